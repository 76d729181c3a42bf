//! Trains the reader's model: `cargo run --release --example train -- ../shared/treebank grammar/english.model`.

#[path = "treebank.rs"]
mod treebank;

use std::error::Error;
use std::path::PathBuf;

use rapporteur::prose::train::{Classes, Settings, read_treebank, train, vary};

/// What the model is trained on; the other treebanks are for tuning and measuring.
const TREEBANKS: [&str; 2] = ["en-ewt-train.conllu.gz", "en-gum-free-train.conllu.gz"];

/// Sentences in the style of institutions, annotated for this project.
const INSTITUTIONAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/grammar/institutional.conllu");

/// Distributional classes of words.
const CLASSES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/grammar/distributional-classes.txt");

/// How often each of them is learnt with other words in it.
const COPIES: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(directory), Some(output)) = (arguments.next(), arguments.next()) else {
        return Err("usage: train TREEBANK-DIRECTORY MODEL-FILE".into());
    };
    let mut sentences = Vec::new();
    for name in TREEBANKS {
        sentences.extend(treebank::read(&directory.join(name))?);
    }
    let institutional = read_treebank(&std::fs::read_to_string(INSTITUTIONAL)?)?;
    sentences.extend(vary(&institutional, &sentences, COPIES));
    let classes = Classes::read(&std::fs::read_to_string(CLASSES)?);
    let model = train(&sentences, &classes, &Settings::default());
    std::fs::write(output, model.encode())?;
    Ok(())
}

//! Trains the reader's model: `cargo run --release --example train -- ../shared/treebank grammar/english.model`.

#[path = "treebank.rs"]
mod treebank;

use std::error::Error;
use std::io::Write;
use std::path::PathBuf;

use rapporteur::prose::train::{Settings, measure, read_treebank, train};
use rapporteur::prose::{Model, Vectors};

/// What the model is trained on; the other treebanks are for tuning and measuring.
const TREEBANKS: [&str; 2] = ["en-ewt-train.conllu.gz", "en-gum-free-train.conllu.gz"];

/// What is measured after every epoch, for people to watch.
const WATCHED: &str = "en-ewt-dev.conllu.gz";

/// Sentences in the style of institutions, annotated for this project.
const INSTITUTIONAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/grammar/institutional.conllu");

/// Word vectors.
const VECTORS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/grammar/english.vectors");

/// How often each institutional sentence is learnt.
const COPIES: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(directory), Some(output)) = (arguments.next(), arguments.next()) else {
        return Err("usage: train TREEBANK-DIRECTORY MODEL-FILE [EPOCHS]".into());
    };
    let mut settings = Settings::default();
    if let Some(epochs) = arguments.next() {
        settings.epochs = epochs.to_string_lossy().parse()?;
    }
    let mut sentences = Vec::new();
    for name in TREEBANKS {
        sentences.extend(treebank::read(&directory.join(name))?);
    }
    let institutional = read_treebank(&std::fs::read_to_string(INSTITUTIONAL)?)?;
    for _ in 0..COPIES {
        sentences.extend_from_slice(&institutional);
    }
    let watched = treebank::read(&directory.join(WATCHED)).unwrap_or_default();
    let vector_bytes = std::fs::read(VECTORS)?;
    let mut talk = std::io::stderr().lock();
    let learnt = train(&sentences, &Vectors::decode(&vector_bytes)?, &settings, |epoch| {
        let [tags, heads, relations] = epoch.losses;
        let accuracy = Model::decode(&vector_bytes, &(epoch.model)()).map(|model| measure(&model, &watched));
        let share = |right: usize, all: usize| 100.0 * right as f64 / all.max(1) as f64;
        let accuracy = accuracy.unwrap_or_default();
        let line = format!(
            "epoch {}: losses {tags:.3} {heads:.3} {relations:.3}; {WATCHED}: XPOS {:.2}, UAS {:.2}, LAS {:.2}",
            epoch.number,
            share(accuracy.tags, accuracy.words),
            share(accuracy.plain_heads, accuracy.plain_words),
            share(accuracy.plain_arcs, accuracy.plain_words),
        );
        // Nobody need watch.
        let _ = writeln!(talk, "{line}");
    });
    std::fs::write(output, learnt)?;
    Ok(())
}

//! Learns which noun a conjunct joins: `cargo run --release --example conjuncts -- ../shared/treebank grammar/conjuncts.tsv`.

#[path = "treebank.rs"]
mod treebank;

use std::error::Error;
use std::io::Write;
use std::path::PathBuf;

use rapporteur::prose::Vectors;
use rapporteur::prose::train::{learn_conjuncts, read_treebank};

/// What is learnt from, besides the sentences annotated for this project.
const TREEBANKS: [&str; 2] = ["en-ewt-train.conllu.gz", "en-gum-free-train.conllu.gz"];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(directory), Some(output)) = (arguments.next(), arguments.next()) else {
        return Err("usage: conjuncts TREEBANK-DIRECTORY OUTPUT".into());
    };
    let mut sentences = read_treebank(&std::fs::read_to_string("grammar/institutional.conllu")?)?;
    for name in TREEBANKS {
        sentences.extend(treebank::read(&directory.join(name))?);
    }
    let (table, right) = learn_conjuncts(&sentences, &Vectors::decode(&std::fs::read("grammar/english.vectors")?)?);
    std::fs::write(output, table)?;
    writeln!(std::io::stdout().lock(), "{:.1} % of what was learnt from is right", 100.0 * right)?;
    Ok(())
}

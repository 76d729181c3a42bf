//! Measures a model: `cargo run --release --example measure -- ../shared/treebank/en-pud-test.conllu.gz [MODEL-FILE]`.

#[path = "treebank.rs"]
mod treebank;

use std::error::Error;
use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;

use rapporteur::prose::Model;
use rapporteur::prose::train::measure;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let Some(path) = arguments.next() else { return Err("usage: measure TREEBANK [MODEL-FILE]".into()) };
    let model_path = arguments.next().unwrap_or_else(|| "grammar/english.model".into());
    let model = Model::decode(&std::fs::read("grammar/english.vectors")?, &std::fs::read(model_path)?)?;
    let sentences = treebank::read(&path)?;
    let start = Instant::now();
    let accuracy = measure(&model, &sentences);
    let seconds = start.elapsed().as_secs_f64();
    let share = |right: usize, all: usize| 100.0 * right as f64 / all as f64;
    let mut out = std::io::stdout().lock();
    writeln!(out, "words               {:6}   {:.0} a second", accuracy.words, accuracy.words as f64 / seconds)?;
    writeln!(out, "XPOS                {:6.2}", share(accuracy.tags, accuracy.words))?;
    writeln!(out, "UPOS                {:6.2}", share(accuracy.upos, accuracy.words))?;
    writeln!(out, "UAS                 {:6.2}", share(accuracy.heads, accuracy.words))?;
    writeln!(out, "LAS                 {:6.2}", share(accuracy.arcs, accuracy.words))?;
    writeln!(out, "UAS, no punctuation {:6.2}", share(accuracy.plain_heads, accuracy.plain_words))?;
    writeln!(out, "LAS, no punctuation {:6.2}", share(accuracy.plain_arcs, accuracy.plain_words))?;
    Ok(())
}

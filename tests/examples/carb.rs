//! Prints open extractions in CaRB's format: `carb < carb-dev-sentences.txt > rows.tsv`.

use rapporteur::prose::{Reader, carb};
use rapporteur::text::{Source, Span};
use std::io::{BufRead, Write};

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let source = Source::new("sentence", line.trim());
        let sentence = Reader::bundled().read_sentence(&source, Span::new(0, line.trim().len()));
        for row in carb::rows(&source, &sentence) {
            writeln!(out, "{line}\t{:.3}\t{}\t{}", row.confidence, row.relation, row.arguments.join("\t"))?;
        }
    }
    Ok(())
}

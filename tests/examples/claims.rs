//! Prints the claims of a text file, one JSON object a line: `claims ingest --dry-run --format jsonl FILE`.

use rapporteur::lexicon::Vocabulary;
use rapporteur::prose::{Reader, link};
use rapporteur::text::Source;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().next_back().unwrap_or_default();
    let source = Source::new(path.clone(), std::fs::read_to_string(&path)?);
    let ingested = link::ingest(&source, Reader::bundled(), &Vocabulary::built_in()?);
    if std::env::args().any(|argument| argument == "--entities") {
        for entity in &ingested.entities {
            println!("{entity:?}");
        }
    } else {
        for view in ingested.views() {
            println!("{}", serde_json::to_string(&view)?);
        }
    }
    for span in &ingested.not_understood {
        eprintln!("not understood: {}", source.slice(*span));
    }
    Ok(())
}

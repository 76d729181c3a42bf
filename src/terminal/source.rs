//! `source`: the text that citations are counted in, of a document or kept with a graph, and the map of a document.

use super::args::SourceText;
use super::failure::{Failure, Outcome};
use super::formats::SourceFormat;
use super::home::Home;
use super::remove::unknown;
use super::streams::Streams;
use crate::claim::Citation;
use crate::knowledge::{Input, Shown};
use crate::text::{Block, BlockKind, Diagnostic, Layout, Metadata, Source};
use serde::Serialize;

/// The text of a source and what stood where in its document.
#[derive(Serialize)]
struct Map<'a> {
    source: &'a str,
    metadata: &'a Metadata,
    text: &'a str,
    blocks: Vec<Place>,
}

/// A block with its place; positions in code points.
#[derive(Serialize)]
struct Place {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    #[serde(flatten)]
    citation: Citation,
}

/// Runs the command.
pub(super) fn run(arguments: &SourceText, home: Home<'_>, streams: Streams) -> Result<Outcome, Failure> {
    if !home.is_nowhere() {
        return kept(arguments, home, streams);
    }
    let source = Input::from_argument(&arguments.file).prose()?;
    match arguments.format {
        SourceFormat::Text => Streams::write(source.text())?,
        SourceFormat::Json => Streams::write(&(serde_json::to_string_pretty(&map(&source))? + "\n"))?,
    }
    if source.layout().is_none() {
        streams.note("plain text: this is the file as it is");
    }
    Ok(Outcome::Answered)
}

/// Prints a text that a graph keeps.
fn kept(arguments: &SourceText, home: Home<'_>, streams: Streams) -> Result<Outcome, Failure> {
    if arguments.format == SourceFormat::Json {
        let message = "a graph keeps the text of a document, and not the map of what stood where";
        return Err(Failure::wrong(
            Diagnostic::error("text-alone", message)
                .help("rapporteur source FILE --format json maps the document itself"),
        ));
    }
    let knowledge = home.open(&[], streams)?;
    let name = arguments.file.to_string_lossy();
    match knowledge.source(&name)? {
        Some(Shown::Text(source)) => Streams::write(source.text())?,
        Some(Shown::Passages(_)) => {
            let message = format!("the graph cites {name}, but does not keep its text");
            return Err(Failure::failed(
                Diagnostic::error("no-text", message).help("ingest it again: rapporteur ingest FILE --graph DIR"),
            ));
        }
        None => {
            let known: Vec<String> = knowledge.sources()?.into_iter().map(|source| source.name).collect();
            return Err(unknown(&name, &known));
        }
    }
    Ok(Outcome::Answered)
}

fn map(source: &Source) -> Map<'_> {
    let blocks = source.layout().map(Layout::blocks).unwrap_or_default();
    let places = blocks.iter().filter_map(|block| place(source, block));
    Map { source: source.name(), metadata: source.metadata(), text: source.text(), blocks: places.collect() }
}

fn place(source: &Source, block: &Block) -> Option<Place> {
    let (kind, level) = match block.kind {
        BlockKind::Heading(level) => ("heading", Some(level)),
        BlockKind::Paragraph => ("paragraph", None),
        BlockKind::Item { depth, .. } => ("item", Some(depth + 1)),
        BlockKind::Cell(_) => ("cell", None),
        BlockKind::Note => ("note", None),
    };
    Some(Place { kind, level, citation: Citation::new(source, block.span).ok()? })
}

//! `source`: the text that citations are counted in, and the map of it.

use super::args::SourceText;
use super::failure::{Failure, Outcome};
use super::formats::SourceFormat;
use super::streams::Streams;
use crate::claim::Citation;
use crate::knowledge::Input;
use crate::text::{Block, BlockKind, Layout, Metadata, Source};
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
pub(super) fn run(arguments: &SourceText, streams: Streams) -> Result<Outcome, Failure> {
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

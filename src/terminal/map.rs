//! `map`: what stands around an answer, drawn.

use super::args::Draw;
use super::failure::{Failure, Outcome};
use super::formats::MapFormat;
use super::home::Home;
use super::streams::Streams;
use crate::knowledge::Map;
use crate::show::{map, svg};
use crate::text::Diagnostic;

/// The word that asks for the whole graph.
const ALL: &str = "all";

/// Runs the command.
pub(super) fn run(wanted: &Draw, home: Home<'_>, streams: Streams) -> Result<Outcome, Failure> {
    let format = format(wanted)?;
    let knowledge = home.open(&wanted.files, streams)?;
    let (found, outcome) = if wanted.question == ALL {
        (knowledge.map_of_all()?, Outcome::Answered)
    } else {
        let answer = knowledge.ask(&wanted.question)?.answer;
        (knowledge.map_of(&answer)?, super::ask::outcome(&answer))
    };
    if found.left_out > 0 {
        streams.note(&format!("{} arrows more are left out: ask about less", found.left_out));
    }
    let text = drawn(&found, format);
    match &wanted.output {
        Some(path) => std::fs::write(path, &text).map_err(|error| {
            let message = format!("cannot write {}: {error}", path.display());
            Failure::failed(Diagnostic::error("unwritable-file", message))
        })?,
        None => Streams::write(&text)?,
    }
    Ok(if found.things.is_empty() { Outcome::Empty } else { outcome })
}

/// A map in a format.
pub(super) fn drawn(found: &Map, format: MapFormat) -> String {
    match format {
        MapFormat::Dot => map::dot(found),
        MapFormat::Mermaid => map::mermaid(found),
        MapFormat::Svg => svg::svg(found),
    }
}

/// The format asked for, else that of the file's extension, else DOT.
fn format(wanted: &Draw) -> Result<MapFormat, Failure> {
    let Some(path) = &wanted.output else { return Ok(wanted.format.unwrap_or(MapFormat::Dot)) };
    let by_extension = path.extension().and_then(|extension| match extension.to_str()? {
        "dot" | "gv" => Some(MapFormat::Dot),
        "mmd" | "mermaid" => Some(MapFormat::Mermaid),
        "svg" => Some(MapFormat::Svg),
        _ => None,
    });
    wanted.format.or(by_extension).ok_or_else(|| {
        let message = format!("the extension of {} names no format of a map", path.display());
        Failure::wrong(Diagnostic::error("unknown-extension", message).help("use .svg, .dot or .mmd, or say --format"))
    })
}

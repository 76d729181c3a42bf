//! `map`: what stands around an answer, drawn.

use super::args::Draw;
use super::failure::{Failure, Outcome};
use super::formats::MapFormat;
use super::home::Home;
use super::streams::Streams;
use crate::knowledge::{Knowledge, Map, Timeline};
use crate::show::{map, png, svg, timeline};
use crate::text::Diagnostic;
use std::path::Path;

/// The word that asks for the whole graph.
const ALL: &str = "all";

/// Runs the command.
pub(super) fn run(wanted: &Draw, home: Home<'_>, streams: Streams) -> Result<Outcome, Failure> {
    let format = format(wanted)?;
    let knowledge = home.open(&wanted.files, streams)?;
    if wanted.timeline {
        return timeline_of(wanted, format, &knowledge);
    }
    let (found, outcome) = if wanted.question == ALL {
        (knowledge.map_of_all()?, Outcome::Answered)
    } else {
        let answer = knowledge.ask(&wanted.question)?.answer;
        (knowledge.map_of(&answer)?, super::ask::outcome(&answer))
    };
    if found.left_out > 0 {
        streams.note(&format!("{} arrows more are left out: ask about less", found.left_out));
    }
    put(&drawn(&found, format)?, wanted.output.as_deref())?;
    Ok(if found.things.is_empty() { Outcome::Empty } else { outcome })
}

/// Draws when it was so.
fn timeline_of(wanted: &Draw, format: MapFormat, knowledge: &Knowledge) -> Result<Outcome, Failure> {
    let found = match wanted.question == ALL {
        true => knowledge.timeline_of_all()?,
        false => knowledge.timeline_of(&knowledge.ask(&wanted.question)?.answer)?,
    };
    put(&dated(&found, format)?, wanted.output.as_deref())?;
    Ok(if found.dated.is_empty() { Outcome::Empty } else { Outcome::Answered })
}

/// Writes a drawing to a file, or else to standard output.
fn put(bytes: &[u8], output: Option<&Path>) -> Result<(), Failure> {
    match output {
        Some(path) => write(bytes, path),
        None => Ok(Streams::with_stdout(|out| out.write_all(bytes))?),
    }
}

/// Writes a drawing to a file.
pub(super) fn write(bytes: &[u8], path: &Path) -> Result<(), Failure> {
    std::fs::write(path, bytes).map_err(|error| Failure::unwritable(path, &error))
}

/// A map in a format.
pub(super) fn drawn(found: &Map, format: MapFormat) -> Result<Vec<u8>, Failure> {
    Ok(match format {
        MapFormat::Dot => map::dot(found).into_bytes(),
        MapFormat::Mermaid => map::mermaid(found).into_bytes(),
        MapFormat::Svg => svg::svg(found).into_bytes(),
        MapFormat::Png => picture(&svg::svg(found))?,
    })
}

/// A drawing in PNG.
fn picture(svg: &str) -> Result<Vec<u8>, Failure> {
    png::png(svg).map_err(|error| {
        Failure::failed(Diagnostic::error("no-picture", error.to_string()).help("use .svg, which needs no font here"))
    })
}

/// A timeline in a format; it has no nodes that DOT or Mermaid could draw.
pub(super) fn dated(found: &Timeline, format: MapFormat) -> Result<Vec<u8>, Failure> {
    match format {
        MapFormat::Svg => Ok(timeline::svg(found).into_bytes()),
        MapFormat::Png => picture(&timeline::svg(found)),
        MapFormat::Dot | MapFormat::Mermaid => {
            let diagnostic = Diagnostic::error("no-such-timeline", "a timeline is drawn as SVG or PNG");
            Err(Failure::wrong(diagnostic.help("-o hosts.svg, or --format svg")))
        }
    }
}

/// The format asked for, else that of the file's extension, else DOT.
fn format(wanted: &Draw) -> Result<MapFormat, Failure> {
    match (wanted.format, &wanted.output) {
        (Some(format), _) => Ok(format),
        (None, Some(path)) => MapFormat::of_file(path),
        (None, None) if wanted.timeline => Ok(MapFormat::Svg),
        (None, None) => Ok(MapFormat::Dot),
    }
}

impl MapFormat {
    /// The format that the extension of a file names.
    pub(super) fn of_file(path: &Path) -> Result<Self, Failure> {
        let by_extension = path.extension().and_then(|extension| match extension.to_str()? {
            "dot" | "gv" => Some(Self::Dot),
            "mmd" | "mermaid" => Some(Self::Mermaid),
            "svg" => Some(Self::Svg),
            "png" => Some(Self::Png),
            _ => None,
        });
        by_extension.ok_or_else(|| {
            let message = format!("the extension of {} names no format of a map", path.display());
            Failure::wrong(
                Diagnostic::error("unknown-extension", message).help("use .svg, .png, .dot or .mmd, or say --format"),
            )
        })
    }
}

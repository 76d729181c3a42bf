//! `export`: the graph as RDF.

use super::args::Export;
use super::failure::{Failure, Outcome};
use super::formats::GraphFormat;
use super::home::Home;
use super::streams::Streams;
use crate::knowledge::{Exported, RdfFormat, syntax_of};
use crate::show::words::count;
use crate::text::Diagnostic;
use std::io;
use std::path::Path;

/// Runs the command.
pub(super) fn run(export: &Export, home: Home<'_>, streams: Streams) -> Result<Outcome, Failure> {
    let syntax = syntax(export)?;
    let Exported { text, left_out } = home.open(&export.files, streams)?.export(syntax)?;
    match &export.output {
        Some(path) => std::fs::write(path, &text).map_err(|error| unwritable(path, &error))?,
        None => Streams::write(&text)?,
    }
    if left_out > 0 {
        let left_out = count(left_out, "statement of named graphs was", "statements of named graphs were");
        let instead = "trig, nquads and jsonld hold named graphs";
        streams.note(&format!("{left_out} left out, since {} holds one graph only; {instead}", syntax.name()));
    }
    Ok(Outcome::Answered)
}

/// The syntax asked for, else that of the file's extension, else Turtle.
fn syntax(export: &Export) -> Result<RdfFormat, Failure> {
    match (export.format, &export.output) {
        (Some(format), _) => Ok(format.syntax()),
        (None, None) => Ok(RdfFormat::Turtle),
        (None, Some(path)) => syntax_of(&path.to_string_lossy()).ok_or_else(|| no_syntax(path)),
    }
}

impl GraphFormat {
    fn syntax(self) -> RdfFormat {
        match self {
            Self::Turtle => RdfFormat::Turtle,
            Self::Ntriples => RdfFormat::NTriples,
            Self::Nquads => RdfFormat::NQuads,
            Self::Trig => RdfFormat::TriG,
            Self::Jsonld => RdfFormat::JsonLd { profile: Default::default() },
            Self::Rdfxml => RdfFormat::RdfXml,
        }
    }
}

fn no_syntax(path: &Path) -> Failure {
    let message = format!("the extension of {} names no syntax of RDF", path.display());
    let diagnostic = Diagnostic::error("unknown-extension", message)
        .help("use .ttl, .nt, .nq, .trig, .jsonld or .rdf, or say --format");
    Failure::wrong(diagnostic)
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let message = format!("cannot write {}: {error}", path.display());
    Failure::failed(Diagnostic::error("unwritable-file", message))
}

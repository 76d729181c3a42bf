//! `export`: the graph as RDF or as a network.

use super::args::Export;
use super::failure::{Failure, Outcome};
use super::formats::GraphFormat;
use super::home::Home;
use super::streams::Streams;
use crate::knowledge::{Exported, Knowledge, Map, RdfFormat, Shape, syntax_of};
use crate::show::words::count;
use crate::show::{map, network};
use crate::text::Diagnostic;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What is written.
#[derive(Clone, Copy)]
enum Kind {
    /// RDF in a syntax.
    Rdf(RdfFormat),
    /// RDF that writes claims in another way.
    Shape(Shape),
    /// Things and arrows.
    Network(fn(&Map) -> Result<String, Failure>),
}

/// Runs the command.
pub(super) fn run(export: &Export, home: Home<'_>, streams: Streams) -> Result<Outcome, Failure> {
    let kind = kind(export)?;
    if let (Kind::Shape(_), Some(_)) = (kind, &export.of) {
        let message = "this format writes the claims of a whole graph, and not those of a question";
        let help = "use turtle, or a format of networks: graphml, cytoscape, dot, mermaid, csv";
        return Err(Failure::wrong(Diagnostic::error("whole-graph", message).help(help)));
    }
    let knowledge = match export.of {
        Some(_) => home.open(&export.files, streams)?,
        None => home.open_apart(&export.files, streams)?,
    };
    let write = |out: &mut dyn Write| -> Result<usize, Failure> {
        if let (Kind::Rdf(syntax), None) = (kind, &export.of) {
            return Ok(knowledge.export_to(syntax, out)?);
        }
        let Exported { text, left_out } = exported(&knowledge, kind, export.of.as_deref())?;
        out.write_all(text.as_bytes())?;
        Ok(left_out)
    };
    let left_out = match &export.output {
        Some(path) => to_file(path, write)?,
        None => {
            let mut out = io::BufWriter::new(io::stdout().lock());
            let left_out = write(&mut out)?;
            out.flush()?;
            left_out
        }
    };
    if left_out > 0 {
        let left_out = count(left_out, "statement of named graphs was", "statements of named graphs were");
        let instead = "trig, nquads, canonical and jsonld hold named graphs";
        streams.note(&format!("{left_out} left out, since this format holds one graph only; {instead}"));
    }
    Ok(Outcome::Answered)
}

/// Writes a file that is whole or, if that fails, as it was before.
fn to_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<usize, Failure>) -> Result<usize, Failure> {
    // What is no plain file, such as a pipe, is written to as it is.
    let is_plain = path.metadata().is_ok_and(|known| known.is_file()) || !path.exists();
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let part = if is_plain { PathBuf::from(part) } else { path.to_owned() };
    let unwritable = |error: io::Error| Failure::unwritable(path, &error);
    let file = File::create(&part).map_err(unwritable)?;
    let mut out = io::BufWriter::new(file);
    let written = write(&mut out).and_then(|left_out| out.flush().map(|()| left_out).map_err(unwritable));
    drop(out);
    if is_plain {
        match &written {
            Ok(_) => std::fs::rename(&part, path).map_err(unwritable)?,
            Err(_) => _ = std::fs::remove_file(&part),
        }
    }
    written
}

fn exported(knowledge: &Knowledge, kind: Kind, question: Option<&str>) -> Result<Exported, Failure> {
    Ok(match (kind, question) {
        (Kind::Rdf(syntax), None) => knowledge.export(syntax)?,
        (Kind::Rdf(syntax), Some(question)) => knowledge.export_of(question, syntax)?,
        (Kind::Shape(shape), _) => knowledge.shaped(shape)?,
        (Kind::Network(write), question) => {
            let answer = question.map(|question| knowledge.ask(question)).transpose()?.map(|answered| answered.answer);
            Exported { text: write(&knowledge.network(answer.as_ref())?)?, left_out: 0 }
        }
    })
}

/// The format asked for, else that of the file's extension, else Turtle.
fn kind(export: &Export) -> Result<Kind, Failure> {
    match (export.format, &export.output) {
        (Some(format), _) => Ok(format.kind()),
        (None, None) => Ok(Kind::Rdf(RdfFormat::Turtle)),
        (None, Some(path)) => by_extension(path).ok_or_else(|| no_syntax(path)),
    }
}

fn by_extension(path: &Path) -> Option<Kind> {
    let format = match path.extension().and_then(|extension| extension.to_str()) {
        Some("graphml") => GraphFormat::Graphml,
        Some("cyjs") => GraphFormat::Cytoscape,
        Some("dot" | "gv") => GraphFormat::Dot,
        Some("mmd" | "mermaid") => GraphFormat::Mermaid,
        Some("csv") => GraphFormat::Csv,
        _ => return syntax_of(&path.to_string_lossy()).map(Kind::Rdf),
    };
    Some(format.kind())
}

impl GraphFormat {
    fn kind(self) -> Kind {
        match self {
            Self::Turtle => Kind::Rdf(RdfFormat::Turtle),
            Self::Ntriples => Kind::Rdf(RdfFormat::NTriples),
            Self::Nquads => Kind::Rdf(RdfFormat::NQuads),
            Self::Trig => Kind::Rdf(RdfFormat::TriG),
            Self::Jsonld => Kind::Rdf(RdfFormat::JsonLd { profile: Default::default() }),
            Self::Rdfxml => Kind::Rdf(RdfFormat::RdfXml),
            Self::Canonical => Kind::Shape(Shape::Canonical),
            Self::Rdf12 => Kind::Shape(Shape::Reified),
            Self::Owl => Kind::Shape(Shape::Negations),
            Self::Nanopub => Kind::Shape(Shape::Nanopublications),
            Self::Graphml => Kind::Network(|map| Ok(network::graphml(map))),
            Self::Cytoscape => Kind::Network(|map| Ok(network::cytoscape(map))),
            Self::Dot => Kind::Network(|found| Ok(map::dot(found))),
            Self::Mermaid => Kind::Network(|found| Ok(map::mermaid(found))),
            Self::Csv => Kind::Network(|map| network::edges(map).map_err(|error| Failure::Output(error.into()))),
        }
    }
}

fn no_syntax(path: &Path) -> Failure {
    let message = format!("the extension of {} names no format of a graph", path.display());
    let diagnostic = Diagnostic::error("unknown-extension", message)
        .help("use .ttl, .nt, .nq, .trig, .jsonld, .rdf, .graphml, .cyjs, .dot, .mmd or .csv, or say --format");
    Failure::wrong(diagnostic)
}

//! Reading RDF files of every syntax.

use crate::rdf::{GraphName, NamedOrBlankNode, Quad, Term};
use crate::text::{Diagnostic, Source, Span};
use oxigraph::io::{RdfFormat, RdfParser, TextPosition};
use oxigraph::model::BlankNode;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::io::{self, BufRead, Read};
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

/// Why a file could not be read as RDF.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// It is not written as its syntax wants, such as `<x:a> <x:b> .` in Turtle.
    #[error("{file}:{line}:{column}: not {format}: {message}")]
    Syntax {
        /// The file.
        file: String,
        /// Line, from 1.
        line: u64,
        /// Column in code points, from 1.
        column: u64,
        /// The bytes at fault.
        span: Span,
        /// The name of the syntax.
        format: &'static str,
        /// What is wrong.
        message: String,
    },
    /// Its bytes are not UTF-8.
    #[error("{file}:{line}:{column}: not UTF-8")]
    NotUtf8 {
        /// The file.
        file: String,
        /// Line, from 1.
        line: u64,
        /// Column in code points, from 1.
        column: u64,
        /// Bytes before the first that does not fit.
        valid_up_to: usize,
    },
}

impl LoadError {
    /// As a diagnostic whose span lies in the file's text.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        match self {
            Self::Syntax { span, message, format, .. } => {
                let code = "rdf-syntax";
                Diagnostic::error(code, self.to_string()).at(*span, format!("not {format}: {message}"))
            }
            Self::NotUtf8 { .. } => {
                Diagnostic::error("not-utf-8", self.to_string()).help("save the file as UTF-8 and load it again")
            }
        }
    }
}

/// The quads of a file, all in the default graph, in the order of the file.
///
/// Named graphs are flattened, so that a question about files sees all of them; a kept graph keeps them apart. Blank nodes are
/// renamed by file and order, so that two files never share one and the same file always gives the same names. Relative
/// IRIs are resolved against `file:///` and the file's name.
///
/// # Errors
/// [`LoadError::Syntax`] at the first mistake; [`LoadError::NotUtf8`].
pub fn parse(name: &str, bytes: &[u8], format: RdfFormat) -> Result<Vec<Quad>, LoadError> {
    let flat = |quad: Quad| Quad { graph_name: GraphName::DefaultGraph, ..quad };
    Ok(parse_all(name, bytes, format)?.into_iter().map(flat).collect())
}

/// The same, in the graphs in which the file has them.
///
/// # Errors
/// As [`parse`].
pub fn parse_all(name: &str, bytes: &[u8], format: RdfFormat) -> Result<Vec<Quad>, LoadError> {
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(name, bytes, error.valid_up_to()))?;
    let mut blanks = Blanks::of(name);
    let mut quads = Vec::new();
    for quad in parser(name, format).for_slice(text.trim_start_matches('\u{feff}').as_bytes()) {
        let quad = quad.map_err(|error| {
            let range = error.location().unwrap_or_else(|| last_line_read(name, text, format));
            syntax(name, text, format, &error.to_string(), &range)
        })?;
        quads.push(blanks.rename_all(quad));
    }
    Ok(quads)
}

pub(super) fn parser(name: &str, format: RdfFormat) -> RdfParser {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let parser = RdfParser::from_format(format);
    parser.clone().with_base_iri(format!("file:///{file}")).unwrap_or(parser)
}

fn not_utf8(name: &str, bytes: &[u8], valid_up_to: usize) -> LoadError {
    let valid = bytes.get(..valid_up_to).unwrap_or_default();
    let place = Source::new(name, String::from_utf8_lossy(valid)).position(valid_up_to);
    LoadError::NotUtf8 { file: name.to_owned(), line: place.line as u64, column: place.column as u64, valid_up_to }
}

fn syntax(name: &str, text: &str, format: RdfFormat, message: &str, range: &Range<TextPosition>) -> LoadError {
    let clamp = |offset: u64| usize::try_from(offset).unwrap_or(usize::MAX).min(text.len());
    LoadError::Syntax {
        file: name.to_owned(),
        line: range.start.line + 1,
        column: range.start.column + 1,
        span: Span::new(on_boundary(text, clamp(range.start.offset)), on_boundary(text, clamp(range.end.offset))),
        format: format.name(),
        message: plain(message),
    }
}

/// The last character boundary at or before `byte`.
fn on_boundary(text: &str, byte: usize) -> usize {
    (0..=byte).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// The message without the place that the parser puts before it, which is said already.
pub(super) fn plain(message: &str) -> String {
    let body = match message.strip_prefix("Parser error at ").or_else(|| message.strip_prefix("Parser error between "))
    {
        Some(rest) => rest.split_once(": ").map_or(rest, |(_, body)| body),
        None => message,
    };
    body.trim_end_matches('.').to_owned()
}

/// Where a parser that tells no place stopped: the line it had read up to.
fn last_line_read(name: &str, text: &str, format: RdfFormat) -> Range<TextPosition> {
    let lines = Lines { rest: text.as_bytes(), read: &AtomicU64::new(0) };
    let read = lines.read;
    let mut quads = parser(name, format).for_reader(lines);
    while matches!(quads.next(), Some(Ok(_))) {}
    let end = read.load(Ordering::Relaxed);
    let before = text.get(..usize::try_from(end).unwrap_or(usize::MAX)).unwrap_or(text);
    let start = before.trim_end_matches('\n').rfind('\n').map_or(0, |at| at + 1);
    let line = before.get(..start).unwrap_or_default().matches('\n').count() as u64;
    let at = |offset: u64| TextPosition { line, column: 0, offset };
    at(start as u64)..at(end)
}

/// A reader that hands out one line at a time and counts the bytes.
struct Lines<'a> {
    rest: &'a [u8],
    read: &'a AtomicU64,
}

impl Read for Lines<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.rest.iter().position(|&byte| byte == b'\n').map_or(self.rest.len(), |at| at + 1);
        let mut line = self.rest.take(length as u64);
        let count = line.read(buffer)?;
        self.rest.consume(count);
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// Names for the blank nodes of one file.
pub(super) struct Blanks {
    prefix: String,
    names: HashMap<BlankNode, BlankNode>,
}

impl Blanks {
    fn of(file: &str) -> Self {
        Self::with_prefix(&Self::prefix_of(file))
    }

    /// Names that begin so.
    pub(super) fn with_prefix(prefix: &str) -> Self {
        Self { prefix: prefix.to_owned(), names: HashMap::new() }
    }

    /// What the names of a file's blank nodes begin with.
    pub(super) fn prefix_of(file: &str) -> String {
        let digest = Sha256::digest(file.as_bytes());
        let hex: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        format!("f{hex}")
    }

    fn name(&mut self, node: BlankNode) -> BlankNode {
        let next = self.names.len();
        let fresh = || BlankNode::new_unchecked(format!("{}n{next}", self.prefix));
        self.names.entry(node).or_insert_with(fresh).clone()
    }

    /// In the graph where it is.
    pub(super) fn rename_all(&mut self, quad: Quad) -> Quad {
        let subject = match quad.subject {
            NamedOrBlankNode::BlankNode(node) => self.name(node).into(),
            named @ NamedOrBlankNode::NamedNode(_) => named,
        };
        let object = match quad.object {
            Term::BlankNode(node) => self.name(node).into(),
            other => other,
        };
        let graph = match quad.graph_name {
            GraphName::BlankNode(node) => self.name(node).into(),
            other => other,
        };
        Quad::new(subject, quad.predicate, object, graph)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::io::JsonLdProfileSet;

    const RDF_XML: &str = concat!(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:x='http://x/'>",
        "<rdf:Description rdf:about='http://x/a'><x:b rdf:resource='http://x/c'/></rdf:Description></rdf:RDF>"
    );

    #[test]
    fn every_syntax_gives_the_same_quad() {
        let json = r#"{"@id": "http://x/a", "http://x/b": {"@id": "http://x/c"}}"#;
        let rows = [
            (RdfFormat::Turtle, "@prefix x: <http://x/> . x:a x:b x:c ."),
            (RdfFormat::NTriples, "<http://x/a> <http://x/b> <http://x/c> ."),
            (RdfFormat::NQuads, "<http://x/a> <http://x/b> <http://x/c> <http://x/g> ."),
            (RdfFormat::TriG, "@prefix x: <http://x/> . x:g { x:a x:b x:c }"),
            (RdfFormat::N3, "@prefix x: <http://x/> . x:a x:b x:c ."),
            (RdfFormat::RdfXml, RDF_XML),
            (RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() }, json),
        ];
        for (format, text) in rows {
            let quads = parse("t", text.as_bytes(), format).unwrap();
            let shown: Vec<String> = quads.iter().map(ToString::to_string).collect();
            assert_eq!(shown, ["<http://x/a> <http://x/b> <http://x/c>"], "{format}");
        }
    }

    fn place(error: &LoadError) -> (u64, u64) {
        match error {
            LoadError::Syntax { line, column, .. } | LoadError::NotUtf8 { line, column, .. } => (*line, *column),
        }
    }

    #[test]
    fn mistakes_are_located() {
        let broken_xml = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:x='http://x/'>\n<x:a>\n</x:b>\n</rdf:RDF>";
        let rows: [(RdfFormat, &[u8], (u64, u64)); 4] = [
            (RdfFormat::Turtle, b"<x:a> <x:b> <x:c> .\n<x:a> <x:b> .\n", (2, 13)),
            (RdfFormat::NTriples, b"<x:a> <x:b> 'c' .\n", (1, 13)),
            (RdfFormat::RdfXml, broken_xml.as_bytes(), (3, 1)),
            (RdfFormat::Turtle, b"<x:a>\n \xff", (2, 2)),
        ];
        for (format, text, expected) in rows {
            let error = parse("t", text, format).unwrap_err();
            assert_eq!(place(&error), expected, "{error}");
            assert!(!error.diagnostic().message.is_empty());
        }
    }

    #[test]
    fn blank_nodes_are_named_by_file_and_order() {
        let text = b"[] <x:p> [ <x:q> _:a ] .";
        let read = |name: &str| parse(name, text, RdfFormat::Turtle).unwrap();
        assert_eq!(read("one.ttl"), read("one.ttl"));
        assert_ne!(read("one.ttl"), read("two.ttl"));
    }

    #[test]
    fn relative_iris_have_a_base() {
        let quads = parse("dir/world.ttl", b"<#a> <x:p> <b> .", RdfFormat::Turtle).unwrap();
        assert_eq!(quads[0].to_string(), "<file:///world.ttl#a> <x:p> <file:///b>");
    }
}

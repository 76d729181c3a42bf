//! Results as they come over HTTP, read row by row.

use super::RemoteError;
use super::body::{Body, Flaw};
use super::client::Reply;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{Quad, Triple};
use oxigraph::sparql::results::{
    QueryResultsFormat, QueryResultsParser, ReaderQueryResultsParserOutput, ReaderSolutionsParser,
};
use ureq::http::header::CONTENT_TYPE;

/// The media types of tables, the best first.
pub(super) const TABLES: &str = "application/sparql-results+json, application/sparql-results+xml;q=0.7";

/// The media types of graphs, the best first.
pub(super) const GRAPHS: &str = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5";

/// The results of SELECT or ASK.
pub(super) enum Table {
    /// Rows, as they come.
    Rows(Box<Rows>),
    /// Of ASK.
    Holds(bool),
}

/// The rows of a table, as they come.
pub(super) struct Rows {
    pub(super) parser: ReaderSolutionsParser<Body>,
    source: Source,
}

/// Where something comes from, for what is wrong with it.
struct Source {
    address: String,
    format: &'static str,
    flaw: Flaw,
}

impl Source {
    /// What went wrong in reading, or else what the parser says.
    fn wrong(&self, reason: &dyn std::fmt::Display) -> RemoteError {
        let (address, format) = (self.address.clone(), self.format);
        // Of what a page says, the start is enough.
        let reason = reason.to_string().chars().filter(|c| !c.is_control()).take(200).collect();
        self.flaw.or(RemoteError::Garbled { address, format, reason })
    }
}

impl Iterator for Rows {
    type Item = Result<oxigraph::sparql::QuerySolution, RemoteError>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(self.parser.next()?.map_err(|error| self.source.wrong(&error)))
    }
}

/// Reads what came as a table.
///
/// # Errors
/// [`RemoteError::WrongType`], [`RemoteError::Garbled`], or as reading fails.
pub(super) fn table(reply: Reply) -> Result<Table, RemoteError> {
    let media_type = reply.header(CONTENT_TYPE).unwrap_or_default().to_owned();
    let address = reply.body.address.clone();
    let known = [QueryResultsFormat::Json, QueryResultsFormat::Xml];
    let format = QueryResultsFormat::from_media_type(&media_type).filter(|format| known.contains(format));
    let Some(format) = format else {
        return Err(RemoteError::WrongType { address, got: told(&media_type), wanted: "a table in JSON" });
    };
    let source = Source { address, format: format.name(), flaw: reply.body.flaw.clone() };
    let parsed = QueryResultsParser::from_format(format).for_reader(reply.body);
    match parsed.map_err(|error| source.wrong(&error))? {
        ReaderQueryResultsParserOutput::Solutions(parser) => Ok(Table::Rows(Box::new(Rows { parser, source }))),
        ReaderQueryResultsParserOutput::Boolean(holds) => Ok(Table::Holds(holds)),
    }
}

/// Reads what came as a graph, statement by statement.
///
/// # Errors
/// As [`table`].
pub(super) fn quads(reply: Reply) -> Result<impl Iterator<Item = Result<Quad, RemoteError>>, RemoteError> {
    let media_type = reply.header(CONTENT_TYPE).unwrap_or_default().to_owned();
    let address = reply.body.address.clone();
    let Some(format) = RdfFormat::from_media_type(&media_type) else {
        return Err(RemoteError::WrongType { address, got: told(&media_type), wanted: "a graph in RDF" });
    };
    let source = Source { address, format: format.name(), flaw: reply.body.flaw.clone() };
    let parser = RdfParser::from_format(format).for_reader(reply.body);
    Ok(parser.map(move |quad| quad.map_err(|error| source.wrong(&error))))
}

/// The triples of what came.
///
/// # Errors
/// As [`table`].
pub(super) fn triples(reply: Reply) -> Result<impl Iterator<Item = Result<Triple, RemoteError>> + use<>, RemoteError> {
    Ok(quads(reply)?.map(|quad| quad.map(Triple::from)))
}

fn told(media_type: &str) -> String {
    if media_type.is_empty() { "no media type".to_owned() } else { media_type.to_owned() }
}

//! What a SPARQL endpoint needs besides: results of any form, updates, and a way to stop either.

use super::kept::{Change, Kept};
use super::{Committed, Endpoint, EndpointError, Limit, Numbered, QuadPattern, Solutions};
use crate::rdf::{Quad, Tongue};
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser, RdfSerializer};
use oxigraph::model::Triple;
use oxigraph::sparql::QueryResults;
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use spareval::{CancellationToken, QueryEvaluationError};
use spargebra::Query;
use std::collections::HashSet;
use std::io;
use std::sync::Arc;

/// How the results of a query are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultFormat {
    /// Of SELECT and ASK.
    Table(QueryResultsFormat),
    /// Of CONSTRUCT and DESCRIBE.
    Graph(RdfFormat),
}

/// JSON-LD without a profile.
pub const JSON_LD: RdfFormat = RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() };

/// A graph in Turtle, written in another syntax, its relative IRIs resolved against a base.
///
/// # Errors
/// [`EndpointError::Unwritable`] if it is no Turtle or the syntax cannot hold it.
pub fn rewritten(turtle: &str, base: &str, format: RdfFormat) -> Result<String, EndpointError> {
    if format == RdfFormat::Turtle {
        return Ok(format!("@base <{base}> .\n{turtle}"));
    }
    let unwritable = |error: &dyn std::fmt::Display| EndpointError::Unwritable(error.to_string());
    let parser = RdfParser::from_format(RdfFormat::Turtle).with_base_iri(base).map_err(|error| unwritable(&error))?;
    let mut writer = RdfSerializer::from_format(format).for_writer(vec![]);
    for quad in parser.for_slice(turtle.as_bytes()) {
        let quad = quad.map_err(|error| unwritable(&error))?;
        writer.serialize_quad(&quad).map_err(|error| unwritable(&error))?;
    }
    let bytes = writer.finish().map_err(|error| unwritable(&error))?;
    String::from_utf8(bytes).map_err(|error| unwritable(&error))
}

/// Writes the results of a query, at most so many bytes of them.
///
/// # Errors
/// [`EndpointError::TooLarge`] beyond them, [`EndpointError::WrongForm`] if the format cannot hold results of that form;
/// otherwise as the engine fails.
pub fn write_results(
    endpoint: &dyn Endpoint,
    query: &Query,
    format: ResultFormat,
    limit: usize,
    stop: &CancellationToken,
) -> Result<Vec<u8>, EndpointError> {
    let mut written = Bounded { bytes: vec![], limit };
    endpoint.evaluate(query, stop, &mut |results| match (results, format) {
        (QueryResults::Boolean(holds), ResultFormat::Table(format)) => {
            let writer = QueryResultsSerializer::from_format(format);
            writer
                .serialize_boolean_to_writer(&mut written, holds)
                .map(drop)
                .map_err(|_| EndpointError::TooLarge(limit))
        }
        (QueryResults::Solutions(found), ResultFormat::Table(format)) => {
            let writer = QueryResultsSerializer::from_format(format);
            let mut writer = writer
                .serialize_solutions_to_writer(&mut written, found.variables().to_vec())
                .map_err(|_| EndpointError::TooLarge(limit))?;
            for solution in found {
                writer.serialize(&solution?).map_err(|_| EndpointError::TooLarge(limit))?;
            }
            writer.finish().map(drop).map_err(|_| EndpointError::TooLarge(limit))
        }
        (QueryResults::Graph(found), ResultFormat::Graph(format)) => {
            let mut writer = RdfSerializer::from_format(format).for_writer(&mut written);
            // A graph is a set: what several solutions construct is one triple.
            let mut seen = HashSet::new();
            for triple in found {
                let triple = triple?;
                if seen.insert(triple.clone()) {
                    writer.serialize_triple(&triple).map_err(|error| unwritten(&error, limit))?;
                }
            }
            writer.finish().map(drop).map_err(|error| unwritten(&error, limit))
        }
        (_, ResultFormat::Table(_)) => Err(EndpointError::WrongForm { expected: "SELECT or ASK" }),
        (_, ResultFormat::Graph(_)) => Err(EndpointError::WrongForm { expected: "CONSTRUCT or DESCRIBE" }),
    })?;
    Ok(written.bytes)
}

fn unwritten(error: &io::Error, limit: usize) -> EndpointError {
    match error.kind() {
        io::ErrorKind::FileTooLarge => EndpointError::TooLarge(limit),
        _ => EndpointError::Unwritable(error.to_string()),
    }
}

/// Bytes up to a limit.
struct Bounded {
    bytes: Vec<u8>,
    limit: usize,
}

impl io::Write for Bounded {
    fn write(&mut self, more: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + more.len() > self.limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(more);
        Ok(more.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// An endpoint whose queries end when a token is cancelled.
pub struct Stoppable {
    /// The endpoint.
    pub inner: Arc<dyn Endpoint>,
    /// What stops its queries.
    pub stop: CancellationToken,
}

impl Endpoint for Stoppable {
    fn evaluate(
        &self,
        query: &Query,
        _: &CancellationToken,
        read: &mut dyn FnMut(QueryResults<'_>) -> Result<(), EndpointError>,
    ) -> Result<(), EndpointError> {
        self.inner.evaluate(query, &self.stop, read)
    }

    fn update(&self, update: &spargebra::Update, _: &CancellationToken) -> Result<(), EndpointError> {
        self.inner.update(update, &self.stop)
    }

    fn select(&self, query: &Query) -> Result<Solutions, EndpointError> {
        self.inner.select_until(query, &self.stop)
    }

    fn numbered(&self, query: &Query, _: Option<&CancellationToken>) -> Result<Numbered, EndpointError> {
        self.inner.numbered(query, Some(&self.stop))
    }

    fn glance(&self, query: &Query, steps: u32) -> Result<Solutions, EndpointError> {
        self.inner.glance(query, steps)
    }

    fn ask(&self, query: &Query) -> Result<bool, EndpointError> {
        self.inner.ask_until(query, &self.stop)
    }

    fn construct(&self, query: &Query) -> Result<Vec<Triple>, EndpointError> {
        let mut triples = vec![];
        self.inner.evaluate(query, &self.stop, &mut |results| match results {
            QueryResults::Graph(found) => {
                triples = found.collect::<Result<_, _>>()?;
                Ok(())
            }
            _ => Err(EndpointError::WrongForm { expected: "CONSTRUCT" }),
        })?;
        Ok(triples)
    }

    fn plan(&self, query: &Query) -> Result<Option<String>, EndpointError> {
        if self.stop.is_cancelled() {
            return Err(QueryEvaluationError::Cancelled.into());
        }
        self.inner.plan(query)
    }

    fn commit(&self, change: Change) -> Result<Committed, EndpointError> {
        self.inner.commit(change)
    }

    fn len(&self) -> Result<usize, EndpointError> {
        self.inner.len()
    }

    fn quads(&self, pattern: &QuadPattern) -> Result<Vec<Quad>, EndpointError> {
        if self.stop.is_cancelled() {
            return Err(QueryEvaluationError::Cancelled.into());
        }
        self.inner.quads(pattern)
    }

    fn count(&self, pattern: &QuadPattern, most: usize) -> Option<usize> {
        self.inner.count(pattern, most)
    }

    fn all_quads(&self) -> Result<Vec<Quad>, EndpointError> {
        if self.stop.is_cancelled() {
            return Err(QueryEvaluationError::Cancelled.into());
        }
        self.inner.all_quads()
    }

    /// The token tells when the time is over; the endpoint itself serves others, who have more of it.
    fn limit(&self, _: Limit) {}

    /// The endpoint itself serves others, who may speak otherwise.
    fn speak(&self, _: Tongue) {}

    fn tongue(&self) -> Tongue {
        self.inner.tongue()
    }

    fn allow(&self, abroad: super::Abroad) {
        self.inner.allow(abroad);
    }

    fn kept(&self) -> Option<&Kept> {
        self.inner.kept()
    }

    fn words(&self) -> Result<Option<Arc<Kept>>, EndpointError> {
        self.inner.words()
    }
}

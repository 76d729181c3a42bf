//! A graph in another engine, by the SPARQL 1.1 Protocol.
//!
//! A query goes out as text and its results are read as they come. What another host can do to this program is bounded
//! here: how long it may be silent, how much it may send, where it may lead, and what it is told of who asks.

mod abroad;
mod address;
mod answers;
mod body;
mod client;
mod credentials;
mod error;
mod hosts;
mod transfer;
mod words;

pub use abroad::Abroad;
pub(super) use abroad::Calls;
pub use credentials::Credentials;
pub use error::RemoteError;
pub use hosts::Hosts;
pub use transfer::Moved;
pub use words::partial;

use super::endpoint::table;
use super::kept::{Change, Kept};
use super::{Committed, Endpoint, EndpointError, Limit, QuadPattern, Solutions};
use crate::rdf::{GraphName, NamedOrBlankNode, Quad, Term, Tongue};
use address::{Address, encoded};
use answers::Table;
use client::{Call, Client, Reply};
use oxigraph::model::{Triple, Variable};
use oxigraph::sparql::{CancellationToken, QueryEvaluationError, QueryResults, QuerySolutionIter};
use spareval::QueryTripleIter;
use spargebra::{Query, Update};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use ureq::http::Method;

/// The longest address with which a query is put by GET; longer ones go by POST, since servers and what stands between
/// refuse long addresses.
const LONGEST_ADDRESS: usize = 2000;

/// How many bytes of an answer are read at most.
const LONGEST_ANSWER: u64 = 1 << 30;

/// The type of a form.
const FORM: &str = "application/x-www-form-urlencoded";

/// A graph in another engine. It is asked and not changed.
#[derive(Debug)]
pub struct Remote {
    address: Address,
    client: Client,
    /// Writes a query as it is sent.
    print: fn(&Query) -> String,
    /// Where names are kept from one run to the next.
    cache: Option<PathBuf>,
    /// Of how many statements a graph may be that is fetched whole for its names.
    whole: u64,
    limit: Mutex<Limit>,
    tongue: Mutex<Tongue>,
}

impl Remote {
    /// The endpoint of that address, to which queries are written in this way. Nothing is sent yet.
    ///
    /// # Errors
    /// [`RemoteError::Address`].
    pub fn new(address: &str, credentials: Credentials, print: fn(&Query) -> String) -> Result<Self, RemoteError> {
        let (address, client) = (Address::parse(address)?, Client::new(credentials));
        let (limit, tongue) = (Mutex::default(), Mutex::default());
        Ok(Self { address, client, print, cache: None, whole: words::WHOLE, limit, tongue })
    }

    /// Whether credentials go over a connection that others can read.
    #[must_use]
    pub fn is_overheard(&self) -> bool {
        self.client.is_known() && self.address.is_open()
    }

    /// The request that puts a query: by GET, unless it is too long for that.
    fn call(&self, query: &str, accept: &'static str) -> Call {
        let parameters = format!("query={}", encoded(query));
        let is_short = self.address.as_str().len() + parameters.len() < LONGEST_ADDRESS;
        Call {
            method: if is_short { Method::GET } else { Method::POST },
            address: self.address.clone(),
            parameters: if is_short { parameters.clone() } else { String::new() },
            accept,
            body: (!is_short).then(|| (FORM, parameters.into_bytes())),
            limit: LONGEST_ANSWER,
        }
    }

    /// Puts a query.
    fn put(&self, query: &str, accept: &'static str, limit: &Limit) -> Result<Reply, RemoteError> {
        self.client.send(&self.call(query, accept), limit)
    }

    /// Puts a query whose results are a table.
    fn table(&self, query: &str) -> Result<(Table, Limit), EndpointError> {
        let limit = self.limit_now();
        let table = self.put(query, answers::TABLES, &limit).and_then(answers::table);
        Ok((table.map_err(|error| over(error, &limit))?, limit))
    }

    /// The rows of a query.
    fn rows(&self, query: &str) -> Result<Solutions, EndpointError> {
        let (Table::Rows(rows), limit) = self.table(query)? else {
            return Err(EndpointError::WrongForm { expected: "SELECT" });
        };
        let variables = rows.parser.variables().to_vec();
        table(variables, rows).map_err(|error| over(error, &limit))
    }

    /// Puts a query whose results are a graph.
    fn triples(
        &self,
        query: &Query,
    ) -> Result<(impl Iterator<Item = Result<Triple, RemoteError>> + use<>, Limit), EndpointError> {
        let limit = self.limit_now();
        let reply = self.put(&(self.print)(query), answers::GRAPHS, &limit).and_then(answers::triples);
        Ok((reply.map_err(|error| over(error, &limit))?, limit))
    }

    fn limit_now(&self) -> Limit {
        *self.limit.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Endpoint for Remote {
    fn evaluate(
        &self,
        query: &Query,
        stop: &CancellationToken,
        read: &mut dyn FnMut(QueryResults<'_>) -> Result<(), EndpointError>,
    ) -> Result<(), EndpointError> {
        let failed = |error: RemoteError| QueryEvaluationError::Dataset(Box::new(error));
        let stopped = || stop.is_cancelled().then_some(QueryEvaluationError::Cancelled);
        match query {
            Query::Select { .. } | Query::Ask { .. } => match self.table(&(self.print)(query))?.0 {
                Table::Holds(holds) => read(QueryResults::Boolean(holds)),
                Table::Rows(rows) => {
                    let variables: Arc<[Variable]> = rows.parser.variables().into();
                    let rows = rows.map(|row| stopped().map_or_else(|| row.map_err(failed), Err));
                    read(QueryResults::Solutions(QuerySolutionIter::new(variables, rows)))
                }
            },
            Query::Construct { .. } | Query::Describe { .. } => {
                let triples = self.triples(query)?.0;
                let triples = triples.map(|triple| stopped().map_or_else(|| triple.map_err(failed), Err));
                read(QueryResults::Graph(QueryTripleIter::new(triples)))
            }
        }
    }

    fn update(&self, _: &Update, _: &CancellationToken) -> Result<(), EndpointError> {
        Err(RemoteError::ReadOnly(self.address.as_str().to_owned()).into())
    }

    fn select(&self, query: &Query) -> Result<Solutions, EndpointError> {
        self.rows(&(self.print)(query))
    }

    fn ask(&self, query: &Query) -> Result<bool, EndpointError> {
        match self.table(&(self.print)(query))?.0 {
            Table::Holds(holds) => Ok(holds),
            Table::Rows(_) => Err(EndpointError::WrongForm { expected: "ASK" }),
        }
    }

    fn limit(&self, limit: Limit) {
        *self.limit.lock().unwrap_or_else(PoisonError::into_inner) = limit;
    }

    fn speak(&self, tongue: Tongue) {
        *self.tongue.lock().unwrap_or_else(PoisonError::into_inner) = tongue;
    }

    fn tongue(&self) -> Tongue {
        self.tongue.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn words(&self) -> Result<Option<Arc<Kept>>, EndpointError> {
        self.fetched_words()
    }

    fn construct(&self, query: &Query) -> Result<Vec<Triple>, EndpointError> {
        let (triples, limit) = self.triples(query)?;
        triples.collect::<Result<_, _>>().map_err(|error| over(error, &limit))
    }

    fn commit(&self, _: Change) -> Result<Committed, EndpointError> {
        Err(RemoteError::ReadOnly(self.address.as_str().to_owned()).into())
    }

    fn len(&self) -> Result<usize, EndpointError> {
        let counted = self.rows("SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }")?;
        let number = counted.rows.first().and_then(|row| match row.first()? {
            Some(Term::Literal(number)) => number.value().parse().ok(),
            _ => None,
        });
        number.ok_or(EndpointError::WrongForm { expected: "SELECT with one number" })
    }

    fn quads(&self, pattern: &QuadPattern) -> Result<Vec<Quad>, EndpointError> {
        let QuadPattern { subject, predicate, object } = pattern;
        let is_blank =
            matches!(subject, Some(NamedOrBlankNode::BlankNode(_))) || matches!(object, Some(Term::BlankNode(_)));
        if is_blank {
            // A blank node has no name by which another engine could be asked about it.
            return Ok(vec![]);
        }
        let part = |known: Option<String>, name: &str| known.unwrap_or_else(|| name.to_owned());
        let parts = [
            part(subject.as_ref().map(ToString::to_string), "?s"),
            part(predicate.as_ref().map(ToString::to_string), "?p"),
            part(object.as_ref().map(ToString::to_string), "?o"),
        ];
        let known = [subject.clone().map(Term::from), predicate.clone().map(Term::from), object.clone()];
        if known.iter().all(Option::is_some) {
            let (Table::Holds(holds), _) = self.table(&format!("ASK {{ {} }}", parts.join(" ")))? else {
                return Err(EndpointError::WrongForm { expected: "ASK" });
            };
            let quad = quad(&["s", "p", "o"].map(String::from), &known, &[None, None, None]);
            return Ok(quad.filter(|_| holds).into_iter().collect());
        }
        let found = self.rows(&format!("SELECT * {{ {} }}", parts.join(" ")))?;
        Ok(found.rows.iter().filter_map(|row| quad(&found.variables, row, &known)).collect())
    }

    fn all_quads(&self) -> Result<Vec<Quad>, EndpointError> {
        let query = "SELECT ?s ?p ?o ?g { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }";
        let found = self.rows(query)?;
        Ok(found.rows.iter().filter_map(|row| quad(&found.variables, row, &[None, None, None])).collect())
    }
}

/// The quad of a row, some of its parts known before.
fn quad(variables: &[String], row: &[Option<Term>], known: &[Option<Term>; 3]) -> Option<Quad> {
    let found = |name: &str| row.get(variables.iter().position(|variable| variable == name)?)?.clone();
    let [subject, predicate, object] = known;
    let subject = match subject.clone().or_else(|| found("s"))? {
        Term::NamedNode(node) => NamedOrBlankNode::from(node),
        Term::BlankNode(node) => node.into(),
        Term::Literal(_) => return None,
    };
    let Term::NamedNode(predicate) = predicate.clone().or_else(|| found("p"))? else { return None };
    let graph = match found("g") {
        Some(Term::NamedNode(graph)) => GraphName::from(graph),
        Some(Term::BlankNode(graph)) => graph.into(),
        _ => GraphName::DefaultGraph,
    };
    Some(Quad::new(subject, predicate, object.clone().or_else(|| found("o"))?, graph))
}

/// A silence that was the end of the time limit is told as that.
fn over(error: RemoteError, limit: &Limit) -> EndpointError {
    match error {
        RemoteError::Silent { .. } if limit.is_over() => limit.over(),
        other => other.into(),
    }
}

//! What queries and updates want of other hosts: tables (SERVICE) and documents (LOAD), of those hosts alone that were
//! allowed by name.
//!
//! Nothing is fetched while a graph is locked: documents are put into an update before it is made, and tables that an
//! update needs are kept from a trial of it.

use super::address::Address;
use super::client::{Call, Client, Reply};
use super::{Credentials, FORM, Hosts, RemoteError, answers, encoded};
use crate::rdf::{GraphName, NamedNode, Quad, Term};
use crate::store::{FileKind, Limit, sniff};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{BlankNode, Variable};
use spareval::{DefaultServiceHandler, QuerySolutionIter};
use spargebra::algebra::GraphPattern;
use spargebra::term::{GraphName as Named, Quad as Data};
use spargebra::{GraphUpdateOperation, Query, Update};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::io::Read;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;
use ureq::http::{Method, header};

/// The longest table that another host may send, in bytes.
const LONGEST_TABLE: u64 = 16 << 20;
/// The longest document that is fetched, in bytes.
const LONGEST_DOCUMENT: u64 = 64 << 20;
/// How often one query or update may ask other hosts, for tables and for documents.
const MOST_CALLS: usize = 32;
/// The media types of documents, the best first.
const DOCUMENTS: &str = "text/turtle, application/n-triples;q=0.9, application/trig;q=0.8, application/n-quads;q=0.8, \
    application/rdf+xml;q=0.7, application/ld+json;q=0.6, */*;q=0.1";

/// How other hosts are asked.
#[derive(Clone, Debug)]
pub struct Abroad {
    hosts: Hosts,
    patience: Duration,
    print: fn(&Query) -> String,
}

impl Default for Abroad {
    fn default() -> Self {
        Self { hosts: Hosts::default(), patience: Duration::ZERO, print: Query::to_string }
    }
}

impl Abroad {
    /// These hosts may be asked, and one query may wait for them so long in all; queries are written in this way.
    #[must_use]
    pub const fn new(hosts: Hosts, patience: Duration, print: fn(&Query) -> String) -> Self {
        Self { hosts, patience, print }
    }

    /// What one query or update may ask, until its own limit if that comes first.
    pub(in crate::store) fn calls(&self, limit: &Limit) -> Calls {
        let limit = limit.within(self.patience);
        Calls(Arc::new(Asking { client: OnceLock::new(), abroad: self.clone(), limit, known: Mutex::default() }))
    }

    fn address(&self, named: &NamedNode) -> Result<Address, RemoteError> {
        let address = Address::parse(named.as_str())?;
        if self.hosts.allow(&address) { Ok(address) } else { Err(RemoteError::not_allowed(&address)) }
    }
}

/// What one query or update asks of other hosts.
#[derive(Clone, Debug)]
pub(in crate::store) struct Calls(Arc<Asking>);

#[derive(Debug)]
struct Asking {
    /// Made when somebody is asked, since most queries ask nobody.
    client: OnceLock<Client>,
    abroad: Abroad,
    limit: Limit,
    /// Tables that came, by what was asked.
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    tables: HashMap<(NamedNode, String), Table>,
    /// How often other hosts were asked, whatever came of it.
    calls: usize,
    /// Nothing more is asked: what is not there fails.
    is_closed: bool,
}

/// A table that came.
#[derive(Clone, Debug)]
struct Table {
    variables: Arc<[Variable]>,
    rows: Arc<[Vec<Option<Term>>]>,
}

impl Calls {
    /// Whether an update would ask another host while it is made, and may: that is tried before anything is locked.
    pub(in crate::store) fn are_wanted(&self, update: &Update) -> bool {
        !self.0.abroad.hosts.is_empty() && update.to_string().contains("SERVICE")
    }

    /// From now on, nothing more is asked.
    pub(in crate::store) fn close(&self) {
        self.known().is_closed = true;
    }

    /// The update with the documents that it loads in the place of their addresses.
    ///
    /// # Errors
    /// [`RemoteError`], unless the update says SILENT.
    pub(in crate::store) fn loaded<'a>(&self, update: &'a Update) -> Result<Cow<'a, Update>, RemoteError> {
        let loads = |operation: &GraphUpdateOperation| matches!(operation, GraphUpdateOperation::Load { .. });
        if !update.operations.iter().any(loads) {
            return Ok(Cow::Borrowed(update));
        }
        let mut operations = vec![];
        for operation in &update.operations {
            let GraphUpdateOperation::Load { silent, source, destination } = operation else {
                operations.push(operation.clone());
                continue;
            };
            match self.document(source, destination) {
                Ok(data) => operations.push(GraphUpdateOperation::InsertData { data }),
                Err(error) if *silent && !matches!(error, RemoteError::TooOften { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Cow::Owned(Update { base_iri: update.base_iri.clone(), operations }))
    }

    /// The statements of a document, for a graph.
    fn document(&self, source: &NamedNode, destination: &Named) -> Result<Vec<Data>, RemoteError> {
        let mut reply = self.send(source, None, DOCUMENTS, LONGEST_DOCUMENT)?;
        let (address, mut bytes) = (reply.body.address.clone(), vec![]);
        let read = reply.body.read_to_end(&mut bytes);
        let garbled = |format, reason: String| RemoteError::Garbled { address: address.clone(), format, reason };
        read.map_err(|error| reply.body.flaw.or(garbled("RDF", error.to_string())))?;
        let format = format(&reply, &address, &bytes)?;
        let wrong = |error: &dyn std::fmt::Display| garbled(format.name(), error.to_string());
        let parser = RdfParser::from_format(format);
        let mut parser = parser.with_base_iri(&address).map_err(|error| wrong(&error))?;
        if let Named::NamedNode(graph) = destination {
            parser = parser.with_default_graph(graph.clone()).without_named_graphs();
        }
        let quads = parser.for_slice(&bytes).map(|quad| quad.map_err(|error| wrong(&error)));
        quads.map(|quad| data(quad?).ok_or_else(|| wrong(&"a graph without a name has no place here"))).collect()
    }

    /// A request, if its host may be asked.
    fn send(
        &self,
        to: &NamedNode,
        query: Option<&str>,
        accept: &'static str,
        limit: u64,
    ) -> Result<Reply, RemoteError> {
        let Asking { client, abroad, limit: until, .. } = self.0.as_ref();
        let address = abroad.address(to)?;
        self.count()?;
        let body = query.map(|query| (FORM, format!("query={}", encoded(query)).into_bytes()));
        let method = if body.is_some() { Method::POST } else { Method::GET };
        let client = client.get_or_init(|| Client::new(Credentials::default()).within(abroad.hosts.clone()));
        client.send(&Call { method, address, parameters: String::new(), accept, body, limit }, until)
    }

    /// The table of a query, asked of another host.
    fn fetch(&self, service: &NamedNode, query: &str) -> Result<Table, RemoteError> {
        let reply = self.send(service, Some(query), answers::TABLES, LONGEST_TABLE)?;
        let address = reply.body.address.clone();
        let answers::Table::Rows(found) = answers::table(reply)? else {
            return Err(RemoteError::WrongType { address, got: "a truth value".to_owned(), wanted: "a table" });
        };
        let variables: Arc<[Variable]> = found.parser.variables().into();
        // A blank node of another host is none of ours, whatever it is called there.
        let mut fresh: BTreeMap<String, BlankNode> = BTreeMap::new();
        let mut own = |term: &Term| match term {
            Term::BlankNode(node) => fresh.entry(node.as_str().to_owned()).or_default().clone().into(),
            other => other.clone(),
        };
        let mut rows = vec![];
        for row in found {
            let row = row?;
            rows.push(variables.iter().map(|variable| row.get(variable).map(&mut own)).collect());
        }
        Ok(Table { variables, rows: rows.into() })
    }

    /// Counts a request.
    fn count(&self) -> Result<(), RemoteError> {
        let mut known = self.known();
        if known.calls >= MOST_CALLS {
            return Err(RemoteError::TooOften { count: known.calls });
        }
        known.calls += 1;
        Ok(())
    }

    fn known(&self) -> std::sync::MutexGuard<'_, Known> {
        self.0.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl DefaultServiceHandler for Calls {
    type Error = RemoteError;

    /// The table of a pattern; what was asked once is not asked again by the same query.
    fn handle(
        &self,
        service: &NamedNode,
        pattern: &GraphPattern,
        _: Option<&oxiri::Iri<String>>,
    ) -> Result<QuerySolutionIter<'static>, RemoteError> {
        self.0.abroad.address(service)?;
        let mut variables: Vec<Variable> = vec![];
        pattern.on_in_scope_variable(|variable| {
            variables.extend((!variables.contains(variable)).then(|| variable.clone()))
        });
        let pattern = GraphPattern::Project { inner: Box::new(pattern.clone()), variables };
        let query = (self.0.abroad.print)(&Query::Select { dataset: None, pattern, base_iri: None });
        let key = (service.clone(), query);
        let (known, is_closed) = {
            let known = self.known();
            (known.tables.get(&key).cloned(), known.is_closed)
        };
        let table = match known {
            Some(table) => table,
            None if is_closed => return Err(RemoteError::Changed(service.as_str().to_owned())),
            None => {
                let table = self.fetch(service, &key.1)?;
                self.known().tables.insert(key, table.clone());
                table
            }
        };
        let Table { variables, rows } = table;
        let rows = (0..rows.len()).filter_map(move |at| rows.get(at).cloned().map(Ok));
        Ok(QuerySolutionIter::from_tuples(variables, rows))
    }
}

/// What syntax a document has: by its media type, else by its name and its first words.
fn format(reply: &Reply, address: &str, bytes: &[u8]) -> Result<RdfFormat, RemoteError> {
    let told = reply.header(header::CONTENT_TYPE).unwrap_or_default();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    match (RdfFormat::from_media_type(told), sniff(path, bytes)) {
        (Some(format), _) | (None, FileKind::Rdf(format)) => Ok(format),
        (None, FileKind::Prose) => {
            let got = if told.is_empty() { "no media type".to_owned() } else { told.to_owned() };
            Err(RemoteError::WrongType { address: address.to_owned(), got, wanted: "a document in RDF" })
        }
    }
}

/// A statement as an update tells it; none if its graph has no name.
fn data(quad: Quad) -> Option<Data> {
    let graph_name = match quad.graph_name {
        GraphName::NamedNode(graph) => Named::NamedNode(graph),
        GraphName::DefaultGraph => Named::DefaultGraph,
        GraphName::BlankNode(_) => return None,
    };
    Some(Data { subject: quad.subject, predicate: quad.predicate, object: quad.object, graph_name })
}

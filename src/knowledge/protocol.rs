//! The graph as programs ask it: SPARQL queries and updates, single graphs, and what there is to describe.

use super::{Covered, Knowledge, KnowledgeError, KnownSource, ingest};
use crate::rdf::{NamedNode, Term, namespace};
use crate::sparql::{Query, graph_query, graph_update};
use crate::store::{Abroad, RdfFormat, Stoppable, write_results};
use crate::text::Source;
use std::sync::Arc;
use std::time::Duration;

pub use crate::sparql::{Dataset, RequestError, Update, gives_graph, query_request, update_request};
pub use crate::store::{CancellationToken, Hosts, JSON_LD, QueryResultsFormat, ResultFormat, Stamp};

/// How much a graph holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Statements.
    pub triples: usize,
    /// Different predicates.
    pub predicates: usize,
    /// Different subjects.
    pub subjects: usize,
    /// The prefixes and namespaces of the predicates' vocabularies, those that are known by a prefix.
    pub vocabularies: Vec<(&'static str, &'static str)>,
}

/// A graph in Turtle, written in another syntax, its relative IRIs resolved against a base.
///
/// # Errors
/// [`KnowledgeError::Endpoint`] if it is no Turtle.
pub fn rdf_in(turtle: &str, base: &str, format: RdfFormat) -> Result<String, KnowledgeError> {
    Ok(crate::store::rewritten(turtle, base, format)?)
}

/// A text that is cited, as it can be shown.
#[derive(Clone, Debug)]
pub enum Shown {
    /// The whole text.
    Text(Arc<Source>),
    /// The text is not at hand: its passages, by their place.
    Passages(Vec<crate::claim::Citation>),
}

impl Knowledge {
    /// The same knowledge, whose questions and queries end in an error when the token is cancelled.
    #[must_use]
    pub fn stoppable(&self, stop: &CancellationToken) -> Self {
        let inner = Arc::clone(&self.graph);
        Self { graph: Arc::new(Stoppable { inner, stop: stop.clone() }), ..self.clone() }
    }

    /// From now on, queries (SERVICE) and updates (LOAD) may ask these hosts, each waiting so long in all; no host is asked
    /// without this.
    pub fn allow(&self, hosts: &Hosts, patience: Duration) {
        self.graph.allow(Abroad::new(hosts.clone(), patience, crate::sparql::print));
    }

    /// The same graph, whose words are found out anew: for after it was changed.
    #[must_use]
    pub fn renewed(&self) -> Self {
        Self { language: Arc::default(), lines: Arc::default(), ..self.clone() }
    }

    /// Finds out the words of the graph now, so that the first question need not.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`].
    pub fn prepare(&self) -> Result<(), KnowledgeError> {
        self.language().map(drop)
    }

    /// The results of a query, at most so many bytes of them.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`].
    pub fn query(
        &self,
        query: &Query,
        format: ResultFormat,
        limit: usize,
        stop: &CancellationToken,
    ) -> Result<Vec<u8>, KnowledgeError> {
        Ok(write_results(self.graph.as_ref(), query, format, limit, stop)?)
    }

    /// Changes the graph, all of it or nothing. Questions are answered from [`Knowledge::renewed`] then.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`].
    pub fn update(&self, update: &Update, stop: &CancellationToken) -> Result<(), KnowledgeError> {
        Ok(self.graph.update(update, stop)?)
    }

    /// The query for one graph, or for the default graph.
    ///
    /// # Errors
    /// [`RequestError::BadGraph`].
    pub fn graph(name: Option<&str>) -> Result<Query, RequestError> {
        graph_query(name)
    }

    /// The update that puts RDF into one graph, emptied before if `replace` says so. Without RDF it only empties it.
    ///
    /// # Errors
    /// [`KnowledgeError::Load`] for RDF with a mistake, [`KnowledgeError::Request`].
    pub fn put(name: Option<&str>, rdf: Option<(&[u8], RdfFormat)>, replace: bool) -> Result<Update, KnowledgeError> {
        let quads = match rdf {
            Some((bytes, format)) => crate::store::parse("the request", bytes, format).map_err(|error| {
                let source_text = Box::new(Source::new("the request", String::from_utf8_lossy(bytes)));
                KnowledgeError::Load { error, source_text }
            })?,
            None => vec![],
        };
        Ok(graph_update(name, quads, replace)?)
    }

    /// How many statements the graph holds.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`].
    pub fn len(&self) -> Result<usize, KnowledgeError> {
        Ok(self.graph.len()?)
    }

    /// Whether the graph holds nothing.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`].
    pub fn is_empty(&self) -> Result<bool, KnowledgeError> {
        Ok(self.graph.is_empty()?)
    }

    /// The texts that the graph cites, by name.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`].
    pub fn sources(&self) -> Result<Vec<KnownSource>, KnowledgeError> {
        super::sources(self.graph.as_ref())
    }

    /// A text that the graph cites: whole where it was read now or is kept, else what is cited of it; nothing if it is not
    /// cited.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`].
    pub fn source(&self, name: &str) -> Result<Option<Shown>, KnowledgeError> {
        if let Some(text) = self.texts.get(name) {
            return Ok(Some(Shown::Text(Arc::clone(&text.source))));
        }
        if let Some(text) = super::texts::text(self.graph.as_ref(), name)? {
            return Ok(Some(Shown::Text(Arc::new(text))));
        }
        let passages = super::keep::passages(self.graph.as_ref(), name)?;
        Ok((!passages.is_empty()).then_some(Shown::Passages(passages)))
    }

    /// Whether the whole of a text can be shown.
    #[must_use]
    pub fn has_text(&self, source: &KnownSource) -> bool {
        source.kept || self.texts.contains_key(&source.name)
    }

    /// How much of a text became claims: as it was kept with the text, or as reading it tells where it is at hand.
    ///
    /// # Errors
    /// [`KnowledgeError::Vocabulary`] if it cannot be read.
    pub fn coverage(&self, source: &KnownSource) -> Result<Option<Covered>, KnowledgeError> {
        let Some(text) = self.texts.get(&source.name) else { return Ok(source.covered) };
        let covered = match text.coverage.get() {
            Some(covered) => *covered,
            // The graph of the bundled briefing was read elsewhere.
            None => *text.coverage.get_or_init({
                let read = Covered::of(&ingest(&text.source)?.coverage);
                move || read
            }),
        };
        Ok((covered.sentences > 0).then_some(covered))
    }

    /// The names of the texts that the graph cites, each with what it says that its title is.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`].
    pub fn titles(&self) -> Result<Vec<(String, Option<String>)>, KnowledgeError> {
        let text =
            "SELECT ?name ?title { ?source a rap:Source ; rdfs:label ?name OPTIONAL { ?source dcterms:title ?title } }";
        let rows = self.graph.select(&query_request(text, &Dataset::default(), "")?)?.rows;
        let word = |cell: Option<Term>| {
            if let Some(Term::Literal(text)) = cell { Some(text.value().to_owned()) } else { None }
        };
        let told = |row: Vec<Option<Term>>| {
            let mut cells = row.into_iter().map(word);
            Some((cells.next()??, cells.next().flatten()))
        };
        Ok(rows.into_iter().filter_map(told).collect())
    }

    /// Whether a named graph holds anything.
    ///
    /// # Errors
    /// [`KnowledgeError::Request`] if its name is no IRI, [`KnowledgeError::Endpoint`].
    pub fn has_graph(&self, name: &str, stop: &CancellationToken) -> Result<bool, KnowledgeError> {
        let about = Dataset { default: vec![name.to_owned()], named: vec![] };
        let query = query_request("ASK { ?s ?p ?o }", &about, "")?;
        let format = ResultFormat::Table(QueryResultsFormat::Csv);
        Ok(self.query(&query, format, usize::MAX, stop)?.starts_with(b"true"))
    }

    /// The names of its named graphs, at most so many.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`].
    pub fn graphs(&self, most: usize) -> Result<Vec<NamedNode>, KnowledgeError> {
        let text = format!("SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} }} ORDER BY ?g LIMIT {most}");
        let rows = self.graph.select(&query_request(&text, &Dataset::default(), "")?)?.rows;
        let named = |term: Term| if let Term::NamedNode(node) = term { Some(node) } else { None };
        Ok(rows.into_iter().flatten().flatten().filter_map(named).collect())
    }

    /// How much the graph holds.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`].
    pub fn counts(&self) -> Result<Counts, KnowledgeError> {
        let query = query_request("SELECT DISTINCT ?p { ?s ?p ?o }", &Dataset::default(), "")?;
        let predicates = self.graph.select(&query)?.rows;
        let names: Vec<String> = predicates.iter().flatten().flatten().map(ToString::to_string).collect();
        let is_used = |base: &str| names.iter().any(|name| name.trim_start_matches('<').starts_with(base));
        let query = query_request("SELECT DISTINCT ?s { ?s ?p ?o }", &Dataset::default(), "")?;
        Ok(Counts {
            triples: self.graph.len()?,
            predicates: predicates.len(),
            subjects: self.graph.select(&query)?.rows.len(),
            vocabularies: namespace::PREFIXES.iter().filter(|(_, base)| is_used(base)).copied().collect(),
        })
    }
}

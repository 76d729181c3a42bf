//! The texts that a graph keeps, each in a graph named like its source, where questions do not look: the text, and how much
//! of it became claims when it was read.

use super::{Covered, Lines};
use crate::claim::record;
use crate::rdf::{NamedNode, NamedNodeRef, Quad, Term, literal, mint, namespace};
use crate::sparql;
use crate::store::{Endpoint, EndpointError};
use crate::text::Source;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// What is kept of the reading of a text, in the order of [`Covered`].
const COVERAGE: [NamedNodeRef<'static>; 4] =
    [namespace::SENTENCES, namespace::CLAIMED_SENTENCES, namespace::TELLING_WORDS, namespace::CLAIMED_WORDS];

/// The statements that keep a text, and how much of it became claims.
pub(super) fn quads(source: &Source, covered: Covered) -> Vec<Quad> {
    let node = mint::slug(namespace::SOURCE, source.name());
    let Covered { sentences, claimed, words, used } = covered;
    let counted = COVERAGE.iter().zip([sentences, claimed, words, used]).map(|(&property, count)| {
        let count = literal::integer(i64::try_from(count).unwrap_or(i64::MAX));
        Quad { graph_name: node.clone().into(), ..record::quad(&node, property, count) }
    });
    std::iter::once(record::text(source)).chain(counted).collect()
}

/// The statements that keep the text of a source; none where its text is not kept.
pub(super) fn kept(graph: &dyn Endpoint, source: &NamedNode) -> Result<Vec<Quad>, EndpointError> {
    let mut found = vec![];
    for property in COVERAGE.into_iter().chain([namespace::TEXT]) {
        let values = rows(graph, &format!("SELECT ?value {{ GRAPH {source} {{ {source} {property} ?value }} }}"))?;
        let quad = |value| Quad::new(source.clone(), property.into_owned(), value, source.clone());
        found.extend(values.into_iter().flatten().flatten().map(quad));
    }
    Ok(found)
}

/// The text that is kept of the source of a name.
pub(super) fn text(graph: &dyn Endpoint, name: &str) -> Result<Option<Source>, EndpointError> {
    let source = mint::slug(namespace::SOURCE, name);
    let found = rows(graph, &format!("SELECT ?text {{ GRAPH {source} {{ {source} rap:text ?text }} }} LIMIT 1"))?;
    Ok(match found.into_iter().flatten().flatten().next() {
        Some(Term::Literal(text)) => Some(Source::new(name, text.value())),
        _ => None,
    })
}

/// The sources whose texts are kept, with how much of them became claims where that is kept, too.
pub(super) fn sources(graph: &dyn Endpoint) -> Result<HashMap<Term, Option<Covered>>, EndpointError> {
    let [sentences, claimed, words, used] = COVERAGE;
    let found = rows(
        graph,
        &format!(
            "SELECT ?source ?sentences ?claimed ?words ?used {{ GRAPH ?source {{ ?source rap:text [] OPTIONAL {{ \
             ?source {sentences} ?sentences ; {claimed} ?claimed ; {words} ?words ; {used} ?used }} }} }}"
        ),
    )?;
    let told = |row: Vec<Option<Term>>| {
        let mut cells = row.into_iter();
        let source = cells.next().flatten()?;
        let counts: Vec<usize> = cells.filter_map(number).collect();
        let covered = match counts.as_slice() {
            &[sentences, claimed, words, used] => Some(Covered { sentences, claimed, words, used }),
            _ => None,
        };
        Some((source, covered))
    };
    Ok(found.into_iter().filter_map(told).collect())
}

fn number(cell: Option<Term>) -> Option<usize> {
    match cell? {
        Term::Literal(literal) => literal.value().parse().ok(),
        _ => None,
    }
}

/// The rows of a query of ours.
fn rows(graph: &dyn Endpoint, query: &str) -> Result<Vec<Vec<Option<Term>>>, EndpointError> {
    let Ok(query) = sparql::parse(query) else { return Ok(vec![]) };
    Ok(graph.select(&query)?.rows)
}

/// The lines of kept texts, found out when a citation is to be shown and remembered as long as the graph does not change.
#[derive(Debug, Default)]
pub(super) struct KeptLines(Mutex<HashMap<String, Option<Arc<Lines>>>>);

impl KeptLines {
    /// The lines of a text; none where it is not kept. Only a graph of this machine is asked: a question to another engine
    /// is not to wait for its texts.
    pub(super) fn of(&self, graph: &dyn Endpoint, name: &str) -> Option<Arc<Lines>> {
        graph.kept()?;
        if let Some(known) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(name) {
            return known.clone();
        }
        // What failed may succeed the next time.
        let found = text(graph, name).ok()?.map(|source| Arc::new(Lines::new(&source)));
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), found.clone());
        found
    }
}

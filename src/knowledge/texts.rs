//! The texts that a graph keeps, each in a graph named like its source, where questions do not look.

use crate::rdf::{NamedNode, Quad, Term, namespace};
use crate::sparql;
use crate::store::{Endpoint, EndpointError};
use std::collections::HashSet;

/// The statement that keeps the text of a source; none where its text is not kept.
pub(super) fn kept(graph: &dyn Endpoint, source: &NamedNode) -> Result<Option<Quad>, EndpointError> {
    let found = selected(graph, &format!("SELECT ?text {{ GRAPH {source} {{ {source} rap:text ?text }} }} LIMIT 1"))?;
    Ok(found
        .into_iter()
        .next()
        .map(|text| Quad::new(source.clone(), namespace::TEXT.into_owned(), text, source.clone())))
}

/// The sources whose texts are kept.
pub(super) fn sources(graph: &dyn Endpoint) -> Result<HashSet<Term>, EndpointError> {
    Ok(selected(graph, "SELECT ?source { GRAPH ?source { ?source rap:text [] } }")?.into_iter().collect())
}

/// The only column of a query of ours.
fn selected(graph: &dyn Endpoint, query: &str) -> Result<Vec<Term>, EndpointError> {
    let Ok(query) = sparql::parse(query) else { return Ok(vec![]) };
    Ok(graph.select(&query)?.rows.into_iter().flatten().flatten().collect())
}

//! The sources of a graph, by their names.

use crate::rdf::{NamedNode, NamedOrBlankNode, Quad, Term, namespace};
use std::collections::{BTreeSet, HashSet};

/// Every name of every source, sorted: labels, titles, and what a telling cites.
#[must_use]
pub fn sources(quads: &[Quad]) -> Vec<(String, NamedNode)> {
    let is_source = |quad: &&Quad| {
        quad.predicate == namespace::TYPE && quad.object == Term::from(namespace::SOURCE_CLASS.into_owned())
    };
    let nodes: HashSet<&NamedOrBlankNode> = quads.iter().filter(is_source).map(|quad| &quad.subject).collect();
    let names = quads.iter().filter(|quad| nodes.contains(&quad.subject)).filter_map(|quad| {
        let named =
            super::LABEL_PROPERTIES.contains(&quad.predicate.as_ref()) || quad.predicate == namespace::TOLD_FROM;
        match (&quad.subject, &quad.object) {
            (NamedOrBlankNode::NamedNode(source), Term::Literal(name)) if named => {
                Some((name.value().to_owned(), source.clone()))
            }
            _ => None,
        }
    });
    let sorted: BTreeSet<(String, NamedNode)> = names.collect();
    sorted.into_iter().collect()
}

//! The sources of a graph, by their names.

use crate::rdf::{NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term, namespace};
use std::collections::{BTreeSet, HashSet};

/// What a source says of itself and can be called by.
const OF_SOURCES: [NamedNodeRef<'static>; 4] =
    [namespace::TOLD_FROM, namespace::PUBLISHER, namespace::CREATOR, namespace::DERIVED_FROM];

/// Every name of every source, sorted: labels, titles, who wrote or published it, its address, and what a telling cites.
#[must_use]
pub fn sources(quads: &[Quad]) -> Vec<(String, NamedNode)> {
    let is_source = |quad: &&Quad| {
        quad.predicate == namespace::TYPE && quad.object == Term::from(namespace::SOURCE_CLASS.into_owned())
    };
    let nodes: HashSet<&NamedOrBlankNode> = quads.iter().filter(is_source).map(|quad| &quad.subject).collect();
    let names = quads.iter().filter(|quad| nodes.contains(&quad.subject)).filter_map(|quad| {
        let names =
            |property: NamedNodeRef<'_>| super::LABEL_PROPERTIES.contains(&property) || OF_SOURCES.contains(&property);
        let named = names(quad.predicate.as_ref());
        match (&quad.subject, &quad.object) {
            (NamedOrBlankNode::NamedNode(source), Term::Literal(name)) if named => {
                Some((name.value().to_owned(), source.clone()))
            }
            (NamedOrBlankNode::NamedNode(source), Term::NamedNode(address)) if named => {
                Some((address.as_str().to_owned(), source.clone()))
            }
            _ => None,
        }
    });
    let sorted: BTreeSet<(String, NamedNode)> = names.collect();
    sorted.into_iter().collect()
}

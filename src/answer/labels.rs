//! What people call the things of an answer.

use super::evidence::{lexical, triples};
use super::{AnswerError, Cell, CellKind};
use crate::rdf::{Distance, NamedNode, NamedNodeRef, Term, literal, namespace};
use crate::sparql::citations;
use crate::store::{Endpoint, LABEL_PROPERTIES, QuadPattern, words_of};
use std::collections::{BTreeMap, BTreeSet};

/// Names by IRI.
#[derive(Clone, Debug, Default)]
pub(super) struct Labels {
    names: BTreeMap<NamedNode, String>,
}

impl Labels {
    /// Fetches the best name of each: by property, those of the endpoint's language or
    /// untagged before other languages.
    pub(super) fn fetch(endpoint: &dyn Endpoint, nodes: &BTreeSet<NamedNode>) -> Result<Self, AnswerError> {
        let mut labels = Self::written(endpoint, nodes)?;
        let unnamed = nodes.iter().filter(|node| !labels.names.contains_key(*node));
        let direct = |node: &&NamedNode| node.as_str().starts_with(namespace::WIKIDATA_DIRECT);
        let relations: Vec<NamedNode> = unnamed.filter(direct).cloned().collect();
        if relations.is_empty() {
            return Ok(labels);
        }
        let mut properties: BTreeMap<NamedNode, NamedNode> = BTreeMap::new();
        for row in endpoint.select(&citations::properties_of(&relations))?.rows {
            if let [Some(Term::NamedNode(relation)), Some(Term::NamedNode(property))] = row.as_slice() {
                properties.insert(relation.clone(), property.clone());
            }
        }
        // The relations of Wikidata have the names of their properties.
        let of_properties = Self::written(endpoint, &properties.values().cloned().collect())?;
        for (relation, property) in properties {
            labels.names.extend(of_properties.names.get(&property).map(|name| (relation, name.clone())));
        }
        Ok(labels)
    }

    /// The names that are written of these themselves.
    fn written(endpoint: &dyn Endpoint, nodes: &BTreeSet<NamedNode>) -> Result<Self, AnswerError> {
        let nodes: Vec<NamedNode> = nodes.iter().cloned().collect();
        if nodes.is_empty() {
            return Ok(Self::default());
        }
        let tongue = endpoint.tongue();
        let mut best: BTreeMap<NamedNode, (Distance, usize, String)> = BTreeMap::new();
        for (node, property, value) in triples(endpoint.select(&citations::properties(&nodes, &LABEL_PROPERTIES))?) {
            let Term::Literal(literal) = &value else { continue };
            let distance = tongue.distance(literal.language());
            let rank = LABEL_PROPERTIES.iter().position(|&known| known == property.as_ref()).unwrap_or(usize::MAX);
            let found = (distance, rank, literal.value().to_owned());
            let kept = best.entry(node).or_insert_with(|| found.clone());
            if found < *kept {
                *kept = found;
            }
        }
        Ok(Self { names: best.into_iter().map(|(node, (_, _, name))| (node, name)).collect() })
    }

    /// The name of a thing, or else the words of its IRI.
    pub(super) fn of(&self, node: &NamedNode) -> String {
        self.names.get(node).cloned().unwrap_or_else(|| words_of(node.as_str()))
    }

    /// The name of a thing, or the text of a literal; a date as people write it.
    pub(super) fn of_term(&self, term: &Term) -> String {
        match term {
            Term::NamedNode(node) => self.of(node),
            Term::Literal(literal) => literal::said(literal),
            other => lexical(other),
        }
    }

    /// A cell that shows a term; of nothing, an empty one.
    pub(super) fn cell(&self, term: Option<&Term>) -> Cell {
        let Some(term) = term else {
            return Cell { kind: CellKind::Bnode, value: String::new(), label: String::new() };
        };
        let kind = match term {
            Term::NamedNode(_) => CellKind::Iri,
            Term::Literal(_) => CellKind::Literal,
            Term::BlankNode(_) => CellKind::Bnode,
        };
        Cell { kind, value: lexical(term), label: self.of_term(term) }
    }
}

/// The IRIs among these terms.
pub(super) fn nodes<'a>(terms: impl IntoIterator<Item = &'a Term>) -> BTreeSet<NamedNode> {
    let node = |term: &Term| if let Term::NamedNode(node) = term { Some(node.clone()) } else { None };
    terms.into_iter().filter_map(node).collect()
}

/// What a property of a thing leads to.
pub(super) fn objects(
    endpoint: &dyn Endpoint,
    node: &NamedNode,
    property: NamedNodeRef<'_>,
) -> Result<Vec<Term>, AnswerError> {
    let pattern =
        QuadPattern { subject: Some(node.clone().into()), predicate: Some(property.into_owned()), object: None };
    Ok(endpoint.quads(&pattern)?.into_iter().map(|quad| quad.object).collect())
}

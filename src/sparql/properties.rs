//! Properties of a graph like Wikidata: which relation leads to values, which to statements, which from these to values.

use crate::rdf::{NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term, namespace};
use std::collections::BTreeMap;

/// What declares the parts of a property.
pub(super) const DECLARING: [NamedNodeRef<'static>; 3] =
    [namespace::DIRECT_CLAIM, namespace::CLAIM_PROPERTY, namespace::STATEMENT_PROPERTY];

/// The properties of a graph, each with what leads to values, to statements, and from these to values.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Properties(BTreeMap<NamedNode, [Option<NamedNode>; 3]>);

/// How a relation leads to statements and these to values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Qualified {
    /// What leads from things to statements.
    pub(super) claim: NamedNode,
    /// What leads from statements to values.
    pub(super) value: NamedNode,
}

impl Properties {
    /// Takes notice of what a quad declares.
    pub(super) fn see(&mut self, quad: &Quad) {
        let declared = DECLARING.iter().position(|&property| quad.predicate == property);
        if let (Some(at), NamedOrBlankNode::NamedNode(property), Term::NamedNode(part)) =
            (declared, &quad.subject, &quad.object)
            && let Some(place) = self.0.entry(property.clone()).or_default().get_mut(at)
        {
            *place = Some(part.clone());
        }
    }

    /// The statement nodes of a relation: as they are declared, or by the names that Wikidata gives them.
    pub(super) fn of(&self, relation: &NamedNode) -> Option<Qualified> {
        let declared = self.0.values().find_map(|parts| match parts {
            [Some(direct), Some(claim), Some(value)] if direct == relation => {
                Some(Qualified { claim: claim.clone(), value: value.clone() })
            }
            _ => None,
        });
        let by_name = || {
            let name = relation.as_str().strip_prefix(namespace::WIKIDATA_DIRECT)?;
            let node = |part: &str| NamedNode::new_unchecked(format!("http://www.wikidata.org/prop/{part}{name}"));
            Some(Qualified { claim: node(""), value: node("statement/") })
        };
        declared.or_else(by_name)
    }
}

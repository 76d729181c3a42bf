//! What the rules need to know of a graph, for a graph that is too large to be gone through for each question.

use super::rules::Rules;
use crate::rdf::{NamedNode, NamedNodeRef, Quad, namespace};
use std::collections::BTreeSet;

/// What a graph states by and large.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// The predicates of which some triple is covered by no claim.
    pub uncited: BTreeSet<NamedNode>,
    /// The predicates that lead to literals.
    pub texts: BTreeSet<NamedNode>,
    /// Whether it makes claims.
    pub claims: bool,
}

impl Rules {
    /// The rules of a vocabulary and of the quads of a graph that lay down rules ([`rule_patterns`]), where the rest of
    /// the graph states this.
    #[must_use]
    pub fn of_parts(vocabulary: &[Quad], laid_down: &[Quad], stated: Stated) -> Self {
        let mut rules = Self::read(vocabulary);
        laid_down.iter().for_each(|quad| rules.see(quad));
        rules.uncited.extend(stated.uncited);
        rules.texts.extend(stated.texts);
        rules.claims |= stated.claims;
        rules
    }
}

/// Predicates, some with an object, of the quads that lay down rules.
#[must_use]
pub fn rule_patterns() -> Vec<(NamedNode, Option<NamedNode>)> {
    let node = |iri: &str| NamedNode::new_unchecked(iri);
    let plain = [namespace::SUB_PROPERTY_OF, namespace::SUB_CLASS_OF, namespace::INVERSE_OF];
    let plain = plain.into_iter().chain(super::properties::DECLARING).collect::<Vec<_>>();
    let own = super::rules::OWN.iter().map(|(name, _)| (node(&format!("{}{name}", namespace::RAP)), None));
    let classes =
        ["http://www.w3.org/2002/07/owl#TransitiveProperty", "http://www.w3.org/2002/07/owl#SymmetricProperty"];
    let typed = classes.iter().map(|class| (namespace::TYPE.into_owned(), Some(node(class))));
    plain.iter().map(|predicate| (predicate.into_owned(), None)).chain(own).chain(typed).collect()
}

/// Whether a predicate belongs to the record of claims.
#[must_use]
pub fn is_record(predicate: NamedNodeRef<'_>) -> bool {
    let record = [namespace::RAP, namespace::PREP, "http://www.w3.org/ns/prov#", "http://www.w3.org/ns/oa#"];
    [namespace::SUBJECT, namespace::PREDICATE, namespace::OBJECT].contains(&predicate)
        || record.iter().any(|base| predicate.as_str().starts_with(base))
}

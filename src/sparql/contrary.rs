//! Which relations are the contrary of others: who votes against something does not vote for it.

use super::rules::{Rule, Rules};
use crate::rdf::NamedNode;
use std::collections::BTreeSet;

impl Rules {
    /// The relations of which one excludes the other, as the vocabulary says of either.
    #[must_use]
    pub fn contraries(&self, relation: &NamedNode) -> BTreeSet<NamedNode> {
        let stated = self.stated(relation, Rule::Opposite).iter().map(NamedNode::new_unchecked);
        let says = |other: &&NamedNode| self.stated(other, Rule::Opposite).contains(relation.as_str());
        stated.chain(self.relations.keys().filter(says).cloned()).collect()
    }
}

//! What a kept graph states by and large, found out from its columns.

use super::kept::Snapshot;
use crate::index::Id;
use crate::index::id::{DEFAULT_GRAPH, FIRST_SMALL};
use crate::rdf::{NamedNode, NamedNodeRef, Term, namespace};
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;

/// A kept graph by and large.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a>(pub &'a Snapshot);

impl Facts<'_> {
    /// The predicates of the default graph, ascending by their numbers.
    #[must_use]
    pub fn predicates(self) -> Vec<Id> {
        let mut all: Vec<Id> = self.0.index().map_or_else(Vec::new, |index| index.predicates().iter().collect());
        all.extend(self.0.added_quads([None, None, None, Some(DEFAULT_GRAPH)]).map(|[_, p, ..]| p));
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Of the predicates, those that lead to literals.
    #[must_use]
    pub fn texts(self) -> Vec<Id> {
        let pure = self.0.pure();
        let leads = |&p: &Id| {
            let told = pure.and_then(|index| index.has_literals(index.predicate(p)?));
            told.unwrap_or_else(|| self.triples(p).any(|[_, _, o]| self.is_literal(o)))
        };
        self.predicates().into_iter().filter(leads).collect()
    }

    /// Of the predicates for which `asked` holds, those of which some triple is covered by no claim.
    #[must_use]
    pub fn uncited(self, asked: impl Fn(NamedNodeRef<'_>) -> bool) -> Vec<Id> {
        let [subject, predicate, object] =
            [namespace::SUBJECT, namespace::PREDICATE, namespace::OBJECT].map(|part| self.0.find(part.into()));
        let covered = |[s, p, o]: [Id; 3]| {
            let (Some(subject), Some(predicate), Some(object)) = (subject, predicate, object) else { return false };
            let holds = |claim, part, term| self.0.contains([claim, part, term, DEFAULT_GRAPH]);
            self.having(subject, s).any(|claim| holds(claim, object, o) && holds(claim, predicate, p))
        };
        let is_uncited = |&p: &Id| {
            self.node(p).is_some_and(|node| asked(node.as_ref())) && self.triples(p).any(|triple| !covered(triple))
        };
        self.predicates().into_iter().filter(is_uncited).collect()
    }

    /// Whether something has a predicate.
    #[must_use]
    pub fn has(self, predicate: NamedNodeRef<'_>) -> bool {
        self.0.find(predicate.into()).is_some_and(|p| self.triples(p).next().is_some())
    }

    /// The different texts that a predicate leads to, in their order.
    #[must_use]
    pub fn values(self, predicate: NamedNodeRef<'_>) -> BTreeSet<String> {
        let Some(p) = self.0.find(predicate.into()) else { return BTreeSet::new() };
        let objects: FxHashSet<Id> = self.triples(p).map(|[.., o]| o).collect();
        let text = |&o: &Id| match self.0.term(o)? {
            Term::Literal(text) => Some(text.value().to_owned()),
            _ => None,
        };
        objects.iter().filter_map(text).collect()
    }

    /// The predicates of these numbers, by name.
    #[must_use]
    pub fn node(self, id: Id) -> Option<NamedNode> {
        match self.0.term(id)? {
            Term::NamedNode(node) => Some(node),
            _ => None,
        }
    }

    fn triples(self, p: Id) -> impl Iterator<Item = [Id; 3]> {
        self.0.quads([None, Some(p), None, Some(DEFAULT_GRAPH)]).map(|[s, p, o, _]| [s, p, o])
    }

    fn having(self, p: Id, o: Id) -> impl Iterator<Item = Id> {
        self.0.quads([None, Some(p), Some(o), Some(DEFAULT_GRAPH)]).map(|[s, ..]| s)
    }

    fn is_literal(self, id: Id) -> bool {
        let kept = self.0.index().and_then(|index| index.token(id));
        let small = (FIRST_SMALL..crate::index::id::FIRST_BESIDE).contains(&id);
        small || kept.is_some_and(|token| token.is_string()) || matches!(self.0.term(id), Some(Term::Literal(_)))
    }
}

//! What a kept graph states by and large, found out from its columns.

use super::kept::Snapshot;
use crate::index::Id;
use crate::index::id::{DEFAULT_GRAPH, FIRST_SMALL};
use crate::rdf::{Literal, NamedNode, NamedNodeRef, Term, literal, namespace};
use rustc_hash::{FxHashMap, FxHashSet};
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
        let cover = Cover::of(self);
        let is_uncited = |&p: &Id| {
            self.node(p).is_some_and(|node| asked(node.as_ref())) && self.triples(p).any(|triple| !cover.covers(triple))
        };
        self.predicates().into_iter().filter(is_uncited).collect()
    }

    /// The same as [`Facts::texts`], if it is known for the index alone: what the journal says is looked at, and no more.
    #[must_use]
    pub fn texts_since(self, known: &[Id]) -> Vec<Id> {
        let leading = |quad: &[Id; 4]| quad[3] == DEFAULT_GRAPH && self.is_literal(quad[2]);
        let added = self.0.added_quads([None, None, None, Some(DEFAULT_GRAPH)]).filter(leading).map(|quad| quad[1]);
        let less: FxHashSet<Id> = self.0.removed_quads().filter(leading).map(|quad| quad[1]).collect();
        let still = |p: &Id| !less.contains(p) || self.triples(*p).any(|[_, _, o]| self.is_literal(o));
        sorted(known.iter().copied().filter(still).chain(added))
    }

    /// The same as [`Facts::uncited`], if it is known for the index alone: what the journal says is looked at, and no more.
    #[must_use]
    pub fn uncited_since(self, known: &[Id], asked: impl Fn(NamedNodeRef<'_>) -> bool) -> Vec<Id> {
        let cover = Cover::of(self);
        let (mut less, mut loose, mut gone) = (FxHashSet::default(), vec![], Gone::default());
        for quad in self.0.added_quads([None, None, None, Some(DEFAULT_GRAPH)]) {
            let [s, p, o, _] = quad;
            // A new claim may cover what nothing did.
            less.extend((cover.is(p, 1)).then_some(o));
            loose.push([s, p, o]);
        }
        for [s, p, o, _] in self.0.removed_quads().filter(|quad| quad[3] == DEFAULT_GRAPH) {
            less.insert(p);
            if let Some(part) = cover.parts.iter().position(|part| *part == Some(p)) {
                let parts = gone.entry(s).or_default();
                parts.get_mut(part).into_iter().for_each(|values| values.push(o));
            }
        }
        gone.iter().for_each(|(claim, parts)| loose.extend(cover.said_by(*claim, parts)));
        let is_uncited = |p: Id| self.triples(p).any(|triple| !cover.covers(triple));
        let mut found: Vec<Id> = known.iter().copied().filter(|&p| !less.contains(&p) || is_uncited(p)).collect();
        let holds = |&[s, p, o]: &[Id; 3]| self.0.contains([s, p, o, DEFAULT_GRAPH]);
        for triple in loose {
            let (p, is_new) = (triple[1], !found.contains(&triple[1]));
            if is_new
                && holds(&triple)
                && !cover.covers(triple)
                && self.node(p).is_some_and(|node| asked(node.as_ref()))
            {
                found.push(p);
            }
        }
        sorted(found)
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

    /// The nodes of which a predicate tells these words, in English or in no language.
    #[must_use]
    pub fn told(self, predicate: NamedNodeRef<'_>, words: &str) -> FxHashSet<NamedNode> {
        let Some(p) = self.0.find(predicate.into()) else { return FxHashSet::default() };
        let texts = [literal::english(words), Literal::new_simple_literal(words)];
        let known = texts.iter().filter_map(|text| self.0.find(text.as_ref().into()));
        known.flat_map(|o| self.having(p, o)).filter_map(|s| self.node(s)).collect()
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

/// What was taken away of claims: of each the subjects, predicates and objects.
type Gone = FxHashMap<Id, [Vec<Id>; 3]>;

/// The claims, as what covers triples.
struct Cover<'a> {
    facts: Facts<'a>,
    /// The predicates that lead from a claim to its subject, predicate and object.
    parts: [Option<Id>; 3],
}

impl<'a> Cover<'a> {
    fn of(facts: Facts<'a>) -> Self {
        let parts = [namespace::SUBJECT, namespace::PREDICATE, namespace::OBJECT];
        Self { facts, parts: parts.map(|part| facts.0.find(part.into())) }
    }

    fn is(&self, predicate: Id, part: usize) -> bool {
        self.parts.get(part) == Some(&Some(predicate))
    }

    /// Whether some claim says this.
    fn covers(&self, [s, p, o]: [Id; 3]) -> bool {
        let [Some(subject), Some(predicate), Some(object)] = self.parts else { return false };
        let holds = |claim, part, term| self.facts.0.contains([claim, part, term, DEFAULT_GRAPH]);
        self.facts.having(subject, s).any(|claim| holds(claim, object, o) && holds(claim, predicate, p))
    }

    /// What a claim said before these parts of it were taken away: every way to put together what is left of it and what
    /// has gone.
    fn said_by(&self, claim: Id, gone: &[Vec<Id>; 3]) -> Vec<[Id; 3]> {
        let values = |at: usize| -> Vec<Id> {
            let mut values = gone.get(at).cloned().unwrap_or_default();
            if let Some(Some(predicate)) = self.parts.get(at).copied() {
                let left = self.facts.0.quads([Some(claim), Some(predicate), None, Some(DEFAULT_GRAPH)]);
                values.extend(left.map(|quad| quad[2]));
            }
            values
        };
        let [subjects, predicates, objects] = [0, 1, 2].map(values);
        let pairs = subjects.iter().flat_map(|s| predicates.iter().map(move |p| (*s, *p)));
        pairs.flat_map(|(s, p)| objects.iter().map(move |o| [s, p, *o])).collect()
    }
}

fn sorted(ids: impl IntoIterator<Item = Id>) -> Vec<Id> {
    let mut ids: Vec<Id> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

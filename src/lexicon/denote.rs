//! What a noun phrase can denote among the things of a graph.

use super::book::Key;
use super::lookup::Lexicon;
use super::names::Shape;
use crate::rdf::NamedNode;

/// What a noun phrase can denote: see [`Lexicon::things`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Denotation {
    /// The things that bear exactly this name.
    pub exactly: Vec<NamedNode>,
    /// The things whose name has the same head and says more.
    pub narrower: Vec<NamedNode>,
    /// The things whose name has the same head and says less.
    pub broader: Vec<NamedNode>,
}

impl Lexicon {
    /// The things whose names say more than a shape, by the first so many names.
    pub(super) fn some_narrower(&self, shape: &Shape, most: usize) -> Vec<NamedNode> {
        let mut known = self.shapes.narrower(shape);
        known.truncate(most);
        distinct(known, self.booked_narrower(shape, most))
    }

    /// What a noun phrase can denote among the things of the graph.
    #[must_use]
    pub fn things(&self, phrase: &str) -> Denotation {
        self.some_things(phrase, usize::MAX)
    }

    /// The same, with things whose names say more from so many names only.
    #[must_use]
    pub fn some_things(&self, phrase: &str, most: usize) -> Denotation {
        let mut exactly = self.exactly(phrase);
        let Some(shape) = Shape::of(phrase) else {
            return Denotation { exactly, ..Denotation::default() };
        };
        if exactly.is_empty() && !shape.modifiers.is_empty() {
            let booked = self.booked(&[Key::Shape(shape.clone())]);
            exactly = self.shapes.same(&shape);
            exactly.extend(booked.iter().filter_map(|entry| entry.thing().cloned()));
        }
        exactly.sort_unstable();
        exactly.dedup();
        let others = |mut things: Vec<NamedNode>| {
            things.retain(|thing| exactly.binary_search(thing).is_err());
            things
        };
        let broader = distinct(self.shapes.broader(&shape), self.booked_broader(&shape));
        let (narrower, broader) = (others(self.some_narrower(&shape, most)), others(broader));
        Denotation { exactly, narrower, broader }
    }

    /// The things whose names have this head and this word before it.
    #[must_use]
    pub fn with_modifier(&self, head: &str, modifier: &str) -> Vec<NamedNode> {
        let booked = self.booked(&[Key::Modified(head.to_owned(), modifier.to_owned())]);
        let booked = booked.iter().filter_map(|entry| entry.thing().cloned()).collect();
        distinct(self.shapes.with_modifier(head, modifier), booked)
    }

    /// Whether some thing's name has this word, in the singular, as its head noun.
    #[must_use]
    pub fn has_head(&self, lemma: &str) -> bool {
        self.shapes.has_head(lemma) || self.is_booked(Key::Head(lemma.to_owned()))
    }
}

/// Things from two places, each once.
fn distinct(mut some: Vec<NamedNode>, more: Vec<NamedNode>) -> Vec<NamedNode> {
    some.extend(more);
    some.sort_unstable();
    some.dedup();
    some
}

//! What a noun phrase can denote among the things of a graph.

use super::book::Key;
use super::lookup::Lexicon;
use super::names::Shape;
use super::recall::LONGEST;
use super::token::tokens;
use crate::rdf::NamedNode;
use rustc_hash::FxHashSet;
use std::sync::{Arc, LazyLock};

/// How people are addressed, without the full stop.
static TITLES: LazyLock<FxHashSet<String>> =
    LazyLock::new(|| include_str!("../../grammar/courtesy-titles.txt").lines().map(folded).collect());

fn folded(title: &str) -> String {
    title.trim_end_matches('.').to_lowercase()
}

/// Whether a word is a form of address: "Ms".
#[must_use]
pub fn is_title(word: &str) -> bool {
    TITLES.contains(&folded(word))
}

/// A name taken apart that opens with a form of address: "Ms" and "Roe" of "Ms. Roe".
fn titled(phrase: &str) -> Option<(String, &str)> {
    let first = tokens(phrase).into_iter().find(|token| token.is_word() && !token.is_determiner())?;
    let rest = phrase.get(first.span.end..)?.trim_start_matches(['.', ' ']);
    (is_title(first.text) && !rest.is_empty()).then(|| (folded(first.text), rest))
}

/// The most people of one name that are looked at.
const MOST_NAMESAKES: usize = 64;

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
        let find = |(phrase, most): &(String, usize)| Arc::new(self.found_things(phrase, *most));
        let few = |found: &Arc<Denotation>| found.narrower.len() + found.broader.len() <= LONGEST;
        Arc::unwrap_or_clone(self.recall.denoted.or((phrase.to_owned(), most), find, few))
    }

    fn found_things(&self, phrase: &str, most: usize) -> Denotation {
        let exactly = self.called(phrase);
        let Some(shape) = Shape::of(phrase) else {
            return Denotation { exactly, ..Denotation::default() };
        };
        let others = |mut things: Vec<NamedNode>| {
            things.retain(|thing| exactly.binary_search(thing).is_err());
            things
        };
        let broader = distinct(self.shapes.broader(&shape), self.booked_broader(&shape));
        let (narrower, broader) = (others(self.some_narrower(&shape, most)), others(broader));
        Denotation { exactly, narrower, broader }
    }

    /// Those who are addressed so: "Ms Roe" is whoever is called by that name and some more, unless the graph addresses
    /// them otherwise.
    fn addressed(&self, phrase: &str) -> Vec<NamedNode> {
        let Some((title, rest)) = titled(phrase) else { return vec![] };
        let (known, shape) = (self.exactly(rest), Shape::of(rest));
        let longer = |shape: &Shape| self.some_narrower(shape, MOST_NAMESAKES);
        let found = if known.is_empty() { shape.as_ref().map_or_else(Vec::new, longer) } else { known };
        let titles = |thing: &NamedNode| -> Vec<String> {
            self.names_of(thing).iter().filter_map(|name| titled(name).map(|(title, _)| title)).collect()
        };
        let told: Vec<(NamedNode, Vec<String>)> =
            found.into_iter().map(|thing| (thing.clone(), titles(&thing))).collect();
        let so_called = |(_, titles): &&(NamedNode, Vec<String>)| titles.contains(&title);
        let namesakes = |(_, titles): &&(NamedNode, Vec<String>)| titles.is_empty() || titles.contains(&title);
        let exact: Vec<NamedNode> = told.iter().filter(so_called).map(|(thing, _)| thing.clone()).collect();
        if exact.is_empty() { told.iter().filter(namesakes).map(|(thing, _)| thing.clone()).collect() } else { exact }
    }

    /// The things that are called so: by these words, or by the same in another order.
    #[must_use]
    pub fn called(&self, phrase: &str) -> Vec<NamedNode> {
        self.recall.called.list(phrase.to_owned(), |phrase| self.found_called(phrase))
    }

    fn found_called(&self, phrase: &str) -> Vec<NamedNode> {
        let mut exactly = self.exactly(phrase);
        let shape = Shape::of(phrase).filter(|shape| exactly.is_empty() && !shape.modifiers.is_empty());
        if let Some(shape) = shape {
            exactly = self.shapes.same(&shape);
            let booked = self.booked(&[Key::Shape(shape)]);
            exactly.extend(booked.iter().filter_map(|entry| entry.thing().cloned()));
        }
        if exactly.is_empty() {
            exactly = self.addressed(phrase);
        }
        exactly.sort_unstable();
        exactly.dedup();
        exactly
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
        self.shapes.with_head(lemma) > 0 || self.is_booked(Key::Head(lemma.to_owned()))
    }
}

/// Things from two places, each once.
fn distinct(mut some: Vec<NamedNode>, more: Vec<NamedNode>) -> Vec<NamedNode> {
    some.extend(more);
    some.sort_unstable();
    some.dedup();
    some
}

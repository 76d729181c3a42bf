//! What was looked up in a book lately, and what takes long to find out.
//!
//! While somebody types, dozens of sentences are tried at each letter, and they share most of their words: each phrase is
//! looked up, and taken apart, once. A lexicon does not change once it is asked, so that what was found holds.

use super::book::Key;
use super::names::Shape;
use super::token::{Token, normal_words, tokens};
use super::{Denotation, Entry};
use crate::rdf::NamedNode;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::hash::Hash;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The most keys that a lexicon keeps in mind.
const MOST: usize = 4_096;
/// The longest list that is.
pub(super) const LONGEST: usize = 256;

/// The most very long lists that are.
const FEW: usize = 2;

/// What was found by each key, of so many at most.
#[derive(Debug)]
pub struct Found<K, V, const AT_MOST: usize = MOST>(Mutex<FxHashMap<K, V>>);

impl<K, V, const AT_MOST: usize> Default for Found<K, V, AT_MOST> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Hash + Eq, V: Clone, const AT_MOST: usize> Found<K, V, AT_MOST> {
    /// What was found by a key, or what is found now, which is kept in mind if it is to be.
    pub fn or(&self, key: K, find: impl FnOnce(&K) -> V, is_kept: impl FnOnce(&V) -> bool) -> V {
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known().get(&key) {
            return found.clone();
        }
        let found = find(&key);
        if is_kept(&found) {
            let mut known = known();
            if known.len() >= AT_MOST {
                known.clear();
            }
            known.insert(key, found.clone());
        }
        found
    }
}

impl<K: Hash + Eq, V: Clone> Found<K, Vec<V>> {
    /// The same of lists, of which very long ones are not kept in mind.
    pub(super) fn list(&self, key: K, find: impl FnOnce(&K) -> Vec<V>) -> Vec<V> {
        self.or(key, find, |found| found.len() <= LONGEST)
    }
}

/// A phrase as names are looked up by it.
#[derive(Debug)]
pub(super) struct Written {
    /// The normal forms of its words.
    pub(super) key: String,
    /// Its only word, as it is written but for capitals.
    pub(super) single: Option<String>,
    /// One of its words is an acronym.
    pub(super) acronym: bool,
}

impl Written {
    pub(super) fn of(phrase: &str) -> Self {
        let (tokens, key) = (tokens(phrase), normal_words(phrase).join(" "));
        let single = if let [token] = tokens.as_slice() { Some(token.folded()) } else { None };
        Self { key, single, acronym: tokens.iter().any(Token::is_acronym) }
    }
}

/// What was looked up in a lexicon.
#[derive(Debug, Default)]
pub(super) struct Recall {
    /// How a phrase is looked up.
    pub(super) written: Found<String, Arc<Written>>,
    /// What is called so.
    pub(super) called: Found<String, Vec<NamedNode>>,
    /// What a phrase can denote, by the first so many names.
    pub(super) denoted: Found<(String, usize), Arc<Denotation>>,
    /// Whether there is a name with a key.
    pub(super) is: Found<Key, bool>,
    /// The entries of a name.
    pub(super) entries: Found<String, Vec<Entry>>,
    /// What is called more than a shape, by the first so many names.
    pub(super) narrower: Found<(Shape, usize), Vec<NamedNode>>,
    /// The same, of the few lists that are very long: every reading of a question that speaks of towns looks for all of them.
    pub(super) many_narrower: Found<(Shape, usize), Vec<NamedNode>, FEW>,
    /// What is called less.
    pub(super) broader: Found<Shape, Vec<NamedNode>>,
    /// Of a noun that very many things are called by, those that the graph does not tell to be of its kind.
    pub(super) untold: Found<String, Option<Arc<[NamedNode]>>>,
    /// The phrases of relations that the graph has.
    pub(super) phrases: OnceLock<BTreeSet<String>>,
    /// What is called so and goes on, by the first so many names.
    pub(super) going_on: Found<(String, usize), Vec<NamedNode>>,
}

impl Clone for Recall {
    /// A copy may be given other names, so that it begins anew.
    fn clone(&self) -> Self {
        Self::default()
    }
}

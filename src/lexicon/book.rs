//! Names that are kept outside of memory: a graph of millions of things is asked about without reading all its names.
//!
//! A [`Book`] finds entries by the hashes of keys; which keys a name has, and whether what was found fits, is known
//! here alone, so that a name means the same whether it is in memory or in a book.

use super::Entry;
use super::lookup::{LONGEST_NAME, Lexicon, Memo};
use super::names::Shape;
use super::token::{normal_words, tokens};
use crate::rdf::NamedNode;
use std::fmt::Debug;

/// The most words of a name of which every selection is looked up.
const MOST_SELECTED: usize = 10;

/// The names of things, numbered, somewhere else.
pub trait Book: Debug + Send + Sync {
    /// The places of the names that have a key of this hash, ascending; others may be among them.
    fn places(&self, hash: u32) -> Vec<u32>;

    /// The name at a place.
    fn entry(&self, place: u32) -> Option<Entry>;

    /// The names of a thing, the one to show first.
    fn names_of(&self, thing: &NamedNode) -> Vec<Entry>;

    /// Shows the names that begin so (in lower case), in the order of the alphabet, until it is told that it is enough.
    fn beginning(&self, beginning: &str, see: &mut dyn FnMut(Entry) -> bool);

    /// Shows every name.
    fn each(&self, see: &mut dyn FnMut(Entry));
}

/// What a name is found by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// All its words, in their normal form.
    Name(String),
    /// One of its words.
    Word(String),
    /// Its head noun.
    Head(String),
    /// Its head noun, and one of the words that narrow it.
    Modified(String, String),
    /// Its head noun, and all the words that narrow it.
    Shape(Shape),
}

impl Key {
    /// The hash by which it is looked up; the upper half is kept.
    #[must_use]
    pub fn hash(&self) -> u64 {
        let parts: Vec<&str> = match self {
            Self::Name(name) => vec!["n", name],
            Self::Word(word) => vec!["w", word],
            Self::Head(head) => vec!["h", head],
            Self::Modified(head, word) => vec!["m", head, word],
            Self::Shape(Shape { head, modifiers }) => {
                ["s", head].into_iter().chain(modifiers.iter().map(String::as_str)).collect()
            }
        };
        // FNV-1a, with a mark between parts, and mixed once more: its upper bits are weak.
        let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        let bytes = parts.iter().flat_map(|part| part.bytes().chain([0xFF]));
        let hash = bytes.fold(0xCBF2_9CE4_8422_2325, mix);
        (hash ^ (hash >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    /// The half that is kept.
    #[must_use]
    pub fn short(&self) -> u32 {
        (self.hash() >> 32) as u32
    }

    fn fits(&self, form: &str) -> bool {
        match self {
            Self::Name(name) => normal_words(form).join(" ") == *name,
            Self::Word(word) => normal_words(form).contains(word),
            Self::Head(head) => Shape::of(form).is_some_and(|shape| shape.head == *head),
            Self::Modified(head, word) => {
                Shape::of(form).is_some_and(|shape| shape.head == *head && shape.modifiers.contains(word))
            }
            Self::Shape(wanted) => Shape::of(form).as_ref() == Some(wanted),
        }
    }
}

/// Finds the keys of names.
#[derive(Default)]
pub struct Keys(Memo);

impl Keys {
    /// Every key of a name.
    #[must_use]
    pub fn of(&mut self, form: &str) -> Vec<Key> {
        let tokens = tokens(form);
        let normal: Vec<Option<String>> = tokens.iter().map(|token| self.0.normal(token)).collect();
        let words: Vec<&str> = normal.iter().flatten().map(String::as_str).collect();
        let mut keys: Vec<Key> = words.iter().map(|word| Key::Word((*word).to_owned())).collect();
        if (1..=LONGEST_NAME).contains(&words.len()) {
            keys.push(Key::Name(words.join(" ")));
        }
        if let Some(shape) = Shape::of_tokens(&tokens, &normal) {
            keys.push(Key::Head(shape.head.clone()));
            keys.extend(shape.modifiers.iter().map(|word| Key::Modified(shape.head.clone(), word.clone())));
            keys.push(Key::Shape(shape));
        }
        keys
    }
}

impl Lexicon {
    /// The names in the book that have all of these keys, in the order of their words.
    pub(super) fn booked(&self, keys: &[Key]) -> Vec<Entry> {
        let Some(book) = self.book() else { return vec![] };
        let mut places = keys.iter().map(|key| book.places(key.short()));
        let first = places.next().unwrap_or_default();
        let all = places.fold(first, |mut all, others| {
            all.retain(|place| others.binary_search(place).is_ok());
            all
        });
        let found = all.into_iter().filter_map(|place| book.entry(place));
        let mut found: Vec<Entry> = found.filter(|entry| keys.iter().all(|key| key.fits(&entry.form))).collect();
        found.sort_unstable();
        found
    }

    /// Whether some name in the book has a key.
    pub(super) fn is_booked(&self, key: &Key) -> bool {
        self.book().is_some_and(|book| {
            let mut places = book.places(key.short()).into_iter();
            places.any(|place| book.entry(place).is_some_and(|entry| key.fits(&entry.form)))
        })
    }

    /// The things in the book whose names say more than a shape.
    pub(super) fn booked_narrower(&self, shape: &Shape) -> Vec<NamedNode> {
        let head = || shape.head.clone();
        let keys: Vec<Key> = match shape.modifiers.as_slice() {
            [] => vec![Key::Head(head())],
            words => words.iter().map(|word| Key::Modified(head(), word.clone())).collect(),
        };
        let narrows = |entry: &Entry| Shape::of(&entry.form).is_some_and(|other| other.narrows(shape));
        self.booked(&keys).iter().filter(|entry| narrows(entry)).filter_map(|entry| entry.thing().cloned()).collect()
    }

    /// The things in the book whose names say less than a shape.
    pub(super) fn booked_broader(&self, shape: &Shape) -> Vec<NamedNode> {
        let fits = |entry: &Entry| Shape::of(&entry.form).is_some_and(|other| shape.narrows(&other));
        let head = &shape.head;
        let found = if shape.modifiers.len() > MOST_SELECTED {
            self.booked(&[Key::Head(head.clone())])
        } else {
            let whole = 1_usize << shape.modifiers.len();
            let selected = |chosen: usize| {
                let words = shape.modifiers.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1);
                Key::Shape(Shape { head: head.clone(), modifiers: words.map(|(_, word)| word.clone()).collect() })
            };
            // All but the last selection, which is all words.
            (0..whole - 1).flat_map(|chosen| self.booked(&[selected(chosen)])).collect()
        };
        found.iter().filter(|entry| fits(entry)).filter_map(|entry| entry.thing().cloned()).collect()
    }
}

//! Names that are kept outside of memory: a graph of millions of things is asked about without reading all its names.
//!
//! A [`Book`] finds entries by the hashes of keys; which keys a name has, and whether what was found fits, is known
//! here alone, so that a name means the same whether it is in memory or in a book.

use super::Entry;
use super::lookup::{LONGEST_NAME, Lexicon, Memo};
use super::names::{MOST_SELECTED, Shape, parts};
use super::recall::LONGEST;
use super::token::{normal_words, tokens};
use crate::rdf::NamedNode;
use rustc_hash::FxHashSet;
use std::fmt::Debug;
use std::rc::Rc;

/// The names of things, numbered, somewhere else.
pub trait Book: Debug + Send + Sync {
    /// The places of the names that have a key of this hash, ascending; others may be among them.
    fn places(&self, hash: u32) -> Box<dyn Iterator<Item = u32> + '_>;

    /// The places of names with a word of this hash, one of them if there are many. A name that was taken away lately may
    /// still be among them: its words are known a little longer.
    fn worded(&self, hash: u32) -> Box<dyn Iterator<Item = u32> + '_>;

    /// The name at a place.
    fn entry(&self, place: u32) -> Option<Entry>;

    /// The things that the graph tells to be of a kind (`rap:kind`).
    fn of_kind(&self, kind: &str) -> FxHashSet<NamedNode>;

    /// The names of a thing, the one to show first.
    fn names_of(&self, thing: &NamedNode) -> Vec<Entry>;

    /// Shows the names that begin so (in lower case), in the order of the alphabet, until it is told that it is enough.
    fn beginning(&self, beginning: &str, see: &mut dyn FnMut(Entry) -> bool);

    /// How many names there are, about: those that were taken away lately may be counted.
    fn len(&self) -> usize;

    /// Whether there is none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Shows every name.
    fn each(&self, see: &mut dyn FnMut(Entry));
}

/// What a name is found by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
        match self {
            Self::Name(name) => hash("n", [name.as_str()]),
            Self::Word(word) => hash("w", [word.as_str()]),
            Self::Head(head) => hash("h", [head.as_str()]),
            Self::Modified(head, word) => hash("m", [head.as_str(), word]),
            Self::Shape(Shape { head, modifiers }) => {
                hash("s", [head].into_iter().chain(modifiers).map(String::as_str))
            }
        }
    }

    /// The half that is kept.
    #[must_use]
    pub fn short(&self) -> u32 {
        upper(self.hash())
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

/// The hash of a key of that kind with these parts: FNV-1a, with a mark after each part, and mixed once more, since its
/// upper bits are weak.
fn hash<'a>(kind: &str, parts: impl IntoIterator<Item = &'a str>) -> u64 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    let part = |hash: u64, part: &str| mix(part.bytes().fold(hash, mix), 0xFF);
    let hash = parts.into_iter().fold(part(0xCBF2_9CE4_8422_2325, kind), part);
    (hash ^ (hash >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

const fn upper(hash: u64) -> u32 {
    (hash >> 32) as u32
}

/// Finds the keys of names, as hashes of them that are kept.
#[derive(Default)]
pub struct Keys {
    memo: Memo,
    words: FxHashSet<u64>,
}

impl Keys {
    /// Shows the hash of every key of a name, but of each word only the first time that it comes: one name for each word
    /// is enough to know it.
    pub fn each(&mut self, form: &str, see: &mut dyn FnMut(u32)) {
        let tokens = tokens(form);
        let normal: Vec<Option<Rc<str>>> = tokens.iter().map(|token| self.memo.normal(token)).collect();
        let words: Vec<&str> = normal.iter().flatten().map(Rc::as_ref).collect();
        for word in &words {
            let hash = hash("w", [*word]);
            if self.words.insert(hash) {
                see(upper(hash));
            }
        }
        if (1..=LONGEST_NAME).contains(&words.len()) {
            see(upper(hash("n", [words.join(" ").as_str()])));
        }
        if let Some((head, modifiers)) = parts(&tokens, &normal) {
            see(upper(hash("h", [head])));
            modifiers.iter().for_each(|word| see(upper(hash("m", [head, *word]))));
            see(upper(hash("s", [head].into_iter().chain(modifiers))));
        }
    }
}

impl Lexicon {
    /// The names in the book that have all of these keys, in the order of their words.
    pub(super) fn booked(&self, keys: &[Key]) -> Vec<Entry> {
        self.some_booked(keys, usize::MAX)
    }

    /// The same, of the first so many of them.
    fn some_booked(&self, keys: &[Key], most: usize) -> Vec<Entry> {
        let Some(book) = self.book() else { return vec![] };
        let mut places = keys.iter().map(|key| book.places(key.short()));
        let first = places.next().map_or_else(Vec::new, Iterator::collect);
        let all = places.fold(first, |mut all, others| {
            let others: Vec<u32> = others.collect();
            all.retain(|place| others.binary_search(place).is_ok());
            all
        });
        let found = all.into_iter().take(most).filter_map(|place| book.entry(place));
        let mut found: Vec<Entry> = found.filter(|entry| keys.iter().all(|key| key.fits(&entry.form))).collect();
        found.sort_unstable();
        found
    }

    /// Whether some name in the book has a key.
    pub(super) fn is_booked(&self, key: Key) -> bool {
        let Some(book) = self.book() else { return false };
        let is = |key: &Key| {
            let mut places = match key {
                Key::Word(_) => book.worded(key.short()),
                _ => book.places(key.short()),
            };
            places.any(|place| book.entry(place).is_some_and(|entry| key.fits(&entry.form)))
        };
        self.recall.is.or(key, is, |_| true)
    }

    /// The names in the book that are exactly these words.
    pub(super) fn booked_name(&self, words: &str) -> Vec<Entry> {
        if self.book().is_none() {
            return vec![];
        }
        self.recall.entries.list(words.to_owned(), |words| self.booked(&[Key::Name(words.clone())]))
    }

    /// The things in the book whose names say more than a shape.
    pub(super) fn booked_narrower(&self, shape: &Shape, most: usize) -> Vec<NamedNode> {
        if self.book().is_none() {
            return vec![];
        }
        self.recall.narrower.list((shape.clone(), most), |key| {
            let find = |(shape, most): &(Shape, usize)| self.found_narrower(shape, *most);
            self.recall.many_narrower.or(key.clone(), find, |found| found.len() > LONGEST)
        })
    }

    fn found_narrower(&self, shape: &Shape, most: usize) -> Vec<NamedNode> {
        let head = || shape.head.clone();
        let keys: Vec<Key> = match shape.modifiers.as_slice() {
            [] => vec![Key::Head(head())],
            words => words.iter().map(|word| Key::Modified(head(), word.clone())).collect(),
        };
        let narrows = |entry: &Entry| Shape::of(&entry.form).is_some_and(|other| other.narrows(shape));
        self.some_booked(&keys, most)
            .iter()
            .filter(|entry| narrows(entry))
            .filter_map(|entry| entry.thing().cloned())
            .collect()
    }

    /// The things in the book whose names say less than a shape.
    pub(super) fn booked_broader(&self, shape: &Shape) -> Vec<NamedNode> {
        if self.book().is_none() {
            return vec![];
        }
        self.recall.broader.list(shape.clone(), |shape| self.found_broader(shape))
    }

    fn found_broader(&self, shape: &Shape) -> Vec<NamedNode> {
        let fits = |entry: &Entry| Shape::of(&entry.form).is_some_and(|other| shape.narrows(&other));
        let head = &shape.head;
        let found = if shape.modifiers.len() > MOST_SELECTED {
            self.booked(&[Key::Head(head.clone())])
        } else {
            shape.selections().flat_map(|selected| self.booked(&[Key::Shape(selected)])).collect()
        };
        found.iter().filter(|entry| fits(entry)).filter_map(|entry| entry.thing().cloned()).collect()
    }
}

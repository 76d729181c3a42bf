//! Words that users defined.

use super::token::normal_words;
use std::collections::BTreeMap;

/// The part of speech of a defined word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// It is said of things: "dormant".
    Adjective,
    /// It names things: "sister body".
    Noun,
    /// It is done: "to steward".
    Verb,
}

impl Part {
    /// Its name, as it is kept in a graph.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Adjective => "adjective",
            Self::Noun => "noun",
            Self::Verb => "verb",
        }
    }

    /// The part of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Adjective, Self::Noun, Self::Verb].into_iter().find(|part| part.as_str() == name)
    }
}

/// A word with what it means, in the language itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// The word as written.
    pub word: String,
    /// Its part of speech.
    pub part: Part,
    /// What it means: "never met since 2023".
    pub means: String,
}

/// Defined words by their normal form.
#[derive(Clone, Debug, Default)]
pub struct Meanings {
    meant: BTreeMap<String, Meant>,
}

impl Meanings {
    /// These words; of a word that is defined twice, the last counts.
    #[must_use]
    pub fn new(all: impl IntoIterator<Item = Meant>) -> Self {
        Self { meant: all.into_iter().map(|meant| (key(&meant.word), meant)).collect() }
    }

    /// What a word means, in the singular or the plural.
    #[must_use]
    pub fn of(&self, word: &str) -> Option<&Meant> {
        if self.meant.is_empty() { None } else { self.meant.get(&key(word)) }
    }
}

fn key(word: &str) -> String {
    normal_words(word).join(" ")
}

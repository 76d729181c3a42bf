//! What unknown words look like, what nouns mean, and how much is resolved yet: for all readings of a question together.

use crate::lexicon::Lexicon;
use crate::question::reading::Noun;
use crate::question::words::grammar::function_words;
use crate::text::{is_slip, nearest};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// The most unknown words of one question whose likes are looked for.
const MOST: usize = 8;
/// The most noun phrases that are resolved for all readings of one question: alternatives repeat what is said of each of them,
/// and those within that again.
const MOST_RESOLVED: u32 = 1_200;
/// The most that are offered for one word.
const SHOWN: usize = 3;
/// The most verbs that are, with those that go on after it.
const SHOWN_VERBS: usize = 4;

/// Unknown words with the known ones that look like them.
#[derive(Debug, Default)]
pub struct Unknown {
    /// Nobody will read what they look like.
    silent: bool,
    /// Nor is any but the likeliest way to read the question wanted.
    hasty: bool,
    near: RefCell<BTreeMap<String, Vec<String>>>,
    near_verbs: RefCell<BTreeMap<String, Vec<String>>>,
    nouns: RefCell<BTreeMap<String, Noun>>,
    resolved: Cell<u32>,
}

impl Unknown {
    /// For a question that is only tried: nothing is looked for.
    #[must_use]
    pub fn silent() -> Self {
        Self { silent: true, ..Self::default() }
    }

    /// For one of many questions that are tried: only the likeliest readings of its words are.
    #[must_use]
    pub fn hasty() -> Self {
        Self { hasty: true, ..Self::silent() }
    }

    /// Whether only the likeliest readings of its words are tried.
    #[must_use]
    pub const fn is_hasty(&self) -> bool {
        self.hasty
    }

    /// Whether the question is only tried.
    #[must_use]
    pub const fn is_silent(&self) -> bool {
        self.silent
    }

    /// Words and names that look like `word`, best first; none once many words of a question are unknown.
    #[must_use]
    pub fn near(&self, lexicon: &Lexicon, word: &str) -> Vec<String> {
        if self.silent {
            return vec![];
        }
        once(&self.near, word, || likest(lexicon, word))
    }

    /// Whether one more noun phrase may be resolved, which counts as one.
    #[must_use]
    pub fn has_time(&self) -> bool {
        self.resolved.set(self.resolved.get().saturating_add(1));
        self.resolved.get() <= MOST_RESOLVED
    }

    /// What a noun means: many readings of a question have the same nouns, and many names a noun.
    #[must_use]
    pub fn noun(&self, text: &str, find: impl FnOnce() -> Noun) -> Noun {
        if let Some(noun) = self.nouns.borrow().get(text) {
            return noun.clone();
        }
        let noun = find();
        self.nouns.borrow_mut().insert(text.to_owned(), noun.clone());
        noun
    }

    /// Verbs that look like a word, and those that it makes with a preposition ("report to").
    #[must_use]
    pub fn near_verbs(&self, lexicon: &Lexicon, word: &str) -> Vec<String> {
        once(&self.near_verbs, word, || likest_verbs(lexicon, word))
    }
}

/// What was found of a word before, or is found now; nothing once many words of a question are unknown.
fn once(known: &RefCell<BTreeMap<String, Vec<String>>>, word: &str, find: impl FnOnce() -> Vec<String>) -> Vec<String> {
    let mut known = known.borrow_mut();
    if let Some(near) = known.get(word) {
        return near.clone();
    }
    let near = if known.len() < MOST { find() } else { vec![] };
    known.insert(word.to_owned(), near.clone());
    near
}

fn likest_verbs(lexicon: &Lexicon, word: &str) -> Vec<String> {
    let longer = lexicon.verbs().starting_with(word).into_iter();
    let first = word.chars().next();
    let alike = lexicon.verbs().all().into_iter().filter(|verb| verb.chars().next() == first && *verb != word);
    longer.chain(nearest(word, alike, SHOWN)).take(SHOWN_VERBS).map(str::to_owned).collect()
}

/// Whether a word is another one with a slip of the finger: hardly ever in its first letter, and not where an ending is put to
/// the other ("manager" beside "manage", "Estonian" beside "Estonia"), which makes a word of its own.
#[must_use]
pub fn is_misspelt(word: &str, meant: &str) -> bool {
    let (word, meant) = (word.to_lowercase(), meant.to_lowercase());
    let begins = word.chars().next() == meant.chars().next();
    let last = meant.chars().next_back();
    let derived = word.strip_prefix(&meant).is_some_and(|ending| ending.chars().any(|letter| Some(letter) != last));
    begins && !derived && is_slip(&word, &meant)
}

/// Words of the graph and of the language itself: "wich" is rather "which" than "with".
fn likest(lexicon: &Lexicon, word: &str) -> Vec<String> {
    let own = function_words();
    let small = word.starts_with(char::is_lowercase);
    let own = own.iter().copied().filter(|own| small && own.len() > 3 && is_slip(&word.to_lowercase(), own));
    let known = lexicon.near(word);
    let all = own.chain(known.iter().map(String::as_str));
    nearest(word, all, SHOWN).into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::is_misspelt;

    #[test]
    fn a_slip_keeps_the_first_letter_and_adds_no_ending() {
        for (word, meant) in [("guidlines", "guidelines"), ("chiar", "chair"), ("committeee", "committee")] {
            assert!(is_misspelt(word, meant), "{word} {meant}");
        }
        for (word, meant) in [("wish", "dish"), ("resident", "president"), ("manager", "manage"), ("Kenyan", "Kenya")] {
            assert!(!is_misspelt(word, meant), "{word} {meant}");
        }
    }
}

//! What could come next: found by trying every word that the grammar looks for there.

use crate::lexicon::Lexicon;
use crate::question::owed::{Form, forms};
use crate::question::syntax::parse::{Tagged, fits_hastily};
use crate::question::syntax::recognise::Recogniser;
use crate::question::words::grammar::{groups, words_alike};
use crate::question::words::path::cheapest;
use crate::question::words::tag::choices;
use crate::question::words::word::Word;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// The most taggings of what stands before that are tried.
const MOST_TAGGINGS: usize = 12;
/// The most of those for a refusal, which need not name all that could stand there.
const MOST_OF_A_REFUSAL: usize = 3;
/// The most words parsed over all taggings.
const MOST_WORDS: usize = 200;
/// The categories that a next word could have, with how they are called.
const CATEGORIES: &[(&str, &str)] = &[
    ("NOUN", "a noun"),
    ("VERB", "a verb"),
    ("PARTICIPLE", "a participle"),
    ("GERUND", "a verb in -ing"),
    ("RELATIONAL", "a relation"),
    ("NUMBER", "a number"),
    ("DATE", "a date"),
];

/// The most beginnings of which is kept in mind what can follow them.
const MOST_KNOWN: usize = 8_192;

/// What can follow tags, as far as it was found out.
static KNOWN: LazyLock<Mutex<FxHashMap<String, Arc<Next>>>> = LazyLock::new(Mutex::default);

/// What can follow some words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Next {
    /// Words that stand for themselves, in alphabetical order.
    pub words: BTreeSet<&'static str>,
    /// Tags of the grammar.
    pub categories: BTreeSet<&'static str>,
    /// The forms in which a verb can stand.
    pub verbs: BTreeSet<Form>,
    /// The question can end here.
    pub end: bool,
}

/// What the grammar allows after these words.
#[must_use]
pub fn next(words: &[Word<'_>], lexicon: &Lexicon) -> Next {
    next_of(words, lexicon, MOST_TAGGINGS)
}

/// The same, from the likeliest taggings only.
fn next_of(words: &[Word<'_>], lexicon: &Lexicon, most: usize) -> Next {
    let choices = choices(words, lexicon);
    let limit = (MOST_WORDS / words.len().max(1)).clamp(1, most);
    let mut next = Next::default();
    for (_, path) in cheapest(&choices, limit) {
        let after = after(Tagged::new(words, &path).text);
        next.verbs.extend(forms(words, &path, &after.categories));
        next.end |= after.end;
        next.words.extend(&after.words);
        next.categories.extend(&after.categories);
    }
    next
}

/// What the grammar allows after tags: it knows no words of a graph, so that what was found out once holds for ever.
fn after(before: String) -> Arc<Next> {
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(next) = known().get(&before) {
        return Arc::clone(next);
    }
    let next = Arc::new(found_after(&before));
    let mut known = known();
    if known.len() >= MOST_KNOWN {
        known.clear();
    }
    known.insert(before, Arc::clone(&next));
    next
}

fn found_after(before: &str) -> Next {
    // Sentences that are tried begin like this, and leave out what is not open here.
    let fits = fits_hastily(before, &mut Recogniser::default());
    let mut recogniser = Recogniser::before_a_word(before);
    let _ = recogniser.takes_last(&fits.open);
    let wanted = recogniser.wanted().clone();
    let mut follows = |word: &str| {
        wanted.contains(word) && {
            recogniser.exchange(word);
            recogniser.takes_last(&fits.open)
        }
    };
    let mut next = Next { end: !before.is_empty() && !fits.forms.is_empty(), ..Next::default() };
    for alike in words_alike() {
        if alike.first().is_some_and(|word| follows(word)) {
            next.words.extend(alike);
        }
    }
    next.categories.extend(CATEGORIES.iter().map(|(tag, _)| *tag).filter(|tag| follows(tag)));
    next
}

/// What could stand after these words, in people's words: categories, and groups of words by the grammar's names.
#[must_use]
pub fn expected(words: &[Word<'_>], lexicon: &Lexicon) -> Vec<String> {
    let next = next_of(words, lexicon, MOST_OF_A_REFUSAL);
    let categories = CATEGORIES.iter().filter(|(tag, _)| next.categories.contains(tag));
    let mut expected: Vec<String> = categories.map(|(_, name)| (*name).to_owned()).collect();
    let mut grouped: BTreeSet<&str> = BTreeSet::new();
    for (name, members) in groups() {
        let present = members.iter().filter(|word| next.words.contains(*word)).count();
        if present > 2 && present * 2 > members.len() {
            expected.push(with_article(&name.replace('_', " ")));
            grouped.extend(members);
        }
    }
    let single = next.words.iter().filter(|word| !grouped.contains(*word));
    expected.extend(single.take(5).map(|word| format!("“{word}”")));
    if next.end {
        expected.push("the end of the question".to_owned());
    }
    expected
}

fn with_article(noun: &str) -> String {
    format!("{} {noun}", if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_sentence_may_follow_those_before() {
        let sentences = [
            "what can NOUN VERB",
            "who VERB the NOUN 's NOUN",
            "which NOUN that VERB to NOUN can VERB NOUN",
            "how many NOUN does NOUN VERB",
            "how many NOUN are there",
            "can NOUN VERB NOUN and VERB NOUN",
            "is NOUN RELATIONAL NOUN",
            "why can not the NOUN VERB NOUN",
            "how is NOUN connected to NOUN within NUMBER steps",
        ];
        for sentence in sentences {
            let words: Vec<&str> = sentence.split(' ').collect();
            for (at, word) in
                words.iter().enumerate().filter(|(_, word)| word.starts_with(|c: char| c.is_ascii_alphabetic()))
            {
                let before = words[..at].join(" ");
                let next = found_after(&before);
                let is_word = word.starts_with(|c: char| c.is_ascii_lowercase());
                let fits = if is_word { next.words.contains(word) } else { next.categories.contains(word) };
                assert!(fits, "{word} after “{before}”");
            }
            assert!(found_after(sentence).end, "{sentence}");
        }
    }
}

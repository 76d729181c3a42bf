//! What could come next: found by trying every word of the grammar.

use crate::lexicon::Lexicon;
use crate::question::syntax::parse::{FORMS, Rule, Tagged, parse};
use crate::question::words::grammar::{function_words, groups};
use crate::question::words::path::cheapest;
use crate::question::words::tag::choices;
use crate::question::words::word::Word;
use std::collections::BTreeSet;

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

/// What can follow some words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Next {
    /// Words that stand for themselves, in alphabetical order.
    pub words: BTreeSet<&'static str>,
    /// Tags of the grammar.
    pub categories: BTreeSet<&'static str>,
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
    let paths = if words.is_empty() { vec![(0, vec![])] } else { cheapest(&choices, limit) };
    let mut next = Next::default();
    for (_, path) in paths {
        let before = Tagged::new(words, &path).text;
        let open = open_forms(&before);
        next.end |= !before.is_empty() && open.iter().any(|form| parse(*form, &before).is_ok());
        next.words.extend(function_words().into_iter().filter(|word| is_allowed(&open, &before, word)));
        next.categories.extend(CATEGORIES.iter().map(|(tag, _)| *tag).filter(|tag| is_allowed(&open, &before, tag)));
    }
    next
}

/// The forms that get to the end of what stands before, and so may go on.
fn open_forms(before: &str) -> Vec<Rule> {
    let reaches_end = |form: &Rule| parse(*form, before).map_or_else(|failure| failure.at >= before.len(), |_| true);
    FORMS.iter().map(|(form, _)| *form).filter(reaches_end).collect()
}

/// Whether some form gets past `word` after `before`.
fn is_allowed(forms: &[Rule], before: &str, word: &str) -> bool {
    let sentence = if before.is_empty() { word.to_owned() } else { format!("{before} {word}") };
    forms.iter().any(|form| parse(*form, &sentence).map_or_else(|failure| failure.at >= sentence.len(), |_| true))
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

//! Completion: the words that grammar and lexicon allow next.

use super::expect::{Next, next};
use super::grammar_words::is_of;
use super::sentence::{Sentence, sentence};
use super::word::{Word, words};
use crate::lexicon::morphology::{gerund, past_participle, third_person};
use crate::lexicon::{Lexicon, Meaning};
use std::collections::BTreeSet;

/// The most names offered at once.
const MOST: usize = 40;
/// The most words of a name that may be begun already.
const LONGEST_BEGINNING: usize = 4;

/// A word or name that may come next.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Completion {
    /// The byte from which it replaces what is written.
    pub start: usize,
    /// The word or name.
    pub text: String,
    /// What it is: "word", "name", "noun", "adjective", "verb".
    pub hint: &'static str,
}

/// What can complete a question that has been begun, in the order of the alphabet, words of the grammar first.
///
/// The last word is taken as begun unless a blank follows it; a name of several words can be begun as well.
#[must_use]
pub fn completions(prefix: &str, lexicon: &Lexicon) -> Vec<Completion> {
    let within = match sentence(prefix) {
        Sentence::Question(framed) | Sentence::Explain(framed) => framed.text,
        _ => prefix.to_owned(),
    };
    let mut found = openings(prefix, lexicon);
    found.extend(of_question(&within, lexicon));
    found
}

/// What can open a sentence besides the words of a question, and the sources after "according to".
fn openings(prefix: &str, lexicon: &Lexicon) -> Vec<Completion> {
    const OPENINGS: &[&str] =
        &["according to", "as of", "cite", "explain", "forget", "let", "list my definitions", "retract:", "tell:"];
    let begun = prefix.to_lowercase();
    let completion = |start, text: &str, hint| Completion { start, text: text.to_owned(), hint };
    if let Some(source) = begun.strip_prefix("according to ") {
        let start = prefix.len() - source.len();
        let fits = lexicon.source_names().into_iter().filter(|name| name.to_lowercase().starts_with(source));
        return fits.map(|name| completion(start, &format!("{name},"), "source")).collect();
    }
    let fits = OPENINGS.iter().filter(|opening| opening.starts_with(&begun));
    fits.map(|opening| completion(0, opening, "word")).collect()
}

fn of_question(prefix: &str, lexicon: &Lexicon) -> Vec<Completion> {
    let mut starts: Vec<usize> =
        prefix.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, c)| at + c.len_utf8()).collect();
    starts.insert(0, 0);
    let last = starts.last().copied().unwrap_or_default();
    let mut found = vec![];
    for start in starts.into_iter().rev().take(LONGEST_BEGINNING) {
        let (before, begun) = prefix.split_at_checked(start).unwrap_or((prefix, ""));
        let begun = begun.to_lowercase();
        if begun.is_empty() && start != last {
            continue;
        }
        let before = words(before);
        let next = next(&before, lexicon);
        if start == last {
            found.extend(function_words(&next, start, &begun));
            found.extend(verbs(&before, &next, lexicon, start, &begun));
        }
        found.extend(names(&next, lexicon, start, &begun));
    }
    let mut seen = BTreeSet::new();
    found.retain(|completion| seen.insert((completion.start, completion.text.clone())));
    found
}

fn function_words(next: &Next, start: usize, begun: &str) -> Vec<Completion> {
    let fits = next.words.iter().filter(|word| word.starts_with(begun));
    fits.map(|word| Completion { start, text: (*word).to_owned(), hint: "word" }).collect()
}

/// Verbs in the forms that fit: the infinitive after an auxiliary, else the third person; participles after "is".
fn verbs(before: &[Word<'_>], next: &Next, lexicon: &Lexicon, start: usize, begun: &str) -> Vec<Completion> {
    let auxiliary = before.iter().any(|word| is_auxiliary(&word.text));
    let infinitives = lexicon.verbs().all();
    let mut found = BTreeSet::new();
    let mut offer = |category, inflect: &dyn Fn(&str) -> String| {
        if next.categories.contains(category) {
            let forms = infinitives.iter().map(|verb| inflect(verb));
            found.extend(forms.filter(|verb| verb.starts_with(begun)).take(MOST));
        }
    };
    offer("VERB", &|verb| if auxiliary { verb.to_owned() } else { third_person(verb) });
    offer("PARTICIPLE", &past_participle);
    offer("GERUND", &gerund);
    found.into_iter().map(|text| Completion { start, text, hint: "verb" }).collect()
}

/// Whether a verb after this word stands in the infinitive.
fn is_auxiliary(word: &str) -> bool {
    ["modal", "do_word"].iter().any(|group| is_of(group, word))
}

fn names(next: &Next, lexicon: &Lexicon, start: usize, begun: &str) -> Vec<Completion> {
    if !next.categories.contains("NOUN") {
        return vec![];
    }
    let hint = |meaning: &Meaning| match meaning {
        Meaning::Thing(_) => Some("name"),
        Meaning::Class(_) | Meaning::Kind(_) => Some("noun"),
        Meaning::Quality(_) => Some("adjective"),
        Meaning::Relation(_) => None,
    };
    let mut found: BTreeSet<Completion> = BTreeSet::new();
    lexicon.each_form(&mut |entry| {
        if let (true, Some(hint)) = (entry.form.to_lowercase().starts_with(begun), hint(&entry.meaning)) {
            found.insert(Completion { start, text: entry.form.clone(), hint });
        }
    });
    found.into_iter().take(MOST).collect()
}

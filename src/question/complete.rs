//! Completion: the words that grammar and lexicon allow next.

use crate::lexicon::morphology::{gerund, past_participle, third_person};
use crate::lexicon::{Entry, Lexicon, Meaning};
use crate::question::expect::{Next, next};
use crate::question::owed::Form;
use crate::question::sentence::{Sentence, sentence};
use crate::question::words::grammar::is_of;
use crate::question::words::word::words;
use std::collections::BTreeSet;

/// The most names offered at once.
const MOST: usize = 40;
/// The most verbs of one form offered at once.
const MOST_VERBS: usize = 120;
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
            found.extend(verbs(&next, lexicon, start, &begun));
            found.extend(numbers(&next, start, &begun));
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

/// Verbs with their prepositions, in the forms that fit: the infinitive where an auxiliary wants it, else the third person;
/// participles after "is", and what can follow "is" as a relation ("part of").
fn verbs(next: &Next, lexicon: &Lexicon, start: usize, begun: &str) -> Vec<Completion> {
    let phrases = lexicon.present_phrases();
    let (relational, acting): (Vec<&str>, Vec<&str>) =
        phrases.iter().map(String::as_str).partition(|phrase| phrase.starts_with("be "));
    let relations: Vec<&str> = relational.iter().filter_map(|phrase| phrase.strip_prefix("be ")).collect();
    let mut found = BTreeSet::new();
    for form in &next.verbs {
        let (of, inflect): (&[&str], fn(&str) -> String) = match form {
            Form::Infinitive => (&acting, str::to_owned),
            Form::ThirdPerson => (&acting, third_person),
            Form::Participle => (&acting, past_participle),
            Form::Gerund => (&acting, gerund),
            Form::Relational => (&relations, str::to_owned),
        };
        let inflected = |phrase: &&str| {
            let (verb, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
            format!("{} {rest}", inflect(verb)).trim_end().to_owned()
        };
        found.extend(of.iter().map(inflected).filter(|verb| verb.starts_with(begun)).take(MOST_VERBS));
    }
    found.into_iter().map(|text| Completion { start, text, hint: "verb" }).collect()
}

/// A number or two, to show that one can stand there.
fn numbers(next: &Next, start: usize, begun: &str) -> Vec<Completion> {
    let allowed = next.categories.contains("NUMBER");
    let fits = ["1", "2"].into_iter().filter(|number| allowed && number.starts_with(begun));
    fits.map(|number| Completion { start, text: number.to_owned(), hint: "number" }).collect()
}

/// Whether a date can come next, after words of a question.
#[must_use]
pub fn takes_date(before: &str, lexicon: &Lexicon) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let is_open = ["time_preposition", "between", "from", "until"].iter().any(|group| is_of(group, &last));
    before.trim_end().to_lowercase().ends_with("as of")
        || is_open && next(&words(before), lexicon).categories.contains("DATE")
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
    let is_noun = |entry: &Entry| match &entry.meaning {
        Meaning::Relation(relation) => lexicon.is_called_by_noun(relation, &entry.form),
        _ => false,
    };
    let mut found: BTreeSet<Completion> = BTreeSet::new();
    for entry in lexicon.beginning(begun, MOST) {
        if let Some(hint) = hint(&entry.meaning).or_else(|| is_noun(&entry).then_some("noun")) {
            found.insert(Completion { start, text: entry.form, hint });
        }
    }
    found.into_iter().take(MOST).collect()
}

//! Common phrasings outside the grammar, with how the language says them.

use super::statement;
use crate::lexicon::Lexicon;
use crate::question::definition::consequence;
use crate::question::read::within;
use crate::question::resolve::unknown::Unknown;
use crate::question::sentence::{Definition, Sentence, sentence};
use std::sync::LazyLock;

/// The most sentences that are tried for one that failed, and the most words that they may have together.
const MOST_TRIED: usize = 24;
const MOST_TRIED_WORDS: usize = 180;
/// The most words of a sentence that patterns are matched with.
const MOST_WORDS: usize = 40;
/// The most sentences that are offered.
const MOST_OFFERED: usize = 2;

/// A sentence that would be understood, and what it teaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The sentence.
    pub sentence: String,
    /// What it teaches.
    pub lesson: &'static str,
}

/// One part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// One of these, each of one word or more.
    Words(Vec<Vec<&'static str>>),
    /// Anything: A or B.
    Anything(char),
}

/// A phrasing, the sentence to offer, the lesson.
struct Phrasing {
    parts: Vec<Part>,
    offer: &'static str,
    lesson: &'static str,
}

static PHRASINGS: LazyLock<Vec<Phrasing>> = LazyLock::new(|| {
    let lines = include_str!("../../grammar/near-misses.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(phrasing).collect()
});

fn phrasing(line: &'static str) -> Option<Phrasing> {
    let mut cells = line.split('\t');
    let (pattern, offer, lesson) = (cells.next()?, cells.next()?, cells.next()?);
    Some(Phrasing { parts: parts(pattern), offer, lesson })
}

fn parts(pattern: &'static str) -> Vec<Part> {
    let mut parts = vec![];
    let mut rest = pattern.trim();
    while !rest.is_empty() {
        if let Some((inside, after)) = rest.strip_prefix('(').and_then(|inside| inside.split_once(')')) {
            parts.push(Part::Words(inside.split('/').map(|choice| choice.split(' ').collect()).collect()));
            rest = after.trim_start();
            continue;
        }
        let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
        let letter = word.trim_end_matches(',');
        match letter.chars().next() {
            Some(c) if letter.len() == 1 && "ABC".contains(c) => parts.push(Part::Anything(c)),
            _ => parts.push(Part::Words(vec![vec![word]])),
        }
        rest = after.trim_start();
    }
    parts
}

/// The sentences that say in the language what a sentence outside it seems to ask; only such as are understood.
#[must_use]
pub fn offers(text: &str, lexicon: &Lexicon) -> Vec<Offer> {
    let text = spelt_out(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > MOST_WORDS {
        return vec![];
    }
    let mut offers: Vec<Offer> = vec![];
    let most = MOST_TRIED.min(MOST_TRIED_WORDS / words.len().max(1));
    let mut tried = 0;
    for phrasing in PHRASINGS.iter() {
        let mut found = vec![];
        matches(&phrasing.parts, &words, &mut vec![], &mut found);
        for bound in found {
            if tried == most || offers.len() == MOST_OFFERED {
                return offers;
            }
            if bound.iter().any(|(letter, words)| is_broken(phrasing.offer, *letter, words)) {
                continue;
            }
            tried += 1;
            let sentence = filled(phrasing.offer, &bound);
            let new = bare(&sentence).to_lowercase() != bare(&text).to_lowercase()
                && !offers.iter().any(|offer| offer.sentence == sentence);
            if new && is_understood(&sentence, lexicon) {
                offers.push(Offer { sentence, lesson: phrasing.lesson });
                break;
            }
        }
    }
    offers
}

/// Whether an offer puts its comma behind words that have one within: they are no one phrase.
fn is_broken(offer: &str, letter: char, words: &[&str]) -> bool {
    let within = words.split_last().map_or(&[][..], |(_, before)| before);
    offer.contains(&format!("{letter},")) && within.iter().any(|word| word.ends_with(','))
}

/// A sentence without the marks at its end, to be compared.
fn bare(text: &str) -> &str {
    text.trim().trim_end_matches(['?', '.', '!'])
}

/// "what's" as "what is", so that patterns need not know contractions.
fn spelt_out(text: &str) -> String {
    const BEFORE_IS: &[&str] = &["what", "who", "where", "when", "how", "it", "that", "there"];
    let word = |word: &str| {
        let plain = word.replace('’', "'");
        let opened = plain.strip_suffix("'s").filter(|stem| BEFORE_IS.contains(&stem.to_lowercase().as_str()));
        opened.map_or_else(|| word.to_owned(), |stem| format!("{stem} is"))
    };
    text.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

/// Every way to match the words, shorter bindings first.
fn matches<'a>(
    parts: &[Part],
    words: &[&'a str],
    bound: &mut Vec<(char, Vec<&'a str>)>,
    found: &mut Vec<Vec<(char, Vec<&'a str>)>>,
) {
    let Some((first, rest)) = parts.split_first() else {
        if words.is_empty() {
            found.push(bound.clone());
        }
        return;
    };
    match first {
        Part::Words(choices) => {
            for choice in choices {
                let fits = choice.iter().zip(words).filter(|(one, other)| plain(other) == **one).count();
                if fits == choice.len() {
                    matches(rest, words.get(choice.len()..).unwrap_or_default(), bound, found);
                }
            }
        }
        Part::Anything(letter) => {
            for length in 1..=words.len() {
                let (taken, left) = words.split_at_checked(length).unwrap_or((words, &[]));
                bound.push((*letter, taken.to_vec()));
                matches(rest, left, bound, found);
                bound.pop();
            }
        }
    }
}

/// A word without its marks, in lower case.
fn plain(word: &str) -> String {
    let word = word.trim_end_matches([',', '?', '.', '!', ':', ';']);
    word.replace('’', "'").to_lowercase()
}

fn filled(offer: &str, bound: &[(char, Vec<&str>)]) -> String {
    let text = |letter: char| {
        let words = bound.iter().find(|(one, _)| *one == letter).map(|(_, words)| words.join(" ")).unwrap_or_default();
        words.trim_end_matches([',', '?', '.', '!', ':', ';']).to_owned()
    };
    let mut out = String::new();
    let characters: Vec<char> = offer.chars().collect();
    for (at, &c) in characters.iter().enumerate() {
        let letter =
            |place: Option<usize>| place.and_then(|at| characters.get(at)).is_some_and(|c| c.is_alphanumeric());
        if "ABC".contains(c) && !letter(at.checked_sub(1)) && !letter(Some(at + 1)) {
            out.push_str(&text(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// Whether a sentence has a reading, and names nothing that the graph lacks.
fn is_understood(text: &str, lexicon: &Lexicon) -> bool {
    match sentence(text) {
        Sentence::Question(framed) => within(&framed, lexicon, Unknown::silent()).is_ok_and(|all| {
            all.iter().any(|outcome| outcome.warnings.iter().all(|warning| warning.code != "not-mentioned"))
        }),
        Sentence::Tell(told) | Sentence::Retract(told) => statement(&told.statement, lexicon).is_ok(),
        Sentence::Define(Definition::Rule { head, body }) => consequence(text, &head, &body, lexicon).is_ok(),
        Sentence::Define(Definition::Meaning { word, meaning }) => {
            super::part_of(&word.text, meaning.trim(), lexicon).is_ok()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrasing_is_whole() {
        let lines = include_str!("../../grammar/near-misses.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines.count(), PHRASINGS.len());
        for phrasing in PHRASINGS.iter() {
            let letters: Vec<char> = "ABC".chars().filter(|c| phrasing.parts.contains(&Part::Anything(*c))).collect();
            let bound: Vec<(char, Vec<&str>)> = letters.iter().map(|c| (*c, vec!["it"])).collect();
            assert!(!filled(phrasing.offer, &bound).contains(['A', 'B', 'C']), "{}", phrasing.offer);
        }
    }

    #[test]
    fn patterns_bind_words() {
        let parts = parts("is it (possible/allowed) for A to B");
        let mut found = vec![];
        matches(&parts, &["Is", "it", "possible", "for", "China", "to", "host", "it?"], &mut vec![], &mut found);
        assert_eq!(filled("can A B?", &found[0]), "can China host it?");
    }
}

//! "The top 3 cities by population", as the language says it: "list cities by population, descending, the first 3"; and which of
//! two things is asked for behind a comma.

use crate::lexicon::Lexicon;
use crate::question::read::Outcome;
use crate::question::words::degree::{is_comparative, number};
use crate::question::words::word::words;

/// Words before a number that ask for the greatest, and for those that come first in the order as it stands.
const GREATEST: &str = "top";
const FIRST: &str = "first";
/// The most words after "which" that may be a noun, and one more.
const LONGEST_NOUN: usize = 4;

/// The same list with its order and its number behind it; none where it is no such list.
pub fn ranked_list(text: &str) -> Option<String> {
    let all = words(text.trim_end_matches(['?', '.']));
    let said = |at: usize| all.get(at).map_or("", |word| word.text.as_str());
    let mut at = usize::from(["list", "show"].contains(&said(0)));
    at += usize::from(said(at) == "the");
    let greatest = match said(at) {
        GREATEST => true,
        FIRST => false,
        _ => return None,
    };
    let (take, length) = number(all.get(at + 1..)?)?;
    let start = all.get(at + 1 + length)?.span().start;
    let by = (at + 2 + length..all.len()).find(|&at| said(at) == "by");
    let end = all.last()?.span().end;
    let part = |from: usize, to: usize| text.get(from..to).map(str::trim);
    match by {
        Some(by) => {
            let word = all.get(by)?.span();
            let (noun, value) = (part(start, word.start)?, part(word.end, end)?);
            let order = if greatest { ", descending" } else { "" };
            Some(format!("list {noun} by {value}{order}, the first {take}"))
        }
        // Of the greatest it must be said by what.
        None if greatest => None,
        None => part(start, end).map(|noun| format!("list {noun}, the first {take}")),
    }
}

/// "Which city has more inhabitants, Oslo or Bergen?", as the language says it: "which of Oslo and Bergen has the most
/// inhabitants". How many words the noun has that is left out is not known, so that each number is tried.
pub fn one_of_two(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let asked = |text: &str| -> Option<Vec<String>> {
        let (question, names) = text.trim_end_matches(['?', '.', ' ']).rsplit_once(", ")?;
        let (one, other) = names.split_once(" or ")?;
        let known = |name: &str| name.starts_with(char::is_uppercase) && !lexicon.called(name).is_empty();
        let all: Vec<&str> = question.split_whitespace().collect();
        let opens = ["which", "what", "who"].contains(&all.first()?.to_lowercase().as_str());
        let rest = |at: usize| all.get(at..).filter(|rest| !rest.is_empty()).map(foremost);
        let whole = |rest: String| format!("which of {one} and {other} {rest}");
        (opens && known(one) && known(other)).then(|| (1..=LONGEST_NOUN).filter_map(rest).map(whole).collect())
    };
    asked(text).unwrap_or_default()
}

/// "Which route was the busiest?", where something is called the busiest route: "what was the busiest route".
pub fn named_superlative(text: &str, lexicon: &Lexicon) -> Option<String> {
    let all: Vec<&str> = text.trim_end_matches(['?', '.', ' ']).split_whitespace().collect();
    let (&"which" | &"Which" | &"what" | &"What", rest) = all.split_first()? else { return None };
    let the = rest.iter().rposition(|word| *word == "the")?;
    let (noun, told) = (rest.get(..the.checked_sub(1)?)?.join(" "), rest.get(the + 1..)?.join(" "));
    let be = rest.get(the - 1).filter(|be| ["is", "are", "was", "were"].contains(be))?;
    let best = told.ends_with("est") || told.starts_with("most ");
    let whole = format!("{told} {noun}");
    (best && !noun.is_empty() && !lexicon.called(&whole).is_empty()).then(|| format!("what {be} the {whole}"))
}

/// Whether a question was taken for one of things that are named.
pub fn is_of_named(outcome: &Outcome) -> bool {
    outcome.reading.columns.first().is_some_and(|column| column.heading == "which")
}

/// Of two, what is more is the most: "has a higher tower" as "has the highest tower".
fn foremost(words: &[&str]) -> String {
    let than = words.contains(&"than");
    let mut said: Vec<String> = vec![];
    for word in words {
        match superlative(word).filter(|_| !than) {
            Some(superlative) => {
                said.pop_if(|before| ["a", "an", "the"].contains(&before.as_str()));
                said.extend(["the".to_owned(), superlative]);
            }
            None => said.push((*word).to_owned()),
        }
    }
    said.join(" ")
}

/// "Highest" of "higher".
fn superlative(word: &str) -> Option<String> {
    let irregular = [("more", "most"), ("less", "least"), ("better", "best"), ("worse", "worst"), ("fewer", "fewest")];
    let known = irregular.iter().find(|(one, _)| *one == word).map(|(_, superlative)| (*superlative).to_owned());
    known.or_else(|| word.strip_suffix("er").filter(|_| is_comparative(word)).map(|stem| format!("{stem}est")))
}

#[cfg(test)]
mod tests {
    use super::{foremost, ranked_list};

    #[test]
    fn the_number_stands_behind() {
        let rows = [
            ("top 3 ports by tonnage", Some("list ports by tonnage, descending, the first 3")),
            ("list the first two ports by depth?", Some("list ports by depth, the first 2")),
            ("list the first 2 ports", Some("list ports, the first 2")),
            ("list top 3 ports", None),
            ("list the 3 ports with the highest tonnage", None),
        ];
        for (text, expected) in rows {
            assert_eq!(ranked_list(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn of_two_the_higher_is_the_highest() {
        let rows = [
            ("has a higher tower", "has the highest tower"),
            ("has more members", "has the most members"),
            ("is older", "is the oldest"),
            ("has more members than the Board", "has more members than the Board"),
            ("has the water", "has the water"),
        ];
        for (words, expected) in rows {
            assert_eq!(foremost(&words.split(' ').collect::<Vec<_>>()), expected, "{words}");
        }
    }
}

//! Turns that say only what is different from the one before: "and in 2025?", "what about the SOM?", "how many are they?".

use crate::knowledge::{Knowledge, Understood};
use std::collections::BTreeSet;

/// Openings of a turn that asks the same of something else.
const ABOUT: &[&str] = &["what about ", "how about ", "and ", "and what about ", "and how about "];
/// Turns that ask how many were answered.
const HOW_MANY: &[&str] = &[
    "how many",
    "how many are they",
    "how many are there",
    "how many of them",
    "how many of those",
    "how many are those",
];
/// What stands before a year.
const BEFORE_YEARS: &[&str] = &["in ", "for ", "during "];

/// Whether a turn asks how many were answered; in lower case, without the mark at its end.
pub(super) fn counts(turn: &str) -> bool {
    HOW_MANY.contains(&turn)
}

/// A question that was asked before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before<'a> {
    /// The question.
    pub question: &'a str,
    /// The things that it names, its subject first.
    pub names: &'a [String],
    /// Whether it asks if something holds.
    pub judged: bool,
}

/// The question of the turn before, asked of another year or of something else, the likeliest first; none if that is not
/// what a turn asks.
pub(super) fn changed(turn: &str, before: &Before<'_>, knowledge: &Knowledge) -> Vec<String> {
    let turn = turn.trim().trim_end_matches(['?', ' ']);
    let lower = turn.to_lowercase();
    let opening = ABOUT.iter().filter(|opening| lower.starts_with(**opening)).max_by_key(|opening| opening.len());
    let Some(wanted) = opening.and_then(|opening| turn.get(opening.len()..)).map(str::trim) else { return vec![] };
    let question = before.question;
    if question.is_empty() || question.contains('{') {
        return vec![];
    }
    let year = BEFORE_YEARS.iter().find_map(|word| wanted.strip_prefix(word)).unwrap_or(wanted).trim();
    if is_year(year) {
        return vec![in_year(question, year)];
    }
    let other = bare(wanted);
    let words = knowledge.typed(other).words;
    let is_name = !words.is_empty() && words.iter().all(|(_, kind)| *kind == Understood::Name);
    if !is_name {
        return vec![];
    }
    let (places, sure) = places(other, before, knowledge);
    let other_of = |name: &&String| {
        let name = bare(name);
        with_words(question, &format!("the {name}"), wanted).or_else(|| with_words(question, name, wanted))
    };
    let asked: Vec<String> = places.iter().filter_map(other_of).collect();
    // What it is not asked of is told of by itself.
    let alone = (!sure && !asked.is_empty()).then(|| wanted.to_owned());
    asked.into_iter().chain(alone).collect()
}

fn bare(name: &str) -> &str {
    name.strip_prefix("the ").unwrap_or(name)
}

/// The names of a question in whose place another one may stand, and whether that is sure: those that are of its kind, else the
/// only one there is.
fn places<'a>(other: &str, before: &Before<'a>, knowledge: &Knowledge) -> (Vec<&'a String>, bool) {
    let wanted = knowledge.classes_of(other);
    let classes: Vec<_> = before.names.iter().map(|name| (name, knowledge.classes_of(bare(name)))).collect();
    let shared = |classes: &BTreeSet<String>| classes.intersection(&wanted).count();
    let most = classes.iter().map(|(_, classes)| shared(classes)).max().unwrap_or_default();
    if most > 0 {
        let alike = classes.into_iter().filter(|(_, classes)| shared(classes) == most);
        return (alike.map(|(name, _)| name).collect(), true);
    }
    match classes.as_slice() {
        [(name, classes)] => (vec![*name], before.judged || wanted.is_empty() || classes.is_empty()),
        _ => (classes.iter().filter(|(_, classes)| classes.is_empty()).map(|(name, _)| *name).collect(), false),
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A question about another year: in the place of the year that it names, or behind it.
fn in_year(question: &str, year: &str) -> String {
    let before = question.split(|c: char| !c.is_alphanumeric()).find(|word| is_year(word));
    match before.and_then(|before| with_words(question, before, year)) {
        Some(other) => other,
        None => format!("{} in {year}?", question.trim_end_matches(['?', '.', ' '])),
    }
}

/// A question with other words in the place of some, where these first stand as whole words: "APEC" is not part of "APECs".
fn with_words(question: &str, words: &str, others: &str) -> Option<String> {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    question.match_indices(words).find_map(|(at, _)| {
        let (before, rest) = question.split_at_checked(at)?;
        let after = rest.strip_prefix(words)?;
        let whole = !is_part(before.chars().next_back()) && !is_part(after.chars().next());
        whole.then(|| format!("{before}{others}{after}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_is_asked_of_something_else() {
        let knowledge = Knowledge::bundled().unwrap();
        let names = ["APEC".to_owned()];
        let asked = |turn: &str, question: &str| {
            changed(turn, &Before { question, names: &names, judged: false }, &knowledge).into_iter().next()
        };
        for (turn, question, meant) in [
            ("and in 2025?", "who hosted APEC in 2024?", Some("who hosted APEC in 2025?")),
            ("what about 2023?", "who hosts APEC?", Some("who hosts APEC in 2023?")),
            ("And how about the SOM?", "who chairs APEC?", Some("who chairs the SOM?")),
            ("and who chairs it?", "who hosts APEC?", None),
            ("what about lunch?", "who hosts APEC?", None),
            ("in 2025?", "who hosts APEC?", None),
        ] {
            assert_eq!(asked(turn, question).as_deref(), meant, "{turn}");
        }
        let nothing = Before { question: "who chairs APEC and EC?", names: &[], judged: false };
        assert!(changed("what about the SOM?", &nothing, &knowledge).is_empty());
    }

    #[test]
    fn another_stands_where_one_of_its_kind_stood() {
        let knowledge = Knowledge::bundled().unwrap();
        let changed = |turn: &str, question: &str, names: &[&str], judged| {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            changed(turn, &Before { question, names: &names, judged }, &knowledge)
        };
        let (host, names) = ("when did Peru host SOM1?", ["Peru", "SOM1"]);
        assert_eq!(changed("and China?", host, &names, false), ["when did China host SOM1?"]);
        assert_eq!(changed("and the SOM?", host, &names, false), ["when did Peru host the SOM?"]);
        assert!(changed("and Casey Mace?", host, &names, false).is_empty());
        let (chair, ec) = ("who chairs the EC?", ["EC"]);
        assert_eq!(changed("and the SOM?", chair, &ec, false), ["who chairs the SOM?"]);
        assert_eq!(changed("and China?", chair, &ec, false), ["who chairs China?", "China"]);
        assert_eq!(changed("and China?", "does the EC meet?", &ec, true), ["does China meet?"]);
    }

    #[test]
    fn only_whole_words_are_replaced() {
        assert_eq!(with_words("who owns SeaRail and Rail?", "Rail", "Port").unwrap(), "who owns SeaRail and Port?");
        assert_eq!(with_words("did Rails meet Rail’s board?", "Rail", "Port").unwrap(), "did Rails meet Port’s board?");
        assert_eq!(with_words("does Searail pay?", "rail", "Port"), None);
        assert_eq!(in_year("did case 120240 end in 2024?", "2025"), "did case 120240 end in 2025?");
    }

    #[test]
    fn what_was_answered_is_counted() {
        assert!(counts("how many are they") && !counts("how many economies"));
    }
}

//! Turns that say only what is different from the one before: "and in 2025?", "what about the SOM?", "how many are they?".

use crate::knowledge::{Knowledge, Understood};

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

/// The question of the turn before, asked of another year or of something else; none if that is not what a turn asks.
pub(super) fn changed(turn: &str, question: &str, names: &[String], knowledge: &Knowledge) -> Option<String> {
    let turn = turn.trim().trim_end_matches(['?', ' ']);
    let lower = turn.to_lowercase();
    let opening = ABOUT.iter().filter(|opening| lower.starts_with(**opening)).max_by_key(|opening| opening.len())?;
    let wanted = turn.get(opening.len()..)?.trim();
    if question.is_empty() || question.contains('{') {
        return None;
    }
    let year = BEFORE_YEARS.iter().find_map(|word| wanted.strip_prefix(word)).unwrap_or(wanted).trim();
    if is_year(year) {
        return Some(in_year(question, year));
    }
    let [name] = names else { return None };
    let other = wanted.strip_prefix("the ").unwrap_or(wanted);
    let words = knowledge.typed(other).words;
    let is_name = !words.is_empty() && words.iter().all(|(_, kind)| *kind == Understood::Name);
    if is_name { with_words(question, name, other) } else { None }
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
        let asked = |turn: &str, question: &str| changed(turn, question, &names, &knowledge);
        for (turn, question, meant) in [
            ("and in 2025?", "who hosted APEC in 2024?", Some("who hosted APEC in 2025?")),
            ("what about 2023?", "who hosts APEC?", Some("who hosts APEC in 2023?")),
            ("And how about the SOM?", "who chairs APEC?", Some("who chairs SOM?")),
            ("and who chairs it?", "who hosts APEC?", None),
            ("what about lunch?", "who hosts APEC?", None),
            ("in 2025?", "who hosts APEC?", None),
        ] {
            assert_eq!(asked(turn, question).as_deref(), meant, "{turn}");
        }
        assert_eq!(changed("what about the SOM?", "who chairs APEC and EC?", &[], &knowledge), None);
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

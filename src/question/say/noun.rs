//! Articles, plurals and brackets around nouns.

use super::is_ownership;
use super::value::ranked_before;
use super::verb::plural;
use crate::question::reading::value::Top;
use crate::question::reading::{Condition, Statement, Variable};

/// The plural of each of several nouns.
pub(super) fn plurals(nouns: &str) -> String {
    nouns.split(" or ").map(plural).collect::<Vec<_>>().join(" or ")
}

/// "the highest population", "the 3 highest populations"; where several are spoken of, the article stands before.
pub(super) fn first(top: &Top, noun: &str, many: bool) -> String {
    let before = ranked_before(top);
    let before = if many { before.trim_start_matches("the ") } else { &before };
    format!("{before} {}", if top.take > 1 { plural(noun) } else { noun.to_owned() })
}

const fn article_of(vowel: bool) -> &'static str {
    if vowel { "an" } else { "a" }
}

/// "a" or "an".
pub(super) fn article(next: &str) -> &'static str {
    article_of(next.to_lowercase().starts_with(['a', 'e', 'i', 'o']))
}

/// Whether a noun with its owners and with what is said of it would be read otherwise without brackets.
pub(super) fn needs_brackets(noun: Option<&String>, owners: &[String], told: bool) -> bool {
    let several = noun.is_some_and(|noun| noun.contains(" or "));
    let common = |owner: &String| owner.trim_start_matches("the ").starts_with(|c: char| !c.is_uppercase());
    told && (several || owners.iter().any(common)) || several && !owners.is_empty()
}

/// Puts brackets around a noun with what belongs to it, after its article.
pub(super) fn bracket(words: &[String]) -> Vec<String> {
    let whole = words.join(" ");
    match whole.split_once(' ') {
        Some((article @ ("a" | "an" | "the" | "every" | "no" | "most"), rest)) => vec![format!("{article} ({rest})")],
        _ => vec![format!("({whole})")],
    }
}

/// Moves the article before the adjectives.
pub(super) fn front_article(words: &mut Vec<String>) {
    let Some(noun) = words.pop() else { return };
    match noun.split_once(' ') {
        Some((article @ ("a" | "an" | "the"), noun)) => {
            words.insert(0, article.to_owned());
            words.push(noun.to_owned());
        }
        _ => words.push(noun),
    }
}

/// Whether a statement is what "of" says.
pub(super) fn is_of(said: &Statement, variable: Variable) -> bool {
    said.object_is(variable) && is_ownership(said)
}

pub(super) fn is_of_condition(condition: &Condition, variable: Variable) -> bool {
    matches!(condition, Condition::Statement(said) if is_of(said, variable))
}

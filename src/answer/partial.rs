//! "Did the members pay?", over "most members paid": what is said of a part of some things is not said of all of them.

use super::evidence::{Evidence, Said};
use super::manner;
use super::verdict::Judged;
use super::words;
use crate::claim::Polarity;
use crate::lexicon::morphology::{WordClass, lemma};
use crate::lexicon::{Shape, Token, is_preposition, normal, tokens};
use crate::question::{Operand, Statement};
use crate::rdf::NamedNode;
use std::sync::LazyLock;

/// The words that make a part of what a noun calls, each phrase by its words.
static PARTS: LazyLock<Vec<Vec<&str>>> = LazyLock::new(|| {
    let lines = include_str!("../../grammar/parts-of-all.txt").lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_whitespace().collect()).collect()
});
/// Those of them that are more than half.
const MAJORITIES: &[&str] = &["most ", "a majority ", "the majority ", "nearly all ", "almost all ", "two thirds "];
/// The most words that narrow a noun behind such a phrase.
const NARROWING: usize = 2;
/// Words that point at all of some things.
const ALL: &[&str] = &["the", "all", "these", "those", "its", "their", "his", "her", "our", "both"];

/// Leaves what is said of a part among what is near, where a question asks of all: "did the members". Tells what was left.
pub(super) fn leave(asked: &Statement, judged: &mut Judged, evidence: &Evidence) -> Vec<String> {
    let whole = |operand: &&Operand| plural_noun(operand).is_some_and(points_at_all);
    let all: Vec<&Operand> =
        [Some(&asked.subject), asked.object.as_ref()].into_iter().flatten().filter(whole).collect();
    let saying = if asked.polarity == Polarity::Denied { &judged.refuting } else { &judged.supporting };
    let part = |said: &Said| all.iter().find_map(|operand| of_operand(said, operand, &asked.predicate.label));
    let found = saying.iter().filter_map(|node| evidence.claim(node)).filter_map(|said| Some((said, part(said)?)));
    left(found.map(|(said, part)| (said.node.clone(), part)).collect(), "all", judged, evidence)
}

/// What a verb is said of, by its noun: of all of them, or of most.
#[derive(Clone, Copy)]
pub(super) struct OfNoun<'a> {
    pub(super) noun: &'a str,
    pub(super) verb: &'a str,
    pub(super) most: bool,
}

/// Leaves what is said of too small a part of what a noun calls among what is near: many of them are not most. Tells what was
/// left.
pub(super) fn leave_of_noun(asked: OfNoun<'_>, judged: &mut Judged, evidence: &Evidence) -> Vec<String> {
    let said = judged.supporting.iter().filter_map(|node| evidence.claim(node));
    let most = |part: &str| MAJORITIES.iter().any(|words| part.starts_with(words));
    let too_few = |part: &String| !(asked.most && most(part));
    let part = |said: &Said| of_noun(said, asked.noun, asked.verb).filter(too_few);
    let found: Vec<(NamedNode, String)> = said.filter_map(|said| Some((said.node.clone(), part(said)?))).collect();
    let wanted = if asked.most { "most" } else { "all" };
    left(found, wanted, judged, evidence)
}

fn left(found: Vec<(NamedNode, String)>, wanted: &str, judged: &mut Judged, evidence: &Evidence) -> Vec<String> {
    let tell = |(node, part): (NamedNode, String)| {
        judged.near_only(&node);
        let quote = evidence.citations([&node]).first().map(words::quoted).unwrap_or_default();
        format!("nearly, of {part}, and not of {wanted}: {quote}")
    };
    found.into_iter().map(tell).collect()
}

/// The part of what the subject of a question calls that a claim speaks of: "most members".
pub(super) fn of_subject(said: &Said, asked: &Statement) -> Option<String> {
    of_operand(said, &asked.subject, &asked.predicate.label)
}

/// The part of what a noun calls that a claim speaks of.
fn of_noun(said: &Said, noun: &str, relation: &str) -> Option<String> {
    let head = Shape::of(noun)?.head;
    let clauses = |quote: &str| manner::clauses(quote, relation).into_iter().find_map(|clause| part(clause, &head));
    said.citations.iter().find_map(|citation| clauses(&citation.quote))
}

fn of_operand(said: &Said, operand: &Operand, relation: &str) -> Option<String> {
    let noun = plural_noun(operand)?;
    // "did most members pay": asked of the part itself.
    let head = Shape::of(noun)?.head;
    if part(noun, &head).is_some() { None } else { of_noun(said, noun, relation) }
}

/// What an operand calls several things by.
fn plural_noun(operand: &Operand) -> Option<&str> {
    let Operand::Things(things) = operand else { return None };
    let head = Shape::of(&things.label)?.head;
    let several = |token: &Token<'_>| {
        let folded = token.folded();
        normal(token).is_some_and(|word| word == head) && lemma(&folded, WordClass::Noun) != folded
    };
    let common = |token: &Token<'_>| !token.text.starts_with(char::is_uppercase);
    tokens(&things.label).iter().any(|token| several(token) && common(token)).then_some(things.label.as_str())
}

fn points_at_all(noun: &str) -> bool {
    noun.split_whitespace().next().is_some_and(|first| ALL.contains(&first.to_lowercase().as_str()))
}

/// The phrase in a clause that makes a part of what its first noun with this head calls.
fn part(clause: &str, head: &str) -> Option<String> {
    let all = tokens(clause);
    let noun = all.iter().position(|token| normal(token).is_some_and(|word| word == head))?;
    let words: Vec<String> = all.iter().take(noun).map(Token::folded).collect();
    let starts = |at: usize, phrase: &[&str]| {
        let end = at + phrase.len();
        let is_phrase = words.get(at..end).is_some_and(|said| said.iter().zip(phrase).all(|(one, other)| one == other));
        // "the most senior members", "at most nine members".
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let degree = before.is_some_and(|word| ["the", "at"].contains(&word.as_str()));
        let between = words.get(end..).unwrap_or_default();
        let between = match between.split_first() {
            Some((first, rest)) if ALL.contains(&first.as_str()) => rest,
            _ => between,
        };
        // "some 40 members" are about so many.
        let narrows = |word: &String| word.chars().all(char::is_alphabetic) && !is_preposition(word);
        is_phrase && !degree && between.len() <= NARROWING && between.iter().all(narrows)
    };
    let at = (0..noun).find(|&at| PARTS.iter().any(|phrase| starts(at, phrase)))?;
    let (first, last) = (all.get(at)?, all.get(noun)?);
    let phrase = clause.get(first.span.start..last.span.end)?;
    let (opening, rest) = phrase.split_at_checked(first.span.end - first.span.start)?;
    Some(format!("{}{rest}", opening.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn a_part_is_told_by_the_words_before_its_noun() {
        for (clause, expected) in [
            ("Most members paid their dues", Some("most members")),
            ("most of the senior members paid", Some("most of the senior members")),
            ("A majority of the members voted", Some("a majority of the members")),
            ("The Board heard some members", Some("some members")),
            ("The most senior members paid", None),
            ("Some 40 members paid", None),
            ("At most nine members paid", None),
            ("Some reports to members were late", None),
            ("Some trustees met, and members paid", None),
            ("Members paid most fees", None),
            ("All members paid", None),
        ] {
            assert_eq!(part(clause, "member").as_deref(), expected, "{clause}");
        }
    }
}

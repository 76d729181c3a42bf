//! Dates within a sentence.

use super::delayed::{self, is_delayed, is_until};
use super::phrase::{self, touches};
use crate::claim::TimeRelation;
use crate::prose::clause::{Analysis, Argument, Clause, Role, Tree, WordClass, day_range, is_temporal};
use crate::prose::{Deprel, Phrase, PhraseQualifier, Tag};
use std::borrow::Cow;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// When something is: "**on 3 May 2024**", "**twice a year**".
#[derive(Clone, Debug)]
pub struct Moment {
    /// Its preposition, or nothing.
    pub preposition: String,
    /// The tokens of the preposition.
    pub preposition_tokens: Vec<usize>,
    /// The time.
    pub phrase: Phrase,
}

/// The times that a clause tells, neighbours joined: "once a year".
pub fn moments(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Moment> {
    let mut found: Vec<Moment> = Vec::new();
    for argument in &clause.arguments {
        let Some(next) = moment(analysis, argument) else { continue };
        let joined = |before: &Moment| next.preposition.is_empty() && touches(&before.phrase, &next.phrase);
        match found.last_mut().filter(|before| joined(before)) {
            Some(before) => before.phrase.tokens.extend(next.phrase.tokens),
            None => found.push(next),
        }
    }
    // An adverb alone is no time that anybody looks for ("now", "once"), unless it tells how often.
    let tells = |moment: &Moment| {
        let word = analysis.tree.lower(moment.phrase.head);
        let lone = moment.phrase.tokens.len() == 1 && WordClass::TimeAdverb.contains(&word);
        // "trains 12 engineers **a year**" tells how many.
        let rate = moment.preposition.is_empty() && is_bare_rate(analysis.tree, &moment.phrase);
        // "**once** chaired the Board": at some time, not how often.
        let formerly = word == "once" && moment.phrase.head < clause.head;
        // "in May, **not in June**".
        let excluded = moment.phrase.tokens.first().is_some_and(|&first| {
            analysis.tree.is(first, "not") && analysis.tree.is_any(first + 1, &["in", "on", "at", "by", "from", "for"])
        });
        !rate && !excluded && (!lone || WordClass::Frequency.contains(&word) && !formerly)
    };
    found.retain(tells);
    found
}

/// "a year" and nothing else.
fn is_bare_rate(tree: Tree<'_>, phrase: &Phrase) -> bool {
    matches!(*phrase.tokens.as_slice(), [article, unit] if tree.is_any(article, &["a", "an"]) && unit == phrase.head)
}

/// When something is by what one argument says.
pub fn moment(analysis: &Analysis<'_>, argument: &Argument) -> Option<Moment> {
    let tree = analysis.tree;
    let head = argument.head;
    match argument.role {
        Role::Oblique | Role::Unmarked if is_time(analysis, argument) => {
            let preposition_tokens = tree.preposition_tokens(argument.place);
            let mut tokens =
                tree.reach(head, |_, child| !preposition_tokens.contains(&child) && !leaves_time(tree, child));
            tokens.retain(|at| !preposition_tokens.contains(at));
            let mut tokens = phrase::trimmed(tree, tokens);
            // "normally in October": how sure, not when.
            // "**not** until 2015": that it was not so is said already.
            let beside = |at: usize| {
                WordClass::Hedge.contains(&tree.lower(at)) || tree.is(at, "not") && tree.is(at + 1, "until")
            };
            let lead = tokens.iter().take_while(|&&at| beside(at) && at != head).count();
            tokens.drain(..lead);
            // "**at least three months before** the session": how long before is part of when.
            if tokens.first().zip(preposition_tokens.first()).is_some_and(|(time, preposition)| time < preposition) {
                tokens.extend(&preposition_tokens);
                tokens.sort_unstable();
                let phrase = phrase::of_tokens(head, tokens);
                return Some(Moment { preposition: String::new(), preposition_tokens: vec![], phrase });
            }
            let mut preposition = argument.preposition.clone();
            let delayed =
                is_until(&preposition) && analysis.clause_above(head).is_some_and(|at| is_delayed(analysis, at));
            if delayed {
                delayed::preposition(tree, head).clone_into(&mut preposition);
            }
            Some(Moment { preposition, preposition_tokens, phrase: phrase::of_tokens(head, tokens) })
        }
        Role::Adverb if WordClass::TimeAdverb.contains(&tree.lower(head)) => {
            let tokens = phrase::trimmed(tree, tree.sentence.subtree(head));
            let phrase = phrase::of_tokens(head, tokens);
            Some(Moment { preposition: String::new(), preposition_tokens: vec![], phrase })
        }
        _ => None,
    }
}

/// What hangs on a time and is no part of it.
fn leaves_time(tree: Tree<'_>, child: usize) -> bool {
    let clausal = [Deprel::AclRelcl, Deprel::Acl, Deprel::Appos, Deprel::Parataxis, Deprel::Advcl];
    clausal.contains(&tree.relation(child))
        || (tree.relation(child) == Deprel::Conj && !is_temporal(tree, child) && day(&tree.lower(child)).is_none())
        || tree.tag(child) == Tag::OpenBracket
}

/// Whether an argument says when.
pub fn is_time(analysis: &Analysis<'_>, argument: &Argument) -> bool {
    let tree = analysis.tree;
    let unmarked = [Deprel::NmodUnmarked, Deprel::OblUnmarked];
    let measured = tree.children_by(argument.head, &unmarked).any(|at| at < argument.head && is_temporal(tree, at));
    let relative = matches!(argument.preposition.as_str(), "before" | "after" | "prior to" | "following" | "ahead of");
    if relative && measured {
        return true;
    }
    if !is_temporal(tree, argument.head) {
        return false;
    }
    let of = matches!(argument.preposition.as_str(), "of" | "for") && tree.has(argument.head, &[Deprel::NmodPoss]);
    // "adopted the budget for 2025": what it is for.
    let year = argument.preposition == "for" && is_year(&tree.lower(argument.head));
    !of && !year && !is_wanted(analysis, argument) && !phrase::is_connecting(tree, argument.head)
}

/// "asked **for a transition period**": what is wanted, not how long.
fn is_wanted(analysis: &Analysis<'_>, argument: &Argument) -> bool {
    let tree = analysis.tree;
    let seeks = |clause: &Clause| WordClass::Seeking.contains(tree.lemma(clause.head));
    let thing = tree.has(argument.head, &[Deprel::Det, Deprel::Compound, Deprel::Amod]);
    argument.preposition == "for" && thing && analysis.clause_above(argument.head).is_some_and(seeks)
}

/// What a temporal noun and its preposition say: dates where there is a year, else the words.
pub fn qualifiers(analysis: &Analysis<'_>, head: usize, preposition: &str) -> Vec<PhraseQualifier> {
    let tree = analysis.tree;
    let mut found = Vec::new();
    let of_days = || days(tree, head).filter(|_| matches!(preposition, "for" | "on" | "from" | ""));
    match (preposition, range_end(tree, head).or_else(|| of_days().map(|[first, last]| (Some(first), last)))) {
        ("from" | "between" | "for" | "on" | "in" | "during" | "", Some((own, end))) => {
            found.extend(own.map(|date| PhraseQualifier::Time(TimeRelation::Since, date)));
            found.push(PhraseQualifier::Time(TimeRelation::Until, end));
        }
        _ => {
            let own = date(tree, &own_tokens(tree, head));
            found.extend(own.map(|date| PhraseQualifier::Time(relation(preposition), date)));
        }
    }
    if found.is_empty() {
        let bare = matches!(preposition, "" | "in" | "on" | "at" | "during");
        let words = if bare {
            phrase::noun_phrase(analysis, head, phrase::Extent::Short)
        } else {
            phrase::prepositional_phrase(analysis, head)
        };
        found.push(PhraseQualifier::TimeText(words));
    }
    found
}

/// How a preposition bounds a claim by the date after it.
pub fn relation(preposition: &str) -> TimeRelation {
    match preposition {
        "since" | "from" | "as from" | "starting" => TimeRelation::Since,
        "until" | "till" | "to" | "through" | "by" | "up to" | "not later than" => TimeRelation::Until,
        "before" | "prior to" | "ahead of" => TimeRelation::Before,
        "after" | "following" => TimeRelation::After,
        _ => TimeRelation::In,
    }
}

/// The tokens of one date: the head with its numbers and months, coordination left out.
fn own_tokens(tree: Tree<'_>, head: usize) -> Vec<usize> {
    tree.reach(head, |parent, child| {
        let other = matches!(tree.relation(child), Deprel::Conj | Deprel::AclRelcl | Deprel::Acl);
        let end = parent == head && ends_range(tree, child);
        !other && !end
    })
}

fn ends_range(tree: Tree<'_>, child: usize) -> bool {
    tree.relation(child) == Deprel::Nmod
        && matches!(tree.preposition(child).as_str(), "to" | "until" | "through" | "till")
}

/// The dates of "2019 to 2024", "2019 and 2024": the first, if it has a year of its own, and the last.
fn range_end(tree: Tree<'_>, head: usize) -> Option<(Option<String>, String)> {
    let other = tree.children(head).iter().copied().find(|&child| ends_range(tree, child));
    let joined = |&other: &usize| tree.preposition(head) == "between" || is_next_day(tree, head, other);
    let other = other.or_else(|| tree.child(head, &[Deprel::Conj]).filter(joined))?;
    let own = own_tokens(tree, head);
    let last = tree.sentence.subtree(other);
    // "from 4 to 6 June 2025", the month hung on the first day.
    let shared = || date(tree, &[last.as_slice(), &later_parts(tree, head)].concat());
    let end = date(tree, &last).or_else(shared)?;
    // "from 12 to 14 November 2024": the first day has the month and year of the last.
    let completed = || date(tree, &[own.as_slice(), &later_parts(tree, other)].concat());
    Some((date(tree, &own).or_else(completed), end))
}

/// The first and the last day of "14–15 October 2026".
fn days(tree: Tree<'_>, head: usize) -> Option<[String; 2]> {
    let tokens = own_tokens(tree, head);
    let (first, last) = tokens.iter().find_map(|&at| day_range(&tree.lower(at)))?;
    let month = date(tree, &tokens).filter(|date| date.len() == "2026-10".len())?;
    Some([first, last].map(|day| format!("{month}-{day:02}")))
}

/// "20 **and 21** November", "2022 **and 2023**": two days or years of which one follows the other.
fn is_next_day(tree: Tree<'_>, head: usize, other: usize) -> bool {
    let year = |at: usize| tree.lower(at).parse::<u32>().ok().filter(|_| is_year(&tree.lower(at)));
    let days = day(&tree.lower(head)).zip(day(&tree.lower(other))).or_else(|| year(head).zip(year(other)));
    days.is_some_and(|(first, second)| first + 1 == second)
}

/// The month and year of a date, without its day.
fn later_parts(tree: Tree<'_>, head: usize) -> Vec<usize> {
    let mut tokens = tree.sentence.subtree(head);
    tokens.retain(|&at| day(&tree.lower(at)).is_none());
    tokens
}

/// The date that the tokens write, if they hold a year: `2024`, `2024-06` or `2024-06-03`.
pub fn date(tree: Tree<'_>, tokens: &[usize]) -> Option<String> {
    let words: Vec<Cow<'_, str>> = tokens.iter().map(|&at| tree.lower(at)).collect();
    let year = words.iter().find(|word| is_year(word))?;
    let month = words.iter().find_map(|word| MONTHS.iter().position(|month| month == word));
    // "by **12 noon** on 17 April 2024".
    let clock = |at: usize| tree.is_any(at + 1, &["noon", "midnight", "a.m.", "p.m.", "am", "pm", "o'clock", "hours"]);
    let day = words.iter().zip(tokens).filter(|&(_, &at)| !clock(at)).find_map(|(word, _)| day(word));
    Some(match (month, day) {
        (Some(month), Some(day)) => format!("{year}-{:02}-{day:02}", month + 1),
        (Some(month), None) => format!("{year}-{:02}", month + 1),
        _ => year.to_string(),
    })
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1400..2200).contains(&year))
}

/// The day of a month that a word tells: "3", "21st".
pub fn day(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

//! Words that tell when: months, years, days, hours.

use super::{Tree, WordClass, lower};
use crate::prose::{Deprel, Tag};

/// Whether a noun names a time, by its lemma or as a year.
#[must_use]
pub fn is_temporal(tree: Tree<'_>, at: usize) -> bool {
    let word = tree.lower(at);
    WordClass::TimeNoun.contains(&lower(tree.lemma(at))) && !(word == "may" && tree.tag(at) == Tag::Md)
        || is_year(&word)
        || is_edge_of_time(tree, at, &word)
        || is_clock_time(tree, at, &word)
        // "as of **today**".
        || matches!(&*word, "today" | "tomorrow" | "yesterday") && tree.has(at, &[Deprel::Case])
        || ((tree.tag(at) == Tag::Cd || day_range(&word).is_some())
            && tree.children(at).iter().any(|&child| dates(tree, child)))
}

/// The first and the last day of "14–15", before a month.
#[must_use]
pub fn day_range(word: &str) -> Option<(u32, u32)> {
    let (first, last) = word.split_once(['–', '-', '‑'])?;
    let day = |text: &str| text.parse::<u32>().ok().filter(|day| text.len() <= 2 && (1..=31).contains(day));
    let (first, last) = (day(first)?, day(last)?);
    (first < last).then_some((first, last))
}

/// "20:15", "7.30 pm".
fn is_clock_time(tree: Tree<'_>, at: usize, word: &str) -> bool {
    if tree.tag(at) != Tag::Cd {
        return false;
    }
    let half = tree.is_any(at + 1, &["am", "pm", "a.m.", "p.m.", "o'clock", "hrs", "hours"]);
    let (hour, minutes) = word.split_once([':', '.']).unwrap_or((word, "00"));
    let below = |digits: &str, most: u32| digits.parse::<u32>().is_ok_and(|number| number < most);
    let told = below(hour, 24) && minutes.len() == 2 && below(minutes, 60);
    told && (word.contains(':') || half)
}

/// "the end of the year", "the beginning of May".
fn is_edge_of_time(tree: Tree<'_>, at: usize, word: &str) -> bool {
    let edge = matches!(word, "end" | "beginning" | "start" | "close" | "middle" | "eve" | "course");
    let of = |child: &usize| tree.preposition(*child) == "of";
    edge && tree.children_by(at, &[Deprel::Nmod]).filter(of).any(|child| {
        let word = tree.lower(child);
        WordClass::TimeNoun.contains(&tree.lemma(child).to_lowercase()) || is_year(&word)
    })
}

/// Whether a dependent makes a date of a number: its month, or the end of a range.
fn dates(tree: Tree<'_>, child: usize) -> bool {
    let ends =
        tree.relation(child) == Deprel::Nmod && matches!(tree.preposition(child).as_str(), "to" | "until" | "and");
    let end_month = || tree.children(child).iter().any(|&below| is_month(tree, below));
    is_month(tree, child) || (ends && end_month())
}

fn is_month(tree: Tree<'_>, at: usize) -> bool {
    tree.tag(at).is_proper() && WordClass::TimeNoun.contains(&tree.lower(at))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1400..2200).contains(&year))
}

//! "did not approve it **until June**": it was approved, and that is when.

use super::phrase;
use super::time::day;
use crate::claim::{Modality, Polarity};
use crate::prose::clause::{Analysis, Clause, Stance, Tree, WordClass};
use crate::prose::{Deprel, Phrase};

/// Whether a clause says of something past that it was not so until it was.
pub fn is_delayed(analysis: &Analysis<'_>, clause: &Clause) -> bool {
    let tree = analysis.tree;
    let denied = clause.stance.polarity == Polarity::Denied && clause.stance.modality == Modality::Actual;
    let mut auxiliaries = tree.children_by(clause.head, &[Deprel::Aux, Deprel::AuxPass]);
    let past = auxiliaries.any(|word| tree.is_any(word, &["did", "was", "were", "had"]));
    let timed = clause.arguments.iter().any(|argument| is_until(&argument.preposition));
    denied
        && past
        && clause.copula.is_none()
        && !WordClass::Lasting.contains(tree.lemma(clause.head))
        && (timed || clause.context.times.iter().any(|&at| opened(tree, at).is_some()))
}

/// The stance of what happened in the end.
pub fn in_the_end(stance: Stance) -> Stance {
    Stance { polarity: Polarity::Affirmed, marker: vec![], ..stance }
}

/// Whether a preposition leads to the end of a delay.
pub fn is_until(preposition: &str) -> bool {
    matches!(preposition, "until" | "till")
}

/// What the time after "until" is a time of, told without it: "**in** June", "**on** 3 June".
pub fn preposition(tree: Tree<'_>, time: usize) -> &'static str {
    let word = tree.lower(time);
    if tree.is_any(time, &["end", "beginning", "start", "close"]) {
        "at"
    } else if day(&word).is_some() || word.ends_with("day") {
        "on"
    } else {
        "in"
    }
}

/// "until it had been audited" as "when it had been audited".
pub fn clause_phrase(tree: Tree<'_>, clause: usize) -> Phrase {
    let mut phrase = phrase::clause_phrase(tree, clause);
    if let Some(until) = opened(tree, clause) {
        let words = phrase.tokens.iter().map(|&at| if at == until { "when" } else { tree.form(at) });
        phrase.reworded = Some(words.collect::<Vec<_>>().join(" "));
    }
    phrase
}

fn opened(tree: Tree<'_>, clause: usize) -> Option<usize> {
    tree.children_by(clause, &[Deprel::Mark]).find(|&mark| is_until(&tree.lower(mark)))
}

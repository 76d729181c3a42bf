//! The two sides of a verb: who does it, and what undergoes it, whichever voice tells it.

use super::words::of_token;
use crate::prose::Phrase;
use crate::prose::clause::{Analysis, Argument, Clause, Role, WordClass};
use crate::prose::extract::{coordination, phrase, subject, time};
use std::collections::BTreeSet;

/// Whoever does what a clause says.
pub fn doers(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Phrase> {
    if clause.passive {
        subject::agents(analysis, clause)
    } else {
        subject::subjects(analysis, clause).unwrap_or_default()
    }
}

/// What undergoes it: the object, what is said, what somebody becomes or is to do; or the subject of a passive.
pub fn undergoers(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Phrase> {
    if clause.passive {
        return subject::subjects(analysis, clause).unwrap_or_default();
    }
    let is_time = |argument: &&Argument| !time::is_time(analysis, argument);
    let of_argument = |argument: &Argument| match argument.role {
        Role::Object | Role::Complement => nouns(analysis, argument.head),
        Role::Content => vec![phrase::clause_phrase(analysis.tree, argument.head)],
        _ => vec![],
    };
    clause.arguments.iter().filter(is_time).flat_map(of_argument).collect()
}

/// The nouns of an argument, each by itself.
pub fn nouns(analysis: &Analysis<'_>, head: usize) -> Vec<Phrase> {
    coordination::phrases(analysis, head, phrase::extent(analysis, head, false))
}

/// Whether one of these phrases is, or may be, what a word of the question names: its noun or what stands below it says
/// so, or it is a pronoun and the claims of its sentence name it.
pub fn may_be(analysis: &Analysis<'_>, phrases: &[Phrase], known: &str, named: &BTreeSet<String>) -> bool {
    let tree = analysis.tree;
    phrases.iter().any(|phrase| {
        let below = || tree.sentence.subtree(phrase.head).into_iter().chain(phrase.tokens.iter().copied());
        let says = below().any(|at| of_token(tree, at) == known || tree.lower(at) == known);
        let stands_for = || tree.tag(phrase.head).is_pronoun() || is_definite_common(analysis, phrase);
        says || named.contains(known) && stands_for()
    })
}

/// "the Agency", "the minister": a common noun that may stand for a name.
fn is_definite_common(analysis: &Analysis<'_>, phrase: &Phrase) -> bool {
    let tree = analysis.tree;
    phrase.tokens.first().is_some_and(|&first| tree.is_any(first, &["the", "this", "that", "these", "those"]))
}

/// Whether a phrase says something to whoever asks: no pronoun, no "which", nothing indefinite.
pub fn tells(analysis: &Analysis<'_>, phrase: &Phrase) -> bool {
    let tree = analysis.tree;
    let tag = tree.tag(phrase.head);
    !tag.is_pronoun()
        && !tag.is_wh()
        && !tree.is_any(phrase.head, &["this", "that", "these", "those", "there", "one", "so"])
        && !WordClass::IndefiniteSubject.contains(&tree.lower(phrase.head))
}

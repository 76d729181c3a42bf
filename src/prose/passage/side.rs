//! The two sides of a verb: who does it, and what undergoes it, whichever voice tells it.

use super::words::is_word;
use crate::prose::clause::{Analysis, Argument, Clause, Role, Tree};
use crate::prose::extract::{coordination, phrase, subject, time};
use crate::prose::{Deprel, Phrase};
use std::collections::BTreeSet;

/// Whoever does what a clause says.
pub fn doers(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Phrase> {
    if clause.passive { subject::agents(analysis, clause) } else { subjects(analysis, clause) }
}

/// What a clause is about, be it "anyone".
fn subjects(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Phrase> {
    let general = clause.subject.map(|subject| subject.head).filter(|&at| is_general(analysis.tree, at));
    let named = || subject::subjects(analysis, clause).unwrap_or_default();
    general.map_or_else(named, |head| vec![phrase::of_tokens(head, vec![head])])
}

/// "anyone": whoever it may be.
pub fn is_general(tree: Tree<'_>, at: usize) -> bool {
    tree.is_any(at, &["anyone", "anybody", "everyone", "everybody"])
}

/// What undergoes it: the object, what is said, what somebody becomes or is to do; or the subject of a passive.
pub fn undergoers(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Phrase> {
    if clause.passive {
        return subjects(analysis, clause);
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

/// Whether one of these phrases is, or may be, what a word of the question names: its noun or what stands beside that says
/// so, or it is a pronoun and the claims of its sentence name it.
pub fn may_be(analysis: &Analysis<'_>, phrases: &[Phrase], known: &str, named: &BTreeSet<String>) -> bool {
    let tree = analysis.tree;
    phrases.iter().any(|phrase| {
        let stands_for = || tree.tag(phrase.head).is_pronoun() || is_definite_common(analysis, phrase);
        is_called(tree, phrase.head, known) || named.contains(known) && stands_for()
    })
}

/// Whether a noun, a part of its name or what is said to be the same has that word: not what it is of, or whose.
pub fn is_called(tree: Tree<'_>, noun: usize, known: &str) -> bool {
    let beside = [Deprel::Flat, Deprel::Appos, Deprel::NmodDesc, Deprel::Compound, Deprel::Conj];
    let name = tree.reach(noun, |_, child| beside.contains(&tree.relation(child)));
    name.into_iter().any(|at| is_word(tree, at, known))
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
        && !tree.is_any(phrase.head, &["nobody", "none", "nothing", "anything", "whatever", "whoever"])
}

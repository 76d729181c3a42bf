//! Trees put right where the grammar of the sentence leaves no choice: a list that a parser took for an apposition, a
//! subject between commas that explains the one before it, a relative clause that swallowed the main verb.
//!
//! Each rule looks for a shape that correct trees hardly have, and says in its conditions what it leaves alone; the tests
//! have correct trees that were in the way of one.

mod acronyms;
mod amounts;
mod appositions;
mod aside;
mod auxiliaries;
mod beside;
mod bodies;
mod bounds;
mod clauses;
mod closing;
mod colons;
mod content;
mod edges;
mod exceptions;
mod gaps;
mod governed;
mod hidden;
mod joined;
mod lists;
mod names;
mod nouns;
mod openings;
mod owners;
mod pairs;
mod people;
mod phrases;
mod prepositions;
mod relatives;
mod rules;
mod sentences;
mod subordinators;
mod times;

use super::Tree;
use crate::prose::{Deprel, Margins, Sentence};
use edges::{above, before_bracket, first, follows, is_word, last, predicate_above, subject_relation};
use rules::{RULES, Rule};
use std::borrow::Cow;

/// A new place for a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Move {
    token: usize,
    head: Option<usize>,
    relation: Deprel,
}

impl Move {
    const fn to(token: usize, head: usize, relation: Deprel) -> Self {
        Self { token, head: Some(head), relation }
    }
}

/// What makes a noun the subject of a verb.
const SUBJECTS: [Deprel; 2] = [Deprel::Nsubj, Deprel::NsubjPass];

/// The sentence with its tree put right; itself if nothing was wrong.
#[must_use]
pub fn mended(sentence: &Sentence) -> Cow<'_, Sentence> {
    let mut found = Cow::Borrowed(sentence);
    for rule in RULES {
        if let Some(better) = put_right(&found, rule) {
            found = Cow::Owned(better);
        }
    }
    found
}

/// Puts the trees of some sentences right, and tells of each whether anything was wrong with it.
///
/// A rule is tried on all of them before the next is: the code of all rules is far more than a processor has at hand, so
/// that it would be fetched anew for every sentence.
#[must_use]
pub fn mend(sentences: &mut [Sentence]) -> Vec<bool> {
    let mut wrong = vec![false; sentences.len()];
    for rule in RULES {
        for (sentence, wrong) in sentences.iter_mut().zip(&mut wrong) {
            if let Some(better) = put_right(sentence, rule) {
                (*sentence, *wrong) = (better, true);
            }
        }
    }
    wrong
}

/// The sentence as a rule puts it right, if it finds anything wrong.
fn put_right(sentence: &Sentence, rule: Rule) -> Option<Sentence> {
    moved(sentence, &rule(Tree { sentence }))
}

/// The sentence with the moves made, if there are any and the result is a tree.
fn moved(sentence: &Sentence, moves: &[Move]) -> Option<Sentence> {
    if moves.is_empty() {
        return None;
    }
    let mut tokens = sentence.tokens.clone();
    for step in moves {
        let token = tokens.get_mut(step.token)?;
        if (token.head, token.relation) != (step.head, step.relation) {
            // How sure the parser was tells nothing of an arc that is not its own.
            token.margins = Margins { tag: token.margins.tag, ..Margins::CERTAIN };
        }
        token.head = step.head;
        token.relation = step.relation;
    }
    // A part of a sentence stands for all of it still.
    let mut better = Sentence::new(tokens);
    better.span = sentence.span;
    let whole = better.root().is_some_and(|root| better.subtree(root).len() == better.tokens.len());
    let roots = better.tokens.iter().filter(|token| token.head.is_none()).count();
    (whole && roots == 1).then_some(better)
}

#[cfg(test)]
mod tests;

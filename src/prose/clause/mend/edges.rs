//! Where the phrases of a tree begin and end, and how their heads hang.

use super::Tree;
use crate::prose::{Deprel, Tag};

/// How a noun hangs on the verb whose subject it is.
pub fn subject_relation(tree: Tree<'_>, verb: usize) -> Deprel {
    if tree.has(verb, &[Deprel::AuxPass]) { Deprel::NsubjPass } else { Deprel::Nsubj }
}

/// The first word of the phrase of a token.
pub fn first(tree: Tree<'_>, at: usize) -> usize {
    tree.sentence.ends(at).map_or(at, |(first, _)| first)
}

/// The last word of the phrase of a token.
pub fn last(tree: Tree<'_>, at: usize) -> usize {
    tree.sentence.ends(at).map_or(at, |(_, last)| last)
}

/// Whether a comma or bracket goes with a phrase rather than with its words is as the parser pleases.
pub fn is_word(tree: Tree<'_>, at: usize) -> bool {
    !matches!(tree.tag(at), Tag::Comma | Tag::Colon | Tag::Period)
}

/// Whether the word before the phrase of a token is that one.
pub fn follows(tree: Tree<'_>, at: usize, word: &str) -> bool {
    first(tree, at).checked_sub(1).is_some_and(|before| tree.is(before, word))
}

/// The token before the bracket that this one closes.
pub fn before_bracket(tree: Tree<'_>, close: usize) -> Option<usize> {
    (0..close).rev().find(|&at| tree.tag(at) == Tag::OpenBracket)?.checked_sub(1)
}

/// The nearest of the tokens above one that is as wanted.
pub fn above(tree: Tree<'_>, at: usize, wanted: impl Fn(usize) -> bool) -> Option<usize> {
    let mut above = tree.head(at)?;
    while !wanted(above) {
        above = tree.head(above)?;
    }
    Some(above)
}

/// The nearest verb or predicate above a token.
pub fn predicate_above(tree: Tree<'_>, at: usize) -> Option<usize> {
    above(tree, at, |above| tree.tag(above).is_verb() || tree.has(above, &[Deprel::Cop]))
}

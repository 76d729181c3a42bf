//! Times that a parser took for part of a noun phrase.

use super::{Move, last};
use crate::prose::Deprel;
use crate::prose::clause::{Tree, is_temporal};

/// "The Bank **on Tuesday** announced": a day between a subject and its verb says when.
pub fn day_beside_subject(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let noun = tree.head(at).filter(|_| tree.relation(at) == Deprel::Nmod && tree.preposition(at) == "on")?;
        let subject = matches!(tree.relation(noun), Deprel::Nsubj | Deprel::NsubjPass);
        let verb = tree.head(noun).filter(|&verb| subject && verb > at && is_temporal(tree, at))?;
        let ends = last(tree, at) == last(tree, noun);
        ends.then_some(Move::to(at, verb, Deprel::Obl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "has held the post **since June 2024**", the preposition read as an adverb of the post.
pub fn date_beside_object(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let noun = tree.head(at).filter(|_| tree.relation(at) == Deprel::Advmod)?;
        let dated =
            tree.is_any(at, &["since", "until"]) && tree.children(at).iter().any(|&date| is_temporal(tree, date));
        let verb = tree.head(noun).filter(|_| tree.relation(noun) == Deprel::Obj && dated && at > noun)?;
        Some(Move::to(at, verb, Deprel::Advmod))
    };
    (0..tree.len()).filter_map(moved).collect()
}

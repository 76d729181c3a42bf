//! What a short form in brackets tells of the name before it.

use super::Move;
use crate::prose::clause::Tree;
use crate::prose::{Deprel, Tag};

/// The most letters that a short form has.
const LONGEST: usize = 12;

/// "found the Network **for Free Elections** (NFE)", the phrase hung on the verb: the letters spell the whole name, and what
/// stands in it hangs on the noun before.
pub fn phrase_in_name(tree: Tree<'_>) -> Vec<Move> {
    (1..tree.len()).filter_map(|open| spelt(tree, open)).flatten().collect()
}

fn spelt(tree: Tree<'_>, open: usize) -> Option<Vec<Move>> {
    let bracketed = tree.tag(open) == Tag::OpenBracket && tree.tag(open + 2) == Tag::CloseBracket;
    if !bracketed {
        return None;
    }
    let letters: Vec<char> = tree.form(open + 1).chars().filter(|c| c.is_alphabetic()).collect();
    if !(3..=LONGEST).contains(&letters.len()) || letters.iter().filter(|c| c.is_uppercase()).count() < 3 {
        return None;
    }
    let letters: Vec<char> = letters.into_iter().flat_map(char::to_lowercase).collect();
    let start = (0..open).rev().take(letters.len() * 3).find(|&start| {
        let run = || start..open;
        let named = run().all(|at| tree.is_capitalised(at) || is_small(tree, at));
        let words: Vec<&str> = run().filter(|&at| !is_small(tree, at)).map(|at| tree.form(at)).collect();
        !is_small(tree, start) && named && words.len() > 1 && spells(&words, &letters)
    })?;
    let moved = |noun: usize| {
        let case = tree.child(noun, &[Deprel::Case]).filter(|&case| case > start)?;
        let outside = tree.head(noun).is_some_and(|head| head < start || head > open);
        let nominal = matches!(tree.base(noun), Deprel::Nmod | Deprel::Obl);
        let before = case.checked_sub(1).filter(|&before| before >= start && tree.tag(before).is_noun())?;
        (outside && nominal).then_some(Move::to(noun, before, Deprel::Nmod))
    };
    Some((start + 1..open).filter_map(moved).collect())
}

/// A word that a short form may leave out.
fn is_small(tree: Tree<'_>, at: usize) -> bool {
    tree.is_any(at, &["of", "for", "on", "and", "in", "to", "the", "by"])
}

/// Whether the letters are those that the words begin with, each word at least with its first.
fn spells(words: &[&str], letters: &[char]) -> bool {
    let Some((word, rest)) = words.split_first() else { return letters.is_empty() };
    let word: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let shared = word.iter().zip(letters).take_while(|(one, other)| one == other).count();
    (1..=shared).any(|taken| letters.get(taken..).is_some_and(|left| spells(rest, left)))
}

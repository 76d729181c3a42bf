//! What the relative words of a sentence stand for.

use crate::prose::clause::{Tree, WordClass};
use crate::prose::{Deprel, Tag};

/// The nouns that "which", "whom", "whose" or "where" stands for: what its clause hangs on, and what that is said to be
/// ("the Panel, **a group of jurists** whose opinions …"). None of a word that asks.
pub fn antecedents(tree: Tree<'_>, relative: usize) -> Vec<usize> {
    if !tree.tag(relative).is_wh() {
        return vec![];
    }
    let clause = clause_of(tree, relative);
    let mut found: Vec<usize> = clause.and_then(|clause| tree.head(clause)).into_iter().collect();
    let set_off = clause.is_some_and(|clause| is_set_off(tree, clause));
    while let Some(same) = found.last().and_then(|&noun| named_before(tree, noun, set_off)) {
        found.push(same);
    }
    found
}

/// The relative clause in which a token stands, alone or as one of several.
fn clause_of(tree: Tree<'_>, token: usize) -> Option<usize> {
    let mut at = token;
    while tree.relation(at) != Deprel::AclRelcl {
        at = tree.head(at)?;
    }
    Some(at)
}

/// What a noun is said to be the same as, or to be a part of all of: the Panel of "the Panel, a group of **jurists**". What
/// is set off by a comma may as well go with what the noun before it narrows: "the attack on the **vessel**, in which …".
fn named_before(tree: Tree<'_>, noun: usize, set_off: bool) -> Option<usize> {
    let above = tree.head(noun).filter(|&above| tree.tag(above).is_noun())?;
    let group = || tree.preposition(noun) == "of" && WordClass::Partitive.contains(tree.lemma(above));
    match tree.relation(noun) {
        Deprel::Appos => Some(above),
        Deprel::Nmod if set_off || group() => Some(above),
        _ => None,
    }
}

/// "the port, **which opened in 1990**": a relative clause that is set off says something by itself, whatever is said of
/// the noun around it.
pub fn is_set_off(tree: Tree<'_>, verb: usize) -> bool {
    let Some(clause) = clause_of(tree, verb).filter(|&clause| clause == verb || tree.relation(verb) == Deprel::Conj)
    else {
        return false;
    };
    let below = tree.sentence.subtree(clause);
    let opening = below.iter().copied().find(|&at| !tree.tag(at).is_punctuation());
    let opens = |at: usize| tree.tag(at).is_wh() || tree.tag(at) == Tag::In && tree.tag(at + 1).is_wh();
    let after_comma = |at: usize| at > 0 && tree.is(at - 1, ",");
    let noun = tree.head(clause);
    let absent = |noun: usize| {
        tree.children_by(noun, &[Deprel::Det]).any(|det| tree.is_any(det, &["no", "any", "every", "each"]))
    };
    opening.is_some_and(|at| opens(at) && after_comma(at)) && noun.is_some_and(|noun| !absent(noun))
}

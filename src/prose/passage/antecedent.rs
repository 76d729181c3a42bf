//! What the relative words of a sentence stand for.

use crate::prose::clause::{Tree, WordClass};
use crate::prose::{Deprel, Tag};

/// The nouns that "which", "whom", "whose" or "where" stands for: what its clause hangs on, and what that is said to be
/// ("the Panel, **a group of jurists** whose opinions …"). None of a word that asks, nor where another noun is nearer.
pub fn antecedents(tree: Tree<'_>, relative: usize) -> Vec<usize> {
    let clause = Some(relative).filter(|&at| tree.tag(at).is_wh()).and_then(|at| clause_of(tree, at));
    let Some((clause, noun)) = clause.and_then(|clause| Some((clause, tree.head(clause)?))) else { return vec![] };
    let set_off = set_off_noun(tree, clause).is_some();
    let opening = tree.sentence.subtree(clause).first().copied().unwrap_or(clause);
    // "the captain of **the ferry whose engine failed**".
    if !set_off && (noun + 1..opening).any(|at| tree.tag(at).is_noun() && tree.base(at) == Deprel::Nmod) {
        return vec![];
    }
    let within = tree.tag(relative) != Tag::Wrb && tree.preposition(relative) == "in";
    let mut found = vec![noun];
    while let Some(same) = found.last().and_then(|&noun| named_before(tree, noun, set_off && within)) {
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

/// What a noun is said to be the same as, or to be a part of all of: the Panel of "the Panel, a group of **jurists**", the
/// Force of "the Task Force on **Data**"; or what happens to it: "the attack on the **vessel**, in which two died".
fn named_before(tree: Tree<'_>, noun: usize, within: bool) -> Option<usize> {
    let above = tree.head(noun).filter(|&above| tree.tag(above).is_noun())?;
    let group = || tree.preposition(noun) == "of" && WordClass::Partitive.contains(tree.lemma(above));
    let name = || tree.tag(noun).is_proper() && tree.tag(above).is_proper();
    let event = || within && WordClass::Happening.contains(tree.lemma(above));
    match tree.relation(noun) {
        Deprel::Appos => Some(above),
        Deprel::Nmod if group() || name() || event() => Some(above),
        _ => None,
    }
}

/// The noun of a relative clause that is set off: "**the port**, which opened in 1990". Such a clause says something by
/// itself, whatever is said of the noun around it.
pub fn set_off_noun(tree: Tree<'_>, verb: usize) -> Option<usize> {
    let clause = clause_of(tree, verb).filter(|&clause| clause == verb || tree.relation(verb) == Deprel::Conj)?;
    let below = tree.sentence.subtree(clause);
    let opening = below.iter().copied().find(|&at| !tree.tag(at).is_punctuation());
    let opens = |at: usize| tree.tag(at).is_wh() || tree.tag(at) == Tag::In && tree.tag(at + 1).is_wh();
    let after_comma = |at: usize| at > 0 && tree.is(at - 1, ",");
    let opened = opening.is_some_and(|at| opens(at) && after_comma(at));
    tree.head(clause).filter(|_| opened)
}

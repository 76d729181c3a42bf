//! Subordinators of several words, which a parser took for phrases of the clause before.

use super::{Move, above};
use crate::prose::Deprel;
use crate::prose::clause::{Tree, WordClass};

/// "may enter **on condition that** they pay", "**in the event that** it fails", read as phrases with a clause of their own: the words
/// open a condition of the whole.
pub fn condition_of_noun(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).filter_map(|noun| condition(tree, noun)).flatten().collect()
}

fn condition(tree: Tree<'_>, noun: usize) -> Option<Vec<Move>> {
    let preposition =
        tree.child(noun, &[Deprel::Case]).filter(|&word| tree.is_any(word, &["on", "in", "with", "under"]))?;
    let that = Some(noun + 1).filter(|&that| tree.is(that, "that"))?;
    let clauses = [Deprel::Acl, Deprel::AclRelcl, Deprel::Advcl, Deprel::Ccomp];
    let clause = tree.head(that).filter(|&clause| clauses.contains(&tree.relation(clause)))?;
    let verb = above(tree, noun, |at| !tree.tag(at).is_noun() || tree.has(at, &[Deprel::Cop]))?;
    let holds = WordClass::ConditionNoun.contains(tree.lemma(noun)) && tree.relation(that) == Deprel::Mark;
    let own = |&child: &usize| child < noun || child == clause || child == that || tree.tag(child).is_punctuation();
    let is_bare = tree.children(noun).iter().all(own);
    if !holds || !is_bare || verb == clause || tree.head(clause).is_none_or(|head| head != noun && head != verb) {
        return None;
    }
    let mut moves = vec![Move::to(clause, verb, Deprel::Advcl), Move::to(noun, clause, Deprel::Mark)];
    moves.push(Move::to(preposition, noun, Deprel::Fixed));
    let article = tree.children_by(noun, &[Deprel::Det]);
    moves.extend(article.map(|article| Move::to(article, noun, Deprel::Fixed)));
    Some(moves)
}

/// "may enter **as long as** they pay", read as a length to which another is compared: the three words open a condition.
pub fn as_long_as(tree: Tree<'_>) -> Vec<Move> {
    let moved = |long: usize| {
        let first = long.checked_sub(1).filter(|&first| tree.is(long, "long") && tree.is_any(first, &["as", "so"]))?;
        let clause =
            tree.head(long + 1).filter(|_| tree.is(long + 1, "as") && tree.relation(long + 1) == Deprel::Mark)?;
        let compared = tree.relation(clause) == Deprel::Advcl && tree.relation(long) == Deprel::Advmod;
        let verb = tree.head(long).filter(|_| compared && tree.head(clause) == Some(long))?;
        let moves = [
            Move::to(clause, verb, Deprel::Advcl),
            Move::to(long, clause, Deprel::Mark),
            Move::to(first, long, Deprel::Fixed),
        ];
        (verb != clause).then_some(moves)
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

//! What follows a colon, and relative clauses taken for others.

use super::{Move, SUBJECTS, before_bracket, follows};
use crate::prose::clause::Tree;
use crate::prose::{Deprel, Tag};

/// "Two targets were met: **coverage** and training", "It expects two papers: **drafts** and notes": a passive has no
/// object, another verb has one; what a colon brings in explains the subject of the one, the object of the other.
pub fn object_after_colon(tree: Tree<'_>) -> Vec<Move> {
    let objects = (0..tree.len()).filter(|&at| tree.relation(at) == Deprel::Obj && follows(tree, at, ":"));
    objects
        .filter_map(|at| {
            let verb = tree.head(at).filter(|&verb| verb < at)?;
            let passive = tree.has(verb, &[Deprel::AuxPass]);
            let subject = tree.child(verb, &SUBJECTS).filter(|_| passive);
            let object = || tree.children_by(verb, &[Deprel::Obj]).find(|&other| other < at);
            Some(Move::to(at, subject.or_else(object)?, Deprel::Appos))
        })
        .collect()
}

/// "It expects results: plans and **pledges to cut** waste": an infinitive in a list after a colon says what the noun
/// before it is for; it belongs to no verb before the colon.
pub fn infinitive_in_list(tree: Tree<'_>) -> Vec<Move> {
    let infinitives = (0..tree.len()).filter(|&at| {
        matches!(tree.relation(at), Deprel::Advcl | Deprel::Xcomp | Deprel::Ccomp)
            && tree.tag(at) == Tag::Vb
            && at.checked_sub(1).is_some_and(|before| tree.tag(before) == Tag::To)
    });
    infinitives
        .filter_map(|at| {
            let noun = at.checked_sub(2).filter(|&noun| tree.tag(noun).is_noun())?;
            let verb = tree.head(at).filter(|&verb| verb < noun)?;
            let colon = (verb..noun).any(|between| tree.is(between, ":"));
            colon.then(|| Move::to(at, noun, Deprel::Acl))
        })
        .collect()
}

/// "… issues **that will be raised**": a verb whose subject is the relative pronoun just before it belongs to the
/// noun before that, which a bracket may follow.
pub fn relative_for_content(tree: Tree<'_>) -> Vec<Move> {
    let verbs = (0..tree.len()).filter(|&at| matches!(tree.relation(at), Deprel::Ccomp | Deprel::Advcl));
    verbs
        .filter_map(|at| {
            let pronoun = tree.child(at, &SUBJECTS)?;
            let is_relative = tree.tag(pronoun) == Tag::Wdt && !tree.has(at, &[Deprel::Mark]);
            let before = pronoun.checked_sub(1).filter(|_| is_relative)?;
            let noun = if tree.tag(before) == Tag::CloseBracket { before_bracket(tree, before)? } else { before };
            let stands_apart = tree.tag(noun).is_noun() && tree.head(noun) != Some(at) && noun < at;
            stands_apart.then(|| Move::to(at, noun, Deprel::AclRelcl))
        })
        .collect()
}

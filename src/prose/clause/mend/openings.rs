//! Phrases that open a sentence without a comma, and what a parser made of the subject after them.

use super::{Move, SUBJECTS, first, last, subject_relation};
use crate::prose::clause::{Tree, is_temporal};
use crate::prose::{Deprel, Tag};

/// "On Tuesday **inspectors** closed it", "At the meeting **members** adopted it", the noun read as part of the opening: a
/// verb that has no other subject takes the bare plural right before it, and the opening keeps the rest.
pub fn subject_before_verb(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|verb| subject_of(tree, verb)).unwrap_or_default()
}

fn subject_of(tree: Tree<'_>, verb: usize) -> Option<Vec<Move>> {
    let finite = tree.tag(verb).is_finite() || tree.has(verb, &[Deprel::Aux]);
    let bound = [Deprel::Csubj, Deprel::Expl, Deprel::AuxPass, Deprel::Cop, Deprel::Mark];
    let bare = !tree.has(verb, &SUBJECTS) && !tree.has(verb, &bound) && tree.tag(verb).is_verb();
    let auxiliaries = tree.children_by(verb, &[Deprel::Aux]).filter(|&at| at < verb);
    let adverb = |&at: &usize| tree.relation(at) == Deprel::Advmod && at + 1 == verb;
    let start = auxiliaries.chain(verb.checked_sub(1).filter(adverb)).min().unwrap_or(verb);
    let noun = start.checked_sub(1).filter(|&noun| finite && bare && tree.tag(noun) == Tag::Nns)?;
    let main = tree.head(verb).is_none() || tree.relation(verb) == Deprel::Conj && first(tree, verb) > 0;
    // "In 41 of them **inspectors** found it".
    let counted = |&at: &usize| {
        let open = tree.tag(at) == Tag::Cd && tree.base(at) == Deprel::Obl && tree.head(at) == Some(verb);
        open && tree.relation(noun) == Deprel::Nmod && !tree.has(noun, &[Deprel::Case]) && first(tree, at) == 0
    };
    if main && first(tree, noun) == noun && tree.head(noun).as_ref().is_some_and(counted) {
        return Some(vec![Move::to(noun, verb, Deprel::Nsubj)]);
    }
    let beside = tree.head(noun) == Some(verb) && tree.base(noun) == Deprel::Obl && last(tree, noun) == noun;
    if !main || !beside || (first(tree, noun)..noun).any(|at| tree.is(at, ",")) {
        return None;
    }
    if !tree.has(noun, &[Deprel::Case]) {
        let opening = |&at: &usize| {
            let phrase = tree.base(at) == Deprel::Obl && tree.has(at, &[Deprel::Case]) || is_temporal(tree, at);
            phrase && last(tree, at) + 1 == first(tree, noun)
        };
        let opened = tree.children(verb).iter().any(opening);
        return opened.then(|| vec![Move::to(noun, verb, Deprel::Nsubj)]);
    }
    // The last word before the subject that can stand by itself is what the opening is about.
    let head =
        tree.children_by(noun, &[Deprel::Compound]).last().filter(|&at| at + 1 == noun && tree.tag(at).is_noun())?;
    let known = tree.has(noun, &[Deprel::Det]) || tree.is_name(head) || is_temporal(tree, head);
    let others = tree.children(noun).iter().filter(|&&at| at < head);
    let kept = others.map(|&at| Move::to(at, head, tree.relation(at)));
    let moves = [Move::to(noun, verb, Deprel::Nsubj), Move::to(head, verb, Deprel::Obl)];
    known.then(|| moves.into_iter().chain(kept).collect())
}

/// "Speaking in Lima, **Ana Roe**, its head, blamed the weather", "Under the chapter, **nurses** and cooks may work", the noun
/// read as one more of the opening, up to its comma: a verb without a subject has it behind that comma.
pub fn subject_behind_comma(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|verb| behind_comma(tree, verb)).unwrap_or_default()
}

fn behind_comma(tree: Tree<'_>, verb: usize) -> Option<Vec<Move>> {
    let finite = tree.tag(verb).is_finite() || tree.has(verb, &[Deprel::Aux, Deprel::AuxPass]);
    let bound = [Deprel::Csubj, Deprel::Expl, Deprel::Mark, Deprel::Cop];
    let bare = tree.tag(verb).is_verb() && !tree.has(verb, &SUBJECTS) && !tree.has(verb, &bound);
    let opens = |&at: &usize| {
        let participle = tree.relation(at) == Deprel::Advcl && matches!(tree.tag(at), Tag::Vbg | Tag::Vbn);
        let phrase = tree.base(at) == Deprel::Obl && tree.has(at, &[Deprel::Case]);
        at < verb && (participle && !tree.has(at, &SUBJECTS) || phrase) && first(tree, at) == 0
    };
    let opening =
        tree.children(verb).iter().copied().find(opens).filter(|_| finite && bare && tree.head(verb).is_none())?;
    let comma = (0..verb).find(|&at| tree.is(at, ","))?;
    let within = tree.sentence.subtree(opening);
    let joined = |&at: &usize| {
        let named = tree.relation(at) == Deprel::Appos && (tree.is_name(at) || tree.has(at, &[Deprel::Det]));
        tree.tag(at).is_noun() && (named || tree.relation(at) == Deprel::Conj) && first(tree, at) == comma + 1
    };
    let noun = within.iter().copied().find(joined)?;
    let to_verb = within.iter().all(|&at| at < verb) && within.iter().any(|&at| at > noun);
    let rest = within.iter().filter(|&&at| at > noun && tree.head(at).is_some_and(|head| head < comma));
    let joins = |at: usize| matches!(tree.base(at), Deprel::Appos | Deprel::Conj | Deprel::Acl | Deprel::Nmod);
    let rest = rest.filter(|&&at| joins(at)).map(|&at| Move::to(at, noun, tree.relation(at)));
    let subject = Move::to(noun, verb, subject_relation(tree, verb));
    to_verb.then(|| std::iter::once(subject).chain(rest).collect())
}

/// "**Each summer** volunteers open it", read as which volunteers: "each" goes with no plural, and the time tells when.
pub fn each_time_before_plural(tree: Tree<'_>) -> Vec<Move> {
    let moved = |each: usize| {
        let time = each + 1;
        let noun = tree.head(each).filter(|&noun| tree.is_any(each, &["each", "every"]) && noun == time + 1)?;
        let plural = tree.tag(noun) == Tag::Nns && SUBJECTS.contains(&tree.relation(noun));
        let verb = tree.head(noun).filter(|_| plural && tree.head(time) == Some(noun))?;
        let alone = tree.tag(time) == Tag::Nn && is_temporal(tree, time);
        alone.then(|| [Move::to(time, verb, Deprel::OblUnmarked), Move::to(each, time, Deprel::Det)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

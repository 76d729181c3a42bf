//! What follows a colon, and relative clauses taken for others.

use super::{Move, SUBJECTS, before_bracket, first, follows};
use crate::prose::clause::Tree;
use crate::prose::numeral::cardinal;
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

/// "BRIEFING NOTE: **Who decides what**", the question read as a clause about the note.
pub fn question_after_colon(tree: Tree<'_>) -> Vec<Move> {
    let moved = |verb: usize| {
        let head = tree.head(verb).filter(|_| tree.relation(verb) == Deprel::AclRelcl)?;
        let asks =
            |&at: &usize| matches!(tree.tag(at), Tag::Wp | Tag::Wrb) && tree.is(at - 1, ":") && tree.is_capitalised(at);
        let opening = (head + 2..verb).find(asks)?;
        (tree.head(opening) == Some(verb)).then_some(Move::to(verb, head, Deprel::Dep))
    };
    (0..tree.len()).filter_map(moved).collect()
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

/// "five members in the Indian Ocean**: Chad, Fiji, …**": a list of as many as were counted says who they are.
pub fn counted_list(tree: Tree<'_>) -> Vec<Move> {
    let moved = |item: usize| {
        let colon = first(tree, item).checked_sub(1).filter(|&colon| tree.is(colon, ":"))?;
        let beside = [Deprel::Appos, Deprel::Obj, Deprel::Dep, Deprel::NmodUnmarked, Deprel::OblUnmarked];
        // "three groups report to the Board: **the Reef Panel**, …", read as said besides.
        let besides = tree.relation(item) == Deprel::Parataxis
            && tree.tag(item).is_noun()
            && !tree.has(item, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Cop]);
        let fits = besides || beside.contains(&tree.relation(item));
        let head = tree.head(item).filter(|&head| head < colon && fits)?;
        let size = tree.children_by(item, &[Deprel::Conj]).count() + 1;
        let following = |noun: usize| {
            let told = tree.children_by(noun, &[Deprel::Amod]).any(|word| tree.is(word, "following"));
            told && tree.tag(noun).is_plural() && tree.has(noun, &[Deprel::Det])
        };
        let counts = |noun: usize| {
            let number = tree.child(noun, &[Deprel::Nummod]);
            tree.tag(noun).is_plural()
                && number.is_some_and(|number| {
                    cardinal(&tree.lower(number)).and_then(|count| usize::try_from(count).ok()) == Some(size)
                })
        };
        let announced = (0..colon).rev().find(|&noun| following(noun));
        let counted = announced.or_else(|| (0..colon).rev().find(|&noun| counts(noun))).filter(|&noun| noun != head)?;
        (size > 1 || announced.is_some()).then_some(Move::to(item, counted, Deprel::Appos))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "results that are not binding: **drafts** and plans", hung on "binding": what a colon brings in after a relative clause
/// explains the noun that the clause tells of.
pub fn list_after_relative(tree: Tree<'_>) -> Vec<Move> {
    let moved = |item: usize| {
        let explains = matches!(tree.relation(item), Deprel::Appos | Deprel::Parataxis) && follows(tree, item, ":");
        let predicate = tree.head(item).filter(|_| explains && tree.tag(item).is_noun())?;
        let noun = tree.head(predicate).filter(|_| tree.relation(predicate) == Deprel::AclRelcl)?;
        let plain = !tree.tag(predicate).is_noun() && predicate < item && tree.tag(noun).is_plural();
        let list = tree.has(item, &[Deprel::Conj]) && tree.tag(item).is_plural();
        (plain && list).then(|| Move::to(item, noun, Deprel::Appos))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "It brought members: **in 1962** their number rose", the phrase hung on the clause before the colon: what opens a
/// clause after a colon is of that clause.
pub fn phrase_after_colon(tree: Tree<'_>) -> Vec<Move> {
    let moved = |phrase: usize| {
        let loose = matches!(tree.base(phrase), Deprel::Obl | Deprel::Advmod | Deprel::Nmod);
        let before = tree.head(phrase).filter(|_| loose)?;
        let colon = first(tree, phrase).checked_sub(1).filter(|&colon| tree.is(colon, ":") && before < colon)?;
        let opened = |&verb: &usize| {
            verb > phrase
                && tree.child(verb, &SUBJECTS).is_some_and(|subject| subject > colon)
                && matches!(tree.relation(verb), Deprel::Conj | Deprel::Parataxis | Deprel::Appos)
        };
        let verb = tree.children(before).iter().copied().find(opened)?;
        let relation = if tree.base(phrase) == Deprel::Nmod { Deprel::Obl } else { tree.relation(phrase) };
        Some(Move::to(phrase, verb, relation))
    };
    (0..tree.len()).filter_map(moved).collect()
}

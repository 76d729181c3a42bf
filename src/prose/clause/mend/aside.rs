//! Asides, and clauses hung on the sentence that are of one word in it.

use super::bounds::opening;
use super::{Move, SUBJECTS, first, last};
use crate::prose::clause::{Tree, WordClass, is_temporal};
use crate::prose::{Deprel, Tag};

/// "denied, however, **having misled** them", read as what was done meanwhile: what somebody denies or doubts is not told as done.
pub fn gerund_of_denial(tree: Tree<'_>) -> Vec<Move> {
    let moved = |verb: usize| {
        let denies = tree.head(verb).filter(|&above| tree.relation(verb) == Deprel::Advcl && above < verb)?;
        let having = tree.children_by(verb, &[Deprel::Aux]).any(|at| tree.tag(at) == Tag::Vbg);
        let gerund = having || tree.tag(verb) == Tag::Vbg;
        let bare = !tree.has(verb, &[Deprel::Mark, Deprel::Case, Deprel::Nsubj, Deprel::NsubjPass]);
        let free = !tree.has(denies, &[Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp, Deprel::AuxPass]);
        let takes_gerund = WordClass::GerundTaking.contains(tree.lemma(denies));
        let doubted = tree.tag(denies).is_verb() && WordClass::Doubt.contains(tree.lemma(denies)) && takes_gerund;
        (gerund && bare && free && doubted).then_some(Move::to(verb, denies, Deprel::Xcomp))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "groups in Arden, **where** bathing **was banned**, complained", read as when they complained: the clause tells of the place
/// before it.
pub fn where_of_place(tree: Tree<'_>) -> Vec<Move> {
    let moved = |verb: usize| {
        let main = tree.head(verb).filter(|_| tree.relation(verb) == Deprel::Advcl)?;
        let start = tree.sentence.subtree(verb).into_iter().find(|&at| !tree.tag(at).is_punctuation())?;
        let asks = tree.is(start, "where") && tree.head(start) == Some(verb);
        let comma = start.checked_sub(1).filter(|&comma| asks && tree.is(comma, ","))?;
        let place = comma.checked_sub(1).filter(|&place| tree.is_name(place) && place != main)?;
        let named = matches!(tree.base(place), Deprel::Nmod | Deprel::Obl) && tree.has(place, &[Deprel::Case]);
        (named && last(tree, place) <= comma).then_some(Move::to(verb, place, Deprel::AclRelcl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "would support **calls** to sell it", read as a second verb: what follows a verb that has no object, and has no subject itself, is
/// what it is done to.
pub fn noun_read_as_verb(tree: Tree<'_>) -> Vec<Move> {
    let moved = |noun: usize| {
        let joined = [Deprel::Ccomp, Deprel::Conj, Deprel::Parataxis].contains(&tree.relation(noun));
        let verb = noun.checked_sub(1).filter(|_| joined && tree.tag(noun) == Tag::Vbz)?;
        let bare = !tree.has(noun, &SUBJECTS) && !tree.has(noun, &[Deprel::Cc, Deprel::Mark, Deprel::Aux, Deprel::Obj]);
        let infinitive = tree.child(noun, &[Deprel::Xcomp]).filter(|&at| tree.has_to(at) && tree.is(noun + 1, "to"))?;
        let free =
            tree.tag(verb).is_verb() && !tree.has(verb, &[Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp, Deprel::AuxPass]);
        let modal = tree.tag(opening(tree, verb)) == Tag::Md && tree.has(verb, &SUBJECTS);
        let within = tree.head(noun) == Some(verb) || tree.head(noun) == tree.head(verb);
        (bare && free && modal && within)
            .then(|| [Move::to(noun, verb, Deprel::Obj), Move::to(infinitive, noun, Deprel::Acl)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "Its stocks, once **among the richest**, have fallen", read as where they fell: between commas behind the subject it tells what the
/// subject is among.
pub fn among_behind_subject(tree: Tree<'_>) -> Vec<Move> {
    let moved = |phrase: usize| {
        let verb = tree
            .head(phrase)
            .filter(|_| tree.relation(phrase) == Deprel::Obl && tree.preposition(phrase) == "among")?;
        let subject =
            tree.child(verb, &SUBJECTS).filter(|&subject| subject < phrase && phrase < opening(tree, verb))?;
        let start = tree.sentence.subtree(phrase).into_iter().find(|&at| !tree.tag(at).is_punctuation())?;
        let comma = start.checked_sub(1).filter(|&comma| tree.is(comma, ",") && last(tree, subject) <= comma)?;
        let closed = tree.is(opening(tree, verb) - 1, ",");
        (closed && comma > subject).then_some(Move::to(phrase, subject, Deprel::Nmod))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "introduced document 47/3 **on registers**": what a numbered paper is on is part of it.
pub fn phrase_of_document(tree: Tree<'_>) -> Vec<Move> {
    let moved = |phrase: usize| {
        let verb = tree.head(phrase).filter(|_| tree.relation(phrase) == Deprel::Obl)?;
        let noun = tree
            .children_by(verb, &[Deprel::Obj])
            .find(|&noun| noun > verb && noun < phrase && last(tree, noun) + 1 == first(tree, phrase))?;
        let about = tree.preposition(phrase) == "on" && !is_temporal(tree, phrase) && tree.tag(phrase).is_noun();
        let own = tree.has(phrase, &[Deprel::Det, Deprel::NmodPoss, Deprel::Nmod]);
        let numbered = tree.form(last(tree, noun)).contains(|letter: char| letter.is_ascii_digit());
        (about && numbered && !own && WordClass::Paper.contains(tree.lemma(noun))).then_some(Move::to(
            phrase,
            noun,
            Deprel::Nmod,
        ))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "the pact, which obliges members to limit checks **and exempts** goods", joined to an infinitive or to a past: a verb in the present
/// without subject goes on with the relative clause in the present before it.
pub fn present_beside_relative(tree: Tree<'_>) -> Vec<Move> {
    let moved = |verb: usize| {
        let above = tree.head(verb).filter(|_| tree.relation(verb) == Deprel::Conj && tree.tag(verb) == Tag::Vbz)?;
        let and = tree
            .children_by(verb, &[Deprel::Cc])
            .find(|&and| tree.is_any(and, &["and", "or", "but"]) && and + 1 == verb)?;
        let alone = !tree.has(verb, &SUBJECTS) && !tree.is(and - 1, ",");
        let unlike = matches!(tree.tag(above), Tag::Vb | Tag::Vbd | Tag::Vbn) && !tree.has(above, &[Deprel::Cop]);
        let which = (0..and).rev().find(|&which| tree.relation(which) == Deprel::AclRelcl)?;
        let relative = tree.child(which, &SUBJECTS).is_some_and(|who| tree.tag(who).is_wh() || tree.is(who, "that"));
        let inside = tree.tag(which) == Tag::Vbz && which != above && !(which..and).any(|at| tree.is(at, ","));
        (alone && unlike && relative && inside).then_some(Move::to(verb, which, Deprel::Conj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "has been **acting director**", read as acting: a post without article behind "acting" is what somebody is.
pub fn acting_post(tree: Tree<'_>) -> Vec<Move> {
    let found = (0..tree.len()).find_map(|acting| {
        let post = tree.child(acting, &[Deprel::Obj]).filter(|&post| tree.is(acting, "acting") && post > acting)?;
        let between = (acting + 1..post).all(|at| tree.head(at) == Some(post) && tree.relation(at) == Deprel::Compound);
        let bare = tree.names_person(post) && !tree.has(post, &[Deprel::Det, Deprel::NmodPoss]) && between;
        let be = tree.children_by(acting, &[Deprel::Aux]).filter(|&aux| tree.lemma(aux) == "be").last()?;
        let others = tree.children(acting).iter().filter(|&&at| at != post && at != be);
        let mut moves: Vec<Move> = others.map(|&at| Move::to(at, post, tree.relation(at))).collect();
        moves.push(Move { token: post, head: tree.head(acting), relation: tree.relation(acting) });
        moves.extend([Move::to(acting, post, Deprel::Amod), Move::to(be, post, Deprel::Cop)]);
        bare.then_some(moves)
    });
    found.unwrap_or_default()
}

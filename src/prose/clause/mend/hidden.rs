//! Verbs that the parser takes for something else, and what their subjects are then.

use super::{Move, SUBJECTS, first, subject_relation};
use crate::prose::clause::{Tree, WordClass, is_temporal};
use crate::prose::{Deprel, Tag};

/// "may not hold **paid** office", read as what the verb is followed by: right before a bare noun it narrows the noun.
pub fn participle_before_noun(tree: Tree<'_>) -> Vec<Move> {
    let moved = |part: usize| {
        let loose = matches!(tree.relation(part), Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl | Deprel::Conj);
        let verb = part.checked_sub(1).filter(|_| loose && tree.tag(part) == Tag::Vbn)?;
        // Where the verb goes on from another, both may hang on that.
        let beside = tree.relation(verb) == Deprel::Conj && tree.head(part) == tree.head(verb);
        if tree.head(part) != Some(verb) && !beside {
            return None;
        }
        let noun = tree.child(part, &[Deprel::Obj]).filter(|&noun| noun == part + 1 && tree.tag(noun).is_noun())?;
        let takes_part = ["be", "have", "get", "become", "remain", "keep", "feel", "see", "find", "leave", "want"];
        let told = tree.tag(verb).is_verb() && !takes_part.contains(&tree.lemma(verb));
        let bare = !tree.has(verb, &[Deprel::Obj]) && !tree.has(part, &[Deprel::Aux, Deprel::AuxPass, Deprel::Mark]);
        (told && bare && !tree.has(part, &SUBJECTS)).then(|| {
            let mut moves = vec![Move::to(noun, verb, Deprel::Obj), Move::to(part, noun, Deprel::Amod)];
            let others = tree.children(part).iter().copied().filter(|&other| other > noun);
            moves.extend(others.map(|other| Move::to(other, verb, tree.relation(other))));
            moves
        })
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "Mr Roe, the Clerk, **attended** for item 3", read as what was attended: where no other verb is told, it is the verb.
pub fn acting_after_apposition(tree: Tree<'_>) -> Vec<Move> {
    let acting = |name: usize| {
        let set_off = tree.child(name, &[Deprel::Appos])?;
        let verb = tree.children_by(name, &[Deprel::Acl]).find(|&part| part > set_off && tree.tag(part) == Tag::Vbn)?;
        let comma =
            first(tree, verb).checked_sub(1).is_some_and(|at| tree.is(at, ",")) || tree.is(first(tree, verb), ",");
        let bound = [Deprel::Aux, Deprel::AuxPass, Deprel::Mark, Deprel::OblAgent];
        let only = (0..tree.len()).all(|at| at == verb || !tree.tag(at).is_verb() || at > verb);
        let active = WordClass::ByOneself.contains(tree.lemma(verb)) && !tree.has(verb, &bound);
        let ended = tree.is(tree.len() - 1, ".");
        (tree.head(name).is_none() && comma && only && active && ended).then_some((name, verb))
    };
    let Some((name, verb)) = (0..tree.len()).find_map(acting) else { return vec![] };
    let closing = tree.children_by(name, &[Deprel::Punct]).filter(|&mark| mark > verb);
    let mut moves: Vec<Move> = closing.map(|mark| Move::to(mark, verb, Deprel::Punct)).collect();
    moves.push(Move { token: verb, head: None, relation: Deprel::Root });
    moves.push(Move::to(name, verb, Deprel::Nsubj));
    moves
}

/// "**The night service**, which ran twice, was withdrawn", read as when or where: a bare noun before a verb that has no other
/// subject is its subject.
pub fn bare_noun_for_subject(tree: Tree<'_>) -> Vec<Move> {
    let moved = |noun: usize| {
        let verb = tree.head(noun).filter(|&verb| tree.relation(noun) == Deprel::Obl && noun < verb)?;
        let finite =
            matches!(tree.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp) || tree.has(verb, &[Deprel::Aux, Deprel::AuxPass]);
        let bound = [SUBJECTS[0], SUBJECTS[1], Deprel::Csubj, Deprel::Mark];
        let det = tree.child(noun, &[Deprel::Det, Deprel::NmodPoss])?;
        // "the Lom **to** Vidin service" has no preposition before it.
        let within = tree.children_by(noun, &[Deprel::Case]).all(|case| case > det);
        let bare = within && !is_temporal(tree, noun) && tree.tag(noun).is_noun();
        let told = tree.has(noun, &[Deprel::AclRelcl]);
        (finite && bare && told && tree.tag(verb).is_verb() && !tree.has(verb, &bound))
            .then(|| Move::to(noun, verb, subject_relation(tree, verb)))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "Some 214 trips were cancelled, of which **170** because of weather **and 31** because of strikes": others are told of than all
/// the trips, and the verb is left out.
pub fn part_of_number(tree: Tree<'_>) -> Vec<Move> {
    let parted = |number: usize| {
        let which = tree.children_by(number, &[Deprel::Nmod]).find(|&which| tree.is_any(which, &["which", "whom"]))?;
        let verb = tree.head(number).filter(|&verb| tree.relation(number) == Deprel::Obl && verb < which)?;
        let told = tree.tag(number) == Tag::Cd && which < number && tree.preposition(which) == "of";
        let beside = tree.children_by(verb, &[Deprel::Obl]).find(|&beside| first(tree, beside) == number + 1)?;
        let mut moves = vec![Move::to(number, verb, Deprel::Conj), Move::to(beside, number, Deprel::Orphan)];
        for other in tree.children_by(beside, &[Deprel::Conj]).filter(|&other| tree.tag(other) == Tag::Cd) {
            moves.push(Move::to(other, verb, Deprel::Conj));
            let parts =
                tree.children_by(beside, &[Deprel::Nmod, Deprel::Obl]).find(|&part| first(tree, part) == other + 1);
            moves.extend(parts.map(|part| Move::to(part, other, Deprel::Orphan)));
        }
        told.then_some(moves)
    };
    (0..tree.len()).filter_map(parted).flatten().collect()
}

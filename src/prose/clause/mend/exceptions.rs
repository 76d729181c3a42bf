//! What is contrasted with a noun or left out of it, taken for something else.

use super::{Move, SUBJECTS, first, last, subject_relation};
use crate::prose::clause::{Tree, is_whole, quantifies};
use crate::prose::{Deprel, Tag};

/// "The Agency, **not the Bank**, sold it", the Bank read as another name of the Agency: it is the one that did not.
pub fn contrasted_name(tree: Tree<'_>) -> Vec<Move> {
    let moved = |other: usize| {
        let noun = tree.head(other).filter(|&noun| tree.relation(other) == Deprel::Appos && noun < other)?;
        is_contrasted(tree, other).then_some(Move::to(other, noun, Deprel::Conj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// Whether "not" after a comma opens a noun phrase.
pub fn is_contrasted(tree: Tree<'_>, noun: usize) -> bool {
    let mut words = tree.children_by(noun, &[Deprel::Advmod, Deprel::Cc]);
    words.any(|not| tree.is(not, "not") && not > 0 && not < noun && tree.is(not - 1, ","))
}

/// "All members **but Norland** paid": what "but" joins to a whole is left out of it.
pub fn joined_exception(tree: Tree<'_>) -> Vec<Move> {
    let moved = |other: usize| {
        let whole = tree.head(other).filter(|&whole| tree.relation(other) == Deprel::Conj && is_whole(tree, whole))?;
        let but = tree.child(other, &[Deprel::Cc]).filter(|&but| tree.is(but, "but") && but == first(tree, other))?;
        let plain = (tree.tag(other).is_noun() || tree.tag(other) == Tag::Cd)
            && !tree.has(other, &[Deprel::Advmod, Deprel::Case, Deprel::Nsubj]);
        let beside = whole < but && !tree.tag(whole).is_verb();
        (plain && beside).then_some([Move::to(other, whole, Deprel::Nmod), Move::to(but, other, Deprel::Case)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "**No one but the Director** may sign", read as two subjects: whoever stands after "but" is left out of the first.
pub fn subject_but(tree: Tree<'_>) -> Vec<Move> {
    let moved = |other: usize| {
        let verb =
            tree.head(other).filter(|_| SUBJECTS.contains(&tree.relation(other)) && tree.tag(other).is_noun())?;
        let but = first(tree, other).checked_sub(1).filter(|&but| tree.is(but, "but"))?;
        let beside = |&whole: &usize| whole + 1 == but && is_whole(tree, whole);
        let whole = tree.children_by(verb, &SUBJECTS).find(beside)?;
        Some([Move::to(other, whole, Deprel::Nmod), Move::to(but, other, Deprel::Case)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "**Hardly any** members paid", the adverb hung on the verb: it tells how few of them did.
pub fn hardly_any(tree: Tree<'_>) -> Vec<Move> {
    let moved = |hardly: usize| {
        let any = hardly + 1;
        let verb = tree.head(hardly).filter(|_| tree.is_any(hardly, &["hardly", "scarcely", "barely"]))?;
        let noun = tree.head(any).filter(|&noun| tree.is(any, "any") && tree.head(noun) == Some(verb))?;
        (tree.relation(any) == Deprel::Det).then_some(Move::to(hardly, noun, Deprel::Advmod))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "All members **apart from Norland** paid", "**other than** Norland": the two words are one preposition.
pub fn apart_from(tree: Tree<'_>) -> Vec<Move> {
    let moved = |noun: usize| {
        let attached = [Deprel::Obl, Deprel::Nmod, Deprel::Obj];
        let opening = tree.head(noun).filter(|_| attached.contains(&tree.relation(noun)))?;
        let case = tree.child(noun, &[Deprel::Case, Deprel::Mark]).filter(|&case| case == opening + 1)?;
        let apart = tree.is_any(opening, &["apart", "aside"]) && tree.is(case, "from");
        let other = tree.is(opening, "other") && tree.is(case, "than");
        let plain = tree.children(opening).iter().all(|&child| child == noun || tree.tag(child).is_punctuation());
        let (above, relation) = match opening.checked_sub(1).filter(|&whole| is_whole(tree, whole)) {
            Some(whole) if apart || other => (whole, Deprel::Nmod),
            // "**Apart from** Norland, all members paid".
            None if apart && opening == 0 => {
                let verb = tree.head(opening)?;
                let whole = tree.children_by(verb, &SUBJECTS).find(|&subject| is_whole(tree, subject));
                (whole.and(Some(verb))?, Deprel::Obl)
            }
            _ => return None,
        };
        let words = [opening, case].map(|word| Move::to(word, noun, Deprel::Case));
        plain.then(|| words.into_iter().chain([Move::to(noun, above, relation)]))
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "All members **save Norland** paid", read as the verb: after a whole it leaves somebody out.
pub fn save(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|at| saved(tree, at)).unwrap_or_default()
}

fn saved(tree: Tree<'_>, save: usize) -> Option<Vec<Move>> {
    let whole = tree.child(save, &SUBJECTS).filter(|&whole| tree.is(save, "save") && whole + 1 == save)?;
    let noun = tree.child(save, &[Deprel::Obj]).filter(|_| is_whole(tree, whole) && tree.tag(save) != Tag::Vbd)?;
    let verb = tree.child(save, &[Deprel::Ccomp, Deprel::Xcomp, Deprel::Parataxis, Deprel::Conj, Deprel::Dep])?;
    let next = first(tree, verb) == last(tree, noun) + 1;
    if !next || tree.has(verb, &SUBJECTS) {
        return None;
    }
    let subject = subject_relation(tree, verb);
    let mut moves = vec![
        Move { token: verb, head: tree.head(save), relation: tree.relation(save) },
        Move::to(whole, verb, subject),
        Move::to(noun, whole, Deprel::Nmod),
        Move::to(save, noun, Deprel::Case),
    ];
    let others = tree.children(save).iter().filter(|&&child| ![whole, noun, verb].contains(&child));
    moves.extend(others.map(|&child| Move::to(child, verb, tree.relation(child))));
    Some(moves)
}

/// "**Not every** port joined", the denial hung on the verb: it is of the whole, not of the clause.
pub fn denied_whole(tree: Tree<'_>) -> Vec<Move> {
    let moved = |not: usize| {
        let verb = tree.head(not).filter(|_| tree.is(not, "not") && tree.relation(not) == Deprel::Advmod)?;
        let noun = tree.children_by(verb, &SUBJECTS).find(|&noun| first(tree, noun) == not + 1)?;
        quantifies(tree, not + 1).then_some(Move::to(not, noun, Deprel::Advmod))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "premises **other than** a dwelling", read as beside what something is done: the two words are one preposition, and what
/// they lead to is no such premises.
pub fn other_than(tree: Tree<'_>) -> Vec<Move> {
    let moved = |other: usize| {
        let noun = tree.head(other).filter(|&noun| noun + 1 == other && tree.is(other, "other"))?;
        let than = Some(other + 1).filter(|&than| tree.is(than, "than") && tree.tag(noun).is_noun())?;
        let apart = tree.head(than).filter(|&apart| tree.tag(apart).is_noun() && first(tree, apart) == than)?;
        let loose = tree.base(apart) == Deprel::Obl && !is_whole(tree, noun);
        loose.then(|| {
            [
                Move::to(apart, noun, Deprel::Nmod),
                Move::to(other, apart, Deprel::Case),
                Move::to(than, apart, Deprel::Case),
            ]
        })
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

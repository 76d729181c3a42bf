//! Verbs left out: what stands in their place hangs on the verb before, the rest of it on that as orphans.

use super::{Move, SUBJECTS, above, first, follows, last};
use crate::prose::clause::{Tree, WordClass, is_currency, is_measure, is_temporal};
use crate::prose::{Deprel, Tag};

/// "signed by Peru in 2019 **and by Chile in 2020**", "Peru signed it in 2019 **and Chile in 2020**": who is named beside a
/// second time did, or underwent, then what the verb tells of another.
pub fn second_round(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).filter_map(|time| round(tree, time)).flatten().collect()
}

fn round(tree: Tree<'_>, time: usize) -> Option<Vec<Move>> {
    let case = tree.preposition_tokens(time).first().copied().filter(|_| is_temporal(tree, time))?;
    let named = name_ending(tree, case.checked_sub(1)?)?;
    let opening = opening(tree, named);
    let parting = opening.checked_sub(1).filter(|&at| tree.is_any(at, &["and", ","]))?;
    let before = parting.checked_sub(1 + usize::from(tree.is(parting.saturating_sub(1), ",")))?;
    let earlier = time_ending(tree, before).filter(|&at| tree.preposition(at) == tree.preposition(time))?;
    let verb = above(tree, earlier, |at| tree.tag(at).is_verb())?;
    let told = matches!(tree.relation(named), Deprel::Nsubj | Deprel::NsubjPass) || tree.has(named, &[Deprel::Cop]);
    if told || verb > earlier || tree.tag(last(tree, time) + 1).is_verb() || !is_like_one(tree, verb, named, earlier) {
        return None;
    }
    let mut moves = vec![Move::to(named, verb, Deprel::Conj), Move::to(time, named, Deprel::Orphan)];
    moves.extend(tree.is(parting, "and").then(|| Move::to(parting, named, Deprel::Cc)));
    // "from 2016 **to 2020**".
    let end = tree.children_by(named, &[Deprel::Orphan, Deprel::Nmod]).chain(tree.children_by(verb, &[Deprel::Obl]));
    let ends = |&end: &usize| end > time && is_temporal(tree, end) && tree.is_any(first(tree, end), &["to", "until"]);
    let end = end.filter(ends).find(|&end| first(tree, end) == time + 1);
    moves.extend(end.map(|end| Move::to(end, time, Deprel::Nmod)));
    Some(moves)
}

/// The head of the name, the noun with "the" or the sum that ends at a token.
fn name_ending(tree: Tree<'_>, end: usize) -> Option<usize> {
    let mut head = end;
    while matches!(tree.relation(head), Deprel::Flat | Deprel::Compound)
        || tree.relation(head) == Deprel::Nmod && tree.preposition(head) == "of"
    {
        head = tree.head(head).filter(|&above| above < head)?;
    }
    let named = tree.is_name(head) || tree.children_by(head, &[Deprel::Det]).any(|det| tree.is(det, "the"));
    // "by 3 per cent in 2020 and **by 5 per cent** in 2021".
    let sum = is_measure(tree, head) && tree.has(head, &[Deprel::Nummod]);
    (sum || named && tree.tag(head).is_noun() && !is_temporal(tree, head)).then_some(head)
}

/// The first word of a name with what determines it and its preposition.
fn opening(tree: Tree<'_>, name: usize) -> usize {
    let before = [Deprel::Case, Deprel::Det, Deprel::Compound, Deprel::Nummod];
    let parts = [before.as_slice(), &[Deprel::NmodDesc, Deprel::Amod, Deprel::NmodPoss]].concat();
    tree.children_by(name, &parts).filter(|&part| part < name).map(|part| first(tree, part)).min().unwrap_or(name)
}

/// The head of the time that ends at a token.
fn time_ending(tree: Tree<'_>, end: usize) -> Option<usize> {
    let mut head = end;
    loop {
        let attached = matches!(tree.relation(head), Deprel::Obl | Deprel::Orphan);
        if attached && is_temporal(tree, head) && !tree.preposition(head).is_empty() {
            return Some(head);
        }
        head = tree.head(head).filter(|&above| tree.tag(end) == Tag::Cd || is_temporal(tree, above))?;
    }
}

/// Whether a name can stand where another stands with the verb: after the same preposition, or without one.
fn is_like_one(tree: Tree<'_>, verb: usize, named: usize, time: usize) -> bool {
    let preposition = tree.preposition(named);
    if preposition.is_empty() {
        return tree.has(verb, &SUBJECTS) || tree.has(verb, &[Deprel::Obj]);
    }
    let mut phrases = tree.children_by(verb, &[Deprel::Obl, Deprel::OblAgent]);
    phrases.any(|other| other < time && tree.preposition(other) == preposition && !is_temporal(tree, other))
}

/// "Norland paid 3 million euros and **Ostrava 2 million**", the name read as part of the amount: who it is that paid that.
pub fn amount_of_another(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).filter_map(|amount| other_amount(tree, amount)).flatten().collect()
}

fn other_amount(tree: Tree<'_>, amount: usize) -> Option<Vec<Move>> {
    let listed = matches!(tree.relation(amount), Deprel::Nummod | Deprel::Appos) && follows(tree, amount, ",");
    let joined = tree.relation(amount) == Deprel::Conj || listed;
    let object = tree.head(amount).filter(|&object| joined && object < amount)?;
    let verb = tree.head(object).filter(|&verb| tree.base(object) == Deprel::Obj && tree.tag(verb).is_verb())?;
    let parts = [Deprel::Compound, Deprel::Nummod, Deprel::NmodUnmarked, Deprel::NmodDesc, Deprel::Det, Deprel::Amod];
    let is_part = |&part: &usize| {
        parts.contains(&tree.relation(part)) || tree.relation(part) == Deprel::Case && tree.is_name(part)
    };
    let below = tree.sentence.subtree(amount).into_iter().filter(|&part| part < amount);
    let inside: Vec<usize> = below.filter(is_part).collect();
    let figure = |&at: &usize| at <= amount && (tree.tag(at) == Tag::Cd || is_currency(tree, at));
    let number = tree.sentence.subtree(amount).into_iter().find(figure)?;
    let outer: Vec<usize> = inside.into_iter().filter(|&part| part < number).collect();
    let name = outer.iter().copied().max().filter(|&name| name + 1 == number)?;
    let counted = tree.tag(object) == Tag::Cd || tree.has(object, &[Deprel::Nummod]);
    let named = tree.is_capitalised(name) && tree.tag(name).is_noun() && !is_numbered(tree, name, number, amount);
    if !counted || !named || !tree.has(verb, &[Deprel::Nsubj]) {
        return None;
    }
    let mut moves = vec![Move::to(name, verb, Deprel::Conj), Move::to(amount, name, Deprel::Orphan)];
    let loose = |&part: &usize| part != name && tree.head(part).is_some_and(|above| above >= number);
    moves.extend(outer.into_iter().filter(loose).map(|part| Move::to(part, name, tree.relation(part))));
    moves.extend(tree.children_by(amount, &[Deprel::Cc]).map(|cc| Move::to(cc, name, Deprel::Cc)));
    Some(moves)
}

/// Whether a name and the number after it are one name, "Resolution 48": a bare number after what is numbered.
pub(super) fn is_numbered(tree: Tree<'_>, name: usize, number: usize, amount: usize) -> bool {
    let word = tree.lower(name);
    let parts = ["annex", "section", "part", "phase", "chapter", "item", "paragraph", "schedule", "group", "stage"];
    number == amount && (WordClass::Instrument.contains(&word) || parts.contains(&word.as_ref()))
}

/// "twice a year, in March **and in October**", read as one phrase: each is a time of the verb.
pub fn second_time(tree: Tree<'_>) -> Vec<Move> {
    let moved = |second: usize| {
        let time = tree.head(second).filter(|_| tree.relation(second) == Deprel::Conj && is_temporal(tree, second))?;
        let verb = tree.head(time).filter(|&verb| tree.relation(time) == Deprel::Obl && tree.tag(verb).is_verb())?;
        let alike = tree.preposition(second) == tree.preposition(time) && !tree.preposition(second).is_empty();
        (alike && is_temporal(tree, time)).then_some(Move::to(second, verb, Deprel::Obl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

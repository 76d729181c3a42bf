//! Amounts of money: a currency and its number are one noun.

use super::{Move, first};
use crate::prose::clause::{Tree, WordClass, is_each, is_measure, is_temporal};
use crate::prose::{Deprel, Tag};

/// "stood at **EUR 1.3 million**": the number says how much of the currency, whatever a parser hung it on.
pub fn number_of_currency(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|at| amount(tree, at)).unwrap_or_default()
}

fn amount(tree: Tree<'_>, currency: usize) -> Option<Vec<Move>> {
    let last = (currency + 1..tree.len()).take_while(|&at| tree.tag(at) == Tag::Cd).last()?;
    if !is_currency(tree, currency) {
        return None;
    }
    let inside = currency..last + 1;
    let outside = |at: usize| tree.head(at).filter(|head| !inside.contains(head));
    let joined = |at: usize| at == currency || tree.head(at) == Some(currency) || tree.head(at) == Some(last);
    let (by_currency, by_number) = (outside(currency), outside(last));
    if inside.clone().all(joined) && by_number.is_none() {
        return None;
    }
    // Of the two the word that hangs as a noun does tells what the amount is to the sentence.
    let nominal = |at: usize| matches!(tree.base(at), Deprel::Nsubj | Deprel::Obj | Deprel::Obl | Deprel::Nmod);
    let leader = if nominal(last) && !nominal(currency) { last } else { currency };
    let (head, relation) = match (by_currency, by_number) {
        (None, Some(head)) => (Some(head), tree.relation(last)),
        (Some(_), Some(head)) if leader == last => (Some(head), tree.relation(last)),
        _ => (tree.head(currency), tree.relation(currency)),
    };
    let mut moves = vec![Move { token: currency, head, relation }, Move::to(last, currency, Deprel::Nummod)];
    for at in inside.clone().skip(1) {
        if at != last {
            moves.push(Move::to(at, last, Deprel::Compound));
        }
        let children = tree.children(at).iter().filter(|child| !inside.contains(child));
        moves.extend(children.map(|&child| Move::to(child, currency, tree.relation(child))));
    }
    let same = |step: &Move| tree.head(step.token) == step.head && tree.relation(step.token) == step.relation;
    (!moves.iter().all(same)).then_some(moves)
}

/// "900 km of lines **and 60,000 meters**", joined to the lines: what has a number of its own stands beside what is
/// measured.
pub fn second_amount(tree: Tree<'_>) -> Vec<Move> {
    let moved = |second: usize| {
        let noun = tree.head(second).filter(|_| tree.relation(second) == Deprel::Conj)?;
        let measure =
            tree.head(noun).filter(|_| tree.relation(noun) == Deprel::Nmod && tree.preposition(noun) == "of")?;
        let counted = |at: usize| tree.has(at, &[Deprel::Nummod]);
        let all = counted(measure) && counted(second) && !counted(noun) && noun < second;
        (all && !tree.has(second, &[Deprel::Case])).then_some(Move::to(second, measure, Deprel::Conj))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "lent $2 billion **to 11** countries", the number read as part of the amount: it counts the noun right after it.
pub fn number_before_noun(tree: Tree<'_>) -> Vec<Move> {
    let moved = |number: usize| {
        let noun = number + 1;
        let case = tree.child(number, &[Deprel::Case]).filter(|&case| case + 1 == number)?;
        let counts = tree.tag(number) == Tag::Cd && tree.tag(noun) == Tag::Nns && tree.head(number) != Some(noun);
        let loose = tree.base(noun) == Deprel::Obl && first(tree, noun) == noun && !is_temporal(tree, noun);
        (counts && loose && tree.base(number) == Deprel::Nmod)
            .then(|| [Move::to(number, noun, Deprel::Nummod), Move::to(case, noun, Deprel::Case)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "rose 9% **to $146 billion last year**", the level read as part of the change: both, and the time, are the verb's.
pub fn level_after_change(tree: Tree<'_>) -> Vec<Move> {
    let moved = |level: usize| {
        let above = tree.head(level).filter(|_| tree.preposition(level) == "to")?;
        let (change, verb) = match tree.relation(level) {
            Deprel::Nmod => {
                (above, tree.head(above).filter(|_| matches!(tree.base(above), Deprel::Obj | Deprel::Obl))?)
            }
            // The time alone hung on the level.
            Deprel::Obl => (tree.child(above, &[Deprel::Obj])?, above),
            _ => return None,
        };
        let amounts = is_measure(tree, change)
            && (is_measure(tree, level) || tree.tag(level) == Tag::Cd)
            && tree.tag(verb).is_verb();
        let times = tree.children_by(level, &[Deprel::NmodUnmarked]);
        let times = times.filter(|&time| time > level && is_temporal(tree, time) && !is_each(tree, time));
        let times = times.map(|time| Move::to(time, verb, Deprel::OblUnmarked));
        amounts.then(|| std::iter::once(Move::to(level, verb, Deprel::Obl)).chain(times).collect::<Vec<_>>())
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "fined **Telvia** 18 million dollars", "awarded **her** £60,000", whom it is done to read as part of the sum: both are the
/// verb's. Who is given a sum receives it.
pub fn sum_after_person(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|at| sum(tree, at)).unwrap_or_default()
}

fn sum(tree: Tree<'_>, sum: usize) -> Option<Vec<Move>> {
    let attached = [Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp, Deprel::OblUnmarked, Deprel::Dep];
    // "cost **exporters** $ 15 million".
    let on_whom = || tree.head(sum).filter(|&whom| tree.relation(whom) == Deprel::Obj && tree.tag(whom).is_noun());
    let whom = on_whom().filter(|_| matches!(tree.relation(sum), Deprel::NmodUnmarked | Deprel::Appos));
    let attached = attached.contains(&tree.relation(sum)) || whom.is_some();
    let verb = tree.head(whom.unwrap_or(sum)).filter(|_| attached && is_measure(tree, sum))?;
    let gives = WordClass::Transfer.contains(tree.lemma(verb));
    let takes = gives || WordClass::Charge.contains(tree.lemma(verb));
    let figure = |&at: &usize| tree.tag(at) == Tag::Cd || at == sum;
    let opening =
        tree.sentence.subtree(sum).into_iter().find(figure).filter(|_| takes && tree.has(sum, &[Deprel::Nummod]))?;
    // "an **estimated** $ 15 million".
    let start = if whom.is_some() { first(tree, sum) } else { opening };
    let whom = start.checked_sub(1).filter(|&whom| whom > verb)?;
    let whom = if tree.relation(whom) == Deprel::Flat { tree.head(whom)? } else { whom };
    let (above, relation) = (tree.head(whom)?, tree.relation(whom));
    let inside = [Deprel::Case, Deprel::NmodPoss, Deprel::Nsubj, Deprel::Compound, Deprel::Det, Deprel::NmodDesc];
    let taken = above == sum && inside.contains(&relation)
        || above == verb && matches!(relation, Deprel::Iobj | Deprel::Obj | Deprel::Dep);
    // "awarded her £60,000", but "lent its £60,000".
    let possessive = tree.tag(whom) == Tag::PrpPoss && !tree.is(whom, "her");
    let somebody = tree.tag(whom).is_noun() || tree.tag(whom).is_pronoun() && !possessive;
    if !taken || !somebody || whom == sum || tree.has(verb, &[Deprel::AuxPass]) {
        return None;
    }
    let role = if gives { Deprel::Iobj } else { Deprel::Obj };
    let mut moves = vec![Move::to(whom, verb, role), Move::to(sum, verb, Deprel::Obj)];
    let before = tree.children_by(sum, &inside).filter(|&part| part < whom && part > verb);
    moves.extend(before.map(|part| Move::to(part, whom, tree.relation(part))));
    let same = |step: &Move| tree.head(step.token) == step.head && tree.relation(step.token) == step.relation;
    (!moves.iter().all(same)).then_some(moves)
}

/// "€", "US$", "EUR": a sign, or three capitals before digits.
fn is_currency(tree: Tree<'_>, at: usize) -> bool {
    let form = tree.form(at);
    let code = form.len() == 3 && form.bytes().all(|byte| byte.is_ascii_uppercase());
    let digits = || tree.form(at + 1).starts_with(|c: char| c.is_ascii_digit());
    tree.tag(at) == Tag::Currency || (code && tree.tag(at).is_noun() && digits() && is_amount(tree, at + 1))
}

/// A number with thousands, a fraction or a scale after it: no number of a meeting ("HSC 4").
fn is_amount(tree: Tree<'_>, at: usize) -> bool {
    let number = tree.form(at);
    let scale = tree.is_any(at + 1, &["million", "billion", "trillion", "thousand"]);
    scale || number.contains(['.', ',']) || number.len() > 2
}

/// "The budget, **about US$ 5 million**, comes from fees", read as "budget about": between commas an amount explains.
pub fn amount_explains(tree: Tree<'_>) -> Vec<Move> {
    let moved = |amount: usize| {
        let noun = tree.head(amount).filter(|_| tree.relation(amount) == Deprel::Nmod)?;
        let case = tree.children_by(amount, &[Deprel::Case]).find(|&case| tree.is_any(case, &["about", "around"]))?;
        let aside = case.checked_sub(1).filter(|&comma| tree.is(comma, ",") && noun < comma)?;
        let counted = tree.has(amount, &[Deprel::Nummod]) && aside + 1 == first(tree, amount);
        counted.then(|| [Move::to(amount, noun, Deprel::Appos), Move::to(case, amount, Deprel::Advmod)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "lent **more than $ 25 billion**", the amount hung on the verb: "more than" says how exactly it is known.
pub fn more_than_amount(tree: Tree<'_>) -> Vec<Move> {
    let moved = |amount: usize| {
        let [more, than] = [2, 1].map(|back| amount.checked_sub(back));
        let (more, than) = (more?, than?);
        let measured = tree.tag(amount) == Tag::Currency || tree.has(amount, &[Deprel::Nummod]);
        let compared = tree.is_any(more, &["more", "less", "fewer"]) && tree.is(than, "than") && measured;
        let verb = tree.head(more).filter(|&verb| compared && tree.tag(verb).is_verb())?;
        let argument = matches!(tree.relation(more), Deprel::Obj | Deprel::Nsubj | Deprel::Obl);
        let beside = tree.head(amount) == Some(verb) || tree.head(amount) == Some(more);
        let bare = tree.children(more).iter().all(|&child| child == than || child == amount);
        (argument && beside && bare && !tree.has(verb, &[Deprel::Cop])).then(|| {
            let fixed = Move::to(than, more, Deprel::Fixed);
            [Move::to(amount, verb, tree.relation(more)), Move::to(more, amount, Deprel::Advmod), fixed]
        })
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "increased **by more than the rate** of inflation", read as who does it and beside what: it is by how much.
pub fn by_more_than(tree: Tree<'_>) -> Vec<Move> {
    let moved = |more: usize| {
        let by = tree.child(more, &[Deprel::Case]).filter(|&by| tree.is(by, "by") && by + 1 == more)?;
        let than = Some(more + 1).filter(|&than| tree.is_any(more, &["more", "less"]) && tree.is(than, "than"))?;
        let verb = tree.head(more).filter(|&verb| tree.tag(verb).is_verb() && verb < more)?;
        let level =
            tree.head(than).filter(|&level| tree.tag(level).is_noun() && tree.relation(than) == Deprel::Case)?;
        let beside = [Some(verb), Some(more)].contains(&tree.head(level))
            && matches!(tree.base(level), Deprel::Obl | Deprel::Nmod);
        beside.then(|| {
            [
                Move::to(level, verb, Deprel::Obl),
                Move::to(by, level, Deprel::Case),
                Move::to(more, level, Deprel::Advmod),
                Move::to(than, more, Deprel::Fixed),
            ]
        })
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "inspected 312 mills, **up from 280**", hung on the verb: nothing is done from there, the number is set beside another.
pub fn up_from(tree: Tree<'_>) -> Vec<Move> {
    let moved = |up: usize| {
        let from = Some(up + 1).filter(|&from| tree.is_any(up, &["up", "down"]) && tree.is(from, "from"))?;
        let comma = up.checked_sub(1).filter(|&comma| tree.is(comma, ",") && comma > 0)?;
        let before = tree.head(from).filter(|&number| number > from && tree.relation(from) == Deprel::Case)?;
        let counted = tree.tag(before) == Tag::Cd || tree.has(before, &[Deprel::Nummod]);
        let above = [up, before].into_iter().filter_map(|at| tree.head(at)).find(|&head| head < comma)?;
        let told = counted && tree.relation(up) != Deprel::CompoundPrt;
        told.then(|| [Move::to(up, above, Deprel::Parataxis), Move::to(before, up, Deprel::Obl)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

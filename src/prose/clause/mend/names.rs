//! Names after a title, and second names that a text gives to be used hereinafter.

use super::{Move, before_bracket, first, is_word, last};
use crate::prose::clause::{Tree, is_courtesy_title, is_temporal, names_person};
use crate::prose::{Deprel, Tag};

/// "The Basin Commission (BC), **hereinafter "the Commission"**, is a body": an aside that is no subject.
pub fn second_name(tree: Tree<'_>) -> Vec<Move> {
    let opening = (1..tree.len()).find(|&at| tree.is_any(at, &["hereinafter", "hereafter"]));
    opening.and_then(|opening| aside(tree, opening)).unwrap_or_default()
}

fn aside(tree: Tree<'_>, opening: usize) -> Option<Vec<Move>> {
    let end = (opening + 1..tree.len()).find(|&at| tree.is_any(at, &[",", ")", "."]) && !tree.tag(at).is_noun())?;
    let name = name_before(tree, opening)?;
    let inside = opening..end;
    let apart = |at: usize| tree.head(at).is_none_or(|head| !inside.contains(&head));
    let stands_for_name = |at: usize| {
        let subject = matches!(tree.relation(at), Deprel::Nsubj | Deprel::NsubjPass | Deprel::Root);
        subject && tree.head(at) != Some(name)
    };
    let mut moves = Vec::new();
    for at in inside.clone().filter(|&at| apart(at) && at != opening) {
        if stands_for_name(at) {
            moves.push(Move { token: name, head: tree.head(at), relation: tree.relation(at) });
        }
        moves.push(Move::to(at, opening, Deprel::Dep));
    }
    moves.push(Move::to(opening, name, Deprel::Dep));
    // What hung on the second name hangs on the first.
    let outside = (0..tree.len()).filter(|at| !inside.contains(at) && *at != name);
    let stranded = outside.filter(|&at| tree.head(at).is_some_and(|head| inside.contains(&head)));
    moves.extend(stranded.map(|at| Move::to(at, name, tree.relation(at))));
    Some(moves)
}

/// "the Secretary General, **Juan Carlos Rey**": a name goes on across no comma; after it another one begins.
pub fn name_after_title(tree: Tree<'_>) -> Vec<Move> {
    (1..tree.len()).find_map(|comma| name_after(tree, comma)).unwrap_or_default()
}

fn name_after(tree: Tree<'_>, comma: usize) -> Option<Vec<Move>> {
    let proper = |at: &usize| tree.tag(*at).is_proper();
    let run: Vec<usize> = (comma + 1..tree.len()).take_while(proper).collect();
    let crosses = |at: &usize| tree.relation(*at) == Deprel::Flat && tree.head(*at).is_some_and(|head| head < comma);
    let crossing = run.iter().copied().find(crosses).filter(|_| tree.is(comma, ","))?;
    let (title, &first) = (tree.head(crossing)?, run.first()?);
    let inside = |at: usize| tree.head(at).is_some_and(|head| run.contains(&head) || head == title);
    if !run.iter().all(|&at| inside(at)) {
        return None;
    }
    let of_name =
        |&at: &usize| if at == first { Move::to(at, title, Deprel::Appos) } else { Move::to(at, first, Deprel::Flat) };
    let mut moves: Vec<Move> = run.iter().map(of_name).collect();
    let below = run.iter().flat_map(|&at| tree.children(at)).filter(|&child| !run.contains(child));
    moves.extend(below.map(|&child| Move::to(child, first, tree.relation(child))));
    Some(moves)
}

/// "Frans **Weekers** took office", "Cuba, Lao **PDR** and Peru": two names side by side in one place are one name.
pub fn side_by_side(tree: Tree<'_>) -> Vec<Move> {
    let moved = |second: usize| {
        let first = second.checked_sub(1)?;
        let same = tree.head(first) == tree.head(second) && tree.relation(first) == tree.relation(second);
        let names = [first, second].iter().all(|&at| tree.is_name(at));
        let whole =
            matches!(tree.base(second), Deprel::Nsubj | Deprel::Obj | Deprel::Obl | Deprel::Conj | Deprel::Nmod)
                && !tree.children(second).iter().any(|&child| child < second);
        (same && names && whole && !is_possessor(tree, first)).then_some(Move::to(second, first, Deprel::Flat))
    };
    (1..tree.len()).filter_map(moved).collect()
}

/// "**HSC** 4 adopted it": what has a number is the head of it.
pub fn numbered_name(tree: Tree<'_>) -> Vec<Move> {
    (1..tree.len()).find_map(|at| numbered(tree, at)).unwrap_or_default()
}

fn numbered(tree: Tree<'_>, number: usize) -> Option<Vec<Move>> {
    let name = number.checked_sub(1).filter(|&name| tree.head(name) == Some(number))?;
    let acronym = tree.tag(name).is_proper() && tree.form(name).chars().filter(|c| c.is_uppercase()).count() > 1;
    let nominal = matches!(
        tree.base(number),
        Deprel::Nsubj | Deprel::Obj | Deprel::Obl | Deprel::Conj | Deprel::Nmod | Deprel::Root
    );
    if !acronym || !nominal || tree.tag(number) != Tag::Cd || !tree.form(number).chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let mut moves = vec![
        Move { token: name, head: tree.head(number), relation: tree.relation(number) },
        Move::to(number, name, Deprel::Nummod),
    ];
    let others = tree.children(number).iter().filter(|&&child| child != name);
    moves.extend(others.map(|&child| Move::to(child, name, tree.relation(child))));
    Some(moves)
}

fn is_possessor(tree: Tree<'_>, at: usize) -> bool {
    tree.relation(at) == Deprel::NmodPoss
}

/// "the Office of Economic Policy **for the region**": what follows a name narrows the whole, not the last noun in it.
pub fn after_whole_name(tree: Tree<'_>) -> Vec<Move> {
    let moved = |at: usize| {
        let part = tree.head(at).filter(|&part| tree.relation(at) == Deprel::Nmod && part < at)?;
        let whole = tree.head(part).filter(|&whole| tree.relation(part) == Deprel::Nmod && whole < part)?;
        let named = tree.preposition(part) == "of"
            && [part, whole].iter().all(|&noun| tree.is_capitalised(noun) && tree.tag(noun).is_noun());
        let bare = !tree.has(part, &[Deprel::Det, Deprel::NmodPoss, Deprel::Conj]) && !tree.tag(part).is_plural();
        let outside = !tree.is_capitalised(at) && tree.preposition(at) != "of";
        (named && bare && outside).then_some(Move::to(at, whole, Deprel::Nmod))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// The head of the name before a comma or bracket.
fn name_before(tree: Tree<'_>, opening: usize) -> Option<usize> {
    let closing = (0..opening).rev().find(|&at| is_word(tree, at))?;
    let before = if tree.tag(closing) == Tag::CloseBracket { before_bracket(tree, closing)? } else { closing };
    let mut name = before;
    while let Some(head) = tree.head(name).filter(|&head| {
        head < opening && matches!(tree.base(name), Deprel::Nmod | Deprel::Compound | Deprel::Flat | Deprel::Appos)
    }) {
        name = head;
    }
    tree.tag(name).is_noun().then_some(name)
}

/// "Harrow **&** Dean": the sign joins the parts of one name, unless a list of names ends with it.
pub fn joined_by_sign(tree: Tree<'_>) -> Vec<Move> {
    (1..tree.len()).find_map(|sign| partners(tree, sign)).unwrap_or_default()
}

fn partners(tree: Tree<'_>, sign: usize) -> Option<Vec<Move>> {
    let second = tree.head(sign).filter(|_| tree.form(sign) == "&" && tree.relation(sign) == Deprel::Cc)?;
    let first = tree.head(second).filter(|_| tree.relation(second) == Deprel::Conj)?;
    let before = sign.checked_sub(1)?;
    let name = |at: usize| tree.is_name(at);
    let others = tree.children_by(first, &[Deprel::Conj]).count();
    if ![first, before, second].into_iter().all(name) || others > 1 || tree.has(second, &[Deprel::Det]) {
        return None;
    }
    let mut moves = vec![Move::to(sign, first, Deprel::Flat), Move::to(second, first, Deprel::Flat)];
    let below = tree.children(second).iter().filter(|&&child| child != sign);
    moves.extend(below.map(|&child| Move::to(child, first, tree.relation(child))));
    Some(moves)
}

/// "**H.E.** Ana Roe", the form of address read as the first name: it stands before the name.
pub fn address_in_name(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).find_map(|at| addressed(tree, at)).unwrap_or_default()
}

fn addressed(tree: Tree<'_>, title: usize) -> Option<Vec<Move>> {
    let name = title + 1;
    let flat = tree.relation(name) == Deprel::Flat && tree.head(name) == Some(title) && tree.tag(name).is_proper();
    if !flat || !is_courtesy_title(tree.form(title)) {
        return None;
    }
    let mut moves = vec![
        Move { token: name, head: tree.head(title), relation: tree.relation(title) },
        Move::to(title, name, Deprel::NmodDesc),
    ];
    let others = tree.children(title).iter().filter(|&&child| child != name);
    moves.extend(others.map(|&child| Move::to(child, name, tree.relation(child))));
    Some(moves)
}

/// "elected **Ines Carvalhal**", "of **Ana Roe**", the two words hung on one word side by side: the second goes on with the
/// name, unless it is a post ("elected Ana Chair").
pub fn name_in_two(tree: Tree<'_>) -> Vec<Move> {
    let moved = |last: usize| {
        let given = last.checked_sub(1)?;
        let roles = [Deprel::Obj, Deprel::Nmod, Deprel::Obl];
        let second = [Deprel::Obj, Deprel::Nmod, Deprel::Obl, Deprel::Xcomp, Deprel::NmodUnmarked, Deprel::OblUnmarked];
        let word = |at: usize| tree.tag(at) == Tag::Nnp && !tree.tag(at + 1).is_proper() && tree.is_capitalised(at);
        let side_by_side = tree.head(given) == tree.head(last) && tree.tag(given) == Tag::Nnp && word(last);
        let bare = tree.children(last).iter().all(|&child| child > last);
        let ends = tree.children(given).iter().all(|&child| child < given && tree.relation(child) != Deprel::Compound);
        let post = || names_person(&tree.lower(last)) || is_temporal(tree, last);
        let named = roles.contains(&tree.relation(given)) && second.contains(&tree.relation(last));
        (side_by_side && bare && ends && named && !post()).then(|| {
            let own = tree.children(last).iter().map(|&child| Move::to(child, given, tree.relation(child)));
            std::iter::once(Move::to(last, given, Deprel::Flat)).chain(own.collect::<Vec<_>>())
        })
    };
    (1..tree.len()).filter_map(moved).flatten().collect()
}

/// "Peru, Chile and **Upper Varn**", "safety, **customs procedures** and relief", the two words read as two things:
/// neighbours with nothing between them are one.
pub fn parted_name(tree: Tree<'_>) -> Vec<Move> {
    let moved = |last: usize| {
        let part = last.checked_sub(1)?;
        let joined = |at: usize| tree.relation(at) == Deprel::Conj && tree.tag(at).is_noun();
        let alike = tree.tag(part).is_proper() == tree.tag(last).is_proper();
        let bare = tree.children(part).iter().all(|&child| child < part);
        (joined(part) && joined(last) && alike && bare).then(|| {
            let top = if tree.head(last) == Some(part) { tree.head(part) } else { tree.head(last) };
            let own = tree.children(part).iter().filter(|&&child| child != last);
            let own = own.map(|&child| Move::to(child, last, tree.relation(child))).collect::<Vec<_>>();
            let name = Move { token: last, head: top, relation: Deprel::Conj };
            [name, Move::to(part, last, Deprel::Compound)].into_iter().chain(own)
        })
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "the film **Songs Without Words** was shown": a preposition with a capital, where the verb has none, stands in a name.
pub fn title_with_preposition(tree: Tree<'_>) -> Vec<Move> {
    let small = |at: usize| tree.tag(at).is_verb() && tree.tag(at).is_finite() && !tree.is_capitalised(at);
    if !(0..tree.len()).any(small) {
        return Vec::new();
    }
    let moved = |last: usize| {
        let case = last.checked_sub(1).filter(|&case| tree.head(case) == Some(last) && tree.tag(case) == Tag::In)?;
        let before = case.checked_sub(1).filter(|&before| before > 0 && tree.is_capitalised(before))?;
        let capital = tree.is_capitalised(case) && tree.is_name(last) && tree.tag(before).is_noun();
        let phrase = tree.relation(case) == Deprel::Case && matches!(tree.relation(last), Deprel::Nmod | Deprel::Obl);
        let top = if tree.relation(before) == Deprel::Flat { tree.head(before)? } else { before };
        let bare = !tree.has(last, &[Deprel::Det, Deprel::NmodPoss, Deprel::Conj]);
        (capital && phrase && bare && top != last)
            .then(|| [Move::to(last, top, Deprel::Flat), Move::to(case, top, Deprel::Flat)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "the chairmanship **of His Excellency Jan Roe**", the name read as explaining the chairmanship: the preposition before a
/// form of address is that of the name.
pub fn addressed_name(tree: Tree<'_>) -> Vec<Move> {
    let moved = |name: usize| {
        let noun = tree.head(name).filter(|_| matches!(tree.relation(name), Deprel::Appos | Deprel::Conj))?;
        let address = tree.children_by(name, &[Deprel::NmodDesc]).find(|&at| {
            tree.is_any(at, &["excellency", "excellencies", "majesty", "highness", "holiness", "eminence", "honour"])
        })?;
        let case = tree.child(address, &[Deprel::Case])?;
        let beside = case > noun && tree.tag(noun).is_noun();
        beside.then(|| [Move::to(name, noun, Deprel::Nmod), Move::to(case, name, Deprel::Case)])
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "chaired by **H.E.** Mr Jan Roe", read as two: the form of address is of the name beside it.
pub fn honour_before_name(tree: Tree<'_>) -> Vec<Move> {
    let moved = |honour: usize| {
        let head = tree.head(honour).filter(|_| tree.is_any(honour, &["h.e.", "h.h.", "h.r.h.", "h.m."]))?;
        let beside = |&name: &usize| name > honour && first(tree, name) == honour + 1 && tree.tag(name).is_proper();
        let name = tree.children(head).iter().copied().find(beside)?;
        let mut moves = vec![Move::to(name, head, tree.relation(honour)), Move::to(honour, name, Deprel::NmodDesc)];
        moves.extend(tree.children_by(honour, &[Deprel::Case]).map(|case| Move::to(case, name, Deprel::Case)));
        Some(moves)
    };
    (0..tree.len()).filter_map(moved).flatten().collect()
}

/// "said **EIB** Vice-President Ana Roe", the body read as a second subject: it is that of the post.
pub fn body_before_post(tree: Tree<'_>) -> Vec<Move> {
    let moved = |body: usize| {
        let verb = tree.head(body).filter(|_| tree.relation(body) == Deprel::Nsubj && tree.is_name(body))?;
        let bearer = |&other: &usize| other > body && last(tree, body) + 1 == first(tree, other);
        let person = tree.children_by(verb, &[Deprel::Nsubj]).find(bearer)?;
        let post =
            tree.children_by(person, &[Deprel::NmodDesc]).find(|&post| first(tree, post) == first(tree, person))?;
        Some(Move::to(body, post, Deprel::Compound))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "Ana Roe of Peru, Jon Berg of Chile and Mei Tan **of Fiji**", the last country hung on the one before: it is the last person's.
pub fn origin_of_last(tree: Tree<'_>) -> Vec<Move> {
    let moved = |place: usize| {
        let other =
            tree.head(place).filter(|_| tree.relation(place) == Deprel::Nmod && tree.preposition(place) == "of")?;
        let end = first(tree, place).checked_sub(1)?;
        let name = if tree.relation(end) == Deprel::Flat { tree.head(end)? } else { end };
        let named = tree.is_name(name) && tree.relation(name) == Deprel::Conj && other < name && tree.is_name(other);
        (named && tree.is_name(place)).then_some(Move::to(place, name, Deprel::Nmod))
    };
    (0..tree.len()).filter_map(moved).collect()
}

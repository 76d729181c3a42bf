//! Lists whose verb is told once: "Peru will chair the Water Panel, **Chile the Soil Panel** and **Fiji the Reef Panel**".

use super::gaps::is_numbered;
use super::{Move, SUBJECTS};
use crate::prose::clause::{Tree, is_currency, is_temporal};
use crate::prose::{Deprel, Tag};

/// Who is named right before what has an article or a number, in a list after an object that has one, does the same with it.
pub fn names_with_objects(tree: Tree<'_>) -> Vec<Move> {
    (0..tree.len()).filter_map(|verb| list(tree, verb)).flatten().collect()
}

/// A name and what stands right behind it, by their tokens.
struct Pair {
    parting: usize,
    name: std::ops::Range<usize>,
    object: std::ops::Range<usize>,
}

fn list(tree: Tree<'_>, verb: usize) -> Option<Vec<Move>> {
    if !tree.tag(verb).is_verb() {
        return None;
    }
    let subject = tree.child(verb, &SUBJECTS).filter(|&subject| subject < verb && tree.is_name(subject))?;
    let object = tree.children_by(verb, &[Deprel::Obj]).find(|&object| object > verb)?;
    let opens = |at: usize| is_article(tree, at) || tree.tag(at) == Tag::Cd || is_currency(tree, at);
    let start = (verb + 1..=object).find(|&at| opens(at))?;
    let counted = !is_article(tree, start);
    let first = (object + 1..tree.len()).find_map(|at| pair(tree, at, counted))?;
    // "sent Peru 5 letters, Chile 3", "gave the cup to Ms Roe, Mr Berg the shield": those to whom it is done.
    let given = tree.has(verb, &[Deprel::Iobj])
        || (verb + 1..start).any(|at| tree.is_name(at))
        || (object + 1..first.parting).any(|at| tree.is_any(at, &["to", "for", "with"]));
    let told =
        given || (object + 1..first.parting).any(|at| tree.is_any(at, &[",", ";", ":"]) || tree.tag(at).is_verb());
    let mut pairs = vec![];
    let mut next = Some(first);
    while let Some(found) = next {
        let end = found.object.end;
        pairs.push(found);
        next = pair(tree, end, counted);
    }
    let ended = pairs.last().is_some_and(|pair| is_end(tree, pair.object.end));
    // One name before a noun may be a title or tell whose it is; a second shows that it is a list.
    let several = pairs.len() > 1 || counted;
    let made = pairs.iter().all(|pair| is_made(tree, verb, pair));
    (!told && ended && several && !made && subject != object)
        .then(|| pairs.iter().flat_map(|pair| moves(tree, verb, pair)).collect())
}

fn is_article(tree: Tree<'_>, at: usize) -> bool {
    tree.is_any(at, &["the", "a", "an"])
}

fn is_end(tree: Tree<'_>, at: usize) -> bool {
    at >= tree.len() || tree.is_any(at, &[".", ";", "?", "!"])
}

/// The pair behind a comma or "and".
fn pair(tree: Tree<'_>, at: usize, counted: bool) -> Option<Pair> {
    let both = tree.is(at, ",") && tree.is(at + 1, "and");
    let parting = at + usize::from(both);
    if !tree.is_any(parting, &[",", "and"]) {
        return None;
    }
    // "Westbuild" may be taken for an adjective.
    let is_name = |at: usize| tree.is_name(at) || tree.is_capitalised(at) && tree.tag(at) == Tag::Jj;
    let named = |at: usize| is_name(at) || tree.is_any(at, &["and", "&", "of", "."]);
    let second = |at: usize| match counted {
        true => tree.tag(at) == Tag::Cd || is_currency(tree, at),
        false => is_article(tree, at),
    };
    let start = parting + 1;
    let middle = (start..tree.len()).take_while(|&at| named(at)).last()? + 1;
    if !is_name(start) || !is_name(middle - 1) && !tree.is(middle - 1, ".") || !second(middle) {
        return None;
    }
    let nominal = |at: usize| {
        let noun = tree.tag(at).is_noun() || matches!(tree.tag(at), Tag::Cd | Tag::Jj) || is_currency(tree, at);
        noun || at == middle
    };
    let end = (middle..tree.len()).take_while(|&at| nominal(at)).last()? + 1;
    let dated = is_temporal(tree, middle - 1) || counted && is_numbered(tree, middle - 1, middle, middle);
    let whole = tree.is_any(end, &[",", "and"]) || is_end(tree, end);
    let noun = tree.tag(end - 1).is_noun() || counted;
    (whole && noun && !dated).then_some(Pair { parting: at, name: start..middle, object: middle..end })
}

/// The head of some tokens: of a name its first word that hangs outside, of an object the last.
fn head_of_name(tree: Tree<'_>, name: &std::ops::Range<usize>) -> usize {
    let outside = |&at: &usize| tree.head(at).is_none_or(|head| !name.contains(&head));
    name.clone().filter(|&at| tree.is_capitalised(at)).find(outside).unwrap_or(name.start)
}

fn is_made(tree: Tree<'_>, verb: usize, pair: &Pair) -> bool {
    let (name, object) = (head_of_name(tree, &pair.name), pair.object.end - 1);
    tree.relation(name) == Deprel::Conj
        && tree.head(name) == Some(verb)
        && tree.relation(object) == Deprel::Orphan
        && tree.head(object) == Some(name)
}

fn moves(tree: Tree<'_>, verb: usize, pair: &Pair) -> Vec<Move> {
    let (name, object) = (head_of_name(tree, &pair.name), pair.object.end - 1);
    let mut moves = vec![Move::to(name, verb, Deprel::Conj), Move::to(object, name, Deprel::Orphan)];
    let within = |at: usize, range: &std::ops::Range<usize>| tree.head(at).is_some_and(|head| range.contains(&head));
    // "Lally and Sons" are one.
    let joined = pair.name.clone().any(|at| tree.is_any(at, &["and", "&"]));
    for at in pair.name.clone().filter(|&at| at != name) {
        let relation = if at < name { Deprel::Compound } else { Deprel::Flat };
        moves.extend((joined || !within(at, &pair.name)).then(|| Move::to(at, name, relation)));
    }
    for at in pair.object.clone().filter(|&at| at != object) {
        let relation = match tree.tag(at) {
            _ if is_article(tree, at) => Deprel::Det,
            Tag::Cd => Deprel::Nummod,
            Tag::Jj => Deprel::Amod,
            _ => Deprel::Compound,
        };
        moves.extend((!within(at, &pair.object)).then(|| Move::to(at, object, relation)));
    }
    let parting = (pair.parting..pair.name.start).filter(|&at| tree.is(at, "and"));
    moves.extend(parting.map(|and| Move::to(and, name, Deprel::Cc)));
    moves
}

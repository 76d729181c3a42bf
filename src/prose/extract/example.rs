//! Lists that say what something includes: "such as", "including", "e.g.", and after a colon or dash.

use super::coordination;
use super::fact::{fact, holds, is_denied};
use super::phrase::{self, Extent};
use crate::prose::clause::{Analysis, Tree, is_temporal};
use crate::prose::{Construction, Deprel, Extraction, Object, Phrase, Tag};

/// A noun and the head of the list of its examples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct List {
    /// The noun: "measures" of "measures such as guidelines".
    pub anchor: usize,
    /// The head of the first item: "guidelines".
    pub item: usize,
    /// Where the marker stands.
    pub marker: usize,
}

/// What the [`lists`] of a sentence say, each item a fact.
pub fn examples(analysis: &Analysis<'_>, lists: &[List]) -> Vec<Extraction> {
    let said = lists.iter().filter(|list| {
        let announced = is_following(analysis.tree, list.anchor);
        holds(analysis, list.anchor) && !is_denied(analysis, list.anchor) && !announced
    });
    said.flat_map(|&list| items(analysis, list)).collect()
}

fn items(analysis: &Analysis<'_>, list: List) -> Vec<Extraction> {
    let subject = phrase::noun_phrase(analysis, list.anchor, Extent::Bare);
    let item =
        |phrase| fact(subject.clone(), "include", vec![list.marker], Object::Thing(phrase), Construction::Example);
    phrases(analysis, list).into_iter().map(item).collect()
}

/// "steers **two committees**: the Trade Panel and the Rules Panel": what a colon after a noun of several counts up.
pub fn counted_up(analysis: &Analysis<'_>, anchor: usize) -> Vec<Phrase> {
    let tree = analysis.tree;
    let colon = (anchor + 1..tree.len()).find(|&at| tree.is(at, ":"));
    let counting = |&at: &usize| {
        tree.relation(at) == Deprel::Nummod || tree.is_any(at, &["several", "following", "various", "these"])
    };
    let several = tree.tag(anchor).is_plural() && tree.children(anchor).iter().any(counting);
    let whole = part_of(tree, anchor);
    let colon = colon.filter(|_| several || whole.is_some() || is_following(tree, anchor));
    let list = colon.and_then(|colon| list(analysis, colon, list_start(tree, colon)?));
    let list = list.filter(|list| list.anchor == whole.unwrap_or(anchor));
    list.map(|list| phrases(analysis, list)).unwrap_or_default()
}

/// "**three of the five panels**": the noun that a number takes a part of.
fn part_of(tree: Tree<'_>, number: usize) -> Option<usize> {
    let whole = tree.children_by(number, &[Deprel::Nmod]).find(|&whole| tree.preposition(whole) == "of")?;
    (tree.tag(number) == Tag::Cd && tree.tag(whole).is_plural()).then_some(whole)
}

fn phrases(analysis: &Analysis<'_>, list: List) -> Vec<Phrase> {
    let after = |phrase: &Phrase| phrase.head > list.marker;
    let first = coordination::phrases(analysis, list.item, Extent::Short).into_iter();
    let beyond = coordination::beyond_marker(analysis, list.anchor, list.item);
    let rest = beyond.into_iter().flat_map(|head| coordination::phrases(analysis, head, Extent::Short));
    let mut found: Vec<Phrase> = Vec::new();
    let start = list_start(analysis.tree, list.marker).unwrap_or(list.marker);
    for mut phrase in first.chain(rest).filter(after) {
        phrase.tokens.retain(|&at| at >= start);
        if !found.contains(&phrase) {
            found.push(phrase);
        }
    }
    found
}

/// The lists of a sentence, one a list even where two markers introduce it (": e.g.").
pub fn lists(analysis: &Analysis<'_>) -> Vec<List> {
    let tree = analysis.tree;
    let mut found: Vec<List> = Vec::new();
    for marker in 1..tree.len() {
        let Some(start) = list_start(tree, marker) else { continue };
        let list = list(analysis, marker, start);
        found.extend(list.filter(|list| found.iter().all(|other| other.item != list.item)));
    }
    found
}

/// Whether a token begins an item that a marker introduces.
pub fn is_list_item(tree: Tree<'_>, item: usize) -> bool {
    let first = tree.sentence.subtree(item).first().copied().unwrap_or(item);
    (first.saturating_sub(2)..=item.min(first + 2)).any(|at| list_start(tree, at).is_some())
}

/// Where the first item starts, if a list marker stands at `at`.
fn list_start(tree: Tree<'_>, at: usize) -> Option<usize> {
    let after = match tree.lower(at).as_ref() {
        "such" if tree.is(at + 1, "as") => at + 2,
        "for" if tree.is_any(at + 1, &["example", "instance"]) => at + 2,
        "including" | "e.g." | "e.g" | "eg" | "namely" | ":" | "—" | "–" | "--" => at + 1,
        "among" if tree.is_any(at + 1, &["them", "these", "whom", "which"]) && tree.relation(at) == Deprel::Case => {
            at + 2
        }
        "like" if tree.relation(at) == Deprel::Case => at + 1,
        _ => return None,
    };
    (after..tree.len()).find(|&next| !tree.tag(next).is_punctuation())
}

fn list(analysis: &Analysis<'_>, marker: usize, start: usize) -> Option<List> {
    let tree = analysis.tree;
    let mut item = start;
    while let Some(head) = tree.head(item).filter(|&head| head >= start && !analysis.is_predicate(head)) {
        item = head;
    }
    // "in turn: Peru chairs in May": a clause after a colon is no list.
    let of_clause =
        (is_dash(tree, marker) || tree.is(marker, ":")) && tree.head(item).is_some_and(|head| head >= start);
    // "Terms of Reference: Research Committee": a heading states nothing of what follows the colon.
    let heading = (tree.is(marker, ":") || is_dash(tree, marker)) && !(0..marker).any(|at| tree.tag(at).is_finite());
    if of_clause || heading {
        return None;
    }
    let listed = tree.tag(item).is_noun() || tree.tag(item) == Tag::Vbg;
    if analysis.is_predicate(item) || !listed || (is_dash(tree, marker) && !is_plain_list(tree, item, start)) {
        return None;
    }
    let anchor = anchor(analysis, marker, item)?;
    Some(List { anchor, item, marker })
}

fn is_dash(tree: Tree<'_>, at: usize) -> bool {
    tree.is_any(at, &["—", "–", "--"])
}

/// After a dash a list needs "e.g." or several items: "—the host shapes" is none.
fn is_plain_list(tree: Tree<'_>, item: usize, start: usize) -> bool {
    tree.has(item, &[Deprel::Conj]) && tree.tag(start).is_noun() || tree.is(start, "e.g.")
}

/// The noun that the list hangs on, by the parse if it names a noun before the marker, else the nearest before it.
fn anchor(analysis: &Analysis<'_>, marker: usize, item: usize) -> Option<usize> {
    let tree = analysis.tree;
    if let Some(following) = following(tree, marker) {
        return Some(following);
    }
    let head = tree.head(item).map(|head| if head == marker { tree.head(head).unwrap_or(head) } else { head });
    let adjacent = marker.checked_sub(1).filter(|&before| tree.tag(before).is_noun() && tree.tag(marker) != Tag::Colon);
    if adjacent.is_some() {
        return nearest_noun(tree, marker);
    }
    // "in developing countries, including Fiji and Peru": names are examples of the plural noun beside them.
    let beside = marker.checked_sub(2).filter(|&noun| tree.is(noun + 1, ",") && tree.tag(noun) == Tag::Nns);
    if beside.is_some() && tree.tag(item).is_proper() && tree.is(marker, "including") {
        return beside;
    }
    let of_subject = tree.is(marker, ":") && tree.relation(item) == Deprel::Appos;
    if let Some(subject) = tree.head(item).filter(|&subject| of_subject && subject < marker) {
        return Some(subject);
    }
    let by_parse = head.filter(|&head| head < marker && tree.tag(head).is_noun() && !tree.is(marker, ":"));
    let nearest = |head: usize| {
        let joined =
            tree.children_by(head, &[Deprel::Conj]).filter(|&other| other < marker && tree.tag(other).is_noun());
        joined.last().unwrap_or(head)
    };
    let found = by_parse.map(nearest).or_else(|| nearest_noun(tree, marker))?;
    let single = tree.is(marker, ":") && matches!(tree.tag(found), Tag::Nn | Tag::Nnp | Tag::Cd);
    if single { counted_before(tree, found) } else { Some(found) }
}

/// "**Three panels** met at the session: the Reef Panel …": what a colon counts up is several things, so of one thing the list
/// is not, but of the last noun before it that is counted.
fn counted_before(tree: Tree<'_>, single: usize) -> Option<usize> {
    let number = |&at: &usize| tree.relation(at) == Deprel::Nummod || tree.is_any(at, &["several", "various", "these"]);
    let counted = |at: usize| {
        let part = tree.head(at).filter(|&whole| tree.base(at) == Deprel::Nmod && part_of(tree, whole) == Some(at));
        tree.tag(at).is_plural() && (part.is_some() || tree.children(at).iter().any(number))
    };
    (0..single).rev().find(|&at| counted(at) && !is_temporal(tree, at))
}

/// "**The following** may attend as observers: the Bank, the Fund".
fn following(tree: Tree<'_>, marker: usize) -> Option<usize> {
    let announces = |&at: &usize| {
        let argument = matches!(tree.relation(at), Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj);
        argument && is_following(tree, at) && tree.has(at, &[Deprel::Det])
    };
    (0..marker).rev().find(announces).filter(|_| tree.is(marker, ":"))
}

/// "the following", "the following groups".
pub fn is_following(tree: Tree<'_>, noun: usize) -> bool {
    let told = tree.children_by(noun, &[Deprel::Amod]).any(|word| tree.is(word, "following"));
    tree.is(noun, "following") || told && tree.tag(noun).is_plural()
}

/// Whether a noun is an item of what "the following" announces, whatever a parser hung it on.
pub fn is_announced(analysis: &Analysis<'_>, noun: usize) -> bool {
    let tree = analysis.tree;
    let colon = (0..noun).rev().find(|&at| tree.is(at, ":"));
    let colon = colon.filter(|&colon| following(tree, colon).is_some());
    let list = colon.and_then(|colon| list(analysis, colon, list_start(tree, colon)?));
    list.is_some_and(|list| list.item == noun)
}

fn nearest_noun(tree: Tree<'_>, marker: usize) -> Option<usize> {
    let noun = (0..marker).rev().take(8).find(|&at| tree.tag(at).is_noun())?;
    let mut found = noun;
    while let Some(head) = tree.head(found).filter(|&head| {
        head < marker && tree.tag(head).is_noun() && matches!(tree.base(found), Deprel::Compound | Deprel::Flat)
    }) {
        found = head;
    }
    Some(found)
}

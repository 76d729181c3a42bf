//! Coordination of nouns: one phrase a conjunct, and what is left out put back.

use super::phrase::{self, Extent};
use crate::prose::clause::{Analysis, Tree};
use crate::prose::{Deprel, Phrase, Tag};

/// The head and the heads coordinated with it, in the order of the text; clauses are no conjuncts of a noun.
pub fn conjuncts(analysis: &Analysis<'_>, head: usize) -> Vec<usize> {
    let tree = analysis.tree;
    let mut found = vec![head];
    let mut next = 0;
    while let Some(&at) = found.get(next) {
        let joined = tree.children(at).iter().copied().filter(|&other| is_joined(tree, at, other));
        let own = joined.filter(|&other| !analysis.is_predicate(other) && !follows_marker(tree, at, other));
        found.extend(own);
        next += 1;
    }
    found.sort_unstable();
    found
}

/// A conjunct, also where the parser saw the conjunction but not the coordination: "dialogue **and** capacity-building
/// projects".
fn is_joined(tree: Tree<'_>, first: usize, other: usize) -> bool {
    let begins_with_and = || {
        let premodifiers = tree.children(other).iter().copied().filter(|&below| below < other);
        let mut parts = premodifiers.chain([other]);
        parts.any(|part| tree.children_by(part, &[Deprel::Cc]).any(|cc| cc > first && cc < other))
    };
    match tree.relation(other) {
        Deprel::Conj => true,
        Deprel::Nmod | Deprel::NmodUnmarked | Deprel::Dep => {
            other > first && tree.tag(other).is_noun() && !tree.has(other, &[Deprel::Case]) && begins_with_and()
        }
        _ => false,
    }
}

/// What a parser took for conjuncts of a noun but a list marker sets apart: "trade, e.g. **tariffs, quotas**".
pub fn beyond_marker(analysis: &Analysis<'_>, anchor: usize, item: usize) -> Vec<usize> {
    let tree = analysis.tree;
    let joined = tree.children_by(anchor, &[Deprel::Conj]).filter(|&other| other >= item);
    joined.filter(|&other| !analysis.is_predicate(other) && follows_marker(tree, anchor, other)).collect()
}

/// Whether a list marker stands between two nouns, within the length of a list.
fn follows_marker(tree: Tree<'_>, first: usize, other: usize) -> bool {
    (first + 1..other).rev().take(LIST).any(|at| {
        tree.is_any(at, &["e.g.", "i.e.", "namely", "including"])
            || (tree.is(at, "such") && tree.is(at + 1, "as"))
            || (tree.is(at, "for") && tree.is_any(at + 1, &["example", "instance"]))
    })
}

/// How far back from an item its list marker is looked for.
const LIST: usize = 40;

/// The phrases of all conjuncts.
pub fn phrases(analysis: &Analysis<'_>, head: usize, extent: Extent) -> Vec<Phrase> {
    let heads = conjuncts(analysis, head);
    let noun_after = |place: usize| {
        let next = heads.get(place + 1).copied().filter(|&other| analysis.tree.tag(other).is_noun());
        // "Russian and Spanish" are two names.
        let name = |other: usize, cc: usize| cc + 1 == other && analysis.tree.tag(other) == Tag::Nnp;
        next.filter(|&other| analysis.tree.child(other, &[Deprel::Cc]).is_some_and(|cc| !name(other, cc)))
    };
    let mut found = Vec::new();
    let shared = shared_tail(analysis, &heads);
    for (place, &conjunct) in heads.iter().enumerate() {
        if let Some(tail) = shared.as_deref().filter(|_| place == 0) {
            let mut phrase = phrase::noun_phrase(analysis, conjunct, extent);
            phrase.tokens.extend(tail);
            found.push(phrase);
            continue;
        }
        let adjective = analysis.tree.tag(conjunct).is_adjective() && !analysis.tree.has(conjunct, &[Deprel::Det]);
        match noun_after(place) {
            Some(noun) if adjective && !analysis.is_predicate(conjunct) => {
                found.push(completed(analysis, conjunct, noun));
            }
            _ => found.extend(split(analysis, conjunct, extent)),
        }
    }
    found
}

/// "of Peru" of "the Government **and people of Peru**": two nouns under one article share what follows.
fn shared_tail(analysis: &Analysis<'_>, heads: &[usize]) -> Option<Vec<usize>> {
    let tree = analysis.tree;
    let &[first, second] = heads else { return None };
    let bare = tree.children(second).iter().all(|&child| child > second || tree.relation(child) == Deprel::Cc);
    let next = tree.children_by(second, &[Deprel::Cc]).any(|cc| cc + 1 == second && cc == first + 1);
    let article = tree.children_by(first, &[Deprel::Det]).any(|det| tree.is(det, "the"));
    let of = tree.children_by(second, &[Deprel::Nmod]).find(|&noun| tree.preposition(noun) == "of")?;
    let whole = tree.tag(of).is_proper() && !tree.has(of, &[Deprel::Conj]) && tree.tag(first).is_noun();
    let free = !tree.children_by(first, &[Deprel::Nmod]).any(|noun| noun > first);
    (bare && next && article && whole && free).then(|| {
        let name = phrase::noun_phrase(analysis, of, Extent::Bare).tokens;
        tree.preposition_tokens(of).into_iter().chain(name).collect()
    })
}

/// "ministerial" of "ministerial and leaders' meetings", read as "ministerial meetings".
fn completed(analysis: &Analysis<'_>, adjective: usize, noun: usize) -> Phrase {
    let mut phrase = phrase::noun_phrase(analysis, adjective, Extent::Bare);
    phrase.tokens.push(noun);
    phrase.head = noun;
    phrase
}

/// One conjunct's phrase, or two where a possessor is coordinated with an adjective: each makes its own phrase.
fn split(analysis: &Analysis<'_>, head: usize, extent: Extent) -> Vec<Phrase> {
    let tree = analysis.tree;
    let phrase = phrase::noun_phrase(analysis, head, extent);
    let modifiers = [Deprel::Amod, Deprel::Compound, Deprel::NmodPoss, Deprel::Nmod];
    let before = || tree.children_by(head, &modifiers).filter(|&child| child < head);
    for first in before() {
        let second = tree.children_by(first, &[Deprel::Conj]).find(|&other| other < head);
        let second = second.or_else(|| before().find(|&other| other > first && tree.has(other, &[Deprel::Cc])));
        if let Some(second) = second.filter(|&second| is_possessor(tree, first) != is_possessor(tree, second)) {
            return apart(tree, &phrase, first, second);
        }
    }
    vec![phrase]
}

/// "stations at Lima and Oslo" as "stations at Lima" and "stations at Oslo"; the phrase itself where nothing is joined.
pub fn apart_by_place(analysis: &Analysis<'_>, phrase: Phrase) -> Vec<Phrase> {
    let tree = analysis.tree;
    let next = phrase.tokens.last().map(|&last| last + 1);
    let joined = |&noun: &usize| {
        let own = matches!(tree.preposition(noun).as_str(), "at" | "in" | "from" | "for" | "on");
        own && tree.preposition_tokens(noun).first().copied() == next && tree.has(noun, &[Deprel::Conj])
    };
    let Some(first) = tree.children_by(phrase.head, &[Deprel::Nmod]).find(joined) else { return vec![phrase] };
    let heads = conjuncts(analysis, first);
    let plain = |&&noun: &&usize| tree.tag(noun).is_proper() && excluded(tree, noun).is_none();
    if phrase.reworded.is_some() || heads.len() > 4 || heads.iter().filter(plain).count() != heads.len() {
        return vec![phrase];
    }
    let at = tree.preposition_tokens(first);
    let of = |noun: usize| {
        let place = phrase::noun_phrase(analysis, noun, Extent::Bare).tokens;
        let tokens = phrase.tokens.iter().copied().chain(at.iter().copied()).chain(place).collect();
        phrase::of_tokens(phrase.head, tokens)
    };
    heads.into_iter().map(of).collect()
}

/// "by the Bank**, not** by the Fund", "to the Bank but **not** the Fund", "the Bank **rather than** the Fund": a later one of
/// several that is left out.
pub fn excluded(tree: Tree<'_>, noun: usize) -> Option<usize> {
    let parted = |at: usize| at.checked_sub(1).is_some_and(|before| tree.is_any(before, &["but", "and", ","]));
    // "not only by the Fund", "not least Peru".
    let added = |at: usize| tree.is_any(at + 1, &["only", "just", "merely", "least", "to"]);
    let instead = |at: usize| tree.is(at, "rather") && tree.is(at + 1, "than");
    let mut words = tree.children_by(noun, &[Deprel::Advmod, Deprel::Cc]).filter(|&at| at < noun);
    words.find(|&at| {
        let left_out = tree.is(at, "not") && parted(at) && !added(at) || instead(at);
        left_out && tree.relation(noun) == Deprel::Conj
    })
}

/// Whether a possessive ending follows, whichever noun the parser hung it on.
fn is_possessor(tree: Tree<'_>, at: usize) -> bool {
    tree.tag(at + 1) == Tag::Pos
}

fn apart(tree: Tree<'_>, phrase: &Phrase, first: usize, second: usize) -> Vec<Phrase> {
    let of = |at: usize| {
        let mut tokens = tree.sentence.subtree(at);
        tokens.retain(|&below| tree.tag(below) != Tag::Pos);
        tokens.extend(is_possessor(tree, at).then_some(at + 1));
        tokens
    };
    let of_second = of(second);
    let of_first: Vec<usize> = of(first).into_iter().filter(|at| !of_second.contains(at)).collect();
    let without = |left_out: &[usize]| {
        let kept = |at: &usize| !left_out.contains(at) && tree.relation(*at) != Deprel::Cc;
        let kept = phrase.tokens.iter().copied().filter(kept).collect();
        phrase::of_tokens(phrase.head, phrase::trimmed(tree, kept))
    };
    vec![without(&of_second), without(&of_first)]
}

/// The phrase of a name that holds a coordination: "the Bureau of Oceans and Scientific Affairs".
pub fn joint_name(analysis: &Analysis<'_>, heads: &[usize]) -> Option<Phrase> {
    let tree = analysis.tree;
    let (&first, &last) = heads.first().zip(heads.last())?;
    let named = heads.len() == 2 && heads.iter().all(|&at| tree.is_capitalised(at));
    let opened = !tree.has(last, &[Deprel::Det, Deprel::NmodPoss]) && tree.has(first, &[Deprel::Nmod, Deprel::Det]);
    let comma = tree.children(last).iter().any(|&child| tree.is(child, ","));
    if !named || !opened || comma {
        return None;
    }
    let mut tokens = phrase::noun_phrase(analysis, first, Extent::Bare).tokens;
    tokens.extend(tree.children_by(last, &[Deprel::Cc]));
    tokens.extend(phrase::noun_phrase(analysis, last, Extent::Bare).tokens);
    tokens.sort_unstable();
    tokens.dedup();
    Some(phrase::of_tokens(first, tokens))
}

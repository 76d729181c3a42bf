//! What verbs side by side share: an object after the last of them, phrases after the first, what both of them move.

use super::argument::{Argument, Role, resolved, role};
use super::{Analysis, Tree};
use crate::prose::{Deprel, Tag};

/// The object that two verbs side by side share: "leads **and coordinates** U.S. engagement", "adopts and publishes it".
pub(super) fn shared_object(analysis: &Analysis<'_>, at: usize, found: &[Argument]) -> Option<Argument> {
    let tree = analysis.tree;
    let bare = |role: Role| matches!(role, Role::Object | Role::Content | Role::Complement | Role::Predicate);
    if found.iter().any(|argument| bare(argument.role)) || tree.has(at, &[Deprel::Xcomp, Deprel::AuxPass]) {
        return None;
    }
    let first = tree.head(at).filter(|&first| tree.relation(at) == Deprel::Conj && tree.tag(first).is_verb());
    // "runs the fund and may recommend, but not make, grants": a verb may be joined to one, and another to it.
    first.into_iter().chain([at]).find_map(|group| object_of_group(tree, at, group))
}

/// "shall not seek or **accept instructions** from anybody": the object after the second verb is the first one's, too, and what
/// follows it belongs to both.
pub(super) fn has_object_of_both(tree: Tree<'_>, at: usize, found: &[Argument]) -> bool {
    let first = tree.head(at).filter(|_| tree.relation(at) == Deprel::Conj);
    let beside = first.is_some_and(|first| {
        let next = (first + 1..at).all(|between| tree.relation(between) == Deprel::Cc || tree.is(between, ","));
        next && first < at && !tree.children_by(first, &[Deprel::Obj]).any(|object| object < at)
    });
    beside && matches!(found, [only] if only.role == Role::Object && only.head > at)
}

/// What verbs side by side share with the first of them, or with the next: "may **live** and work in any member state",
/// "Mr Roe **moved**, and Ms Lund seconded, that it be approved".
pub(super) fn shared_with_first(analysis: &Analysis<'_>, at: usize, passive: bool) -> Vec<Argument> {
    let tree = analysis.tree;
    let subjects = [Deprel::Nsubj, Deprel::NsubjPass];
    let first =
        tree.head(at).filter(|&first| tree.relation(at) == Deprel::Conj && alike(tree.tag(first), tree.tag(at)));
    if let Some(first) = first.filter(|_| !tree.has(at, &subjects)) {
        let after = tree.children_by(first, &[Deprel::Obl]).filter(|&phrase| phrase > at);
        return after
            .filter_map(|phrase| resolved(analysis, first, phrase, role(tree, first, phrase, passive)?))
            .collect();
    }
    let mut seconds = tree.children_by(at, &[Deprel::Conj]);
    let second = seconds.find(|&second| alike(tree.tag(second), tree.tag(at)) && tree.has(second, &subjects));
    let content = second.and_then(|second| tree.child(second, &[Deprel::Ccomp])).filter(|&content| {
        let opening = tree.sentence.subtree(content).into_iter().find(|&word| tree.is(word, "that"));
        opening.is_some_and(|that| that > 0 && tree.is(that - 1, ","))
    });
    let content = content.map(|head| Argument { head, place: head, role: Role::Content, preposition: String::new() });
    content.into_iter().collect()
}

/// The object after the last of the verbs joined to the first of a group, for one of them that has none.
fn object_of_group(tree: Tree<'_>, at: usize, group: usize) -> Option<Argument> {
    let of_group = |verb: usize| {
        let joined = tree.relation(verb) == Deprel::Conj && tree.head(verb) == Some(group);
        alike(tree.tag(verb), tree.tag(at)) && (verb == group || joined)
    };
    let other = std::iter::once(group)
        .chain(tree.children_by(group, &[Deprel::Conj]))
        .find(|&verb| of_group(verb) && tree.children_by(verb, &[Deprel::Obj]).any(|object| object > verb.max(at)))?;
    let (first, last) = (at.min(other), at.max(other));
    let adverb = |between: usize| {
        tree.tag(between) == Tag::Rb && [at, other].iter().any(|&verb| tree.head(between) == Some(verb))
    };
    let linking = |between: usize| {
        tree.relation(between) == Deprel::Cc || tree.is(between, ",") || of_group(between) || adverb(between)
    };
    let own_subject = |verb: usize| verb != group && tree.has(verb, &[Deprel::Nsubj, Deprel::NsubjPass]);
    let shared = first != last && (first + 1..last).all(linking) && !own_subject(at) && !own_subject(other);
    let object = tree.children_by(other, &[Deprel::Obj]).find(|&object| object > last)?;
    shared.then(|| Argument { head: object, place: object, role: Role::Object, preposition: String::new() })
}

/// Whether two verbs have the same form; the bare form and the present are one but for "is".
const fn alike(one: Tag, other: Tag) -> bool {
    matches!((one, other), (Tag::Vb | Tag::Vbp, Tag::Vb | Tag::Vbp)) || one as u8 == other as u8
}

//! Phrases and clauses hung on another word than the one that they tell of.

use super::bounds::opening;
use super::{Move, SUBJECTS, first, follows, last};
use crate::prose::clause::{Tree, WordClass, is_temporal};
use crate::prose::{Deprel, Tag};

/// "Peru, the only member **not to have signed** it, left", read as why it left: right behind the only or first of a kind an
/// infinitive tells what it is the only one to do.
pub fn infinitive_of_only(tree: Tree<'_>) -> Vec<Move> {
    let moved = |verb: usize| {
        tree.head(verb)
            .filter(|_| matches!(tree.relation(verb), Deprel::Advcl | Deprel::Xcomp) && tree.has_to(verb))?;
        let noun = first(tree, verb).checked_sub(1).filter(|&noun| tree.tag(noun).is_noun() && noun < verb)?;
        let alone = |&word: &usize| tree.is_any(word, &["only", "first", "last", "second", "third", "sole"]);
        let only = tree.children_by(noun, &[Deprel::Amod, Deprel::Advmod]).any(|word| alone(&word) && word < noun);
        // "became **the twentieth state** to ratify it".
        let ordinal = |&word: &usize| tree.lower(word).ends_with("th") && tree.tag(word).is_adjective();
        let only = only || tree.children_by(noun, &[Deprel::Amod]).any(|word| ordinal(&word));
        let became = tree.relation(noun) == Deprel::Xcomp && tree.head(verb) == tree.head(noun);
        let named = tree.relation(noun) == Deprel::Appos || became;
        (only && named).then_some(Move::to(verb, noun, Deprel::Acl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "are insured for work **done** in Peru", read as what is done with them: right behind a bare noun after a preposition a
/// participle tells of that noun.
pub fn participle_beside_noun(tree: Tree<'_>) -> Vec<Move> {
    let moved = |part: usize| {
        let verb = tree.head(part).filter(|_| tree.relation(part) == Deprel::Advcl && tree.tag(part) == Tag::Vbn)?;
        let bound = [Deprel::Mark, Deprel::Case, Deprel::Aux, Deprel::AuxPass, Deprel::Nsubj, Deprel::NsubjPass];
        let noun = part.checked_sub(1).filter(|&noun| tree.head(noun) == Some(verb) && first(tree, part) == part)?;
        let common = matches!(tree.tag(noun), Tag::Nn | Tag::Nns) && !is_temporal(tree, noun);
        let phrase = tree.relation(noun) == Deprel::Obl && tree.has(noun, &[Deprel::Case]);
        let bare = !tree.has(noun, &[Deprel::Det, Deprel::NmodPoss]) && tree.tag(part + 1) == Tag::In;
        (common && phrase && bare && !tree.has(part, &bound)).then_some(Move::to(part, noun, Deprel::Acl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "pay nothing **for the first two years**", read as a part of nothing: it tells when they pay nothing.
pub fn time_of_nothing(tree: Tree<'_>) -> Vec<Move> {
    let moved = |time: usize| {
        let nothing =
            tree.head(time).filter(|&noun| tree.relation(time) == Deprel::Nmod && tree.is(noun, "nothing"))?;
        let verb = tree.head(nothing).filter(|&verb| tree.relation(nothing) == Deprel::Obj && verb < nothing)?;
        (is_temporal(tree, time) && tree.preposition(time) != "of").then_some(Move::to(time, verb, Deprel::Obl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "pay the **same** fee **as guests**", the guests hung on the verb: they are what the fee is the same as.
pub fn same_as(tree: Tree<'_>) -> Vec<Move> {
    let moved = |noun: usize| {
        let verb = tree.head(noun).filter(|_| tree.relation(noun) == Deprel::Obl && tree.preposition(noun) == "as")?;
        let start = first(tree, noun);
        let alike = |&one: &usize| {
            let same =
                tree.children_by(one, &[Deprel::Amod, Deprel::Det]).any(|word| tree.is_any(word, &["same", "such"]));
            same && last(tree, one) + 1 == start && tree.is(start, "as")
        };
        let compared = tree.children_by(verb, &[Deprel::Obj, Deprel::Obl]).find(alike)?;
        Some(Move::to(noun, compared, Deprel::Nmod))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// "told it to prepare, **in consultation with Peru, a plan**", the phrase and the plan hung on the verb above: right behind an
/// infinitive that is cut off from its object both are its own.
pub fn phrase_of_infinitive(tree: Tree<'_>) -> Vec<Move> {
    let found = (0..tree.len()).find_map(|verb| {
        let above = tree.head(verb).filter(|_| tree.relation(verb) == Deprel::Xcomp && tree.has_to(verb))?;
        let phrase = tree.children_by(above, &[Deprel::Obl]).find(|&noun| {
            let start = first(tree, noun);
            let opening = if tree.is(start, ",") { start } else { start.saturating_sub(1) };
            opening == verb + 1 && tree.is(opening, ",")
        })?;
        let free = !tree.has(verb, &[Deprel::Obj, Deprel::Ccomp, Deprel::AuxPass, Deprel::Xcomp]);
        let end = last(tree, phrase);
        let object = tree.children(above).iter().copied().find(|&noun| {
            let start = first(tree, noun);
            let next = start == end + 1 && tree.is(start, ",") || start == end + 2 && tree.is(end + 1, ",");
            let articled =
                tree.tag(noun).is_noun() && tree.has(noun, &[Deprel::Det]) && !tree.has(noun, &[Deprel::Case]);
            next && articled && [Deprel::Parataxis, Deprel::Appos, Deprel::Obj].contains(&tree.relation(noun))
        });
        let inside = || tree.sentence.subtree(phrase).into_iter().any(|noun| tree.relation(noun) == Deprel::Appos);
        let moves = std::iter::once(Move::to(phrase, verb, Deprel::Obl));
        let moved = moves.chain(object.map(|noun| Move::to(noun, verb, Deprel::Obj))).collect::<Vec<_>>();
        (free && (object.is_some() || inside())).then_some(moved)
    });
    found.unwrap_or_default()
}

/// "the price of goods, **which have** grown scarce", "shops in the town, most of which **depend** on it": the relative clause is
/// of the noun whose number its verb has.
pub fn relative_by_number(tree: Tree<'_>) -> Vec<Move> {
    let moved = |verb: usize| {
        let noun = tree.head(verb).filter(|_| tree.relation(verb) == Deprel::AclRelcl)?;
        let subject = tree.child(verb, &SUBJECTS)?;
        let which = tree.is_any(subject, &["which", "that"]) && tree.is_relative_pronoun(subject);
        let share = || tree.children_by(subject, &[Deprel::Nmod]).any(|noun| tree.is(noun, "which"));
        let plural = is_plural_form(tree, verb).filter(|&plural| which || plural && share())?;
        let counted = |at: usize| match tree.tag(at) {
            Tag::Nns => Some(true),
            Tag::Nn if !WordClass::DecidingBody.contains(tree.lemma(at)) && !tree.names_person(at) => Some(false),
            _ => None,
        };
        let unlike = |at: usize| counted(at) == Some(!plural) && !tree.has(at, &[Deprel::Conj, Deprel::Nummod]);
        let outer = tree.head(noun).filter(|_| tree.relation(noun) == Deprel::Nmod && unlike(noun))?;
        let fits = counted(outer) == Some(plural) && outer < noun && !tree.has(outer, &[Deprel::Conj]);
        let next = last_before(tree, verb) == noun && tree.relation(outer) != Deprel::Conj;
        (fits && next).then_some(Move::to(verb, outer, Deprel::AclRelcl))
    };
    (0..tree.len()).filter_map(moved).collect()
}

/// The last word before a relative clause, without the comma.
fn last_before(tree: Tree<'_>, verb: usize) -> usize {
    let start = first(tree, verb);
    let start = if tree.is(start, ",") || !follows(tree, verb, ",") { start } else { start - 1 };
    start.saturating_sub(1)
}

/// Whether a finite verb stands in the plural, where its form tells.
fn is_plural_form(tree: Tree<'_>, verb: usize) -> Option<bool> {
    let word = opening(tree, verb);
    match tree.tag(word) {
        Tag::Vbz => Some(false),
        Tag::Vbp => Some(true),
        Tag::Vbd if tree.is(word, "was") => Some(false),
        Tag::Vbd if tree.is(word, "were") => Some(true),
        _ => None,
    }
}

//! Prepositional phrases within a noun phrase: "workplans for working groups".

use super::coordination;
use super::fact::{fact, is_denied};
use super::phrase::{self, Extent};
use crate::prose::clause::{Analysis, Tree, WordClass, is_complex_preposition, is_exception, is_raised, is_temporal};
use crate::prose::{Construction, Deprel, Extraction, Object, Tag};

/// What the prepositional phrases of a noun say of it.
pub fn modifiers(analysis: &Analysis<'_>, noun: usize) -> Vec<Extraction> {
    let tree = analysis.tree;
    // "Nothing **in this Charter** limits it".
    let nobody = WordClass::IndefiniteSubject.contains(&tree.lower(noun));
    if nobody || !tree.tag(noun).is_noun() || is_denied(analysis, noun) || is_temporal(tree, noun) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for other in tree.children_by(noun, &[Deprel::Nmod]) {
        let preposition = tree.preposition(other);
        let exemplary =
            tree.is(first_case(tree, other) + 1, "example") || tree.is(first_case(tree, other) + 1, "instance");
        if relates(&preposition)
            && !is_exception(tree, other)
            && !is_count_of_votes(tree, other, &preposition)
            && !exemplary
            && !is_complex_preposition(&format!("{} {} {preposition}", tree.preposition(noun), tree.lower(noun)))
            && !phrase::is_restricted(tree, other)
            && !phrase::is_within_name(tree, other)
            && !is_temporal(tree, other)
            && !is_raised(tree, other)
        {
            let tokens = tree.preposition_tokens(other);
            let subject = before(analysis, noun, other);
            let related = coordination::phrases(analysis, other, Extent::Short).into_iter();
            let related = related.filter(|phrase| coordination::excluded(tree, phrase.head).is_none());
            found.extend(related.map(|phrase| {
                fact(subject.clone(), &preposition, tokens.clone(), Object::Thing(phrase), Construction::Modifier)
            }));
        }
    }
    found
}

/// "four votes **to one**".
fn is_count_of_votes(tree: Tree<'_>, other: usize, preposition: &str) -> bool {
    tree.tag(other) == Tag::Cd && preposition == "to"
}

fn relates(preposition: &str) -> bool {
    !matches!(preposition, "" | "of" | "by" | "as" | "per" | "than" | "without" | "except" | "but")
        && !phrase::is_example_preposition(preposition)
}

/// The first word of a noun's preposition.
fn first_case(tree: Tree<'_>, noun: usize) -> usize {
    tree.preposition_tokens(noun).first().copied().unwrap_or(noun)
}

/// The noun phrase without the prepositional phrase in question and what follows it.
fn before(analysis: &Analysis<'_>, noun: usize, other: usize) -> crate::prose::Phrase {
    let first = analysis.tree.preposition_tokens(other).first().copied().unwrap_or(other);
    let mut phrase = phrase::noun_phrase(analysis, noun, Extent::Bare);
    if first > noun {
        phrase.tokens.retain(|&at| at < first);
    }
    phrase
}

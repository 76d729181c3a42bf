//! The words of a question that a sentence must have, and the words that a sentence has.

use crate::lexicon::morphology::{WordClass as Inflected, lemma};
use crate::prose::clause::{Tree, WordClass, is_temporal, lower};
use crate::prose::{Deprel, Tag};
use std::collections::BTreeSet;

/// What hangs on a word without a meaning of its own.
const FUNCTION: [Deprel; 12] = [
    Deprel::Aux,
    Deprel::AuxPass,
    Deprel::Cop,
    Deprel::Case,
    Deprel::Det,
    Deprel::DetPredet,
    Deprel::Mark,
    Deprel::Punct,
    Deprel::Cc,
    Deprel::CcPreconj,
    Deprel::Expl,
    Deprel::Discourse,
];

/// The words of a question that carry meaning, without those at `left_out`.
pub fn meaning_words(tree: Tree<'_>, left_out: &[usize]) -> Vec<usize> {
    let means = |at: &usize| {
        let says = is_content(tree, *at) || tree.tag(*at) == Tag::Cd || is_telling_adverb(tree, *at);
        let pointing = tree.is_any(*at, &["last", "next", "this", "previous"]) && is_temporal(tree, *at + 1);
        pointing || says && !FUNCTION.contains(&tree.relation(*at)) && !tree.is_any(*at, &["do", "have", "be"])
    };
    (0..tree.len()).filter(means).filter(|at| !left_out.contains(at)).collect()
}

/// Whether a word is a noun, a verb or an adjective.
pub fn is_content(tree: Tree<'_>, at: usize) -> bool {
    let tag = tree.tag(at);
    tag.is_noun() || tag.is_verb() || tag.is_adjective()
}

/// Whether a verb only helps another word: "was", "has".
pub fn is_auxiliary(tree: Tree<'_>, at: usize) -> bool {
    matches!(tree.relation(at), Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
}

/// An adverb that says how or where, and not merely how sure or how lately.
fn is_telling_adverb(tree: Tree<'_>, at: usize) -> bool {
    let word = tree.lower(at);
    let idle = [WordClass::Hedge, WordClass::TimeAdverb, WordClass::Connective];
    let small = tree.is_any(at, &["not", "n't", "ever", "also", "too", "so", "there"]);
    tree.tag(at).is_adverb() && !small && !idle.iter().any(|class| class.contains(&word))
}

/// The dictionary form of a word of a tree, in lower case.
pub fn of_token(tree: Tree<'_>, at: usize) -> String {
    lower(tree.lemma(at)).into_owned()
}

/// The dictionary form of a word that is taken for a verb, in lower case.
pub fn of_verb(tree: Tree<'_>, at: usize) -> String {
    if tree.tag(at).is_verb() { of_token(tree, at) } else { lemma(&tree.lower(at), Inflected::Verb) }
}

/// Whether a token is a word of a question: as written, by its dictionary form, or as a noun with a capital ("Leaders").
pub fn is_word(tree: Tree<'_>, at: usize, known: &str) -> bool {
    of_token(tree, at) == known || tree.lower(at) == known || {
        let noun = tree.tag(at).is_noun();
        noun && lemma(&tree.lower(at), Inflected::Noun) == known
    }
}

/// Every form under which the words of a text can be meant, in lower case: as written, and as noun, verb or adjective.
#[must_use]
pub fn vocabulary<'a>(words: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for word in words {
        let written = lower(word);
        for class in [Inflected::Noun, Inflected::Verb, Inflected::Adjective] {
            found.insert(lemma(&written, class));
        }
        found.insert(written.into_owned());
    }
    found
}

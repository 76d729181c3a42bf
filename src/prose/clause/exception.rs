//! What is left out of a whole: "all members **except Peru**", "no member **other than Peru**"; and what is only supposed.

use super::Tree;
use crate::prose::{Deprel, Tag};

/// Whether a noun takes in all of its kind, or none: "**all** members", "**no** member".
#[must_use]
pub fn is_whole(tree: Tree<'_>, noun: usize) -> bool {
    let quantified = [Deprel::Det, Deprel::DetPredet, Deprel::CcPreconj];
    let words = ["all", "every", "each", "any", "no", "both"];
    tree.children_by(noun, &quantified).any(|word| tree.is_any(word, &words))
        || tree.is_any(noun, &["everyone", "everybody", "everything", "none", "nobody"])
}

/// Whether what a preposition leads to is left out: "except for".
#[must_use]
pub fn leaves_out(preposition: &str) -> bool {
    matches!(
        preposition,
        "except" | "except for" | "but" | "but for" | "save" | "save for" | "apart from" | "aside from" | "other than"
    )
}

/// Whether a noun is left out of the one that it hangs on.
#[must_use]
pub fn is_exception(tree: Tree<'_>, noun: usize) -> bool {
    let attached = matches!(tree.relation(noun), Deprel::Nmod | Deprel::Obl);
    attached && (leaves_out(&tree.preposition(noun)) || sums_up_exception(tree, noun))
}

/// "with the **exception** of Peru".
fn sums_up_exception(tree: Tree<'_>, noun: usize) -> bool {
    tree.is(noun, "exception") && tree.preposition(noun) == "with" && tree.has(noun, &[Deprel::Nmod])
}

/// The noun that is left out, of those that hang on a noun or verb, and the words that say so; a number alone or a pronoun
/// names nobody.
#[must_use]
pub fn exception(tree: Tree<'_>, above: usize) -> Option<(usize, Vec<usize>)> {
    let below = || tree.children_by(above, &[Deprel::Nmod, Deprel::Obl]);
    // "all members of the Union **except Peru**".
    let inner = || below().find(|&noun| tree.preposition(noun) == "of" && tree.tag(above).is_noun());
    let Some(found) = below().find(|&noun| is_exception(tree, noun)) else { return exception(tree, inner()?) };
    let mut words = tree.preposition_tokens(found);
    let named = if sums_up_exception(tree, found) { tree.child(found, &[Deprel::Nmod])? } else { found };
    if named != found {
        words.extend([found].into_iter().chain(tree.preposition_tokens(named)));
    }
    let names = tree.tag(named).is_noun() && tree.tag(named) != Tag::Cd;
    names.then_some((named, words))
}

/// "**Should the Board refuse**, the Bank pays": a condition without a word for it, told by its auxiliary before the subject.
#[must_use]
pub fn is_inverted(tree: Tree<'_>, verb: usize) -> bool {
    let auxiliaries = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop];
    let first = tree.sentence.subtree(verb).into_iter().find(|&at| !tree.tag(at).is_punctuation());
    let subject = tree.child(verb, &[Deprel::Nsubj, Deprel::NsubjPass]);
    let before =
        first.filter(|&at| tree.is_any(at, &["should", "had", "were"]) && subject.is_some_and(|noun| at < noun));
    before.is_some_and(|at| auxiliaries.contains(&tree.relation(at)) && tree.head(at) == Some(verb))
}

/// "may be refunded, **in which case** the Board pays interest": what holds only if the clause before does.
#[must_use]
pub fn is_in_that_case(tree: Tree<'_>, verb: usize) -> bool {
    let which = |at: usize| tree.children_by(at, &[Deprel::Det]).any(|det| tree.is(det, "which"));
    tree.children_by(verb, &[Deprel::Obl]).any(|at| tree.is(at, "case") && which(at))
}

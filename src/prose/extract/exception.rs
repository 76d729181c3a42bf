//! "All members **except Norland** paid": that Norland did not, "no member but Norland paid": that Norland did.

use super::coordination;
use super::phrase::Extent;
use crate::claim::{Modality, Polarity};
use crate::prose::clause::{Analysis, Clause, exception, is_temporal, is_whole, leaves_out};
use crate::prose::{Construction, Extraction, Object, Phrase, PhraseQualifier};

/// What a clause says, turned round, of whom it leaves out.
pub fn of_clause(analysis: &Analysis<'_>, clause: &Clause, said: &[Extraction]) -> Vec<Extraction> {
    let told = |found: &&Extraction| matches!(found.construction, Construction::Clause | Construction::Copula);
    said.iter().filter(told).flat_map(|found| turned(analysis, clause, found)).collect()
}

fn turned(analysis: &Analysis<'_>, clause: &Clause, said: &Extraction) -> Vec<Extraction> {
    // "All members opposed every proposal except Peru": of which of them Peru is left out, nobody can tell.
    let whole = |phrase: &Phrase| is_whole(analysis.tree, phrase.head);
    if whole(&said.subject) && said.object.as_ref().is_some_and(|object| whole(object.phrase())) {
        return vec![];
    }
    let of = |phrase: &Phrase| left_out(analysis, clause, phrase);
    // What "in all matters except the budget" leaves out is a matter; who decides decides there too.
    let undergone = said.object.as_ref().filter(|object| {
        let preposition = analysis.tree.preposition(object.phrase().head);
        let there = matches!(preposition.as_str(), "in" | "at" | "during" | "within" | "through" | "throughout");
        matches!(object, Object::Thing(_)) && !there
    });
    if let Some((phrases, words)) = undergone.and_then(|object| of(object.phrase())) {
        let with = |object| Extraction { object: Some(Object::Thing(object)), ..said.clone() };
        return phrases.into_iter().map(with).filter_map(|found| reversed(analysis, found, &words)).collect();
    }
    let Some((phrases, words)) = of(&said.subject) else { return vec![] };
    let with = |subject| Extraction { subject, ..said.clone() };
    phrases.into_iter().map(with).filter_map(|found| reversed(analysis, found, &words)).collect()
}

/// Whom a noun leaves out, or the clause about it, and the words that say so.
fn left_out(analysis: &Analysis<'_>, clause: &Clause, phrase: &Phrase) -> Option<(Vec<Phrase>, Vec<usize>)> {
    let tree = analysis.tree;
    if !is_whole(tree, phrase.head) {
        return None;
    }
    let (noun, words) = exception(tree, phrase.head).or_else(|| exception(tree, clause.head))?;
    let named = !is_temporal(tree, noun);
    named.then(|| (coordination::phrases(analysis, noun, Extent::Short), words))
}

/// The same with the other polarity. Who need not do what all others must is free to do it.
fn reversed(analysis: &Analysis<'_>, mut found: Extraction, words: &[usize]) -> Option<Extraction> {
    found.polarity = match found.polarity {
        Polarity::Affirmed => Polarity::Denied,
        Polarity::Denied => Polarity::Affirmed,
    };
    let frees = || words.iter().any(|&word| analysis.tree.is_any(word, &["except", "exception"]));
    if found.modality == Modality::Necessary && !frees() {
        return None;
    }
    found.marker.extend_from_slice(words);
    found.marker.sort_unstable();
    found.marker.dedup();
    let about_all = |narrowing: &PhraseQualifier| match narrowing {
        PhraseQualifier::Scope(preposition, _) => !leaves_out(preposition),
        _ => true,
    };
    found.qualifiers.retain(about_all);
    Some(found)
}

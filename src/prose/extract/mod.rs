//! From a parsed sentence to what it says: binary extractions, split over coordination.
//!
//! Clauses come first, in the order of the text, then what noun phrases say by themselves. Nothing is extracted from
//! questions, conditions, doubts and purposes; a denied or modal clause says so in every extraction of it.

mod apposition;
mod attribution;
mod consumed;
pub(super) mod coordination;
mod copular;
mod delayed;
mod deverbal;
mod enacted;
mod example;
mod exception;
mod fact;
mod gapping;
mod goal;
mod judged;
mod label;
mod modifier;
mod naming;
mod nominalisation;
mod number;
pub(super) mod phrase;
mod possession;
mod purpose;
mod qualifier;
mod refusal;
mod relation;
mod respective;
mod roll;
mod signs;
mod statement;
pub(super) mod subject;
pub(super) mod time;
mod voice;

#[cfg(test)]
mod tests;

use super::clause::{Analysis, Clause, mended};
use super::{Deprel, Extraction, Object, Phrase, PhraseQualifier, Sentence, Tag};
use std::borrow::Cow;

/// Everything that a sentence says, as far as its grammar shows.
#[must_use]
pub fn extract(sentence: &Sentence) -> Vec<Extraction> {
    let better = mended(sentence);
    extract_mended(&better, matches!(better, Cow::Owned(_)))
}

/// The same of a sentence whose tree has been [`mended`], and whether anything was wrong with it.
pub(super) fn extract_mended(sentence: &Sentence, was_wrong: bool) -> Vec<Extraction> {
    let analysis = Analysis::new(sentence);
    let mut clauses: Vec<&Clause> = analysis.clauses.iter().collect();
    clauses.sort_by_key(|clause| clause.head);
    // A list of those present says nothing else, whatever a parser made of its commas.
    let roll = roll::of_sentence(analysis.tree);
    // That many came makes none of it doubtful.
    let listed = roll.len();
    let is_roll = listed > 0;
    clauses.retain(|_| !is_roll);
    let mut found: Vec<Extraction> = clauses.into_iter().flat_map(|clause| of_clause(&analysis, clause)).collect();
    found.extend(naming::names(&analysis));
    found.extend(roll);
    found.extend(roll::of_apologies(&analysis));
    let lists = if is_roll { vec![] } else { example::lists(&analysis) };
    found.extend(example::examples(&analysis, &lists));
    found.extend(lists.into_iter().flat_map(|list| nominalisation::of_list(&analysis, list)));
    for noun in 0..sentence.tokens.len() {
        if !is_roll && fact::holds(&analysis, noun) {
            found.extend(of_noun(&analysis, noun));
        }
    }
    found.retain(|extraction| is_sound(extraction) && is_clean(sentence, extraction));
    let of_sentence = signs::of_sentence(&analysis, was_wrong, found.len().saturating_sub(listed));
    for extraction in &mut found {
        extraction.signs = signs::of_extraction(analysis.tree, extraction).and(of_sentence);
    }
    // A label and its value have no verb, which tells nothing of how sound they are.
    let labelled = label::of_sentence(analysis.tree).into_iter().chain(enacted::of_sentence(analysis.tree));
    found.extend(labelled.filter(|extraction| is_sound(extraction) && is_clean(sentence, extraction)));
    found
}

fn of_clause(analysis: &Analysis<'_>, clause: &Clause) -> Vec<Extraction> {
    let mut found = statement::extractions(analysis, clause);
    found.iter_mut().for_each(without_own_hedge);
    found.extend(exception::of_clause(analysis, clause, &found));
    found.extend(refusal::of_clause(analysis, clause, &found));
    found.extend(gapping::of_clause(analysis, clause, &found));
    found.extend(number::comprised(analysis, clause));
    found.extend(attribution::of_clause(analysis, clause));
    found.extend(nominalisation::of_clause(analysis, clause));
    found.extend(deverbal::of_clause(analysis, clause));
    found
}

fn of_noun(analysis: &Analysis<'_>, noun: usize) -> Vec<Extraction> {
    let mut found = apposition::appositions(analysis, noun);
    found.extend(possession::possessions(analysis, noun));
    found.extend(modifier::modifiers(analysis, noun));
    found.extend(purpose::purposes(analysis, noun));
    found.extend(number::counts(analysis, noun));
    found.extend(nominalisation::of_appointment(analysis, noun));
    found.extend(deverbal::of_noun(analysis, noun));
    found
}

/// "cannot act **alone**" as that it cannot act alone is not hedged by the same word once more.
fn without_own_hedge(extraction: &mut Extraction) {
    let own = extraction.object.as_ref().map(|object| object.phrase().head);
    let other =
        |narrowing: &PhraseQualifier| !matches!(narrowing, PhraseQualifier::Hedge(word) if own == Some(word.head));
    extraction.qualifiers.retain(other);
}

/// Whether both ends have words, and are not the same.
fn is_sound(extraction: &Extraction) -> bool {
    let object = extraction.object.as_ref().map(Object::phrase);
    let worded = object.is_none_or(|phrase| !phrase.tokens.is_empty());
    worded && !extraction.subject.tokens.is_empty() && object.is_none_or(|phrase| *phrase != extraction.subject)
}

/// Whether what is named is a noun phrase: without relative pronouns, finite verbs and prepositions left over.
fn is_clean(sentence: &Sentence, extraction: &Extraction) -> bool {
    // "a member **that** has an interest", with the clause that it opens.
    let is_relative = |phrase: &Phrase, at: usize| {
        let above = |at: usize| sentence.token(at).and_then(|token| token.head).filter(|at| phrase.tokens.contains(at));
        // "contracts **whose** value exceeds a million".
        let owner = sentence.token(at).is_some_and(|token| token.tag == Tag::WpPoss);
        let verb = if owner { above(at).and_then(above) } else { above(at) };
        let clause = verb.and_then(|verb| sentence.token(verb));
        clause.is_some_and(|clause| clause.relation == Deprel::AclRelcl && clause.head == Some(phrase.head))
    };
    let whole = |phrase: &Phrase| {
        let tag = |at: usize| sentence.token(at).map(|token| token.tag);
        let left_over = |at: usize| tag(at).is_some_and(Tag::is_wh) && at != phrase.head && !is_relative(phrase, at);
        let wh = phrase.tokens.iter().any(|&at| left_over(at));
        let dangling = phrase.tokens.len() > 1 && phrase.tokens.last().is_some_and(|&at| tag(at) == Some(Tag::In));
        let empty = |at: usize| matches!(tag(at), Some(Tag::In | Tag::Dt | Tag::To | Tag::Cc | Tag::Wdt));
        let nothing = phrase.reworded.is_none() && phrase.tokens.iter().all(|&at| empty(at));
        !wh && !dangling && !nothing
    };
    let clausal = sentence.token(extraction.subject.head).is_some_and(|token| token.tag.is_verb());
    let object = match &extraction.object {
        Some(Object::Thing(phrase)) => whole(phrase),
        Some(Object::Text(phrase)) => phrase.tokens.len() > 1 || whole(phrase),
        None => true,
    };
    object && (clausal || whole(&extraction.subject))
}

/// Whether a sentence states something that [`extract`] should find: it has a finite verb and is no question.
///
/// A sentence that does, and of which nothing was extracted, was not understood.
#[must_use]
pub fn states_something(sentence: &Sentence) -> bool {
    let finite = |at: usize| sentence.token(at).is_some_and(|token| token.tag.is_finite());
    let asks = sentence.tokens.iter().rev().take(3).any(|token| token.tag == Tag::Period && token.is("?"));
    !asks && (0..sentence.tokens.len()).any(finite)
}

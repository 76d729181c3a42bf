//! What the phrases of one sentence refer to.

use super::part;
use super::registry::Thing;
use crate::prose::{Construction, Extraction, Object, Phrase, PhraseQualifier, Sentence};
use rustc_hash::FxHashMap;

/// The things that the phrases of a sentence refer to, found by the phrase or by its head alone.
#[derive(Debug, Default)]
pub struct Referents {
    by_head: FxHashMap<usize, Vec<Reference>>,
    owners: FxHashMap<usize, Thing>,
}

/// The tokens of a phrase, and what it refers to.
type Reference = (Vec<usize>, Vec<Thing>);

impl Referents {
    /// Notes what a phrase refers to; said again, the later holds.
    pub fn insert(&mut self, phrase: &Phrase, things: Vec<Thing>) {
        let phrases = self.by_head.entry(phrase.head).or_default();
        match phrases.iter_mut().find(|(tokens, _)| *tokens == phrase.tokens) {
            Some((_, known)) => *known = things,
            None => phrases.push((phrase.tokens.clone(), things)),
        }
    }

    /// Notes whom the possessive pronoun before a noun means.
    pub fn own(&mut self, noun: usize, owner: Thing) {
        self.owners.insert(noun, owner);
    }

    /// Whom the possessive pronoun before a noun means.
    #[must_use]
    pub fn owner(&self, noun: usize) -> Option<Thing> {
        self.owners.get(&noun).copied()
    }

    /// What a phrase refers to: several things for "they", none if that is not clear; nothing for a phrase that names
    /// nothing.
    #[must_use]
    pub fn of(&self, phrase: &Phrase) -> Option<&Vec<Thing>> {
        let phrases = self.by_head.get(&phrase.head)?;
        phrases.iter().find(|(tokens, _)| *tokens == phrase.tokens).map(|(_, things)| things)
    }

    /// What the longest phrase with that head refers to.
    #[must_use]
    pub fn at_head(&self, head: usize) -> Option<&Vec<Thing>> {
        let phrases = self.by_head.get(&head)?.iter().filter(|(_, things)| !things.is_empty());
        phrases.max_by(|(one, _), (other, _)| (one.len(), one).cmp(&(other.len(), other))).map(|(_, things)| things)
    }
}

/// Every phrase that names something.
pub fn phrases<'e>(sentence: &Sentence, extraction: &'e Extraction) -> Vec<&'e Phrase> {
    let mut found = vec![&extraction.subject];
    match extraction.object.as_ref().filter(|_| extraction.construction != Construction::Naming) {
        Some(Object::Thing(phrase)) => found.push(phrase),
        // "paid those of the experts", which stands for what was named.
        Some(Object::Text(phrase)) => {
            found.extend(Some(phrase).filter(|phrase| part::whole(sentence, phrase).is_some()))
        }
        None => {}
    }
    for qualifier in &extraction.qualifiers {
        if let PhraseQualifier::Scope(_, phrase)
        | PhraseQualifier::Venue(phrase)
        | PhraseQualifier::Attribution(phrase) = qualifier
        {
            found.push(phrase);
        }
    }
    found
}

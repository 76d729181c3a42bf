//! Who "we" are.
//!
//! A communiqué says it outright ("We, the Ministers of Energy, met"); the page of a body begins with the body. In a
//! quotation somebody else speaks, of whom it is left open for whom.

use super::registry::{Registry, Thing};
use crate::prose::{Deprel, Phrase, Sentence, Tag};
use crate::rdf::namespace;

/// Whoever is the subject within this many sentences from the start may be who speaks.
const OPENING: usize = 3;

/// Who speaks in a text, as far as it has been read.
#[derive(Debug, Default)]
pub struct Speaker {
    /// Whom the text names as "we", and in which sentence.
    named: (usize, Vec<Thing>),
    topic: Option<Thing>,
}

impl Speaker {
    /// Something is named by that phrase in the sentence of that number, counted from one.
    pub fn meet(&mut self, sentence: &Sentence, phrase: &Phrase, thing: Thing, number: usize, registry: &Registry<'_>) {
        let Some(head) = sentence.token(phrase.head) else { return };
        let beside = head.head.filter(|_| matches!(head.relation, Deprel::Appos | Deprel::Conj));
        if beside.is_some_and(|at| is_first_person(sentence, at)) {
            self.name(thing, number);
        }
        // "We are the Network": what "we" are said to be by name.
        let own = |&child: &usize| is_first_person(sentence, child) && is_subject(sentence, child);
        let copula = |&child: &usize| sentence.token(child).is_some_and(|token| token.relation == Deprel::Cop);
        let children = sentence.children(phrase.head);
        if children.iter().any(own) && children.iter().any(copula) && may_speak(registry, thing) {
            self.name(thing, number);
        }
        let subject = matches!(head.relation, Deprel::Nsubj | Deprel::NsubjPass);
        if number <= OPENING && subject && self.topic.is_none() && may_speak(registry, thing) {
            self.topic = Some(thing);
        }
    }

    /// "We, the Presidents of A and the Queen of B": all that one sentence names.
    fn name(&mut self, thing: Thing, number: usize) {
        if self.named.0 != number {
            self.named = (number, vec![]);
        }
        if !self.named.1.contains(&thing) {
            self.named.1.push(thing);
        }
    }

    /// Whom the pronoun at that token means.
    #[must_use]
    pub fn who(&self, sentence: &Sentence, pronoun: usize) -> Vec<Thing> {
        let mark = |tag: Tag| sentence.tokens.iter().take(pronoun).filter(|token| token.tag == tag).count();
        let quoted = mark(Tag::OpenQuote) > mark(Tag::CloseQuote);
        match self.named.1.as_slice() {
            _ if quoted => vec![],
            [] => self.topic.into_iter().collect(),
            named => named.to_vec(),
        }
    }
}

/// Whether a token is "we", "us" or "our".
#[must_use]
pub fn is_first_person(sentence: &Sentence, at: usize) -> bool {
    sentence.token(at).is_some_and(|token| ["we", "us", "our", "ourselves"].iter().any(|word| token.is(word)))
}

fn is_subject(sentence: &Sentence, at: usize) -> bool {
    sentence.token(at).is_some_and(|token| token.relation == Deprel::Nsubj)
}

/// Whether a thing is one that speaks: a name, and of no person or place.
fn may_speak(registry: &Registry<'_>, thing: Thing) -> bool {
    registry.entry(thing).is_some_and(|entry| {
        let vocabulary = registry.vocabulary();
        let silent = [namespace::PLACE_CLASS, namespace::PERSON, namespace::ECONOMY, namespace::POST];
        let of =
            |class: &crate::rdf::NamedNode| silent.iter().any(|other| vocabulary.is_within(class.as_ref(), *other));
        entry.proper && !entry.person_like && !entry.entity.classes.iter().any(of)
    })
}

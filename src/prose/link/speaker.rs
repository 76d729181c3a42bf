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
    named: Option<Thing>,
    topic: Option<Thing>,
}

impl Speaker {
    /// Something is named by that phrase in the sentence of that number, counted from one.
    pub fn meet(&mut self, sentence: &Sentence, phrase: &Phrase, thing: Thing, number: usize, registry: &Registry<'_>) {
        let Some(head) = sentence.token(phrase.head) else { return };
        let beside = head.head.filter(|_| head.relation == Deprel::Appos);
        if beside.is_some_and(|at| is_first_person(sentence, at)) {
            self.named = Some(thing);
        }
        let subject = matches!(head.relation, Deprel::Nsubj | Deprel::NsubjPass);
        if number <= OPENING && subject && self.topic.is_none() && may_speak(registry, thing) {
            self.topic = Some(thing);
        }
    }

    /// Whom the pronoun at that token means.
    #[must_use]
    pub fn who(&self, sentence: &Sentence, pronoun: usize) -> Option<Thing> {
        let mark = |tag: Tag| sentence.tokens.iter().take(pronoun).filter(|token| token.tag == tag).count();
        let quoted = mark(Tag::OpenQuote) > mark(Tag::CloseQuote);
        self.named.or(self.topic).filter(|_| !quoted)
    }
}

/// Whether a token is "we", "us" or "our".
#[must_use]
pub fn is_first_person(sentence: &Sentence, at: usize) -> bool {
    sentence.token(at).is_some_and(|token| ["we", "us", "our", "ourselves"].iter().any(|word| token.is(word)))
}

/// Whether a thing is one that speaks: a name, and of no person or place.
fn may_speak(registry: &Registry<'_>, thing: Thing) -> bool {
    registry.entry(thing).is_some_and(|entry| {
        let vocabulary = registry.vocabulary();
        let silent = [namespace::PLACE_CLASS, namespace::PERSON, namespace::ECONOMY];
        let of =
            |class: &crate::rdf::NamedNode| silent.iter().any(|other| vocabulary.is_within(class.as_ref(), *other));
        entry.proper && !entry.person_like && !entry.entity.classes.iter().any(of)
    })
}

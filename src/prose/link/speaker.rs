//! Who "we" are.
//!
//! A communiqué says it outright ("We, the Ministers of Energy, met"); the page of a body begins with the body. In a
//! quotation somebody else speaks, of whom it is left open for whom. Where "we" deal with the body that the text began
//! with ("We recommend that the Agency …"), they are not that body, but whoever wrote the text.

use super::registry::{Entry, Registry, Thing};
use crate::prose::{Deprel, Phrase, Sentence, Tag};
use crate::rdf::namespace;

/// Whoever is the subject in the first so many sentences that tell of something may be who speaks; headings tell of nothing.
const OPENING: usize = 3;

/// Who speaks in a text, as far as it has been read.
#[derive(Debug, Default)]
pub struct Speaker {
    /// Whom the text names as "we", and in which sentence.
    named: (usize, Vec<Thing>),
    topic: Option<Thing>,
    /// How many sentences have told of something, and the number of the last.
    told: (usize, usize),
    /// The body that the text has in its title: "Finance Committee", above its minutes.
    title: Option<Thing>,
    /// The text itself, by what its title calls it: "Rules of Procedure".
    document: Option<Thing>,
    /// Who wrote the text, where they are nobody that it names.
    authors: Option<Thing>,
}

impl Speaker {
    /// Something is named by that phrase in the sentence of that number, counted from one.
    pub fn meet(&mut self, sentence: &Sentence, phrase: &Phrase, thing: Thing, number: usize, registry: &Registry<'_>) {
        let Some(head) = sentence.token(phrase.head) else { return };
        if self.told.1 != number {
            self.told = (self.told.0 + 1, number);
        }
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
        if self.told.0 <= OPENING && subject && self.topic.is_none() && may_speak(registry, thing) {
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

    /// Whether a sentence shows that "we" are not what the text began with, since it does to that, or says of it, what the
    /// sentence tells.
    #[must_use]
    pub fn addresses_topic(&self, sentence: &Sentence, registry: &Registry<'_>) -> bool {
        let Some(topic) = self.topic.and_then(|topic| registry.entry(topic)) else { return false };
        if self.authors.is_some() || !self.named.1.is_empty() {
            return false;
        }
        let verbs = (0..sentence.tokens.len()).filter(|&at| is_first_person(sentence, at) && !is_quoted(sentence, at));
        let verbs = verbs.filter_map(|at| verb_of(sentence, at));
        verbs.flat_map(|verb| dealt_with(sentence, verb)).any(|noun| names(sentence, noun, topic))
    }

    /// Takes something for who wrote the text: "we" from here on.
    pub const fn wrote(&mut self, authors: Thing) {
        self.authors = Some(authors);
    }

    /// Whether a thing is who wrote the text, whom it does not name.
    #[must_use]
    pub fn is_author(&self, thing: Thing) -> bool {
        self.authors == Some(thing)
    }

    /// The body in the title of the text.
    #[must_use]
    pub const fn title(&self) -> Option<Thing> {
        self.title
    }

    /// Takes a body for the one in the title; of several the last.
    pub const fn entitle(&mut self, body: Thing) {
        self.title = Some(body);
    }

    /// The text itself, where its title says what it is.
    #[must_use]
    pub const fn document(&self) -> Option<Thing> {
        self.document
    }

    /// Takes something for the text itself; the first counts.
    pub const fn call_itself(&mut self, document: Thing) {
        if self.document.is_none() {
            self.document = Some(document);
        }
    }

    /// What the text is about: the body in its title, or what it began with, if that speaks.
    #[must_use]
    pub fn topic(&self) -> Option<Thing> {
        self.title.or(self.topic)
    }

    /// Those who speak, if the text names them as several of that noun: "the Ministers".
    #[must_use]
    pub fn called(&self, noun: &str, registry: &Registry<'_>) -> Option<Thing> {
        let alike = |thing: &&Thing| registry.entry(**thing).is_some_and(|entry| entry.head == noun);
        self.named.1.iter().find(alike).copied()
    }

    /// Whom the pronoun at that token means.
    #[must_use]
    pub fn who(&self, sentence: &Sentence, pronoun: usize) -> Vec<Thing> {
        match self.named.1.as_slice() {
            _ if is_quoted(sentence, pronoun) => vec![],
            [] => self.authors.or(self.topic).into_iter().collect(),
            named => named.to_vec(),
        }
    }
}

/// Whether a token is "we", "us" or "our".
#[must_use]
pub fn is_first_person(sentence: &Sentence, at: usize) -> bool {
    sentence.token(at).is_some_and(|token| ["we", "us", "our", "ourselves"].iter().any(|word| token.is(word)))
}

/// Whether a token stands inside quotation marks.
fn is_quoted(sentence: &Sentence, at: usize) -> bool {
    let mark = |tag: Tag| sentence.tokens.iter().take(at).filter(|token| token.tag == tag).count();
    mark(Tag::OpenQuote) > mark(Tag::CloseQuote)
}

/// The verb of which "we", or something of ours, is the subject.
fn verb_of(sentence: &Sentence, pronoun: usize) -> Option<usize> {
    let token = sentence.token(pronoun)?;
    let own = token.head.filter(|_| token.relation == Deprel::NmodPoss);
    let subject = sentence.token(own.unwrap_or(pronoun))?;
    subject.head.filter(|_| subject.relation == Deprel::Nsubj)
}

/// The nouns that a verb is done to, and the subjects of what it says.
fn dealt_with(sentence: &Sentence, verb: usize) -> Vec<usize> {
    let relation = |at: usize| sentence.token(at).map(|token| token.relation);
    let of = |at: usize, wanted: &[Deprel]| {
        let children = sentence.children(at).iter().copied();
        children.filter(|&child| relation(child).is_some_and(|own| wanted.contains(&own))).collect::<Vec<_>>()
    };
    let mut found = of(verb, &[Deprel::Obj, Deprel::Iobj]);
    for content in of(verb, &[Deprel::Ccomp]) {
        found.extend(of(content, &[Deprel::Nsubj, Deprel::NsubjPass]));
    }
    found
}

/// Whether a noun with the words before it is a name of something, long or short: "the Agency", "the MFA".
fn names(sentence: &Sentence, noun: usize, thing: &Entry) -> bool {
    let Some(token) = sentence.token(noun).filter(|token| token.form.starts_with(char::is_uppercase)) else {
        return false;
    };
    let before =
        sentence.children(noun).iter().filter(|&&child| child < noun).filter_map(|&child| sentence.token(child));
    let mut words = before.filter(|word| word.relation != Deprel::Det);
    let called = || thing.entity.names().contains(&token.form);
    let mut short = || token.lower() == thing.head && words.all(|word| thing.key.split('-').any(|part| word.is(part)));
    called() || short()
}

fn is_subject(sentence: &Sentence, at: usize) -> bool {
    sentence.token(at).is_some_and(|token| token.relation == Deprel::Nsubj)
}

/// Whether a thing is one that speaks: a name, and of no person or place.
fn may_speak(registry: &Registry<'_>, thing: Thing) -> bool {
    registry.entry(thing).is_some_and(|entry| {
        let silent = [namespace::PLACE_CLASS, namespace::PERSON, namespace::ECONOMY, namespace::POST];
        let of = |class| entry.entity.is_a(class, registry.vocabulary());
        entry.proper && !entry.person_like && !silent.into_iter().any(of)
    })
}

//! Who can do what is told of a pronoun: "it may vote" is told of a body, not of its budget.

use super::context::Mention;
use super::mentioned::is_ruled;
use super::registry::{Entry, Registry};
use crate::prose::clause::{Tree, WordClass, names_person};
use crate::prose::{Deprel, Sentence};
use crate::rdf::namespace;

/// Whether only somebody can do, or have, what is told of a pronoun.
#[must_use]
pub fn asks_for_somebody(sentence: &Sentence, pronoun: usize) -> bool {
    let tree = Tree { sentence };
    let Some(head) = tree.head(pronoun) else { return false };
    match tree.relation(pronoun) {
        // "its members", "its chair".
        Deprel::NmodPoss => WordClass::OfBodies.contains(tree.lemma(head)),
        _ => acts(sentence, pronoun),
    }
}

/// Whether what stands at a token is told to do what only somebody does.
#[must_use]
pub fn acts(sentence: &Sentence, at: usize) -> bool {
    let tree = Tree { sentence };
    let Some(head) = tree.head(at).filter(|_| tree.relation(at) == Deprel::Nsubj) else { return false };
    let further = tree.children_by(head, &[Deprel::Xcomp, Deprel::Conj]);
    std::iter::once(head).chain(further).any(|verb| is_act(tree, verb))
}

/// Whether a token is what somebody is for or against: "voted against **it**".
#[must_use]
pub fn takes_side(sentence: &Sentence, at: usize) -> bool {
    let tree = Tree { sentence };
    let argument = matches!(tree.base(at), Deprel::Obj | Deprel::Obl) && tree.relation(at) != Deprel::OblAgent;
    tree.head(at).is_some_and(|verb| argument && WordClass::TakingSides.contains(tree.lemma(verb)))
}

/// Whether a verb tells of what only somebody does: always, or where it may or must be done to something.
fn is_act(tree: Tree<'_>, verb: usize) -> bool {
    if !tree.tag(verb).is_verb() || tree.has(verb, &[Deprel::AuxPass, Deprel::NsubjPass]) {
        return false;
    }
    let lemma = tree.lemma(verb);
    let infinitive = tree.relation(verb) == Deprel::Xcomp;
    let power = (is_ruled(tree, verb) || infinitive) && tree.has(verb, &[Deprel::Obj]);
    WordClass::Acting.contains(lemma) || power && WordClass::Powers.contains(lemma)
}

/// Whether something mentioned is somebody: a person, a body, a country, or a name of which nothing else is known.
#[must_use]
pub fn is_somebody(mention: &Mention, registry: &Registry<'_>) -> bool {
    let told = |entry: &Entry| {
        let is = |class| entry.entity.is_a(class, registry.vocabulary());
        let acting = [namespace::PERSON, namespace::POST, namespace::ORGANISATION, namespace::ECONOMY];
        let text = WordClass::Document.contains(&entry.head) || WordClass::Instrument.contains(&entry.head);
        let named = entry.proper && !is(namespace::PLACE_CLASS) && !text;
        names_body(&entry.head) || named || names_person(&entry.head) || acting.into_iter().any(is)
    };
    mention.acts || registry.entry(mention.thing).is_some_and(told)
}

/// Whether it is a body by name.
#[must_use]
pub fn is_named_body(mention: &Mention, registry: &Registry<'_>) -> bool {
    registry.entry(mention.thing).is_some_and(|entry| {
        let body = entry.entity.is_a(namespace::ORGANISATION, registry.vocabulary());
        entry.proper && !entry.person_like && body
    })
}

/// Whether bodies are called by that noun.
#[must_use]
pub fn names_body(noun: &str) -> bool {
    WordClass::Body.contains(noun) || WordClass::MeetingBody.contains(noun)
}

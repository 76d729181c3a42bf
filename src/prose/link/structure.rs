//! What a claim shows besides: two names of one thing, classes, and parts of bodies.

use super::linker::{Linker, Statement};
use super::reference::Resolver;
use super::referents::Referents;
use super::registry::{Registry, Thing};
use super::{classify, name, power};
use crate::claim::{Citation, Modality, Polarity};
use crate::prose::clause::WordClass;
use crate::prose::{Construction, Deprel, Extraction, Object, Phrase, PhraseQualifier, Sentence, Sign, Tag};
use crate::rdf::{NamedNode, Term, namespace};

/// Learns from an extraction that says what something is.
pub fn learn(
    linker: &mut Linker<'_>,
    sentence: &Sentence,
    extraction: &Extraction,
    subjects: &[Thing],
    referents: &Referents,
    citation: &Citation,
) {
    power::learn(linker, sentence, extraction, referents, citation);
    let Some(Object::Thing(predicate)) = &extraction.object else { return };
    if extraction.relation != "be" || !is_outright(extraction) {
        return;
    }
    let objects = referents.of(predicate).cloned().unwrap_or_default();
    for (&subject, &object) in subjects.iter().zip(objects.iter().cycle()) {
        learn_class(&mut linker.resolver.registry, subject, object);
        learn_kind(&mut linker.resolver, sentence, predicate, subject, object);
        if is_one_of_several(sentence, extraction, predicate) {
            let object = linker.term(object);
            linker.enter(Statement::plain(subject, "include", object), citation);
        }
        if subjects.len() == 1 {
            linker.resolver.registry.share_gender(subject, object);
        }
        if is_identity(sentence, extraction, predicate) && subjects.len() == 1 {
            let registry = &mut linker.resolver.registry;
            let title = sentence.token(predicate.head).is_some_and(|token| token.relation == Deprel::NmodDesc);
            if title {
                registry.learn_title(subject, object)
            } else {
                registry.learn_identity(subject, object)
            }
            if let Some(whole) =
                possessor(sentence, predicate).and_then(|owner| whole(linker, owner, object, referents))
            {
                let object = linker.term(whole);
                linker.enter(Statement::plain(subject, "be part of", object), citation);
            }
        }
    }
}

/// A numbered meeting is one of its series.
pub fn of_series(session: Thing, series: Option<Term>) -> Statement {
    let mut said = Statement::plain(session, "be a session of", series);
    said.wording.signs = said.wording.signs.with(Sign::Session);
    said
}

fn is_outright(extraction: &Extraction) -> bool {
    let reserve = |qualifier: &PhraseQualifier| {
        matches!(qualifier, PhraseQualifier::Hedge(_) | PhraseQualifier::Condition(_) | PhraseQualifier::Attribution(_))
    };
    let stated =
        matches!(extraction.construction, Construction::Copula | Construction::Apposition | Construction::Clause);
    stated
        && extraction.modality == Modality::Actual
        && extraction.polarity == Polarity::Affirmed
        && !extraction.qualifiers.iter().any(reserve)
}

/// Whether "X is Y" says that the two are one: Y is definite or a capitalised name, and the verb is not in the past.
fn is_identity(sentence: &Sentence, extraction: &Extraction, predicate: &Phrase) -> bool {
    let tokens = || extraction.relation_tokens.iter().filter_map(|&at| sentence.token(at));
    let past = tokens().any(|token| token.tag == Tag::Vbd)
        || tokens().any(|token| !token.is("is") && !token.is("are") && token.tag.is_verb() && !token.is("been"));
    let subject = sentence.token(extraction.subject.head);
    let Some(head) = sentence.token(predicate.head) else { return false };
    let Some(named) = name::Name::of(sentence, predicate, None) else { return false };
    let definite = named.determiner == name::Determiner::Definite;
    let capitals = named.proper && head.tag.is_proper() && named.determiner == name::Determiner::Bare;
    let plural_subject =
        subject.is_some_and(|token| token.tag == Tag::Nnps || token.form.starts_with(char::is_uppercase));
    !past
        && !is_told_of_several(sentence, extraction, predicate)
        && (capitals || (definite && (!named.plural || plural_subject)))
}

/// "The organs are the Assembly and the Council", "the losses are the Bank's": what is told of several is not what one of them is.
fn is_told_of_several(sentence: &Sentence, extraction: &Extraction, predicate: &Phrase) -> bool {
    let several = sentence.token(extraction.subject.head).is_some_and(|subject| subject.tag == Tag::Nns);
    several && name::Name::of(sentence, predicate, None).is_some_and(|named| !named.plural)
}

/// "The organs are **the Assembly** and **the Council**": each of a list of names is one of them.
fn is_one_of_several(sentence: &Sentence, extraction: &Extraction, predicate: &Phrase) -> bool {
    let named = name::Name::of(sentence, predicate, None);
    let proper = named.is_some_and(|named| named.determiner != name::Determiner::Indefinite && named.proper);
    let joined = |at: usize| sentence.token(at).is_some_and(|token| token.relation == Deprel::Conj);
    let listed = joined(predicate.head) || sentence.children(predicate.head).iter().any(|&child| joined(child));
    let either = sentence.tokens.iter().any(|token| token.is("either") || token.is("or"));
    is_told_of_several(sentence, extraction, predicate) && proper && listed && !either
}

/// What something is said to be is a class of it, unless it cannot be one: a state that is an observer is no person.
fn learn_class(registry: &mut Registry<'_>, subject: Thing, object: Thing) {
    if registry.are_disjoint(subject, object) {
        return;
    }
    let vocabulary = registry.vocabulary();
    let Some(predicate) = registry.entry(object) else { return };
    let named = registry.entry(subject).is_some_and(|entry| entry.proper);
    let classes: Vec<NamedNode> = predicate
        .entity
        .classes
        .iter()
        .map(|class| vocabulary.holder(class).filter(|_| named).unwrap_or(class).clone())
        .collect();
    if let Some(entry) = registry.entry_mut(subject) {
        classify::add(&mut entry.entity.classes, classes);
    }
}

/// "The Coast Fund is **an agency** of the League": from here on "the Agency" may be the Fund.
fn learn_kind(resolver: &mut Resolver<'_>, sentence: &Sentence, predicate: &Phrase, subject: Thing, object: Thing) {
    let one = sentence.token(predicate.head).is_some_and(|token| token.tag == Tag::Nn);
    let named = resolver.registry.entry(subject).is_some_and(|entry| entry.proper && !entry.person_like);
    let kind = resolver.registry.entry(object).map(|entry| entry.head.clone());
    if let Some(kind) = kind.filter(|kind| one && named && WordClass::Body.contains(kind)) {
        resolver.headed.tell(&kind, subject);
    }
}

/// The possessor of a predicate: "APEC" of "APEC's principal gatherings", "the IMO" of "the governing body of the IMO".
fn possessor(sentence: &Sentence, predicate: &Phrase) -> Option<usize> {
    sentence.children(predicate.head).iter().copied().find(|&child| {
        let of = sentence.children(child).iter().any(|&case| sentence.token(case).is_some_and(|token| token.is("of")));
        sentence
            .token(child)
            .is_some_and(|token| token.relation == Deprel::NmodPoss || (token.relation == Deprel::Nmod && of))
    })
}

/// The body that a possessor names, if what it possesses is a body or a meeting too.
fn whole(linker: &Linker<'_>, owner: usize, part: Thing, referents: &Referents) -> Option<Thing> {
    let owner = *referents.at_head(owner)?.first()?;
    is_part(&linker.resolver.registry, owner, part).then_some(owner)
}

/// Whether what a body has is a part of it: a body or a meeting.
#[must_use]
pub fn is_part(registry: &Registry<'_>, owner: Thing, part: Thing) -> bool {
    let is_body = |thing: Thing| {
        let bodies = [namespace::ORGANISATION, namespace::MEETING];
        let entity = registry.entry(thing).map(|entry| &entry.entity);
        entity.is_some_and(|one| bodies.into_iter().any(|body| one.is_a(body, registry.vocabulary())))
    };
    is_body(owner) && is_body(part)
}

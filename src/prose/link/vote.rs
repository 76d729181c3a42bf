//! "The Board approved the budget. Ms Roe voted **against**.": against what was decided.

use super::context::{Context, Mention, Role};
use super::registry::{Registry, Thing};
use crate::prose::{Extraction, Object, Sentence};
use crate::rdf::namespace;

/// How a vote was cast, where an extraction does not tell on what: "vote against".
#[must_use]
pub fn cast(sentence: &Sentence, extraction: &Extraction) -> Option<&'static str> {
    let after = extraction.relation_tokens.last().map(|&verb| verb + 1);
    let word = match &extraction.object {
        None => after.filter(|&at| sentence.token(at + 1).is_none_or(|next| next.tag.is_punctuation())),
        Some(Object::Text(phrase)) => Some(phrase.head).filter(|_| phrase.tokens.len() == 1),
        Some(Object::Thing(_)) => return None,
    };
    let against =
        extraction.relation == "vote" && word.and_then(|at| sentence.token(at)).is_some_and(|at| at.is("against"));
    (against || extraction.relation == "vote against" && extraction.object.is_none()).then_some("vote against")
}

/// What was put to the vote: the object of this sentence or the one before, or what that one was about, if it is nobody.
#[must_use]
pub fn subject_of_vote(
    context: &Context,
    registry: &Registry<'_>,
    subjects: &[Thing],
    vote: &Extraction,
) -> Option<Thing> {
    let votes = |thing: Thing| {
        let voters = [namespace::PERSON, namespace::ORGANISATION, namespace::ECONOMY];
        registry.entry(thing).is_some_and(|entry| {
            entry.person_like || voters.into_iter().any(|class| entry.entity.is_a(class, registry.vocabulary()))
        })
    };
    // "voted against, since **costs** had risen": what follows the verb was not put to the vote.
    let behind = |mention: &Mention| vote.relation_tokens.first().is_some_and(|&verb| mention.head > verb);
    let after = |mention: &Mention| mention.sentence == context.number() && behind(mention);
    let near = |mention: &&Mention| {
        mention.sentence + 1 >= context.number() && !subjects.contains(&mention.thing) && !after(mention)
    };
    let fit = |role| context.recent().filter(near).find(|mention| mention.role == role && !votes(mention.thing));
    fit(Role::Object).or_else(|| fit(Role::Subject)).map(|mention| mention.thing)
}

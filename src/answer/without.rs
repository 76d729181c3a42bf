//! "Can ports be sold without the Board's consent?", over "may be sold only with the consent of the Board": what holds only with
//! something does not hold without it.

use super::evidence::lexical;
use super::verdict::{first_statement, judge};
use super::{Answer, AnswerError, Verdict};
use crate::lexicon::{normal, tokens};
use crate::question::{Condition, Reading, Restriction, Statement};
use crate::rdf::{NamedNode, Term, namespace};
use crate::sparql::{Rules, compile};
use crate::store::Endpoint;

/// The answer no, where what is asked holds only with what it is asked to hold without.
pub(super) fn answer(
    asked: &Answer,
    reading: &Reading,
    endpoint: &dyn Endpoint,
    rules: &Rules,
) -> Result<Option<Answer>, AnswerError> {
    let Some(said) = first_statement(&reading.body) else { return Ok(None) };
    let without = |one: &Restriction| matches!(one, Restriction::Scope(word, _) if word == "without");
    let named = reading.paraphrase.split_once(" without ").filter(|_| said.restrictions.iter().any(without));
    let Some((_, needed)) = named else { return Ok(None) };
    let wanted = telling_words(needed);
    if wanted.is_empty() {
        return Ok(None);
    }
    let restrictions = said.restrictions.iter().filter(|one| !without(one)).cloned().collect();
    let body = Condition::Statement(Statement { restrictions, ..said.clone() });
    let wider = Reading { body, ..reading.clone() };
    let (judged, evidence) = judge(&wider, endpoint, &compile(&wider, rules))?;
    let needs = |(property, value): &(NamedNode, Term)| {
        let condition = lexical(value).to_lowercase();
        let told = telling_words(&condition);
        let only = condition.starts_with("only") || condition.starts_with("provided");
        let same = told.len() == wanted.len() && wanted.iter().all(|word| told.contains(word));
        property.as_ref() == namespace::CONDITION && only && same
    };
    // "may be leased to Peru only with …" tells nothing of others.
    let narrows = |(property, _): &(NamedNode, Term)| {
        property.as_str().strip_prefix(namespace::PREP).is_some_and(|preposition| !preposition.starts_with("with"))
    };
    let needing = judged.supporting.iter().filter_map(|node| evidence.claim(node));
    let needing = needing.filter(|said| said.qualifiers.iter().any(needs) && !said.qualifiers.iter().any(narrows));
    let needing: Vec<&NamedNode> = needing.map(|said| &said.node).collect();
    Ok((!needing.is_empty()).then(|| Answer {
        citations: evidence.citations(needing),
        verdict: Some(Verdict::No),
        text: Some(format!("No: it is so only with {needed}")),
        notes: vec![],
        ..asked.clone()
    }))
}

/// The words that tell something, in their plain form.
fn telling_words(text: &str) -> Vec<String> {
    let idle = ["only", "with", "the", "of", "a", "an", "any", "its", "their", "to", "provided", "that"];
    let all = tokens(text);
    all.iter().filter_map(normal).filter(|word| !idle.contains(&word.as_str())).collect()
}

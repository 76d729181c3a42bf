//! "Can ports be sold without the Board's consent?", over "may be sold only with the consent of the Board": what holds only with
//! something does not hold without it.

use super::evidence::{Said, lexical};
use super::verdict::{first_statement, judge};
use super::{Answer, AnswerError, Verdict};
use crate::lexicon::{normal, tokens};
use crate::question::{Condition, Reading, Restriction, Statement};
use crate::rdf::{NamedNode, Term, namespace};
use crate::sparql::{Rules, compile};
use crate::store::Endpoint;

/// Answers with no where what is asked holds only with what it is asked to hold without.
pub(super) fn answer(
    answer: &mut Answer,
    reading: &Reading,
    endpoint: &dyn Endpoint,
    rules: &Rules,
) -> Result<(), AnswerError> {
    let Some(asked) = first_statement(&reading.body) else { return Ok(()) };
    let without = |one: &Restriction| matches!(one, Restriction::Scope(word, _) if word == "without");
    let wanted = reading.paraphrase.split_once(" without ").map(|(_, wanted)| telling_words(wanted));
    let Some(wanted) = wanted.filter(|wanted| asked.restrictions.iter().any(without) && !wanted.is_empty()) else {
        return Ok(());
    };
    let restrictions = asked.restrictions.iter().filter(|one| !without(one)).cloned().collect();
    let body = Condition::Statement(Statement { restrictions, ..asked.clone() });
    let wider = Reading { body, ..reading.clone() };
    let (judged, evidence) = judge(&wider, endpoint, &compile(&wider, rules))?;
    let needs = |(property, value): &(NamedNode, Term)| {
        let condition = lexical(value);
        let told = telling_words(&condition);
        let only = condition.to_lowercase().starts_with("only") || condition.to_lowercase().starts_with("provided");
        let same = told.len() == wanted.len() && wanted.iter().all(|word| told.contains(word));
        property.as_ref() == namespace::CONDITION && only && same
    };
    // "may be leased to Peru only with …" tells nothing of others.
    let narrows = |property: &NamedNode| {
        property.as_str().strip_prefix(namespace::PREP).is_some_and(|preposition| !preposition.starts_with("with"))
    };
    let narrowed = |said: &Said| said.qualifiers.iter().any(|(property, _)| narrows(property));
    let needing = judged.supporting.iter().filter_map(|node| evidence.claim(node));
    let needing: Vec<&NamedNode> =
        needing.filter(|said| said.qualifiers.iter().any(needs) && !narrowed(said)).map(|said| &said.node).collect();
    if needing.is_empty() {
        return Ok(());
    }
    answer.citations = evidence.citations(needing);
    answer.verdict = Some(Verdict::No);
    answer.text = Some(format!(
        "No: it is so only with {}",
        reading.paraphrase.split_once(" without ").map_or("it", |(_, with)| with)
    ));
    answer.notes.clear();
    Ok(())
}

/// The words that tell something, in their plain form.
fn telling_words(text: &str) -> Vec<String> {
    let idle = ["only", "with", "the", "of", "a", "an", "any", "its", "their", "to", "provided", "that"];
    let all = tokens(text);
    all.iter().filter_map(normal).filter(|word| !idle.contains(&word.as_str())).collect()
}

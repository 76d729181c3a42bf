//! "Can ports be sold without the Board's consent?", over "may be sold only with the consent of the Board": what holds only with
//! something does not hold without it.

use super::evidence::lexical;
use super::verdict::{first_statement, judge};
use super::{Answer, AnswerError, Verdict, words};
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
        property.as_ref() == namespace::CONDITION && only && wanted.iter().all(|word| told.contains(word))
    };
    let needing = judged.supporting.iter().filter_map(|node| evidence.claim(node));
    let needing: Vec<&NamedNode> =
        needing.filter(|said| said.qualifiers.iter().any(needs)).map(|said| &said.node).collect();
    if needing.is_empty() {
        return Ok(());
    }
    answer.citations = evidence.citations(needing);
    answer.verdict = Some(Verdict::No);
    let quotes: Vec<String> = answer.citations.iter().take(2).map(words::quoted).collect();
    answer.text = Some(format!("No: {}", quotes.join(" and ")));
    answer.notes.clear();
    Ok(())
}

/// The words that tell something, in their plain form.
fn telling_words(text: &str) -> Vec<String> {
    let idle = ["only", "with", "the", "of", "a", "an", "any", "its", "their", "to", "provided", "that"];
    let all = tokens(text);
    all.iter().filter_map(normal).filter(|word| !idle.contains(&word.as_str())).collect()
}

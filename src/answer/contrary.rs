//! What is not stated, but its contrary is: "did Peru vote for it?" of Peru, which voted against it.

use super::{Answer, AnswerError, Verdict, compared, verdict};
use crate::claim::Polarity;
use crate::question::{Condition, Operand, Predicate, Reading, Sense, Statement};
use crate::sparql::Rules;
use crate::store::Endpoint;

/// The answer whether something holds; where nothing is stated, that it does not if the contrary does.
pub(super) fn judged(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Answer, AnswerError> {
    let found = verdict::answer(reading, endpoint, rules)?;
    if found.verdict != Some(Verdict::Unknown) {
        return Ok(found);
    }
    if let Some(value) = compared::otherwise(reading, endpoint, rules)? {
        let text = Some(format!("No: {value}."));
        return Ok(Answer { verdict: Some(Verdict::No), text, notes: vec![value], owed: None, ..found });
    }
    let Some(contrary) = contrary(reading, rules) else { return Ok(found) };
    let other = verdict::answer(&contrary, endpoint, rules)?;
    // What is said by somebody or on a condition is no plain contrary.
    if other.verdict != Some(Verdict::Yes) || other.limit.is_some() {
        return Ok(found);
    }
    let text = Some("No: the contrary is stated".to_owned());
    Ok(Answer { reading: found.reading, sparql: found.sparql, verdict: Some(Verdict::No), text, ..other })
}

/// The same reading with the relations that exclude the one asked about.
fn contrary(reading: &Reading, rules: &Rules) -> Option<Reading> {
    let Condition::Statement(said) = &reading.body else { return None };
    let turned = |sense: &Sense| {
        let inverse = sense.inverse;
        rules.contraries(&sense.relation).into_iter().map(move |relation| Sense { relation, inverse })
    };
    let senses: Vec<Sense> = said.predicate.senses.iter().flat_map(turned).collect();
    let alone = said.object.as_ref().is_some_and(is_definite) && is_definite(&said.subject);
    if senses.is_empty() || said.polarity == Polarity::Denied || !alone {
        return None;
    }
    let predicate = Predicate { senses, ..said.predicate.clone() };
    Some(Reading { body: Condition::Statement(Statement { predicate, ..said.clone() }), ..reading.clone() })
}

/// Whether one thing is meant: that some members voted against a plan does not tell that no member voted for it.
fn is_definite(operand: &Operand) -> bool {
    let Operand::Things(things) = operand else { return false };
    let first = things.label.split(' ').next().unwrap_or_default();
    let any =
        ["a", "an", "any", "some", "every", "each", "all", "most", "many"].contains(&first.to_lowercase().as_str());
    let name = things.label.split(' ').any(|word| word.starts_with(char::is_uppercase));
    !things.exactly.is_empty() && !any && (first == "the" || name)
}

//! "Is the population of Alba more than 1000?", of which the graph says that it is 500: what is told to be otherwise is not so.

use super::{AnswerError, by_form};
use crate::claim::{Polarity, TimeRelation};
use crate::question::{Column, Comparison, Condition, Form, Operand, Reading, Variable};
use crate::sparql::Rules;
use crate::store::Endpoint;

/// What the values are, where none is as it was asked and all that are known are otherwise; none for what texts claim, whose
/// amounts are judged by their words.
pub(super) fn otherwise(
    reading: &Reading,
    endpoint: &dyn Endpoint,
    rules: &Rules,
) -> Result<Option<String>, AnswerError> {
    let parts = reading.body.parts();
    let plain = |one: &Condition| match one {
        Condition::Statement(said) => said.predicate.is_foreign() && said.polarity == Polarity::Affirmed,
        Condition::Compare(..) | Condition::Dated(..) => true,
        _ => false,
    };
    let first = parts.iter().find_map(|one| match one {
        Condition::Statement(said) => Some(said),
        _ => None,
    });
    let named = first.is_some_and(|said| matches!(said.subject, Operand::Things(_)));
    if reading.form != Form::YesNo || !named || !parts.iter().all(plain) {
        return Ok(None);
    }
    let statements = parts.iter().filter(|one| matches!(one, Condition::Statement(_)));
    for (value, contrary) in parts.iter().filter_map(contrary) {
        let body = Condition::All(statements.clone().cloned().chain([contrary]).collect());
        let Some(heading) = noun(parts, value) else { continue };
        let columns = vec![Column { variable: value, heading: heading.clone() }];
        let asked = Reading { form: Form::Wh, columns, body, instead: None, ..reading.clone() };
        let found = by_form(&asked, endpoint, rules)?;
        if let [row] = found.rows.as_slice() {
            let unit = reading.units.get(&value).map(|unit| format!(" {unit}")).unwrap_or_default();
            let label = row.cells.first().map(|cell| cell.label.as_str()).unwrap_or_default();
            return Ok(Some(format!("the {heading} is {label}{unit}")));
        }
    }
    Ok(None)
}

/// The value that a condition is about, and the condition that holds of it where that does not.
fn contrary(condition: &Condition) -> Option<(Variable, Condition)> {
    match condition {
        Condition::Compare(one @ Operand::Variable(value), comparison, other) => {
            let turned = match comparison {
                Comparison::More => Comparison::AtMost,
                Comparison::Less => Comparison::AtLeast,
                Comparison::AtLeast => Comparison::Less,
                Comparison::AtMost => Comparison::More,
                Comparison::Equal => return None,
            };
            Some((*value, Condition::Compare(one.clone(), turned, other.clone())))
        }
        Condition::Dated(one @ Operand::Variable(value), relation, date) => {
            let dated = |relation| Condition::Dated(one.clone(), relation, date.clone());
            let turned = match relation {
                TimeRelation::Before => dated(TimeRelation::Since),
                TimeRelation::Since => dated(TimeRelation::Before),
                TimeRelation::After => dated(TimeRelation::Until),
                TimeRelation::Until => dated(TimeRelation::After),
                TimeRelation::In => Condition::Any(vec![dated(TimeRelation::Before), dated(TimeRelation::After)]),
            };
            Some((*value, turned))
        }
        _ => None,
    }
}

/// What a value is called.
fn noun(parts: &[Condition], value: Variable) -> Option<String> {
    parts.iter().find_map(|one| match one {
        Condition::Statement(said) if said.object == Some(Operand::Variable(value)) => {
            Some(said.predicate.label.clone())
        }
        _ => None,
    })
}

//! The contrary of what is asked.

use super::{Condition, Statement};
use crate::claim::Polarity;

/// The first statement denied where it was affirmed, and the other way round.
#[must_use]
pub fn deny(condition: Condition) -> Condition {
    match condition {
        // Another graph denies nothing: what it does not say is looked for.
        Condition::Statement(said) if said.predicate.is_foreign() => {
            Condition::Not(Box::new(Condition::Statement(said)))
        }
        Condition::Statement(statement) => {
            let polarity = match statement.polarity {
                Polarity::Affirmed => Polarity::Denied,
                Polarity::Denied => Polarity::Affirmed,
            };
            Condition::Statement(Statement { polarity, ..statement })
        }
        // "not born in 1970": what it does say, but of another year, is no such thing.
        Condition::All(inner) if matches!(inner.first(), Some(Condition::Statement(said)) if said.predicate.is_foreign()) => {
            Condition::Not(Box::new(Condition::All(inner)))
        }
        Condition::All(inner) => Condition::All(deny_first(inner)),
        Condition::Any(inner) => Condition::Any(inner.into_iter().map(deny).collect()),
        Condition::Not(inner) => *inner,
        other => Condition::Not(Box::new(other)),
    }
}

fn deny_first(mut conditions: Vec<Condition>) -> Vec<Condition> {
    if !conditions.is_empty() {
        let first = conditions.remove(0);
        conditions.insert(0, deny(first));
    }
    conditions
}

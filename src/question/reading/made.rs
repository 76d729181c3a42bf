//! Readings, statements and joined conditions are made here, with what they do not say left empty.

use super::{Column, Condition, Form, Operand, Predicate, Reading, Restriction, Statement, Things};
use crate::claim::{Modality, Polarity};
use crate::question::context::Context;
use std::collections::BTreeMap;

/// A condition that joins others; one alone stays itself.
#[must_use]
pub fn join(any: bool, conditions: Vec<Condition>) -> Condition {
    let mut flat = vec![];
    for condition in conditions {
        match condition {
            Condition::All(inner) if !any => flat.extend(inner),
            Condition::Any(inner) if any => flat.extend(inner),
            other => flat.push(other),
        }
    }
    flat.dedup();
    match (flat.len(), any) {
        (1, _) => flat.remove(0),
        (_, true) => Condition::Any(flat),
        (_, false) => Condition::All(flat),
    }
}

/// A condition with others that must hold besides.
#[must_use]
pub fn with(one: Condition, others: Vec<Condition>) -> Condition {
    join(false, std::iter::once(one).chain(others).collect())
}

/// A profile of things.
#[must_use]
pub fn describe(things: Things) -> Reading {
    Reading { about: vec![things], ..reading(Form::Describe, vec![], Condition::All(vec![])) }
}

/// A reading without ends, steps and paraphrase.
#[must_use]
pub fn reading(form: Form, columns: Vec<Column>, body: Condition) -> Reading {
    Reading {
        form,
        columns,
        body,
        about: vec![],
        tied: None,
        within: None,
        amounts: None,
        order: None,
        take: None,
        graph: false,
        of_now: false,
        attributed: false,
        instead: None,
        letters: BTreeMap::new(),
        pronouns: BTreeMap::new(),
        units: BTreeMap::new(),
        adverbs: vec![],
        context: Context::NONE,
        paraphrase: String::new(),
    }
}

/// An outright statement.
#[must_use]
pub const fn statement(subject: Operand, predicate: Predicate, object: Option<Operand>) -> Statement {
    Statement {
        subject,
        predicate,
        object,
        modality: Modality::Actual,
        polarity: Polarity::Affirmed,
        restrictions: Vec::<Restriction>::new(),
        transitive: false,
        foreseen: false,
    }
}

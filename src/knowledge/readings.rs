//! Which of several readings is meant: those that ask the same are one, those that the graph answers come first.

use super::KnowledgeError;
use super::language::Language;
use crate::answer::{self, Answer};
use crate::question::{AskError, Form, Outcome, Reading};
use crate::sparql::{compile, print};
use crate::store::Endpoint;
use crate::text::{Diagnostic, Span};
use std::collections::BTreeSet;

/// A reading with its answer.
pub(super) struct Read {
    pub outcome: Outcome,
    pub answer: Answer,
}

/// The readings that differ in what they ask, answered, those with an answer first.
///
/// # Errors
/// [`KnowledgeError`] if the store fails.
pub(super) fn answered(
    outcomes: Vec<Outcome>,
    graph: &dyn Endpoint,
    language: &Language,
) -> Result<Vec<Read>, KnowledgeError> {
    let mut seen = BTreeSet::new();
    let mut readings = vec![];
    for outcome in outcomes {
        if seen.insert(asked(&outcome.reading, language)) {
            let answer = answer::answer(&outcome.reading, graph, &language.rules)?;
            readings.push(Read { outcome, answer });
        }
    }
    readings.sort_by_key(|read| !read.answer.is_answered());
    Ok(readings)
}

/// What tells a reading from another: its form and its query.
fn asked(reading: &Reading, language: &Language) -> String {
    match reading.form {
        Form::Describe | Form::Path => format!("{:?} {:?} {:?}", reading.form, reading.about, reading.body),
        form => format!("{form:?} {}", print(&compile(reading, &language.rules).query)),
    }
}

/// Chooses: the reading of that number, else the only one, else the only one that the graph answers, which is said.
///
/// # Errors
/// [`AskError::Ambiguous`], [`AskError::NoSuchReading`].
pub(super) fn choose(mut readings: Vec<Read>, wanted: Option<usize>, text: &str) -> Result<Read, AskError> {
    let there = readings.len();
    if let Some(wanted) = wanted {
        let at = wanted.checked_sub(1).filter(|at| *at < there);
        return at.map(|at| readings.swap_remove(at)).ok_or(AskError::NoSuchReading { wanted, there });
    }
    let answered = readings.iter().filter(|read| read.answer.is_answered()).count();
    if there > 1 && answered != 1 {
        let readings = readings.iter().map(|read| read.outcome.reading.paraphrase.clone()).collect();
        return Err(AskError::Ambiguous { span: Span::new(0, text.len()), readings });
    }
    let others: Vec<String> = readings.iter().skip(1).map(|read| read.outcome.reading.paraphrase.clone()).collect();
    let mut chosen = readings.into_iter().next().ok_or(AskError::NoWords)?;
    for (other, number) in others.iter().zip(2..) {
        let message = format!("it can also be read as: {other}");
        let warning = Diagnostic::warning("other-reading", message);
        chosen.outcome.warnings.push(warning.help(format!("nothing says so here; it is reading {number}")));
    }
    Ok(chosen)
}

//! Answers: what a question gets, with the sentences that say so.
//!
//! An [`Answer`] is a value; it knows no terminal and no clock. Every row of it has citations or is
//! uncited and says so by having none. A missing claim never becomes a "no".

mod amounts;
mod attributed;
mod choice;
mod closed;
mod compared;
mod contrary;
mod count;
mod current;
mod dates;
mod derive;
mod describe;
mod disputes;
mod doings;
mod each;
mod escape;
mod evidence;
mod existence;
mod expected;
mod explain;
mod glance;
mod graph;
mod happened;
mod kinds;
mod labels;
mod limits;
mod manner;
mod many;
mod model;
mod names;
mod namesakes;
mod narrower;
mod nearly;
mod network;
mod origins;
mod otherwise;
mod outright;
mod partial;
mod per;
mod reason;
mod restricted;
mod route;
mod sequence;
mod shortened;
mod somebody;
mod table;
mod universal;
mod verdict;
mod why;
mod without;
mod words;

pub use escape::answer_query;
pub use explain::explained;
pub use glance::{is_there, some};
pub use model::{Answer, Cell, CellKind, Row, Step, Verdict};

use crate::paths::Network;
use crate::question::{Column, Form, Reading};
use crate::sparql::{Rules, compile, draw, edges, print, profile};
use crate::store::{Endpoint, EndpointError};
use std::time::Duration;

/// Why there is no answer, not even an empty one.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// The endpoint failed.
    #[error(transparent)]
    Endpoint(#[from] EndpointError),
}

/// Answers a reading from an endpoint, by the rules of its vocabulary.
///
/// The caller knows the question's text and the time it took, and sets [`Answer::question`] and
/// [`Answer::elapsed`]. An answer that is given says why it is empty: see [`explained`].
///
/// # Errors
/// [`AnswerError::Endpoint`] if the endpoint fails. An empty answer is no error.
pub fn answer(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Answer, AnswerError> {
    let widened = origins::widened(reading, endpoint)?;
    let reading = widened.as_ref().unwrap_or(reading);
    let closed = closed::closed(reading, rules);
    let (reading, note) = closed.as_ref().map_or((reading, None), |(reading, note)| (reading, Some(note)));
    let mut answer = match reading.graph {
        true => graph::answer(reading, endpoint, rules)?,
        false => match namesakes::apart(reading, endpoint, rules)? {
            Some(apart) => apart,
            None => by_form(reading, endpoint, rules)?,
        },
    };
    answer.notes.extend(kinds::of_one_name(reading, endpoint)?);
    if let Some(instead) = reading.instead.as_deref().filter(|_| !answer.is_answered()) {
        let instead = Reading { context: reading.context.clone(), ..instead.clone() };
        let other = by_form(&instead, endpoint, rules)?;
        answer = if other.is_answered() { other } else { answer };
    }
    if !answer.is_answered() && answer.citations.is_empty() && !reading.graph {
        for other in [sequence::answer, limits::open, universal::answer, shortened::answer] {
            if let Some(found) = other(reading, endpoint, rules)? {
                answer = found;
                break;
            }
        }
    }
    dates::told(&mut answer.rows);
    manner::of_rows(&mut answer, &reading.adverbs);
    answer.notes.extend(note.cloned());
    let measured =
        |column: &Column| Some(format!("“{}” is told in {}", column.heading, reading.units.get(&column.variable)?));
    answer.notes.extend(reading.columns.iter().filter_map(measured).filter(|_| !answer.rows.is_empty()));
    if reading.context.as_of.is_some() && answer.is_answered() {
        answer.notes.push("what bears no date is taken to hold then".to_owned());
    }
    Ok(answer)
}

/// How the engine goes about the query of a reading; nothing if it does not tell.
///
/// # Errors
/// [`AnswerError::Endpoint`] if the endpoint fails.
pub fn plan(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Option<String>, AnswerError> {
    let query = match (reading.form, reading.about.first()) {
        _ if reading.graph => draw(reading, rules).query,
        (Form::Describe, Some(things)) => profile(things, rules),
        (Form::Path | Form::Network, _) => edges(&Network::plain_relations(rules), reading, rules),
        _ => compile(reading, rules).query,
    };
    Ok(endpoint.plan(&query)?)
}

fn by_form(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Answer, AnswerError> {
    match reading.form {
        Form::YesNo => contrary::judged(reading, endpoint, rules),
        Form::Why => why::answer(reading, endpoint, rules),
        Form::HowMany => count::answer(reading, endpoint, rules),
        Form::Per => per::answer(reading, endpoint, rules),
        Form::Describe if reading.about.len() > 1 => each::answer(reading, endpoint, rules),
        Form::Describe => match namesakes::answer(reading, endpoint, rules)? {
            Some(apart) => Ok(apart),
            None => describe::answer(reading, endpoint, rules),
        },
        Form::Path => route::answer(reading, endpoint, rules),
        Form::Network => network::answer(reading, endpoint, rules),
        Form::Wh if reading.attributed => attributed::answer(reading, endpoint, rules),
        Form::Wh if happened::asks(reading) => happened::answer(reading, endpoint, rules),
        Form::Wh | Form::List | Form::Explain | Form::Sparql => table_answer(reading, endpoint, rules),
    }
}

fn table_answer(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Answer, AnswerError> {
    let compiled = compile(reading, rules);
    let mut found = table::find(endpoint, &compiled)?;
    otherwise::named(endpoint, reading, &mut found)?;
    let shown = table::Shown::fetch(endpoint, &found)?;
    current::keep(reading, &mut found, &shown);
    let mut rows = table::specific(reading, found.iter().map(|found| shown.row(found)).collect());
    current::with_holders(endpoint, reading, &mut rows)?;
    if reading.order.is_none() {
        table::sort(&mut rows);
    }
    amounts::told(reading, &mut rows);
    why::grounds_of_rows(reading, &mut rows);
    let mut answer = blank(reading, print(&compiled.query));
    answer.columns = reading.columns.iter().map(|column| column.heading.clone()).collect();
    answer.rows = rows;
    if answer.rows.is_empty() {
        let within = amounts::within_names(reading, &mut answer, endpoint, rules)?;
        answer.rows = within.into_iter().map(|(row, _)| row).collect();
    }
    if answer.rows.is_empty() {
        answer.rows = amounts::titled(reading, &mut answer, endpoint, rules)?;
    }
    if answer.rows.is_empty() {
        expected::answer(&mut answer, reading, endpoint, rules)?;
    }
    if answer.rows.is_empty() {
        explain::empty(&mut answer, reading);
    } else {
        disputes::denied(&mut answer, reading, endpoint, rules)?;
    }
    if reading.take.is_some_and(|take| answer.rows.len() >= take) {
        answer.notes.push("there may be more: only so many were asked for".to_owned());
    }
    Ok(answer)
}

/// An answer with nothing in it yet.
fn blank(reading: &Reading, sparql: String) -> Answer {
    Answer {
        question: String::new(),
        form: reading.form,
        reading: reading.paraphrase.clone(),
        verdict: None,
        columns: vec![],
        rows: vec![],
        citations: vec![],
        text: None,
        limit: None,
        derivation: vec![],
        sparql,
        elapsed: Duration::ZERO,
        notes: vec![],
        warnings: vec![],
        owed: None,
    }
}

//! Whether there is an answer, without finding it whole: for questions that are only tried.

use super::closed::closed;
use super::{AnswerError, answer};
use crate::question::{Form, Reading};
use crate::sparql::{Rules, compile, profile};
use crate::store::{Endpoint, Solutions};
use spargebra::Query;
use spargebra::algebra::GraphPattern;

/// How many statements a graph has in which a question is answered whole rather than looked at.
const SMALL: usize = 20_000;

/// Whether a reading has an answer, as far as that is seen in so many steps through the graph. What would take more steps
/// has none; in a large graph, any two things are taken to be connected, and whatever bears on a verdict to give one.
///
/// # Errors
/// [`AnswerError::Endpoint`] if the endpoint fails.
pub fn is_there(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules, steps: u32) -> Result<bool, AnswerError> {
    let closed = closed(reading, rules);
    let reading = closed.as_ref().map_or(reading, |(reading, _)| reading);
    match reading.form {
        Form::YesNo | Form::Why | Form::Path if endpoint.len()? < SMALL => {
            Ok(answer(reading, endpoint, rules)?.is_answered())
        }
        Form::Path => Ok(reading.about.iter().all(|things| !things.exactly.is_empty())),
        Form::Describe => match reading.about.first() {
            // A profile of nothing in particular would be one of everything.
            Some(things) if things.exactly.is_empty() && things.narrower.is_empty() && things.broader.is_empty() => {
                Ok(false)
            }
            Some(things) => Ok(!glance(&profile(things, rules), 1, endpoint, steps)?.rows.is_empty()),
            None => Ok(false),
        },
        _ => Ok(!glance(&compile(reading, rules).query, 1, endpoint, steps)?.rows.is_empty()),
    }
}

/// Some of the terms that a reading with one column gives, as far as they are seen in so many steps.
///
/// # Errors
/// [`AnswerError::Endpoint`] if the endpoint fails.
pub fn some(
    reading: &Reading,
    most: usize,
    endpoint: &dyn Endpoint,
    rules: &Rules,
    steps: u32,
) -> Result<Vec<crate::rdf::Term>, AnswerError> {
    let closed = closed(reading, rules);
    let compiled = compile(closed.as_ref().map_or(reading, |(reading, _)| reading), rules);
    let shown = compiled.columns.iter().map(|(variable, _)| variable.clone()).collect();
    // Who says so is not looked at: each is to be found once.
    let query = match compiled.query {
        Query::Select { pattern: GraphPattern::Distinct { inner }, dataset, base_iri } => match *inner {
            GraphPattern::Project { inner, .. } => {
                let inner = Box::new(GraphPattern::Project { inner, variables: shown });
                Query::Select { pattern: GraphPattern::Distinct { inner }, dataset, base_iri }
            }
            other => Query::Select { pattern: other, dataset, base_iri },
        },
        other => other,
    };
    let found = glance(&query, most, endpoint, steps)?;
    Ok(found.rows.into_iter().filter_map(|row| row.into_iter().next().flatten()).collect())
}

/// So many solutions of a query, as far as they are found in so many steps.
fn glance(query: &Query, most: usize, endpoint: &dyn Endpoint, steps: u32) -> Result<Solutions, AnswerError> {
    let query = match query {
        Query::Select { pattern, dataset, base_iri } => Query::Select {
            pattern: GraphPattern::Slice { inner: Box::new(pattern.clone()), start: 0, length: Some(most) },
            dataset: dataset.clone(),
            base_iri: base_iri.clone(),
        },
        other => other.clone(),
    };
    Ok(endpoint.glance(&query, steps)?)
}

//! Queries answered on the columns themselves, without the evaluator between.
//!
//! A query is taken apart into steps that bind variables one after the other ([`plan`]), each step a slice of a
//! column where the index is asked alone; the steps that give least come first ([`order`]), and a depth-first walk
//! ([`walk`]) goes through them without keeping anything between. What the walk finds is counted, grouped, sorted or
//! listed ([`table`]).
//!
//! Only what is understood wholly is answered here: patterns, paths, unions, optional parts, values, sub-queries
//! without modifiers, most conditions, counts, order and limits. Anything else gives `None`, also in the middle of a
//! walk (two decimals to be compared), and the evaluator answers instead. Tests hold both to the same answers.

mod compare;
mod condition;
mod elements;
mod flow;
mod ground;
mod names;
mod order;
mod parts;
mod path;
mod plan;
mod slots;
mod spec;
mod table;
#[cfg(test)]
mod tests;
mod walk;

use super::limit::Until;
use super::view::View;
use super::{EndpointError, Solutions};
use crate::index::Id;
use flow::{Stop, UNBOUND};
use plan::Plan;
use spargebra::Query;
use walk::Walk;

/// The solutions of a SELECT query; `None` if the evaluator must answer.
///
/// # Errors
/// That it came too late: [`EndpointError::TimedOut`], or that it was stopped; [`EndpointError::TooMuchMemory`].
pub(super) fn select(view: &View<'_>, query: &Query, until: &Until<'_>) -> Result<Option<Solutions>, EndpointError> {
    let Query::Select { dataset: None, pattern, .. } = query else { return Ok(None) };
    let Some(plan) = Plan::of(pattern, view) else { return Ok(None) };
    let walk = Walk::new(view, until);
    match table::rows(&plan, &walk).and_then(|rows| table::solutions(&plan, &rows, &walk)) {
        Ok(solutions) => Ok(Some(solutions)),
        Err(Stop::Late) => Err(until.over()),
        Err(Stop::Full) => Err(until.full()),
        Err(Stop::Glanced) => Ok(Some(Solutions::default())),
        Err(_) => Ok(None),
    }
}

/// The solutions of a SELECT query as numbers, row after row, and how many a row has; `None` if the evaluator must
/// answer.
///
/// # Errors
/// As [`select`].
pub(super) fn numbered(
    view: &View<'_>,
    query: &Query,
    until: &Until<'_>,
) -> Result<Option<(usize, Vec<Id>)>, EndpointError> {
    let Query::Select { dataset: None, pattern, .. } = query else { return Ok(None) };
    let Some(plan) = Plan::of(pattern, view) else { return Ok(None) };
    match table::numbers(&plan, &Walk::new(view, until)) {
        Ok(numbers) => Ok(Some((plan.project.len(), numbers))),
        Err(Stop::Late) => Err(until.over()),
        Err(Stop::Full) => Err(until.full()),
        Err(_) => Ok(None),
    }
}

/// Whether an ASK query has a solution; `None` if the evaluator must answer.
///
/// # Errors
/// That it came too late: [`EndpointError::TimedOut`], or that it was stopped.
pub(super) fn ask(view: &View<'_>, query: &Query, until: &Until<'_>) -> Result<Option<bool>, EndpointError> {
    let Query::Ask { dataset: None, pattern, .. } = query else { return Ok(None) };
    let Some(plan) = Plan::of_pattern(pattern, view) else { return Ok(None) };
    let walk = Walk::new(view, until);
    match walk.any(&plan.steps, &vec![UNBOUND; plan.slots]) {
        Ok(any) => Ok(Some(any)),
        Err(Stop::Late) => Err(until.over()),
        Err(Stop::Full) => Err(until.full()),
        Err(_) => Ok(None),
    }
}

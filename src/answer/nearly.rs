//! What nearly matched an empty answer: the same relation of something else, another relation of the same two.

use super::evidence::Evidence;
use super::labels::nodes;
use super::table::{self, Shown};
use super::{AnswerError, verdict, words};
use crate::claim::{Citation, Polarity};
use crate::question::{Column, Condition, Form, Operand, Reading, Restriction, Statement, Variable};
use crate::sparql::{Rules, citations, compile};
use crate::store::Endpoint;
use std::collections::BTreeSet;

/// The most near matches that are shown of each sort.
const SHOWN: usize = 2;
/// A variable that no reading has.
const ELSE: Variable = Variable(900);

/// Notes on what nearly matched, each with its sentence.
pub(super) fn notes(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Vec<String>, AnswerError> {
    let Some(asked) = verdict::first_statement(&reading.body) else { return Ok(vec![]) };
    // What else something is or has is near nothing.
    if ["be", "have"].contains(&asked.predicate.label.as_str()) {
        return Ok(vec![]);
    }
    let mut notes: Vec<String> = vec![];
    let mut seen: BTreeSet<Citation> = BTreeSet::new();
    let mut tell = |what: String, found: Vec<Citation>| {
        let fresh = found.into_iter().filter(|citation| seen.insert(citation.clone())).take(SHOWN);
        let quotes: Vec<String> = fresh.map(|citation| words::quoted(&citation)).collect();
        if !quotes.is_empty() {
            notes.push(format!("nearly, {what}: {}", words::list(&quotes)));
        }
    };
    let same_two = between(asked, endpoint)?;
    tell("of the same two".to_owned(), same_two);
    if let (false, Some(column)) = (asked.predicate.senses.is_empty(), reading.columns.first()) {
        let polarity = match asked.polarity {
            Polarity::Affirmed => Polarity::Denied,
            Polarity::Denied => Polarity::Affirmed,
        };
        let contrary = Statement { polarity, ..asked.clone() };
        let what = if polarity == Polarity::Denied { "but denied" } else { "but not denied" };
        tell(what.to_owned(), found(contrary, column.variable, reading, endpoint, rules)?);
    }
    let named = |operand: Option<&Operand>| matches!(operand, Some(Operand::Things(_)));
    let anything = Operand::Variable(ELSE);
    if !asked.predicate.senses.is_empty() && named(asked.object.as_ref()) {
        let other = Statement { object: Some(anything.clone()), ..at_any_time(asked) };
        tell(
            format!("of another than {}", label(asked.object.as_ref())),
            found(other, ELSE, reading, endpoint, rules)?,
        );
    }
    if !asked.predicate.senses.is_empty() && named(Some(&asked.subject)) {
        let other = Statement { subject: anything, ..at_any_time(asked) };
        tell(format!("of another than {}", label(Some(&asked.subject))), found(other, ELSE, reading, endpoint, rules)?);
    }
    Ok(notes)
}

/// What is asked, whenever it is said to be.
fn at_any_time(asked: &Statement) -> Statement {
    let mut asked = asked.clone();
    asked.restrictions.retain(|restriction| !matches!(restriction, Restriction::Time(..)));
    asked
}

fn label(operand: Option<&Operand>) -> String {
    match operand {
        Some(Operand::Things(things)) => things.label.clone(),
        _ => String::new(),
    }
}

/// The sentences of what answers a statement with something left open.
fn found(
    statement: Statement,
    asked: Variable,
    reading: &Reading,
    endpoint: &dyn Endpoint,
    rules: &Rules,
) -> Result<Vec<Citation>, AnswerError> {
    let columns = vec![Column { variable: asked, heading: "what".to_owned() }];
    let reading = Reading { form: Form::List, columns, body: Condition::Statement(statement), ..reading.clone() };
    let found = table::find(endpoint, &compile(&reading, rules))?;
    let shown = Shown::unnamed(endpoint, &found)?;
    let cited: BTreeSet<Citation> = found.iter().filter_map(|found| shown.first_citation(found)).collect();
    Ok(cited.into_iter().collect())
}

/// The sentences that say something else of the same two things.
fn between(asked: &Statement, endpoint: &dyn Endpoint) -> Result<Vec<Citation>, AnswerError> {
    let (Operand::Things(one), Some(Operand::Things(other))) = (&asked.subject, &asked.object) else {
        return Ok(vec![]);
    };
    let mut claims = BTreeSet::new();
    for (one, other) in one.exactly.iter().flat_map(|one| other.exactly.iter().map(move |other| (one, other))) {
        for row in endpoint.select(&citations::between(one, other))?.rows {
            claims.extend(nodes(row.iter().flatten()));
        }
    }
    let evidence = Evidence::fetch(endpoint, &claims)?;
    Ok(evidence.in_text_order().into_iter().filter_map(|said| said.citations.first().cloned()).collect())
}

//! What happened: each thing that is said of a time or a place, as subject, relation and object.

use super::evidence::{Evidence, Said};
use super::labels::{Labels, nodes};
use super::{Answer, AnswerError, Row, blank, explain, why};
use crate::claim::{Citation, Modality};
use crate::lexicon::WHEN;
use crate::question::{Condition, Operand, Reading, Restriction, Statement};
use crate::rdf::NamedNode;
use crate::sparql::{Rules, compile, print};
use crate::store::Endpoint;
use std::collections::BTreeSet;

/// Where a clause ends that tells what was decided.
const ENDS: &[&str] =
    &["; ", ", but ", ", which ", ", who ", ", while ", " because ", ", since ", " although ", ", and ", ", as ", "\n"];

/// Whether a question asks for whatever is said.
pub(super) fn asks(reading: &Reading) -> bool {
    let anything = |said: &Statement| said.predicate.is_anything() || said.predicate.label.ends_with(" to do");
    // "when did it happen" asks for a time alone.
    if reading.columns.first().is_some_and(|column| ["when", "where"].contains(&column.heading.as_str())) {
        return false;
    }
    match &reading.body {
        Condition::Statement(said) => anything(said),
        Condition::All(all) => all.iter().any(|one| matches!(one, Condition::Statement(said) if anything(said))),
        _ => false,
    }
}

/// Answers with a row for each claim; what only tells the time of others is left out beside them.
pub(super) fn answer(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Answer, AnswerError> {
    let mut answer = told(reading, endpoint, rules)?;
    // "what happens if it objects": also what must, will or can be.
    if let Some(meant) = on_condition(reading).filter(|_| answer.rows.is_empty()) {
        answer = told(&meant, endpoint, rules)?;
    }
    if answer.rows.is_empty() {
        explain::empty(&mut answer, reading);
    }
    Ok(answer)
}

/// The same question for what can be, where it is asked on a condition.
fn on_condition(reading: &Reading) -> Option<Reading> {
    let Condition::Statement(said) = &reading.body else { return None };
    let conditional = said.restrictions.iter().any(|one| matches!(one, Restriction::Scope(_, Operand::Literal(_))));
    let meant = Statement { modality: Modality::Possible, ..said.clone() };
    conditional.then(|| Reading { body: Condition::Statement(meant), ..reading.clone() })
}

fn told(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Answer, AnswerError> {
    let compiled = compile(reading, rules);
    let solutions = endpoint.select(&compiled.query)?;
    let witness = |variable: &String| compiled.witnesses.iter().any(|one| one.as_str() == variable);
    let places: Vec<usize> =
        (0..solutions.variables.len()).filter(|at| solutions.variables.get(*at).is_some_and(witness)).collect();
    let claims: BTreeSet<NamedNode> =
        solutions.rows.iter().flat_map(|row| nodes(places.iter().filter_map(|at| row.get(*at)?.as_ref()))).collect();
    let evidence = Evidence::fetch(endpoint, &claims)?.in_context(&reading.context);
    let all = evidence.in_text_order();
    let labels = Labels::fetch(endpoint, &why::spoken_of(&all))?;
    let is_time = |said: &&Said| said.relation.as_ref().is_some_and(|relation| labels.of(relation).ends_with(WHEN));
    let told: BTreeSet<&Citation> = all.iter().filter(|said| !is_time(said)).flat_map(|said| &said.citations).collect();
    let beside = |said: &&Said| is_time(said) && said.citations.iter().any(|citation| told.contains(citation));
    let mut answer = blank(reading, print(&compiled.query));
    answer.columns = ["subject", "relation", "object"].map(str::to_owned).to_vec();
    let rows = all.iter().filter(|said| !beside(said));
    answer.rows = match undertaking(reading) {
        None => rows.map(|said| why::row(said, &labels)).collect(),
        Some(opening) => {
            let called = |said: &Said| said.relation.as_ref().map(|relation| labels.of(relation)).unwrap_or_default();
            let own = rows.map(|said| (called(said), why::row(said, &labels)));
            in_full(own.filter(|(relation, _)| relation.starts_with(&opening)).collect())
        }
    };
    Ok(answer)
}

/// "decide to ", where it is asked what somebody decided to do.
fn undertaking(reading: &Reading) -> Option<String> {
    let of = |condition: &Condition| match condition {
        Condition::Statement(said) => said.predicate.label.strip_suffix(" to do").map(|verb| format!("{verb} to ")),
        _ => None,
    };
    match &reading.body {
        Condition::All(all) => all.iter().find_map(of),
        one => of(one),
    }
}

/// What was decided once each, with all that its sentence tells of it: "decides to raise | the fee to 5 dollars", and not
/// "decides to raise to | 5 dollars" besides.
fn in_full(rows: Vec<(String, Row)>) -> Vec<Row> {
    let subject = |row: &Row| row.cells.first().map(|cell| cell.label.clone());
    let whole = |(relation, row): &(String, Row)| {
        let shorter = |(other, one): &(String, Row)| {
            let goes_on = relation.strip_prefix(other.as_str()).is_some_and(|rest| rest.starts_with(' '));
            goes_on && subject(one) == subject(row) && one.citations == row.citations
        };
        !rows.iter().any(shorter)
    };
    let mut told: Vec<Row> = vec![];
    for (relation, row) in rows.iter().filter(|one| whole(one)) {
        let mut row = row.clone();
        let act = relation.split(" to ").nth(1).unwrap_or_default();
        let rest = row.citations.first().and_then(|citation| after(&citation.quote, act));
        if let (Some(rest), Some(cell)) = (rest, row.cells.get_mut(2)) {
            cell.label = rest;
        }
        if !told
            .iter()
            .any(|other| other.cells.iter().map(|cell| &cell.label).eq(row.cells.iter().map(|cell| &cell.label)))
        {
            told.push(row);
        }
    }
    told
}

/// What a sentence goes on with after "to" and a verb, to the end of the clause.
fn after(quote: &str, act: &str) -> Option<String> {
    let (_, rest) = quote.split_once(&format!(" to {act} ")).filter(|_| !act.is_empty())?;
    let end = ENDS.iter().filter_map(|end| rest.find(end)).min().unwrap_or(rest.len());
    let clause = rest.get(..end)?.trim_end_matches(['.', ',', ';']);
    (!clause.is_empty()).then(|| clause.to_owned())
}

//! How many: the number that the text states, or else the answers counted.

use super::table::{self, Found, Shown};
use super::{Answer, AnswerError, Cell, CellKind, Row, amounts, blank, disputes, expected, explain, words};
use crate::question::{Condition, Reading};
use crate::rdf::Term;
use crate::sparql::{Rules, compile, print};
use crate::store::Endpoint;

/// Answers with a number and what it rests on.
pub(super) fn answer(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Answer, AnswerError> {
    let compiled = compile(reading, rules);
    let found = table::find(endpoint, &compiled)?;
    let stated: Vec<Found> = found.iter().filter(|found| number(found).is_some()).cloned().collect();
    let counting = stated.is_empty();
    let shown = Shown::fetch(endpoint, if counting { &found } else { &stated })?;
    let mut answer = blank(reading, print(&compiled.query));
    let heading = reading.columns.first().map_or("", |column| column.heading.as_str());
    answer.columns = vec![format!("number of {}", table::plural(heading))];
    let within = if stated.is_empty() { amounts::within_names(reading, &mut answer, endpoint, rules)? } else { vec![] };
    if !within.is_empty() {
        quoted(&mut answer, within.into_iter().map(|(row, number)| (row, literal(&number))));
    } else if found.is_empty()
        && let Some(nobody) = none(reading, endpoint, rules)?
    {
        answer.text = Some("None.".to_owned());
        answer.citations = nobody.citations.clone();
        answer.rows = vec![nobody];
    } else if (found.is_empty() || counting && is_idle(reading, &found, &shown))
        && let Some(meant) = expected::number(reading, endpoint, rules)?
    {
        return Ok(meant);
    } else if found.is_empty() {
        explain::empty(&mut answer, reading);
        if !rules.has_claims() || reading.body.is_plain() {
            answer = explain::explained(answer, endpoint, rules)?;
            answer.rows.push(Row { cells: vec![literal("0")], ..Row::default() });
            answer.notes.push("0 is what the graph holds: what it leaves out is not counted".to_owned());
        }
    } else if counting {
        counted(&mut answer, reading, &found, &shown);
    } else {
        let rows =
            stated.iter().filter_map(|found| Some((shown.row(found), literal(&shown.labels.of_term(&number(found)?)))));
        quoted(&mut answer, called_so(heading, rows.collect()).into_iter());
    }
    Ok(answer)
}

/// Whether what is found only repeats what is asked for: "the Board's members".
fn is_idle(reading: &Reading, found: &[Found], shown: &Shown) -> bool {
    found.iter().all(|found| table::is_general(reading, &shown.row(found)))
}

/// "No applications were received": what is asked to be counted is denied of all that is called so.
fn none(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Option<Row>, AnswerError> {
    let Some(body) = denied(&reading.body) else { return Ok(None) };
    let denial = Reading { body, ..reading.clone() };
    let found = table::find(endpoint, &compile(&denial, rules))?;
    let shown = Shown::fetch(endpoint, &found)?;
    let mut rows = found.iter().map(|found| shown.row(found));
    // What is denied of five of them is not denied of all.
    let whole = rows.find(|row| !row.citations.is_empty() && table::is_general(reading, row));
    Ok(whole.map(|row| Row { cells: vec![literal("0")], ..row }))
}

/// The conditions with what is affirmed first denied, in whatever words it is said; none if nothing is affirmed.
fn denied(body: &Condition) -> Option<Condition> {
    match body {
        Condition::All(all) => {
            let (at, turned) = all.iter().zip(0..).find_map(|(one, at)| Some((at, denied(one)?)))?;
            let mut all = all.clone();
            all.splice(at..=at, [turned]);
            Some(Condition::All(all))
        }
        Condition::Any(any) => {
            let any: Vec<Condition> = any.iter().filter_map(denied).collect();
            (!any.is_empty()).then_some(Condition::Any(any))
        }
        one => disputes::turned(one),
    }
}

/// The number that an answer states: in its name ("21 members"), or as a literal.
fn number(found: &Found) -> Option<Term> {
    let is_number = |term: &Term| matches!(term, Term::Literal(literal) if literal.value().parse::<f64>().is_ok());
    let itself = found.cells.first().and_then(Clone::clone).filter(is_number);
    found.quantity.clone().or(itself)
}

/// Those whose name has the noun that is asked for, if there are any: fifteen members, and not the nine engineers among them.
fn called_so(heading: &str, rows: Vec<(Row, Cell)>) -> Vec<(Row, Cell)> {
    let noun = table::plural(heading).to_lowercase();
    let called = |(row, _): &(Row, Cell)| {
        let name = row.cells.first().map(|cell| cell.label.to_lowercase()).unwrap_or_default();
        name.contains(&noun) || name.contains(&heading.to_lowercase())
    };
    let any = rows.iter().any(called);
    rows.into_iter().filter(|row| !any || called(row)).collect()
}

/// One row for each number stated.
fn quoted(answer: &mut Answer, stated: impl Iterator<Item = (Row, Cell)>) {
    let mut rows: Vec<(Row, String)> = Vec::new();
    for (mut row, number) in stated {
        let name = row.cells.first().map(|cell| cell.label.clone()).unwrap_or_default();
        row.cells = vec![number];
        match rows.iter_mut().find(|(other, _)| other.cells == row.cells) {
            Some((other, _)) => {
                other.citations.extend(row.citations);
                other.citations.sort();
                other.citations.dedup();
            }
            None => rows.push((row, name)),
        }
    }
    let names: Vec<String> = rows.iter().map(|(_, name)| name.clone()).collect();
    answer.text = Some(words::list(&names));
    answer.rows = rows.into_iter().map(|(row, name)| as_written(row, &name)).collect();
    table::sort(&mut answer.rows);
    answer.citations = all_citations(&answer.rows);
    if answer.rows.len() > 1 {
        answer.notes.push("the sources state more than one number".to_owned());
    }
}

/// A number that its source writes otherwise is shown with those words: "15 (fifteen members)".
fn as_written(mut row: Row, name: &str) -> Row {
    if let Some(number) = row.cells.first_mut().filter(|number| !name.is_empty() && !name.contains(&number.label)) {
        number.label = format!("{} ({name})", number.label);
    }
    row
}

/// The number of distinct answers, listed.
///
/// What only repeats the noun ("APEC has members") is no answer to how many, and is not counted.
fn counted(answer: &mut Answer, reading: &Reading, found: &[Found], shown: &Shown) {
    let mut rows = table::specific(reading, found.iter().map(|found| shown.row(found)).collect());
    table::sort(&mut rows);
    let labels: Vec<String> = rows.iter().filter_map(|row| row.cells.first()).map(|cell| cell.label.clone()).collect();
    let total = rows.len().to_string();
    answer.citations = all_citations(&rows);
    if rows.iter().all(|row| table::is_general(reading, row)) {
        answer.text = Some(format!("{} are spoken of, but nothing says how many", words::list(&labels)));
        answer.notes.extend(answer.text.clone());
        return;
    }
    answer.text = Some(format!("{total}: {}", words::list(&labels)));
    answer.notes.push("counted here: no source states the number".to_owned());
    let firmest = rows.iter().filter_map(|row| row.modality).min();
    answer.rows = vec![Row {
        cells: vec![literal(&total)],
        modality: firmest,
        polarity: rows.iter().find_map(|row| row.polarity),
        word: None,
        confidence: rows.iter().filter_map(|row| row.confidence).min(),
        citations: answer.citations.clone(),
    }];
}

fn literal(text: &str) -> Cell {
    Cell { kind: CellKind::Literal, value: text.to_owned(), label: text.to_owned() }
}

fn all_citations(rows: &[Row]) -> Vec<crate::claim::Citation> {
    let mut all: Vec<_> = rows.iter().flat_map(|row| row.citations.clone()).collect();
    all.sort();
    all.dedup();
    all
}

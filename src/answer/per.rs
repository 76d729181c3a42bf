//! Numbers for each of something: made by the engine from values, counted here from claims.

use super::table::{self, Found, SameThings, Shown};
use super::{Answer, AnswerError, Cell, CellKind, Row, blank, explain};
use crate::question::{Column, Form, Function, Reading};
use crate::rdf::Term;
use crate::sparql::{Rules, compile, print};
use crate::store::Endpoint;
use std::collections::BTreeMap;

/// The most digits after the point that are shown; the value itself keeps all of them.
const DIGITS: usize = 4;

/// Answers with a number for each group.
pub(super) fn answer(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Answer, AnswerError> {
    let compiled = compile(reading, rules);
    let mut answer = blank(reading, print(&compiled.query));
    answer.columns = reading.columns.iter().map(|column| column.heading.clone()).collect();
    let alone = reading.columns.len() == 1;
    let found = if alone && !has_any(reading, endpoint, rules)? { vec![] } else { table::find(endpoint, &compiled)? };
    if found.is_empty() {
        explain::empty(&mut answer, &of_what(reading));
        return Ok(answer);
    }
    let shown = Shown::fetch(endpoint, &found)?;
    if compiled.quantity.is_some() {
        answer.rows = counted(reading, &found, &shown, &SameThings::fetch(endpoint)?);
    } else {
        answer.rows = found.iter().map(|found| rounded(shown.row(found))).collect();
    }
    table::sort(&mut answer.rows);
    if !alone && reading.amounts.is_some_and(|amounts| amounts.function == Function::Count) {
        answer.notes.push("those of which none is stated are not listed".to_owned());
    }
    if let (true, [row]) = (alone, answer.rows.as_slice()) {
        answer.text = row.cells.first().map(|cell| cell.label.clone());
    }
    Ok(answer)
}

/// The reading with what the number is made of in place of the number.
fn of_what(reading: &Reading) -> Reading {
    let mut reading = reading.clone();
    if let (Some(last), Some(amounts)) = (reading.columns.last_mut(), reading.amounts) {
        last.variable = amounts.of;
    }
    reading.form = Form::List;
    reading
}

/// Whether there is anything of which the number could be made.
fn has_any(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<bool, AnswerError> {
    let Some(amounts) = reading.amounts else { return Ok(false) };
    let columns = vec![Column { variable: amounts.of, heading: "value".to_owned() }];
    let some = Reading { form: Form::List, columns, take: Some(1), order: None, ..reading.clone() };
    Ok(!table::find(endpoint, &compile(&some, rules))?.is_empty())
}

/// A number with many digits is shown with a few, and marked.
fn rounded(mut row: Row) -> Row {
    let Some(cell) = row.cells.last_mut() else { return row };
    let digits = cell.value.split_once('.').map_or(0, |(_, digits)| digits.trim_end_matches('0').len());
    match cell.value.parse::<f64>() {
        Ok(number) if digits > DIGITS => cell.label = format!("≈ {number:.DIGITS$}"),
        Ok(_) if cell.value.contains('.') && !cell.value.contains(['e', 'E']) => {
            cell.label = cell.value.trim_end_matches('0').trim_end_matches('.').to_owned();
        }
        _ => {}
    }
    row
}

/// For each group the number that the text states, or else the number of those that it names.
fn counted(reading: &Reading, found: &[Found], shown: &Shown, same: &SameThings) -> Vec<Row> {
    let listed = of_what(reading);
    let mut groups: BTreeMap<Vec<String>, Vec<&Found>> = BTreeMap::new();
    for one in found {
        let names = one.cells.split_last().map_or(&[][..], |(_, names)| names);
        groups.entry(names.iter().map(|cell| same.representative(cell.as_ref())).collect()).or_default().push(one);
    }
    groups.into_values().flat_map(|members| group(&listed, &members, shown, same)).collect()
}

fn group(listed: &Reading, members: &[&Found], shown: &Shown, same: &SameThings) -> Vec<Row> {
    let mut stated: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for member in members {
        if let Some(Term::Literal(number)) = &member.quantity {
            stated.entry(number.value().to_owned()).or_default().push(shown.row(member));
        }
    }
    if !stated.is_empty() {
        return stated.into_iter().filter_map(|(number, rows)| merged(&number, rows)).collect();
    }
    let mut each: BTreeMap<String, Row> = BTreeMap::new();
    for member in members {
        let row = shown.row(member);
        if !table::is_general(listed, &row) {
            each.entry(same.representative(member.cells.last().and_then(Option::as_ref))).or_insert(row);
        }
    }
    let number = each.len().to_string();
    merged(&number, each.into_values().collect()).into_iter().collect()
}

/// One row for a group: its names, the number, and everything that it rests on.
fn merged(number: &str, rows: Vec<Row>) -> Option<Row> {
    let mut citations: Vec<_> = rows.iter().flat_map(|row| row.citations.clone()).collect();
    citations.sort();
    citations.dedup();
    let (modality, polarity) =
        (rows.iter().filter_map(|row| row.modality).min(), rows.iter().find_map(|row| row.polarity));
    let confidence = rows.iter().filter_map(|row| row.confidence).min();
    let mut cells = rows.into_iter().next()?.cells;
    *cells.last_mut()? = Cell { kind: CellKind::Literal, value: number.to_owned(), label: number.to_owned() };
    Some(Row { cells, modality, polarity, word: None, confidence, citations })
}

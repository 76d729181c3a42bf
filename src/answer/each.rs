//! "what do the CTI and the EC do": of each of several things by itself.

use super::{Answer, AnswerError, Cell, CellKind, blank, describe};
use crate::question::Reading;
use crate::sparql::Rules;
use crate::store::Endpoint;

/// What is said of each thing, one after the other, with whom it is said of before it.
pub(super) fn answer(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Answer, AnswerError> {
    let mut whole = blank(reading, String::new());
    let mut queries = vec![];
    for things in &reading.about {
        let alone = Reading { about: vec![things.clone()], ..reading.clone() };
        let told = describe::answer(&alone, endpoint, rules)?;
        let who = match things.exactly.first() {
            Some(node) => Cell { kind: CellKind::Iri, value: node.as_str().to_owned(), label: things.label.clone() },
            None => Cell { kind: CellKind::Literal, value: things.label.clone(), label: things.label.clone() },
        };
        if told.rows.is_empty() {
            whole.notes.push(format!("nothing says so of {}", things.label));
        }
        if told.columns.len() > whole.columns.len() {
            whole.columns = told.columns;
        }
        whole.rows.extend(told.rows.into_iter().map(|mut row| {
            row.cells.insert(0, who.clone());
            row
        }));
        queries.push(told.sparql);
    }
    // Only what is said of some of them may have a condition.
    let width = whole.columns.len() + 1;
    let nothing = || Cell { kind: CellKind::Bnode, value: String::new(), label: String::new() };
    whole.rows.iter_mut().for_each(|row| row.cells.resize_with(width, nothing));
    whole.columns.insert(0, "of".to_owned());
    if whole.rows.is_empty() {
        whole.text = Some(whole.notes.join("; "));
    }
    whole.sparql = queries.join("\n\n");
    Ok(whole)
}

//! An answer as a graph: its triples, each with the sentence that says so.

use super::table::{self, Shown};
use super::{Answer, AnswerError, blank, explain};
use crate::question::Reading;
use crate::sparql::{Rules, draw, print};
use crate::store::Endpoint;

/// Answers with the triples that the answer rests on; the query is a CONSTRUCT that gives the same.
pub(super) fn answer(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Answer, AnswerError> {
    let drawn = draw(reading, rules);
    let found = table::find(endpoint, &drawn.table)?;
    let shown = Shown::fetch(endpoint, &found)?;
    let mut answer = blank(reading, print(&drawn.query));
    answer.columns = drawn.table.columns.iter().map(|(_, heading)| heading.clone()).collect();
    answer.rows = found.iter().map(|found| shown.row(found)).collect();
    table::sort(&mut answer.rows);
    if answer.rows.is_empty() {
        explain::empty(&mut answer, reading);
    }
    Ok(answer)
}

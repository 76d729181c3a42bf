//! What is not said to be so but to be meant so: "who elects the Chair", over "the Chair shall be elected by the members".

use super::{Answer, AnswerError, table};
use crate::claim::{Modality, Polarity};
use crate::question::{Condition, Form, Reading, Restriction, Statement};
use crate::sparql::{Rules, compile, print};
use crate::store::Endpoint;

/// Answers an open question of which nothing is said to be so by what must, shall or will be, and says so.
pub(super) fn answer(
    answer: &mut Answer,
    reading: &Reading,
    endpoint: &dyn Endpoint,
    rules: &Rules,
) -> Result<(), AnswerError> {
    let mut meant = reading.clone();
    if reading.form != Form::Wh || !soften(&mut meant.body, false) {
        return Ok(());
    }
    let compiled = compile(&meant, rules);
    let found = table::find(endpoint, &compiled)?;
    let shown = table::Shown::fetch(endpoint, &found)?;
    let mut rows = table::specific(&meant, found.iter().map(|found| shown.row(found)).collect());
    super::amounts::told(&meant, &mut rows);
    rows.retain(|row| matches!(row.modality, Some(Modality::Expected | Modality::Necessary)));
    table::sort(&mut rows);
    if !rows.is_empty() {
        answer.rows = rows;
        answer.sparql = print(&compiled.query);
        answer.notes.push(MEANT.to_owned());
    }
    Ok(())
}

/// The answer to how many, of which nothing is said to be so, by what must, shall or will be: "how many members does the Board
/// have", over "the Board shall have nine members".
pub(super) fn number(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Option<Answer>, AnswerError> {
    let mut meant = reading.clone();
    if !soften(&mut meant.body, true) {
        return Ok(None);
    }
    let mut answer = super::count::answer(&meant, endpoint, rules)?;
    let bound = |row: &super::Row| matches!(row.modality, Some(Modality::Expected | Modality::Necessary));
    if answer.rows.is_empty() || !answer.rows.iter().all(bound) {
        return Ok(None);
    }
    answer.notes.push(MEANT.to_owned());
    Ok(Some(answer))
}

/// What is told of an answer that says what is meant to be so.
const MEANT: &str = "nothing says that it is so: this is what must or will be";

/// Asks for what is meant to be so; false where nothing is asked outright.
fn soften(condition: &mut Condition, count: bool) -> bool {
    match condition {
        Condition::Statement(said) if is_outright(said, count) => {
            said.modality = Modality::Expected;
            true
        }
        Condition::All(all) | Condition::Any(all) => {
            all.iter_mut().map(|one| soften(one, count)).fold(false, |any, one| any | one)
        }
        _ => false,
    }
}

/// What is said to be so, by a verb that somebody can be told to do; how many it must have can be told, too.
fn is_outright(said: &Statement, count: bool) -> bool {
    // "when is the next meeting": when it will be held.
    let dated = said.restrictions.iter().any(|one| matches!(one, Restriction::When(_)));
    let acts = match said.predicate.label.as_str() {
        "be" => dated,
        "have" => dated || count,
        _ => true,
    };
    // "what must be proposed by June": what somebody is asked to propose.
    acts && matches!(said.modality, Modality::Actual | Modality::Necessary) && said.polarity == Polarity::Affirmed
}

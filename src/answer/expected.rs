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
    if reading.form != Form::Wh || !soften(&mut meant.body) {
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
        answer.notes.push("nothing says that it is so: this is what must or will be".to_owned());
    }
    Ok(())
}

/// Asks for what is meant to be so; false where nothing is asked outright.
fn soften(condition: &mut Condition) -> bool {
    match condition {
        Condition::Statement(said) if is_outright(said) => {
            said.modality = Modality::Expected;
            true
        }
        Condition::All(all) | Condition::Any(all) => all.iter_mut().map(soften).fold(false, |any, one| any | one),
        _ => false,
    }
}

/// What is said to be so, by a verb that somebody can be told to do.
fn is_outright(said: &Statement) -> bool {
    // "when is the next meeting": when it will be held.
    let dated = said.restrictions.iter().any(|one| matches!(one, Restriction::When(_)));
    let acts = dated || !["be", "have"].contains(&said.predicate.label.as_str());
    // "what must be proposed by June": what somebody is asked to propose.
    acts && matches!(said.modality, Modality::Actual | Modality::Necessary) && said.polarity == Polarity::Affirmed
}

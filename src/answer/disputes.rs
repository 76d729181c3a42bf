//! Both sides: of a disputed verdict, and of rows that some claim denies.

use super::evidence::{Evidence, Said};
use super::labels::{Labels, nodes};
use super::table::{self, Shown};
use super::verdict::Judged;
use super::{Answer, AnswerError, Row, words};
use crate::claim::Polarity;
use crate::question::{Condition, Reading};
use crate::rdf::NamedNode;
use crate::sparql::{Rules, compile};
use crate::store::Endpoint;
use std::collections::BTreeSet;

/// The most rows of which the other side is looked for.
const MOST_ROWS: usize = 200;
/// The most denials that are noted.
const SHOWN: usize = 4;

/// Lists the claims of both sides of a disputed verdict, those for before those against.
pub(super) fn sides(
    answer: &mut Answer,
    judged: &Judged,
    evidence: &Evidence,
    endpoint: &dyn Endpoint,
) -> Result<(), AnswerError> {
    let in_order = evidence.in_text_order();
    let of = |side: &BTreeSet<NamedNode>| -> Vec<&Said> {
        in_order.iter().filter(|said| side.contains(&said.node)).copied().collect()
    };
    let all = [of(&judged.supporting), of(&judged.refuting)].concat();
    let spoken = all.iter().flat_map(|said| {
        let object = nodes(&said.object);
        [said.subject.clone(), said.relation.clone()].into_iter().flatten().chain(object)
    });
    let labels = Labels::fetch(endpoint, &spoken.collect())?;
    answer.columns = vec!["claim".to_owned()];
    answer.rows = all.iter().map(|said| row(said, &labels)).collect();
    Ok(())
}

fn row(said: &Said, labels: &Labels) -> Row {
    let cell = labels.cell(Some(&said.node.clone().into()));
    Row {
        cells: vec![super::Cell { label: words::claim(said, labels), ..cell }],
        modality: Some(said.modality),
        polarity: Some(said.polarity),
        word: said.word(),
        confidence: said.confidence,
        citations: said.citations.clone(),
    }
}

/// Notes the rows of a table that some claim denies.
pub(super) fn denied(
    answer: &mut Answer,
    reading: &Reading,
    endpoint: &dyn Endpoint,
    rules: &Rules,
) -> Result<(), AnswerError> {
    let Some(body) = turned(&reading.body).filter(|_| answer.rows.len() <= MOST_ROWS) else { return Ok(()) };
    let denial = Reading { body, ..reading.clone() };
    let found = table::find(endpoint, &compile(&denial, rules))?;
    let shown = Shown::fetch(endpoint, &found)?;
    let denied: Vec<Row> = found.iter().map(|found| shown.row(found)).collect();
    let disputed = denied.iter().filter(|row| answer.rows.iter().any(|other| other.cells == row.cells));
    let disputed: Vec<&Row> = disputed.filter(|row| !row.citations.is_empty()).collect();
    let mut notes = vec![];
    for row in disputed.iter().take(SHOWN) {
        let labels: Vec<&str> = row.cells.iter().map(|cell| cell.label.as_str()).collect();
        let quotes: Vec<String> = row.citations.iter().take(2).map(words::quoted).collect();
        notes.push(format!("disputed, {}: {}", labels.join(", "), words::list(&quotes)));
    }
    if disputed.len() > SHOWN {
        notes.push(format!("{} more are disputed", disputed.len() - SHOWN));
    }
    answer.notes.extend(notes);
    Ok(())
}

/// The conditions with their first statement denied; none if nothing is affirmed.
pub(super) fn turned(body: &Condition) -> Option<Condition> {
    match body {
        Condition::Statement(said) if said.polarity == Polarity::Affirmed && !said.predicate.senses.is_empty() => {
            let said = crate::question::Statement { polarity: Polarity::Denied, ..said.clone() };
            Some(Condition::Statement(said))
        }
        Condition::All(all) => {
            let at = all.iter().position(|one| matches!(one, Condition::Statement(_)))?;
            let mut all = all.clone();
            let turned = turned(all.get(at)?)?;
            all.splice(at..=at, [turned]);
            Some(Condition::All(all))
        }
        _ => None,
    }
}

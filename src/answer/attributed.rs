//! "Who said that the roof was unsafe?": whoever the claims that say so are attributed to.

use super::evidence::Said;
use super::labels::{Labels, nodes};
use super::{Answer, AnswerError, Row, blank, explain, table, verdict, words};
use crate::question::{Form, Reading};
use crate::rdf::{NamedNode, namespace};
use crate::sparql::{Rules, compile, print};
use crate::store::Endpoint;

/// Answers with a row for each to whom a claim that supports it is attributed.
pub(super) fn answer(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Answer, AnswerError> {
    let said = Reading { form: Form::YesNo, columns: vec![], ..reading.clone() };
    let compiled = compile(&said, rules);
    let (judged, evidence) = verdict::judge(&said, endpoint, &compiled)?;
    let mut answer = blank(reading, print(&compiled.query));
    answer.columns = reading.columns.iter().map(|column| column.heading.clone()).collect();
    let claims: Vec<&Said> = judged.supporting.iter().filter_map(|node| evidence.claim(node)).collect();
    let labels =
        Labels::fetch(endpoint, &nodes(claims.iter().flat_map(|said| &said.qualifiers).map(|(_, value)| value)))?;
    for claim in &claims {
        for (_, who) in claim.qualifiers.iter().filter(|(property, _)| is_attribution(property)) {
            let row = Row {
                cells: vec![labels.cell(Some(who))],
                modality: Some(claim.modality),
                polarity: Some(claim.polarity),
                word: claim.word(),
                confidence: claim.confidence,
                citations: claim.citations.clone(),
            };
            match answer.rows.iter_mut().find(|known| known.cells == row.cells) {
                Some(known) => known.citations.extend(row.citations),
                None => answer.rows.push(row),
            }
        }
    }
    answer.rows.iter_mut().for_each(|row| {
        row.citations.sort();
        row.citations.dedup();
    });
    table::sort(&mut answer.rows);
    if answer.rows.is_empty() {
        match evidence.citations(claims.iter().map(|said| &said.node)).first() {
            Some(citation) => {
                let own = format!("the text says so itself: {}", words::quoted(citation));
                answer.text = Some(own.clone());
                answer.notes.push(own);
            }
            None => explain::unsaid(&mut answer, reading),
        }
    }
    Ok(answer)
}

fn is_attribution(property: &NamedNode) -> bool {
    property.as_ref() == namespace::ATTRIBUTED_TO
}

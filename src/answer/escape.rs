//! Answers to queries that people write themselves.

use super::evidence::Evidence;
use super::labels::{Labels, nodes};
use super::{Answer, AnswerError, Row, Verdict, blank};
use crate::question::{Condition, Context, Form, Reading};
use crate::rdf::{NamedNode, Term, namespace};
use crate::sparql::print;
use crate::store::Endpoint;
use spargebra::Query;
use spargebra::algebra::GraphPattern;
use std::collections::BTreeSet;

/// Answers a query: a table of its columns, a verdict for ASK, triples for CONSTRUCT and DESCRIBE.
///
/// A row that shows claims has their citations; any other is uncited.
///
/// # Errors
/// [`AnswerError::Endpoint`] if the endpoint fails.
pub fn answer_query(query: &Query, endpoint: &dyn Endpoint) -> Result<Answer, AnswerError> {
    let reading = Reading {
        amounts: None,
        order: None,
        take: None,
        graph: false,
        of_now: false,
        attributed: false,
        instead: None,
        adverbs: vec![],
        letters: std::collections::BTreeMap::new(),
        pronouns: std::collections::BTreeMap::new(),
        units: std::collections::BTreeMap::new(),
        form: Form::Sparql,
        columns: vec![],
        body: Condition::All(vec![]),
        about: vec![],
        tied: None,
        within: None,
        context: Context::NONE,
        paraphrase: "the query as it stands".to_owned(),
    };
    let mut answer = blank(&reading, print(query));
    let table: Vec<Vec<Option<Term>>> = match query {
        Query::Select { .. } => {
            let solutions = endpoint.select(query)?;
            answer.columns = solutions.variables;
            solutions.rows
        }
        Query::Ask { .. } => {
            let holds = endpoint.ask(query)?;
            answer.verdict = Some(if holds { Verdict::Yes } else { Verdict::Unknown });
            answer.text =
                Some(if holds { "Yes: the pattern has a solution" } else { "Not stated: it has none" }.to_owned());
            return Ok(answer);
        }
        Query::Construct { .. } | Query::Describe { .. } => {
            answer.columns = ["subject", "property", "value"].map(str::to_owned).to_vec();
            let triples = endpoint.construct(query)?;
            let row =
                |t: oxigraph::model::Triple| vec![Some(t.subject.into()), Some(t.predicate.into()), Some(t.object)];
            triples.into_iter().map(row).collect()
        }
    };
    let shown = nodes(table.iter().flatten().flatten());
    let claims: BTreeSet<NamedNode> =
        shown.iter().filter(|node| node.as_str().starts_with(namespace::CLAIM)).cloned().collect();
    let (evidence, labels) = (Evidence::fetch(endpoint, &claims)?, Labels::fetch(endpoint, &shown)?);
    answer.rows = table.iter().map(|cells| row(cells, &evidence, &labels)).collect();
    if !is_ordered(query) {
        answer.rows.sort_by_cached_key(|row| row.cells.iter().map(|cell| cell.label.clone()).collect::<Vec<_>>());
    }
    if answer.rows.is_empty() {
        answer.notes.push("the query has no solution".to_owned());
        answer.text = answer.notes.first().cloned();
    }
    Ok(answer)
}

/// Whether the query itself puts its solutions in an order.
fn is_ordered(query: &Query) -> bool {
    let mut pattern = match query {
        Query::Select { pattern, .. } => pattern,
        _ => return false,
    };
    loop {
        match pattern {
            GraphPattern::OrderBy { .. } => return true,
            GraphPattern::Project { inner, .. }
            | GraphPattern::Distinct { inner }
            | GraphPattern::Reduced { inner }
            | GraphPattern::Slice { inner, .. } => pattern = inner,
            _ => return false,
        }
    }
}

fn row(cells: &[Option<Term>], evidence: &Evidence, labels: &Labels) -> Row {
    let claims = nodes(cells.iter().flatten());
    let cells = cells.iter().map(|cell| labels.cell(cell.as_ref())).collect();
    Row { cells, citations: evidence.citations(&claims), ..Row::default() }
}

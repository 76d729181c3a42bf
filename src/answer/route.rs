//! How two things are connected: the steps of a shortest path, each with its sentence.

use super::evidence::Evidence;
use super::labels::Labels;
use super::{Answer, AnswerError, Cell, CellKind, Row, blank, words};
use crate::paths::{Edge, Network, Tie};
use crate::question::Reading;
use crate::rdf::{NamedNode, namespace};
use crate::sparql::{Rules, edges, print};
use crate::store::Endpoint;
use std::collections::BTreeSet;

/// How many steps are tried if the question does not say.
const STEPS: usize = 6;

/// Answers with the steps of a path.
pub(super) fn answer(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Answer, AnswerError> {
    let query = edges(&Network::plain_relations(rules), reading, rules);
    let mut answer = blank(reading, print(&query));
    answer.columns = ["from", "relation", "to"].map(str::to_owned).to_vec();
    let [start, end, ..] = reading.about.as_slice() else { return Ok(answer) };
    let within = reading.within.unwrap_or(STEPS);
    let network = Network::read(endpoint, &query)?;
    let ways = match reading.take {
        Some(most) if most != 1 => network.ways(&start.exactly, &end.exactly, within, most),
        _ => network.shortest(&start.exactly, &end.exactly, within).into_iter().collect(),
    };
    if ways.is_empty() {
        let steps = words::counted(within, "step");
        let none = format!("nothing said connects {} to {} within {steps}", start.label, end.label);
        answer.text = Some(none.clone());
        answer.notes.push(none);
        return Ok(answer);
    }
    let claims: BTreeSet<NamedNode> = ways.iter().flatten().flatten().filter_map(|edge| edge.claim.clone()).collect();
    let evidence = Evidence::fetch(endpoint, &claims)?;
    let mut sentences = vec![];
    for steps in &ways {
        let path = choose(steps, &start.exactly, &evidence);
        let labels = Labels::fetch(endpoint, &spoken_of(&path, &evidence))?;
        let rows: Vec<Row> = path.into_iter().map(|edge| row(edge, &evidence, &labels)).collect();
        sentences.push(text(&rows));
        answer.rows.extend(rows);
    }
    for citation in answer.rows.iter().flat_map(|row| &row.citations) {
        if !answer.citations.contains(citation) {
            answer.citations.push(citation.clone());
        }
    }
    if let Some(most) = reading.take.filter(|&most| most != 1) {
        number(&mut answer, &ways.iter().map(Vec::len).collect::<Vec<_>>());
        if ways.len() < most {
            let steps = words::counted(within, "step");
            answer.notes.push(format!("there are no more within {steps} that visit nothing twice"));
        }
    }
    answer.text = Some(sentences.join("\n"));
    Ok(answer)
}

/// Numbers the ways, each of so many rows, in a column of their own.
fn number(answer: &mut Answer, lengths: &[usize]) {
    let numbers = lengths.iter().enumerate().flat_map(|(at, &length)| std::iter::repeat_n(at + 1, length));
    for (row, number) in answer.rows.iter_mut().zip(numbers) {
        let (value, label) = (number.to_string(), number.to_string());
        row.cells.insert(0, Cell { kind: CellKind::Literal, value, label });
    }
    answer.columns.insert(0, "way".to_owned());
}

/// One path through the steps: at each, the edge that is said first in the text, plain edges last.
fn choose<'a>(steps: &'a [Vec<Edge>], starts: &[NamedNode], evidence: &Evidence) -> Vec<&'a Edge> {
    let mut at: BTreeSet<&NamedNode> = starts.iter().collect();
    let mut path = Vec::new();
    for step in steps {
        let place = |edge: &&Edge| {
            let said = edge.claim.as_ref().and_then(|claim| evidence.claim(claim));
            (said.is_none(), edge.tie != Tie::Object, said.map(|said| said.place()), (*edge).clone())
        };
        let leaving = step.iter().filter(|edge| at.contains(&edge.from) || at.contains(&edge.to));
        let Some(edge) = leaving.min_by(|one, other| place(one).cmp(&place(other))) else { break };
        let far = if at.contains(&edge.from) { &edge.to } else { &edge.from };
        at = BTreeSet::from([far]);
        path.push(edge);
    }
    path
}

fn spoken_of(path: &[&Edge], evidence: &Evidence) -> BTreeSet<NamedNode> {
    let mut nodes = BTreeSet::new();
    for edge in path {
        nodes.extend([edge.from.clone(), edge.relation.clone(), edge.to.clone()]);
        let said = edge.claim.as_ref().and_then(|claim| evidence.claim(claim));
        nodes.extend(super::labels::nodes(said.and_then(|said| said.object.as_ref())));
    }
    nodes
}

/// A step, in the direction in which it was said.
fn row(edge: &Edge, evidence: &Evidence, labels: &Labels) -> Row {
    let said = edge.claim.as_ref().and_then(|claim| evidence.claim(claim));
    let (modality, polarity) = said.map(|said| (said.modality, said.polarity)).unzip();
    let cell = |node: &NamedNode| labels.cell(Some(&node.clone().into()));
    let mut relation = cell(&edge.relation);
    // What another graph calls a relation by is a noun, or a verb that is inflected already.
    if edge.relation.as_str().starts_with(namespace::REL) {
        relation.label = words::predicate(&relation.label, modality.unwrap_or_default(), polarity.unwrap_or_default());
    }
    let object = said.and_then(|said| said.object.as_ref()).map(|object| labels.of_term(object));
    match (&edge.tie, object) {
        (Tie::Object, _) => {}
        (Tie::Scope(preposition), Some(object)) => relation.label += &format!(" {object} {preposition}"),
        (Tie::Scope(preposition), None) => relation.label += &format!(" {preposition}"),
        (Tie::Place, Some(object)) => relation.label += &format!(" {object} at"),
        (Tie::Place, None) => relation.label += " at",
    }
    let citations = said.map(|said| said.citations.clone()).unwrap_or_default();
    let confidence = said.and_then(|said| said.confidence);
    let cells = vec![cell(&edge.from), relation, cell(&edge.to)];
    Row { cells, modality, polarity, word: None, confidence, citations }
}

/// "Casey Mace leads …; SOM1 is a session of SOM."
fn text(rows: &[Row]) -> String {
    let step = |row: &Row| row.cells.iter().map(|cell| cell.label.clone()).collect::<Vec<_>>().join(" ");
    let steps: Vec<String> = rows.iter().map(step).collect();
    format!("{}.", steps.join("; "))
}

//! "What is Mercury?" where a planet, a god and a river are called so: each is told of by itself.

use super::labels::{Labels, nodes, objects};
use super::{Answer, AnswerError, Cell, CellKind, blank, describe, words};
use crate::question::{Condition, Form, Reading, Things};
use crate::rdf::{NamedNode, Term, namespace};
use crate::sparql::Rules;
use crate::store::Endpoint;
use std::collections::BTreeSet;

/// The most namesakes that are told apart.
const MOST: usize = 8;

/// What is said of each of several things of one name; none where one thing is meant, or nothing tells them apart.
pub(super) fn answer(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Option<Answer>, AnswerError> {
    let [things] = reading.about.as_slice() else { return Ok(None) };
    if matches!(reading.body, Condition::Statement(_)) || reading.form != Form::Describe {
        return Ok(None);
    }
    let Some(kinds) = kinds(things, endpoint)? else { return Ok(None) };
    let mut whole = blank(reading, String::new());
    whole.columns = ["called so", "relation", "value"].map(str::to_owned).to_vec();
    let mut queries = vec![];
    for (thing, kind) in &kinds {
        let label = format!("{} ({kind})", things.label);
        let alone = Things { label: label.clone(), exactly: vec![thing.clone()], narrower: vec![], ..things.clone() };
        let alone = Reading { about: vec![alone], ..reading.clone() };
        let mut told = describe::answer(&alone, endpoint, rules)?;
        let cell = Cell { kind: CellKind::Iri, value: thing.as_str().to_owned(), label };
        told.rows.iter_mut().for_each(|row| row.cells.insert(0, cell.clone()));
        whole.rows.extend(told.rows);
        whole.citations.extend(told.citations);
        whole.notes.extend(told.notes);
        queries.push(told.sparql);
    }
    whole.sparql = queries.join("\n\n");
    let named: Vec<&String> = kinds.iter().map(|(_, kind)| kind).collect();
    let named: Vec<String> = named.into_iter().cloned().collect();
    whole.text = Some(format!("{} things are called {}: {}.", kinds.len(), things.label, words::list(&named)));
    Ok(Some(whole))
}

/// The things of a name, each with the kind that none of the others is of.
fn kinds(things: &Things, endpoint: &dyn Endpoint) -> Result<Option<Vec<(NamedNode, String)>>, AnswerError> {
    if !(2..=MOST).contains(&things.exactly.len()) {
        return Ok(None);
    }
    let mut typed: Vec<(NamedNode, Vec<Term>)> = vec![];
    for thing in &things.exactly {
        typed.push((thing.clone(), objects(endpoint, thing, namespace::TYPE)?));
    }
    let labels = Labels::fetch(endpoint, &nodes(typed.iter().flat_map(|(_, classes)| classes)))?;
    let own = |class: &&Term| matches!(class, Term::NamedNode(node) if node.as_str().starts_with(namespace::RAP));
    let mut kinds = vec![];
    for (thing, classes) in &typed {
        // Names in a text are told apart, or taken for one, where the text is read.
        let Some(class) = classes.first().filter(|_| !classes.iter().any(|class| own(&class))) else { return Ok(None) };
        kinds.push((thing.clone(), labels.of_term(class)));
    }
    let distinct: BTreeSet<&String> = kinds.iter().map(|(_, kind)| kind).collect();
    Ok((distinct.len() == kinds.len()).then_some(kinds))
}

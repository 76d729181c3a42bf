//! "What is Mercury?" where a planet, a god and a river are called so: each is told of by itself.

use super::labels::{Labels, nodes, objects};
use super::shortened::replace;
use super::{Answer, AnswerError, Cell, CellKind, Row, Verdict, blank, by_form, describe, words};
use crate::question::{Condition, Form, Operand, Reading, Things};
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

/// What is answered of each of several things of one name that a question is about; none where it is about one, or nothing
/// tells them apart.
pub(super) fn apart(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Option<Answer>, AnswerError> {
    if !matches!(reading.form, Form::Wh | Form::List | Form::HowMany | Form::YesNo) {
        return Ok(None);
    }
    for things in named(&reading.body) {
        let Some(kinds) = kinds(&things, endpoint)? else { continue };
        let mut told = vec![];
        for (thing, kind) in &kinds {
            let one = Things { exactly: vec![thing.clone()], narrower: vec![], broader: vec![], ..things.clone() };
            let mut alone = Reading { instead: None, ..reading.clone() };
            replace(&mut alone.body, &things, &one);
            let answer = by_form(&alone, endpoint, rules)?;
            let label = format!("{} ({kind})", things.label);
            let cell = Cell { kind: CellKind::Iri, value: thing.as_str().to_owned(), label };
            if answer.is_answered() {
                told.push((cell, answer));
            }
        }
        let named: Vec<String> = kinds.iter().map(|(_, kind)| kind.clone()).collect();
        let note = format!("{} things are called {}: {}", kinds.len(), things.label, words::list(&named));
        return Ok(merged(reading, note, told));
    }
    Ok(None)
}

/// The answers of namesakes as one, each row and each verdict with the one that it is of.
fn merged(reading: &Reading, note: String, told: Vec<(Cell, Answer)>) -> Option<Answer> {
    if let [(of, answer)] = told.as_slice() {
        let note = format!("{note}; this is of {}", of.label);
        let notes = answer.notes.iter().cloned().chain([note]).collect();
        return Some(Answer { notes, reading: reading.paraphrase.clone(), ..answer.clone() });
    }
    let (_, first) = told.first()?;
    let verdicts: BTreeSet<&str> = told.iter().filter_map(|(_, answer)| answer.verdict).map(Verdict::word).collect();
    let mut whole = blank(reading, String::new());
    let each = |(of, answer): &(Cell, Answer)| {
        let said = answer.verdict.map(|verdict| verdict.word().to_lowercase()).or_else(|| answer.text.clone());
        said.map(|said| format!("of {}: {}", of.label, said.trim_end_matches('.')))
    };
    let text: Vec<String> = told.iter().filter_map(each).collect();
    whole.text = (!text.is_empty()).then(|| format!("{}.", text.join("; ")));
    // Verdicts that differ are told of each, and there is none of all.
    whole.verdict = first.verdict.filter(|_| verdicts.len() == 1);
    whole.columns = first.columns.clone();
    if verdicts.len() > 1 {
        whole.columns = vec!["verdict".to_owned()];
    }
    whole.columns.insert(0, "called so".to_owned());
    whole.notes = text.into_iter().filter(|_| first.verdict.is_some()).chain([note]).collect();
    let mut queries = vec![];
    for (of, answer) in told {
        let cells = |row: Row| Row { cells: [vec![of.clone()], row.cells].concat(), ..row };
        match answer.verdict.filter(|_| whole.verdict.is_none()) {
            Some(verdict) => whole.rows.push(judged(&of, verdict, &answer)),
            None => whole.rows.extend(answer.rows.into_iter().map(cells)),
        }
        whole.citations.extend(answer.citations);
        queries.push(answer.sparql);
    }
    whole.sparql = queries.join("\n\n");
    Some(whole)
}

/// A namesake with its verdict.
fn judged(of: &Cell, verdict: Verdict, answer: &Answer) -> Row {
    let word = verdict.word().to_lowercase();
    let verdict = Cell { kind: CellKind::Literal, value: word.clone(), label: word };
    Row { cells: vec![of.clone(), verdict], citations: answer.citations.clone(), ..Row::default() }
}

/// The things that the statements of a question name.
fn named(body: &Condition) -> Vec<Things> {
    let sides = |one: &Condition| match one {
        Condition::Statement(said) => [Some(said.subject.clone()), said.object.clone()].into_iter().flatten().collect(),
        _ => vec![],
    };
    let things = |operand: Operand| match operand {
        Operand::Things(things) => Some(things),
        _ => None,
    };
    body.parts().iter().flat_map(sides).filter_map(things).collect()
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

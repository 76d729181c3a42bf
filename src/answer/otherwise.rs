//! What was asked by a name is answered by another one: "who is the chair?" is not "the chair".

use super::AnswerError;
use super::labels::objects;
use super::table::Found;
use crate::question::{Condition, Operand, Reading};
use crate::rdf::{NamedNode, Term, namespace};
use crate::store::Endpoint;
use std::collections::BTreeSet;

/// Puts another name of the same thing in the place of one that the question has.
pub(super) fn named(endpoint: &dyn Endpoint, reading: &Reading, found: &mut [Found]) -> Result<(), AnswerError> {
    let mut asked = BTreeSet::new();
    gather(&reading.body, &mut asked);
    for cell in found.iter_mut().filter_map(|found| found.cells.first_mut()) {
        let Some(Term::NamedNode(node)) = cell else { continue };
        if asked.contains(node)
            && let Some(other) = other_name(endpoint, node, &asked)?
        {
            *cell = Some(other.into());
        }
    }
    Ok(())
}

/// The things that a question names and is about.
fn gather(condition: &Condition, asked: &mut BTreeSet<NamedNode>) {
    let mut see = |operand: Option<&Operand>| {
        if let Some(Operand::Things(things)) = operand {
            asked.extend(things.exactly.iter().chain(&things.narrower).cloned());
        }
    };
    match condition {
        Condition::Statement(said) if said.predicate.label == "be" => {
            see(Some(&said.subject));
            see(said.object.as_ref());
        }
        Condition::All(all) | Condition::Any(all) => all.iter().for_each(|one| gather(one, asked)),
        _ => {}
    }
}

/// The first of the thing's other names that the question does not have.
fn other_name(
    endpoint: &dyn Endpoint,
    node: &NamedNode,
    asked: &BTreeSet<NamedNode>,
) -> Result<Option<NamedNode>, AnswerError> {
    let others = objects(endpoint, node, namespace::SAME_AS)?.into_iter().filter_map(|other| match other {
        Term::NamedNode(other) if !asked.contains(&other) => Some(other),
        _ => None,
    });
    Ok(others.min())
}

//! SPARQL Update on a kept graph: what a sequence of operations comes to, as one change.

use super::halt::halting;
use super::kept::{Change, Snapshot};
use super::remote::Calls;
use super::view::View;
use super::{EndpointError, bare};
use crate::index::id::DEFAULT_GRAPH;
use crate::rdf::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use oxigraph::model::BlankNode;
use spareval::{CancellationToken, DeleteInsertQuad, QueryEvaluator};
use spargebra::algebra::GraphTarget;
use spargebra::term::{GraphName as Named, GroundQuad, GroundTerm, Quad as Data};
use spargebra::{GraphUpdateOperation, Update};
use std::collections::{BTreeMap, HashSet};

/// What an update comes to on a snapshot: each of its operations sees what those before it did.
///
/// # Errors
/// [`EndpointError::Abroad`] for a host that is not asked; otherwise as the engine fails.
pub(super) fn change(
    snapshot: &Snapshot,
    update: &Update,
    stop: &CancellationToken,
    calls: &Calls,
) -> Result<Change, EndpointError> {
    let evaluator = QueryEvaluator::new().with_default_service_handler(calls.clone());
    let mut working = Working { snapshot: snapshot.clone(), inserted: HashSet::new(), removed: HashSet::new() };
    for operation in &update.operations {
        halting(Some(stop), || working.apply(operation, update, &evaluator, stop))?;
    }
    working.snapshot.sound()?;
    let Working { inserted, removed, .. } = working;
    Ok(Change {
        message: "SPARQL update".to_owned(),
        insert: inserted.into_iter().collect(),
        remove: removed.into_iter().collect(),
    })
}

/// A snapshot as the operations so far have left it, and how it differs from the first.
struct Working {
    snapshot: Snapshot,
    inserted: HashSet<Quad>,
    removed: HashSet<Quad>,
}

impl Working {
    fn apply(
        &mut self,
        operation: &GraphUpdateOperation,
        update: &Update,
        evaluator: &QueryEvaluator,
        stop: &CancellationToken,
    ) -> Result<(), EndpointError> {
        match operation {
            GraphUpdateOperation::InsertData { data } => {
                let mut fresh = BTreeMap::new();
                self.change(vec![], data.iter().map(|quad| told(quad, &mut fresh)).collect());
            }
            GraphUpdateOperation::DeleteData { data } => self.change(data.iter().map(ground).collect(), vec![]),
            GraphUpdateOperation::DeleteInsert { delete, insert, using, pattern } => {
                bare::check_pattern(pattern)?;
                let (delete, insert) = (delete.clone(), insert.clone());
                let prepared = evaluator.prepare_delete_insert(
                    delete,
                    insert,
                    update.base_iri.clone(),
                    using.clone(),
                    pattern.as_ref(),
                );
                let (mut gone, mut new) = (vec![], vec![]);
                for quad in prepared.execute(View::new(&self.snapshot).until(Some(stop.clone())))? {
                    match quad? {
                        DeleteInsertQuad::Delete(quad) => gone.push(quad),
                        DeleteInsertQuad::Insert(quad) => new.push(quad),
                    }
                }
                self.change(gone, new);
            }
            GraphUpdateOperation::Clear { graph, .. } | GraphUpdateOperation::Drop { graph, .. } => self.clear(graph),
            // A graph without quads is not recorded, so that making one changes nothing. Documents were loaded before.
            GraphUpdateOperation::Create { .. } | GraphUpdateOperation::Load { .. } => {}
        }
        Ok(())
    }

    fn clear(&mut self, graph: &GraphTarget) {
        let pattern = match graph {
            GraphTarget::DefaultGraph => Some(DEFAULT_GRAPH),
            GraphTarget::NamedNode(node) => match self.snapshot.find(node.as_ref().into()) {
                Some(graph) => Some(graph),
                None => return,
            },
            GraphTarget::NamedGraphs | GraphTarget::AllGraphs => None,
        };
        let quads = self.snapshot.quads([None, None, None, pattern]);
        let wanted = quads.filter(|quad| *graph != GraphTarget::NamedGraphs || quad[3] != DEFAULT_GRAPH);
        let gone = wanted.filter_map(|quad| self.snapshot.quad(quad)).collect();
        self.change(gone, vec![]);
    }

    /// Removes quads, then adds others; remembers only what differs from the beginning.
    fn change(&mut self, gone: Vec<Quad>, new: Vec<Quad>) {
        let mut removed = vec![];
        for quad in gone {
            let Some(numbers) = self.snapshot.find_quad(&quad).filter(|&quad| self.snapshot.contains(quad)) else {
                continue;
            };
            removed.push(numbers);
            if !self.inserted.remove(&quad) {
                self.removed.insert(quad);
            }
        }
        removed.sort_unstable();
        removed.dedup();
        self.snapshot.change(&[], &removed);
        let mut added = vec![];
        for quad in new {
            let numbers = self.snapshot.intern_quad(&quad);
            if self.snapshot.contains(numbers) {
                continue;
            }
            added.push(numbers);
            if !self.removed.remove(&quad) {
                self.inserted.insert(quad);
            }
        }
        added.sort_unstable();
        added.dedup();
        self.snapshot.change(&added, &[]);
    }
}

/// A quad of INSERT DATA, whose blank nodes are new ones.
fn told(quad: &Data, fresh: &mut BTreeMap<String, BlankNode>) -> Quad {
    let mut new = |node: &BlankNode| fresh.entry(node.as_str().to_owned()).or_default().clone();
    let subject = match &quad.subject {
        NamedOrBlankNode::BlankNode(node) => new(node).into(),
        named @ NamedOrBlankNode::NamedNode(_) => named.clone(),
    };
    let object = match &quad.object {
        Term::BlankNode(node) => new(node).into(),
        other => other.clone(),
    };
    Quad { subject, predicate: quad.predicate.clone(), object, graph_name: graph_name(&quad.graph_name) }
}

fn ground(quad: &GroundQuad) -> Quad {
    let object = match &quad.object {
        GroundTerm::NamedNode(node) => Term::from(node.clone()),
        GroundTerm::Literal(literal) => literal.clone().into(),
    };
    let subject: NamedNode = quad.subject.clone();
    Quad {
        subject: subject.into(),
        predicate: quad.predicate.clone(),
        object,
        graph_name: graph_name(&quad.graph_name),
    }
}

fn graph_name(graph: &Named) -> GraphName {
    match graph {
        Named::NamedNode(node) => node.clone().into(),
        Named::DefaultGraph => GraphName::DefaultGraph,
    }
}

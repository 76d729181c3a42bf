//! What is asked of a snapshot: answered on its columns where they suffice, else by the evaluator.

use super::bare;
use super::endpoint::solutions;
use super::halt::halting;
use super::kept::Snapshot;
use super::limit::Until;
use super::view::View;
use super::{Abroad, EndpointError, Numbered, QuadPattern, Solutions, native};
use crate::index::id::DEFAULT_GRAPH;
use crate::rdf::{NamedOrBlankNode, Quad};
use oxigraph::model::Triple;
use spareval::{QueryEvaluator, QueryResults};
use spargebra::Query;
use std::sync::Arc;

/// The most quads of a graph through which the evaluator goes for a glance.
const GLANCED: usize = 20_000;

/// A snapshot of which something is asked. Whatever turns out to be damaged on the way is an error, and no answer.
pub(super) struct Asked<'a> {
    snapshot: &'a Snapshot,
    abroad: &'a Abroad,
    until: Until<'a>,
}

impl<'a> Asked<'a> {
    pub(super) fn of(snapshot: &'a Snapshot, abroad: &'a Abroad, until: impl Into<Until<'a>>) -> Self {
        Self { snapshot, abroad, until: until.into() }
    }

    /// Evaluates a query of any form.
    pub(super) fn evaluate(
        &self,
        query: &Query,
        read: &mut dyn FnMut(QueryResults<'_>) -> Result<(), EndpointError>,
    ) -> Result<(), EndpointError> {
        self.evaluated(query, read)
    }

    pub(super) fn select(&self, query: &Query) -> Result<Solutions, EndpointError> {
        let found = native::select(&View::new(self.snapshot), query, &self.until);
        self.snapshot.sound()?;
        if let Some(found) = found? {
            return Ok(found);
        }
        self.evaluated(query, |results| match results {
            QueryResults::Solutions(found) => solutions(found),
            _ => Err(EndpointError::WrongForm { expected: "SELECT" }),
        })
    }

    /// The solutions of a SELECT query as numbers of the terms of what is asked.
    pub(super) fn numbered(&self, query: &Query, held: &Arc<Snapshot>) -> Result<Numbered, EndpointError> {
        let view = View::new(held);
        let found = native::numbered(&view, query, &self.until);
        held.sound()?;
        match found? {
            Some((width, cells)) => Ok(Numbered::held(Arc::clone(held), view.made(), width, cells)),
            None => self.select(query).map(Numbered::of),
        }
    }

    /// What is found of a query's solutions within the steps; where only the evaluator could tell, which counts no steps,
    /// nothing of a large graph.
    pub(super) fn glance(&self, query: &Query) -> Result<Solutions, EndpointError> {
        let found = native::select(&View::new(self.snapshot), query, &self.until);
        self.snapshot.sound()?;
        match found? {
            Some(found) => Ok(found),
            None if self.snapshot.len() > GLANCED => Ok(Solutions::default()),
            None => self.select(query),
        }
    }

    pub(super) fn ask(&self, query: &Query) -> Result<bool, EndpointError> {
        let found = native::ask(&View::new(self.snapshot), query, &self.until);
        self.snapshot.sound()?;
        if let Some(holds) = found? {
            return Ok(holds);
        }
        self.evaluated(query, |results| match results {
            QueryResults::Boolean(holds) => Ok(holds),
            _ => Err(EndpointError::WrongForm { expected: "ASK" }),
        })
    }

    pub(super) fn construct(&self, query: &Query) -> Result<Vec<Triple>, EndpointError> {
        self.evaluated(query, |results| match results {
            QueryResults::Graph(triples) => Ok(triples.collect::<Result<_, _>>()?),
            _ => Err(EndpointError::WrongForm { expected: "CONSTRUCT" }),
        })
    }

    /// How the evaluator goes about a query.
    pub(super) fn plan(&self, query: &Query) -> Result<Option<String>, EndpointError> {
        let evaluator = self.evaluator().compute_statistics();
        bare::check(query)?;
        self.until.watch(|token| {
            halting(token.clone().as_ref(), || {
                let (results, explanation) = evaluator.prepare(query).explain(View::new(self.snapshot).until(token));
                if let QueryResults::Solutions(mut solutions) = results? {
                    solutions.try_for_each(|solution| solution.map(|_| ()))?;
                }
                self.snapshot.sound()?;
                let mut json = Vec::new();
                let told = explanation.write_in_json(&mut json).is_ok();
                Ok(told.then(|| super::plan::lines(&json)).flatten())
            })
        })
    }

    pub(super) fn quads(&self, pattern: &QuadPattern) -> Result<Vec<Quad>, EndpointError> {
        let quads = numbers(self.snapshot, pattern).map(|numbers| self.snapshot.quads(numbers));
        let found = quads.into_iter().flatten().filter_map(|quad| self.snapshot.quad(quad)).collect();
        self.snapshot.sound()?;
        Ok(found)
    }

    pub(super) fn count(&self, pattern: &QuadPattern, most: usize) -> usize {
        numbers(self.snapshot, pattern).map_or(0, |numbers| self.snapshot.quads(numbers).take(most).count())
    }

    pub(super) fn all_quads(&self) -> Result<Vec<Quad>, EndpointError> {
        let found = self.snapshot.quads([None; 4]).filter_map(|quad| self.snapshot.quad(quad)).collect();
        self.snapshot.sound()?;
        Ok(found)
    }

    fn evaluator(&self) -> QueryEvaluator {
        QueryEvaluator::new().with_default_service_handler(self.abroad.calls(&self.until.limit()))
    }

    fn evaluated<T>(
        &self,
        query: &Query,
        read: impl FnOnce(QueryResults<'_>) -> Result<T, EndpointError>,
    ) -> Result<T, EndpointError> {
        bare::check(query)?;
        self.until.watch(|token| {
            let found = halting(token.clone().as_ref(), || {
                let results = self.evaluator().prepare(query).execute(View::new(self.snapshot).until(token));
                results.map_err(EndpointError::from).and_then(read)
            });
            self.snapshot.sound()?;
            found
        })
    }
}

/// A pattern as numbers; `None` if the graph does not know one of its terms.
fn numbers(snapshot: &Snapshot, pattern: &QuadPattern) -> Option<[Option<u32>; 4]> {
    let subject = pattern.subject.as_ref().map(|subject| match subject {
        NamedOrBlankNode::NamedNode(node) => snapshot.find(node.as_ref().into()),
        NamedOrBlankNode::BlankNode(node) => snapshot.find(node.as_ref().into()),
    });
    let predicate = pattern.predicate.as_ref().map(|predicate| snapshot.find(predicate.as_ref().into()));
    let object = pattern.object.as_ref().map(|object| snapshot.find(object.as_ref()));
    let known = [subject, predicate, object].map(|part| part.map_or(Some(None), |part| part.map(Some)));
    let [s, p, o] = known;
    Some([s?, p?, o?, Some(DEFAULT_GRAPH)])
}

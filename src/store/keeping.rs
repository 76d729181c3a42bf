//! A kept graph behind the same door as every other.

use super::endpoint::{Committed, solutions};
use super::kept::{Change, Kept, Snapshot};
use super::view::View;
use super::{Endpoint, EndpointError, Limit, QuadPattern, Solutions, native};
use crate::index::id::DEFAULT_GRAPH;
use crate::rdf::{NamedOrBlankNode, Quad};
use oxigraph::model::Triple;
use spareval::{CancellationToken, QueryEvaluator, QueryResults};
use spargebra::{Query, Update};

impl Endpoint for Kept {
    fn evaluate(
        &self,
        query: &Query,
        stop: &CancellationToken,
        read: &mut dyn FnMut(QueryResults<'_>) -> Result<(), EndpointError>,
    ) -> Result<(), EndpointError> {
        let evaluator = QueryEvaluator::new().with_cancellation_token(stop.clone());
        self.with_evaluator(&evaluator, query, read)
    }

    fn update(&self, update: &Update, stop: &CancellationToken) -> Result<(), EndpointError> {
        self.commit_with(|snapshot| super::update::change(snapshot, update, stop)).map(drop)
    }

    fn select(&self, query: &Query) -> Result<Solutions, EndpointError> {
        if let Some(found) = self.directly(|view, limit| native::select(view, query, limit))? {
            return Ok(found);
        }
        self.with(query, |results| match results {
            QueryResults::Solutions(found) => solutions(found),
            _ => Err(EndpointError::WrongForm { expected: "SELECT" }),
        })
    }

    fn ask(&self, query: &Query) -> Result<bool, EndpointError> {
        if let Some(holds) = self.directly(|view, limit| native::ask(view, query, limit))? {
            return Ok(holds);
        }
        self.with(query, |results| match results {
            QueryResults::Boolean(holds) => Ok(holds),
            _ => Err(EndpointError::WrongForm { expected: "ASK" }),
        })
    }

    fn limit(&self, limit: Limit) {
        self.set_limit(limit);
    }

    fn kept(&self) -> Option<&Kept> {
        Some(self)
    }

    fn construct(&self, query: &Query) -> Result<Vec<Triple>, EndpointError> {
        self.with(query, |results| match results {
            QueryResults::Graph(triples) => Ok(triples.collect::<Result<_, _>>()?),
            _ => Err(EndpointError::WrongForm { expected: "CONSTRUCT" }),
        })
    }

    fn commit(&self, change: Change) -> Result<Committed, EndpointError> {
        Ok(Kept::commit(self, &change)?)
    }

    fn len(&self) -> Result<usize, EndpointError> {
        Ok(self.snapshot().len())
    }

    fn quads(&self, pattern: &QuadPattern) -> Result<Vec<Quad>, EndpointError> {
        let snapshot = self.snapshot();
        let found = match numbers(&snapshot, pattern) {
            Some(numbers) => snapshot.quads(numbers).filter_map(|quad| snapshot.quad(quad)).collect(),
            None => vec![],
        };
        snapshot.sound()?;
        Ok(found)
    }

    fn count(&self, pattern: &QuadPattern, most: usize) -> Option<usize> {
        let snapshot = self.snapshot();
        let numbers = numbers(&snapshot, pattern);
        Some(numbers.map_or(0, |numbers| snapshot.quads(numbers).take(most).count()))
    }

    fn all_quads(&self) -> Result<Vec<Quad>, EndpointError> {
        let snapshot = self.snapshot();
        let found = snapshot.quads([None; 4]).filter_map(|quad| snapshot.quad(quad)).collect();
        snapshot.sound()?;
        Ok(found)
    }
}

impl Kept {
    /// Answers on the columns, if that can be done; nothing is answered if the file turned out to be damaged.
    fn directly<T>(
        &self,
        answer: impl FnOnce(&View<'_>, &Limit) -> Result<Option<T>, EndpointError>,
    ) -> Result<Option<T>, EndpointError> {
        let (snapshot, limit) = (self.snapshot(), self.limit_now());
        let found = answer(&View::new(&snapshot), &limit);
        snapshot.sound()?;
        found
    }

    /// Evaluates a query within the time limit.
    fn with<T>(
        &self,
        query: &Query,
        read: impl FnOnce(QueryResults<'_>) -> Result<T, EndpointError>,
    ) -> Result<T, EndpointError> {
        self.limit_now().watch(|token| {
            let evaluator = QueryEvaluator::new();
            let evaluator = match token {
                Some(token) => evaluator.with_cancellation_token(token),
                None => evaluator,
            };
            self.with_evaluator(&evaluator, query, read)
        })
    }

    /// Evaluates a query, and gives nothing of what it found if the file turned out to be damaged on the way.
    fn with_evaluator<T>(
        &self,
        evaluator: &QueryEvaluator,
        query: &Query,
        read: impl FnOnce(QueryResults<'_>) -> Result<T, EndpointError>,
    ) -> Result<T, EndpointError> {
        let snapshot = self.snapshot();
        let found = evaluator.prepare(query).execute(View::new(&snapshot)).map_err(EndpointError::from).and_then(read);
        snapshot.sound()?;
        found
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

//! A graph in memory on oxigraph: what columns of our own are held to, and measured against.

use super::endpoint::{Committed, solutions};
use super::kept::Change;
use super::{Endpoint, EndpointError, Limit, QuadPattern, RemoteError, Solutions};
use crate::rdf::{Quad, Tongue};
use oxigraph::model::{GraphNameRef, Triple};
use oxigraph::sparql::{CancellationToken, QueryResults, SparqlEvaluator};
use oxigraph::store::{QuadIter, Store};
use spargebra::{GraphUpdateOperation, Query, Update};
use std::sync::{Arc, Mutex, PoisonError};

/// A graph in memory, on oxigraph; it is gone with the process.
#[derive(Clone)]
pub struct Embedded {
    store: Store,
    limit: Arc<Mutex<Limit>>,
    tongue: Arc<Mutex<Tongue>>,
}

impl Embedded {
    /// An empty graph.
    ///
    /// # Errors
    /// [`EndpointError::Storage`] if the engine cannot start.
    pub fn new() -> Result<Self, EndpointError> {
        Ok(Self { store: Store::new()?, limit: Arc::default(), tongue: Arc::default() })
    }

    /// A graph that oxigraph keeps in a folder on RocksDB, to be measured beside others.
    ///
    /// # Errors
    /// [`EndpointError::Storage`] if the engine cannot start there.
    #[cfg(feature = "rocksdb")]
    pub fn on_rocksdb(folder: &std::path::Path) -> Result<Self, EndpointError> {
        Ok(Self { store: Store::open(folder)?, limit: Arc::default() })
    }

    /// The quads of the default graph that match.
    fn matching(&self, pattern: &QuadPattern) -> QuadIter<'static> {
        self.store.quads_for_pattern(
            pattern.subject.as_ref().map(Into::into),
            pattern.predicate.as_ref().map(Into::into),
            pattern.object.as_ref().map(Into::into),
            Some(GraphNameRef::DefaultGraph),
        )
    }

    /// Evaluates a query and reads what it gives, within the time limit.
    fn run<T>(
        &self,
        query: &Query,
        read: impl FnOnce(QueryResults<'static>) -> Result<T, EndpointError>,
    ) -> Result<T, EndpointError> {
        let limit = *self.limit.lock().unwrap_or_else(PoisonError::into_inner);
        limit.watch(|token| {
            let evaluator = SparqlEvaluator::new();
            let evaluator = match token {
                Some(token) => evaluator.with_cancellation_token(token),
                None => evaluator,
            };
            read(evaluator.for_query(query.clone()).on_store(&self.store).execute()?)
        })
    }
}

impl Endpoint for Embedded {
    fn evaluate(
        &self,
        query: &Query,
        stop: &CancellationToken,
        read: &mut dyn FnMut(QueryResults<'_>) -> Result<(), EndpointError>,
    ) -> Result<(), EndpointError> {
        let evaluator = SparqlEvaluator::new().with_cancellation_token(stop.clone());
        read(evaluator.for_query(query.clone()).on_store(&self.store).execute()?)
    }

    fn update(&self, update: &Update, stop: &CancellationToken) -> Result<(), EndpointError> {
        let load = update.operations.iter().find_map(|operation| match operation {
            GraphUpdateOperation::Load { silent: false, source, .. } => Some(source.as_str().to_owned()),
            _ => None,
        });
        if let Some(address) = load {
            return Err(EndpointError::Abroad(RemoteError::NotAllowed { host: address.clone(), address }));
        }
        let mut transaction = self.store.start_transaction()?;
        let evaluator = SparqlEvaluator::new().with_cancellation_token(stop.clone());
        evaluator.for_update(update.clone()).on_transaction(&mut transaction).execute()?;
        Ok(transaction.commit()?)
    }

    fn select(&self, query: &Query) -> Result<Solutions, EndpointError> {
        self.run(query, |results| match results {
            QueryResults::Solutions(found) => solutions(found),
            _ => Err(EndpointError::WrongForm { expected: "SELECT" }),
        })
    }

    fn ask(&self, query: &Query) -> Result<bool, EndpointError> {
        self.run(query, |results| match results {
            QueryResults::Boolean(holds) => Ok(holds),
            _ => Err(EndpointError::WrongForm { expected: "ASK" }),
        })
    }

    fn limit(&self, limit: Limit) {
        *self.limit.lock().unwrap_or_else(PoisonError::into_inner) = limit;
    }

    fn speak(&self, tongue: Tongue) {
        *self.tongue.lock().unwrap_or_else(PoisonError::into_inner) = tongue;
    }

    fn tongue(&self) -> Tongue {
        self.tongue.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn plan(&self, query: &Query) -> Result<Option<String>, EndpointError> {
        let evaluator = SparqlEvaluator::new().for_query(query.clone());
        let (results, explanation) = evaluator.on_store(&self.store).compute_statistics().explain();
        if let QueryResults::Solutions(mut solutions) = results? {
            solutions.try_for_each(|solution| solution.map(|_| ()))?;
        }
        let mut json = Vec::new();
        let told = explanation.write_in_json(&mut json).is_ok();
        Ok(told.then(|| super::plan::lines(&json)).flatten())
    }

    fn construct(&self, query: &Query) -> Result<Vec<Triple>, EndpointError> {
        self.run(query, |results| match results {
            QueryResults::Graph(triples) => Ok(triples.collect::<Result<_, _>>()?),
            _ => Err(EndpointError::WrongForm { expected: "CONSTRUCT" }),
        })
    }

    fn commit(&self, change: Change) -> Result<Committed, EndpointError> {
        let before = self.store.len()?;
        let mut transaction = self.store.start_transaction()?;
        change.remove.iter().for_each(|quad| transaction.remove(quad));
        transaction.commit()?;
        let between = self.store.len()?;
        self.store.extend(change.insert)?;
        let (added, removed) = (self.store.len()? - between, before - between);
        Ok(Committed { number: 0, message: change.message, added: added as u64, removed: removed as u64 })
    }

    fn len(&self) -> Result<usize, EndpointError> {
        Ok(self.store.len()?)
    }

    fn quads(&self, pattern: &QuadPattern) -> Result<Vec<Quad>, EndpointError> {
        Ok(self.matching(pattern).collect::<Result<_, _>>()?)
    }

    fn count(&self, pattern: &QuadPattern, most: usize) -> Option<usize> {
        Some(self.matching(pattern).take(most).count())
    }

    fn all_quads(&self) -> Result<Vec<Quad>, EndpointError> {
        Ok(self.store.iter().collect::<Result<_, _>>()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{RdfFormat, parse};
    use spargebra::SparqlParser;

    fn world() -> Embedded {
        let quads = parse("t.ttl", b"<x:a> <x:p> <x:b>, <x:c> . <x:b> <x:q> 1 .", RdfFormat::Turtle).unwrap();
        let world = Embedded::new().unwrap();
        world.insert(quads).unwrap();
        world
    }

    fn query(text: &str) -> Query {
        SparqlParser::new().parse_query(text).unwrap()
    }

    #[test]
    fn answers_each_form_of_query() {
        let world = world();
        let solutions = world.select(&query("SELECT ?o ?n { <x:a> <x:p> ?o OPTIONAL { ?o <x:q> ?n } }")).unwrap();
        assert_eq!((solutions.variables.join(" "), solutions.rows.len()), ("o n".to_owned(), 2));
        assert_eq!(solutions.rows.iter().filter(|row| row[1].is_none()).count(), 1);
        assert!(world.ask(&query("ASK { <x:b> <x:q> 1 }")).unwrap());
        assert_eq!(world.construct(&query("CONSTRUCT WHERE { <x:a> ?p ?o }")).unwrap().len(), 2);
    }

    #[test]
    fn a_query_of_another_form_is_refused() {
        let wrong = world().select(&query("ASK { ?s ?p ?o }"));
        assert!(matches!(wrong, Err(EndpointError::WrongForm { expected: "SELECT" })));
    }

    #[test]
    fn finds_quads_by_their_parts() {
        let predicate = Some(crate::rdf::NamedNode::new_unchecked("x:p"));
        let pattern = QuadPattern { predicate, ..QuadPattern::default() };
        assert_eq!(world().quads(&pattern).unwrap().len(), 2);
        assert_eq!(world().count(&pattern, 9), Some(2));
        assert_eq!(world().count(&pattern, 1), Some(1));
        assert_eq!(world().quads(&QuadPattern::default()).unwrap().len(), world().len().unwrap());
    }
}

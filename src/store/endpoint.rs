//! The one door to a graph.

use super::kept::{Change, Kept};
use super::{Abroad, EndpointError, Limit, Numbered};
use crate::rdf::{NamedNode, NamedOrBlankNode, Quad, Term, Tongue};
use oxigraph::model::{Triple, Variable};
use oxigraph::sparql::{CancellationToken, QueryResults, QuerySolution, QuerySolutionIter};
use spargebra::{Query, Update};
use std::sync::Arc;

pub use super::kept::Committed;

/// The table that a SELECT query gives, in no promised order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Solutions {
    /// The names of the variables, without `?`.
    pub variables: Vec<String>,
    /// One row for each solution, one place for each variable.
    pub rows: Vec<Vec<Option<Term>>>,
}

/// Quads of the default graph by their parts; an absent part matches anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuadPattern {
    /// The subject.
    pub subject: Option<NamedOrBlankNode>,
    /// The predicate.
    pub predicate: Option<NamedNode>,
    /// The object.
    pub object: Option<Term>,
}

/// Something that holds quads in one default graph and answers SPARQL 1.1.
pub trait Endpoint: Send + Sync {
    /// Evaluates a query of any form and hands over its results, until the token is cancelled.
    ///
    /// # Errors
    /// As `read` fails, or the engine; a query that was stopped [`EndpointError::is_stopped`].
    fn evaluate(
        &self,
        query: &Query,
        stop: &CancellationToken,
        read: &mut dyn FnMut(QueryResults<'_>) -> Result<(), EndpointError>,
    ) -> Result<(), EndpointError>;

    /// Makes the changes of a SPARQL update, all or none.
    ///
    /// # Errors
    /// As [`Endpoint::evaluate`]; [`EndpointError::Abroad`].
    fn update(&self, update: &Update, stop: &CancellationToken) -> Result<(), EndpointError>;

    /// The solutions of a SELECT query.
    ///
    /// # Errors
    /// [`EndpointError::WrongForm`] for any other query; otherwise as the engine fails.
    fn select(&self, query: &Query) -> Result<Solutions, EndpointError>;

    /// Whether an ASK query has a solution.
    ///
    /// # Errors
    /// As [`Endpoint::select`].
    fn ask(&self, query: &Query) -> Result<bool, EndpointError>;

    /// The solutions of a SELECT query, until the token is cancelled.
    ///
    /// # Errors
    /// As [`Endpoint::select`]; a query that was stopped [`EndpointError::is_stopped`].
    fn select_until(&self, query: &Query, stop: &CancellationToken) -> Result<Solutions, EndpointError> {
        let mut table = Solutions::default();
        self.evaluate(query, stop, &mut |results| match results {
            QueryResults::Solutions(found) => solutions(found).map(|found| table = found),
            _ => Err(EndpointError::WrongForm { expected: "SELECT" }),
        })?;
        Ok(table)
    }

    /// The solutions of a SELECT query as numbers, until the token is cancelled if there is one.
    ///
    /// # Errors
    /// As [`Endpoint::select_until`].
    fn numbered(&self, query: &Query, stop: Option<&CancellationToken>) -> Result<Numbered, EndpointError> {
        let found = stop.map_or_else(|| self.select(query), |stop| self.select_until(query, stop));
        found.map(Numbered::of)
    }

    /// What is found of the solutions of a SELECT query in so many steps through the graph, which may not be all; of an
    /// engine that counts no steps, all.
    ///
    /// # Errors
    /// As [`Endpoint::select`].
    fn glance(&self, query: &Query, _steps: u32) -> Result<Solutions, EndpointError> {
        self.select(query)
    }

    /// Whether an ASK query has a solution, until the token is cancelled.
    ///
    /// # Errors
    /// As [`Endpoint::select_until`].
    fn ask_until(&self, query: &Query, stop: &CancellationToken) -> Result<bool, EndpointError> {
        let mut answer = false;
        self.evaluate(query, stop, &mut |results| match results {
            QueryResults::Boolean(holds) => {
                answer = holds;
                Ok(())
            }
            _ => Err(EndpointError::WrongForm { expected: "ASK" }),
        })?;
        Ok(answer)
    }

    /// Sets a limit to how long answers may take from now on.
    fn limit(&self, limit: Limit);

    /// Sets the language of which names are looked for and shown from now on.
    fn speak(&self, tongue: Tongue);

    /// The language of which names are looked for and shown.
    fn tongue(&self) -> Tongue;

    /// From now on, queries and updates may ask other hosts in this way; none, where nothing was said. What asks another
    /// engine leaves that to it.
    fn allow(&self, _abroad: Abroad) {}

    /// The kept graph that this is, if it is one.
    fn kept(&self) -> Option<&Kept> {
        None
    }

    /// A kept graph with all that its names are made of, if it is elsewhere and that was fetched from it.
    ///
    /// # Errors
    /// As the engine fails.
    fn words(&self) -> Result<Option<Arc<Kept>>, EndpointError> {
        Ok(None)
    }

    /// How the engine goes about a query, a step a line, what comes of each step after it; nothing if it does not tell.
    ///
    /// # Errors
    /// As [`Endpoint::select`].
    fn plan(&self, _query: &Query) -> Result<Option<String>, EndpointError> {
        Ok(None)
    }

    /// The triples of a CONSTRUCT or DESCRIBE query.
    ///
    /// # Errors
    /// As [`Endpoint::select`].
    fn construct(&self, query: &Query) -> Result<Vec<Triple>, EndpointError>;

    /// Adds quads, all or none.
    ///
    /// # Errors
    /// As the engine fails.
    fn insert(&self, quads: Vec<Quad>) -> Result<(), EndpointError> {
        self.commit(Change { insert: quads, ..Change::default() }).map(drop)
    }

    /// Makes a change, all of it or none.
    ///
    /// # Errors
    /// As the engine fails.
    fn commit(&self, change: Change) -> Result<Committed, EndpointError>;

    /// How many quads it holds, those of named graphs included.
    ///
    /// # Errors
    /// As the engine fails.
    fn len(&self) -> Result<usize, EndpointError>;

    /// Whether it holds none.
    ///
    /// # Errors
    /// As [`Endpoint::len`].
    fn is_empty(&self) -> Result<bool, EndpointError> {
        Ok(self.len()? == 0)
    }

    /// The quads that match, in no promised order.
    ///
    /// # Errors
    /// As the engine fails.
    fn quads(&self, pattern: &QuadPattern) -> Result<Vec<Quad>, EndpointError>;

    /// How many quads match, counted up to `most`; none where counting takes more than a glance.
    fn count(&self, _pattern: &QuadPattern, _most: usize) -> Option<usize> {
        None
    }

    /// Every quad, those of named graphs included, in no promised order.
    ///
    /// # Errors
    /// As the engine fails.
    fn all_quads(&self) -> Result<Vec<Quad>, EndpointError>;
}

/// The table of an evaluator's solutions.
pub(super) fn solutions(found: QuerySolutionIter<'_>) -> Result<Solutions, EndpointError> {
    let variables = found.variables().to_vec();
    Ok(table(variables, found)?)
}

/// The table of solutions that come one after the other.
pub(super) fn table<E>(
    variables: Vec<Variable>,
    found: impl Iterator<Item = Result<QuerySolution, E>>,
) -> Result<Solutions, E> {
    let mut rows = Vec::new();
    for solution in found {
        let solution = solution?;
        rows.push(variables.iter().map(|variable| solution.get(variable).cloned()).collect());
    }
    Ok(Solutions { variables: variables.into_iter().map(Variable::into_string).collect(), rows })
}

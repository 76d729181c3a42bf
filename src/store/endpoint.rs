//! The one door to a graph.

use super::kept::{Change, Kept, KeptError};
use super::{Limit, RemoteError};
use crate::index::Damage;
use crate::rdf::{NamedNode, NamedOrBlankNode, Quad, Term};
use oxigraph::model::{Triple, Variable};
use oxigraph::sparql::{
    CancellationToken, QueryEvaluationError, QueryResults, QuerySolutionIter, UpdateEvaluationError,
};
use oxigraph::store::StorageError;
use spargebra::{Query, Update};
use std::time::Duration;

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

/// Why an endpoint gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum EndpointError {
    /// The query could not be evaluated, such as one that calls an unknown function.
    #[error("the query could not be evaluated: {0}")]
    Evaluate(#[from] QueryEvaluationError),
    /// The store could not be read or written.
    #[error("the store failed: {0}")]
    Storage(#[from] StorageError),
    /// A kept graph could not be read or written.
    #[error(transparent)]
    Kept(#[from] KeptError),
    /// Another engine could not be asked.
    #[error(transparent)]
    Remote(#[from] RemoteError),
    /// The time was over before there was an answer: `--timeout 1` on a question that takes longer.
    #[error("there was no answer within the time limit of {limit:?}")]
    TimedOut {
        /// How much time there was.
        limit: Duration,
    },
    /// The graph does not fit the syntax: RDF/XML has no way to write a predicate like `urn:1`.
    #[error("the results cannot be written in this syntax: {0}")]
    Unwritable(String),
    /// The results are longer than the caller wants them.
    #[error("the results are longer than {0} bytes")]
    TooLarge(usize),
    /// LOAD would fetch a document from another host, which no store here does.
    #[error("LOAD <{0}> is refused: no document is fetched from another host")]
    NoLoad(String),
    /// The query has another form than the call, such as ASK where SELECT was called for.
    #[error("a {expected} query was called for")]
    WrongForm {
        /// The form that the call wants.
        expected: &'static str,
    },
}

impl EndpointError {
    /// Whether a query ended because it was stopped.
    #[must_use]
    pub const fn is_stopped(&self) -> bool {
        matches!(self, Self::Evaluate(QueryEvaluationError::Cancelled))
    }

    /// Whether the query itself, and not the store, is at fault: it asks another host, or for too much.
    #[must_use]
    pub const fn is_of_the_query(&self) -> bool {
        !matches!(self, Self::Storage(_) | Self::Kept(_) | Self::Remote(_)) && !self.is_stopped()
    }
}

impl From<UpdateEvaluationError> for EndpointError {
    fn from(error: UpdateEvaluationError) -> Self {
        match error {
            UpdateEvaluationError::Storage(error) => error.into(),
            other => QueryEvaluationError::Unexpected(Box::new(other)).into(),
        }
    }
}

impl From<Damage> for EndpointError {
    fn from(damage: Damage) -> Self {
        Self::Kept(damage.into())
    }
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
    /// As [`Endpoint::evaluate`]; [`EndpointError::NoLoad`].
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

    /// Sets a limit to how long answers may take from now on.
    fn limit(&self, limit: Limit);

    /// The kept graph that this is, if it is one.
    fn kept(&self) -> Option<&Kept> {
        None
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

    /// Every quad, those of named graphs included, in no promised order.
    ///
    /// # Errors
    /// As the engine fails.
    fn all_quads(&self) -> Result<Vec<Quad>, EndpointError>;
}

/// The table of an evaluator's solutions.
pub(super) fn solutions(found: QuerySolutionIter<'_>) -> Result<Solutions, EndpointError> {
    let variables: Vec<Variable> = found.variables().to_vec();
    let mut rows = Vec::new();
    for solution in found {
        let solution = solution?;
        rows.push(variables.iter().map(|variable| solution.get(variable).cloned()).collect());
    }
    Ok(Solutions { variables: variables.into_iter().map(Variable::into_string).collect(), rows })
}

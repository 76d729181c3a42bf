//! What can go wrong between a question and a graph.

use super::kept::KeptError;
use super::remote::RemoteError;
use crate::index::Damage;
use oxigraph::sparql::{QueryEvaluationError, UpdateEvaluationError};
use oxigraph::store::StorageError;
use std::time::Duration;

/// Why an endpoint gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum EndpointError {
    /// The query could not be evaluated, such as one that calls an unknown function.
    #[error("the query could not be evaluated: {0}")]
    Evaluate(#[source] QueryEvaluationError),
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
    /// Too much memory was taken before there was an answer: `--memory 100M` on a question with millions of answers.
    #[error("the answer takes more memory than the limit of {}", megabytes(*limit))]
    TooMuchMemory {
        /// How many bytes it could have taken.
        limit: u64,
    },
    /// A query multiplies rows that hold nothing, which could not be stopped: `VALUES ?a { UNDEF UNDEF }` and the same of
    /// twenty other names.
    #[error("the query multiplies rows that hold no value, more than a million of them")]
    Unbounded,
    /// The graph does not fit the syntax: RDF/XML has no way to write a predicate like `urn:1`.
    #[error("the results cannot be written in this syntax: {0}")]
    Unwritable(String),
    /// The results are longer than the caller wants them.
    #[error("the results are longer than {0} bytes")]
    TooLarge(usize),
    /// Another host that a query (SERVICE) or an update (LOAD) names gave nothing, or may not be asked.
    #[error(transparent)]
    Abroad(RemoteError),
    /// The query has another form than the call, such as ASK where SELECT was called for.
    #[error("a {expected} query was called for")]
    WrongForm {
        /// The form that the call wants.
        expected: &'static str,
    },
}

fn megabytes(bytes: u64) -> String {
    if bytes < 1 << 20 { format!("{bytes} bytes") } else { format!("{} MB", bytes >> 20) }
}

impl EndpointError {
    /// Whether a query ended because it was stopped.
    #[must_use]
    pub const fn is_stopped(&self) -> bool {
        matches!(self, Self::Evaluate(QueryEvaluationError::Cancelled))
    }

    /// Whether the query itself, and not a store or another host, is at fault: it asks for too much.
    #[must_use]
    pub const fn is_of_the_query(&self) -> bool {
        !matches!(self, Self::Storage(_) | Self::Kept(_) | Self::Remote(_) | Self::Abroad(_)) && !self.is_stopped()
    }
}

impl From<QueryEvaluationError> for EndpointError {
    fn from(error: QueryEvaluationError) -> Self {
        match error {
            QueryEvaluationError::Service(inner) => match inner.downcast() {
                Ok(error) => Self::Abroad(*error),
                Err(inner) => Self::Evaluate(QueryEvaluationError::Service(inner)),
            },
            other => Self::Evaluate(other),
        }
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

//! What can go wrong between a file and an answer.

use super::{InputError, ReviewError};
use crate::answer::AnswerError;
use crate::question::AskError;
use crate::rdf::ParseTurtleError;
use crate::sparql::{EscapeError, RequestError};
use crate::store::{BulkError, EndpointError, ExportError, KeptError, LoadError, RemoteError};
use crate::text::{Diagnostic, Source, Span};

/// Whose turn it is when something failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blame {
    /// The question is to be put otherwise.
    Question,
    /// A file, a store or this program failed.
    Material,
}

/// Why there is no graph or no answer.
#[derive(Debug, thiserror::Error)]
pub enum KnowledgeError {
    /// An input is no text: a missing file, a picture.
    #[error(transparent)]
    Input(#[from] InputError),
    /// An RDF file has a mistake: `<x:a> <x:b> .`
    #[error("{error}")]
    Load {
        /// What and where.
        error: LoadError,
        /// The file's text.
        source_text: Box<Source>,
    },
    /// Prose was asked for and RDF given: `ingest world.ttl`.
    #[error("{0} is RDF, not prose")]
    NotProse(String),
    /// RDF was asked for and prose given: `\load briefing.txt`.
    #[error("{0} is prose, not RDF")]
    NotRdf(String),
    /// The question is not understood: `who frobs APEC`.
    #[error("{error}")]
    Question {
        /// Why not.
        error: AskError,
        /// The question, for its spans.
        source_text: Box<Source>,
        /// What would work instead, a line each.
        lessons: Vec<String>,
    },
    /// A query of the user's cannot be put: `sparql { SELECT }`.
    #[error("this SPARQL cannot be put: {message}")]
    Escape {
        /// What the parser says.
        message: String,
        /// Where the query stands.
        span: Span,
        /// The sentence, for its span.
        source_text: Box<Source>,
    },
    /// The vocabulary within the program is broken; a test keeps it sound.
    #[error(transparent)]
    Vocabulary(#[from] ParseTurtleError),
    /// A query or an update of a program cannot be put: `SELECT {`.
    #[error(transparent)]
    Request(#[from] RequestError),
    /// The store failed.
    #[error(transparent)]
    Endpoint(#[from] EndpointError),
    /// A kept graph cannot be opened, read or written.
    #[error(transparent)]
    Kept(#[from] KeptError),
    /// Another engine could not be asked.
    #[error(transparent)]
    Remote(#[from] RemoteError),
    /// Files could not be loaded.
    #[error(transparent)]
    Bulk(#[from] BulkError),
    /// A file of decisions on claims cannot be understood.
    #[error(transparent)]
    Review(#[from] ReviewError),
    /// No answer could be had from the store.
    #[error(transparent)]
    Answer(#[from] AnswerError),
    /// The graph does not fit the syntax.
    #[error(transparent)]
    Export(#[from] ExportError),
}

impl KnowledgeError {
    /// A question that is not understood.
    pub(super) fn question(question: &str, error: AskError) -> Self {
        Self::Question { error, source_text: Box::new(Source::new("question", question)), lessons: vec![] }
    }

    /// The same, with what would work instead.
    pub(super) fn taught(mut self, more: Vec<String>) -> Self {
        if let Self::Question { lessons, .. } = &mut self {
            lessons.extend(more);
        }
        self
    }

    /// A query that cannot be put.
    pub(super) fn escape(sentence: &str, span: Span, error: &EscapeError) -> Self {
        let message = error.to_string().trim_start_matches("error at ").replace('\n', " ");
        Self::Escape { message, span, source_text: Box::new(Source::new("question", sentence)) }
    }

    /// What is wrong, where, and what would work.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        match self {
            Self::Input(error) => error.diagnostic(),
            Self::Load { error, .. } => error.diagnostic(),
            Self::NotProse(_) => Diagnostic::error("not-prose", self.to_string()),
            Self::NotRdf(_) => Diagnostic::error("not-rdf", self.to_string()),
            Self::Question { error, lessons, .. } => lessons.iter().cloned().fold(error.diagnostic(), Diagnostic::help),
            Self::Escape { span, .. } => Diagnostic::error("sparql", self.to_string())
                .at(*span, "this query")
                .help("write for instance: sparql { SELECT ?forum { ?forum a rap:Forum } }"),
            Self::Vocabulary(_) => Diagnostic::error("vocabulary", self.to_string()),
            Self::Review(error) => error.diagnostic(),
            Self::Bulk(BulkError::Missing(name)) => {
                Diagnostic::error("bulk-load", self.to_string()).help(super::input::elsewhere(name))
            }
            Self::Bulk(error) => helped(Diagnostic::error("bulk-load", error.to_string()), error.help()),
            Self::Kept(error) | Self::Endpoint(EndpointError::Kept(error)) => kept(error),
            Self::Answer(AnswerError::Endpoint(EndpointError::Kept(error))) => kept(error),
            Self::Endpoint(error @ EndpointError::TimedOut { .. })
            | Self::Answer(AnswerError::Endpoint(error @ EndpointError::TimedOut { .. })) => {
                Diagnostic::error("time-limit", error.to_string()).help("ask of less, or give it longer: --timeout 60")
            }
            Self::Endpoint(error @ EndpointError::TooMuchMemory { .. })
            | Self::Answer(AnswerError::Endpoint(error @ EndpointError::TooMuchMemory { .. })) => {
                Diagnostic::error("memory-limit", error.to_string())
                    .help("ask of less: a name in place of a kind, fewer columns, LIMIT in SPARQL")
                    .help("or allow it more: --memory 4G")
            }
            Self::Remote(error)
            | Self::Endpoint(EndpointError::Remote(error) | EndpointError::Abroad(error))
            | Self::Answer(AnswerError::Endpoint(EndpointError::Remote(error) | EndpointError::Abroad(error))) => {
                remote(error)
            }
            Self::Request(_) => Diagnostic::error("sparql", self.to_string()),
            Self::Endpoint(_) | Self::Answer(_) => Diagnostic::error("store", self.to_string()),
            Self::Export(_) => Diagnostic::error("export", self.to_string()),
        }
    }

    /// What kept another host that a query or an update names from giving anything, if that is what failed.
    #[must_use]
    pub const fn abroad(&self) -> Option<&RemoteError> {
        match self {
            Self::Endpoint(EndpointError::Abroad(error))
            | Self::Answer(AnswerError::Endpoint(EndpointError::Abroad(error))) => Some(error),
            _ => None,
        }
    }

    /// What the system said where it would not take the output; otherwise the error.
    ///
    /// # Errors
    /// Any other error.
    pub fn output(self) -> Result<std::io::Error, Self> {
        match self {
            Self::Export(ExportError::Refused(error)) => Ok(error),
            other => Err(other),
        }
    }

    /// The text that the diagnostic points into.
    #[must_use]
    pub fn source_text(&self) -> Option<&Source> {
        match self {
            Self::Load { source_text, .. } | Self::Question { source_text, .. } | Self::Escape { source_text, .. } => {
                Some(source_text)
            }
            _ => None,
        }
    }

    /// Whose turn it is.
    #[must_use]
    pub const fn blame(&self) -> Blame {
        match self {
            Self::Question { .. }
            | Self::Escape { .. }
            | Self::Request(_)
            | Self::Remote(RemoteError::Address { .. } | RemoteError::Host(_)) => Blame::Question,
            _ => Blame::Material,
        }
    }
}

fn kept(error: &KeptError) -> Diagnostic {
    helped(Diagnostic::error("kept-graph", error.to_string()), error.help())
}

fn remote(error: &RemoteError) -> Diagnostic {
    helped(Diagnostic::error("endpoint", error.to_string()), error.help())
}

fn helped(diagnostic: Diagnostic, help: Option<&'static str>) -> Diagnostic {
    match help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

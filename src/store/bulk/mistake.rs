//! What is wrong in files that are loaded.

use crate::index::TooManyTerms;
use std::io;

/// A place where a file is not written as its syntax wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The file.
    pub file: String,
    /// Line, from 1.
    pub line: u64,
    /// Column in code points, from 1.
    pub column: u64,
    /// What is wrong.
    pub message: String,
}

impl Mistake {
    /// A mistake in a file that is named later, with what a parser says.
    pub(super) fn new(line: u64, column: u64, message: &str) -> Self {
        Self { file: String::new(), line, column, message: super::super::load::plain(message) }
    }
}

/// Why nothing was loaded.
#[derive(Debug, thiserror::Error)]
pub enum BulkError {
    /// A file has a mistake: `<x:a> <x:b> .` in N-Triples.
    #[error("{}:{}:{}: {}", .0.file, .0.line, .0.column, .0.message)]
    Mistake(Mistake),
    /// No such file.
    #[error("no such file: {0}")]
    Missing(String),
    /// Neither its name nor its beginning tells a syntax of RDF: `load briefing.txt`.
    #[error("{0} is no RDF that can be recognised")]
    NotRdf(String),
    /// A folder without RDF.
    #[error("there is no file of RDF in {0}")]
    Nothing(String),
    /// The system refuses, or a packed file is broken.
    #[error("cannot read {file}: {error}")]
    Refused {
        /// The file.
        file: String,
        /// What is said.
        error: io::Error,
    },
    /// More terms than an index can number.
    #[error(transparent)]
    Full(#[from] TooManyTerms),
}

impl BulkError {
    pub(super) fn refused(file: &str) -> impl Fn(io::Error) -> Self + Copy + '_ {
        move |error| match error.kind() {
            io::ErrorKind::NotFound => Self::Missing(file.to_owned()),
            _ => Self::Refused { file: file.to_owned(), error },
        }
    }

    /// What would work.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::Mistake(_) => Some("nothing was loaded; mend the file, or say --lenient to leave out what is wrong"),
            Self::NotRdf(_) => {
                Some("rapporteur ingest reads prose; RDF is known by .ttl, .nt, .nq, .trig, .rdf, .jsonld or .n3")
            }
            Self::Missing(_) | Self::Nothing(_) | Self::Refused { .. } | Self::Full(_) => None,
        }
    }
}

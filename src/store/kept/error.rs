//! What can go wrong with a kept graph.

use crate::index::{Damage, OpenIndexError, TooManyTerms, WriteIndexError};
use std::io;
use std::path::Path;

/// Why a kept graph cannot be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum KeptError {
    /// There is nothing: `ask "…" --graph nowhere`.
    #[error("there is no graph at {0}")]
    Missing(String),
    /// Something else is there: a folder of pictures, a file.
    #[error("{0} is no kept graph")]
    NoGraph(String),
    /// Written by a later version of this program.
    #[error("{file} has version {found} of the format; this program reads version {known}")]
    Newer {
        /// The file.
        file: String,
        /// The version it tells.
        found: u32,
        /// The version that is read.
        known: u32,
    },
    /// A file is not as it was written: other bits, a part missing.
    #[error(transparent)]
    Damaged(#[from] Damage),
    /// The system refuses: a full disk, a folder without permission.
    #[error("{what} {file}: {error}")]
    Refused {
        /// What was tried: "cannot write".
        what: &'static str,
        /// The file.
        file: String,
        /// What the system says.
        error: io::Error,
    },
    /// More terms than an index can number.
    #[error(transparent)]
    Full(#[from] TooManyTerms),
}

impl KeptError {
    /// What would work.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::Missing(_) => Some("rapporteur ingest FILE --graph DIR makes one from prose, load FILE from RDF"),
            Self::NoGraph(_) => Some("name a new folder, or one that ingest or load has made"),
            Self::Newer { .. } => Some("use the version of rapporteur that wrote it, or a later one"),
            Self::Damaged(_) => Some("restore the folder from a copy, or load its sources into a new one"),
            Self::Refused { .. } | Self::Full(_) => None,
        }
    }

    pub(super) fn refused(what: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::Refused { what, file: path.display().to_string(), error }
    }

    pub(super) fn damaged(path: &Path, what: impl Into<String>) -> Self {
        Self::Damaged(Damage { file: path.display().to_string(), what: what.into() })
    }

    pub(super) fn index(path: &Path, error: OpenIndexError) -> Self {
        match error {
            OpenIndexError::Damaged(damage) => Self::Damaged(damage),
            OpenIndexError::Refused { file, error } => Self::Refused { what: "cannot read", file, error },
            OpenIndexError::NoIndex(_) => Self::damaged(path, "it is no index"),
            OpenIndexError::Newer { file, found } => Self::Newer { file, found, known: 1 },
        }
    }

    pub(super) fn write(path: &Path, error: WriteIndexError) -> Self {
        match error {
            WriteIndexError::Write(error) => Self::refused("cannot write", path)(error),
            WriteIndexError::Full(full) => Self::Full(full),
        }
    }
}

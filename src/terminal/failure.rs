//! What ends a command, and the exit status that belongs to it.

use super::report::Report;
use crate::knowledge::{Blame, KnowledgeError};
use crate::text::Diagnostic;
use std::borrow::Cow;
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// How a command ended; of several questions the worst counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Answered; nothing to report: 0.
    Answered,
    /// Not stated, empty, or something to report: 1.
    Empty,
    /// One question of several was wrong, which has been said: 2.
    Wrong,
    /// A file or store failed for one question of several, which has been said: 3.
    Failed,
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The question or the command is wrong (`ask "who the"`): 2.
    Wrong(Box<Report>),
    /// A file or store failed (a missing file): 3.
    Failed(Box<Report>),
    /// Standard output failed (a full disk): 3. A reader who has gone (`… | head`) is no failure: 0.
    Output(io::Error),
}

impl Outcome {
    /// The exit status.
    pub(super) const fn status(self) -> u8 {
        match self {
            Self::Answered => 0,
            Self::Empty => 1,
            Self::Wrong => 2,
            Self::Failed => 3,
        }
    }
}

impl Failure {
    /// The question or the command is wrong, which points into no text.
    pub(super) fn wrong(diagnostic: Diagnostic) -> Self {
        Self::Wrong(Box::new(Report::new(diagnostic, None)))
    }

    /// A file or store failed, which points into no text.
    pub(super) fn failed(diagnostic: Diagnostic) -> Self {
        Self::Failed(Box::new(Report::new(diagnostic, None)))
    }

    /// A file or folder cannot be written.
    pub(super) fn unwritable(path: &Path, error: &io::Error) -> Self {
        let message = format!("cannot write {}: {error}", path.display());
        Self::failed(Diagnostic::error("unwritable-file", message))
    }

    /// What is to be said about it; nothing of a reader who has gone.
    pub(super) fn report(&self) -> Option<Cow<'_, Report>> {
        match self {
            Self::Wrong(report) | Self::Failed(report) => Some(Cow::Borrowed(report.as_ref())),
            Self::Output(_) if self.status() == 0 => None,
            Self::Output(error) => Some(Cow::Owned(unwritten(error))),
        }
    }

    /// The exit status.
    pub(super) fn status(&self) -> u8 {
        match self {
            Self::Wrong(_) => 2,
            Self::Failed(_) => 3,
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
            Self::Output(_) => 3,
        }
    }
}

impl From<KnowledgeError> for Failure {
    fn from(error: KnowledgeError) -> Self {
        let error = match error.output() {
            Ok(refused) => return refused.into(),
            Err(other) => other,
        };
        let report = Box::new(Report::new(error.diagnostic(), error.source_text().cloned()));
        match error.blame() {
            Blame::Question => Self::Wrong(report),
            Blame::Material => Self::Failed(report),
        }
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Output(error.into())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Standard output takes nothing.
pub(super) fn unwritten(error: &io::Error) -> Report {
    let diagnostic = Diagnostic::error("standard-output", format!("cannot write to standard output: {error}"));
    let full = error.kind() == io::ErrorKind::StorageFull;
    Report::new(if full { diagnostic.help("make room there, or write to another place") } else { diagnostic }, None)
}

/// What was asked for cannot be done here.
pub(super) fn refused(code: &'static str, message: &str) -> Failure {
    Failure::wrong(Diagnostic::error(code, message))
}

/// The exit status for a shell.
pub(super) fn exit_code(ended: &Result<Outcome, Failure>) -> ExitCode {
    ExitCode::from(match ended {
        Ok(outcome) => outcome.status(),
        Err(failure) => failure.status(),
    })
}

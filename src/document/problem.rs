//! Why a document could not be read, and what would work.

use super::Format;
use crate::text::{Diagnostic, grouped};

/// Why a document could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name} {problem}")]
pub struct DocumentError {
    /// The document.
    pub name: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Its bytes are not what the format wants: half a download.
    #[error("is a damaged {format} file: {detail}")]
    Damaged {
        /// The format it was taken for.
        format: Format,
        /// What is wrong.
        detail: String,
    },
    /// It needs a password.
    #[error("is encrypted; it cannot be read without its password")]
    Encrypted(Format),
    /// It holds pictures of text only: a scan.
    #[error("has {} but no text: it is scanned or drawn", page_count(*.pages))]
    Scanned {
        /// How many pages it has.
        pages: usize,
    },
    /// It shows letters that its fonts do not name.
    #[error("shows letters that its fonts do not name")]
    Untold,
    /// It holds no text.
    #[error("has no text")]
    NoText,
    /// It is larger than a document may be, in whatever is counted.
    #[error("has more than {} {what}, which is refused", grouped(*.limit))]
    TooMuch {
        /// What is counted.
        what: &'static str,
        /// The most that is read.
        limit: usize,
    },
    /// A part of it unpacks to far more than it is: a decompression bomb.
    #[error("is refused: its part {part} unpacks to more than {} bytes", grouped(*.limit))]
    Bomb {
        /// The part.
        part: String,
        /// The most that it may unpack to.
        limit: usize,
    },
    /// It is written in letters that are not known here.
    #[error("is written in the character set {0}, which is not read")]
    CharacterSet(String),
    /// A format that is known but not read: an old Word file, a spreadsheet.
    #[error("is {what}, which is not read")]
    Unread {
        /// What it is.
        what: &'static str,
        /// What would work.
        instead: &'static str,
    },
    /// The parser gave up in a way that it should not; nothing was harmed.
    #[error("could not be read: the {0} parser failed on it")]
    Crashed(Format),
    /// It takes longer than a document may take.
    #[error("is refused: reading it takes longer than {0} seconds")]
    TooSlow(u64),
}

impl Problem {
    /// More than may be.
    pub(super) const fn too_much(what: &'static str, limit: usize) -> Self {
        Self::TooMuch { what, limit }
    }

    /// Not what the format wants.
    pub(super) fn damaged(format: Format, detail: impl Into<String>) -> Self {
        Self::Damaged { format, detail: detail.into() }
    }

    const fn code(&self) -> &'static str {
        match self {
            Self::Damaged { .. } => "damaged-document",
            Self::Encrypted(_) => "encrypted-document",
            Self::Scanned { .. } => "scanned-document",
            Self::Untold => "unnamed-letters",
            Self::NoText => "empty-document",
            Self::TooMuch { .. } => "document-too-large",
            Self::Bomb { .. } => "decompression-bomb",
            Self::CharacterSet(_) => "character-set",
            Self::Unread { .. } => "unread-format",
            Self::Crashed(_) => "parser-failed",
            Self::TooSlow(_) => "document-too-slow",
        }
    }

    fn help(&self) -> Option<&str> {
        Some(match self {
            Self::Damaged { .. } => "fetch it again, or open it in the program that made it and save it anew",
            Self::Encrypted(Format::Pdf) => {
                "save it without its password first: qpdf --decrypt --password=… IN.pdf OUT.pdf"
            }
            Self::Encrypted(_) => "save it without a password first",
            Self::Untold => "recognise its text anew: ocrmypdf --force-ocr IN.pdf OUT.pdf",
            Self::Scanned { .. } => "recognise its text first: ocrmypdf IN.pdf OUT.pdf",
            Self::TooMuch { .. } | Self::TooSlow(_) => "split it and read the parts that matter",
            Self::CharacterSet(_) => "save it as UTF-8 first, for instance with iconv",
            Self::Unread { instead, .. } => instead,
            Self::Crashed(_) => "save it anew with another program, or convert it to plain text",
            Self::Bomb { .. } | Self::NoText => return None,
        })
    }
}

impl DocumentError {
    /// What is wrong and what would work.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        let diagnostic = Diagnostic::error(self.problem.code(), self.to_string());
        match self.problem.help() {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        }
    }
}

/// "1 page", "12 pages".
fn page_count(pages: usize) -> String {
    if pages == 1 { "1 page".to_owned() } else { format!("{} pages", grouped(pages)) }
}

//! Claims in doubt, as lines of a file that a person decides on in an editor.
//!
//! ```text
//! > It pursues these aims through policy dialogue.          the sentence (minutes.txt)
//! ? 0.41 | APEC | stated | pursue | aims | in: 2024 | 8f3a2c…   not decided
//! + 0.41 | APEC | stated | pursue | these aims | | 8f3a2c…      accepted, with a correction
//! - 0.38 | aims | stated | be | dialogue | | 77ab01…            rejected
//! + | APEC | can | issue | joint statements                     added by hand
//! ```
//!
//! The last field names claim and sentence by a hash, whatever file or place they stand in, so that a decision holds for
//! the next reading too, and until the sentence is changed. Everything else that a person writes is kept as it stands.

mod honour;
mod lines;
mod rebuilt;

pub use honour::Honoured;

use super::ClaimView;
use crate::claim::{Modality, Polarity};
use crate::rdf::{NamedNode, mint};
use crate::text::Diagnostic;
use std::collections::BTreeMap;

/// What was decided of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// Nothing yet.
    Open,
    /// It is right as it stands in the line.
    Accepted,
    /// It is wrong.
    Rejected,
}

/// A claim as its line says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Worded {
    /// Who or what it is about.
    pub subject: String,
    /// How firmly it is said.
    pub modality: Modality,
    /// Whether it is affirmed.
    pub polarity: Polarity,
    /// The relation phrase.
    pub relation: String,
    /// What it leads to; empty for a verb that takes nothing.
    pub object: String,
    /// Its qualifiers: "place: Suva; timeIn: 2024".
    pub qualifiers: String,
}

/// One line of the file that tells a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number in the file, from 1.
    pub number: usize,
    /// What was decided.
    pub decision: Decision,
    /// The claim as the line says it.
    pub worded: Worded,
    /// The sentence above it, on one line.
    pub quote: String,
}

/// Decisions of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// The file's text.
    text: String,
    /// Its lines with a key, by that.
    keyed: BTreeMap<String, Line>,
    /// Lines that a person added.
    added: Vec<Line>,
}

/// A claim in doubt.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// How its line knows it.
    key: String,
    /// In words.
    pub view: ClaimView,
}

/// Why a file of decisions cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReviewError {
    /// A line that is no sentence, claim or comment: `APEC promotes trade`.
    #[error("{file}, line {line}: this is neither a sentence (>), a claim (+, - or ?) nor a comment (#)")]
    Unmarked {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
    },
    /// A claim with too few or too many parts: `+ APEC | promote`.
    #[error("{file}, line {line}: a claim is “+ | subject | stated | relation | object”, here are {parts} parts")]
    Parts {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// How many parts there are.
        parts: usize,
    },
    /// A word for modality and polarity that is none: `+ | APEC | perhaps | promote | trade`.
    #[error("{file}, line {line}: {word:?} is not among {}", Worded::STANCES.map(|(word, _, _)| word).join(", "))]
    Stance {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What stands there.
        word: String,
    },
    /// A claim without subject or relation, or before the first sentence: `+ | | stated | promote | trade`.
    #[error("{file}, line {line}: {what}")]
    Lacks {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What it lacks.
        what: &'static str,
    },
    /// Qualifiers are what the sentence says; they can be taken away whole and not be written anew: `in: Suvaa`.
    #[error("{file}, line {line}: the qualifiers can be left as they are ({was}) or taken away, not be changed")]
    Qualifiers {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What they were.
        was: String,
    },
}

impl ReviewError {
    /// What is wrong and what would work.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        Diagnostic::error("review", self.to_string())
            .help("rename the file and run the command once more to see how its lines are written")
    }
}

/// The name of a claim in a sentence: of what it says and the words that say it, however they are spaced.
fn key(claim: &NamedNode, quote: &str) -> String {
    mint::digest([claim.as_str(), &one_line(quote)])
}

/// The text on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Worded {
    /// The words for modality and polarity.
    const STANCES: [(&'static str, Modality, Polarity); 8] = [
        ("stated", Modality::Actual, Polarity::Affirmed),
        ("denied", Modality::Actual, Polarity::Denied),
        ("can", Modality::Possible, Polarity::Affirmed),
        ("cannot", Modality::Possible, Polarity::Denied),
        ("must", Modality::Necessary, Polarity::Affirmed),
        ("must not", Modality::Necessary, Polarity::Denied),
        ("should", Modality::Expected, Polarity::Affirmed),
        ("should not", Modality::Expected, Polarity::Denied),
    ];

    /// The words of a claim.
    fn of(view: &ClaimView) -> Self {
        Self {
            subject: view.subject.clone(),
            modality: view.modality,
            polarity: view.polarity,
            relation: view.relation.clone(),
            object: view.object.clone(),
            qualifiers: view.qualifiers_in_words(),
        }
    }

    fn stance(&self) -> &'static str {
        let is = |(_, modality, polarity): &(&str, Modality, Polarity)| {
            (*modality, *polarity) == (self.modality, self.polarity)
        };
        Self::STANCES.into_iter().find(is).map_or("stated", |(word, _, _)| word)
    }
}

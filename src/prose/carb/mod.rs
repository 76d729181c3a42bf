//! The clauses of a sentence as open-extraction tuples in the words of the text.
//!
//! The format of CaRB (Bhardwaj, Aggarwal and Mausam 2019): relation phrase, subject, then any number of further
//! arguments, each a span of the sentence. It shares the clause analysis with the graph's extractions but keeps
//! coordinations and modifiers whole and leaves nothing out for being conditional or reported.

mod noun;
mod span;
mod verb;

use super::Sentence;
use super::clause::{Analysis, mended};
use crate::text::Source;

/// One tuple.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// How sure the reader is, 0 to 1.
    pub confidence: f64,
    /// The relation phrase as it is written, with its auxiliaries.
    pub relation: String,
    /// The subject, then what it is related to, as written.
    pub arguments: Vec<String>,
}

/// The tuples of a sentence of that source, those of clauses first.
#[must_use]
pub fn rows(source: &Source, sentence: &Sentence) -> Vec<Row> {
    let sentence = &*mended(sentence);
    let analysis = Analysis::new(sentence);
    let mut found: Vec<Row> =
        analysis.clauses.iter().flat_map(|clause| verb::rows(source, &analysis, clause)).collect();
    for noun in 0..sentence.tokens.len() {
        found.extend(noun::rows(source, &analysis, noun));
    }
    found.retain(|row| row.arguments.len() > 1 && !row.relation.is_empty());
    found
}

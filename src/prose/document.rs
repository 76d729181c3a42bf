//! A text and the sentences read from it.

use super::Sentence;
use crate::text::Source;

/// A source with its parsed sentences, in the order of the text.
#[derive(Clone, Debug)]
pub struct Document {
    /// The text the spans point into.
    pub source: Source,
    /// The sentences; their spans do not overlap.
    pub sentences: Vec<Sentence>,
}

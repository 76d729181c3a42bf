//! A verbatim quotation with its place.

use crate::rdf::{NamedNode, mint, namespace};
use crate::text::{Source, Span};
use serde::{Deserialize, Serialize};

/// A quotation: `quote` equals the source's code points `start..end`.
///
/// As JSON: `{"source": …, "start": …, "end": …, "quote": …}`; positions as the Web Annotation
/// Data Model counts them (section 4.2.5), in Unicode code points.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Citation {
    /// The name of the source.
    pub source: String,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words.
    pub quote: String,
}

/// Why a citation could not be made.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum CitationError {
    /// The span lies outside the text or within a character, such as `0..9` of a text of four bytes.
    #[error("the span {start}..{end} does not fit the source {source_name}")]
    OutOfRange {
        /// The source.
        source_name: String,
        /// First byte asked for.
        start: usize,
        /// One past the last byte asked for.
        end: usize,
    },
}

impl Citation {
    /// Quotes `span` of `source`.
    ///
    /// # Errors
    /// [`CitationError::OutOfRange`] if the span is empty or does not fit the text.
    pub fn new(source: &Source, span: Span) -> Result<Self, CitationError> {
        let quote = source.slice(span);
        if quote.is_empty() {
            let source_name = source.name().to_owned();
            return Err(CitationError::OutOfRange { source_name, start: span.start, end: span.end });
        }
        let (start, end) = source.code_points(span);
        Ok(Self { source: source.name().to_owned(), start, end, quote: quote.to_owned() })
    }

    /// The passage's IRI: the hash of source, position and words.
    #[must_use]
    pub fn passage(&self) -> NamedNode {
        let (start, end) = (self.start.to_string(), self.end.to_string());
        mint::hashed(namespace::PASSAGE, [self.source.as_str(), &start, &end, &self.quote])
    }

    /// The source's IRI: a slug of its name.
    #[must_use]
    pub fn source_node(&self) -> NamedNode {
        mint::slug(namespace::SOURCE, &self.source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_in_code_points() {
        let source = Source::new("t", "é – SOM1 meets.");
        let citation = Citation::new(&source, Span::new(7, 11)).unwrap();
        assert_eq!((citation.start, citation.end, citation.quote.as_str()), (4, 8, "SOM1"));
        assert!(Citation::new(&source, Span::new(1, 4)).is_err());
        assert!(Citation::new(&source, Span::new(0, 99)).is_err());
    }
}

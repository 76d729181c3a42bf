//! A verbatim quotation with its place.

use crate::rdf::{NamedNode, mint, namespace};
use crate::text::{BlockKind, Cell, Layout, Source, Span};
use serde::{Deserialize, Serialize};

/// A quotation: `quote` equals the source's code points `start..end`.
///
/// As JSON: `{"source": …, "start": …, "end": …, "quote": …}`; positions as the Web Annotation
/// Data Model counts them (section 4.2.5), in Unicode code points. What was extracted from a document has `page`,
/// `heading` or `cell` besides, where it has them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Citation {
    /// The name of the source.
    pub source: String,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words.
    pub quote: String,
    /// The page on which the quotation begins, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The headings above it, the outermost first, with " › " between them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// Its place in a table: "table 1, row 2, Chair".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
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
        let plain = Self { source: source.name().to_owned(), start, end, quote: quote.to_owned(), ..Self::default() };
        Ok(match source.layout() {
            Some(layout) => plain.within(source, layout, span),
            None => plain,
        })
    }

    /// With its place in the document. A quotation that begins in one block and ends in another is placed by its last:
    /// that is where what it says stands, and what comes before only introduces it.
    fn within(mut self, source: &Source, layout: &Layout, span: Span) -> Self {
        self.page = layout.page(span.start);
        let Some(block) = layout.at(span.end.saturating_sub(1)) else { return self };
        let headings = layout.headings(block).into_iter().map(|heading| line(source.slice(heading)));
        self.heading = Some(headings.collect::<Vec<_>>().join(" › ")).filter(|path| !path.is_empty());
        if let BlockKind::Cell(cell) = block.kind {
            self.cell = Some(place(source, layout, cell));
        }
        self
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

/// "table 1, row 2, Chair": the column by its head, or else by its number.
fn place(source: &Source, layout: &Layout, cell: Cell) -> String {
    let head = cell.head.and_then(|head| layout.block(head)).map(|head| line(source.slice(head.span)));
    let column = head.filter(|head| !head.is_empty()).unwrap_or_else(|| format!("column {}", cell.column));
    format!("table {}, row {}, {column}", cell.table, cell.row)
}

/// The text on one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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

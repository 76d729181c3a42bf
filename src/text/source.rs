//! A named text, with the way from bytes to characters and to lines.

use super::{Layout, Metadata, Span};

/// Every how many bytes the count of code points is remembered.
const STRIDE: usize = 1024;

/// A text and the name it goes by (a file name, or `briefing` for the bundled one).
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    /// Code points before byte `i * STRIDE`, counted at the nearest character boundary at or before it.
    counts: Vec<(usize, usize)>,
    /// How the document that the text was extracted from is laid out; none for plain text.
    layout: Option<Layout>,
    metadata: Metadata,
}

/// A place as people say it: line and column, both from 1, the column in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line number, from 1.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
}

impl Source {
    /// A source of that name holding that text.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let mut counts = vec![(0, 0)];
        for (count, (byte, _)) in text.char_indices().enumerate() {
            if byte >= counts.len() * STRIDE {
                counts.push((byte, count));
            }
        }
        Self { name: name.into(), text, counts, layout: None, metadata: Metadata::default() }
    }

    /// The same source, extracted from a document laid out like this.
    #[must_use]
    pub fn with_layout(mut self, layout: Layout) -> Self {
        self.layout = Some(layout);
        self
    }

    /// The same source, which says this of itself.
    #[must_use]
    pub fn with_metadata(mut self, metadata: Metadata) -> Self {
        self.metadata = metadata;
        self
    }

    /// How the document is laid out; none for plain text.
    #[must_use]
    pub const fn layout(&self) -> Option<&Layout> {
        self.layout.as_ref()
    }

    /// What the document says of itself.
    #[must_use]
    pub const fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// The name it is cited by.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text at `span`; empty where the span does not fit the text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// The span in Unicode code points, as Web Annotation counts them.
    #[must_use]
    pub fn code_points(&self, span: Span) -> (usize, usize) {
        (self.code_point(span.start), self.code_point(span.end))
    }

    fn code_point(&self, byte: usize) -> usize {
        let at = self.counts.partition_point(|&(start, _)| start <= byte).saturating_sub(1);
        let (start, count) = self.counts.get(at).copied().unwrap_or_default();
        count + self.text.get(start..byte).map_or(0, |t| t.chars().count())
    }

    /// The line and column of a byte.
    #[must_use]
    pub fn position(&self, byte: usize) -> Position {
        let before = self.text.get(..byte).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before.get(line_start..).map_or(0, |t| t.chars().count()) + 1;
        Position { line: before.matches('\n').count() + 1, column }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_code_points_across_strides() {
        let text = "é–x\n".repeat(2000);
        let source = Source::new("t", text.clone());
        for (count, (byte, _)) in text.char_indices().enumerate().step_by(97) {
            assert_eq!(source.code_points(Span::new(byte, byte)).0, count);
        }
        assert_eq!(source.position(7), Position { line: 2, column: 1 });
    }
}

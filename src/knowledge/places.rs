//! From code points to lines, for many places of one text.

use crate::claim::Citation;
use crate::text::{Position, Source};
use std::fmt;

/// Where the lines of a text begin, in code points. Made once, asked often.
#[derive(Clone, Debug)]
pub struct Lines {
    /// The first code point of each line, ascending.
    starts: Vec<usize>,
}

impl Lines {
    /// The lines of a text.
    #[must_use]
    pub fn new(source: &Source) -> Self {
        let ends = source.text().chars().enumerate().filter(|&(_, c)| c == '\n');
        Self { starts: std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect() }
    }

    /// The line and column of a code point.
    #[must_use]
    pub fn position(&self, code_point: usize) -> Position {
        let line = self.starts.partition_point(|&start| start <= code_point);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        Position { line, column: code_point - start + 1 }
    }
}

/// Where a citation stands, as people write it: `briefing.txt:5:1` where the text is at hand, otherwise
/// `briefing.txt, characters 1204–1391`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// The citation.
    pub citation: &'a Citation,
    /// Its line and column, where the text is at hand.
    pub position: Option<Position>,
}

impl<'a> Place<'a> {
    /// The place of a citation in the text whose lines these are.
    #[must_use]
    pub fn new(citation: &'a Citation, lines: &Lines) -> Self {
        Self { citation, position: Some(lines.position(citation.start)) }
    }

    /// "page 3", "table 1, row 2, Chair": the place in a document that has pages or tables.
    fn within(&self) -> Option<String> {
        let page = self.citation.page.map(|page| format!("page {page}"));
        let parts: Vec<String> = page.into_iter().chain(self.citation.cell.clone()).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// "5:1", or "page 3": the place within its source.
    #[must_use]
    pub fn line_and_column(&self) -> String {
        match self.position {
            _ if self.within().is_some() => self.within().unwrap_or_default(),
            Some(Position { line, column }) => format!("{line}:{column}"),
            None => format!("characters {}–{}", self.citation.start, self.citation.end),
        }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Citation { source, start, end, .. } = self.citation;
        match self.position {
            _ if self.within().is_some() => write!(f, "{source}, {}", self.within().unwrap_or_default()),
            Some(Position { line, column }) => write!(f, "{source}:{line}:{column}"),
            None => write!(f, "{source}, characters {start}–{end}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn agrees_with_the_source() {
        let source = Source::new("t", "é one\n\ntwo – three\r\nfour");
        let lines = Lines::new(&source);
        for (byte, _) in source.text().char_indices() {
            let (code_point, _) = source.code_points(Span::new(byte, byte));
            assert_eq!(lines.position(code_point), source.position(byte));
        }
    }
}

//! The tokens of a stretch of text, one after another.

use std::collections::VecDeque;

use super::chunk::{Following, cut};
use crate::text::{Source, Span};

/// The longest run of characters without a space that is looked at as a whole, in bytes. Longer ones are no words;
/// they are cut so that memory stays bounded.
const LONGEST_CHUNK: usize = 1024;

/// A token before tagging: where it stands and its normalised form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) span: Span,
    pub(crate) form: String,
}

/// Yields tokens while reading on; holds no more than one chunk's tokens at a time.
pub(super) struct Tokens<'a> {
    source: &'a Source,
    span: Span,
    pending: VecDeque<Span>,
    ranges: Vec<(usize, usize)>,
}

impl<'a> Tokens<'a> {
    /// The tokens of `span`.
    pub(super) fn new(source: &'a Source, span: Span) -> Self {
        Self { source, span, pending: VecDeque::new(), ranges: Vec::new() }
    }

    /// Cuts the next chunk into `pending`; false at the end of the text.
    fn advance(&mut self) -> bool {
        let rest = self.source.slice(self.span);
        let body = rest.trim_start_matches(is_space);
        let start = self.span.end - body.len();
        let chunk = chunk(body);
        let after = body.get(chunk.len()..).unwrap_or_default().trim_start_matches(is_space);
        let following = Following { number: after.starts_with(|c: char| c.is_ascii_digit()) };
        self.ranges.clear();
        cut(chunk, following, &mut self.ranges);
        self.pending.extend(self.ranges.iter().map(|&(from, to)| Span::new(start + from, start + to)));
        self.span.start = start + chunk.len();
        !chunk.is_empty()
    }
}

impl Iterator for Tokens<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        while self.pending.is_empty() {
            if !self.advance() {
                return None;
            }
        }
        let span = self.pending.pop_front()?;
        Some(Piece { span, form: normal(self.source.slice(span)) })
    }
}

/// Space, and the characters of no width that are left behind by word processors.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}') || c.is_control()
}

/// The first chunk of a text that begins with one.
fn chunk(text: &str) -> &str {
    let end = text.char_indices().find(|&(at, c)| is_space(c) || at >= LONGEST_CHUNK).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

/// The characters of a token with typographic hyphens and quotes made plain and treebank escapes undone.
fn normal(written: &str) -> String {
    match written {
        "-LRB-" => "(".to_owned(),
        "-RRB-" => ")".to_owned(),
        "-LSB-" | "-LCB-" => "[".to_owned(),
        "-RSB-" | "-RCB-" => "]".to_owned(),
        "``" | "''" => "\"".to_owned(),
        _ if written.is_ascii() => written.to_owned(),
        _ => written.chars().filter(|&c| c != '\u{ad}').map(plain).collect(),
    }
}

fn plain(c: char) -> char {
    match c {
        '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
        '‘' | '’' | '‚' | '‛' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_point_at_what_was_written() {
        let source = Source::new("t", " The non\u{2011}binding\u{a0}“plan”, No. 5");
        let pieces: Vec<Piece> = Tokens::new(&source, Span::new(0, source.text().len())).collect();
        let forms: Vec<&str> = pieces.iter().map(|piece| piece.form.as_str()).collect();
        assert_eq!(forms, ["The", "non-binding", "\"", "plan", "\"", ",", "No.", "5"]);
        assert_eq!(source.slice(pieces[1].span), "non\u{2011}binding");
    }

    #[test]
    fn endless_words_are_cut() {
        let source = Source::new("t", "x".repeat(5000));
        assert_eq!(Tokens::new(&source, Span::new(0, 5000)).count(), 5);
    }
}

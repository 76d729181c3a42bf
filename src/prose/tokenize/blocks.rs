//! Cutting a text into blocks: stretches that no sentence crosses.
//!
//! A block is a paragraph, a heading or a list item. A line break ends a block unless the text is hard-wrapped
//! there: the next line goes on in small letters, or the line was nearly full and the next one does not begin a list
//! item or a heading. Blank lines always end a block, and lines longer than anyone wraps at are blocks of their own.
//! List markers (`- `, `• `, `1. `, `(a) `) and Markdown heading signs belong to no block.

use super::marker::{self, Marker};
use crate::text::Span;

/// A line at least this long may have been broken because the next word did not fit.
const NEARLY_FULL: usize = 45;

/// The most words of a label.
const MOST_IN_LABEL: usize = 4;

/// No one wraps lines at more than this.
const WIDEST: usize = 140;

/// The blocks of a text, in order, without the markers of list items; none is empty.
pub(super) struct Blocks<'a> {
    lines: std::iter::Peekable<Lines<'a>>,
}

impl<'a> Blocks<'a> {
    /// The blocks of `text`.
    pub(super) fn new(text: &'a str) -> Self {
        Self { lines: Lines { rest: text, start: 0 }.peekable() }
    }

    /// The blocks of a stretch of `text`.
    pub(super) fn within(text: &'a str, span: Span) -> Self {
        let rest = text.get(span.start..span.end).unwrap_or_default();
        Self { lines: Lines { rest, start: span.start }.peekable() }
    }
}

impl<'a> Blocks<'a> {
    /// The next block, with its first line.
    pub(super) fn next_block(&mut self) -> Option<(Line<'a>, Span)> {
        let first = self.lines.find(|line| !line.text.is_empty())?;
        let mut span = first.span();
        let mut last = first;
        while let Some(next) = self.lines.next_if(|next| continues(&last, next)) {
            span = span.cover(next.span());
            last = next;
        }
        Some((first, span))
    }
}

impl Iterator for Blocks<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        self.next_block().map(|(_, span)| span)
    }
}

/// A line without its marker and without space around it.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    start: usize,
    pub(super) text: &'a str,
    /// How far in it begins, in bytes.
    pub(super) indent: usize,
    pub(super) marker: Option<Marker>,
}

impl Line<'_> {
    fn span(&self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }
}

/// Whether the sentence may run on from one line to the next.
fn continues(line: &Line<'_>, next: &Line<'_>) -> bool {
    if line.text.is_empty() || next.text.is_empty() || next.marker.is_some() || line.text.len() > WIDEST {
        return false;
    }
    let small = next.text.chars().next().is_some_and(|c| c.is_lowercase() || c == ',' || c == ';');
    let complete = line.text.ends_with(['.', '!', '?', ':', ';']);
    if is_labelled(line.text) && is_labelled(next.text) {
        return false;
    }
    if small {
        return !complete || line.text.len() >= NEARLY_FULL;
    }
    line.text.len() >= NEARLY_FULL && next.text.len() <= WIDEST && !is_heading(line.text) && !is_heading(next.text)
}

/// Whether a line begins with a label, as those of a fact sheet do: "Official languages: English and French".
fn is_labelled(line: &str) -> bool {
    let Some((label, _)) = line.split_once(": ") else { return false };
    label.starts_with(char::is_uppercase)
        && label.split(' ').count() <= MOST_IN_LABEL
        && !label.contains(['.', ',', ';'])
}

/// Whether a line looks like a heading: no full stop, and capitals on all longer words.
fn is_heading(line: &str) -> bool {
    let mut long_words = line.split_whitespace().filter(|word| word.chars().count() > 3).peekable();
    !line.ends_with(['.', ',', ';', ':', '!', '?'])
        && long_words.peek().is_some()
        && long_words.all(|word| !word.chars().next().is_some_and(char::is_lowercase))
}

/// The lines of a text, with where they begin.
struct Lines<'a> {
    rest: &'a str,
    start: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let (line, rest) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
        let length = self.rest.len() - rest.len();
        let body = line.trim_start();
        let (marker, unmarked) = marker::split(body);
        let start = self.start + line.len() - unmarked.len();
        (self.rest, self.start) = (rest, self.start + length);
        Some(Line { start, text: unmarked.trim_end(), indent: line.len() - body.len(), marker })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<&str> {
        Blocks::new(text).map(|span| text.get(span.start..span.end).unwrap()).collect()
    }

    #[test]
    fn blank_lines_and_bullets_end_blocks() {
        assert_eq!(
            blocks("One.\n\nTwo.\r\n- three\n• four\n1. five\n(a) six"),
            ["One.", "Two.", "three", "four", "five", "six"]
        );
        assert_eq!(blocks("# Outcomes\n\n---\nIt met.\n"), ["Outcomes", "It met."]);
        assert_eq!(blocks(" \n\n"), [""; 0]);
    }

    #[test]
    fn wrapped_lines_run_on() {
        let wrapped = "The forum meets every year in the capital of the\nUnited Kingdom and adopts\na plan.";
        assert_eq!(blocks(wrapped), [wrapped]);
    }

    #[test]
    fn the_lines_of_a_fact_sheet_do_not_run_on() {
        let lines = ["Official languages of it: English, French and Spanish", "Budget 2025: CHF 11.3 million"];
        assert_eq!(blocks(&lines.join("\n")), lines);
    }

    #[test]
    fn headings_and_whole_paragraphs_do_not_run_on() {
        let heading = "The Role of the Senior Officials and Their Working Groups\nThe officials meet.";
        assert_eq!(blocks(heading).len(), 2);
        let paragraph = "word ".repeat(40);
        assert_eq!(blocks(&format!("{paragraph}\nNext one.")).len(), 2);
    }

    #[test]
    fn a_year_or_an_amount_is_no_marker() {
        assert_eq!(blocks("2026. It met.\n3.5 per cent"), ["2026. It met.", "3.5 per cent"]);
    }
}

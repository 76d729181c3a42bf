//! Cutting a text into blocks: stretches that no sentence crosses.
//!
//! A block is a paragraph, a heading or a list item. A line break ends a block unless the text is hard-wrapped
//! there: the next line goes on in small letters, or the line was nearly full and the next one does not begin a list
//! item or a heading. Blank lines always end a block, and lines longer than anyone wraps at are blocks of their own.
//! List markers (`- `, `• `, `1. `, `(a) `) and Markdown heading signs belong to no block.

use crate::text::Span;

/// A line at least this long may have been broken because the next word did not fit.
const NEARLY_FULL: usize = 45;

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

impl Iterator for Blocks<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let first = self.lines.find(|line| !line.text.is_empty())?;
        let mut span = first.span();
        let mut last = first;
        while let Some(next) = self.lines.next_if(|next| continues(&last, next)) {
            span = span.cover(next.span());
            last = next;
        }
        Some(span)
    }
}

/// A line without its marker and without space around it.
struct Line<'a> {
    start: usize,
    text: &'a str,
    marked: bool,
}

impl Line<'_> {
    fn span(&self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }
}

/// Whether the sentence may run on from one line to the next.
fn continues(line: &Line<'_>, next: &Line<'_>) -> bool {
    if line.text.is_empty() || next.text.is_empty() || next.marked || line.text.len() > WIDEST {
        return false;
    }
    let small = next.text.chars().next().is_some_and(|c| c.is_lowercase() || c == ',' || c == ';');
    let complete = line.text.ends_with(['.', '!', '?', ':', ';']);
    if small {
        return !complete || line.text.len() >= NEARLY_FULL;
    }
    line.text.len() >= NEARLY_FULL && next.text.len() <= WIDEST && !is_heading(line.text) && !is_heading(next.text)
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
        let unmarked = after_marker(body);
        let start = self.start + line.len() - unmarked.len();
        (self.rest, self.start) = (rest, self.start + length);
        Some(Line { start, text: unmarked.trim_end(), marked: unmarked.len() < body.len() })
    }
}

/// What follows a list or heading marker; the whole line if there is none.
fn after_marker(line: &str) -> &str {
    let Some((marker, rest)) = line.split_once([' ', '\t', '\u{a0}']) else {
        return if is_rule(line) { "" } else { line };
    };
    if is_bullet(marker) || is_number(marker) { rest.trim_start() } else { line }
}

/// A line drawn of signs, as under Markdown headings.
fn is_rule(line: &str) -> bool {
    line.len() >= 2 && line.chars().all(|c| matches!(c, '-' | '=' | '*' | '_' | '#' | '~'))
}

fn is_bullet(marker: &str) -> bool {
    const BULLETS: [&str; 16] = ["-", "*", "+", "•", "‣", "◦", "▪", "·", "–", "—", "●", "○", "■", "►", "➢", ">"];
    BULLETS.contains(&marker) || is_rule(marker) || marker == "#"
}

/// `1.`, `2)`, `3.1.`, `(a)`, `iv.`; a year is none, though a wrapped line may begin with one.
fn is_number(marker: &str) -> bool {
    let inner = marker.trim_start_matches('(');
    let bare = inner.trim_end_matches(['.', ')']);
    let closed = bare.len() < inner.len();
    let short = bare.len() <= 2 || bare.len() <= 5 && bare.contains('.');
    let digits = short && bare.starts_with(|c: char| c.is_ascii_digit());
    let sections = digits && bare.chars().all(|c| c.is_ascii_digit() || c == '.');
    let letter = bare.len() == 1 && inner.ends_with(')') && bare.chars().all(|c| c.is_ascii_lowercase());
    let roman = (1..=5).contains(&bare.len()) && bare.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    closed && (sections || letter || roman)
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

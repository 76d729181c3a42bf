//! Meaning before colour: what people read is a page of pieces with roles.
//!
//! A page knows neither colours nor widths. [`Style`] turns it into text for a terminal or a pipe,
//! Markdown into a document.

use super::table::{self, Table};
use super::words::harmless;
use anstyle::{AnsiColor, Effects};

/// What a piece of text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Role {
    /// Words between the others.
    #[default]
    Plain,
    /// "No."
    Verdict,
    /// A heading of a table or section.
    Heading,
    /// The name of a thing.
    Name,
    /// "can", "should", "cannot".
    Modality,
    /// Words of a source.
    Quote,
    /// The words of a quotation that bear the claim.
    Mark,
    /// Where something stands: file, line and column, or a footnote's number.
    Place,
    /// An aside.
    Note,
    /// The reading said back.
    Reading,
}

impl Role {
    /// How a terminal shows it.
    const fn style(self) -> anstyle::Style {
        let plain = anstyle::Style::new();
        match self {
            Self::Plain | Self::Quote => plain,
            Self::Verdict | Self::Heading => plain.effects(Effects::BOLD),
            Self::Name => plain.fg_color(Some(anstyle::Color::Ansi(AnsiColor::Cyan))),
            Self::Modality => plain.fg_color(Some(anstyle::Color::Ansi(AnsiColor::Magenta))),
            Self::Mark => plain.effects(Effects::BOLD.insert(Effects::UNDERLINE)),
            Self::Place | Self::Note => plain.effects(Effects::DIMMED),
            Self::Reading => plain.effects(Effects::ITALIC),
        }
    }
}

/// Some words with one role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Piece {
    /// What they are.
    pub role: Role,
    /// The words.
    pub text: String,
}

/// A line, or a paragraph where it is wider than the terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    /// Columns by which every line after the first is indented.
    pub hanging: usize,
    /// Its pieces in order.
    pub pieces: Vec<Piece>,
}

impl Line {
    /// An empty line whose continuation is indented.
    pub(crate) fn hanging(columns: usize) -> Self {
        Self { hanging: columns, pieces: vec![] }
    }

    /// With plain words.
    pub(crate) fn say(self, text: impl Into<String>) -> Self {
        self.with(Role::Plain, text)
    }

    /// With words that have a role; whatever they hold, they are text.
    pub(crate) fn with(mut self, role: Role, text: impl Into<String>) -> Self {
        self.pieces.push(Piece { role, text: harmless(&text.into()).into_owned() });
        self
    }
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    /// A line or paragraph.
    Line(Line),
    /// A table.
    Table(Table),
    /// An empty line.
    Blank,
    /// Text to be shown exactly as it is (SPARQL).
    Verbatim(String),
}

/// What people read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Page {
    /// Its parts in order.
    pub blocks: Vec<Block>,
}

impl Page {
    /// Adds a line.
    pub(crate) fn line(&mut self, line: Line) -> &mut Self {
        self.blocks.push(Block::Line(line));
        self
    }

    /// Adds an aside on its own line.
    pub(crate) fn note(&mut self, text: impl Into<String>) -> &mut Self {
        self.line(Line::hanging(6).with(Role::Note, format!("note: {}", text.into())))
    }

    /// Adds a table.
    pub(crate) fn table(&mut self, table: Table) -> &mut Self {
        self.blocks.push(Block::Table(table));
        self
    }

    /// Adds text as it is.
    pub(crate) fn verbatim(&mut self, text: impl Into<String>) -> &mut Self {
        self.blocks.push(Block::Verbatim(text.into()));
        self
    }

    /// Adds an empty line, unless the page begins here or has one already.
    pub(crate) fn gap(&mut self) -> &mut Self {
        if self.blocks.last().is_some_and(|block| *block != Block::Blank) {
            self.blocks.push(Block::Blank);
        }
        self
    }
}

/// How a page becomes text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Style {
    /// With ANSI sequences.
    pub colour: bool,
    /// Columns to fit; nothing is wrapped without it.
    pub width: Option<usize>,
}

impl Style {
    /// The page as text, each line ended.
    pub(crate) fn render(self, page: &Page) -> String {
        let mut out = String::new();
        for block in &page.blocks {
            match block {
                Block::Line(line) => self.paragraph(line, &mut out),
                Block::Table(table) => out.push_str(&table::render(table, self)),
                Block::Blank => {}
                Block::Verbatim(text) => out.push_str(&harmless(text.trim_end())),
            }
            out.push('\n');
        }
        out
    }

    /// The text in its role's colours.
    pub(crate) fn paint(self, role: Role, text: &str) -> String {
        let style = role.style();
        if self.colour && !text.is_empty() { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    fn paragraph(self, line: &Line, out: &mut String) {
        let text: String = line.pieces.iter().map(|piece| piece.text.as_str()).collect();
        let breaks = self.width.map(|width| breaks(&text, line.hanging, width)).unwrap_or_default();
        let indent = format!("\n{:hanging$}", "", hanging = line.hanging);
        let mut start = 0;
        for piece in &line.pieces {
            let end = start + piece.text.len();
            let mut from = start;
            for &at in breaks.iter().filter(|&&at| (start..end).contains(&at)) {
                out.push_str(&self.paint(piece.role, text.get(from..at).unwrap_or_default()));
                out.push_str(&indent);
                from = at + 1;
            }
            out.push_str(&self.paint(piece.role, text.get(from..end).unwrap_or_default()));
            start = end;
        }
    }
}

/// The spaces of `text` that become line breaks, by their bytes, so that no line is wider than `width` if its words
/// allow it; all lines but the first begin `hanging` columns in.
fn breaks(text: &str, hanging: usize, width: usize) -> Vec<usize> {
    let (mut breaks, mut column, mut start) = (vec![], 0, 0);
    for word in text.split_inclusive(' ') {
        let columns = word.trim_end_matches(' ').chars().count();
        if column + columns > width && column > hanging {
            breaks.push(start - 1);
            column = hanging;
        }
        column += word.chars().count();
        start += word.len();
    }
    breaks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Page {
        let mut page = Page::default();
        page.gap();
        page.line(Line::hanging(4).with(Role::Verdict, "No.").say(" one two three four"));
        page.gap().gap().note("an aside");
        page
    }

    #[test]
    fn plain_pages_are_not_wrapped() {
        assert_eq!(Style::default().render(&page()), "No. one two three four\n\nnote: an aside\n");
    }

    #[test]
    fn narrow_pages_hang() {
        let style = Style { colour: false, width: Some(12) };
        assert_eq!(style.render(&page()), "No. one two\n    three\n    four\n\nnote: an\n      aside\n");
    }

    #[test]
    fn words_stay_whole_across_pieces() {
        let mut page = Page::default();
        page.line(Line::default().say("so “").with(Role::Mark, "binding").say("”, too"));
        assert_eq!(Style { colour: false, width: Some(10) }.render(&page), "so\n“binding”,\ntoo\n");
    }

    #[test]
    fn what_is_shown_commands_no_terminal() {
        let hostile = "a\u{1b}]0;owned\u{7}b\u{9b}2Jc";
        let piece = Piece { role: Role::Name, text: hostile.to_owned() };
        let mut page = Page::default();
        page.line(Line::default().with(Role::Quote, hostile)).note(hostile).verbatim(hostile);
        page.table(Table { headings: vec![hostile.to_owned()], rows: vec![vec![piece]] });
        for colour in [false, true] {
            let shown = Style { colour, width: Some(60) }.render(&page);
            assert!(!shown.contains("\u{1b}]") && !shown.contains(['\u{7}', '\u{9b}']), "{shown:?}");
            assert_eq!(shown.matches("a\u{fffd}]0;owned\u{fffd}b\u{fffd}2Jc").count(), 5, "{shown:?}");
        }
    }

    #[test]
    fn colour_changes_no_words() {
        let coloured = Style { colour: true, width: None }.render(&page());
        assert!(coloured.contains("\u{1b}[1mNo."));
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), Style::default().render(&page()));
    }
}

//! The extracted text as it is being written, block by block.

use super::problem::Problem;
use crate::text::{Block, BlockKind, Cell, Layout, Metadata, Source, Span};

/// The most text that a document may hold, in bytes: some twenty thousand pages.
const LONGEST_TEXT: usize = 64 << 20;

/// What stands between the cells of a row.
const BORDER: &str = " | ";

/// A cell of a table about to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// Its text; line breaks part its paragraphs.
    pub text: String,
    /// How many columns it takes.
    pub width: usize,
    /// Whether it goes on with the cell above it.
    pub continues: bool,
}

/// A table about to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// Its rows.
    pub rows: Vec<Vec<Written>>,
    /// How many of them are column heads.
    pub heads: usize,
}

/// What every format writes to: paragraphs, headings, items, tables, notes and pages, each after the other.
#[derive(Debug, Default)]
pub(super) struct Draft {
    text: String,
    blocks: Vec<Block>,
    pages: Vec<(usize, u32)>,
    /// The headings that the next block stands under: their levels and blocks.
    headings: Vec<(u8, usize)>,
    /// The open lists, by depth: the block that introduces each.
    lists: Vec<Option<usize>>,
    tables: u32,
    /// What the document says of itself.
    pub metadata: Metadata,
}

impl Draft {
    /// Begins a page. A page that ends within a paragraph is told by [`Draft::paragraph_across`].
    pub fn page(&mut self, number: u32) {
        self.pages.push((self.text.len(), number));
    }

    /// Writes a heading; level 0 is the title of the document.
    pub fn heading(&mut self, level: u8, text: &str) {
        self.lists.clear();
        self.headings.retain(|&(above, _)| above < level);
        if let Some(block) = self.block(BlockKind::Heading(level.max(1)), text, "\n\n") {
            self.headings.push((level, block));
        }
    }

    /// Writes a paragraph, which ends every list.
    pub fn paragraph(&mut self, text: &str) {
        if !is_blank(text) {
            self.lists.clear();
            self.block(BlockKind::Paragraph, text, "\n\n");
        }
    }

    /// Writes a paragraph and the pages that begin within it, by their bytes in the text.
    pub fn paragraph_across(&mut self, text: &str, pages: &[(usize, u32)]) {
        self.paragraph(text);
        self.begin_within(pages);
    }

    /// Writes a further paragraph of the item before.
    pub fn continuation(&mut self, text: &str) {
        self.block(BlockKind::Paragraph, text, "\n");
    }

    /// Writes an item of a list; `marker` is "-" or its number with what follows it.
    pub fn item(&mut self, depth: u8, marker: &str, text: &str) {
        if is_blank(text) {
            return;
        }
        let depth_here = usize::from(depth);
        self.lists.truncate(depth_here + 1);
        let begins = self.lists.len() <= depth_here;
        while self.lists.len() <= depth_here {
            self.lists.push(self.introduction());
        }
        let gap = if begins && depth == 0 { "\n\n" } else { "\n" };
        self.part(gap);
        self.text.push_str(&"  ".repeat(depth_here));
        self.text.push_str(marker);
        self.text.push(' ');
        let lead = self.lists.last().copied().flatten();
        self.enter(BlockKind::Item { depth, lead }, text);
    }

    /// Writes an item and the pages that begin within it, by their bytes in the text.
    pub fn item_across(&mut self, marker: &str, text: &str, pages: &[(usize, u32)]) {
        self.item(0, marker, text);
        self.begin_within(pages);
    }

    /// Ends the lists of that depth and deeper.
    pub fn leave_list(&mut self, depth: u8) {
        self.lists.truncate(usize::from(depth));
    }

    /// Writes a footnote or endnote, "`[1]` …".
    pub fn note(&mut self, mark: &str, text: &str) {
        if is_blank(text) {
            return;
        }
        self.lists.clear();
        self.part("\n\n");
        if !mark.is_empty() {
            self.text.push('[');
            self.text.push_str(mark);
            self.text.push_str("] ");
        }
        self.enter(BlockKind::Note, text);
    }

    /// Writes a table, a row a line.
    pub fn table(&mut self, table: &Table) {
        self.lists.clear();
        if table.rows.iter().flatten().all(|cell| is_blank(&cell.text)) {
            return;
        }
        self.tables += 1;
        let mut heads: Vec<Option<usize>> = vec![];
        let mut above: Vec<Option<usize>> = vec![];
        for (number, row) in table.rows.iter().enumerate() {
            if row.iter().all(|cell| is_blank(&cell.text)) {
                continue;
            }
            self.part(if number == 0 { "\n\n" } else { "\n" });
            let is_head = number < table.heads;
            let blocks = self.row(row, Row { number, is_head, heads: &heads, above: &above });
            if is_head {
                let longest = heads.len().max(blocks.len());
                let of = |blocks: &[Option<usize>], column| blocks.get(column).copied().flatten();
                heads = (0..longest).map(|column| of(&blocks, column).or_else(|| of(&heads, column))).collect();
            }
            above = blocks;
        }
    }

    /// Writes a row; gives the block of each column.
    fn row(&mut self, row: &[Written], of: Row<'_>) -> Vec<Option<usize>> {
        let mut columns: Vec<Option<usize>> = vec![];
        for (number, cell) in row.iter().enumerate() {
            if number > 0 {
                self.text.push_str(BORDER);
            }
            let column = columns.len();
            let inherited = of.above.get(column).copied().flatten().filter(|_| cell.continues);
            let head = of.heads.get(column).copied().flatten().filter(|_| !of.is_head);
            let subject = columns.first().copied().flatten().filter(|_| !of.is_head);
            let kind = BlockKind::Cell(Cell {
                table: self.tables,
                row: count(of.number + 1),
                column: count(column + 1),
                head,
                subject,
                is_head: of.is_head,
            });
            let block = if is_blank(&cell.text) { inherited } else { self.enter(kind, &cell.text) };
            columns.push(block);
            columns.resize(column + cell.width.clamp(1, super::limits::WIDEST_TABLE), None);
        }
        columns
    }

    /// The text and its layout as a source of that name.
    ///
    /// # Errors
    /// [`Problem::NoText`] if there is none, [`Problem::TooMuch`] if there is more than can be read.
    pub fn finish(mut self, name: &str) -> Result<Source, Problem> {
        if self.text.len() > LONGEST_TEXT {
            return Err(Problem::too_much("bytes of text", LONGEST_TEXT));
        }
        if self.blocks.is_empty() {
            return Err(Problem::NoText);
        }
        self.text.push('\n');
        let layout = Layout::new(self.blocks, self.pages);
        Ok(Source::new(name, self.text).with_layout(layout).with_metadata(self.metadata))
    }

    /// How much is written, in bytes.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    fn begin_within(&mut self, pages: &[(usize, u32)]) {
        let Some(start) = self.blocks.last().map(|block| block.span.start) else { return };
        self.pages.extend(pages.iter().map(|&(at, page)| (start + at, page)));
    }

    fn block(&mut self, kind: BlockKind, text: &str, gap: &str) -> Option<usize> {
        if is_blank(text) {
            return None;
        }
        self.part(gap);
        self.enter(kind, text)
    }

    /// Parts what follows from what was written.
    fn part(&mut self, gap: &str) {
        if !self.text.is_empty() {
            self.text.push_str(gap);
        }
    }

    fn enter(&mut self, kind: BlockKind, text: &str) -> Option<usize> {
        // What is beyond the limit is refused in the end; until then it need not be held.
        if self.text.len() > LONGEST_TEXT {
            return None;
        }
        let text = text.trim();
        let start = self.text.len();
        self.text.push_str(text);
        let heading = self.headings.last().map(|&(_, block)| block);
        self.blocks.push(Block { span: Span::new(start, self.text.len()), kind, heading });
        Some(self.blocks.len() - 1)
    }

    /// The last block, if it introduces what follows: a paragraph or an item that ends in a colon.
    fn introduction(&self) -> Option<usize> {
        let block = self.blocks.last()?;
        let introduces = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. });
        let text = self.text.get(block.span.start..block.span.end)?;
        (introduces && text.ends_with(':')).then(|| self.blocks.len() - 1)
    }
}

/// A row of a table, and what stands above it.
struct Row<'a> {
    number: usize,
    is_head: bool,
    heads: &'a [Option<usize>],
    above: &'a [Option<usize>],
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// Text with every run of white space as one space, as HTML and Word show it; line breaks that are meant stay.
#[derive(Debug, Default)]
pub(super) struct Flow {
    text: String,
}

impl Flow {
    /// Goes on with text whose white space means nothing.
    pub fn push(&mut self, text: &str) {
        for c in text.chars() {
            if !c.is_whitespace() || c == '\u{a0}' {
                if !c.is_control() && !is_invisible(c) {
                    self.text.push(if c == '\u{a0}' { ' ' } else { c });
                }
            } else if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
        }
    }

    /// Breaks the line.
    pub fn break_line(&mut self) {
        let kept = self.text.trim_end_matches(' ').len();
        self.text.truncate(kept);
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// The text so far, which is begun anew.
    pub fn take(&mut self) -> String {
        let text = std::mem::take(&mut self.text);
        text.trim().to_owned()
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// Soft hyphens and marks of no width, which are advice to a typesetter, and marks that turn the direction of writing, which
/// can make a text look as if it said something else.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

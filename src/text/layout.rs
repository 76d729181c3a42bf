//! How an extracted text is laid out: its pages, headings, lists, tables and notes.

use super::Span;

/// What a block of an extracted text was in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading; 1 is the highest level.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item {
        /// 0 for an outermost list.
        depth: u8,
        /// The block that introduces the list ("The members are:").
        lead: Option<usize>,
    },
    /// A cell of a table.
    Cell(Cell),
    /// A footnote or endnote.
    Note,
}

/// Where a cell stands in its table. Numbers count from 1, the row of column heads as row 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Which table of the document.
    pub table: u32,
    /// Which row.
    pub row: u32,
    /// Which column.
    pub column: u32,
    /// The block that heads its column, unless it is one itself.
    pub head: Option<usize>,
    /// The first block of its row, unless it is that itself.
    pub subject: Option<usize>,
    /// Whether it heads a column.
    pub is_head: bool,
}

/// A stretch of an extracted text that no sentence crosses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its bytes, without list marker and cell borders.
    pub span: Span,
    /// What it was.
    pub kind: BlockKind,
    /// The heading that it stands under; for a heading, the one above it.
    pub heading: Option<usize>,
}

/// The blocks of an extracted text in order, and where its pages begin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    blocks: Vec<Block>,
    pages: Vec<(usize, u32)>,
}

impl Layout {
    /// A layout of blocks in the order of the text, and of pages by the byte at which each begins.
    #[must_use]
    pub const fn new(blocks: Vec<Block>, pages: Vec<(usize, u32)>) -> Self {
        Self { blocks, pages }
    }

    /// Every block, in the order of the text.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The block of that number.
    #[must_use]
    pub fn block(&self, number: usize) -> Option<&Block> {
        self.blocks.get(number)
    }

    /// The last block that begins at or before a byte.
    #[must_use]
    pub fn at(&self, byte: usize) -> Option<&Block> {
        let next = self.blocks.partition_point(|block| block.span.start <= byte);
        self.blocks.get(next.checked_sub(1)?)
    }

    /// The page on which a byte stands, from 1; none for documents without pages.
    #[must_use]
    pub fn page(&self, byte: usize) -> Option<u32> {
        let next = self.pages.partition_point(|&(start, _)| start <= byte);
        self.pages.get(next.checked_sub(1)?).map(|&(_, page)| page)
    }

    /// The headings above a block, the outermost first.
    #[must_use]
    pub fn headings(&self, block: &Block) -> Vec<Span> {
        let mut path = vec![];
        let mut next = block.heading;
        while let Some(heading) = next.and_then(|number| self.blocks.get(number)) {
            path.push(heading.span);
            // A heading stands before what it heads, so the way up ends.
            next = heading.heading.filter(|&above| Some(above) < next);
        }
        path.reverse();
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_by_their_bytes() {
        let block = |start, end, kind, heading| Block { span: Span::new(start, end), kind, heading };
        let layout = Layout::new(
            vec![
                block(0, 4, BlockKind::Heading(1), None),
                block(6, 9, BlockKind::Heading(2), Some(0)),
                block(11, 20, BlockKind::Paragraph, Some(1)),
            ],
            vec![(0, 1), (15, 2)],
        );
        let block = layout.at(12).unwrap();
        assert_eq!(layout.headings(block), [Span::new(0, 4), Span::new(6, 9)]);
        assert_eq!([layout.page(14), layout.page(15)], [Some(1), Some(2)]);
        assert_eq!(Layout::default().page(3), None);
    }
}

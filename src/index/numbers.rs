//! Columns of numbers in a file, and parts of them.

use super::checked::Checked;
use super::file::Section;
use super::id::Id;
use std::ops::Range;

/// A column of numbers.
#[derive(Clone, Copy)]
pub(super) struct Numbers<'a> {
    file: &'a Checked,
    start: usize,
    len: usize,
}

impl<'a> Numbers<'a> {
    /// The numbers of a section.
    #[inline]
    pub(super) fn of(file: &'a Checked, section: Section) -> Self {
        let place = file.place(section);
        Self { file, start: place.start, len: place.len() / 4 }
    }

    /// How many there are.
    #[inline]
    pub(super) fn len(self) -> usize {
        self.len
    }

    /// One of them; zero if there is no such place, or if it is damaged.
    #[inline]
    pub(super) fn get(self, at: usize) -> u32 {
        if at >= self.len {
            return 0;
        }
        let start = self.start + at * 4;
        let bytes = self.file.bytes_between(start..start + 4);
        bytes.first_chunk().map_or(0, |chunk| u32::from_le_bytes(*chunk))
    }

    /// The range that begins with one of them and ends with the next.
    #[inline]
    pub(super) fn range(self, at: usize) -> Range<usize> {
        self.get(at) as usize..self.get(at + 1) as usize
    }

    /// Some of them; none if they are damaged.
    #[inline]
    pub(super) fn part(self, range: Range<usize>) -> Ids<'a> {
        if range.end > self.len || range.start >= range.end {
            return Ids::default();
        }
        let bytes = self.file.bytes_between(self.start + range.start * 4..self.start + range.end * 4);
        Ids(bytes.as_chunks().0)
    }

    /// How many at the beginning are smaller, in a column that ascends.
    pub(super) fn rank(self, range: Range<usize>, number: u32) -> usize {
        let (mut low, mut high) = (range.start, range.end.min(self.len));
        while low < high {
            let middle = low.midpoint(high);
            if self.get(middle) < number { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// Where a number stands in a part that ascends.
    pub(super) fn find(self, range: Range<usize>, number: u32) -> Option<usize> {
        let end = range.end;
        let at = self.rank(range, number);
        (at < end && self.get(at) == number).then_some(at)
    }
}

/// Ascending numbers of terms, as they stand in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ids<'a>(&'a [[u8; 4]]);

impl<'a> Ids<'a> {
    /// How many there are.
    #[inline]
    #[must_use]
    pub fn len(self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[inline]
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Each in turn.
    #[inline]
    pub fn iter(self) -> impl DoubleEndedIterator<Item = Id> + ExactSizeIterator + Clone + 'a {
        self.0.iter().map(|bytes| Id::from_le_bytes(*bytes))
    }

    /// Whether a number is among them.
    #[must_use]
    pub fn contains(self, id: Id) -> bool {
        self.0.binary_search_by_key(&id, |bytes| Id::from_le_bytes(*bytes)).is_ok()
    }

    /// Some of them.
    #[must_use]
    pub fn part(self, range: Range<usize>) -> Self {
        Self(self.0.get(range).unwrap_or_default())
    }
}

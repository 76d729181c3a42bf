//! Strings that contain a text, by their words.

use super::file::Section;
use super::frozen::Index;
use super::id::Id;
use super::words::{lowered, read_terms};
use std::ops::Range;

/// To read so many bytes of the strings of a word takes as long as to look at one string.
const MANY: usize = 16;

impl Index {
    /// Strings among which are all that contain a text, whatever the case of either, ascending. `None` if the
    /// words do not tell: the text has no letter or digit.
    #[must_use]
    pub fn strings_with(&self, text: &str) -> Option<Vec<Id>> {
        let text = lowered(text);
        let is_word = |c: char| c.is_alphanumeric();
        let pieces: Vec<&str> = text.split(|c| !is_word(c)).filter(|piece| !piece.is_empty()).collect();
        // What stands at an end of the text may be a part of a word only.
        let open_start = text.starts_with(is_word);
        let open_end = text.ends_with(is_word);
        let mut found: Option<Vec<Id>> = None;
        let mut wanted: Vec<Vec<Range<usize>>> = vec![];
        for (at, piece) in pieces.iter().enumerate() {
            let starts = open_start && at == 0;
            let ends = open_end && at + 1 == pieces.len();
            wanted.push(self.words_like(piece, starts, ends));
        }
        let size = |ranges: &[Range<usize>]| ranges.iter().map(Range::len).sum::<usize>();
        wanted.sort_by_key(|ranges| size(ranges));
        for ranges in wanted {
            let all = size(&ranges);
            let strings = |range: Range<usize>| read_terms(self.part(Section::WordTerms, range));
            let having = || {
                let mut having: Vec<Id> = ranges.into_iter().flat_map(strings).collect();
                having.sort_unstable();
                having.dedup();
                having
            };
            found = Some(match found {
                None => having(),
                // A few are looked at faster than they are narrowed down by many.
                Some(few) if few.len() < 64 || few.len() < all / MANY => few,
                Some(mut some) => {
                    let having = having();
                    some.retain(|id| having.binary_search(id).is_ok());
                    some
                }
            });
        }
        found
    }

    /// Where the strings stand of each word that is `piece`, or only ends or begins with it.
    fn words_like(&self, piece: &str, open_start: bool, open_end: bool) -> Vec<Range<usize>> {
        let (ends, starts) = (self.numbers(Section::WordEnds), self.numbers(Section::WordStarts));
        let word = |at: usize| {
            let from = if at == 0 { 0 } else { ends.get(at - 1) as usize };
            self.part(Section::WordBytes, from..ends.get(at) as usize)
        };
        let piece = piece.as_bytes();
        let fits = |at: &usize| match (open_start, open_end) {
            (false, false) => word(*at) == piece,
            (false, true) => word(*at).starts_with(piece),
            (true, false) => word(*at).ends_with(piece),
            (true, true) => memchr::memmem::find(word(*at), piece).is_some(),
        };
        if open_start {
            return (0..ends.len()).filter(fits).map(|at| starts.range(at)).collect();
        }
        let (mut low, mut high) = (0, ends.len());
        while low < high {
            let middle = low.midpoint(high);
            if word(middle) < piece { low = middle + 1 } else { high = middle }
        }
        (low..ends.len()).take_while(fits).map(|at| starts.range(at)).collect()
    }
}

//! A convolution at work: what a word's neighbours add to it.

use super::dense::Dense;
use super::known::Word;
use super::norm::Norm;
use super::work::Work;
use super::{DecodeModelError, read};

/// What a word and one word at each side of it add to the word.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Convolution {
    /// How far away those are.
    distance: usize,
    pub(super) norm: Norm,
    pub(super) dense: Dense,
}

impl Convolution {
    pub(super) fn decode(rest: &mut &[u8]) -> Result<Self, DecodeModelError> {
        Ok(Self { distance: read::number(rest)?, norm: Norm::decode(rest)?, dense: Dense::decode(rest)? })
    }

    /// Adds to each word what its neighbours and itself add to it.
    pub(super) fn add(&self, rows: &mut [f32], work: &mut Work) {
        work.norm(&self.norm, rows);
        self.gather(self.norm.width(), work);
        self.dense.sums(&work.windows, &mut work.sums);
        self.add_sums(rows, work);
    }

    /// Puts the words at both sides beside each word; noughts outside of the sentence.
    fn gather(&self, width: usize, work: &mut Work) {
        work.windows.clear();
        let outside = vec![0; width];
        for at in 0..work.normed.len() / width {
            for from in [at.checked_sub(self.distance), Some(at), at.checked_add(self.distance)] {
                let row = from.and_then(|from| work.normed.get(from * width..(from + 1) * width));
                work.windows.extend_from_slice(row.unwrap_or(&outside));
            }
        }
    }

    /// The same for the first layer, from what is known of the words.
    pub(super) fn add_known(&self, words: &[&Word], rows: &mut [f32], work: &mut Work) {
        work.sums.clear();
        for (at, word) in words.iter().enumerate() {
            let start = work.sums.len();
            work.sums.extend_from_slice(word.tap(1));
            let sums = work.sums.get_mut(start..).unwrap_or_default();
            let before = at.checked_sub(self.distance).and_then(|before| words.get(before));
            let after = words.get(at + self.distance);
            for (word, tap) in before.zip(Some(0)).into_iter().chain(after.zip(Some(2))) {
                sums.iter_mut().zip(word.tap(tap)).for_each(|(sum, term)| *sum += term);
            }
        }
        self.add_sums(rows, work);
    }

    fn add_sums(&self, rows: &mut [f32], work: &Work) {
        self.dense.each(
            &work.sums,
            rows,
            #[inline(always)]
            |slot, added| *slot += added.max(0.0),
        );
    }
}

//! A convolution at work: what a word's neighbours add to it.

use super::dense::Dense;
use super::known::Word;
use super::norm::Norm;
use super::work::{Work, widely};
use super::{DecodeModelError, read};

/// How many words a convolution joins: one, and one at each side of it.
pub(super) const TAPS: usize = 3;

/// What a word and one word at each side of it add to the word.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Convolution {
    /// How far away those are.
    distance: usize,
    norm: Norm,
    /// From a word to what it adds to the word `distance` after it, to itself, and to the word before it, side by
    /// side.
    taps: Dense,
}

impl Convolution {
    pub(super) fn decode(rest: &mut &[u8]) -> Result<Self, DecodeModelError> {
        Ok(Self { distance: read::number(rest)?, norm: Norm::decode(rest)?, taps: Dense::decode(rest)? })
    }

    /// What each word adds to itself and others, in `work.outputs`. That does not depend on the others.
    pub(super) fn taps(&self, rows: &[f32], work: &mut Work) {
        work.norm(&self.norm, rows);
        work.through(&self.taps);
    }

    /// Adds to each word what its neighbours and itself add to it.
    pub(super) fn add(&self, rows: &mut [f32], work: &mut Work) {
        self.taps(rows, work);
        let taps: Vec<&[f32]> = work.outputs.chunks_exact(self.taps.outputs().max(1)).collect();
        self.join(&taps, rows);
    }

    /// The same from what is known of the words.
    pub(super) fn add_known(&self, words: &[&Word], rows: &mut [f32]) {
        let taps: Vec<&[f32]> = words.iter().map(|word| &*word.taps).collect();
        self.join(&taps, rows);
    }

    fn join(&self, taps: &[&[f32]], rows: &mut [f32]) {
        let width = self.taps.outputs() / TAPS;
        let none = vec![0.0; width];
        let tap = |at: Option<usize>, tap: usize| {
            let part = at.and_then(|at| taps.get(at)?.get(tap * width..(tap + 1) * width));
            part.unwrap_or(&none)
        };
        widely(
            #[inline(always)]
            || {
                for (at, row) in rows.chunks_exact_mut(width.max(1)).enumerate() {
                    let before = tap(at.checked_sub(self.distance), 0);
                    let after = tap(at.checked_add(self.distance), 2);
                    let sums = tap(Some(at), 1).iter().zip(before).zip(after);
                    for (value, ((own, before), after)) in row.iter_mut().zip(sums) {
                        *value += (own + before + after).max(0.0);
                    }
                }
            },
        );
    }
}

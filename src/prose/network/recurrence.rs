//! A recurrence at work: numbers carried along the sentence in both directions.

use super::DecodeModelError;
use super::dense::Dense;
use super::norm::{Norm, whole};
use super::tree::HIDDEN_UNIT;
use super::work::{Work, widely};

/// What all words before and all words after a word add to it. Each unit carries a number `c = z c + (1 - z) g`, where
/// gate `z` and new number `g` are linear in the word it has come to (after Bradbury, Merity, Xiong and Socher 2017
/// and Lei and others 2018; the gate is cut off at 0 and 1, which takes no exponential).
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Recurrence {
    norm: Norm,
    /// To the new numbers of the units that go right and of those that go left, then to their gates.
    gates: Dense,
    output: Dense,
}

impl Recurrence {
    pub(super) fn decode(rest: &mut &[u8]) -> Result<Self, DecodeModelError> {
        Ok(Self { norm: Norm::decode(rest)?, gates: Dense::decode(rest)?, output: Dense::decode(rest)? })
    }

    /// Adds to each word what is carried to it.
    pub(super) fn add(&self, rows: &mut [f32], work: &mut Work) {
        let units = self.output.inputs() / 2;
        work.norm(&self.norm, rows);
        work.through(&self.gates);
        let gates = || work.outputs.chunks_exact(4 * units);
        work.hidden.resize(gates().len() * 2 * units, 0);
        let mut places: Vec<(&[f32], &mut [i16])> = gates().zip(work.hidden.chunks_exact_mut(2 * units)).collect();
        widely(
            #[inline(always)]
            || {
                carry(places.iter_mut(), units, 0);
                carry(places.iter_mut().rev(), units, 1);
            },
        );
        let sums = self.output.sums(&work.hidden, &mut work.sums);
        self.output.each(
            sums,
            rows,
            #[inline(always)]
            |slot, added| *slot += added,
        );
    }
}

/// Carries one half of the units along the words; what they carry is cut off at nought and comes out as integers.
#[inline(always)]
fn carry<'a, 'b: 'a>(words: impl Iterator<Item = &'a mut (&'b [f32], &'b mut [i16])>, units: usize, half: usize) {
    let mut state = vec![0.0_f32; units];
    for (row, carried) in words {
        let part = |at: usize| row.get(at * units..(at + 1) * units).unwrap_or_default();
        let slots = carried.get_mut(half * units..(half + 1) * units).unwrap_or_default();
        let inputs = part(half).iter().zip(part(2 + half));
        for ((state, slot), (new, gate)) in state.iter_mut().zip(slots).zip(inputs) {
            let gate = (gate * 0.25 + 0.5).clamp(0.0, 1.0);
            *state = gate * *state + (1.0 - gate) * new;
            *slot = whole(*state * HIDDEN_UNIT).max(0);
        }
    }
}

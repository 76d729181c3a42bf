//! Room for the network's work, kept from sentence to sentence.

use super::dense::Dense;
use super::norm::{Norm, integers};

/// Numbers on their way through a layer.
#[derive(Clone, Debug, Default)]
pub(super) struct Work {
    /// Words normalised.
    pub(super) normed: Vec<i16>,
    /// Hidden units.
    pub(super) hidden: Vec<i16>,
    /// What came out of a product.
    pub(super) sums: Vec<i32>,
    /// What that stands for.
    pub(super) outputs: Vec<f32>,
}

/// Runs loops over many numbers on the widest registers there are. The order in which numbers are added up is that of
/// the code, so results are the same on all of them.
#[inline(always)]
pub(super) fn widely<R>(loops: impl FnOnce() -> R) -> R {
    pulp::Arch::new().dispatch(loops)
}

impl Work {
    /// Normalises words, which are as wide as `norm`.
    pub(super) fn norm(&mut self, norm: &Norm, rows: &[f32]) {
        self.normed.resize(rows.len(), 0);
        let width = norm.width();
        let pairs = rows.chunks_exact(width).zip(self.normed.chunks_exact_mut(width));
        widely(
            #[inline(always)]
            || {
                for (row, slots) in pairs {
                    norm.apply(row, slots);
                }
            },
        );
    }

    /// Puts what a layer makes of normalised words into `outputs`.
    pub(super) fn through(&mut self, layer: &Dense) {
        let sums = layer.sums(&self.normed, &mut self.sums);
        self.outputs.resize(sums.len(), 0.0);
        layer.finish(sums, &mut self.outputs);
    }

    /// The same for numbers that are cut off at nought and come as integers, `unit` to one.
    pub(super) fn through_rectified(&mut self, layer: &Dense, rows: &[f32], unit: f32) {
        self.hidden.clear();
        self.hidden.extend(integers(rows, unit).map(|value| value.max(0)));
        let sums = layer.sums(&self.hidden, &mut self.sums);
        self.outputs.resize(sums.len(), 0.0);
        layer.finish(sums, &mut self.outputs);
    }
}

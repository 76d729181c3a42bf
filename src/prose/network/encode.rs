//! Writing a trained network: floats in, a file of bytes and a few floats out.

use super::dense::Dense;
use super::layer::{CONVOLUTION, RECURRENCE};
use super::model::{MAGIC, Table};
use super::norm::Norm;
use super::tree::HIDDEN_UNIT;
use super::{Keys, SCALE, read};

/// Weights of a linear layer: a row for each input, and a bias for each output.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Linear<'a> {
    /// Row by row.
    pub(crate) weights: &'a [f32],
    /// One for each output.
    pub(crate) bias: &'a [f32],
}

/// Scale and shift of a normalisation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Columns<'a> {
    /// One for each column.
    pub(crate) scale: &'a [f32],
    /// One for each column.
    pub(crate) shift: &'a [f32],
}

/// A file being written, part by part, in the order in which [`super::Model::decode`] reads them.
#[derive(Debug)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// Begins with the words that have rows of their own, the width, and the tables.
    pub(crate) fn new<'a>(words: &Keys, width: usize, tables: impl Iterator<Item = &'a [f32]>) -> Self {
        let mut bytes = MAGIC.to_vec();
        read::write_keys(&mut bytes, words);
        read::write_number(&mut bytes, width);
        tables.for_each(|table| Table::write(&mut bytes, table));
        Self { bytes }
    }

    /// Writes a number.
    pub(crate) fn number(&mut self, number: usize) {
        read::write_number(&mut self.bytes, number);
    }

    /// Writes floats.
    pub(crate) fn floats(&mut self, floats: &[f32]) {
        read::write_floats(&mut self.bytes, floats);
    }

    /// Writes a layer on word vectors.
    pub(crate) fn on_vectors(&mut self, layer: Linear<'_>) {
        self.bytes.extend(Dense::quantised(layer.weights, layer.bias, SCALE));
    }

    /// Writes a layer on hidden units.
    pub(crate) fn on_hidden(&mut self, layer: Linear<'_>) {
        self.bytes.extend(Dense::quantised(layer.weights, layer.bias, HIDDEN_UNIT));
    }

    /// Writes a normalisation and the layer on it.
    pub(crate) fn on_normed(&mut self, norm: Columns<'_>, layer: Linear<'_>) {
        let unit = Norm::write(&mut self.bytes, norm.scale, norm.shift);
        self.bytes.extend(Dense::quantised(layer.weights, layer.bias, unit));
    }

    /// Begins a convolution over words so far apart.
    pub(crate) fn convolution(&mut self, distance: usize) {
        self.number(CONVOLUTION);
        self.number(distance);
    }

    /// Begins a recurrence.
    pub(crate) fn recurrence(&mut self) {
        self.number(RECURRENCE);
    }

    /// What was written.
    pub(crate) fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

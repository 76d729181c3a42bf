//! A linear layer in integers: weights of a byte, inputs of two, sums of four. Integer sums do not depend on their
//! order, so every processor gives the same ones, in whatever way it takes them.

use super::work::widely;
use super::{DecodeModelError, product::product, read};

/// How many outputs are worked on at once.
pub(super) const LANES: usize = 16;

/// What stands in the way of two inputs for [`LANES`] outputs: for each output the weight of the one and the other.
pub(super) type Cell = [i16; 2 * LANES];

/// The most inputs a layer can have: as many times the largest input times the largest weight fits a sum.
const MOST_INPUTS: usize = 512;

/// A linear layer, from a row of inputs to a row of outputs.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Dense {
    inputs: usize,
    /// For every [`LANES`] outputs a cell for each two inputs.
    cells: Vec<Cell>,
    /// What the sum of each output is multiplied by.
    scales: Vec<f32>,
    /// What is added to each output then.
    bias: Vec<f32>,
}

impl Dense {
    /// How many numbers come out.
    pub(super) fn outputs(&self) -> usize {
        self.scales.len()
    }

    /// How many numbers go in.
    pub(super) fn inputs(&self) -> usize {
        self.inputs
    }

    /// The layer with these float weights, a row for each input, for inputs that are given as integers `unit` times
    /// as large. The number of outputs is rounded up; those added have no weights.
    pub(crate) fn quantised(weights: &[f32], bias: &[f32], unit: f32) -> Vec<u8> {
        let outputs = bias.len().max(1);
        let inputs = weights.len() / outputs;
        let column = |output: usize| weights.iter().skip(output).step_by(outputs);
        let mut bytes = Vec::new();
        read::write_number(&mut bytes, inputs);
        read::write_number(&mut bytes, outputs);
        for output in 0..outputs {
            let largest = column(output).fold(0.0_f32, |largest, weight| largest.max(weight.abs())).max(1e-20);
            let step = largest / 127.0;
            let codes: Vec<i8> = column(output).map(|weight| (weight / step).round() as i8).collect();
            read::write_bytes(&mut bytes, &codes);
            read::write_floats(&mut bytes, &[step / unit]);
        }
        read::write_floats(&mut bytes, bias);
        bytes
    }

    /// Reads what [`quantised`](Self::quantised) wrote.
    pub(super) fn decode(rest: &mut &[u8]) -> Result<Self, DecodeModelError> {
        let inputs = read::number(rest)?;
        let outputs = read::number(rest)?;
        if inputs == 0 || inputs > MOST_INPUTS || inputs % 2 == 1 {
            return Err(DecodeModelError::Shape);
        }
        let mut layer = Self { inputs, ..Self::default() };
        layer.cells = vec![[0; 2 * LANES]; outputs.div_ceil(LANES) * inputs / 2];
        for output in 0..outputs {
            let weights = read::bytes(rest, inputs)?;
            let cells = layer.cells.iter_mut().skip(output / LANES * inputs / 2);
            for (cell, pair) in cells.zip(weights.chunks_exact(2)) {
                let slots = cell.iter_mut().skip(output % LANES * 2);
                slots.zip(pair).for_each(|(slot, &weight)| *slot = i16::from(weight));
            }
            layer.scales.extend(read::floats(rest, 1)?);
        }
        layer.bias = read::floats(rest, outputs)?;
        layer.scales.resize(outputs.next_multiple_of(LANES), 0.0);
        layer.bias.resize(outputs.next_multiple_of(LANES), 0.0);
        Ok(layer)
    }

    /// The sums of each row of inputs, before scale and bias. What is left in the `room` does not matter, so that it is
    /// made longer and never shorter.
    pub(super) fn sums<'a>(&self, rows: &[i16], room: &'a mut Vec<i32>) -> &'a [i32] {
        let length = rows.len() / self.inputs.max(1) * self.outputs();
        room.resize(room.len().max(length), 0);
        let sums = room.get_mut(..length).unwrap_or_default();
        product(rows, self.inputs, &self.cells, sums);
        sums
    }

    /// The outputs for sums, row after row.
    pub(super) fn finish(&self, sums: &[i32], outputs: &mut [f32]) {
        self.each(
            sums,
            outputs,
            #[inline(always)]
            |slot, output| *slot = output,
        );
    }

    /// Does something with every output and the number that stands in its place.
    #[inline(always)]
    pub(super) fn each(&self, sums: &[i32], rows: &mut [f32], act: impl Fn(&mut f32, f32)) {
        let width = self.outputs().max(1);
        let pairs = rows.chunks_exact_mut(width).zip(sums.chunks_exact(width));
        widely(
            #[inline(always)]
            || {
                for (row, sums) in pairs {
                    let scales = self.scales.iter().zip(&self.bias);
                    for ((slot, &sum), (scale, bias)) in row.iter_mut().zip(sums).zip(scales) {
                        act(slot, sum as f32 * scale + bias);
                    }
                }
            },
        );
    }
}

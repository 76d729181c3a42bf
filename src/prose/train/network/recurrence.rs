//! A residual recurrence: what all words before and all words after a word add to it.

use super::super::Sequence;
use super::super::layers::{Dropout, Linear, Matrix, Norm, Normed, Rows, rectify, rectify_back};

/// The weights of a residual recurrence in both directions, or their gradient.
///
/// Each unit carries a number along the sentence: `c = z c + (1 - z) g`, where the gate `z` and the new number `g` are
/// linear in the word it has come to, the gate cut off at 0 and 1 (a minimal gated unit whose gate does not look back:
/// Bradbury, Merity, Xiong and Socher 2017; Lei and others 2018). Half of the units go from left to right, the
/// others from right to left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recurrence {
    /// Applied to the words first.
    pub norm: Norm,
    /// From a word to new numbers and gates: those of the units that go right, then those of the others.
    pub gates: Linear,
    /// From the units to a word.
    pub output: Linear,
}

/// What the way back needs of the way there.
#[derive(Debug)]
pub struct Saved {
    normed: Normed,
    plain: Matrix,
    gates: Matrix,
    carried: Matrix,
    rectified: Matrix,
    inner_dropout: Dropout,
    outer_dropout: Dropout,
}

impl Recurrence {
    /// A recurrence of so many units in each direction, with random weights.
    pub fn new(width: usize, units: usize, sequence: &mut Sequence) -> Self {
        let mut gates = Linear::new(width, 4 * units, sequence);
        let biases = gates.bias.values_mut().iter_mut().skip(2 * units);
        biases.for_each(|bias| *bias = sequence.between(-1.0, 3.0));
        Self { norm: Norm::new(width), gates, output: Linear::new(2 * units, width, sequence) }
    }

    /// All weights.
    pub fn weights_mut(&mut self) -> Vec<&mut Matrix> {
        let Self { norm, gates, output } = self;
        let linear = [&mut gates.weights, &mut gates.bias, &mut output.weights, &mut output.bias];
        [&mut norm.scale, &mut norm.shift].into_iter().chain(linear).collect()
    }

    /// The words with what is carried to them added.
    pub fn forward(&self, input: &Matrix, sentences: &[Rows], share: f32, sequence: &mut Sequence) -> (Matrix, Saved) {
        let (plain, normed) = self.norm.forward(input);
        let gates = self.gates.forward(&plain);
        let carried = carry(&gates, sentences);
        let mut rectified = carried.clone();
        rectify(&mut rectified);
        let inner_dropout = Dropout::apply(&mut rectified, share, sequence);
        let mut output = self.output.forward(&rectified);
        let outer_dropout = Dropout::apply(&mut output, share, sequence);
        output.add(input);
        (output, Saved { normed, plain, gates, carried, rectified, inner_dropout, outer_dropout })
    }

    /// The gradient of the input; adds that of the weights to `gradient`.
    pub fn backward(&self, saved: &Saved, sentences: &[Rows], upstream: &Matrix, gradient: &mut Self) -> Matrix {
        let mut added = upstream.clone();
        saved.outer_dropout.back(&mut added);
        let mut carried = self.output.backward(&saved.rectified, &added, &mut gradient.output);
        saved.inner_dropout.back(&mut carried);
        rectify_back(&mut carried, &saved.carried);
        let gates = carry_back(saved, &carried, sentences);
        let plain = self.gates.backward(&saved.plain, &gates, &mut gradient.gates);
        let mut input = self.norm.backward(&saved.normed, &plain, &mut gradient.norm);
        input.add(upstream);
        input
    }
}

/// A gate, from what is linear in the word.
fn open(gate: f32) -> f32 {
    (gate * 0.25 + 0.5).clamp(0.0, 1.0)
}

/// The rows of a sentence in the order in which units of that half go.
fn way(rows: &Rows, half: usize) -> impl DoubleEndedIterator<Item = usize> + use<> {
    let (start, end) = (rows.start, rows.end);
    rows.clone().map(move |at| if half == 0 { at } else { start + end - 1 - at })
}

/// Of a row of four parts the new numbers and the gates of one half of the units.
fn half_of(row: &[f32], half: usize) -> (&[f32], &[f32]) {
    let units = row.len() / 4;
    let part = |at: usize| row.get(at * units..(at + 1) * units).unwrap_or_default();
    (part(half), part(2 + half))
}

fn carry(gates: &Matrix, sentences: &[Rows]) -> Matrix {
    let units = gates.width() / 4;
    let mut carried = Matrix::zeros(gates.height(), 2 * units);
    for sentence in sentences {
        for half in [0, 1] {
            let mut state = vec![0.0; units];
            for at in way(sentence, half) {
                let (news, gates) = half_of(gates.row(at), half);
                for (state, (new, gate)) in state.iter_mut().zip(news.iter().zip(gates)) {
                    let gate = open(*gate);
                    *state = gate * *state + (1.0 - gate) * new;
                }
                let slots = carried.row_mut(at).iter_mut().skip(half * units);
                slots.zip(&state).for_each(|(slot, &value)| *slot = value);
            }
        }
    }
    carried
}

/// The gradient of new numbers and gates, from that of what is carried.
fn carry_back(saved: &Saved, upstream: &Matrix, sentences: &[Rows]) -> Matrix {
    let units = saved.gates.width() / 4;
    let mut back = Matrix::zeros(saved.gates.height(), saved.gates.width());
    let none = vec![0.0; units];
    for sentence in sentences {
        for half in [0, 1] {
            let part = |matrix: &Matrix, at: usize| matrix.row(at).chunks_exact(units).nth(half).map(<[f32]>::to_vec);
            let order: Vec<usize> = way(sentence, half).collect();
            let mut later = vec![0.0; units];
            for (step, &at) in order.iter().enumerate().rev() {
                let before = step.checked_sub(1).and_then(|step| order.get(step));
                let earlier = before.and_then(|&before| part(&saved.carried, before)).unwrap_or_else(|| none.clone());
                let above = part(upstream, at).unwrap_or_default();
                let inputs = Inputs { gates: half_of(saved.gates.row(at), half), earlier: &earlier, above: &above };
                step_back(&inputs, &mut later, back.row_mut(at), half);
            }
        }
    }
    back
}

/// What one step back along a sentence looks at.
struct Inputs<'a> {
    /// The new numbers and what the gates are made of.
    gates: (&'a [f32], &'a [f32]),
    /// What was carried to the word.
    earlier: &'a [f32],
    /// The gradient of what is carried on, as far as the layer above goes.
    above: &'a [f32],
}

/// `later` is the gradient of what is carried on, as far as later words go, and becomes that of what was carried to
/// the word.
fn step_back(inputs: &Inputs<'_>, later: &mut [f32], row: &mut [f32], half: usize) {
    let mut parts = row.chunks_exact_mut(later.len().max(1));
    // After the new numbers of this half come those of the other or its gates, then the gates of this half.
    let (Some(new_slots), Some(gate_slots)) = (parts.nth(half), parts.nth(1)) else { return };
    let slots = later.iter_mut().zip(new_slots).zip(gate_slots);
    let values = inputs.gates.0.iter().zip(inputs.gates.1).zip(inputs.earlier.iter().zip(inputs.above));
    for (((later, new_slot), gate_slot), ((new, gate), (earlier, above))) in slots.zip(values) {
        let gate = open(*gate);
        let sum = above + *later;
        *later = sum * gate;
        *new_slot = sum * (1.0 - gate);
        if gate > 0.0 && gate < 1.0 {
            *gate_slot = 0.25 * sum * (earlier - new);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::train::check::{assert_close, numeric, probe};

    #[test]
    fn gradients_agree_with_differences() {
        let mut sequence = Sequence::new(8);
        let layer = Recurrence::new(4, 3, &mut sequence);
        let input = probe(7, 4, &mut sequence);
        let toward = probe(7, 4, &mut sequence);
        let sentences = [0..1, 1..7];
        let forward = |layer: &Recurrence, input: &Matrix| layer.forward(input, &sentences, 0.0, &mut Sequence::new(1));
        let (_, saved) = forward(&layer, &input);
        let mut gradient = layer.clone();
        gradient.weights_mut().into_iter().for_each(|matrix| matrix.values_mut().fill(0.0));
        let back = layer.backward(&saved, &sentences, &toward, &mut gradient);
        assert_close(&back, &numeric(&input, |input| forward(&layer, input).0.dot(&toward)));
        for at in 0..6 {
            let mut moved = layer.clone();
            let point = moved.weights_mut().remove(at).clone();
            let expected = numeric(&point, |weights| {
                let mut moved = layer.clone();
                *moved.weights_mut().remove(at) = weights.clone();
                forward(&moved, &input).0.dot(&toward)
            });
            assert_close(gradient.weights_mut().remove(at), &expected);
        }
    }
}

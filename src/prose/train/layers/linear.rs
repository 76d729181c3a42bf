//! A linear layer: weights from every input to every output, and a bias for each output.

use super::Matrix;
use crate::prose::train::Sequence;

/// The weights of a linear layer, or their gradient.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Linear {
    /// A row for each input, a column for each output.
    pub weights: Matrix,
    /// One for each output, in one row.
    pub bias: Matrix,
}

impl Linear {
    /// Weights drawn evenly from a range that gets smaller with the number of inputs (LeCun and others 1998).
    pub fn new(inputs: usize, outputs: usize, sequence: &mut Sequence) -> Self {
        let mut layer = Self::zeros(inputs, outputs);
        let range = 1.0 / (inputs as f32).sqrt();
        layer.weights.values_mut().fill_with(|| sequence.between(-range, range));
        layer
    }

    /// A layer of noughts.
    pub fn zeros(inputs: usize, outputs: usize) -> Self {
        Self { weights: Matrix::zeros(inputs, outputs), bias: Matrix::zeros(1, outputs) }
    }

    /// The outputs for each row of inputs.
    pub fn forward(&self, input: &Matrix) -> Matrix {
        let mut output = input.times(&self.weights);
        output.rows_mut().for_each(|row| super::add(row, self.bias.values()));
        output
    }

    /// Adds to `gradient` what the weights owe to the outputs' gradient; returns the inputs' gradient.
    pub fn backward(&self, input: &Matrix, upstream: &Matrix, gradient: &mut Self) -> Matrix {
        gradient.weights.add_product(&input.transposed(), upstream);
        upstream.add_rows_to(gradient.bias.values_mut());
        upstream.times(&self.weights.transposed())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::train::check::{assert_close, numeric, probe};

    #[test]
    fn gradients_agree_with_differences() {
        let mut sequence = Sequence::new(3);
        let layer = Linear::new(5, 4, &mut sequence);
        let input = probe(6, 5, &mut sequence);
        let toward = probe(6, 4, &mut sequence);
        let mut gradient = Linear::zeros(5, 4);
        let back = layer.backward(&input, &toward, &mut gradient);
        assert_close(&back, &numeric(&input, |input| layer.forward(input).dot(&toward)));
        let of_weights = numeric(&layer.weights, |weights| {
            Linear { weights: weights.clone(), bias: layer.bias.clone() }.forward(&input).dot(&toward)
        });
        assert_close(&gradient.weights, &of_weights);
        let of_bias = numeric(&layer.bias, |bias| {
            Linear { weights: layer.weights.clone(), bias: bias.clone() }.forward(&input).dot(&toward)
        });
        assert_close(&gradient.bias, &of_bias);
    }
}

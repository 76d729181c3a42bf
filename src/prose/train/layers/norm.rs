//! Layer normalisation (Ba, Kiros and Hinton 2016): each row brought to mean nought and deviation one, then scaled
//! and shifted column by column.

use super::Matrix;

/// Keeps the deviation of a constant row from being nought.
const LEAST_VARIANCE: f32 = 1e-5;

/// The scale and the shift of each column, or their gradient.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Norm {
    /// One row.
    pub scale: Matrix,
    /// One row.
    pub shift: Matrix,
}

/// What the way back needs of the way there.
#[derive(Debug)]
pub struct Normed {
    /// The rows before scale and shift.
    plain: Matrix,
    /// What each row was multiplied by.
    factors: Vec<f32>,
}

impl Norm {
    /// Scale one, shift nought.
    pub fn new(width: usize) -> Self {
        Self { scale: Matrix::new(width, vec![1.0; width]), shift: Matrix::zeros(1, width) }
    }

    /// The normalised rows.
    pub fn forward(&self, input: &Matrix) -> (Matrix, Normed) {
        let mut plain = input.clone();
        let factors = plain.rows_mut().map(centre).collect();
        let mut output = plain.clone();
        for row in output.rows_mut() {
            let columns = self.scale.values().iter().zip(self.shift.values());
            row.iter_mut().zip(columns).for_each(|(value, (scale, shift))| *value = *value * scale + shift);
        }
        (output, Normed { plain, factors })
    }

    /// Adds to `gradient` what scale and shift owe; returns the input's gradient.
    pub fn backward(&self, normed: &Normed, upstream: &Matrix, gradient: &mut Self) -> Matrix {
        let mut back = upstream.clone();
        let rows = back.rows_mut().zip(normed.plain.rows()).zip(&normed.factors);
        for ((row, plain), &factor) in rows {
            super::add(gradient.shift.values_mut(), row);
            let sums = gradient.scale.values_mut().iter_mut();
            sums.zip(row.iter().zip(plain)).for_each(|(sum, (up, plain))| *sum += up * plain);
            row.iter_mut().zip(self.scale.values()).for_each(|(up, scale)| *up *= scale);
            let count = row.len() as f32;
            let mean = row.iter().sum::<f32>() / count;
            let along = row.iter().zip(plain).map(|(up, plain)| up * plain).sum::<f32>() / count;
            row.iter_mut().zip(plain).for_each(|(up, plain)| *up = factor * (*up - mean - along * plain));
        }
        back
    }
}

/// Brings a row to mean nought and deviation one; returns what it was multiplied by.
fn centre(row: &mut [f32]) -> f32 {
    let count = row.len() as f32;
    let mean = row.iter().sum::<f32>() / count;
    row.iter_mut().for_each(|value| *value -= mean);
    let variance = row.iter().map(|value| value * value).sum::<f32>() / count;
    let factor = 1.0 / (variance + LEAST_VARIANCE).sqrt();
    row.iter_mut().for_each(|value| *value *= factor);
    factor
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::train::Sequence;
    use crate::prose::train::check::{assert_close, numeric, probe};

    #[test]
    fn gradients_agree_with_differences() {
        let mut sequence = Sequence::new(4);
        let norm = Norm { scale: probe(1, 6, &mut sequence), shift: probe(1, 6, &mut sequence) };
        let (input, toward) = (probe(3, 6, &mut sequence), probe(3, 6, &mut sequence));
        let (_, normed) = norm.forward(&input);
        let mut gradient = Norm { scale: Matrix::zeros(1, 6), shift: Matrix::zeros(1, 6) };
        let back = norm.backward(&normed, &toward, &mut gradient);
        assert_close(&back, &numeric(&input, |input| norm.forward(input).0.dot(&toward)));
        let of_scale = numeric(&norm.scale, |scale| {
            Norm { scale: scale.clone(), shift: norm.shift.clone() }.forward(&input).0.dot(&toward)
        });
        assert_close(&gradient.scale, &of_scale);
    }
}

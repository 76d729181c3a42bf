//! What stands between linear layers: cutting off what is negative, and leaving out numbers at random.

use super::Matrix;
use crate::prose::train::Sequence;

/// Replaces negative numbers by nought.
pub fn rectify(matrix: &mut Matrix) {
    matrix.values_mut().iter_mut().for_each(|value| *value = value.max(0.0));
}

/// Makes the gradient of the rectified numbers that of the numbers before: nothing flows where nought came out.
pub fn rectify_back(upstream: &mut Matrix, output: &Matrix) {
    let pairs = upstream.values_mut().iter_mut().zip(output.values());
    pairs.filter(|(_, output)| **output <= 0.0).for_each(|(slot, _)| *slot = 0.0);
}

/// Numbers left out in training, the others made larger in turn, so that no unit relies on one other (Srivastava
/// and others 2014).
#[derive(Debug)]
pub struct Dropout {
    /// What each number is multiplied by; empty when nothing is left out.
    factors: Vec<f32>,
}

impl Dropout {
    /// Leaves a share of the numbers out, and says which.
    pub fn apply(matrix: &mut Matrix, share: f32, sequence: &mut Sequence) -> Self {
        if share <= 0.0 {
            return Self { factors: Vec::new() };
        }
        let kept = 1.0 / (1.0 - share);
        let draw = |_: &f32| if sequence.between(0.0, 1.0) < share { 0.0 } else { kept };
        let dropout = Self { factors: matrix.values().iter().map(draw).collect() };
        dropout.back(matrix);
        dropout
    }

    /// The same for a gradient.
    pub fn back(&self, upstream: &mut Matrix) {
        upstream.values_mut().iter_mut().zip(&self.factors).for_each(|(value, factor)| *value *= factor);
    }
}

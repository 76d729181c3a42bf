//! Checking gradients by finite differences.

use super::Sequence;
use super::layers::Matrix;

impl Matrix {
    /// The sum of the products of the numbers with those of another matrix.
    pub(super) fn dot(&self, other: &Self) -> f64 {
        self.values().iter().zip(other.values()).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
    }
}

/// A matrix of numbers between -1 and 1.
pub(super) fn probe(rows: usize, columns: usize, sequence: &mut Sequence) -> Matrix {
    Matrix::new(columns, (0..rows * columns).map(|_| sequence.between(-1.0, 1.0)).collect())
}

/// The gradient of a function at a point, by central differences.
pub(super) fn numeric(point: &Matrix, function: impl Fn(&Matrix) -> f64) -> Matrix {
    const STEP: f32 = 1.0 / 4096.0;
    let mut moved = point.clone();
    let mut gradient = Matrix::zeros(point.height(), point.width());
    for at in 0..point.values().len() {
        let mut value = |by: f32| {
            moved.values_mut()[at] = point.values()[at] + by;
            function(&moved)
        };
        let difference = value(STEP) - value(-STEP);
        value(0.0);
        gradient.values_mut()[at] = (difference / f64::from(2.0 * STEP)) as f32;
    }
    gradient
}

/// Asserts that two gradients point the same way, as far as differences of rounded numbers can tell.
pub(super) fn assert_close(found: &Matrix, expected: &Matrix) {
    assert_eq!((found.height(), found.width()), (expected.height(), expected.width()));
    let length = |squares: &mut dyn Iterator<Item = f32>| squares.map(|value| value * value).sum::<f32>().sqrt();
    let apart = length(&mut found.values().iter().zip(expected.values()).map(|(found, expected)| found - expected));
    let expected = length(&mut expected.values().iter().copied());
    assert!(apart <= 5e-3 + 0.02 * expected, "{apart} apart of {expected}");
}

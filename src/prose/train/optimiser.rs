//! Moving weights against their gradients: Adam (Kingma and Ba 2015) with weight decay apart from the gradient
//! (Loshchilov and Hutter 2019).

use super::layers::Matrix;
use super::network::{Core, Gradient, Tables, row_gradients};

/// How much of the running mean of the gradients is kept from step to step.
const MEAN_KEPT: f32 = 0.9;

/// How much of the running mean of their squares is kept from step to step.
const SQUARES_KEPT: f32 = 0.98;

/// Keeps what is divided by from being nought.
const LEAST: f32 = 1e-8;

/// The longest gradient that is followed at full length.
const LONGEST: f32 = 5.0;

/// How much of each weight goes at each step, times the step's size.
const DECAY: f32 = 0.01;

/// What is remembered of the gradients so far.
pub(super) struct Optimiser {
    means: Core,
    squares: Core,
    rows: Vec<Rows>,
    step: i32,
}

/// What is remembered of the rows of a table. A row is only looked at when a batch uses it, and its gradient is not
/// averaged over batches: most rows are rare.
struct Rows {
    squares: Matrix,
    /// The step at which each row was last used.
    last: Vec<i32>,
}

impl Optimiser {
    /// Nothing seen yet.
    pub(super) fn new(core: &Core, tables: &Tables) -> Self {
        let rows = tables
            .tables
            .iter()
            .map(|table| Rows { squares: Matrix::zeros(table.height(), table.width()), last: vec![0; table.height()] });
        Self { means: core.noughts(), squares: core.noughts(), rows: rows.collect(), step: 0 }
    }

    /// Moves the weights by about `rate` each.
    pub(super) fn step(&mut self, core: &mut Core, tables: &mut Tables, mut gradient: Gradient, rate: f32) {
        self.step += 1;
        let row_gradients = row_gradients(&gradient.traits, &gradient.input);
        let squares = |values: &[f32]| values.iter().map(|value| f64::from(value * value)).sum::<f64>();
        let of_core: f64 = gradient.core.weights_mut().iter().map(|matrix| squares(matrix.values())).sum();
        let of_rows: f64 = row_gradients.iter().flatten().map(|(_, row)| squares(row)).sum();
        let factor = (LONGEST / (of_core + of_rows).sqrt() as f32).min(1.0);
        self.move_core(core, &mut gradient.core, factor, rate);
        for ((table, rows), gradients) in tables.tables.iter_mut().zip(&mut self.rows).zip(row_gradients) {
            let unbiased = 1.0 - power(SQUARES_KEPT, self.step);
            for (row, gradient) in gradients {
                rows.step(table, row, &gradient, self.step, Scale { factor, rate, unbiased });
            }
        }
    }

    fn move_core(&mut self, core: &mut Core, gradient: &mut Core, factor: f32, rate: f32) {
        let mean_unbiased = 1.0 - power(MEAN_KEPT, self.step);
        let square_unbiased = 1.0 - power(SQUARES_KEPT, self.step);
        let memory = self.means.weights_mut().into_iter().zip(self.squares.weights_mut());
        let pairs = core.weights_mut().into_iter().zip(gradient.weights_mut());
        for ((weights, gradient), (means, squares)) in pairs.zip(memory) {
            let decay = if weights.height() > 1 { 1.0 - rate * DECAY } else { 1.0 };
            let memory = means.values_mut().iter_mut().zip(squares.values_mut());
            let pairs = weights.values_mut().iter_mut().zip(gradient.values());
            for ((weight, gradient), (mean, square)) in pairs.zip(memory) {
                let gradient = gradient * factor;
                *mean = MEAN_KEPT * *mean + (1.0 - MEAN_KEPT) * gradient;
                *square = SQUARES_KEPT * *square + (1.0 - SQUARES_KEPT) * gradient * gradient;
                let step = (*mean / mean_unbiased) / ((*square / square_unbiased).sqrt() + LEAST);
                *weight = *weight * decay - rate * step;
            }
        }
    }
}

/// By what a row's gradient is scaled.
#[derive(Clone, Copy)]
struct Scale {
    factor: f32,
    rate: f32,
    unbiased: f32,
}

impl Rows {
    fn step(&mut self, table: &mut Matrix, row: usize, gradient: &[f32], now: i32, scale: Scale) {
        let Some(last) = self.last.get_mut(row) else { return };
        let kept = power(SQUARES_KEPT, now - *last);
        *last = now;
        let memory = self.squares.row_mut(row).iter_mut();
        for ((weight, gradient), square) in table.row_mut(row).iter_mut().zip(gradient).zip(memory) {
            let gradient = gradient * scale.factor;
            *square = kept * *square + (1.0 - SQUARES_KEPT) * gradient * gradient;
            *weight -= scale.rate * gradient / ((*square / scale.unbiased).sqrt() + LEAST);
        }
    }
}

/// A power, by repeated squaring: the platform's own may differ in the last bit.
fn power(base: f32, exponent: i32) -> f32 {
    let (mut result, mut base, mut exponent) = (1.0, base, exponent);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result *= base;
        }
        base *= base;
        exponent >>= 1;
    }
    result
}

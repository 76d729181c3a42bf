//! The loss of a choice: how surprising the right answer is to the scores given.

use super::Matrix;

/// What a batch of choices costs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Loss {
    /// The sum over the choices, in nats.
    pub sum: f64,
    /// How many choices there were.
    pub choices: usize,
    /// How many the highest score would have made right.
    pub right: usize,
}

impl Loss {
    /// The mean over the choices.
    pub fn mean(self) -> f64 {
        self.sum / self.choices.max(1) as f64
    }

    /// Adds the loss of other choices.
    pub fn add(&mut self, other: Self) {
        self.sum += other.sum;
        self.choices += other.choices;
        self.right += other.right;
    }
}

/// The cross entropy of each row's softmax with its right column, or with nothing for rows that do not count;
/// replaces the scores by their gradient, times `weight`.
pub fn cross_entropy(scores: &mut Matrix, right: impl Iterator<Item = Option<usize>>, weight: f32) -> Loss {
    let mut loss = Loss::default();
    for (row, right) in scores.rows_mut().zip(right) {
        let Some(right) = right.filter(|&right| right < row.len()) else {
            row.fill(0.0);
            continue;
        };
        let highest = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        loss.choices += 1;
        loss.right += usize::from(row.get(right).is_some_and(|&score| score >= highest));
        let own = row.get(right).copied().unwrap_or_default();
        row.iter_mut().for_each(|score| *score = libm::expf(*score - highest));
        let total: f32 = row.iter().sum();
        loss.sum += f64::from(highest + libm::logf(total) - own);
        row.iter_mut().for_each(|score| *score *= weight / total);
        if let Some(slot) = row.get_mut(right) {
            *slot -= weight;
        }
    }
    loss
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::train::Sequence;
    use crate::prose::train::check::{assert_close, numeric, probe};

    #[test]
    fn gradients_agree_with_differences() {
        let scores = probe(3, 5, &mut Sequence::new(9));
        let right = || [Some(2), None, Some(4)].into_iter();
        let mut gradient = scores.clone();
        let loss = cross_entropy(&mut gradient, right(), 1.0);
        assert_eq!(loss.choices, 2);
        assert_close(&gradient, &numeric(&scores, |scores| cross_entropy(&mut scores.clone(), right(), 1.0).sum));
    }
}

//! Trained weights of linear classifiers, a byte each.

use super::Table;
use super::code::{decode, encode, nearest};

/// Whatever can score the classes of a decision from its features: weights being trained, or trained ones.
pub(crate) trait Score {
    /// Puts the score of class `i` in `scores[i]`, for all of them.
    fn score(&self, features: &[u64], scores: &mut [i32]);
}

/// The class with the highest score, the first of equals.
pub(crate) fn best(scores: &[i32]) -> usize {
    let mut best = 0;
    let mut highest = i32::MIN;
    for (class, &score) in scores.iter().enumerate() {
        if score > highest {
            (best, highest) = (class, score);
        }
    }
    best
}

/// Weights for three classes, kept as differences from class 0, so that a feature is one slot of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ThreeWay {
    pub(super) table: Table<u32>,
}

impl ThreeWay {
    /// The weights of these features, given for each the weights of classes 1 and 2 less that of class 0.
    pub(crate) fn new(features: &[(u64, [i32; 2])]) -> Self {
        let entries: Vec<(u64, u32)> = features
            .iter()
            .map(|&(hash, [one, two])| (hash, u32::from(encode(one)) | u32::from(encode(two)) << 8))
            .collect();
        Self { table: Table::new(&entries) }
    }
}

impl Score for ThreeWay {
    #[inline]
    fn score(&self, features: &[u64], scores: &mut [i32]) {
        let (mut one, mut two) = (0, 0);
        self.table.find_each(features, |pair| {
            one += decode(pair as u8);
            two += decode((pair >> 8) as u8);
        });
        for (score, sum) in scores.iter_mut().zip([0, one, two]) {
            *score = sum;
        }
    }
}

/// How many classes a [`ManyWay`] can have.
const CLASSES: usize = 64;

/// A feature that touches more classes than this has a full row.
const MANY: usize = 12;

/// Stands for the number of cells of a feature that has a full row.
const FULL: u32 = 255;

/// Weights for up to 64 classes, small enough that sums of them fit 16 bits. Most features touch only a few of them and keep those as cells; those that touch
/// many have a row with all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ManyWay {
    /// Feature to the place of its weights: start in the upper 24 bits, number of cells in the lower 8.
    pub(super) table: Table,
    /// Classes and the codes of their weights.
    pub(super) cells: Vec<[u8; 2]>,
    /// Rows of weights, one for each class.
    pub(super) rows: Vec<[i16; CLASSES]>,
}

impl ManyWay {
    /// The weights of these features, given for each its classes and their weights.
    pub(crate) fn new(features: &[(u64, Vec<(u8, i32)>)]) -> Self {
        let mut weights = Self::default();
        let entries: Vec<(u64, u32)> = features.iter().map(|(hash, cells)| (*hash, weights.add(cells))).collect();
        Self { table: Table::new(&entries), ..weights }
    }

    /// Puts a feature's weights away; returns their place.
    fn add(&mut self, weights: &[(u8, i32)]) -> u32 {
        if weights.len() > MANY {
            let mut row = [0; CLASSES];
            for &(class, weight) in weights {
                if let Some(slot) = row.get_mut(usize::from(class)) {
                    *slot = nearest(weight) as i16;
                }
            }
            self.rows.push(row);
            return (self.rows.len() as u32 - 1) << 8 | FULL;
        }
        let start = self.cells.len() as u32;
        self.cells.extend(weights.iter().map(|&(class, weight)| [class, encode(weight)]));
        start << 8 | weights.len() as u32
    }
}

impl Score for ManyWay {
    #[inline]
    fn score(&self, features: &[u64], scores: &mut [i32]) {
        let mut sums = [0_i16; CLASSES];
        self.table.find_each(features, |place| {
            let (start, count) = ((place >> 8) as usize, place & 255);
            if count == FULL {
                if let Some(row) = self.rows.get(start) {
                    for (sum, &weight) in sums.iter_mut().zip(row) {
                        *sum = sum.saturating_add(weight);
                    }
                }
            } else {
                for &[class, code] in self.cells.get(start..start + count as usize).unwrap_or_default() {
                    if let Some(sum) = sums.get_mut(usize::from(class) % CLASSES) {
                        *sum = sum.saturating_add(decode(code) as i16);
                    }
                }
            }
        });
        for (score, sum) in scores.iter_mut().zip(sums) {
            *score = i32::from(sum);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_the_weights_of_known_features() {
        let three = ThreeWay::new(&[(1 << 40 | 2, [5, -7]), (2 << 40 | 4, [6, 6])]);
        let mut scores = [9; 3];
        three.score(&[1 << 40 | 2, 2 << 40 | 4, 3 << 40 | 6], &mut scores);
        assert_eq!(scores, [0, 11, -1]);

        let many = ManyWay::new(&[(1 << 40 | 2, vec![(0, 9), (4, -6)]), (2 << 40 | 4, vec![(4, 20)])]);
        let all: Vec<(u8, i32)> = (0..40).map(|class| (class, i32::from(class / 4))).collect();
        let full = ManyWay::new(&[(5 << 40 | 3, all)]);
        let mut scores = [9; 40];
        full.score(&[5 << 40 | 3, 5 << 40 | 3], &mut scores);
        assert_eq!((scores[0], scores[39]), (0, 18));
        let mut scores = [9; 5];
        many.score(&[1 << 40 | 2, 2 << 40 | 4], &mut scores);
        assert_eq!(scores, [9, 0, 0, 0, 14]);
        assert_eq!(best(&scores), 4);
    }
}

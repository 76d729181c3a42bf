//! Averaged weights, on their way from training into a model.

use std::collections::BTreeMap;

use crate::prose::model::{LARGEST, ManyWay, ThreeWay, nearest};

/// The largest weight of a classifier of many classes, whose sums must fit 16 bits.
const LARGEST_OF_MANY: i32 = LARGEST / 3;

/// The averaged weights of features: for each the classes it touches.
#[derive(Default)]
pub(super) struct Averages {
    /// Ordered by the features' hashes.
    features: Vec<(u64, Vec<(u8, i64)>)>,
}

impl Averages {
    pub(super) fn new(mut features: Vec<(u64, Vec<(u8, i64)>)>) -> Self {
        features.sort_unstable_by_key(|(hash, _)| *hash);
        Self { features }
    }

    /// The sum of several trainings' weights, which errs less than each of them.
    pub(super) fn sum(trainings: impl IntoIterator<Item = Self>) -> Self {
        let mut sums: BTreeMap<u64, BTreeMap<u8, i64>> = BTreeMap::new();
        for (hash, cells) in trainings.into_iter().flat_map(|averages| averages.features) {
            let sum = sums.entry(hash).or_default();
            for (class, weight) in cells {
                *sum.entry(class).or_default() += weight;
            }
        }
        Self { features: sums.into_iter().map(|(hash, cells)| (hash, cells.into_iter().collect())).collect() }
    }

    /// The weights for any number of classes.
    pub(super) fn many_way(&self) -> ManyWay {
        let weights = self.features.iter().flat_map(|(_, cells)| cells).map(|(_, weight)| *weight);
        let quantise = quantiser(weights, LARGEST_OF_MANY);
        let row = |(hash, cells): &(u64, Vec<(u8, i64)>)| {
            let mut cells: Vec<(u8, i32)> =
                cells.iter().map(|&(class, weight)| (class, quantise(weight))).filter(|cell| cell.1 != 0).collect();
            cells.sort_unstable();
            (*hash, cells)
        };
        let rows = self.features.iter().map(row).filter(|(_, cells)| !cells.is_empty());
        ManyWay::new(&rows.collect::<Vec<_>>())
    }

    /// The weights for three classes.
    pub(super) fn three_way(&self) -> ThreeWay {
        let of = |cells: &[(u8, i64)], class| cells.iter().find(|cell| cell.0 == class).map_or(0, |cell| cell.1);
        let differences = |cells: &[(u8, i64)]| [1, 2].map(|class| of(cells, class) - of(cells, 0));
        let quantise = quantiser(self.features.iter().flat_map(|(_, cells)| differences(cells)), LARGEST);
        let row = |(hash, cells): &(u64, Vec<(u8, i64)>)| (*hash, differences(cells).map(&quantise));
        let rows = self.features.iter().map(row).filter(|(_, weights)| *weights != [0, 0]);
        ThreeWay::new(&rows.collect::<Vec<_>>())
    }
}

/// Maps weights to a range that ends at `to`, by one scale for all.
fn quantiser(weights: impl Iterator<Item = i64>, to: i32) -> impl Fn(i64) -> i32 {
    let largest = i128::from(weights.map(i64::abs).max().unwrap_or(0).max(1));
    move |weight| nearest((i128::from(weight) * i128::from(to) / largest) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::model::Score;

    #[test]
    fn trainings_add_up() {
        let (one, other) = (1 << 40 | 2, 2 << 40 | 4);
        let first = Averages::new(vec![(other, vec![(0, 10)]), (one, vec![(2, 40)])]);
        let second = Averages::new(vec![(one, vec![(2, 40), (1, -20)])]);
        let weights = Averages::sum([first, second]).many_way();
        let mut scores = [0; 3];
        weights.score(&[one], &mut scores);
        let largest = nearest(LARGEST_OF_MANY);
        assert_eq!((scores[0], scores[2]), (0, largest));
        assert!((scores[1] + largest / 4).abs() < 30);
        weights.score(&[other], &mut scores);
        assert!((scores[0] - largest / 8).abs() < 15);
    }
}

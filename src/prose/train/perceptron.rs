//! The averaged perceptron (Collins 2002) with a margin and a filter on rare features, in integers.

use super::averages::Averages;
use crate::prose::model::Score;
use rustc_hash::FxHashMap;

/// Weights in training.
#[derive(Default)]
pub(super) struct Perceptron {
    places: FxHashMap<u64, Place>,
    rows: Vec<Row>,
    step: u32,
    /// Features updated less often than this are not used, neither in training nor after it (Goldberg and
    /// Elhadad 2011). To leave them out only afterwards would leave weights that counted on them.
    least_updates: u32,
}

/// Where a feature's weights stand, and how often they were updated.
struct Place {
    row: u32,
    updates: u32,
}

/// The weights of one feature.
#[derive(Default)]
struct Row {
    cells: Vec<Cell>,
}

/// One weight, with the running sum that its average is made from.
struct Cell {
    class: u8,
    weight: i32,
    total: i64,
    /// The step at which `total` was last brought up to date.
    step: u32,
}

impl Cell {
    fn average(&self, step: u32) -> i64 {
        self.total + i64::from(self.weight) * i64::from(step - self.step)
    }

    fn change(&mut self, by: i32, step: u32) {
        self.total = self.average(step);
        self.step = step;
        self.weight += by;
    }
}

impl Row {
    fn change(&mut self, class: usize, by: i32, step: u32) {
        let class = class as u8;
        if let Some(cell) = self.cells.iter_mut().find(|cell| cell.class == class) {
            cell.change(by, step);
        } else {
            self.cells.push(Cell { class, weight: by, total: 0, step });
        }
    }
}

impl Perceptron {
    /// No weights yet.
    pub(super) fn new(least_updates: u32) -> Self {
        Self { least_updates, ..Self::default() }
    }

    /// Counts one more decision; averages are over decisions.
    pub(super) fn tick(&mut self) {
        self.step += 1;
    }

    /// Raises `good` and lowers `bad` where these features are seen.
    pub(super) fn update(&mut self, features: &[u64], good: usize, bad: usize) {
        for &hash in features {
            let fresh = self.rows.len() as u32;
            let place = self.places.entry(hash).or_insert(Place { row: fresh, updates: 0 });
            place.updates += 1;
            if place.row == fresh {
                self.rows.push(Row::default());
            }
            if let Some(row) = self.rows.get_mut(place.row as usize) {
                row.change(good, 1, self.step);
                row.change(bad, -1, self.step);
            }
        }
    }

    /// The cells of a feature that is used.
    fn cells(&self, hash: u64) -> Option<&[Cell]> {
        let place = self.places.get(&hash).filter(|place| place.updates >= self.least_updates)?;
        self.rows.get(place.row as usize).map(|row| row.cells.as_slice())
    }

    /// The averaged weights of each feature that is used.
    pub(super) fn averages(&self) -> Averages {
        let average = |cells: &[Cell]| cells.iter().map(|cell| (cell.class, cell.average(self.step))).collect();
        let used = self.places.keys().filter_map(|&hash| Some((hash, self.cells(hash)?)));
        Averages::new(used.map(|(hash, cells)| (hash, average(cells))).collect())
    }
}

impl Score for Perceptron {
    fn score(&self, features: &[u64], scores: &mut [i32]) {
        scores.fill(0);
        for &feature in features {
            for cell in self.cells(feature).unwrap_or_default() {
                if let Some(score) = scores.get_mut(usize::from(cell.class)) {
                    *score += cell.weight;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn averages_over_steps_and_leaves_rare_features_out() {
        let mut perceptron = Perceptron::new(2);
        perceptron.tick();
        perceptron.update(&[1 << 40 | 2, 2 << 40 | 4], 0, 1);
        perceptron.tick();
        perceptron.update(&[1 << 40 | 2], 2, 1);
        perceptron.tick();
        let weights = perceptron.averages().many_way();
        let mut scores = [0; 3];
        weights.score(&[2 << 40 | 4], &mut scores);
        assert_eq!(scores, [0; 3]);
        weights.score(&[1 << 40 | 2], &mut scores);
        let [first, second, third] = scores;
        assert!(second < 0 && (3 * first + 2 * second).abs() < 200 && (3 * third + second).abs() < 200, "{scores:?}");
    }
}

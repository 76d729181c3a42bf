//! The best tree without crossing arcs, by dynamic programming over spans (Eisner 1996; the presentation follows
//! Kübler, McDonald and Nivre 2009, section 4.3). Exactly one word is the root. Time grows with the cube of the
//! number of words, memory with its square.

use super::Scores;

/// Stands for a span that cannot be.
const NEVER: i32 = i32::MIN / 4;

/// Numbers for pairs of words.
struct Square {
    side: usize,
    values: Vec<i32>,
}

impl Square {
    fn new(side: usize) -> Self {
        Self { side, values: vec![NEVER; side * side] }
    }

    fn set(&mut self, row: usize, column: usize, value: i32) {
        if let Some(slot) = self.values.get_mut(row * self.side + column) {
            *slot = value;
        }
    }

    fn get(&self, row: usize, column: usize) -> i32 {
        self.values.get(row * self.side + column).copied().unwrap_or(NEVER)
    }

    /// Part of a row.
    fn part(&self, row: usize, start: usize, end: usize) -> &[i32] {
        self.values.get(row * self.side + start..row * self.side + end).unwrap_or_default()
    }
}

/// The best score of every span from a left to a right word, by which end is its head and whether it is complete:
/// an open span is an arc whose lower end has not got all its dependents yet. Some are kept by their left and by
/// their right end, so that what is added up lies side by side.
struct Chart {
    /// Headed by the left word, all dependents taken: by left, by right end.
    right: Square,
    right_turned: Square,
    /// Headed by the right word, all dependents taken: by left, by right end.
    left: Square,
    left_turned: Square,
    /// An arc from the left word to the right one, by left end.
    open_right: Square,
    /// An arc from the right word to the left one, by right end.
    open_left_turned: Square,
}

/// The heads of the best tree; none for the root.
pub(super) fn best_tree(scores: &Scores) -> Vec<Option<usize>> {
    let words = scores.words();
    let chart = Chart::new(scores);
    let mut heads = vec![None; words];
    let total = |root: usize| {
        scores.root(root).saturating_add(chart.left.get(0, root)).saturating_add(chart.right.get(root, words - 1))
    };
    if let Some(root) = (0..words).rev().max_by_key(|&root| total(root)) {
        chart.trace(root, words, &mut heads);
    }
    heads
}

impl Chart {
    fn new(scores: &Scores) -> Self {
        let words = scores.words();
        let [right, right_turned, left, left_turned, open_right, open_left_turned] =
            std::array::from_fn(|_| Square::new(words));
        let mut chart = Self { right, right_turned, left, left_turned, open_right, open_left_turned };
        for word in 0..words {
            chart.set_complete(word, word, 0, 0);
        }
        for width in 1..words {
            for start in 0..words - width {
                let end = start + width;
                let (_, joined) = chart.join(start, end);
                chart.open_right.set(start, end, joined.saturating_add(scores.arc(start, end)));
                chart.open_left_turned.set(end, start, joined.saturating_add(scores.arc(end, start)));
                let (to_right, to_left) = (chart.grow_right(start, end).1, chart.grow_left(start, end).1);
                chart.set_complete(start, end, to_right, to_left);
            }
        }
        chart
    }

    fn set_complete(&mut self, start: usize, end: usize, to_right: i32, to_left: i32) {
        self.right.set(start, end, to_right);
        self.right_turned.set(end, start, to_right);
        self.left.set(start, end, to_left);
        self.left_turned.set(end, start, to_left);
    }

    /// Where the spans of two words that an arc will join meet: the last word of the left one.
    fn join(&self, start: usize, end: usize) -> (usize, i32) {
        let (at, sum) = best_sum(self.right.part(start, start, end), self.left_turned.part(end, start + 1, end + 1));
        (start + at, sum)
    }

    /// The last dependent of a span headed by its left word.
    fn grow_right(&self, start: usize, end: usize) -> (usize, i32) {
        let arcs = self.open_right.part(start, start + 1, end + 1);
        let (at, sum) = best_sum(arcs, self.right_turned.part(end, start + 1, end + 1));
        (start + 1 + at, sum)
    }

    /// The first dependent of a span headed by its right word.
    fn grow_left(&self, start: usize, end: usize) -> (usize, i32) {
        let (at, sum) = best_sum(self.left.part(start, start, end), self.open_left_turned.part(end, start, end));
        (start + at, sum)
    }

    /// Finds the arcs again that made the best tree with this root.
    fn trace(&self, root: usize, words: usize, heads: &mut [Option<usize>]) {
        let mut spans = vec![(root, 0, root), (root, root, words - 1)];
        while let Some((head, start, end)) = spans.pop() {
            if start == end {
                continue;
            }
            let (dependent, low, high) = if head == start {
                let (dependent, _) = self.grow_right(start, end);
                spans.push((dependent, dependent, end));
                (dependent, start, dependent)
            } else {
                let (dependent, _) = self.grow_left(start, end);
                spans.push((dependent, start, dependent));
                (dependent, dependent, end)
            };
            if let Some(slot) = heads.get_mut(dependent) {
                *slot = Some(head);
            }
            let (middle, _) = self.join(low, high);
            spans.push((low, low, middle));
            spans.push((high, middle + 1, high));
        }
    }
}

/// The place where two runs of numbers have the highest sum, the first of equals.
fn best_sum(one: &[i32], other: &[i32]) -> (usize, i32) {
    let highest = one.iter().zip(other).map(|(a, b)| a.saturating_add(*b)).max().unwrap_or(NEVER);
    let place = one.iter().zip(other).position(|(a, b)| a.saturating_add(*b) == highest);
    (place.unwrap_or(0), highest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::parse::greedy::is_tree;

    /// All head assignments of that many words.
    fn assignments(words: usize) -> Vec<Vec<Option<usize>>> {
        let each = |mut number: usize| {
            let mut heads = vec![];
            for _ in 0..words {
                heads.push(Some(number % (words + 1)).filter(|&head| head < words));
                number /= words + 1;
            }
            heads
        };
        (0..(words + 1).pow(words as u32)).map(each).collect()
    }

    #[test]
    fn no_tree_scores_better() {
        let mut seed = 5_u32;
        for words in 1..=5 {
            for _ in 0..10 {
                let mut number = || {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (seed >> 20) as i32 - 2_048
                };
                let scores = Scores::new(words, (0..words * (words + 1)).map(|_| number()).collect());
                let total = |heads: &[Option<usize>]| -> i32 {
                    let arc = |(word, head): (usize, &Option<usize>)| scores.arc(head.unwrap_or(words), word);
                    heads.iter().enumerate().map(arc).sum()
                };
                let found = best_tree(&scores);
                assert!(is_tree(&found), "{found:?}");
                let best = assignments(words).iter().filter(|heads| is_tree(heads)).map(|heads| total(heads)).max();
                assert_eq!(Some(total(&found)), best);
            }
        }
    }
}

//! Where the things of a map stand: in columns, so that arrows lead to the right, and in an order that crosses few.
//!
//! After Sugiyama, Tagawa and Toda (1981): arrows that would lead back are turned around, a thing stands right of what leads
//! to it, an arrow has a place of its own in every column that it passes, and each column is ordered by where the neighbours
//! of its places stand. Between two columns of things stands one for the words of arrows.

/// How often the columns are ordered by their neighbours, to and fro.
const SWEEPS: usize = 12;

/// What takes a place in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// A thing, by its number.
    Thing(usize),
    /// An arrow that passes, by its number, and whether its words stand here.
    Way(usize, bool),
}

/// Things and arrows in columns.
#[derive(Debug)]
pub(super) struct Layers {
    /// Every place.
    pub(super) nodes: Vec<Node>,
    /// The places of each column from above, by their numbers.
    pub(super) columns: Vec<Vec<usize>>,
    /// The places of each arrow from the left to the right, those of its things first and last; none from a thing to itself.
    pub(super) ways: Vec<Vec<usize>>,
    /// For each place those that it is joined to on the left, and on the right.
    pub(super) beside: [Vec<Vec<usize>>; 2],
}

impl Layers {
    /// Puts so many things and the arrows between them into columns.
    pub(super) fn of(things: usize, arrows: &[(usize, usize)]) -> Self {
        let ranks = ranks(things, arrows);
        let count = ranks.iter().max().map_or(0, |last| 2 * last + 1);
        let mut layers = Self {
            nodes: (0..things).map(Node::Thing).collect(),
            columns: vec![vec![]; count],
            ways: vec![],
            beside: [vec![vec![]; things], vec![vec![]; things]],
        };
        for (thing, rank) in ranks.iter().enumerate() {
            layers.stand(thing, 2 * rank);
        }
        let mut worded = vec![0_usize; count];
        for (number, &(from, to)) in arrows.iter().enumerate() {
            layers.lead(number, (from, to), &ranks, &mut worded);
        }
        layers.order();
        layers
    }

    fn stand(&mut self, node: usize, column: usize) {
        if let Some(column) = self.columns.get_mut(column) {
            column.push(node);
        }
    }

    /// Gives an arrow its places; its words stand where fewest others do, of several as near as can be to where it begins.
    fn lead(&mut self, number: usize, (from, to): (usize, usize), ranks: &[usize], worded: &mut [usize]) {
        let (start, end) = (2 * rank(ranks, from), 2 * rank(ranks, to));
        let (left, right, first, last) = if start < end { (from, to, start, end) } else { (to, from, end, start) };
        if first == last {
            self.ways.push(vec![]);
            return;
        }
        let here = |column: &usize| (worded.get(*column).copied().unwrap_or_default(), column.abs_diff(start));
        let words = (first + 1..last).step_by(2).min_by_key(here).unwrap_or(first + 1);
        worded.get_mut(words).into_iter().for_each(|count| *count += 1);
        let mut way = vec![left];
        for column in first + 1..last {
            let node = self.nodes.len();
            self.nodes.push(Node::Way(number, column == words));
            self.beside.iter_mut().for_each(|side| side.push(vec![]));
            self.stand(node, column);
            way.push(node);
        }
        way.push(right);
        for (one, other) in way.iter().zip(way.iter().skip(1)) {
            self.beside[0].get_mut(*other).into_iter().for_each(|left| left.push(*one));
            self.beside[1].get_mut(*one).into_iter().for_each(|right| right.push(*other));
        }
        self.ways.push(way);
    }

    /// What a place is joined to on the left (0) or the right (1).
    pub(super) fn joined(&self, side: usize, node: usize) -> &[usize] {
        self.beside.get(side).and_then(|side| side.get(node)).map_or(&[], Vec::as_slice)
    }

    /// Orders the columns so that few arrows cross.
    fn order(&mut self) {
        let mut best = (self.crossings(), self.columns.clone());
        for sweep in 0..SWEEPS {
            let side = sweep % 2;
            let numbers: Vec<usize> = (0..self.columns.len()).collect();
            let numbers: Box<dyn Iterator<Item = usize>> =
                if side == 0 { Box::new(numbers.into_iter()) } else { Box::new(numbers.into_iter().rev()) };
            for number in numbers {
                self.order_column(number, side);
            }
            self.switch();
            let crossings = self.crossings();
            if crossings < best.0 {
                best = (crossings, self.columns.clone());
            }
        }
        self.columns = best.1;
    }

    /// The place of each node in its column.
    fn places(&self) -> Vec<usize> {
        let mut places = vec![0; self.nodes.len()];
        for column in &self.columns {
            for (at, &node) in column.iter().enumerate() {
                places.get_mut(node).into_iter().for_each(|place| *place = at);
            }
        }
        places
    }

    /// Orders a column by the middle of what its places are joined to on one side.
    fn order_column(&mut self, number: usize, side: usize) {
        let places = self.places();
        let place = |node: usize| places.get(node).copied().unwrap_or_default() as f64;
        let middle = |node: usize| {
            let joined = self.joined(side, node);
            if joined.is_empty() {
                return place(node);
            }
            joined.iter().map(|&other| place(other)).sum::<f64>() / joined.len() as f64
        };
        let Some(column) = self.columns.get(number) else { return };
        let mut sorted: Vec<(f64, usize)> = column.iter().map(|&node| (middle(node), node)).collect();
        sorted.sort_by(|one, other| one.0.total_cmp(&other.0));
        if let Some(column) = self.columns.get_mut(number) {
            *column = sorted.into_iter().map(|(_, node)| node).collect();
        }
    }

    /// Lets neighbours in a column change places where fewer arrows cross then.
    fn switch(&mut self) {
        let places = self.places();
        let crossing = |one: usize, other: usize| -> usize {
            [0, 1].into_iter().map(|side| crossed(self.joined(side, one), self.joined(side, other), &places)).sum()
        };
        let mut columns = self.columns.clone();
        for column in &mut columns {
            for at in 1..column.len() {
                if let (Some(&one), Some(&other)) = (column.get(at - 1), column.get(at))
                    && crossing(other, one) < crossing(one, other)
                {
                    column.swap(at - 1, at);
                }
            }
        }
        self.columns = columns;
    }

    /// How many pairs of arrows cross.
    fn crossings(&self) -> usize {
        let places = self.places();
        let of_column = |column: &Vec<usize>| -> usize {
            let below = |at: usize| column.get(at + 1..).unwrap_or_default();
            column
                .iter()
                .enumerate()
                .flat_map(|(at, &one)| below(at).iter().map(move |&other| (one, other)))
                .map(|(one, other)| crossed(self.joined(1, one), self.joined(1, other), &places))
                .sum()
        };
        self.columns.iter().map(of_column).sum()
    }
}

/// How many lines cross of one place and of another below it, to these on one side.
fn crossed(above: &[usize], below: &[usize], places: &[usize]) -> usize {
    let place = |node: &usize| places.get(*node).copied().unwrap_or_default();
    above.iter().map(|one| below.iter().filter(|other| place(other) < place(one)).count()).sum()
}

/// How far to the right each thing stands.
fn ranks(things: usize, arrows: &[(usize, usize)]) -> Vec<usize> {
    let arrows = forward(arrows);
    let mut ranks = vec![0_usize; things];
    // Without arrows that lead back, ranks settle after as many rounds as there are things.
    for _ in 0..things {
        let mut settled = true;
        for &(from, to) in &arrows {
            let wanted = rank(&ranks, from) + 1;
            if rank(&ranks, to) < wanted {
                if let Some(place) = ranks.get_mut(to) {
                    *place = wanted;
                }
                settled = false;
            }
        }
        if settled {
            break;
        }
    }
    pull_right(&arrows, &mut ranks);
    ranks
}

fn rank(ranks: &[usize], thing: usize) -> usize {
    ranks.get(thing).copied().unwrap_or_default()
}

/// The arrows between different things without those that would lead back to where one came from.
fn forward(arrows: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut kept: Vec<(usize, usize)> = vec![];
    for &(from, to) in arrows {
        if from != to && !kept.contains(&(from, to)) && !reaches(&kept, to, from) {
            kept.push((from, to));
        }
    }
    kept
}

fn reaches(arrows: &[(usize, usize)], from: usize, to: usize) -> bool {
    let (mut seen, mut open) = (vec![from], vec![from]);
    while let Some(at) = open.pop() {
        if at == to {
            return true;
        }
        for &(_, next) in arrows.iter().filter(|&&(start, _)| start == at) {
            if !seen.contains(&next) {
                seen.push(next);
                open.push(next);
            }
        }
    }
    false
}

/// Brings what nothing leads to next to what it leads to.
fn pull_right(arrows: &[(usize, usize)], ranks: &mut [usize]) {
    for thing in 0..ranks.len() {
        let is_led_to = arrows.iter().any(|&(_, to)| to == thing);
        let nearest = arrows.iter().filter(|&&(from, _)| from == thing).map(|&(_, to)| rank(ranks, to)).min();
        if let (false, Some(nearest), Some(place)) = (is_led_to, nearest, ranks.get_mut(thing)) {
            *place = nearest.saturating_sub(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_lead_to_the_right_and_have_places_of_their_own() {
        let layers = Layers::of(3, &[(0, 1), (1, 2), (0, 2)]);
        assert_eq!(ranks(3, &[(0, 1), (1, 2), (0, 2)]), [0, 1, 2]);
        assert_eq!(layers.columns.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2, 2, 2, 1]);
        let worded =
            |way: &Vec<usize>| way.iter().filter(|&&node| matches!(layers.nodes[node], Node::Way(_, true))).count();
        assert!(layers.ways.iter().all(|way| worded(way) == 1), "{layers:?}");
    }

    #[test]
    fn a_circle_has_a_beginning() {
        let layers = Layers::of(3, &[(0, 1), (1, 2), (2, 0), (1, 1)]);
        assert_eq!(layers.ways[2].first(), Some(&0), "what leads back is turned around");
        assert!(layers.ways[3].is_empty());
    }

    #[test]
    fn what_need_not_cross_does_not() {
        let layers = Layers::of(6, &[(0, 5), (1, 4), (2, 3)]);
        assert_eq!(layers.crossings(), 0);
    }
}

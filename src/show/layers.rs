//! Where the things of a map stand: in columns, so that arrows lead to the right, and in an order that crosses few.
//!
//! After Sugiyama, Tagawa and Toda (1981): arrows that would lead back are left aside, a thing stands one column to the
//! right of what leads to it, and each column is ordered by where the neighbours of its things stand.

use crate::knowledge::Map;

/// How often the columns are ordered by their neighbours, to and fro.
const SWEEPS: usize = 8;

/// The things of each column from above, by their places in the map.
pub(super) fn columns(map: &Map) -> Vec<Vec<usize>> {
    let arrows = forward(map);
    let mut ranks = vec![0_usize; map.things.len()];
    // Without arrows that lead back, ranks settle after as many rounds as there are things.
    for _ in 0..map.things.len() {
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
    let count = ranks.iter().max().map_or(0, |&last| last + 1);
    let mut columns = vec![vec![]; count];
    for (thing, &rank) in ranks.iter().enumerate() {
        if let Some(column) = columns.get_mut(rank) {
            column.push(thing);
        }
    }
    for sweep in 0..SWEEPS {
        order(&mut columns, &arrows, sweep % 2 == 0);
    }
    columns
}

fn rank(ranks: &[usize], thing: usize) -> usize {
    ranks.get(thing).copied().unwrap_or_default()
}

/// The arrows between different things without those that would lead back to where one came from.
fn forward(map: &Map) -> Vec<(usize, usize)> {
    let mut kept: Vec<(usize, usize)> = vec![];
    let mut all: Vec<(usize, usize)> = map.arrows.iter().map(|arrow| (arrow.from, arrow.to)).collect();
    all.dedup();
    for (from, to) in all {
        if from != to && !reaches(&kept, to, from) {
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

/// Orders each column by the middle of its things' neighbours in all columns before, or after.
fn order(columns: &mut [Vec<usize>], arrows: &[(usize, usize)], by_before: bool) {
    let numbers: Vec<usize> = if by_before { (0..columns.len()).collect() } else { (0..columns.len()).rev().collect() };
    for number in numbers {
        // Heights are told from the middle, since columns are centred.
        let height = |thing: usize| {
            columns.iter().find_map(|column| {
                let at = column.iter().position(|&one| one == thing)?;
                Some(at as f64 - column.len() as f64 / 2.0)
            })
        };
        let Some(column) = columns.get(number) else { continue };
        let middle = |thing: usize| {
            let neighbours = arrows.iter().filter_map(|&(from, to)| match (by_before, from == thing, to == thing) {
                (true, _, true) => height(from),
                (false, true, _) => height(to),
                _ => None,
            });
            let heights: Vec<f64> = neighbours.collect();
            if heights.is_empty() { height(thing) } else { Some(heights.iter().sum::<f64>() / heights.len() as f64) }
        };
        let mut sorted: Vec<(f64, usize)> =
            column.iter().map(|&thing| (middle(thing).unwrap_or_default(), thing)).collect();
        sorted.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
        if let Some(column) = columns.get_mut(number) {
            *column = sorted.into_iter().map(|(_, thing)| thing).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::map::tests::map;
    use super::*;
    use crate::knowledge::Arrow;

    #[test]
    fn arrows_lead_to_the_right() {
        assert_eq!(columns(&map()), [vec![0], vec![1], vec![2]]);
    }

    #[test]
    fn a_circle_has_a_beginning() {
        let mut map = map();
        let back = Arrow { from: 2, to: 0, ..map.arrows[0].clone() };
        map.arrows.push(back);
        assert_eq!(columns(&map), [vec![0], vec![1], vec![2]]);
    }
}

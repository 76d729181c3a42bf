//! How high everything on a map stands.
//!
//! Heights follow what a place is joined to, as far as the order of its column and the space that others need allow; of all
//! heights that keep both, those nearest to what is wanted are found by pooling (isotonic regression).

use super::layers::{Layers, Node};
use super::measures::BETWEEN;

/// The space beside ways, in pixels.
const BESIDE: f64 = 9.0;
/// How often heights are fitted.
const ROUNDS: usize = 16;
/// How much more a way wants to go straight on than to meet the middle of things.
const STRAIGHT: f64 = 4.0;

/// The height of the middle of each place.
pub(super) fn heights(layers: &Layers, sizes: &[(f64, f64)]) -> Vec<f64> {
    let mut heights = vec![0.0; layers.nodes.len()];
    let tall = |node: usize| sizes.get(node).map_or(0.0, |size| size.1);
    let is_thing = |node: usize| matches!(layers.nodes.get(node), Some(Node::Thing(_)));
    let apart = |one: usize, other: usize| {
        let between = if is_thing(one) && is_thing(other) { BETWEEN } else { BESIDE };
        (tall(one) + tall(other)) / 2.0 + between
    };
    let weight = |one: usize, other: usize| if is_thing(one) || is_thing(other) { 1.0 } else { STRAIGHT };
    for round in 0..=ROUNDS {
        let sides: &[usize] = match round {
            ROUNDS => &[0, 1],
            _ if round % 2 == 0 => &[0],
            _ => &[1],
        };
        let numbers = 0..layers.columns.len();
        let numbers: Vec<usize> = if round % 2 == 0 { numbers.collect() } else { numbers.rev().collect() };
        for column in numbers.into_iter().filter_map(|number| layers.columns.get(number)) {
            let at = |node: usize| heights.get(node).copied().unwrap_or_default();
            let wanted = |node: usize| {
                let joined = sides.iter().flat_map(|&side| layers.joined(side, node));
                let (sum, all) = joined.fold((0.0, 0.0), |(sum, all), &other| {
                    let weight = weight(node, other);
                    (sum + weight * at(other), all + weight)
                });
                if all > 0.0 { sum / all } else { at(node) }
            };
            let wanted: Vec<f64> = column.iter().map(|&node| wanted(node)).collect();
            let gaps: Vec<f64> =
                column.iter().zip(column.iter().skip(1)).map(|(&one, &other)| apart(one, other)).collect();
            for (&node, height) in column.iter().zip(spread(&wanted, &gaps)) {
                heights.get_mut(node).into_iter().for_each(|place| *place = height);
            }
        }
    }
    heights
}

/// The heights nearest to those that are wanted, in this order and at least so far apart.
fn spread(wanted: &[f64], gaps: &[f64]) -> Vec<f64> {
    let offsets: Vec<f64> = std::iter::once(0.0)
        .chain(gaps.iter().scan(0.0, |sum, gap| {
            *sum += gap;
            Some(*sum)
        }))
        .collect();
    // Blocks that move as one: the sum of what is wanted, and how many there are.
    let mut blocks: Vec<(f64, usize)> = vec![];
    for (wanted, offset) in wanted.iter().zip(&offsets) {
        blocks.push((wanted - offset, 1));
        while let [.., (before, many), (last, few)] = blocks.as_slice()
            && before / *many as f64 > last / *few as f64
        {
            let pooled = (before + last, many + few);
            blocks.truncate(blocks.len() - 2);
            blocks.push(pooled);
        }
    }
    let pooled = blocks.iter().flat_map(|&(sum, count)| std::iter::repeat_n(sum / count as f64, count));
    pooled.zip(&offsets).map(|(height, offset)| height + offset).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heights_are_as_near_as_may_be() {
        assert_eq!(spread(&[0.0, 0.0, 0.0], &[2.0, 2.0]), [-2.0, 0.0, 2.0]);
        assert_eq!(spread(&[0.0, 10.0], &[2.0]), [0.0, 10.0]);
        assert_eq!(spread(&[5.0, 3.0, 20.0], &[2.0, 2.0]), [3.0, 5.0, 20.0]);
    }
}

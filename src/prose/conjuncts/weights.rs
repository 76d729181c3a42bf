//! What the traits weigh, as learnt.

use super::{COUNT, NAMES};
use std::sync::LazyLock;

/// The weight of each trait, in nats.
pub(super) static WEIGHTS: LazyLock<[f64; COUNT]> = LazyLock::new(|| {
    let rows: Vec<(&str, f64)> = include_str!("../../../grammar/conjuncts.tsv").lines().filter_map(row).collect();
    // A test holds that every trait has its row.
    NAMES.map(|name| rows.iter().find(|(other, _)| *other == name).map(|&(_, weight)| weight).unwrap_or_default())
});

fn row(line: &str) -> Option<(&str, f64)> {
    let (name, weight) = line.split_once('\t')?;
    Some((name, weight.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trait_has_a_weight() {
        let rows: Vec<&str> =
            include_str!("../../../grammar/conjuncts.tsv").lines().filter_map(row).map(|(name, _)| name).collect();
        assert_eq!(rows, NAMES);
    }
}

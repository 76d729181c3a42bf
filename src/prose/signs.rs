//! The signs that an extraction shows, and how likely they make it that it is right.

use super::Sign;
use crate::claim::Confidence;
use std::sync::LazyLock;

/// A set of signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Signs(u128);

impl Default for Signs {
    fn default() -> Self {
        Self(Sign::Base.bit())
    }
}

static WEIGHTS: LazyLock<Vec<(Sign, i32)>> = LazyLock::new(|| weights(include_str!("../../grammar/confidence.tsv")));

/// The weights of a file: sign and hundredths of log-odds by tab, comments after `#`.
fn weights(text: &str) -> Vec<(Sign, i32)> {
    let rows = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    let named = |name: &str| Sign::ALL.into_iter().find(|sign| sign.name() == name);
    rows.filter_map(|(name, weight)| Some((named(name)?, weight.parse().ok()?))).collect()
}

impl Signs {
    /// With one sign more.
    #[must_use]
    pub const fn with(self, sign: Sign) -> Self {
        Self(self.0 | sign.bit())
    }

    /// With a sign more where it shows.
    #[must_use]
    pub const fn with_if(self, sign: Sign, shows: bool) -> Self {
        if shows { self.with(sign) } else { self }
    }

    /// With all signs of another set.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the sign shows.
    #[must_use]
    pub const fn has(self, sign: Sign) -> bool {
        self.0 & sign.bit() != 0
    }

    /// Whether another claim says the same: kept for questions, and not listed.
    #[must_use]
    pub const fn is_said_otherwise(self) -> bool {
        self.has(Sign::BareWithTime) || self.has(Sign::Comprised)
    }

    /// How likely the claim is right and worth saying.
    #[must_use]
    pub fn confidence(self) -> Confidence {
        probability(WEIGHTS.iter().filter(|(sign, _)| self.has(*sign)).map(|(_, weight)| weight).sum())
    }
}

/// The probability that hundredths of log-odds stand for: between the points of a table, so that every machine says the
/// same.
fn probability(odds: i32) -> Confidence {
    const STEP: u32 = 50;
    const POINTS: [u32; 11] = [500, 622, 731, 818, 881, 924, 953, 971, 982, 989, 993];
    let size = odds.unsigned_abs().min(499);
    let (step, rest) = (size / STEP, size % STEP);
    let point = |at: u32| POINTS.get(at as usize).copied().unwrap_or(993);
    let high = (point(step) + (point(step + 1) - point(step)) * rest / STEP + 5) / 10;
    let high = u8::try_from(high).unwrap_or(99);
    Confidence::hundredths(if odds < 0 { 100 - high } else { high })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_grow_with_the_odds() {
        let table = [(-1000, 1), (-100, 27), (0, 50), (25, 56), (100, 73), (250, 92), (900, 99)];
        for (odds, expected) in table {
            assert_eq!(probability(odds), Confidence::hundredths(expected), "{odds}");
        }
    }

    #[test]
    fn every_sign_has_a_weight_and_every_weight_a_sign() {
        let text = include_str!("../../grammar/confidence.tsv");
        let lines = text.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!((weights(text).len(), lines), (Sign::ALL.len(), Sign::ALL.len()));
        for (place, sign) in Sign::ALL.into_iter().enumerate() {
            assert_eq!(sign as usize, place, "{}", sign.name());
        }
    }
}

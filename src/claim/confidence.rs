//! How sure the reader is of a claim.

use crate::rdf::{Literal, literal};
use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A probability in hundredths, `0.00` to `1.00`: how likely it is that a careful annotator would write the claim down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confidence(u8);

/// Why a text is no confidence: `1.5`, `high`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no number from 0 to 1, such as 0.5")]
pub struct ParseConfidenceError(pub String);

impl Confidence {
    /// Nothing is known for it.
    pub const NONE: Self = Self(0);
    /// Somebody has looked and agreed.
    pub const CERTAIN: Self = Self(100);

    /// So many hundredths; more than a hundred are a hundred.
    #[must_use]
    pub const fn hundredths(number: u8) -> Self {
        if number > 100 { Self::CERTAIN } else { Self(number) }
    }

    /// A tenth less.
    #[must_use]
    pub const fn a_little_less(self) -> Self {
        Self(self.0.saturating_sub(10))
    }

    /// As a number from 0 to 1.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// As it is recorded in a graph: an `xsd:decimal` of two digits at most, without zeros at its end, so that every store
    /// keeps it as it is.
    #[must_use]
    pub fn literal(self) -> Literal {
        let shown = self.to_string();
        let short = shown.trim_end_matches('0');
        literal::number(&if short.ends_with('.') { format!("{short}0") } else { short.to_owned() })
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

impl FromStr for Confidence {
    type Err = ParseConfidenceError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || ParseConfidenceError(text.to_owned());
        let number: f64 = text.trim().parse().map_err(|_| wrong())?;
        let hundredths = (number * 100.0).round();
        if !(0.0..=100.0).contains(&hundredths) {
            return Err(wrong());
        }
        // The range is checked just above.
        Ok(Self(hundredths as u8))
    }
}

impl Serialize for Confidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.value())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_numbers_between_nothing_and_one() {
        let texts = [("0", "0.00"), ("0.875", "0.88"), ("1", "1.00"), (" .5 ", "0.50")];
        for (text, expected) in texts {
            assert_eq!(text.parse::<Confidence>().unwrap().to_string(), expected);
        }
        for text in ["1.5", "-1", "high", "", "NaN"] {
            assert!(text.parse::<Confidence>().is_err(), "{text}");
        }
    }
}

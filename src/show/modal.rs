//! Modality and polarity in the words people use.

use crate::claim::{Modality, Polarity};

/// "can", "must not", …; a plain statement is "stated" or "denied".
pub(crate) const fn phrase(modality: Modality, polarity: Polarity) -> &'static str {
    match (modality, polarity) {
        (Modality::Actual, Polarity::Affirmed) => "stated",
        (Modality::Actual, Polarity::Denied) => "denied",
        (Modality::Possible, Polarity::Affirmed) => "can",
        (Modality::Possible, Polarity::Denied) => "cannot",
        (Modality::Necessary, Polarity::Affirmed) => "must",
        (Modality::Necessary, Polarity::Denied) => "must not",
        (Modality::Expected, Polarity::Affirmed) => "should",
        (Modality::Expected, Polarity::Denied) => "should not",
    }
}

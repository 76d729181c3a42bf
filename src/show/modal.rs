//! Modality and polarity in the words people use.

use crate::answer::Row;
use crate::claim::{Modality, Polarity};

/// The same of a row, in the text's own word where it has one; nothing where no claim says so.
pub(crate) fn of_row(row: &Row) -> &'static str {
    let said = || row.modality.zip(row.polarity).map_or("", |(modality, polarity)| phrase(modality, polarity));
    row.word.unwrap_or_else(said)
}

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

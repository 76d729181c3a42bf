//! How a claim bears on a question: the modality table.

use crate::claim::{Modality, Polarity};

/// What a claim does to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bearing {
    /// It says so.
    Supports,
    /// It says otherwise.
    Refutes,
    /// It says something else.
    Neither,
}

/// How a claim of that modality and polarity bears on a question asked with `asked`.
///
/// | asked | supported by | refuted by |
/// |---|---|---|
/// | does | does | does not, cannot |
/// | can | does, can, must, should | does not, cannot, must not |
/// | must | must | need not, cannot |
/// | should, will | should, must, does | should not, must not, cannot, does not |
#[must_use]
pub fn bearing(asked: Modality, said: Modality, polarity: Polarity) -> Bearing {
    use Modality::{Actual, Expected, Necessary, Possible};
    let (supporting, refuting): (&[Modality], &[Modality]) = match asked {
        Actual => (&[Actual], &[Actual, Possible]),
        Possible => (&[Actual, Possible, Necessary, Expected], &[Actual, Possible, Necessary]),
        Necessary => (&[Necessary], &[Necessary, Possible]),
        Expected => (&[Expected, Necessary, Actual], &[Expected, Necessary, Possible, Actual]),
    };
    match polarity {
        Polarity::Affirmed if supporting.contains(&said) => Bearing::Supports,
        Polarity::Denied if refuting.contains(&said) => Bearing::Refutes,
        _ => Bearing::Neither,
    }
}

/// The modalities of claims that answer a question asked with that modality and polarity.
#[must_use]
pub fn admitted(asked: Modality, polarity: Polarity) -> Vec<Modality> {
    let fits = |said: &Modality| bearing(asked, *said, polarity) != Bearing::Neither;
    Modality::ALL.into_iter().filter(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Modality::{Actual, Expected, Necessary, Possible};
    use Polarity::{Affirmed, Denied};

    #[test]
    fn the_table() {
        let rows = [
            (Possible, Actual, Affirmed, Bearing::Supports),
            (Possible, Expected, Affirmed, Bearing::Supports),
            (Possible, Actual, Denied, Bearing::Refutes),
            (Possible, Necessary, Denied, Bearing::Refutes),
            (Possible, Expected, Denied, Bearing::Neither),
            (Actual, Actual, Affirmed, Bearing::Supports),
            (Actual, Possible, Affirmed, Bearing::Neither),
            (Actual, Possible, Denied, Bearing::Refutes),
            (Necessary, Actual, Affirmed, Bearing::Neither),
            (Expected, Expected, Denied, Bearing::Refutes),
        ];
        for (asked, said, polarity, expected) in rows {
            assert_eq!(bearing(asked, said, polarity), expected, "{asked:?} {said:?} {polarity:?}");
        }
        assert_eq!(admitted(Actual, Affirmed), [Actual]);
        assert_eq!(admitted(Possible, Denied), [Actual, Possible, Necessary]);
    }
}

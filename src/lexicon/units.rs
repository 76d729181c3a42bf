//! Units of measurement, and how they stand in a label: "height (m)", "length in kilometres".

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Words for units, each with its unit.
static UNITS: LazyLock<FxHashMap<&'static str, Unit>> = LazyLock::new(|| {
    let rows = include_str!("../../grammar/units.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        let unit = Unit { measures: cells.next()?, size: cells.next()?.parse().ok()? };
        Some(cells.map(move |word| (word, unit)))
    })
    .flatten()
    .collect()
});

/// A unit of measurement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// What is measured in it.
    pub measures: &'static str,
    /// How many of the first unit of that it is.
    pub size: f64,
}

/// The unit that a word in small letters stands for, with the word.
#[must_use]
pub fn unit(word: &str) -> Option<(&'static str, Unit)> {
    UNITS.get_key_value(word).map(|(word, unit)| (*word, *unit))
}

/// A label without its unit, and the unit; none if it tells none.
pub(super) fn told_apart(label: &str) -> Option<(&str, &'static str)> {
    let label = label.trim();
    let bracketed = label.strip_suffix(')').and_then(|open| open.rsplit_once('('));
    let (name, written) = bracketed.or_else(|| label.rsplit_once(" in "))?;
    let (word, _) = unit(&written.trim().to_lowercase())?;
    // "located in m" is no length.
    (!name.trim().is_empty() && (bracketed.is_some() || word.len() > 2)).then_some((name.trim(), word))
}

#[cfg(test)]
mod tests {
    use super::told_apart;

    #[test]
    fn a_unit_is_told_in_brackets_or_after_in() {
        for (label, expected) in [
            ("height (m)", Some(("height", "m"))),
            ("length in kilometres", Some(("length", "kilometres"))),
            ("population (2010)", None),
            ("area (land)", None),
            ("height", None),
            ("(m)", None),
        ] {
            assert_eq!(told_apart(label), expected, "{label}");
        }
    }
}

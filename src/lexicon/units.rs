//! Units of measurement that stand in a label: "height (m)", "length in kilometres".

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Every word for a unit.
static UNITS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let rows = include_str!("../../grammar/units.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.flat_map(|row| row.split('\t').skip(2)).collect()
});

/// A label without its unit, and the unit; none if it tells none.
pub(super) fn told_apart(label: &str) -> Option<(&str, &'static str)> {
    let label = label.trim();
    let bracketed = label.strip_suffix(')').and_then(|open| open.rsplit_once('('));
    let (name, unit) = bracketed.or_else(|| label.rsplit_once(" in "))?;
    let unit = UNITS.get(unit.trim().to_lowercase().as_str())?;
    // "located in m" is no length.
    (!name.trim().is_empty() && (bracketed.is_some() || unit.len() > 2)).then_some((name.trim(), *unit))
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

//! Numbered sessions: "MEPC 80", "First Plenary Session", "28th session of the Conference of the Parties".

use crate::prose::numeral;

/// What a name says about a place in a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// The name of the series.
    pub series: String,
    /// The number.
    pub number: i64,
    /// Whether it is an abbreviation with a number ("MEPC 80"), which names a session only if the series is known.
    pub short: bool,
}

/// The series and number in a name, if it has the shape of a session's.
#[must_use]
pub fn numbered(name: &str) -> Option<Numbered> {
    abbreviated(name).or_else(|| spelt(name))
}

fn abbreviated(name: &str) -> Option<Numbered> {
    let digits = name.len() - name.chars().rev().take_while(char::is_ascii_digit).count();
    let (series, number) = name.split_at_checked(digits)?;
    let series = series.trim_end_matches([' ', '-', '\u{a0}']);
    let capitals = series.chars().filter(|c| c.is_uppercase()).count();
    let fits = capitals >= 2 && series.chars().all(char::is_alphanumeric) && number.len() <= 3;
    Some(Numbered { series: series.to_owned(), number: number.parse().ok()?, short: true }).filter(|_| fits)
}

/// An ordinal before a capitalised name, or before "session of" one.
fn spelt(name: &str) -> Option<Numbered> {
    let (first, rest) = name.split_once(' ')?;
    let number = numeral::ordinal(first)?;
    let body =
        ["session of ", "meeting of ", "Session of ", "Meeting of "].iter().find_map(|lead| rest.strip_prefix(lead));
    let series = body.map_or(rest, |body| body.strip_prefix("the ").unwrap_or(body));
    let named = series.starts_with(char::is_uppercase) && series.contains(' ');
    named.then(|| Numbered { series: series.to_owned(), number, short: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_series_and_number() {
        let table = [
            ("MEPC 80", Some(("MEPC", 80))),
            ("COP28", Some(("COP", 28))),
            ("First Plenary Session", Some(("Plenary Session", 1))),
            ("28th session of the Conference of the Parties", Some(("Conference of the Parties", 28))),
            ("first draft", None),
            ("12th Meeting", None),
            ("Article 5", None),
            ("80", None),
            ("1990", None),
        ];
        for (name, expected) in table {
            let found = numbered(name);
            assert_eq!(found.as_ref().map(|found| (found.series.as_str(), found.number)), expected, "{name}");
        }
    }
}

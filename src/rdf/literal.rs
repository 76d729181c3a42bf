//! Literals: English text, numbers, and dates of any precision.

use oxigraph::model::{Literal, vocab::xsd};

/// Text in English.
#[must_use]
pub fn english(text: &str) -> Literal {
    Literal::new_language_tagged_literal_unchecked(text, "en")
}

/// A whole number.
#[must_use]
pub fn integer(number: i64) -> Literal {
    Literal::from(number)
}

/// A number as it is written: an integer, or a decimal where it has a point.
#[must_use]
pub fn number(digits: &str) -> Literal {
    Literal::new_typed_literal(digits, if digits.contains('.') { xsd::DECIMAL } else { xsd::INTEGER })
}

/// The English name of a month by its number, `08`; of no month, nothing.
#[must_use]
pub fn month(number: &str) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let at = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    at.and_then(|at| MONTHS.get(at)).copied().unwrap_or_default()
}

/// A date in ISO 8601 as people say it: "June 2024", "1 June 2024", of any year (`--06-01`) "1 June", of any day (`T09:30`)
/// "9:30"; what is no date stays as it is.
#[must_use]
pub fn spoken(date: &str) -> String {
    let name = |number: &str| Some(month(number)).filter(|name| !name.is_empty());
    let spoken = match date.split('-').collect::<Vec<_>>().as_slice() {
        ["", "", month] => name(month).map(str::to_owned),
        ["", "", month, day] => name(month).map(|month| format!("{} {month}", day.trim_start_matches('0'))),
        [year, month] => name(month).map(|month| format!("{month} {year}")),
        [year, month, day] => name(month).map(|month| format!("{} {month} {year}", day.trim_start_matches('0'))),
        [clock] => clock.strip_prefix('T').map(|clock| clock.trim_start_matches('0').to_owned()),
        _ => None,
    };
    spoken.unwrap_or_else(|| date.to_owned())
}

/// The text of a literal as people write it: a date with the name of its month, also where a graph writes a day as its
/// midnight, as Wikidata does; anything else as it is.
#[must_use]
pub fn said(literal: &Literal) -> String {
    let midnight = literal.value().strip_suffix("T00:00:00Z").filter(|_| literal.datatype() == xsd::DATE_TIME);
    if let Some(day) = midnight {
        return spoken(day);
    }
    match [xsd::DATE, xsd::G_YEAR_MONTH].contains(&literal.datatype()) {
        true => spoken(literal.value()),
        false => literal.value().to_owned(),
    }
}

/// A date written `2024`, `2024-06` or `2024-06-01`, typed by its precision; anything else is plain text.
#[must_use]
pub fn date(text: &str) -> Literal {
    let digits: Vec<usize> =
        text.split('-').map(|part| if part.bytes().all(|b| b.is_ascii_digit()) { part.len() } else { 0 }).collect();
    match digits.as_slice() {
        [4] => Literal::new_typed_literal(text, xsd::G_YEAR),
        [4, 2] => Literal::new_typed_literal(text, xsd::G_YEAR_MONTH),
        [4, 2, 2] => Literal::new_typed_literal(text, xsd::DATE),
        _ => Literal::new_simple_literal(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_midnight_is_a_day() {
        let said = |text| said(&Literal::new_typed_literal(text, xsd::DATE_TIME));
        assert_eq!(said("1850-03-01T00:00:00Z"), "1 March 1850");
        assert_eq!(said("1850-03-01T09:30:00Z"), "1850-03-01T09:30:00Z");
        assert_eq!(said("-0043-03-15T00:00:00Z"), "-0043-03-15");
    }

    #[test]
    fn says_dates_back() {
        assert_eq!(["--06", "--06-01"].map(spoken), ["June", "1 June"]);
        assert_eq!(["2024", "2024-06", "2024-06-01"].map(spoken), ["2024", "June 2024", "1 June 2024"]);
    }

    #[test]
    fn only_dates_are_said_otherwise() {
        assert_eq!(said(&date("2024-06-01")), "1 June 2024");
        assert_eq!(said(&english("2024-06-01")), "2024-06-01");
    }

    #[test]
    fn dates_are_typed_by_precision() {
        assert_eq!(date("2024").datatype(), xsd::G_YEAR);
        assert_eq!(date("2024-06").datatype(), xsd::G_YEAR_MONTH);
        assert_eq!(date("2024-06-01").datatype(), xsd::DATE);
        assert_eq!(date("every year").datatype(), xsd::STRING);
    }
}

//! Dates as people write them in questions: "2024", "June 2024", "1 June 2024", "June 1, 2024", "2024-06-01".

use super::word::Word;
use std::sync::LazyLock;

static MONTHS: LazyLock<Vec<&'static str>> = LazyLock::new(|| include_str!("months.txt").lines().collect());

/// A date in ISO 8601 and how many words it takes.
pub type Found = (String, usize);

/// The longest date that opens these words.
#[must_use]
pub fn date(words: &[Word<'_>]) -> Option<Found> {
    let named_year = || {
        let article = usize::from(words.first().is_some_and(|word| word.text == "the"));
        words.get(article).filter(|word| word.text == "year")?;
        Some((year(words.get(article + 1)?)?, article + 2))
    };
    iso(words)
        .or_else(named_year)
        .or_else(|| day_month_year(words))
        .or_else(|| month_day_year(words))
        .or_else(|| month_year(words))
        .or_else(|| of_any_year(words))
        .or_else(|| Some((year(words.first()?)?, 1)))
}

/// Of how long an amount or a number is told: "a year".
pub const PERIODS: &[&str] = &["year", "month", "week", "day", "quarter"];

/// "10:00": a time of day, as `T10:00`.
#[must_use]
pub fn clock(words: &[Word<'_>]) -> Option<Found> {
    let [hour, colon, minute, ..] = words else { return None };
    let number = |word: &Word<'_>, below: u8| word.text.parse::<u8>().ok().filter(|number| *number < below);
    let (hour, minute) = (number(hour, 24)?, number(minute, 60).filter(|_| minute.text.len() == 2)?);
    (colon.text == ":").then(|| (format!("T{hour:02}:{minute:02}"), 3))
}

/// "August", "20 May": of whatever year, as ISO 8601 has it, `--08` and `--05-20`. Months are written with a capital, since
/// "may" and "march" are words.
fn of_any_year(words: &[Word<'_>]) -> Option<Found> {
    let named = |at: usize| {
        let word = words.get(at).filter(|word| word.token.text.starts_with(char::is_uppercase))?;
        month(word)
    };
    let day = |at: usize| words.get(at).and_then(|word| two_digits(word, 31));
    match (named(0), named(1)) {
        (Some(month), _) => Some(day(1).map_or((format!("--{month}"), 1), |day| (format!("--{month}-{day}"), 2))),
        (None, Some(month)) => Some((format!("--{month}-{}", day(0)?), 2)),
        _ => None,
    }
}

fn iso(words: &[Word<'_>]) -> Option<Found> {
    let joined = |at: usize| words.get(at).filter(|word| word.token.joined);
    let (year, month) = (year(words.first()?)?, two_digits(joined(1)?, 12)?);
    match joined(2).and_then(|day| two_digits(day, 31)) {
        Some(day) => Some((format!("{year}-{month}-{day}"), 3)),
        None => Some((format!("{year}-{month}"), 2)),
    }
}

fn day_month_year(words: &[Word<'_>]) -> Option<Found> {
    let (day, month, year) = (two_digits(words.first()?, 31)?, month(words.get(1)?)?, year(words.get(2)?)?);
    Some((format!("{year}-{month}-{day}"), 3))
}

fn month_day_year(words: &[Word<'_>]) -> Option<Found> {
    let comma = usize::from(words.get(2).is_some_and(|word| word.text == ","));
    let (month, day, year) = (month(words.first()?)?, two_digits(words.get(1)?, 31)?, year(words.get(2 + comma)?)?);
    Some((format!("{year}-{month}-{day}"), 3 + comma))
}

fn month_year(words: &[Word<'_>]) -> Option<Found> {
    Some((format!("{}-{}", year(words.get(1)?)?, month(words.first()?)?), 2))
}

fn year(word: &Word<'_>) -> Option<String> {
    let digits = word.text.len() == 4 && word.text.chars().all(|c| c.is_ascii_digit());
    (digits && ("1000".."3000").contains(&word.text.as_str())).then(|| word.text.clone())
}

fn month(word: &Word<'_>) -> Option<String> {
    MONTHS.iter().position(|month| *month == word.text).map(|at| format!("{:02}", at + 1))
}

fn two_digits(word: &Word<'_>, greatest: u8) -> Option<String> {
    let digits = word.text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let number: u8 = digits.parse().ok()?;
    (number >= 1 && number <= greatest).then(|| format!("{number:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::words::word::words;

    #[test]
    fn reads_dates_in_every_order() {
        for (text, expected) in [
            ("2024", Some(("2024", 1))),
            ("June 2024", Some(("2024-06", 2))),
            ("1 June 2024", Some(("2024-06-01", 3))),
            ("June 1st, 2024", Some(("2024-06-01", 4))),
            ("2024-06-01", Some(("2024-06-01", 3))),
            ("2024-06", Some(("2024-06", 2))),
            ("may 2025", Some(("2025-05", 2))),
            ("21", None),
            ("may report", None),
            ("August", Some(("--08", 1))),
            ("20 May", Some(("--05-20", 2))),
            ("May 20th", Some(("--05-20", 2))),
            ("10 members", None),
            ("10:30", None),
        ] {
            assert_eq!(date(&words(text)), expected.map(|(date, length)| (date.to_owned(), length)), "{text}");
        }
        assert_eq!(clock(&words("9:30 today")), Some(("T09:30".to_owned(), 3)));
        assert_eq!(clock(&words("9:75")), None);
    }
}

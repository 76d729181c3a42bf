//! Dates as documents write them, brought to `2024`, `2024-06` or `2024-06-01`.

/// Names of months, by their first three letters.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The date that a text states: ISO 8601 with or without a time, "1 June 2024", "June 1, 2024", "June 2024" or a year.
pub(super) fn date(text: &str) -> Option<String> {
    iso(text.trim()).or_else(|| written(text))
}

/// The date at the head of an ISO 8601 date or time.
fn iso(text: &str) -> Option<String> {
    let head = text.split(['T', ' ']).next()?;
    let parts: Vec<&str> = head.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let digits = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let number = |at: usize| parts.get(at).and_then(|part| part.parse::<u32>().ok());
    let shaped = matches!(lengths.as_slice(), [4] | [4, 2] | [4, 2, 2]) && digits;
    let sound = number(0).is_some_and(|year| year > 0)
        && number(1).is_none_or(|month| (1..=12).contains(&month))
        && number(2).is_none_or(|day| (1..=31).contains(&day));
    (shaped && sound).then(|| head.to_owned())
}

/// A date in words.
fn written(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split([' ', ',', '.']).filter(|word| !word.is_empty()).collect();
    let month_of = |word: &str| {
        let head = word.get(..3)?.to_ascii_lowercase();
        word.chars().all(char::is_alphabetic).then(|| MONTHS.iter().position(|month| *month == head))?
    };
    let (at, month) = words.iter().enumerate().find_map(|(at, word)| Some((at, month_of(word)? + 1)))?;
    let number =
        |word: Option<&&str>| word.and_then(|word| word.trim_end_matches(char::is_alphabetic).parse::<u32>().ok());
    let is_day = |day: &u32| (1..=31).contains(day);
    let before = at.checked_sub(1).and_then(|at| number(words.get(at))).filter(is_day);
    let day = before.or_else(|| number(words.get(at + 1)).filter(is_day));
    let year = words.iter().filter(|word| word.len() == 4).find_map(|word| word.parse::<u32>().ok())?;
    Some(match day {
        Some(day) => format!("{year:04}-{month:02}-{day:02}"),
        None => format!("{year:04}-{month:02}"),
    })
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn dates_are_told() {
        let rows = [
            ("2024-06-01T12:00:00Z", Some("2024-06-01")),
            ("2024-06-01 12:00", Some("2024-06-01")),
            ("2024", Some("2024")),
            ("1 June 2024", Some("2024-06-01")),
            ("June 1st, 2024", Some("2024-06-01")),
            ("Mon, 3 Jun 2024 10:00:00 +0200", Some("2024-06-03")),
            ("June 2024", Some("2024-06")),
            ("2024-13-01", None),
            ("yesterday", None),
        ];
        for (text, expected) in rows {
            assert_eq!(date(text).as_deref(), expected, "{text}");
        }
    }
}

//! Numbers of one unit in another.

use crate::lexicon::{Unit, tokens, unit};

/// "meters".
#[must_use]
pub fn is_unit(word: &str) -> bool {
    unit(word).is_some()
}

/// The unit that the name of a property tells: "height (m)", "length in kilometres"; a letter alone only in brackets.
fn told_in(name: &str) -> Option<(&'static str, Unit)> {
    let lower = name.to_lowercase();
    let bracketed = lower.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(unit, _)| unit.trim());
    let after_in = tokens(&lower).windows(2).find_map(|pair| match pair {
        [word, unit] if word.text == "in" => Some(unit.text.to_owned()),
        _ => None,
    });
    let words = bracketed.map(str::to_owned).into_iter().chain(after_in);
    words.filter_map(|word| unit(&word)).next()
}

/// A number of one unit in the unit that one of these names tells, with the word for that; none where no name tells one of
/// the same kind.
#[must_use]
pub fn converted<'a>(
    digits: &str,
    asked: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<(String, &'static str)> {
    let (word, _) = names.into_iter().find_map(told_in)?;
    in_unit(digits, asked, word).map(|number| (number, word))
}

/// A number of one unit in another one, by their words; none where they do not measure the same.
#[must_use]
pub fn in_unit(digits: &str, written: &str, wanted: &str) -> Option<String> {
    let [(_, written), (_, wanted)] = [unit(&written.to_lowercase())?, unit(&wanted.to_lowercase())?];
    let number = digits.parse::<f64>().ok()? * written.size / wanted.size;
    // What multiplying has added beyond what anybody measures is cut off.
    let text = format!("{number:.6}");
    (written.measures == wanted.measures).then(|| text.trim_end_matches('0').trim_end_matches('.').to_owned())
}

#[cfg(test)]
mod tests {
    use super::{converted, in_unit, is_unit};

    #[test]
    fn multiples_are_converted_where_a_name_tells_the_unit() {
        let in_metres = |digits, unit| converted(digits, unit, ["height", "height (m)"]);
        assert_eq!(in_metres("5", "km"), Some(("5000".to_owned(), "m")));
        assert_eq!(in_metres("250", "cm"), Some(("2.5".to_owned(), "m")));
        assert_eq!(converted("3", "hours", ["duration in minutes"]), Some(("180".to_owned(), "minutes")));
        assert_eq!(in_metres("5", "kg"), None);
        assert_eq!(in_unit("2", "km", "m").as_deref(), Some("2000"));
        assert_eq!(converted("5", "km", ["height", "m"]), None);
        assert!(is_unit("feet") && !is_unit("people"));
    }
}

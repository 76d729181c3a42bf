//! Words of degree: "high", "higher", "highest", what they measure, numbers and ordinals.

use super::word::Word;
use crate::lexicon::morphology::{WordClass, lemma};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Adjectives with the nouns that they measure and whether more of one is more of the other.
static DEGREES: LazyLock<BTreeMap<&'static str, Vec<(bool, &'static str)>>> = LazyLock::new(|| {
    let rows = include_str!("degrees.tsv").lines().filter(|line| !line.starts_with('#'));
    let noun = |noun: &'static str| noun.split_at_checked(1).map(|(sign, noun)| (sign == "+", noun));
    let row = |row: &'static str| {
        let mut cells = row.split('\t');
        Some((cells.next()?, cells.filter_map(noun).collect()))
    };
    rows.filter_map(row).collect()
});

/// Numbers in words with their digits: cardinals, then ordinals.
static NUMERALS: LazyLock<[BTreeMap<&'static str, &'static str>; 2]> = LazyLock::new(|| {
    let rows: Vec<Vec<&str>> = include_str!("../../../grammar/numerals.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
        .collect();
    [1, 2].map(|at| rows.iter().filter_map(|row| Some((*row.get(at)?, *row.first()?))).collect())
});

/// Superlatives and comparatives of amount; what they measure stands after them.
const MOST: &[&str] = &["most", "greatest", "maximum", "highest", "largest", "biggest", "top", "best"];
const LEAST: &[&str] = &["least", "fewest", "minimum", "lowest", "smallest", "worst"];
const MORE: &[&str] = &["more", "greater", "higher", "larger", "bigger", "later"];
const LESS: &[&str] = &["less", "fewer", "lower", "smaller", "earlier"];
/// Ordinals that are superlatives of their own.
const ENDS: &[&str] = &["first", "last"];
const MAGNITUDES: &[(&str, usize)] = &[("hundred", 2), ("thousand", 3), ("million", 6), ("billion", 9)];

/// What an adjective of degree measures: nouns, the best first, and whether more of it is more of the noun.
#[must_use]
pub fn measured_by(word: &str) -> &'static [(bool, &'static str)] {
    DEGREES.get(adjective(word).as_str()).map_or(&[], Vec::as_slice)
}

/// Whether a noun is what some adjective of degree measures: "population", "birth date".
#[must_use]
pub fn is_measure(noun: &str) -> bool {
    DEGREES.values().flatten().any(|(_, measured)| *measured == noun)
}

/// The adjective that a word is a degree of.
fn adjective(word: &str) -> String {
    let word = ["most ", "least "].iter().find_map(|more| word.strip_prefix(more)).unwrap_or(word);
    match word {
        "first" | "last" | "late" => word.to_owned(),
        "latest" | "later" => "late".to_owned(),
        "best" | "better" => "good".to_owned(),
        "worst" | "worse" => "bad".to_owned(),
        "eldest" | "elder" => "old".to_owned(),
        _ => lemma(word, WordClass::Adjective),
    }
}

fn has_degree(word: &str, ending: &str) -> bool {
    let is_of = |base: String| base != word && DEGREES.contains_key(base.as_str());
    word.ends_with(ending) && is_of(adjective(word))
}

/// "highest", "most", "first".
#[must_use]
pub fn is_superlative(word: &str) -> bool {
    [MOST, LEAST, ENDS].iter().any(|words| words.contains(&word)) || has_degree(word, "st")
}

/// Whether a word picks one out among others of its kind: "oldest", "second".
#[must_use]
pub fn is_ranking(word: &str) -> bool {
    is_superlative(word) || ordinal(word).is_some() || ["first", "last", "only", "sole"].contains(&word)
}

/// "higher", "more".
#[must_use]
pub fn is_comparative(word: &str) -> bool {
    [MORE, LESS].iter().any(|words| words.contains(&word)) || has_degree(word, "er")
}

/// "high", "tall".
#[must_use]
pub fn is_degree(word: &str) -> bool {
    DEGREES.contains_key(word)
}

/// Whether words of degree ask for the count of what they stand before ("most members", "highest number of members").
#[must_use]
pub fn is_of_amount(word: &str) -> bool {
    ["most", "fewest", "least", "more", "fewer", "less"].contains(&word)
        || is_of_number(&word.split(' ').collect::<Vec<_>>())
}

/// "highest number of".
#[must_use]
pub fn is_of_number(words: &[&str]) -> bool {
    match words {
        [degree, "number", "of"] => {
            [MOST, LEAST].concat().contains(degree) && !["most", "best", "worst"].contains(degree)
        }
        _ => false,
    }
}

/// Whether a word of degree goes down, said of the value itself: "lowest", "fewer", "earliest".
#[must_use]
pub fn is_downward(word: &str) -> bool {
    let word = word.split(' ').next().unwrap_or(word);
    let listed = [LEAST, LESS, &["first", "earliest", "oldest"]].concat().contains(&word);
    let upward = [MOST, MORE, &["last", "latest", "newest", "youngest"]].concat().contains(&word);
    listed || !upward && measured_by(word).first().is_some_and(|(up, _)| !up)
}

/// The digits of a number that opens these words, and how many words it takes: "5", "1,000", "five", "2 million".
#[must_use]
pub fn number(words: &[Word<'_>]) -> Option<(String, usize)> {
    let first = words.first()?;
    let plain: String = first.token.text.chars().filter(|c| *c != ',').collect();
    let digits = match NUMERALS.first().and_then(|cardinals| cardinals.get(first.text.as_str())) {
        Some(digits) => (*digits).to_owned(),
        None => plain,
    };
    if !digits.starts_with(|c: char| c.is_ascii_digit()) || digits.parse::<f64>().is_err() {
        return None;
    }
    let times = words.get(1).and_then(|next| MAGNITUDES.iter().find(|(word, _)| *word == next.text));
    match times {
        Some((_, zeros)) => Some((scaled(&digits, *zeros)?, 2)),
        None => Some((digits, 1)),
    }
}

/// Whether a word is a number in words: "three".
#[must_use]
pub fn is_numeral(word: &str) -> bool {
    NUMERALS.first().is_some_and(|cardinals| cardinals.contains_key(word.to_lowercase().as_str()))
}

/// A number with its point moved to the right.
fn scaled(digits: &str, zeros: usize) -> Option<String> {
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let padding = "0".repeat(zeros.checked_sub(part.len())?);
    Some(format!("{whole}{part}{padding}"))
}

/// "2nd", "second".
#[must_use]
pub fn ordinal(word: &str) -> Option<usize> {
    let spelt = NUMERALS.get(1).and_then(|ordinals| ordinals.get(word)).and_then(|digits| digits.parse().ok());
    let ending = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end));
    let place = spelt.or_else(|| ending.and_then(|digits| digits.parse().ok()));
    place.filter(|place| *place > 1)
}

/// "2nd", "3rd".
#[must_use]
pub fn nth(place: usize) -> String {
    let end = match (place % 100, place % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{place}{end}")
}

/// Whether what stands before asks for a number rather than a date.
#[must_use]
pub fn is_amount(before: &[Word<'_>]) -> bool {
    const TIMES: &[&str] = &["earlier", "later", "older", "younger", "newer"];
    const AMOUNTS: &[&str] = &["least", "most", "exactly", "over", "under", "above", "below"];
    match before {
        [.., degree, than] if than.text == "than" => !TIMES.contains(&degree.text.as_str()),
        [.., last] => AMOUNTS.contains(&last.text.as_str()),
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::words::word::words;

    #[test]
    fn degrees_go_up_and_down() {
        let rows =
            [("highest", true, false), ("youngest", true, false), ("fewest", true, true), ("earliest", true, true)];
        for (word, superlative, down) in rows {
            assert_eq!((is_superlative(word), is_downward(word)), (superlative, down), "{word}");
        }
        assert!(
            is_comparative("taller") && !is_comparative("member") && is_degree("tall") && !is_superlative("forest")
        );
        assert_eq!(measured_by("tallest").first(), Some(&(true, "height")));
    }

    #[test]
    fn numbers_have_digits() {
        let rows =
            [("5", "5", 1), ("1,000", "1000", 1), ("five", "5", 1), ("2.5 million", "2500000", 2), ("2.0", "2.0", 1)];
        for (text, digits, length) in rows {
            assert_eq!(number(&words(text)), Some((digits.to_owned(), length)), "{text}");
        }
        assert_eq!(
            (ordinal("2nd"), ordinal("second"), ordinal("first"), nth(3)),
            (Some(2), Some(2), None, "3rd".to_owned())
        );
    }
}

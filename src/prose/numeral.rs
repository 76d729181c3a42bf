//! Numbers as words and digits: "three", "third", "28th".

use std::collections::HashMap;
use std::sync::OnceLock;

static TABLE: &str = include_str!("../../grammar/numerals.tsv");

/// A number word and whether it is an ordinal.
fn words() -> &'static HashMap<&'static str, (i64, bool)> {
    static WORDS: OnceLock<HashMap<&'static str, (i64, bool)>> = OnceLock::new();
    WORDS.get_or_init(|| TABLE.lines().filter(|line| !line.starts_with('#')).flat_map(row).collect())
}

fn row(line: &'static str) -> Vec<(&'static str, (i64, bool))> {
    let mut cells = line.split('\t');
    let Some(number) = cells.next().and_then(|cell| cell.parse().ok()) else { return vec![] };
    cells.zip([false, true]).map(|(word, ordinal)| (word, (number, ordinal))).collect()
}

/// The value of a cardinal: "21", "1,200", "three".
pub fn cardinal(word: &str) -> Option<i64> {
    let digits = word.replace(',', "");
    let spelt = || words().get(word.to_lowercase().as_str()).filter(|(_, ordinal)| !ordinal).map(|(number, _)| *number);
    digits.parse().ok().or_else(spelt)
}

/// The value of an ordinal: "28th", "third".
pub fn ordinal(word: &str) -> Option<i64> {
    let word = word.to_lowercase();
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending));
    let spelt = || words().get(word.as_str()).filter(|(_, ordinal)| *ordinal).map(|(number, _)| *number);
    digits.and_then(|digits| digits.parse().ok()).or_else(spelt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_cardinals_and_ordinals() {
        for (word, number) in [("21", 21), ("1,200", 1200), ("Three", 3), ("twenty-one", 21)] {
            assert_eq!(cardinal(word), Some(number), "{word}");
        }
        for (word, number) in [("28th", 28), ("First", 1), ("forty-second", 42)] {
            assert_eq!(ordinal(word), Some(number), "{word}");
        }
        for word in ["", "th", "oneth", "first", "the"] {
            assert_eq!(cardinal(word), None, "{word}");
        }
        assert_eq!(ordinal("three"), None);
    }
}

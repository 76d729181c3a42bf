//! What the tagger and the parser see of a word: hashes of its letters, ending and shape.

use crate::prose::model::{Dictionary, characters};

/// The traits of a word that features are made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Word {
    /// The letters in lower case, digits as `0`, dashes and quotes made alike.
    pub(crate) lower: u64,
    /// The letters as written.
    pub(crate) exact: u64,
    /// The last one, two, three and four characters of `lower`.
    pub(crate) suffix: [u64; 4],
    /// The first one and three characters of `lower`.
    pub(crate) prefix: [u64; 2],
    /// Runs of capitals, small letters and digits, as `Xx-x`.
    pub(crate) shape: u64,
    /// What follows the last hyphen; 0 without one.
    pub(crate) last_part: u64,
    /// The tags it was seen with in training; 0 for an unknown word.
    pub(crate) known: u64,
    /// Its distributional class; 0 for a word without one.
    pub(crate) class: u64,
    /// The group of that class.
    pub(crate) group: u64,
    /// Capitalised (1), first of the sentence (2), in a sentence without small letters (4).
    pub(crate) case: u64,
    /// Whether it is a dash.
    pub(crate) is_dash: bool,
}

/// The traits of every word of a sentence.
pub(crate) fn words(forms: &[&str], dictionary: &Dictionary) -> Vec<Word> {
    let shouted = !forms.iter().any(|form| form.chars().any(char::is_lowercase));
    let mut letters = Vec::new();
    let word = |(at, &form): (usize, &&str)| {
        let capital = form.chars().next().is_some_and(char::is_uppercase);
        let case = u64::from(capital) | u64::from(at == 0) << 1 | u64::from(shouted) << 2;
        word(form, &mut letters, case, dictionary)
    };
    forms.iter().enumerate().map(word).collect()
}

fn word(form: &str, letters: &mut Vec<char>, case: u64, dictionary: &Dictionary) -> Word {
    letters.clear();
    letters.extend(plain(form));
    let lower = characters(letters.iter().copied());
    let last = |count: usize| characters(letters.iter().skip(letters.len().saturating_sub(count)).copied());
    let first = |count: usize| characters(letters.iter().take(count).copied());
    let classes = dictionary.classes.find(lower).map_or(0, u64::from);
    let hyphen = letters.iter().rposition(|&c| c == '-').filter(|_| letters.len() > 2);
    Word {
        lower,
        exact: characters(form.chars()),
        suffix: [1, 2, 3, 4].map(last),
        prefix: [1, 3].map(first),
        shape: shape(form),
        last_part: hyphen.map_or(0, |at| last(letters.len() - at - 1)),
        known: dictionary.tags.find(lower).map_or(0, u64::from),
        class: classes & 0xffff,
        group: classes >> 16,
        case,
        is_dash: letters.iter().all(|&c| c == '-'),
    }
}

/// The characters of a word as the model sees them.
pub(crate) fn plain(form: &str) -> impl Iterator<Item = char> {
    let form = match form {
        "—" | "–" | "---" | "―" => "--",
        "…" | ". . ." => "...",
        "“" | "”" | "``" | "''" | "„" | "«" | "»" => "\"",
        "[" | "{" | "-LRB-" | "-LSB-" => "(",
        "]" | "}" | "-RRB-" | "-RSB-" => ")",
        other => other,
    };
    form.chars().flat_map(char::to_lowercase).map(|c| match c {
        '0'..='9' => '0',
        '’' | '‘' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        other => other,
    })
}

/// Runs of one kind become one letter; at most twelve are kept.
fn shape(form: &str) -> u64 {
    let mut last = ' ';
    let kinds = form.chars().map(kind).filter(|&kind| {
        let fresh = kind != last || !matches!(kind, 'X' | 'x' | '9');
        last = kind;
        fresh
    });
    characters(kinds.take(12))
}

fn kind(c: char) -> char {
    if c.is_uppercase() {
        'X'
    } else if c.is_lowercase() {
        'x'
    } else if c.is_ascii_digit() {
        '9'
    } else {
        c
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_and_digits_do_not_matter() {
        let seen = |form: &str| plain(form).collect::<String>();
        assert_eq!(seen("Officials’"), "officials'");
        assert_eq!(seen("non\u{2011}binding"), "non-binding");
        assert_eq!(seen("2026"), "0000");
        assert_eq!(seen("—"), seen("--"));
        assert_eq!(shape("COVID-19"), shape("GDP-2"));
    }
}

//! What the network sees of a word: its letters, its ending and beginning, its shape and its place.

use super::{Keys, characters};

/// How many tables of numbers a word has a row in.
pub(crate) const TABLES: usize = 8;

/// How many rows each table has, apart from the first, the table of whole words.
pub(crate) const HASHED_ROWS: [usize; TABLES - 1] = [1024, 4096, 4096, 1024, 4096, 256, 8];

/// The rows of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Traits {
    /// The row in each table: the word (0 if unknown), its last two, three, four letters, its first two and three,
    /// its shape, its case.
    pub(crate) rows: [u32; TABLES],
    /// The row among the word vectors, from 1; 0 if it has none.
    pub(crate) vector: u32,
}

/// Capitalised.
const CAPITAL: u8 = 1;
/// First of the sentence.
const FIRST: u8 = 2;
/// In a sentence without small letters.
const SHOUTED: u8 = 4;

/// The case of every word of a sentence: a sum of bits.
pub(crate) fn cases(forms: &[&str]) -> impl Iterator<Item = u8> {
    let shouted = if forms.iter().any(|form| form.chars().any(char::is_lowercase)) { 0 } else { SHOUTED };
    forms.iter().enumerate().map(move |(at, form)| {
        let capital = if form.chars().next().is_some_and(char::is_uppercase) { CAPITAL } else { 0 };
        let first = if at == 0 { FIRST } else { 0 };
        capital | first | shouted
    })
}

impl Traits {
    /// The rows of a word in that case.
    pub(crate) fn new(form: &str, case: u8, words: &Keys, vectors: &Keys) -> Self {
        let letters: Vec<char> = plain(form).collect();
        let whole = characters(letters.iter().copied());
        let last = |count: usize| characters(letters.iter().skip(letters.len().saturating_sub(count)).copied());
        let first = |count: usize| characters(letters.iter().take(count).copied());
        let known = |keys: &Keys| keys.find(whole).map_or(0, |row| row as u32 + 1);
        let hashes = [last(2), last(3), last(4), first(2), first(3), shape(form), u64::from(case)];
        let mut rows = [known(words); TABLES];
        for ((slot, hash), size) in rows.iter_mut().skip(1).zip(hashes).zip(HASHED_ROWS) {
            *slot = (hash % size as u64) as u32;
        }
        Self { rows, vector: known(vectors) }
    }
}

/// The characters of a word as the model sees them: in lower case, digits as `0`, dashes and quotes made alike.
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

/// Runs of capitals, small letters and digits, as `Xx-x`: of each run one letter, at most twelve.
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

    #[test]
    fn known_words_have_a_row_of_their_own() {
        let keys = Keys::new(["forum", "adopts"].into_iter().map(|word| characters(plain(word))));
        let traits = |form| Traits::new(form, 0, &keys, &keys);
        assert_eq!(traits("Forum").rows.first(), traits("forum").rows.first());
        assert!(traits("forum").vector != traits("adopts").vector && traits("forum").vector > 0);
        assert_eq!((traits("fora").vector, traits("fora").rows.first()), (0, Some(&0)));
        assert_eq!(cases(&["The", "forum"]).collect::<Vec<_>>(), [CAPITAL | FIRST, 0]);
        assert_eq!(cases(&["NO", "1"]).collect::<Vec<_>>(), [CAPITAL | FIRST | SHOUTED, SHOUTED]);
    }
}

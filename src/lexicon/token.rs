//! Words of a name or a question, with their places, folded so that spelling habits do not matter.

use super::morphology::{WordClass, lemma};
use crate::text::Span;

/// Words that a name may carry or lack without becoming another name.
const DETERMINERS: &[&str] = &["the", "a", "an"];

/// One word, number, possessive mark or punctuation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// Its place.
    pub span: Span,
    /// The characters at that place.
    pub text: &'a str,
    /// Whether a hyphen joins it to the token before.
    pub joined: bool,
}

impl Token<'_> {
    /// Whether it is a word or a number.
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.text.starts_with(char::is_alphanumeric) || self.text == "&"
    }

    /// Whether it is a possessive mark, `'s` or `'`.
    #[must_use]
    pub fn is_possessive(&self) -> bool {
        self.text.starts_with(is_apostrophe)
    }

    /// Whether it is an article.
    #[must_use]
    pub fn is_determiner(&self) -> bool {
        DETERMINERS.iter().any(|word| self.text.eq_ignore_ascii_case(word))
    }

    /// Whether it is written as an acronym: at least two capitals and nothing in lower case but a plural `s`.
    #[must_use]
    pub fn is_acronym(&self) -> bool {
        let stem = self.text.strip_suffix('s').unwrap_or(self.text);
        stem.chars().filter(|c| c.is_uppercase()).count() >= 2 && !stem.chars().any(char::is_lowercase)
    }

    /// The lower-case letters and digits, without dots, hyphens or apostrophes ("U.S." is "us").
    #[must_use]
    pub fn folded(&self) -> String {
        if self.text == "&" {
            return "and".to_owned();
        }
        self.text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    }
}

/// Whether a character is one of the hyphens and short dashes.
#[must_use]
pub const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2013}')
}

/// Whether a character is an apostrophe or a single quotation mark.
#[must_use]
pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}')
}

/// The tokens of a text.
///
/// Hyphens part words, except after "non", which belongs to its word: what is non-binding is not binding.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found: Vec<Token<'_>> = vec![];
    let (mut rest, mut at, mut joined) = (text, 0, false);
    while let Some(c) = rest.chars().next() {
        let length = token_length(rest, c);
        let (head, tail) = rest.split_at_checked(length).unwrap_or((rest, ""));
        if c.is_whitespace() || is_hyphen(c) {
            joined = is_hyphen(c) && found.last().is_some_and(|token| token.span.end == at);
        } else {
            found.push(Token { span: Span::new(at, at + head.len()), text: head, joined });
            joined = false;
        }
        at += head.len();
        rest = tail;
    }
    found
}

/// How many bytes the token takes that opens `text` with `first`.
fn token_length(text: &str, first: char) -> usize {
    if first.is_alphanumeric() {
        return word_length(text);
    }
    let mut letters = text.chars().skip(1);
    let possessive = is_apostrophe(first)
        && letters.next().is_some_and(|c| c.eq_ignore_ascii_case(&'s'))
        && !letters.next().is_some_and(char::is_alphanumeric);
    first.len_utf8() + usize::from(possessive)
}

/// How many bytes the word takes that opens `text`: letters and digits, dots of an abbreviation ("U.S.") or a number,
/// apostrophes inside ("O'Brien", "can't") but not the possessive, and the hyphen after "non".
fn word_length(text: &str) -> usize {
    let mut length = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        let before = text.get(..at).unwrap_or_default();
        let goes_on = if c.is_alphanumeric() {
            true
        } else if c == '.' {
            is_initial(before) && (next.is_some_and(char::is_alphanumeric) || before.contains('.'))
                || is_digit_end(before) && next.is_some_and(|n| n.is_ascii_digit())
        } else if c == ',' {
            is_digit_end(before) && next.is_some_and(|n| n.is_ascii_digit())
        } else if is_apostrophe(c) {
            next.is_some_and(char::is_alphanumeric) && !opens_possessive(text.get(at..).unwrap_or_default())
        } else {
            is_hyphen(c) && before.eq_ignore_ascii_case("non") && next.is_some_and(char::is_alphanumeric)
        };
        if !goes_on {
            break;
        }
        length = at + c.len_utf8();
    }
    length
}

fn opens_possessive(text: &str) -> bool {
    token_length(text, '\'') > 1 && text.chars().nth(1).is_some_and(|c| c.eq_ignore_ascii_case(&'s'))
}

/// Whether the last letters since a dot are a single letter, as in "U.S".
fn is_initial(word: &str) -> bool {
    word.rsplit('.').next().is_some_and(|last| last.chars().count() == 1 && last.chars().all(char::is_alphabetic))
}

fn is_digit_end(word: &str) -> bool {
    word.ends_with(|c: char| c.is_ascii_digit())
}

/// The word by which names are compared: folded, and in the singular unless it is an acronym.
/// Articles, possessive marks and punctuation have none.
#[must_use]
pub fn normal(token: &Token<'_>) -> Option<String> {
    if !token.is_word() || token.is_determiner() {
        return None;
    }
    let folded = token.folded();
    if token.is_acronym() {
        let plural = token.text.ends_with('s');
        return Some(if plural { folded.trim_end_matches('s').to_owned() } else { folded });
    }
    Some(respelt(lemma(&folded, WordClass::Noun)))
}

/// British and American spelling alike: "organisation" as "organization", "programme" as "program".
fn respelt(word: String) -> String {
    const PAIRS: &[(&str, &str)] = &[
        ("isation", "ization"),
        ("centre", "center"),
        ("programme", "program"),
        ("defence", "defense"),
        ("labour", "labor"),
    ];
    for (british, american) in PAIRS {
        if let Some(stem) = word.strip_suffix(british) {
            return format!("{stem}{american}");
        }
    }
    word
}

/// The words by which a name is compared.
#[must_use]
pub fn normal_words(name: &str) -> Vec<String> {
    tokens(name).iter().filter_map(normal).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn cuts_words_where_english_does() {
        for (text, expected) in [
            ("who's APEC’s host?", vec!["who", "'s", "APEC", "’s", "host", "?"]),
            ("members' U.S. retreat.", vec!["members", "'", "U.S.", "retreat", "."]),
            ("best‑practice non‑binding 1,000.5", vec!["best", "practice", "non‑binding", "1,000.5"]),
            ("can't O'Brien", vec!["can't", "O'Brien"]),
            ("policy e.g. SOM1.", vec!["policy", "e.g.", "SOM1", "."]),
        ] {
            assert_eq!(texts(text), expected, "{text}");
        }
    }

    #[test]
    fn folds_spelling_habits() {
        for (name, other) in [
            ("the Senior Officials’ Meetings", "senior officials meeting"),
            ("SOMs", "SOM"),
            ("U.S. engagement", "US engagement"),
            ("best‑practice guidelines", "Best practice guideline"),
            ("non-binding", "nonbinding"),
            ("Organisation of Labour Centres", "organization of labor centers"),
            ("economic & technical cooperation", "economic and technical cooperation"),
        ] {
            assert_eq!(normal_words(name), normal_words(other), "{name}");
        }
        assert_eq!(normal_words("OES"), ["oes"]);
    }
}

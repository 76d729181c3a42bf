//! Words out of an IRI.

use percent_encoding::percent_decode_str;
use std::borrow::Cow;

/// The last part of an IRI: after `#`, else after the last `/`, else after the last `:`.
#[must_use]
pub fn local_name(iri: &str) -> &str {
    let trimmed = iri.trim_end_matches(['/', '#']);
    let after = |mark: char| trimmed.rsplit_once(mark).map(|(_, local)| local);
    after('#').or_else(|| after('/')).or_else(|| after(':')).unwrap_or(trimmed)
}

/// The words of an IRI's local name: `birthPlace` is "birth place", `Suva_(Fiji)` is "Suva (Fiji)".
#[must_use]
pub fn words_of(iri: &str) -> String {
    let name = local_name(iri);
    let decoded = percent_decode_str(name).decode_utf8().unwrap_or(Cow::Borrowed(name));
    let letters: Vec<char> = decoded.chars().collect();
    let is_camel = letters.first().is_some_and(|c| c.is_lowercase());
    let mut words = String::new();
    for (at, &c) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
        let after = letters.get(at + 1).copied();
        if begins_word(before, c, after) {
            words.push(' ');
        }
        let after_capital = before.is_some_and(char::is_uppercase) && !after.is_some_and(char::is_lowercase);
        let in_acronym = after_capital || after.is_some_and(char::is_uppercase);
        match c {
            '_' | '-' | '+' => words.push(' '),
            c if is_camel && !in_acronym => words.extend(c.to_lowercase()),
            c => words.push(c),
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a capital begins a word: after a small letter, or before one at the end of an acronym.
fn begins_word(before: Option<char>, c: char, after: Option<char>) -> bool {
    let ends_small = before.is_some_and(char::is_lowercase);
    let ends_acronym = before.is_some_and(char::is_uppercase) && after.is_some_and(char::is_lowercase);
    c.is_uppercase() && (ends_small || ends_acronym)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iris_have_words() {
        let rows = [
            ("http://dbpedia.org/ontology/birthPlace", "birth place"),
            ("http://x/memberOfUN", "member of UN"),
            ("http://x/memberOfUNBody", "member of UN body"),
            ("http://dbpedia.org/resource/Suva_(Fiji)", "Suva (Fiji)"),
            ("http://x/onto#USState", "US State"),
            ("http://x/r%C3%A9union-annuelle/", "réunion annuelle"),
            ("urn:isbn:123", "123"),
            ("http://x/50%", "50%"),
        ];
        for (iri, words) in rows {
            assert_eq!(words_of(iri), words);
        }
    }
}

//! Articles, plurals and brackets around nouns.

use super::verb::plural;

/// The plural of each of several nouns.
pub(super) fn plurals(nouns: &str) -> String {
    nouns.split(" or ").map(plural).collect::<Vec<_>>().join(" or ")
}

const fn article_of(vowel: bool) -> &'static str {
    if vowel { "an" } else { "a" }
}

/// "a" or "an".
pub(super) fn article(next: &str) -> &'static str {
    article_of(next.to_lowercase().starts_with(['a', 'e', 'i', 'o']))
}

/// Puts brackets around a noun with what belongs to it, after its article.
pub(super) fn bracket(words: &[String]) -> Vec<String> {
    let whole = words.join(" ");
    match whole.split_once(' ') {
        Some((article @ ("a" | "an" | "the" | "every" | "no" | "most"), rest)) => vec![format!("{article} ({rest})")],
        _ => vec![format!("({whole})")],
    }
}

/// Moves the article before the adjectives.
pub(super) fn front_article(words: &mut Vec<String>) {
    let Some(noun) = words.pop() else { return };
    match noun.split_once(' ') {
        Some((article @ ("a" | "an" | "the"), noun)) => {
            words.insert(0, article.to_owned());
            words.push(noun.to_owned());
        }
        _ => words.push(noun),
    }
}

//! Small phrases that answers are made of.

use crate::claim::{Citation, Modality};

/// "1 claim", "2 claims".
pub(super) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// "a, b and c".
pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}

/// "a, b, c and 4 more".
pub(super) fn short_list(items: &[String]) -> String {
    const SHOWN: usize = 5;
    match items.get(..SHOWN) {
        Some(first) if items.len() > SHOWN + 1 => format!("{} and {} more", first.join(", "), items.len() - SHOWN),
        _ => list(items),
    }
}

/// A quotation with its source.
pub(super) fn quoted(citation: &Citation) -> String {
    format!("“{}” ({})", citation.quote.trim(), citation.source)
}

/// The verb that stands for a modality: "it does", "it can".
pub(super) const fn verb(modality: Modality) -> &'static str {
    match modality {
        Modality::Actual => "does",
        Modality::Possible => "can",
        Modality::Necessary => "must",
        Modality::Expected => "should",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_count_and_list() {
        assert_eq!((counted(1, "claim"), counted(2, "claim")), ("1 claim".to_owned(), "2 claims".to_owned()));
        let items: Vec<String> = ["a", "b", "c", "d", "e", "f", "g"].map(str::to_owned).to_vec();
        assert_eq!(list(&items[..3]), "a, b and c");
        assert_eq!(short_list(&items[..6]), "a, b, c, d, e and f");
        assert_eq!(short_list(&items), "a, b, c, d, e and 2 more");
    }
}

//! Small touches that people feel: "1 claim", "2 claims", "a, b and c".

use std::borrow::Cow;

/// A text without control characters, as it is shown where a terminal would obey them: names and quotations come from
/// strangers. Line breaks and tabs stay, whatever else controls anything, or turns the direction of what follows, is shown
/// as U+FFFD.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    let controls = |c: char| (c.is_control() && c != '\n' && c != '\t') || is_turning(c);
    match text.contains(controls) {
        true => Cow::Owned(text.replace("\r\n", "\n").replace(controls, "\u{fffd}")),
        false => Cow::Borrowed(text),
    }
}

/// Whether a character turns the direction of what follows.
pub(crate) const fn is_turning(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A number with its noun; thousands are set apart.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    let noun = if number == 1 { one } else { many };
    format!("{} {noun}", crate::text::grouped(number))
}

/// "a", "a and b", "a, b and c".
pub(crate) fn and(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_obeyed_by_a_terminal() {
        assert_eq!(harmless("a\u{1b}]0;b\u{7}c\u{9b}1m\u{202e}d"), "a\u{fffd}]0;b\u{fffd}c\u{fffd}1m\u{fffd}d");
        assert_eq!(harmless("one\ttwo\r\nthree\n"), "one\ttwo\nthree\n");
    }

    #[test]
    fn lists_and_counts_read_well() {
        assert_eq!(count(1, "claim", "claims"), "1 claim");
        assert_eq!(count(1200, "claim", "claims"), "1,200 claims");
        let parts = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(and(&parts), "a, b and c");
        assert_eq!(and(&parts[..2]), "a and b");
    }
}

//! What a line begins with that belongs to no sentence: the markers of list items, the signs of headings.

/// A marker, as far as it tells items of one list from those of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// `#`, `>`, a drawn rule: no list.
    Sign,
    /// `-`, `•`.
    Bullet,
    /// `1.`, `3.1.`
    Number,
    /// `(a)`.
    Letter,
    /// `(iv)`, and `(i)`, which may be a letter.
    Roman,
}

/// The marker of a line that has no space before it, and what follows; the whole line if there is none.
pub(super) fn split(line: &str) -> (Option<Marker>, &str) {
    let Some((word, rest)) = line.split_once([' ', '\t', '\u{a0}']) else {
        return if is_rule(line) { (Some(Marker::Sign), "") } else { (None, line) };
    };
    match bullet(word).or_else(|| number(word)).or_else(|| paragraph(word, rest)) {
        Some(marker) => (Some(marker), rest.trim_start()),
        None => (None, line),
    }
}

/// A line drawn of signs, as under Markdown headings.
fn is_rule(line: &str) -> bool {
    line.len() >= 2 && line.chars().all(|c| matches!(c, '-' | '=' | '*' | '_' | '#' | '~'))
}

fn bullet(word: &str) -> Option<Marker> {
    const BULLETS: [&str; 15] = ["-", "*", "+", "•", "‣", "◦", "▪", "·", "–", "—", "●", "○", "■", "►", "➢"];
    if word == "#" || word == ">" || is_rule(word) {
        return Some(Marker::Sign);
    }
    BULLETS.contains(&word).then_some(Marker::Bullet)
}

/// `1.`, `2)`, `3.1.`, `(a)`, `iv.`; a year is none, though a wrapped line may begin with one.
fn number(word: &str) -> Option<Marker> {
    let inner = word.trim_start_matches('(');
    let bare = inner.trim_end_matches(['.', ')']);
    if bare.len() == inner.len() {
        return None;
    }
    let short = bare.len() <= 2 || bare.len() <= 5 && bare.contains('.');
    let digits = short && bare.starts_with(|c: char| c.is_ascii_digit());
    let letter = bare.len() == 1 && inner.ends_with(')') && bare.chars().all(|c| c.is_ascii_lowercase());
    if digits && bare.chars().all(|c| c.is_ascii_digit() || c == '.') {
        Some(Marker::Number)
    } else if (1..=5).contains(&bare.len()) && bare.chars().all(|c| matches!(c, 'i' | 'v' | 'x')) {
        Some(Marker::Roman)
    } else {
        letter.then_some(Marker::Letter)
    }
}

/// `2.3` before a capital: a paragraph's number without a stop, but no amount ("2.3 million").
fn paragraph(word: &str, rest: &str) -> Option<Marker> {
    let is_number = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let numbered = word.split('.').all(is_number) && (2..=4).contains(&word.split('.').count());
    (numbered && rest.trim_start().starts_with(char::is_uppercase)).then_some(Marker::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_told_from_words() {
        let check = |line: &str, marker: Option<Marker>, rest: &str| assert_eq!(split(line), (marker, rest), "{line}");
        check("- one", Some(Marker::Bullet), "one");
        check("(a) one", Some(Marker::Letter), "one");
        check("(iv) one", Some(Marker::Roman), "one");
        check("3.1. one", Some(Marker::Number), "one");
        check("## One", Some(Marker::Sign), "One");
        check("=====", Some(Marker::Sign), "");
        check("2.3 Observers may attend.", Some(Marker::Number), "Observers may attend.");
        check("2.3 million people live there.", None, "2.3 million people live there.");
        check("a word", None, "a word");
        check("2026. It met.", None, "2026. It met.");
    }
}

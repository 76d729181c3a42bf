//! Where sentences end.

use super::abbreviations::{FullStop, full_stop, opens_sentences};
use super::tokens::Piece;

/// An opening bracket further back than this no longer keeps a sentence together.
const LONGEST_BRACKET: usize = 80;

/// Whether the sentence `tokens` is complete, given the token that follows in the same block.
///
/// A full stop, exclamation or question mark ends one if something that can begin a sentence follows; an abbreviation
/// only if a word follows that is capitalised for no other reason. Closing quotes and brackets belong to the
/// sentence before them, and nothing ends inside brackets.
pub(super) fn is_complete(tokens: &[Piece], next: Option<&Piece>) -> bool {
    let (Some(last), Some(next)) = (tokens.last(), next) else { return true };
    if is_closer(&next.form) && next.span.start == last.span.end || in_brackets(tokens) {
        return false;
    }
    let Some(end) = tokens.iter().rev().find(|token| !is_closer(&token.form)) else { return false };
    match end.form.as_str() {
        "." | "!" | "?" => can_begin(&next.form),
        form if form.starts_with("..") || form == "…" => next.form.chars().next().is_some_and(char::is_uppercase),
        form => matches!(full_stop(form), Some(FullStop::Either)) && capitalised_opener(&next.form),
    }
}

fn is_closer(form: &str) -> bool {
    matches!(form, "\"" | "'" | ")" | "]" | "}")
}

fn can_begin(form: &str) -> bool {
    form.chars().next().is_some_and(|c| !c.is_lowercase() && !matches!(c, ',' | ';' | ':' | ')' | ']' | '%' | '-'))
}

fn capitalised_opener(form: &str) -> bool {
    form.chars().next().is_some_and(char::is_uppercase) && opens_sentences(form)
}

/// Whether a bracket is still open.
fn in_brackets(tokens: &[Piece]) -> bool {
    let mut closed = 0;
    for token in tokens.iter().rev().take(LONGEST_BRACKET) {
        match token.form.as_str() {
            ")" | "]" => closed += 1,
            "(" | "[" if closed == 0 => return true,
            "(" | "[" => closed -= 1,
            _ => {}
        }
    }
    false
}

//! Where sentences end.

use super::abbreviations::{FullStop, full_stop, opens_sentences};
use super::tokens::Piece;

/// A place, a date and a dash take no more tokens.
const LONGEST_DATELINE: usize = 12;

/// An opening bracket further back than this no longer keeps a sentence together.
const LONGEST_BRACKET: usize = 80;

/// Whether the sentence `tokens` is complete, given the token that follows in the same block.
///
/// A full stop, exclamation or question mark ends one if something that can begin a sentence follows; an abbreviation
/// only if a word follows that is capitalised for no other reason. Closing quotes and brackets belong to the
/// sentence before them, and nothing ends inside brackets.
pub(super) fn is_complete(tokens: &[Piece], next: Option<&Piece>) -> bool {
    let (Some(last), Some(next)) = (tokens.last(), next) else { return true };
    if is_dateline(tokens, next) {
        return true;
    }
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

/// Whether the tokens say where and when a report was written: "SUVA, 7 August 2025 –".
fn is_dateline(tokens: &[Piece], next: &Piece) -> bool {
    let (Some(dash), Some(place)) = (tokens.last(), tokens.first()) else { return false };
    let starts = |form: &str, wanted: fn(char) -> bool| form.chars().next().is_some_and(wanted);
    let shape = matches!(dash.form.as_str(), "–" | "—" | "--" | "-")
        && (2..=LONGEST_DATELINE).contains(&tokens.len())
        && starts(&place.form, char::is_uppercase)
        && !starts(&next.form, char::is_lowercase);
    let before = tokens.iter().take(tokens.len() - 1);
    let no_words = before.clone().all(|token| !starts(&token.form, char::is_lowercase));
    let dated = || {
        before.clone().any(|token| is_month(&token.form))
            && before.clone().any(|t| starts(&t.form, |c| c.is_ascii_digit()))
    };
    let shouted = || place.form.chars().count() > 2 && place.form.chars().all(char::is_uppercase) && tokens.len() <= 4;
    shape && no_words && (dated() || shouted())
}

fn is_month(form: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let form = form.to_lowercase();
    form.chars().count() > 2 && MONTHS.iter().any(|month| form.starts_with(month))
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

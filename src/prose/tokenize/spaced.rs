//! Text that was tokenised before, with a space between all tokens, as in treebanks and test suites.

use super::Piece;

/// Joins `two - year` to `two-year`, if the text looks tokenised: signs stand apart from words in it.
///
/// In running text a hyphen between spaces is a dash and stays one.
pub(crate) fn join_spaced(text: &str, tokens: Vec<Piece>) -> Vec<Piece> {
    if !text.contains(" , ") && !text.ends_with(" .") {
        return tokens;
    }
    let mut joined: Vec<Piece> = Vec::with_capacity(tokens.len());
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match (joined.last_mut(), tokens.next_if(|next| token.form == "-" && is_part(&next.form))) {
            (Some(last), Some(next)) if is_part(&last.form) => {
                last.form = format!("{}-{}", last.form, next.form);
                last.span = last.span.cover(next.span);
            }
            (_, next) => {
                joined.push(token);
                joined.extend(next);
            }
        }
    }
    joined
}

/// Whether it can be part of a hyphenated word.
fn is_part(form: &str) -> bool {
    form.starts_with(char::is_alphanumeric) && form.ends_with(char::is_alphanumeric)
        || form.ends_with('.') && form.starts_with(char::is_alphabetic) && form.len() > 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::tokenize::tokens;
    use crate::text::{Source, Span};

    fn forms(text: &str) -> Vec<String> {
        let source = Source::new("t", text);
        let pieces = join_spaced(text, tokens(&source, Span::new(0, text.len())));
        pieces.into_iter().map(|piece| piece.form).collect()
    }

    #[test]
    fn joins_only_in_tokenised_text() {
        assert_eq!(
            forms("a take - it - or leave -LRB- it -RRB- offer ."),
            ["a", "take-it-or", "leave", "(", "it", ")", "offer", "."]
        );
        assert_eq!(forms("It met - twice."), ["It", "met", "-", "twice", "."]);
    }
}

//! Datelines: "GENEVA, 3 May (Agency) –" before the first sentence of a news report says where and when it was written.

use super::tokens::Piece;

/// How many tokens a dateline may have.
const LONGEST: usize = 12;

/// Where the sentence begins that stands after a dateline; 0 if there is none.
pub fn end_of_dateline(pieces: &[Piece]) -> usize {
    let dash = |piece: &Piece| matches!(piece.form.as_str(), "–" | "—" | "--" | "-");
    let Some(end) = pieces.iter().take(LONGEST).position(dash) else { return 0 };
    let (place, rest) = match pieces.iter().take(end).position(|piece| piece.form == ",") {
        Some(comma) => (comma, comma + 1..end),
        None => return 0,
    };
    let loud = |piece: &Piece| piece.form.chars().count() > 1 && !piece.form.chars().any(char::is_lowercase);
    let named = place > 0 && pieces.iter().take(place).all(loud);
    let dated = pieces.get(rest).is_some_and(|rest| rest.iter().any(is_dated));
    if named && dated && end + 1 < pieces.len() { end + 1 } else { 0 }
}

/// A number, or the name of a day.
fn is_dated(piece: &Piece) -> bool {
    let form = piece.form.to_lowercase();
    form.starts_with(|c: char| c.is_ascii_digit()) || form.ends_with("day")
}

#[cfg(test)]
mod tests {
    use super::super::tokens;
    use super::*;
    use crate::text::{Source, Span};

    #[test]
    fn datelines_end_at_their_dash() {
        let table = [
            ("GENEVA, 3 May (Agency) – Ministers met.", 8),
            ("PORT LAURENT, Tuesday – A summit broke up.", 5),
            ("NATO, an alliance – the oldest – met.", 0),
            ("Ministers met in Rome, 3 May – and left.", 0),
        ];
        for (text, end) in table {
            let source = Source::new("test", text);
            assert_eq!(end_of_dateline(&tokens(&source, Span::new(0, text.len()))), end, "{text}");
        }
    }
}

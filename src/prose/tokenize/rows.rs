//! A short cell, read with the heads of its row and its column.

use super::laid::sign;
use super::{Piece, Written, tokens};
use crate::text::{Block, Cell, Layout, Source, Span};

/// The most words of the head of a column, of the name of a row, and of what a cell holds.
const LONGEST: [usize; 3] = [4, 8, 10];

/// Signs of nothing said.
const NOTHING: [&str; 12] = ["-", "–", "—", "n/a", "none", "nil", "tbc", "tbd", "yes", "no", "x", "…"];

/// Words that name no property: a column under them says what its row is called, or anything at all.
const NO_PROPERTY: [&str; 11] =
    ["name", "no", "number", "item", "notes", "note", "remarks", "comments", "description", "details", "total"];

/// "The host of SOM1 is China ." for the cell "China" under "Host" in the row of "SOM1"; nothing where the heads are no
/// name and no property, or the cell says nothing.
pub(super) fn sentences(source: &Source, layout: &Layout, block: &Block, cell: Cell) -> Vec<Written> {
    let heads = cell.head.and_then(|head| layout.block(head)).zip(cell.subject.and_then(|first| layout.block(first)));
    let Some((head, first)) = heads.filter(|_| !cell.is_head) else { return vec![] };
    let (Some(property), Some(name)) = (property(source, head.span), name(source, first.span)) else { return vec![] };
    // "The host of the Group on Tourism is Peru": what "on" belongs to would be anyone's guess.
    if name.iter().any(|piece| is_small(&piece.form) && !matches!(piece.form.as_str(), "of" | "and")) {
        return vec![];
    }
    let lines = source.slice(block.span).split('\n').scan(block.span.start, |next, line| {
        let start = *next;
        *next += line.len() + 1;
        Some(Span::new(start, start + line.len()))
    });
    lines.filter_map(|line| sentence(&property, &name, value(source, line)?)).collect()
}

fn sentence(property: &[Piece], name: &[Piece], value: Vec<Piece>) -> Option<Written> {
    let (head, first, last) = (property.last()?, name.first()?, value.last()?);
    let several = is_plural(&head.form);
    let counted = value.iter().all(|piece| piece.form.starts_with(|c: char| c.is_ascii_digit()));
    if several && counted {
        return None;
    }
    let span = first.span.cover(last.span);
    // The words between are put where no word stands beside them, so that each is a word of its own.
    let (before, end) = (property.first()?.span.start, sign(".", last.span));
    let place = Span::new(before, before);
    let mut pieces = vec![sign("The", head.span)];
    pieces.extend_from_slice(property);
    pieces.push(sign("of", place));
    pieces.extend_from_slice(name);
    pieces.push(sign(if several { "are" } else { "is" }, place));
    pieces.extend(value);
    pieces.push(end);
    Some(Written { pieces, span: Some(span) })
}

/// What the row of a cell is about, if that is a name.
pub(super) fn subject(source: &Source, layout: &Layout, cell: Cell) -> Option<Vec<Piece>> {
    name(source, cell.subject.and_then(|first| layout.block(first))?.span)
}

/// The sentence with the name of its row for the pronoun that opens it: "It advises the Council".
pub(super) fn named(subject: Vec<Piece>, sentence: Vec<Piece>) -> Vec<Piece> {
    let Some((first, named)) = sentence.first().zip(subject.first()) else { return sentence };
    let article = match first.form.as_str() {
        "It" | "They" => Some(sign("The", Span::new(named.span.start, named.span.start))),
        "He" | "She" => None,
        _ => return sentence,
    };
    article.into_iter().chain(subject).chain(sentence.into_iter().skip(1)).collect()
}

/// The head of a column, in small letters but for names: "Host economy".
fn property(source: &Source, span: Span) -> Option<Vec<Piece>> {
    let pieces = tokens(source, span);
    let plain = |piece: &Piece| piece.form.chars().all(|c| c.is_alphabetic() || c == '-');
    let last = pieces.last()?.form.to_lowercase();
    let is_noun =
        !last.ends_with("ed") && !last.ends_with("ing") && !NO_PROPERTY.contains(&last.as_str()) && !is_small(&last);
    let fits = pieces.len() <= LONGEST[0] && pieces.iter().all(plain) && is_noun && last.len() > 2;
    let lowered = |mut piece: Piece| {
        if piece.form.chars().skip(1).all(char::is_lowercase) {
            piece.form = piece.form.to_lowercase();
        }
        piece
    };
    fits.then(|| pieces.into_iter().map(lowered).collect())
}

/// What a row is about, if it is a name.
fn name(source: &Source, span: Span) -> Option<Vec<Piece>> {
    let text = source.slice(span);
    let pieces = tokens(source, span);
    let capital = text.starts_with(char::is_uppercase);
    let is_date =
        pieces.iter().any(|piece| piece.form.len() == 4 && piece.form.bytes().all(|byte| byte.is_ascii_digit()));
    let fits = pieces.len() <= LONGEST[1] && !text.contains('\n') && !text.ends_with(['.', ':', ';', '?']);
    (capital && fits && !is_date && !is_nothing(text)).then_some(pieces)
}

/// What a cell holds, if it holds something short.
fn value(source: &Source, span: Span) -> Option<Vec<Piece>> {
    let text = source.slice(span).trim();
    let pieces = tokens(source, span);
    let worded = text.chars().any(char::is_alphanumeric);
    (!pieces.is_empty() && pieces.len() <= LONGEST[2] && worded && !is_nothing(text)).then_some(pieces)
}

fn is_nothing(text: &str) -> bool {
    NOTHING.contains(&text.trim_end_matches('.').to_lowercase().as_str())
}

fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end)) && word.len() > 3
}

/// Prepositions and the like, which end no name of a property.
fn is_small(word: &str) -> bool {
    ["in", "by", "of", "at", "on", "to", "for", "from", "since", "until", "with", "per", "and", "or"].contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::BlockKind;

    fn said(head: &str, name: &str, value: &str) -> String {
        let text = format!("{head}|{name}|{value}");
        let cell = |row, column, head, subject| Cell { table: 1, row, column, head, subject, is_head: row == 1 };
        let block = |start: usize, length: usize, cell| Block {
            span: Span::new(start, start + length),
            kind: BlockKind::Cell(cell),
            heading: None,
        };
        let second = head.len() + 1;
        let third = second + name.len() + 1;
        let own = cell(2, 2, Some(0), Some(1));
        let blocks = vec![
            block(0, head.len(), cell(1, 2, None, None)),
            block(second, name.len(), cell(2, 1, None, None)),
            block(third, value.len(), own),
        ];
        let layout = Layout::new(blocks, vec![]);
        let source = Source::new("t", text);
        let found = sentences(&source, &layout, layout.block(2).unwrap(), own);
        let shown = |written: Written| {
            let forms: Vec<String> = written.pieces.into_iter().map(|piece| piece.form).collect();
            format!("{} [{}]", forms.join(" "), source.slice(written.span.unwrap()))
        };
        found.into_iter().map(shown).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn cells_are_read_with_their_heads() {
        assert_eq!(said("Host Economy", "SOM1", "China"), "The host economy of SOM1 is China . [SOM1|China]");
        assert_eq!(said("Vice-Chairs", "CTI", "Norland\nPeru").matches(" are ").count(), 2);
    }

    #[test]
    fn nothing_is_made_up() {
        let rows = [
            ("Members", "CTI", "21"),
            ("Joined", "Norland", "1994"),
            ("Host", "2024", "Peru"),
            ("Chair", "CTI", "—"),
            ("Held in", "SOM1", "Suva"),
            ("Host", "Group on Tourism", "Peru"),
            ("Chair?", "CTI", "Peru"),
            ("Chair", "CTI", "Yes"),
            ("Name", "CTI", "Peru"),
        ];
        for (head, name, value) in rows {
            assert_eq!(said(head, name, value), "", "{head} {name} {value}");
        }
    }
}

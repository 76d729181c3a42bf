//! The lists of plain text, as its lines show them.

use super::blocks::{Blocks, Line};
use super::marker::Marker;
use crate::text::{Block, BlockKind, Layout, Span};

/// A list that is open: how its items begin, and the block that introduces it.
struct Open {
    indent: usize,
    marker: Option<Marker>,
    lead: Option<usize>,
}

/// The paragraphs and list items of a plain text.
///
/// An item begins with a marker, or in small letters below a line that ends in a colon. What introduces a list is the
/// block before its first item; a marker of another kind, or one further in, below an item that ends in a colon begins
/// a list within the list.
pub(super) fn layout(text: &str) -> Layout {
    let mut blocks: Vec<Block> = vec![];
    let mut open: Vec<Open> = vec![];
    let mut lines = Blocks::new(text);
    while let Some((line, span)) = lines.next_block() {
        let introduced = blocks.last().is_some_and(|last| ends_in_colon(text, last.span));
        let kind = match marker(&line, introduced, &open) {
            Some(marker) => {
                let lead = enter(&mut open, line.indent, marker, introduced.then(|| blocks.len() - 1));
                let depth = u8::try_from(open.len().saturating_sub(1)).unwrap_or(u8::MAX);
                BlockKind::Item { depth, lead }
            }
            None => {
                open.clear();
                BlockKind::Paragraph
            }
        };
        blocks.push(Block { span, kind, heading: None });
    }
    Layout::new(blocks, vec![])
}

fn ends_in_colon(text: &str, span: Span) -> bool {
    text.get(span.start..span.end).is_some_and(|block| block.ends_with(':'))
}

/// What an item begins with, which may be nothing; none if the line begins no item.
fn marker(line: &Line<'_>, introduced: bool, open: &[Open]) -> Option<Option<Marker>> {
    match line.marker {
        Some(Marker::Sign) => None,
        Some(marker) => Some(Some(marker)),
        None => {
            let goes_on = introduced || open.last().is_some_and(|list| list.marker.is_none());
            (goes_on && line.text.starts_with(char::is_lowercase)).then_some(None)
        }
    }
}

/// Goes to the list that an item belongs to, a new one if need be, and tells what introduces it.
fn enter(open: &mut Vec<Open>, indent: usize, marker: Option<Marker>, introduction: Option<usize>) -> Option<usize> {
    let same = |list: &Open| list.indent == indent && is_alike(list.marker, marker, introduction.is_some());
    if let Some(at) = open.iter().rposition(same) {
        open.truncate(at + 1);
    } else {
        if introduction.is_none() {
            open.clear();
        }
        open.push(Open { indent, marker, lead: introduction });
    }
    open.last().and_then(|list| list.lead)
}

/// Whether two markers may be of one list: "(h)" and "(i)" are, unless "(i)" is the first below "(h) …:".
fn is_alike(one: Option<Marker>, other: Option<Marker>, introduced: bool) -> bool {
    one == other || (one == Some(Marker::Letter) && other == Some(Marker::Roman) && !introduced)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each block with what introduces it.
    fn check(text: &str, expected: &[(&str, Option<usize>)]) {
        let found: Vec<(&str, Option<usize>)> = layout(text)
            .blocks()
            .iter()
            .map(|block| {
                let lead = match block.kind {
                    BlockKind::Item { lead, .. } => lead,
                    _ => None,
                };
                (text.get(block.span.start..block.span.end).unwrap(), lead)
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn items_know_what_introduces_them() {
        check(
            "The Committee shall:\n(a) review rules;\n(b) keep records.\nIt meets.",
            &[
                ("The Committee shall:", None),
                ("review rules;", Some(0)),
                ("keep records.", Some(0)),
                ("It meets.", None),
            ],
        );
    }

    #[test]
    fn lists_within_lists() {
        check(
            "It may:\n(a) adopt:\n(i) rules;\n(ii) plans;\n(b) dissolve itself.",
            &[
                ("It may:", None),
                ("adopt:", Some(0)),
                ("rules;", Some(1)),
                ("plans;", Some(1)),
                ("dissolve itself.", Some(0)),
            ],
        );
    }

    #[test]
    fn lines_in_small_letters_below_a_colon_are_items() {
        check(
            "It shall:\nadopt rules;\nelect a Chair.\n\nIt meets.",
            &[("It shall:", None), ("adopt rules;", Some(0)), ("elect a Chair.", Some(0)), ("It meets.", None)],
        );
    }

    #[test]
    fn a_list_without_introduction_is_one() {
        check("# Members\n- Peru\n- Chad", &[("Members", None), ("Peru", None), ("Chad", None)]);
    }
}

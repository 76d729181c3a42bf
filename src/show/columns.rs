//! How wide the columns of a table are where it does not fit: words stay whole as long as there is room for them, and the
//! columns give way that make the fewest lines more by it.

use super::table::Table;

/// What stands around the text of a cell: a blank on either side.
const PADDING: usize = 2;
/// What stands between two columns.
const BETWEEN: usize = 1;
/// How many rows are looked at: more of them hardly tell more.
const MOST_ROWS: usize = 100;

/// The width of each column, padding included, of a table that is to fit into so many; none where it fits as it is. No
/// column is wider than `widest` with its text.
pub(super) fn widths(table: &Table, widest: usize, width: usize) -> Option<Vec<usize>> {
    let texts = |at: usize| {
        let cells = table.rows.iter().filter_map(move |row| row.get(at)).map(|piece| piece.text.as_str());
        cells.chain(table.headings.get(at).map(String::as_str))
    };
    let most = |parts: fn(&str) -> usize| -> Vec<usize> {
        let columns = 0..table.headings.len();
        columns.map(|at| texts(at).map(parts).max().unwrap_or_default().clamp(1, widest)).collect()
    };
    let (mut widths, words) = (most(letters), most(longest_word));
    let around = PADDING * widths.len() + BETWEEN * widths.len().saturating_sub(1);
    let room = width.saturating_sub(around);
    if widths.iter().sum::<usize>() <= room {
        return None;
    }
    while widths.iter().sum::<usize>() > room {
        let Some(narrowed) = narrowed(table, &widths, &words) else { break };
        widths = narrowed;
    }
    let mut widths = lowered(widths, room);
    widths.iter_mut().for_each(|width| *width += PADDING);
    Some(widths)
}

/// With one column narrower whose words have room all the same: the one that makes the fewest lines more by it, of several
/// the widest.
fn narrowed(table: &Table, widths: &[usize], words: &[usize]) -> Option<Vec<usize>> {
    let can = (0..widths.len()).filter(|&at| widths.get(at) > words.get(at));
    let candidates = can.map(|at| {
        let narrower: Vec<usize> =
            widths.iter().enumerate().map(|(other, &width)| if other == at { width - 1 } else { width }).collect();
        let was = widths.get(at).copied().unwrap_or_default();
        ((height(table, &narrower), std::cmp::Reverse(was)), narrower)
    });
    candidates.min_by_key(|(cost, _)| *cost).map(|(_, narrower)| narrower)
}

/// How many lines the rows have.
fn height(table: &Table, widths: &[usize]) -> usize {
    let rows = table.rows.iter().take(MOST_ROWS);
    let lines = rows.map(|row| row.iter().zip(widths).map(|(piece, &width)| lines(&piece.text, width)).max());
    lines.map(Option::unwrap_or_default).sum()
}

/// How many lines a text takes whose words have room.
fn lines(text: &str, width: usize) -> usize {
    let (mut lines, mut column) = (1, 0);
    for word in text.split_whitespace().map(|word| word.chars().count()) {
        let after = if column == 0 { word } else { column + 1 + word };
        (lines, column) = if after > width && column > 0 { (lines + 1, word) } else { (lines, after) };
    }
    lines
}

/// Where not even the words have room, the widest columns give way.
fn lowered(mut widths: Vec<usize>, room: usize) -> Vec<usize> {
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = widths.iter_mut().max().filter(|width| **width > 1) else { break };
        *widest -= 1;
    }
    widths
}

fn letters(text: &str) -> usize {
    text.lines().map(|line| line.chars().count()).max().unwrap_or_default()
}

fn longest_word(text: &str) -> usize {
    text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::markup::{Piece, Role};
    use super::*;

    fn of(headings: &[&str], rows: &[&[&str]], width: usize) -> Option<Vec<usize>> {
        let piece = |text: &&str| Piece { role: Role::Plain, text: (*text).to_owned() };
        let table = Table {
            headings: headings.iter().map(|&heading| heading.to_owned()).collect(),
            rows: rows.iter().map(|row| row.iter().map(piece).collect()).collect(),
        };
        widths(&table, 60, width)
    }

    #[test]
    fn words_stay_whole_while_there_is_room() {
        let rows: &[&[&str]] = &[
            &["what it does", "coordinates in", "Asia-Pacific Economic Cooperation", "stated"],
            &["", "leads", "engagement of the United States", "stated"],
            &["", "oversees", "Office of Economic Policy", "stated"],
        ];
        let headings = ["", "relation", "value", "said"];
        assert_eq!(of(&headings, rows, 100), None);
        // One row breaks in any case: what else breaks in that row costs no line more, and the value stays as wide as it is.
        assert_eq!(of(&headings, rows, 67), Some(vec![10, 13, 33, 8]));
        // "what", "coordinates", "Asia-Pacific" and "stated" have room in any case.
        assert_eq!(of(&headings, rows, 44), Some(vec![6, 13, 14, 8]));
        let tight = of(&headings, rows, 30).unwrap();
        assert_eq!(tight.iter().sum::<usize>() + 3, 30, "{tight:?}");
    }

    #[test]
    fn what_has_no_width_does_no_harm() {
        assert_eq!(of(&[], &[], 0), None);
        assert!(of(&["a", "b"], &[&["one two", "three"]], 0).is_some());
    }
}

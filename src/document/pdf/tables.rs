//! Tables, as far as they show: rows of cells that stand side by side, in the same columns from row to row.

use super::lines::Line;

/// The most cells of a row.
const MOST_CELLS: usize = 100;

/// How far, in parts of the size, two cells of a row may stand higher or lower.
const LEVEL: f64 = 0.35;

/// How far, in parts of the size, two cells of a column may begin or end from one another.
const ALIGNED: f64 = 0.8;

/// The rows of the table that begins with the first of these lines; none if none does.
///
/// A row has at least two cells, one line each; a table has at least two rows, with as many cells as the first.
pub(super) fn rows(lines: &[Line]) -> Vec<&[Line]> {
    let mut rows: Vec<&[Line]> = vec![];
    let mut rest = lines;
    loop {
        let length = row(rest);
        let Some((cells, after)) = rest.split_at_checked(length).filter(|(cells, _)| cells.len() > 1) else { break };
        if rows.last().is_some_and(|above| !is_under(above, cells)) {
            break;
        }
        rows.push(cells);
        rest = after;
    }
    if rows.len() > 1 { rows } else { vec![] }
}

/// How many of the lines, from the first on, stand side by side.
fn row(lines: &[Line]) -> usize {
    let beside = |(one, next): &(&Line, &Line)| {
        (one.base - next.base).abs() < LEVEL * one.size.max(next.size) && next.left > one.right
    };
    match lines {
        [] => 0,
        lines => lines.iter().zip(lines.iter().skip(1)).take(MOST_CELLS).take_while(beside).count() + 1,
    }
}

/// Whether a row stands under another, in its columns: each cell begins, ends or is centred as the one above.
fn is_under(above: &[Line], row: &[Line]) -> bool {
    let aligned = |(one, next): (&Line, &Line)| {
        let near = |a: f64, b: f64| (a - b).abs() < ALIGNED * one.size;
        near(one.left, next.left) || near(one.right, next.right) || near(one.left + one.right, next.left + next.right)
    };
    let lower = above.first().zip(row.first()).is_some_and(|(above, row)| above.base > row.base);
    above.len() == row.len() && lower && above.iter().zip(row).all(aligned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, left: f64, base: f64) -> Line {
        let (text, weight) = (text.to_owned(), text.len());
        Line { text, left, right: left + 40.0, base, size: 10.0, is_bold: false, page: 1, weight, turn: 0 }
    }

    #[test]
    fn rows_stand_under_one_another() {
        let lines = [
            cell("Organ", 72.0, 700.0),
            cell("Seat", 200.0, 700.0),
            cell("Bureau", 72.0, 685.0),
            cell("Lima", 200.0, 685.0),
            cell("It meets.", 72.0, 660.0),
        ];
        let found: Vec<usize> = rows(&lines).iter().map(|row| row.len()).collect();
        assert_eq!(found, [2, 2]);
        assert!(rows(lines.get(2..).unwrap()).is_empty());
    }
}

//! From words at places to lines.

use super::content::Shown;

/// How far apart, in parts of the size, two glyphs of a word stand at most.
const WORD_GAP: f64 = 0.17;

/// How far apart, in parts of the size, two words of a line stand at most; what is farther is another column. Words that
/// were put by themselves are nearer to those before, unless they begin a column.
const COLUMN_GAP: f64 = 2.2;
const PLACED_GAP: f64 = 1.0;

/// How far above or below, in parts of the size, what stands on a line may stand.
const RISE: f64 = 0.45;

/// A line of text, or of one column where there are several.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// Its words.
    pub text: String,
    /// Where it begins.
    pub left: f64,
    /// Where it ends.
    pub right: f64,
    /// Where it stands, from the foot of the page.
    pub base: f64,
    /// The size of most of it.
    pub size: f64,
    /// Whether all of it is bold.
    pub is_bold: bool,
    /// Its page, from 1.
    pub page: u32,
    /// How many bytes of it have its size.
    pub weight: usize,
    /// How many quarters of a circle it is turned to the left.
    pub turn: u8,
}

/// The lines of a page, in the order in which it shows them.
pub(super) fn lines(shown: Vec<Shown>, page: u32) -> Vec<Line> {
    let mut lines: Vec<Line> = vec![];
    for part in shown {
        match lines.last_mut().filter(|line| goes_on(line, &part)) {
            Some(line) => append(line, &part),
            None if part.text.trim().is_empty() => {}
            None => lines.push(Line {
                text: part.text.trim_start().to_owned(),
                left: part.left,
                right: part.right,
                base: part.base,
                size: part.size,
                is_bold: part.is_bold,
                page,
                weight: part.text.len(),
                turn: part.turn,
            }),
        }
    }
    for line in &mut lines {
        line.text = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    lines.retain(|line| !line.text.is_empty());
    lines
}

/// Whether words go on with a line.
fn goes_on(line: &Line, part: &Shown) -> bool {
    // A bullet may be larger than its item, a raised letter smaller than its word.
    let size = line.size.max(part.size);
    let gap = part.left - line.right;
    line.turn == part.turn
        && (line.base - part.base).abs() < RISE * size
        && gap > -0.6 * size
        && gap < if part.is_placed { PLACED_GAP } else { COLUMN_GAP } * size
}

fn append(line: &mut Line, part: &Shown) {
    if is_mark(line, part) {
        line.right = line.right.max(part.right);
        return;
    }
    let apart = part.left - line.right > WORD_GAP * part.size.min(line.size);
    if apart && !line.text.ends_with(' ') && !part.text.starts_with(' ') {
        line.text.push(' ');
    }
    let blank = part.text.trim().is_empty();
    line.text.push_str(&part.text);
    line.right = line.right.max(part.right);
    if !blank {
        line.is_bold &= part.is_bold;
    }
    // A line has the size of its longest part: a bullet before it or a raised letter in it say nothing.
    if part.text.len() > line.weight && !blank {
        (line.size, line.base, line.weight) = (part.size, part.base, part.text.len());
    } else if (part.size - line.size).abs() < 0.01 {
        line.weight += part.text.len();
    }
}

/// Whether words are the mark of a note: small, raised digits after a word.
fn is_mark(line: &Line, part: &Shown) -> bool {
    let digits = part.text.trim();
    let small = part.size < 0.8 * line.size && part.base > line.base + 0.1 * line.size;
    small
        && !digits.is_empty()
        && digits.len() <= 3
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | ','))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, left: f64, right: f64, base: f64, size: f64) -> Shown {
        Shown { text: text.into(), left, right, base, size, is_bold: false, is_placed: false, turn: 0 }
    }

    #[test]
    fn words_are_parted_and_columns_too() {
        let parts = vec![
            shown("The For", 72.0, 110.0, 700.0, 10.0),
            shown("um", 110.2, 120.0, 700.0, 10.0),
            shown("meets", 123.0, 150.0, 700.0, 10.0),
            shown("3", 150.0, 153.0, 703.5, 6.0),
            shown("Peru", 300.0, 320.0, 700.0, 10.0),
            shown("It ends.", 72.0, 110.0, 688.0, 10.0),
        ];
        let found: Vec<String> = lines(parts, 1).into_iter().map(|line| line.text).collect();
        assert_eq!(found, ["The Forum meets", "Peru", "It ends."]);
    }
}

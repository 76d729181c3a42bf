//! From lines to paragraphs, headings, items and notes.

use super::super::draft::{Draft, Table, Written};
use super::hyphens::Hyphens;
use super::lines::Line;
use super::tables;
use std::collections::BTreeMap;

/// How much larger than the text a heading is.
const LARGER: f64 = 1.12;
/// How much smaller than the text a note is.
const SMALLER: f64 = 0.9;
/// How much two sizes may differ and still be one.
const SAME_SIZE: f64 = 0.06;
/// The longest heading, in bytes.
const LONGEST_HEADING: usize = 200;
/// How much farther than usual, in parts of the usual distance, the next line of a paragraph may stand.
const FARTHER: f64 = 1.35;
/// How far, in parts of the size, the next line of a sentence may stand at most.
const FARTHEST: f64 = 2.2;

/// Signs before the items of a list.
const BULLETS: [char; 13] = ['•', '‣', '◦', '▪', '·', '●', '○', '■', '►', '➢', '\u{f0b7}', '\u{f0a7}', '–'];

/// A paragraph in the making.
struct Paragraph {
    text: String,
    /// The pages that begin within it, by their bytes.
    pages: Vec<(usize, u32)>,
    first: Line,
    last: Line,
    right: f64,
    lines: usize,
    is_bold: bool,
}

/// What the whole document looks like.
struct Look {
    /// The size of most of its text.
    size: f64,
    /// The distance of its lines, in parts of their size.
    leading: f64,
    /// The sizes of its headings, the largest first.
    headings: Vec<f64>,
}

/// Writes the lines of all pages.
pub(super) fn write(pages: &[Vec<Line>], draft: &mut Draft) {
    let look = Look::of(pages);
    let hyphens = Hyphens::of(pages.iter().flatten().map(|line| line.text.as_str()));
    let mut writer = Writer { look: &look, draft, held: None, notes: vec![] };
    for page in pages {
        let mut rest = page.as_slice();
        while !rest.is_empty() {
            let rows = tables::rows(rest);
            if rows.is_empty() {
                rest = writer.flow(rest, &hyphens);
            } else {
                writer.table(&rows);
                rest = rest.get(rows.iter().map(|row| row.len()).sum::<usize>()..).unwrap_or_default();
            }
        }
    }
    writer.finish();
}

impl Look {
    fn of(pages: &[Vec<Line>]) -> Self {
        let mut sizes: BTreeMap<i64, usize> = BTreeMap::new();
        for line in pages.iter().flatten() {
            *sizes.entry(tenths(line.size)).or_default() += line.text.len();
        }
        // Of sizes used alike the larger one.
        let usual = sizes.iter().max_by_key(|&(size, letters)| (letters, size)).map_or(100, |(&size, _)| size);
        let size = usual as f64 / 10.0;
        let larger = sizes.keys().rev().map(|&size| size as f64 / 10.0).filter(|&found| found > size * LARGER);
        Self { size, leading: leading(pages, size), headings: larger.collect() }
    }

    /// The level of a heading: by its size, or below all of those if it is only bold.
    fn level(&self, paragraph: &Paragraph) -> Option<u8> {
        let text = &paragraph.text;
        let short = text.len() <= LONGEST_HEADING && paragraph.lines <= 3;
        if !short || !text.chars().any(char::is_alphabetic) {
            return None;
        }
        if paragraph.first.size > self.size * LARGER {
            let rank = self.headings.iter().position(|&size| size <= paragraph.first.size + 0.05).unwrap_or(0);
            return u8::try_from(rank + 1).ok().map(|level| level.min(6));
        }
        let heads = !text.ends_with(['.', ';', ',', ':', '!']) && paragraph.first.size >= self.size * 0.95;
        let below = u8::try_from(self.headings.len().min(5) + 1).ok()?;
        (paragraph.is_bold && heads && !is_item(text)).then_some(below)
    }
}

/// The usual distance from line to line, in parts of the size.
fn leading(pages: &[Vec<Line>], size: f64) -> f64 {
    let mut distances: BTreeMap<i64, usize> = BTreeMap::new();
    for (line, next) in pages.iter().flat_map(|page| page.iter().zip(page.iter().skip(1))) {
        let distance = (line.base - next.base) / size;
        if (0.8..2.6).contains(&distance) && (line.left - next.left).abs() < size {
            *distances.entry(tenths(distance * 2.0)).or_default() += 1;
        }
    }
    let usual = distances.iter().max_by_key(|&(distance, count)| (count, -distance)).map(|(&distance, _)| distance);
    usual.map_or(1.2, |distance| distance as f64 / 20.0)
}

fn tenths(number: f64) -> i64 {
    (number * 10.0).round() as i64
}

impl Paragraph {
    fn new(line: &Line) -> Self {
        let (text, is_bold) = (line.text.clone(), line.is_bold);
        Self { text, pages: vec![], first: line.clone(), last: line.clone(), right: line.right, lines: 1, is_bold }
    }

    /// Whether a line of the same page goes on with it.
    fn goes_on(&self, line: &Line, look: &Look) -> bool {
        let size = self.last.size.max(line.size);
        let down = self.last.base - line.base;
        let usual = down < look.leading * FARTHER * size.max(look.size * 0.5);
        // A sentence that goes on in small letters goes on, though its lines stand farther apart than others.
        let within = down < FARTHEST * size && ends_open(&self.text) && line.text.starts_with(char::is_lowercase);
        let near = down > 0.3 * size && (usual || within);
        let alike = (self.last.size - line.size).abs() <= SAME_SIZE * size;
        let below = line.left < self.right && line.right > self.first.left;
        if !near || !alike || !below || is_item(&line.text) {
            return false;
        }
        // Bold words may open a paragraph; a wholly bold line above plain ones is a heading.
        if self.is_bold != line.is_bold && self.is_bold && self.lines == 1 && !ends_open(&self.text) {
            return false;
        }
        let width = self.right.max(line.right) - self.first.left.min(line.left);
        let short = self.last.right < self.right.max(line.right) - 0.25 * width;
        let indented = line.left > self.last.left + 0.8 * size && self.lines > 1 && !is_item(&self.text);
        let ended = self.text.ends_with(['.', '!', '?', ':', ';']);
        !(ended && (short || indented))
    }

    fn append(&mut self, line: &Line, hyphens: &Hyphens) {
        if line.page != self.last.page {
            hyphens.join(&mut self.text, "");
        }
        let before = hyphens.join(&mut self.text, &line.text);
        if line.page != self.last.page {
            self.pages.push((before, line.page));
        }
        self.right = self.right.max(line.right);
        self.last = line.clone();
        self.lines += 1;
        self.is_bold &= line.is_bold;
    }
}

/// Whether a text lacks its end: it stops within a sentence.
fn ends_open(text: &str) -> bool {
    text.ends_with([',', '-', '–', '(']) || text.ends_with(|c: char| c.is_lowercase())
}

/// Whether a text begins as an item of a list does.
fn is_item(text: &str) -> bool {
    marker(text).is_some()
}

/// The marker and the rest of an item: "• …", "(a) …", "3. …".
fn marker(text: &str) -> Option<(String, &str)> {
    let mut letters = text.chars();
    let first = letters.next()?;
    if BULLETS.contains(&first) {
        let rest = letters.as_str();
        let parted = rest.starts_with(' ') || first != '–';
        return Some(("-".to_owned(), rest.trim_start())).filter(|(_, rest)| parted && !rest.is_empty());
    }
    let (word, rest) = text.split_once(' ')?;
    let inner = word.trim_start_matches('(');
    let bare = inner.trim_end_matches(['.', ')']);
    let closed = bare.len() < inner.len() && word.len() <= 6;
    let number = bare.len() <= 2 && bare.chars().all(|c| c.is_ascii_digit());
    let letter = inner.ends_with(')') && bare.len() == 1 && bare.chars().all(|c| c.is_ascii_lowercase());
    let roman = inner.ends_with(')') && bare.len() <= 4 && bare.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    (closed && !bare.is_empty() && !rest.trim().is_empty() && (number || letter || roman))
        .then(|| (word.to_owned(), rest.trim_start()))
}

/// Writes paragraphs, and holds the last one back: it may go on over the page.
struct Writer<'a> {
    look: &'a Look,
    draft: &'a mut Draft,
    held: Option<Paragraph>,
    /// Notes at the foot of the page on which the held paragraph ends.
    notes: Vec<Paragraph>,
}

impl Writer<'_> {
    /// Writes lines up to the next table; gives those after.
    fn flow<'l>(&mut self, lines: &'l [Line], hyphens: &Hyphens) -> &'l [Line] {
        let mut open: Option<Paragraph> = None;
        let mut rest = lines;
        while let Some((line, after)) = rest.split_first() {
            if !std::ptr::eq(rest, lines) && !tables::rows(rest).is_empty() {
                break;
            }
            rest = after;
            match open.as_mut().filter(|paragraph| paragraph.goes_on(line, self.look)) {
                Some(paragraph) => paragraph.append(line, hyphens),
                None => {
                    if let Some(done) = open.replace(Paragraph::new(line)) {
                        self.paragraph(done, hyphens);
                    }
                }
            }
        }
        if let Some(done) = open {
            self.paragraph(done, hyphens);
        }
        rest
    }

    /// Writes a table, whose first row heads its columns if it alone is bold.
    fn table(&mut self, rows: &[&[Line]]) {
        self.release();
        let is_bold = |row: &&[Line]| row.iter().all(|cell| cell.is_bold);
        let (first, others) = (rows.first().is_some_and(is_bold), rows.iter().skip(1).any(is_bold));
        let cell = |line: &Line| Written { text: line.text.clone(), width: 1, continues: false };
        let written = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        if let Some(line) = rows.first().and_then(|row| row.first()) {
            self.draft.page(line.page);
        }
        self.draft.table(&Table { rows: written, heads: usize::from(first && !others && rows.len() > 1) });
    }

    fn paragraph(&mut self, paragraph: Paragraph, hyphens: &Hyphens) {
        if self.is_note(&paragraph) {
            self.notes.push(paragraph);
            return;
        }
        if let Some(held) = self.held.as_mut().filter(|held| runs_over(held, &paragraph)) {
            let before = hyphens.join(&mut held.text, &paragraph.text);
            held.pages.push((before, paragraph.first.page));
            held.pages.extend(paragraph.pages.iter().map(|&(at, page)| (before + at, page)));
            held.last = paragraph.last;
            return;
        }
        self.release();
        self.held = Some(paragraph);
    }

    /// Whether a paragraph is a note: small, and it begins with the mark of one.
    fn is_note(&self, paragraph: &Paragraph) -> bool {
        paragraph.first.size < self.look.size * SMALLER && note(&paragraph.text).is_some()
    }

    fn release(&mut self) {
        if let Some(paragraph) = self.held.take() {
            self.write(&paragraph);
        }
        for paragraph in std::mem::take(&mut self.notes) {
            let (mark, text) = note(&paragraph.text).unwrap_or(("", &paragraph.text));
            self.draft.page(paragraph.first.page);
            self.draft.note(mark, text);
        }
    }

    fn write(&mut self, paragraph: &Paragraph) {
        self.draft.page(paragraph.first.page);
        if let Some(level) = self.look.level(paragraph) {
            self.draft.heading(level, &paragraph.text);
        } else if let Some((marker, text)) = marker(&paragraph.text) {
            let cut = paragraph.text.len() - text.len();
            let pages: Vec<(usize, u32)> =
                paragraph.pages.iter().map(|&(at, page)| (at.saturating_sub(cut), page)).collect();
            self.draft.item_across(&marker, text, &pages);
        } else {
            self.draft.paragraph_across(&paragraph.text, &paragraph.pages);
        }
    }

    fn finish(mut self) {
        self.release();
    }
}

/// The mark and the text of a note: "3 See annex."
fn note(text: &str) -> Option<(&str, &str)> {
    let digits = text
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '*' | '†' | '‡'))
        .filter(|&at| (1..=3).contains(&at))?;
    let (mark, rest) = text.split_at_checked(digits)?;
    let rest = rest.trim_start();
    rest.starts_with(char::is_alphabetic).then_some((mark, rest))
}

/// Whether a paragraph goes on with the last one of the page before: that stops within a sentence.
fn runs_over(held: &Paragraph, next: &Paragraph) -> bool {
    let over = next.first.page == held.last.page + 1;
    let alike = (held.last.size - next.first.size).abs() <= SAME_SIZE * held.last.size;
    let open = !held.text.ends_with(['.', '!', '?', ':', ';', '”', '"', ')']);
    let small = next.text.starts_with(|c: char| c.is_lowercase() || c == '(' || c.is_ascii_digit());
    let last = held.text.rsplit(' ').next().unwrap_or_default();
    let lacks = held.text.ends_with([',', '-']) || UNENDING.contains(&last);
    over && alike && open && !is_item(&next.text) && (small || lacks || held.lines > 1 && ends_open(&held.text))
}

/// Words at which no sentence ends.
const UNENDING: [&str; 22] = [
    "the", "a", "an", "of", "to", "and", "or", "in", "on", "for", "by", "with", "from", "at", "as", "that", "which",
    "its", "their", "is", "are", "be",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, base: f64, right: f64, page: u32) -> Line {
        Line {
            text: text.into(),
            left: 72.0,
            right,
            base,
            size: 10.0,
            is_bold: false,
            page,
            weight: text.len(),
            turn: 0,
        }
    }

    #[test]
    fn paragraphs_run_over_lines_and_pages() {
        let first = vec![
            Line { size: 16.0, ..line("Functions", 740.0, 200.0, 1) },
            line("The Forum meets every year and adopts recom-", 700.0, 500.0, 1),
            line("mendations. It is chaired by the host and its", 688.0, 500.0, 1),
        ];
        let second = vec![
            line("secretariat.", 740.0, 120.0, 2),
            line("It may:", 715.0, 110.0, 2),
            line("• adopt rules;", 703.0, 150.0, 2),
            line("(b) elect a Chair.", 691.0, 150.0, 2),
        ];
        let mut draft = Draft::default();
        write(&[first, second], &mut draft);
        let source = draft.finish("t").unwrap();
        let expected = "Functions\n\nThe Forum meets every year and adopts recommendations. It is chaired by the host and its \
                        secretariat.\n\nIt may:\n\n- adopt rules;\n(b) elect a Chair.\n";
        assert_eq!(source.text(), expected);
        let layout = source.layout().unwrap();
        let page = |words: &str| layout.page(source.text().find(words).unwrap());
        assert_eq!([page("The Forum"), page("secretariat."), page("It may")], [Some(1), Some(2), Some(2)]);
    }

    #[test]
    fn markers_are_told() {
        assert_eq!(marker("(a) adopt"), Some(("(a)".into(), "adopt")));
        assert_eq!(marker("12. The Council"), Some(("12.".into(), "The Council")));
        assert_eq!(
            [marker("2024. It met"), marker("U.S. policy"), marker("a) "), marker("Forum")],
            [const { None }; 4]
        );
    }
}

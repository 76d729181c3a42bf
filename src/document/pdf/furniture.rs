//! Running heads and feet, and the numbers of pages: what stands at the edge of page after page.

use super::lines::Line;
use std::collections::BTreeMap;

/// How many lines from the top and from the foot of a page may be furniture.
const EDGE: usize = 3;

/// How far from the text, in parts of its size, furniture stands.
const GAP: f64 = 1.7;

/// How far, in points, the same line may stand higher or lower from page to page.
const SHIFT: f64 = 6.0;

/// Takes furniture off the pages.
pub(super) fn remove(pages: &mut [Vec<Line>]) {
    let edges: Vec<Vec<usize>> = pages.iter().map(|page| edge(page)).collect();
    let mut seen: BTreeMap<(String, i64), usize> = BTreeMap::new();
    for (page, edge) in pages.iter().zip(&edges) {
        let mut keys: Vec<(String, i64)> = edge.iter().filter_map(|&at| page.get(at)).map(key).collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            *seen.entry(key).or_default() += 1;
        }
    }
    let often = (pages.len() / 4).max(2);
    let count = |line: &Line| {
        let (text, band) = key(line);
        [-1, 0, 1].iter().filter_map(|by| seen.get(&(text.clone(), band + by))).sum::<usize>()
    };
    for (page, edge) in pages.iter_mut().zip(edges) {
        let edge_length = edge.len();
        let mut gone: Vec<usize> = edge
            .into_iter()
            .enumerate()
            .filter(|&(rank, at)| {
                let outermost = rank == 0 || rank + 1 == edge_length;
                page.get(at).is_some_and(|line| count(line) >= often || (outermost && is_number(&line.text)))
            })
            .map(|(_, at)| at)
            .collect();
        gone.sort_unstable();
        for at in gone.into_iter().rev() {
            page.remove(at);
        }
    }
}

/// The lines nearest to the top and to the foot, as far as they stand apart from the text: by a gap, or in another size.
fn edge(page: &[Line]) -> Vec<usize> {
    let usual = usual_size(page);
    let mut order: Vec<usize> = (0..page.len()).collect();
    order.sort_by(|&one, &other| {
        let base = |at: usize| page.get(at).map_or(0.0, |line| line.base);
        base(other).total_cmp(&base(one))
    });
    let mut found = apart(page, &order, usual);
    order.reverse();
    found.extend(apart(page, &order, usual).into_iter().rev());
    found.dedup();
    found
}

/// The first lines in this order that stand apart from those after them.
fn apart(page: &[Line], order: &[usize], usual: f64) -> Vec<usize> {
    let lines: Vec<(usize, &Line)> = order.iter().filter_map(|&at| Some((at, page.get(at)?))).take(EDGE + 1).collect();
    let gap = |one: &Line, other: &Line| (one.base - other.base).abs() > GAP * one.size.max(other.size);
    let pairs = || lines.iter().zip(lines.iter().skip(1));
    // Everything up to the last gap near the edge.
    let block = pairs().rposition(|((_, line), (_, next))| gap(line, next)).map_or(0, |last| last + 1);
    let other_size = |line: &Line| (line.size - usual).abs() > 0.08 * usual;
    let is_apart = |rank: usize, line: &Line| rank < block || other_size(line);
    let edge = lines.iter().take(EDGE).enumerate();
    edge.filter(|&(rank, (_, line))| is_apart(rank, line)).map(|(_, &(at, _))| at).collect()
}

/// The size of most of a page.
fn usual_size(page: &[Line]) -> f64 {
    let mut sizes: BTreeMap<i64, usize> = BTreeMap::new();
    for line in page {
        *sizes.entry((line.size * 10.0).round() as i64).or_default() += line.text.len();
    }
    sizes.iter().max_by_key(|&(size, letters)| (letters, size)).map_or(10.0, |(&size, _)| size as f64 / 10.0)
}

/// A line without its numbers, and the band of the page that it stands in.
fn key(line: &Line) -> (String, i64) {
    let text: String = line.text.chars().map(|c| if c.is_ascii_digit() { '#' } else { c }).collect();
    let mut plain = text.to_lowercase();
    while plain.contains("##") {
        plain = plain.replace("##", "#");
    }
    (plain, (line.base / SHIFT).round() as i64)
}

/// Whether a line is the number of its page: "3", "- 3 -", "Page 3 of 12", "iv".
fn is_number(text: &str) -> bool {
    let plain = text.to_lowercase();
    let words: Vec<&str> =
        plain.split([' ', '/', '|', '-', '–', '—', '[', ']']).filter(|word| !word.is_empty()).collect();
    let number = |word: &&str| {
        let digits = word.len() <= 4 && word.chars().all(|c| c.is_ascii_digit());
        let roman = word.len() <= 6 && word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
        digits || roman
    };
    let small = |word: &&str| matches!(*word, "page" | "of" | "p" | "p.");
    words.len() <= 4 && words.iter().any(number) && words.iter().all(|word| number(word) || small(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, base: f64) -> Line {
        Line {
            text: text.into(),
            left: 72.0,
            right: 200.0,
            base,
            size: 10.0,
            is_bold: false,
            page: 1,
            weight: 1,
            turn: 0,
        }
    }

    #[test]
    fn heads_and_numbers_go_and_text_stays() {
        let page = |number: u32, text: &str| {
            vec![line("Annual Report 2024", 800.0), line(text, 600.0), line(&format!("Page {number} of 3"), 30.0)]
        };
        let mut pages = vec![page(1, "One."), page(2, "Two."), page(3, "Three.")];
        remove(&mut pages);
        let left: Vec<&str> = pages.iter().flatten().map(|line| line.text.as_str()).collect();
        assert_eq!(left, ["One.", "Two.", "Three."]);
    }

    #[test]
    fn numbers_of_pages_are_told() {
        assert!(["3", "- 3 -", "Page 3 of 12", "iv", "3/12"].into_iter().all(is_number));
        assert!(!["3 members", "It met.", "2024-06-01 report"].into_iter().any(is_number));
    }
}

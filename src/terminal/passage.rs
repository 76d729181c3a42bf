//! A passage in its surroundings.

use crate::claim::Citation;
use crate::knowledge::{Knowledge, KnowledgeError, Shown};
use crate::show::markup::{Line, Page, Role};

/// How many lines are shown on either side of a passage, and how many bytes they may have: a line may be a paragraph.
const LINES: usize = 5;
const BYTES: usize = 600;

/// The passage of a citation, marked in its paragraph, or in what of it stands around; alone where the text is not at hand.
pub(super) fn page(knowledge: &Knowledge, citation: &Citation) -> Result<Page, KnowledgeError> {
    let mut page = Page::default();
    let place = knowledge.place(citation).to_string();
    page.line(Line::default().with(Role::Place, place)).gap();
    match knowledge.source(&citation.source)? {
        Some(Shown::Text(source)) => {
            let [before, quote, after] = around(source.text(), citation.start, citation.end);
            let line = Line::default().with(Role::Quote, flat(before.trim_start_matches('\n')));
            page.line(line.with(Role::Mark, flat(quote)).with(Role::Quote, flat(after.trim_end_matches('\n'))));
        }
        _ => {
            page.line(Line::default().with(Role::Mark, &citation.quote));
            page.gap().note("the text itself is not kept with the graph; ingest it again to see what stands around");
        }
    }
    Ok(page)
}

/// What stands before a passage in its paragraph, the passage, and what stands behind it; places in code points. Of a
/// long paragraph the lines around it are given, always whole.
fn around(text: &str, start: usize, end: usize) -> [&str; 3] {
    let byte = |code_point: usize| text.char_indices().nth(code_point).map_or(text.len(), |(at, _)| at);
    let (from, to) = (byte(start), byte(end));
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let first = part(0, from).rfind("\n\n").map_or(0, |at| at + 2);
    let last = part(to, text.len()).find("\n\n").map_or(text.len(), |at| to + at);
    let before = part(first, from).split_inclusive('\n').rev().map(str::len);
    let after = part(to, last).split_inclusive('\n').map(str::len);
    let begins_line = part(first, from).ends_with('\n');
    let (before, after) = (shown(before, usize::from(!begins_line)), shown(after, 1));
    [part(from - before, from), part(from, to), part(to, to + after)]
}

/// How many bytes of lines are shown that have so many, the nearest first: `own` of them, which the passage shares, and as
/// many more as there is room for.
fn shown(lines: impl Iterator<Item = usize>, own: usize) -> usize {
    let mut bytes = 0;
    for (number, line) in lines.enumerate() {
        if number >= own && (number >= own + LINES || bytes + line > BYTES) {
            break;
        }
        bytes += line;
    }
    bytes
}

/// A text of several lines as one.
fn flat(text: &str) -> String {
    text.replace("\r\n", " ").replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_end_at_blank_lines() {
        let text = "One é.\n\nTwo is here. Three.\nFour.\n\nFive.";
        assert_eq!(around(text, 8, 20), ["", "Two is here.", " Three.\nFour."]);
        assert_eq!(around(text, 0, 6), ["", "One é.", ""]);
        assert_eq!(around(text, 99, 120), ["Five.", "", ""]);
    }

    #[test]
    fn of_a_long_paragraph_the_lines_around_are_shown() {
        let lines: Vec<String> = (1..=20).map(|number| format!("It is line {number:02}.")).collect();
        let text = lines.join("\n");
        let at = text.find("It is line 10").unwrap();
        let [before, quote, after] = around(&text, at, at + 14);
        assert_eq!(quote, "It is line 10.");
        assert!(before.starts_with("It is line 05.") && after.ends_with("line 15.\n"), "{before} {after}");
        let long = format!("{}\nA. B. C.\n{}", "é".repeat(700), "e".repeat(700));
        let at = 701 + 3;
        assert_eq!(around(&long, at, at + 2), ["A. ", "B.", " C.\n"]);
    }

    #[test]
    fn lines_do_not_run_into_each_other() {
        let [before, quote, after] = around("One.\nTwo.\nThree.", 5, 9).map(flat);
        assert_eq!(before + &quote + &after, "One. Two. Three.");
    }
}

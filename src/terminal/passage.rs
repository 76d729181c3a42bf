//! A passage in its paragraph.

use crate::claim::Citation;
use crate::knowledge::{Knowledge, KnowledgeError, Shown};
use crate::show::markup::{Line, Page, Role};

/// The passage of a citation, marked in its paragraph; alone where the text is not at hand.
pub(super) fn page(knowledge: &Knowledge, citation: &Citation) -> Result<Page, KnowledgeError> {
    let mut page = Page::default();
    let place = knowledge.place(citation).to_string();
    page.line(Line::default().with(Role::Place, place)).gap();
    match knowledge.source(&citation.source)? {
        Some(Shown::Text(source)) => {
            let [before, quote, after] = around(source.text(), citation.start, citation.end);
            let line = Line::default().with(Role::Quote, flat(before));
            page.line(line.with(Role::Mark, flat(quote)).with(Role::Quote, flat(after)));
        }
        _ => {
            page.line(Line::default().with(Role::Mark, &citation.quote));
            page.gap().note("the text itself is not kept with the graph; ingest it again to see what stands around");
        }
    }
    Ok(page)
}

/// What stands before a passage in its paragraph, the passage, and what stands behind it; places in code points.
fn around(text: &str, start: usize, end: usize) -> [&str; 3] {
    let byte = |code_point: usize| text.char_indices().nth(code_point).map_or(text.len(), |(at, _)| at);
    let (from, to) = (byte(start), byte(end));
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let first = part(0, from).rfind("\n\n").map_or(0, |at| at + 2);
    let last = part(to, text.len()).find("\n\n").map_or(text.len(), |at| to + at);
    [part(first, from), part(from, to), part(to, last)]
}

/// A text of several lines as one.
fn flat(text: &str) -> String {
    text.trim_matches('\n').replace("\r\n", " ").replace('\n', " ")
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
}

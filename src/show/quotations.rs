//! The quotations of an answer: in which order they stand, and which of their words are marked.

use super::emphasis::Emphasis;
use super::markup::{Line, Role};
use crate::answer::{Answer, Row, Verdict};
use crate::claim::{Citation, Polarity};
use indexmap::IndexSet;

/// The quotation of each footnote, cut to what matters: its pieces, and whether they are to be marked.
pub(crate) fn marked(answer: &Answer) -> Vec<Vec<(String, bool)>> {
    let footnotes: IndexSet<&Citation> = answer.all_citations().collect();
    let quotation = |citation: &&Citation| {
        let emphasis = emphasis(answer, citation);
        let mut pieces: Vec<(String, bool)> = vec![];
        for piece in emphasis.quote(&emphasis.cut(&citation.quote), Line::default()).pieces {
            let is_marked = piece.role == Role::Mark;
            match pieces.last_mut() {
                Some((text, marked)) if *marked == is_marked => text.push_str(&piece.text),
                _ => pieces.push((piece.text, is_marked)),
            }
        }
        pieces.retain(|(text, _)| !text.is_empty());
        pieces
    };
    footnotes.iter().map(quotation).collect()
}

/// What is to be marked in a quotation of an answer: what was asked, what is named by the rows that rest on it, and what
/// denies it where a denial does.
pub(super) fn emphasis(answer: &Answer, citation: &Citation) -> Emphasis {
    let rows: Vec<&Row> = answer.rows.iter().filter(|row| row.citations.contains(citation)).collect();
    let labels = rows.iter().flat_map(|row| &row.cells).map(|cell| cell.label.as_str());
    let refutes = answer.verdict == Some(Verdict::No) && answer.citations.contains(citation);
    let denies = refutes || rows.iter().any(|row| row.polarity == Some(Polarity::Denied));
    Emphasis::of(labels.chain([answer.question.as_str()])).denying(denies)
}

/// Citations with their numbers, from 0: those of one source together, sources in the order in which they are cited.
pub(super) fn by_source<'a>(footnotes: &IndexSet<&'a Citation>) -> Vec<(usize, &'a Citation)> {
    let mut order: Vec<(usize, &Citation)> = footnotes.iter().copied().enumerate().collect();
    let first = |source: &str| footnotes.iter().position(|citation| citation.source == source);
    order.sort_by_cached_key(|(number, citation)| (first(&citation.source), *number));
    order
}

#[cfg(test)]
mod tests {
    use super::super::answer_page::tests::{listing, refusal};
    use super::*;

    #[test]
    fn a_denial_is_marked_and_what_others_name_is_not() {
        let marks = |answer: &Answer| -> Vec<String> {
            let pieces = marked(answer).into_iter().flatten();
            pieces.filter(|(_, marked)| *marked).map(|(text, _)| text).collect()
        };
        assert_eq!(marks(&refusal()), ["host", "cannot", "impose", "decisions"]);
        let mut answer = listing();
        answer.rows.remove(1);
        answer.rows[1].cells[0].label = "workplans".into();
        assert_eq!(marks(&answer), ["SOM1", "issue", "joint", "statements"]);
    }

    #[test]
    fn words_that_matter_are_marked() {
        let shown = marked(&listing());
        let pieces: Vec<(&str, bool)> = shown[1].iter().map(|(text, marked)| (text.as_str(), *marked)).collect();
        assert_eq!(pieces, [("It ", false), ("issues", true), (" ", false), ("workplans", true), (".", false)]);
        let joint: Vec<&str> = shown[0].iter().filter(|(_, marked)| *marked).map(|(text, _)| text.as_str()).collect();
        assert_eq!(joint, ["SOM1", "issue", "joint", "statements", "workplans"]);
        let whole: String = shown[0].iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(whole, "SOM1 can issue joint statements or workplans.");
    }
}

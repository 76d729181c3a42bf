//! Prose to claims, with the model and the vocabulary that ship in the binary.

use super::KnowledgeError;
use crate::lexicon::Vocabulary;
use crate::prose::{Reader, carb, link};
use crate::text::{Source, Span};

pub use crate::prose::carb::Row;
pub use crate::prose::link::{ClaimView, Ingested};

/// What a text claims. The first call decodes the model; nothing else does.
///
/// # Errors
/// [`KnowledgeError::Vocabulary`] if the built-in vocabulary is broken.
pub fn ingest(source: &Source) -> Result<Ingested, KnowledgeError> {
    Ok(link::ingest(source, Reader::bundled(), &Vocabulary::built_in()?))
}

/// The open-extraction tuples of each line of a text, every line one sentence; blank lines are passed over.
pub fn extractions(source: &Source) -> impl Iterator<Item = (&str, Vec<Row>)> {
    let reader = Reader::bundled();
    lines(source).map(move |line| (source.slice(line), carb::rows(source, &reader.read_sentence(source, line))))
}

/// The lines that hold more than white space, without it at their ends.
fn lines(source: &Source) -> impl Iterator<Item = Span> {
    let starts = source.text().split_inclusive('\n').scan(0, |next, line| {
        let start = *next;
        *next += line.len();
        Some((start, line))
    });
    starts.filter_map(|(start, line)| {
        let begin = line.len() - line.trim_start_matches(is_blank).len();
        let end = line.trim_end_matches(is_blank).len();
        (begin < end).then(|| Span::new(begin, end).shift(start))
    })
}

/// White space, or the mark that opens some files.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_sentences() {
        let source = Source::new("t", "\u{feff}One is here .\r\n\n  Two is there .");
        assert_eq!(
            lines(&source).map(|line| source.slice(line)).collect::<Vec<_>>(),
            ["One is here .", "Two is there ."]
        );
    }
}

//! Prose to claims, with the model and the vocabulary that ship in the binary.

use super::{Honoured, Input, KnowledgeError, Review};
use crate::claim::Confidence;
use crate::lexicon::Vocabulary;
use crate::prose::{Reader, carb, link};
use crate::text::{Metadata, Source, Span};

pub use crate::prose::carb::Row;
pub use crate::prose::link::{ClaimView, Coverage, Ingested};

/// What a claim must reach to enter a graph, where nobody says otherwise.
pub const GATE: Confidence = Confidence::hundredths(25);

/// What a text claims, sure or not. The first call decodes the model; nothing else does.
///
/// # Errors
/// [`KnowledgeError::Vocabulary`] if the built-in vocabulary is broken.
pub fn ingest(source: &Source) -> Result<Ingested, KnowledgeError> {
    Ok(link::ingest(source, Reader::bundled(), &Vocabulary::built_in()?))
}

/// How texts are taken in.
#[derive(Clone, Copy, Debug)]
pub struct Intake<'a> {
    /// Claims that are less sure are held back.
    pub gate: Confidence,
    /// The name of a file of decisions, and what it holds.
    pub review: Option<(&'a str, &'a Review)>,
    /// What is told of the texts besides what they say of themselves.
    pub metadata: &'a Metadata,
}

/// A text and what is taken in of it.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The text.
    pub source: Source,
    /// What it claims.
    pub ingested: Ingested,
    /// What earlier decisions did to that.
    pub honoured: Honoured,
}

impl Intake<'_> {
    /// Reads an input, holds back what is in doubt, and carries out what was decided of it.
    ///
    /// # Errors
    /// [`KnowledgeError::Input`], [`KnowledgeError::NotProse`], [`KnowledgeError::Review`].
    pub fn take(&self, input: &Input) -> Result<Taken, KnowledgeError> {
        let source = input.prose()?;
        let told = source.metadata().clone().told(self.metadata);
        let source = source.with_metadata(told);
        let vocabulary = Vocabulary::built_in()?;
        let mut ingested = link::ingest(&source, Reader::bundled(), &vocabulary).held_below(self.gate);
        let honoured = match self.review {
            Some((file, review)) => review.honour(file, &source, &vocabulary, &mut ingested)?,
            None => Honoured::default(),
        };
        Ok(Taken { source, ingested, honoured })
    }
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

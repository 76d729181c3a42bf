//! The whole way from a source to its claims.

use super::linker::Linker;
use super::registry::Registry;
use super::{Ingested, acronym};
use crate::lexicon::Vocabulary;
use crate::prose::clause::mend;
use crate::prose::extract::extract_mended;
use crate::prose::{Reader, Sentence};
use crate::text::Source;

/// How many sentences are taken through each step together. Each step has much code and many numbers of its own, which
/// stay at hand that long; sentences do, too, while they are so few.
const TOGETHER: usize = 16;

/// Reads a source and returns what it claims.
///
/// The text is gone through twice: once for the abbreviations that it defines, which may be used before they are
/// defined, and once a few sentences at a time. Besides the source itself only these, claims, entities and the last
/// sentences' mentions are held.
#[must_use]
pub fn ingest(source: &Source, reader: &Reader, vocabulary: &Vocabulary) -> Ingested {
    let registry = Registry::new(vocabulary, acronym::definitions(source.text()));
    let mut linker = Linker::new(source, registry);
    let mut sentences = reader.sentences(source);
    loop {
        let mut read: Vec<Sentence> = sentences.by_ref().take(TOGETHER).collect();
        if read.is_empty() {
            return linker.finish();
        }
        let wrong = mend(&mut read);
        let said: Vec<_> = read.iter().zip(wrong).map(|(sentence, wrong)| extract_mended(sentence, wrong)).collect();
        for (sentence, said) in read.iter().zip(&said) {
            linker.read(sentence, said);
        }
    }
}

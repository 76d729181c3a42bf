//! The whole way from a source to its claims.

use super::linker::Linker;
use super::registry::Registry;
use super::{Ingested, acronym};
use crate::lexicon::Vocabulary;
use crate::prose::Reader;
use crate::prose::clause::mended;
use crate::prose::extract::extract_mended;
use crate::text::Source;
use std::borrow::Cow;

/// Reads a source and returns what it claims.
///
/// The text is gone through twice: once for the abbreviations that it defines, which may be used before they are
/// defined, and once sentence by sentence. Besides the source itself only claims, entities and the last sentences'
/// mentions are held.
#[must_use]
pub fn ingest(source: &Source, reader: &Reader, vocabulary: &Vocabulary) -> Ingested {
    let registry = Registry::new(vocabulary, acronym::definitions(source.text()));
    let mut linker = Linker::new(source, registry);
    for read in reader.sentences(source) {
        let sentence = mended(&read);
        let was_wrong = matches!(sentence, Cow::Owned(_));
        linker.read(&sentence, &extract_mended(&sentence, was_wrong));
    }
    linker.finish()
}

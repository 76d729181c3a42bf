//! Reading prose: from text to claims.
//!
//! Document, sentence, token, tag, parse, clause, coreference, extraction, link: each a file of its own,
//! each knowing only those before it.

mod extraction;

pub use extraction::{Construction, Extraction, Object, Phrase, PhraseQualifier};

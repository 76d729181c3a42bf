//! Reading prose: from text to claims.
//!
//! Document, sentence, token, tag, parse, clause, coreference, extraction, link: each a file of its own,
//! each knowing only those before it.

mod deprel;
mod document;
mod named;
mod sentence;
mod tag;
mod token;

mod extraction;
pub mod link;

pub use deprel::Deprel;
pub use document::Document;
pub use named::ParseNameError;
pub use sentence::Sentence;
pub use tag::Tag;
pub use token::Token;

pub use extraction::{Construction, Extraction, Object, Phrase, PhraseQualifier};

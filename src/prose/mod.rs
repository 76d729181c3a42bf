//! Reading prose: from text to claims.
//!
//! Document, sentence, token, tag, parse, clause, coreference, extraction, link: each a file of its own,
//! each knowing only those before it.

mod conjuncts;
mod deprel;
mod document;
mod margins;
mod named;
mod network;
mod numeral;
mod parse;
mod reader;
mod sentence;
mod sign;
mod signs;
mod tag;
mod token;
mod tokenize;
pub mod train;
mod universal;

pub mod carb;
mod clause;
mod extract;
mod extraction;
pub mod link;
pub mod passage;

pub use deprel::Deprel;
pub use document::Document;
pub use margins::Margins;
pub use named::ParseNameError;
pub use network::{DecodeModelError, Model, Vectors};
pub use reader::Reader;
pub use sentence::Sentence;
pub use sign::Sign;
pub use signs::Signs;
pub use tag::Tag;
pub use token::Token;
pub use universal::Upos;

pub use extract::{extract, states_something};
pub use extraction::{Construction, DOCUMENT, Extraction, Object, Phrase, PhraseQualifier, TOPIC};

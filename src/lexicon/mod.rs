//! The lexicon: which words name what, for prose and for questions alike.
//!
//! Words become terms only here. Entries come from the labels of a graph; morphology joins inflected
//! forms to them.

mod entry;
pub mod morphology;
mod vocabulary;

pub use entry::{Entry, Meaning};
pub use vocabulary::{BUILT_IN, Vocabulary};

//! The trained model: three linear classifiers and a lexicon of tags, in one compact file.

mod bytes;
mod code;
mod hash;
mod table;
mod weights;

pub use bytes::DecodeModelError;
pub(crate) use code::{LARGEST, nearest};
pub(crate) use hash::{Features, characters};
pub(crate) use table::{Slot, Table};
pub(crate) use weights::{ManyWay, Score, ThreeWay, best};

/// What is known of words by themselves, by the hash of their letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Dictionary {
    /// The tags a word was seen with in training; see `tagger::class`.
    pub(crate) tags: Table,
    /// The distributional class of a word (lower half) and the group of that class (upper half), both from 1.
    pub(crate) classes: Table,
}

/// What the trainer learns and the reader runs on. All weights are integers, so that a text is read the same way
/// on every machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    /// What is known of words by themselves.
    pub(crate) dictionary: Dictionary,
    /// Scores tags.
    pub(crate) tags: ManyWay,
    /// Scores the transitions of the parser.
    pub(crate) transitions: ThreeWay,
    /// Scores the relations of arcs.
    pub(crate) relations: ManyWay,
}

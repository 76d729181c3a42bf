//! The trained model: three linear classifiers and a lexicon of tags, in one compact file.

mod bytes;
mod hash;
mod table;
mod weights;

pub use bytes::DecodeModelError;
pub(crate) use hash::{Features, characters};
pub(crate) use table::Table;
pub(crate) use weights::{ManyWay, Score, ThreeWay, best};

/// What the trainer learns and the reader runs on. All weights are integers, so that a text is read the same way
/// on every machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    /// Word hash to the tags the word was seen with; see `tagger::Lexicon`.
    pub(crate) lexicon: Table,
    /// Scores tags.
    pub(crate) tags: ManyWay,
    /// Scores the transitions of the parser.
    pub(crate) transitions: ThreeWay,
    /// Scores the relations of arcs.
    pub(crate) relations: ManyWay,
}

//! Where a text is worked on.

use super::known::Known;
use super::work::Work;

/// What is kept from sentence to sentence: what is known of words, and room. What is read does not depend on it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Desk {
    pub(super) known: Known,
    pub(super) work: Work,
    /// What the network makes of each token of a sentence, one row after the other.
    pub(super) rows: Vec<f32>,
}

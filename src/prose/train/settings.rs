//! How training is done.

use super::network::{Kind, Shape, Shares};

/// The sizes of the network and the way of training.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The sizes of the network.
    pub shape: Shape,
    /// What is left out at random.
    pub shares: Shares,
    /// Times every sentence is seen.
    pub epochs: usize,
    /// About how many tokens are learnt from at once.
    pub batch: usize,
    /// How far a step moves a weight at the most; steps get shorter up to the end.
    pub rate: f32,
    /// How many steps it takes to reach that.
    pub warm_up: usize,
    /// How often a word must be seen to have a row of its own.
    pub least_seen: usize,
}

impl Default for Settings {
    fn default() -> Self {
        let layers = vec![Kind::Convolution(1), Kind::Recurrence(96), Kind::Recurrence(96)];
        Self {
            shape: Shape { width: 128, layers, tags_after: 3, arcs: 64, relations: 64 },
            shares: Shares { numbers: 0.15, words: 0.2, vectors: 0.1 },
            epochs: 13,
            batch: 400,
            rate: 3e-3,
            warm_up: 200,
            least_seen: 2,
        }
    }
}

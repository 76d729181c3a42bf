//! Training the reader's model from treebanks. Integers and fixed sequences only: the same treebanks give the same
//! model, byte for byte.

mod conllu;
mod join;
mod measure;
mod parser;
mod perceptron;
mod shuffle;
mod tagger;

pub use conllu::{GoldToken, ReadTreebankError, read_treebank};
pub use join::join_hyphenated;
pub use measure::{Accuracy, measure};

use super::model::Model;
use perceptron::Perceptron;
use shuffle::Sequence;

/// How training is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Times the tagger sees the treebank.
    pub tagger_epochs: usize,
    /// By how much a tag must win, in units of one update.
    pub tagger_margin: i32,
    /// Times the parser sees the treebank.
    pub parser_epochs: usize,
    /// By how much a transition or a relation must win, in units of one update.
    pub margin: i32,
    /// How often a feature must have been part of an update to be used.
    pub least_updates: u32,
    /// Into how many parts the treebank is cut to be tagged by taggers that have not seen the part.
    pub folds: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { tagger_epochs: 8, tagger_margin: 0, parser_epochs: 15, margin: 0, least_updates: 6, folds: 5 }
    }
}

/// Trains a model on sentences as [`read_treebank`] gives them.
#[must_use]
pub fn train(sentences: &[Vec<GoldToken>], settings: &Settings) -> Model {
    let sentences: Vec<Vec<GoldToken>> = sentences.iter().map(|sentence| join_hyphenated(sentence)).collect();
    let tagger = tagger::Tagger::train(&sentences.iter().collect::<Vec<_>>(), settings);
    let tags = tagger::jackknife(&sentences, settings);
    let (transitions, relations) = parser::train(&sentences, &tags, settings);
    Model { lexicon: tagger.lexicon, tags: tagger.weights, transitions, relations }
}

/// The best class other than `gold`, if it comes within `margin` of it.
fn runner_up(scores: &[i32], gold: usize, margin: i32) -> Option<usize> {
    let own = scores.get(gold).copied().unwrap_or(0);
    let rivals = scores.iter().enumerate().rev().filter(|(class, _)| *class != gold);
    let (rival, score) = rivals.max_by_key(|(_, score)| **score)?;
    (score.saturating_add(margin) >= own).then_some(rival)
}

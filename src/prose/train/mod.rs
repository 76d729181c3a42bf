//! Training the reader's model from treebanks. Integers and fixed sequences only: the same treebanks give the same
//! model, byte for byte.

mod averages;
mod classes;
mod conllu;
mod join;
mod measure;
mod parser;
mod perceptron;
mod shuffle;
mod tagger;
mod vary;

pub use classes::Classes;
pub use conllu::{GoldToken, ReadTreebankError, read_treebank};
pub use join::join_hyphenated;
pub use measure::{Accuracy, measure};
pub use vary::vary;

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
    /// How many parsers are trained, each with the treebank in other orders; their weights are added up.
    pub parsers: usize,
    /// How often a feature must have been part of an update to be used.
    pub least_updates: u32,
    /// Into how many parts the treebank is cut to be tagged by taggers that have not seen the part.
    pub folds: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            tagger_epochs: 6,
            tagger_margin: 15,
            parser_epochs: 10,
            margin: 30,
            parsers: 2,
            least_updates: 8,
            folds: 4,
        }
    }
}

/// Trains a model on sentences as [`read_treebank`] gives them.
#[must_use]
pub fn train(sentences: &[Vec<GoldToken>], classes: &Classes, settings: &Settings) -> Model {
    let sentences: Vec<Vec<GoldToken>> = sentences.iter().map(|sentence| join_hyphenated(sentence)).collect();
    let tagger = tagger::Tagger::train(&sentences.iter().collect::<Vec<_>>(), classes, settings);
    let tags = tagger::jackknife(&sentences, classes, settings);
    let (transitions, relations) = parser::train(&sentences, &tags, &tagger.dictionary, settings);
    Model { dictionary: tagger.dictionary, tags: tagger.weights, transitions, relations }
}

/// The best class other than `gold`, if it comes within `margin` of it.
fn runner_up(scores: &[i32], gold: usize, margin: i32) -> Option<usize> {
    let own = scores.get(gold).copied().unwrap_or(0);
    let rivals = scores.iter().enumerate().rev().filter(|(class, _)| *class != gold);
    let (rival, score) = rivals.max_by_key(|(_, score)| **score)?;
    (score.saturating_add(margin) >= own).then_some(rival)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREEBANK: &str = "\
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\tcouncil\tcouncil\tNOUN\tNN\t_\t3\tnsubj\t_\t_
3\tadopts\tadopt\tVERB\tVBZ\t_\t0\troot\t_\t_
4\tplans\tplan\tNOUN\tNNS\t_\t3\tobj\t_\t_
5\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
";

    #[test]
    fn learns_what_it_was_shown_the_same_way_every_time() {
        // Thrice, so that each third is tagged by what the others taught.
        let sentences = read_treebank(&[TREEBANK; 3].join("\n")).unwrap();
        let settings = Settings { least_updates: 1, folds: 3, ..Settings::default() };
        let classes = Classes::default();
        let model = train(&sentences, &classes, &settings);
        assert_eq!(model.encode(), train(&sentences, &classes, &settings).encode());
        let accuracy = measure(&model, &sentences);
        assert_eq!((accuracy.words, accuracy.tags, accuracy.arcs), (24, 24, 24));
    }

    #[test]
    fn a_rival_within_the_margin_is_found() {
        assert_eq!(runner_up(&[5, 9, 4], 1, 3), None);
        assert_eq!(runner_up(&[5, 9, 4], 1, 4), Some(0));
        assert_eq!(runner_up(&[5, 9, 9], 1, 0), Some(2));
    }
}

//! From words to tags, and to what trees are found by.

use super::known::Word;
use super::layer::Layer;
use super::work::Work;
use super::{Desk, Model};
use crate::prose::Tag;

/// What integers stand for in scores: this many are one.
const SCORE_UNIT: f32 = 256.0;

impl Model {
    /// The tag of every token of a sentence, and by how much it won. What is made of the tokens stays on the desk.
    pub(crate) fn tags(&self, forms: &[&str], desk: &mut Desk) -> Vec<(Tag, i32)> {
        let Desk { known, work, rows } = desk;
        let places = known.places(self, forms, work);
        rows.clear();
        let words: Vec<&Word> = places.iter().filter_map(|&place| known.word(place)).collect();
        words.iter().for_each(|word| rows.extend_from_slice(&word.input));
        let mut tags = if self.tags_after == 0 { self.tag(rows, work) } else { vec![] };
        for (at, layer) in self.layers.iter().enumerate() {
            match layer {
                Layer::Convolution(layer) if at == 0 => layer.add_known(&words, rows),
                Layer::Convolution(layer) => layer.add(rows, work),
                Layer::Recurrence(layer) => layer.add(rows, work),
            }
            if at + 1 == self.tags_after {
                tags = self.tag(rows, work);
            }
        }
        tags
    }

    fn tag(&self, rows: &[f32], work: &mut Work) -> Vec<(Tag, i32)> {
        work.norm(&self.tag_norm, rows);
        work.through(&self.tag_layer);
        let best = |scores: &[f32]| {
            let (best, margin) = winner(scores.iter().take(Tag::ALL.len()).map(|&score| fixed(score)));
            (Tag::ALL.get(best).copied().unwrap_or(Tag::Nn), margin)
        };
        work.outputs.chunks_exact(self.tag_layer.outputs().max(1)).map(best).collect()
    }
}

/// The place of the highest score, the first of equals, and by how much it is higher than every other.
pub(super) fn winner(scores: impl Iterator<Item = i32>) -> (usize, i32) {
    let (mut best, mut highest, mut second) = (0, i32::MIN, i32::MIN);
    for (at, score) in scores.enumerate() {
        if score > highest {
            (best, second, highest) = (at, highest, score);
        } else if score > second {
            second = score;
        }
    }
    (best, highest.saturating_sub(second))
}

/// A score as an integer.
#[inline(always)]
pub(super) fn fixed(score: f32) -> i32 {
    (score * SCORE_UNIT) as i32
}

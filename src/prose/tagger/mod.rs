//! Part-of-speech tagging: one linear classifier, left to right (after Collins 2002).

mod features;
mod lexicon;
mod word;

pub(crate) use features::{NO_TAG, gather};
pub(crate) use lexicon::{certain, class};
pub(crate) use word::{Word, plain, words};

use super::Tag;
use super::model::{Features, Score, best};

/// The tags of a sentence's words.
pub(crate) fn tag(words: &[Word], weights: &impl Score) -> Vec<Tag> {
    let mut features = Features::default();
    let mut scores = [0; Tag::ALL.len()];
    let mut tags: Vec<Tag> = Vec::with_capacity(words.len());
    let mut before = [NO_TAG; 2];
    for (at, word) in words.iter().enumerate() {
        let tag = certain(word.known as u32).unwrap_or_else(|| {
            gather(words, at, before, &mut features);
            weights.score(features.hashes(), &mut scores);
            Tag::ALL.get(best(&scores)).copied().unwrap_or(Tag::Nn)
        });
        tags.push(tag);
        before = [tag as u64, before[0]];
    }
    tags
}

//! Training the tagger, and tagging a treebank the way unseen text will be tagged.

use std::collections::BTreeMap;

use super::{Classes, GoldToken, Perceptron, Sequence, Settings, runner_up};
use crate::prose::Tag;
use crate::prose::model::{Dictionary, Features, ManyWay, Score, Table, best};
use crate::prose::tagger::{NO_TAG, Word, certain, class, gather, tag, words};

/// How often a word must be seen for its tags to be trusted.
const LEAST_SEEN: usize = 4;

/// A tagger: the dictionary it sees words through, and its weights.
pub(super) struct Tagger {
    pub(super) dictionary: Dictionary,
    pub(super) weights: ManyWay,
}

impl Tagger {
    /// Learns from sentences.
    pub(super) fn train(sentences: &[&Vec<GoldToken>], classes: &Classes, settings: &Settings) -> Self {
        let dictionary = Dictionary { tags: seen_tags(sentences), classes: classes.table().clone() };
        let mut examples: Vec<(Vec<Word>, Vec<Tag>)> = sentences
            .iter()
            .map(|sentence| (look_up(sentence, &dictionary), sentence.iter().map(|token| token.tag).collect()))
            .collect();
        let mut perceptron = Perceptron::new(settings.least_updates);
        let mut sequence = Sequence::new(12_345);
        for _ in 0..settings.tagger_epochs {
            sequence.shuffle(&mut examples);
            for (words, tags) in &examples {
                learn(words, tags, &mut perceptron, settings.tagger_margin);
            }
        }
        Self { dictionary, weights: perceptron.averages().many_way() }
    }

    /// The tags it gives a sentence.
    pub(super) fn tag(&self, sentence: &[GoldToken]) -> Vec<Tag> {
        tag(&look_up(sentence, &self.dictionary), &self.weights)
    }
}

/// Tags each part of the treebank with a tagger trained on the other parts, so that the parser learns to live with
/// the tagger's mistakes.
pub(super) fn jackknife(sentences: &[Vec<GoldToken>], classes: &Classes, settings: &Settings) -> Vec<Vec<Tag>> {
    let folds = settings.folds.max(2);
    let mut tagged = vec![Vec::new(); sentences.len()];
    for fold in 0..folds {
        let others = sentences.iter().enumerate().filter(|(at, _)| at % folds != fold);
        let others: Vec<&Vec<GoldToken>> = others.map(|(_, sentence)| sentence).collect();
        let tagger = Tagger::train(&others, classes, settings);
        for (tags, sentence) in tagged.iter_mut().zip(sentences).skip(fold).step_by(folds) {
            *tags = tagger.tag(sentence);
        }
    }
    tagged
}

fn look_up(sentence: &[GoldToken], dictionary: &Dictionary) -> Vec<Word> {
    words(&sentence.iter().map(|token| token.form.as_str()).collect::<Vec<_>>(), dictionary)
}

fn seen_tags(sentences: &[&Vec<GoldToken>]) -> Table {
    let mut seen: BTreeMap<u64, BTreeMap<Tag, usize>> = BTreeMap::new();
    for sentence in sentences {
        for (word, token) in look_up(sentence, &Dictionary::default()).iter().zip(*sentence) {
            *seen.entry(word.lower).or_default().entry(token.tag).or_default() += 1;
        }
    }
    seen.retain(|_, counts| counts.values().sum::<usize>() >= LEAST_SEEN);
    let entries = seen.into_iter().map(|(word, counts)| {
        let mut counts: Vec<(Tag, usize)> = counts.into_iter().collect();
        counts.sort_by_key(|&(tag, count)| (std::cmp::Reverse(count), tag));
        (word, class(&counts))
    });
    Table::new(&entries.collect::<Vec<_>>())
}

fn learn(words: &[Word], tags: &[Tag], perceptron: &mut Perceptron, margin: i32) {
    let mut features = Features::default();
    let mut scores = [0; Tag::ALL.len()];
    let mut before = [NO_TAG; 2];
    for (at, (word, &gold)) in words.iter().zip(tags).enumerate() {
        let given = certain(word.known as u32).unwrap_or_else(|| {
            perceptron.tick();
            gather(words, at, before, &mut features);
            perceptron.score(features.hashes(), &mut scores);
            if let Some(rival) = runner_up(&scores, gold as usize, margin) {
                perceptron.update(features.hashes(), gold as usize, rival);
            }
            Tag::ALL.get(best(&scores)).copied().unwrap_or(gold)
        });
        before = [given as u64, before[0]];
    }
}

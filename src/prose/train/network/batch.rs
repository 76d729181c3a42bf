//! Sentences made ready for training, and some of them put together.

use super::super::GoldToken;
use super::super::layers::Rows;
use super::relations::Arc;
use crate::prose::network::{Keys, Traits, Vectors, cases, distance};
use crate::prose::parse::is_mark;

/// A sentence to learn from.
#[derive(Clone, Debug)]
pub struct Example {
    traits: Vec<Traits>,
    tags: Vec<usize>,
    /// The places of the tokens that are no marks.
    words: Vec<usize>,
    /// For each of these its head among them, their number for the root.
    heads: Vec<usize>,
    relations: Vec<usize>,
}

impl Example {
    /// What is to be learnt from a sentence.
    pub fn new(sentence: &[GoldToken], words: &Keys, vectors: &Vectors) -> Self {
        let forms: Vec<&str> = sentence.iter().map(|token| token.form.as_str()).collect();
        let with_case = forms.iter().zip(cases(&forms));
        let traits = with_case.map(|(form, case)| Traits::new(form, case, words, &vectors.keys)).collect();
        let only_marks = sentence.iter().all(|token| is_mark(token.tag));
        let is_word = |&at: &usize| only_marks || sentence.get(at).is_some_and(|token| !is_mark(token.tag));
        let words: Vec<usize> = (0..sentence.len()).filter(is_word).collect();
        let tokens = || words.iter().filter_map(|&at| sentence.get(at));
        let heads = tokens().map(|token| head(token, sentence, &words)).collect();
        let relations = tokens().map(|token| token.relation as usize).collect();
        Self { traits, tags: sentence.iter().map(|token| token.tag as usize).collect(), heads, relations, words }
    }

    /// How many tokens it has.
    pub fn len(&self) -> usize {
        self.traits.len()
    }
}

/// The nearest word above a token that is no mark, as these are counted.
fn head(token: &GoldToken, sentence: &[GoldToken], words: &[usize]) -> usize {
    let mut above = token.head;
    while let Some(place) = above {
        if let Ok(word) = words.binary_search(&place) {
            return word;
        }
        above = sentence.get(place).and_then(|token| token.head);
    }
    words.len()
}

/// Some sentences, one after the other.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// The traits of every token.
    pub traits: Vec<Traits>,
    /// The true tag of every token.
    pub tags: Vec<usize>,
    /// The tokens of each sentence.
    pub sentences: Vec<Rows>,
    /// The tokens that are no marks.
    pub words: Vec<usize>,
    /// Which of these are one sentence.
    pub word_sentences: Vec<Rows>,
    /// The true head of each of these in its sentence; the number of words for the root.
    pub heads: Vec<usize>,
    /// The same for the whole batch.
    pub arcs: Vec<Arc>,
    /// The true relation of each of these.
    pub relations: Vec<usize>,
}

impl Batch {
    /// These sentences.
    pub fn new(examples: &[&Example]) -> Self {
        let mut batch = Self::default();
        let all_words: usize = examples.iter().map(|example| example.words.len()).sum();
        for example in examples {
            let (token, word) = (batch.traits.len(), batch.words.len());
            let count = example.words.len();
            batch.traits.extend(&example.traits);
            batch.tags.extend(&example.tags);
            batch.sentences.push(token..batch.traits.len());
            batch.words.extend(example.words.iter().map(|at| token + at));
            batch.word_sentences.push(word..batch.words.len());
            batch.heads.extend(&example.heads);
            batch.arcs.extend(example.heads.iter().enumerate().map(|(dependent, &head)| Arc {
                head: if head == count { all_words } else { word + head },
                distance: distance(head, dependent, count),
            }));
            batch.relations.extend(&example.relations);
        }
        batch
    }
}

//! Measuring a model against a treebank it has not seen.

use super::{GoldToken, join_hyphenated};
use crate::prose::Upos;
use crate::prose::model::Model;
use crate::prose::parse::{Input, Parser};
use crate::prose::tagger::{tag, words};

/// Counts of right answers; shares are for the caller to make.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accuracy {
    /// Words in all.
    pub words: usize,
    /// Words with the right Penn tag.
    pub tags: usize,
    /// Words with the right universal part of speech.
    pub upos: usize,
    /// Words with the right head.
    pub heads: usize,
    /// Words with the right head and relation.
    pub arcs: usize,
    /// Words that are not punctuation.
    pub plain_words: usize,
    /// Of these, the ones with the right head.
    pub plain_heads: usize,
    /// Of these, the ones with the right head and relation.
    pub plain_arcs: usize,
}

/// Parses the sentences, hyphenated words joined, from their words alone, and counts what is right.
#[must_use]
pub fn measure(model: &Model, sentences: &[Vec<GoldToken>]) -> Accuracy {
    let mut accuracy = Accuracy::default();
    for sentence in sentences {
        accuracy.add(model, &join_hyphenated(sentence));
    }
    accuracy
}

impl Accuracy {
    fn add(&mut self, model: &Model, sentence: &[GoldToken]) {
        let forms: Vec<&str> = sentence.iter().map(|token| token.form.as_str()).collect();
        let words = words(&forms, &model.dictionary);
        let tags = tag(&words, &model.tags);
        let tree = Parser::new(&model.transitions, &model.relations).parse(&Input::new(&words, &tags), &forms);
        for ((gold, tag), (head, relation)) in sentence.iter().zip(tags).zip(tree) {
            let right_head = head == gold.head;
            let right_arc = right_head && relation == gold.relation;
            let plain = gold.upos != "PUNCT";
            self.words += 1;
            self.tags += usize::from(tag == gold.tag);
            self.upos += usize::from(Upos::new(&gold.form, tag, relation).as_str() == gold.upos);
            self.heads += usize::from(right_head);
            self.arcs += usize::from(right_arc);
            self.plain_words += usize::from(plain);
            self.plain_heads += usize::from(plain && right_head);
            self.plain_arcs += usize::from(plain && right_arc);
        }
    }
}

//! Measuring a model against a treebank it has not seen.

use super::{GoldToken, join_hyphenated};
use crate::prose::network::Desk;
use crate::prose::parse::parse;
use crate::prose::{Model, Upos};

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
    let mut desk = Desk::default();
    for sentence in sentences {
        accuracy.add(model, &mut desk, &join_hyphenated(sentence));
    }
    accuracy
}

impl Accuracy {
    fn add(&mut self, model: &Model, desk: &mut Desk, sentence: &[GoldToken]) {
        let forms: Vec<&str> = sentence.iter().map(|token| token.form.as_str()).collect();
        for (gold, (tag, arc)) in sentence.iter().zip(parse(model, &forms, desk)) {
            let right_head = arc.head == gold.head;
            let right_arc = right_head && arc.relation == gold.relation;
            let plain = gold.upos != "PUNCT";
            self.words += 1;
            self.tags += usize::from(tag == gold.tag);
            self.upos += usize::from(Upos::new(&gold.form, tag, arc.relation).as_str() == gold.upos);
            self.heads += usize::from(right_head);
            self.arcs += usize::from(right_arc);
            self.plain_words += usize::from(plain);
            self.plain_heads += usize::from(plain && right_head);
            self.plain_arcs += usize::from(plain && right_arc);
        }
    }
}

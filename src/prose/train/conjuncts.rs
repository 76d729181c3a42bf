//! Learning which noun a conjunct joins: a log-linear choice among the nouns of its ladder, by the gradient of the
//! likelihood of all choices of a treebank, with Gaussian priors on the weights.

use super::{GoldToken, join_hyphenated};
use crate::prose::conjuncts::{COUNT, Draft, NAMES, ladder, traits};
use crate::prose::network::Vectors;
use crate::prose::{Deprel, Tag};
use std::fmt::Write;

/// How often all choices are looked at.
const ROUNDS: usize = 3_000;

/// How far a weight moves with the gradient of the mean choice.
const STEP: f64 = 0.3;

/// How much of the last move is kept.
const MOMENTUM: f64 = 0.9;

/// How strongly weights are drawn to nought.
const PRIOR: f64 = 2e-3;

/// A conjunct with what it may join.
struct Choice {
    /// The traits of each noun it may join.
    options: Vec<[f64; COUNT]>,
    /// Which of them it joins.
    right: usize,
}

/// The weights learnt from treebanks, as `grammar/conjuncts.tsv` holds them, and the share of the choices that they get
/// right.
#[must_use]
pub fn learn_conjuncts(sentences: &[Vec<GoldToken>], vectors: &Vectors) -> (String, f64) {
    let choices: Vec<Choice> = sentences.iter().flat_map(|sentence| choices(sentence, vectors)).collect();
    let mut weights = [0.0; COUNT];
    let mut moves = [0.0; COUNT];
    for _ in 0..ROUNDS {
        let gradient = gradient(&choices, &weights);
        for ((weight, moved), slope) in weights.iter_mut().zip(&mut moves).zip(gradient) {
            *moved = MOMENTUM * *moved + STEP * (slope - PRIOR * *weight);
            *weight += *moved;
        }
    }
    let right = choices.iter().filter(|choice| choice.best(&weights) == choice.right).count();
    let mut table = String::from(HEADER);
    for (name, weight) in NAMES.iter().zip(weights) {
        // Writing to a string cannot fail.
        let _ = writeln!(table, "{name}\t{weight:.2}");
    }
    (table, right as f64 / choices.len().max(1) as f64)
}

const HEADER: &str =
    "# What speaks for a conjunct joining a noun, in nats. Learnt by `cargo run --release --example conjuncts`.\n";

fn choices(sentence: &[GoldToken], vectors: &Vectors) -> Vec<Choice> {
    let sentence = join_hyphenated(sentence);
    let forms: Vec<&str> = sentence.iter().map(|token| token.form.as_str()).collect();
    let tags: Vec<Tag> = sentence.iter().map(|token| token.tag).collect();
    let heads: Vec<Option<usize>> = sentence.iter().map(|token| token.head).collect();
    let relations: Vec<Deprel> = sentence.iter().map(|token| token.relation).collect();
    let draft = Draft::new(&forms, &tags, &heads, &relations);
    let choice = |conjunct: usize| {
        let rungs = ladder(&draft, conjunct);
        let first = draft.first_of_list(conjunct);
        let right = rungs.iter().position(|&rung| rung == first).filter(|_| rungs.len() > 1)?;
        let options = (0..rungs.len()).map(|rank| traits(&draft, vectors, conjunct, &rungs, rank)).collect();
        Some(Choice { options, right })
    };
    (0..draft.len()).filter(|&at| draft.is_joined_noun(at)).filter_map(choice).collect()
}

/// The slope of the mean log-likelihood of the right choices.
fn gradient(choices: &[Choice], weights: &[f64; COUNT]) -> [f64; COUNT] {
    let mut sum = [0.0; COUNT];
    for choice in choices {
        let shares = choice.shares(weights);
        for (at, (traits, share)) in choice.options.iter().zip(shares).enumerate() {
            let pull = f64::from(at == choice.right) - share;
            sum.iter_mut().zip(traits).for_each(|(sum, value)| *sum += pull * value);
        }
    }
    sum.map(|sum| sum / choices.len().max(1) as f64)
}

impl Choice {
    fn worths(&self, weights: &[f64; COUNT]) -> Vec<f64> {
        let worth = |traits: &[f64; COUNT]| traits.iter().zip(weights).map(|(value, weight)| value * weight).sum();
        self.options.iter().map(worth).collect()
    }

    /// How likely each option is.
    fn shares(&self, weights: &[f64; COUNT]) -> Vec<f64> {
        let worths = self.worths(weights);
        let highest = worths.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let grown: Vec<f64> = worths.iter().map(|worth| libm::exp(worth - highest)).collect();
        let sum: f64 = grown.iter().sum();
        grown.into_iter().map(|share| share / sum).collect()
    }

    fn best(&self, weights: &[f64; COUNT]) -> usize {
        let worths = self.worths(weights);
        (0..worths.len())
            .max_by(|&one, &other| worths.get(one).partial_cmp(&worths.get(other)).unwrap_or(std::cmp::Ordering::Equal))
            .unwrap_or_default()
    }
}

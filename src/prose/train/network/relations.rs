//! Naming arcs: what a dependent and its head add up to, by way of one hidden layer.

use super::super::Sequence;
use super::super::layers::{Dropout, Linear, Matrix, add, rectify, rectify_back};
use crate::prose::Deprel;
use crate::prose::network::DISTANCES;

/// The weights of the relation classifier, or their gradient.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relations {
    /// What a word adds as a dependent.
    pub dependents: Linear,
    /// What a word adds as a head.
    pub heads: Linear,
    /// What the root adds: one row.
    pub root: Matrix,
    /// What each distance adds: a row each.
    pub distances: Matrix,
    /// From the hidden layer to the relations.
    pub output: Linear,
}

/// An arc of a batch: the row of its head among the words, that number itself for the root; and their distance.
#[derive(Clone, Copy, Debug)]
pub struct Arc {
    /// Which word, or how many there are.
    pub head: usize,
    /// See [`crate::prose::network::distance`].
    pub distance: usize,
}

/// What the way back needs of the way there.
#[derive(Debug)]
pub struct Saved {
    rectified: Matrix,
    hidden: Matrix,
    dropout: Dropout,
}

impl Relations {
    /// A classifier with random weights.
    pub fn new(width: usize, inner: usize, sequence: &mut Sequence) -> Self {
        let mut root = Matrix::zeros(1, inner);
        root.values_mut().fill_with(|| sequence.normal() * 0.1);
        Self {
            dependents: Linear::new(width, inner, sequence),
            heads: Linear::new(width, inner, sequence),
            root,
            distances: Matrix::zeros(DISTANCES, inner),
            output: Linear::new(inner, Deprel::ALL.len(), sequence),
        }
    }

    /// All weights.
    pub fn weights_mut(&mut self) -> Vec<&mut Matrix> {
        let Self { dependents, heads, root, distances, output } = self;
        let sides = [&mut dependents.weights, &mut dependents.bias, &mut heads.weights, &mut heads.bias];
        sides.into_iter().chain([root, distances, &mut output.weights, &mut output.bias]).collect()
    }

    /// A row for each word: the score of each relation for its arc.
    pub fn forward(&self, words: &Matrix, arcs: &[Arc], share: f32, sequence: &mut Sequence) -> (Matrix, Saved) {
        let mut rectified = self.dependents.forward(words);
        let mut heads = self.heads.forward(words);
        heads.push_row(self.root.values());
        for (row, arc) in rectified.rows_mut().zip(arcs) {
            add(row, heads.row(arc.head));
            add(row, self.distances.row(arc.distance));
        }
        rectify(&mut rectified);
        let mut hidden = rectified.clone();
        let dropout = Dropout::apply(&mut hidden, share, sequence);
        (self.output.forward(&hidden), Saved { rectified, hidden, dropout })
    }

    /// The gradient of the words; adds that of the weights to `gradient`.
    pub fn backward(
        &self,
        words: &Matrix,
        arcs: &[Arc],
        saved: &Saved,
        scores: &Matrix,
        gradient: &mut Self,
    ) -> Matrix {
        let mut hidden = self.output.backward(&saved.hidden, scores, &mut gradient.output);
        saved.dropout.back(&mut hidden);
        rectify_back(&mut hidden, &saved.rectified);
        let mut heads = Matrix::zeros(words.height() + 1, hidden.width());
        for (row, arc) in hidden.rows().zip(arcs) {
            add(heads.row_mut(arc.head), row);
            add(gradient.distances.row_mut(arc.distance), row);
        }
        add(gradient.root.values_mut(), heads.row(words.height()));
        heads.pop_row();
        let mut back = self.dependents.backward(words, &hidden, &mut gradient.dependents);
        back.add(&self.heads.backward(words, &heads, &mut gradient.heads));
        back
    }
}

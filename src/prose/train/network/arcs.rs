//! Scoring arcs: a biaffine classifier (Dozat and Manning 2017) that also sees how far apart two words are.

use super::super::Sequence;
use super::super::layers::{Dropout, Linear, Matrix, Rows, add, rectify, rectify_back};
use crate::prose::network::{DISTANCES, distance};

/// The weights of the arc scorer, or their gradient.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arcs {
    /// What a word is as a dependent.
    pub dependents: Linear,
    /// What a word is as a head.
    pub heads: Linear,
    /// What the root is as a head: one row.
    pub root: Matrix,
    /// What each trait of a dependent is worth to each trait of a head.
    pub pairs: Matrix,
    /// What each trait of a head is worth to any dependent.
    pub alone: Linear,
    /// What each trait of a dependent, seen through `pairs`, is worth at each distance of a head: a column each.
    pub distances: Matrix,
}

/// What the way back needs of the way there.
#[derive(Debug)]
pub struct Saved {
    dependents: (Matrix, Matrix, Dropout),
    heads: (Matrix, Matrix, Dropout),
    sentences: Vec<Sentence>,
}

#[derive(Debug)]
struct Sentence {
    dependents: Matrix,
    /// The root last.
    heads: Matrix,
    paired: Matrix,
}

impl Arcs {
    /// A scorer with random weights.
    pub fn new(width: usize, inner: usize, sequence: &mut Sequence) -> Self {
        let mut random = |rows, columns, deviation: f32| {
            let mut matrix = Matrix::zeros(rows, columns);
            matrix.values_mut().fill_with(|| sequence.normal() * deviation);
            matrix
        };
        let pairs = random(inner, inner, 0.3 / (inner as f32).sqrt());
        let root = random(1, inner, 0.1);
        Self {
            dependents: Linear::new(width, inner, sequence),
            heads: Linear::new(width, inner, sequence),
            root,
            pairs,
            alone: Linear::new(inner, 1, sequence),
            distances: Matrix::zeros(inner, DISTANCES),
        }
    }

    /// All weights.
    pub fn weights_mut(&mut self) -> Vec<&mut Matrix> {
        let Self { dependents, heads, root, pairs, alone, distances } = self;
        vec![
            &mut dependents.weights,
            &mut dependents.bias,
            &mut heads.weights,
            &mut heads.bias,
            root,
            pairs,
            &mut alone.weights,
            &mut alone.bias,
            distances,
        ]
    }

    /// For each sentence a matrix: a row for each dependent, a column for each head, the root's last.
    pub fn forward(
        &self,
        words: &Matrix,
        sentences: &[Rows],
        share: f32,
        sequence: &mut Sequence,
    ) -> (Vec<Matrix>, Saved) {
        let mut side = |linear: &Linear| {
            let mut rectified = linear.forward(words);
            rectify(&mut rectified);
            let mut output = rectified.clone();
            let dropout = Dropout::apply(&mut output, share, sequence);
            (output, rectified, dropout)
        };
        let saved = (side(&self.dependents), side(&self.heads));
        let (dependents, heads) = (&saved.0.0, &saved.1.0);
        let sentence = |rows: &Rows| {
            let places: Vec<usize> = rows.clone().collect();
            let dependents = dependents.select(&places);
            let mut heads = heads.select(&places);
            heads.push_row(self.root.values());
            let paired = dependents.times(&self.pairs);
            Sentence { dependents, heads, paired }
        };
        let inner: Vec<Sentence> = sentences.iter().map(sentence).collect();
        let scores = inner.iter().map(|sentence| self.score(sentence)).collect();
        (scores, Saved { dependents: saved.0, heads: saved.1, sentences: inner })
    }

    fn score(&self, sentence: &Sentence) -> Matrix {
        let mut scores = sentence.paired.times(&sentence.heads.transposed());
        let alone = self.alone.forward(&sentence.heads);
        let distances = sentence.paired.times(&self.distances);
        for (dependent, (row, by_distance)) in scores.rows_mut().zip(distances.rows()).enumerate() {
            add(row, alone.values());
            let words = row.len() - 1;
            for (head, score) in row.iter_mut().enumerate() {
                let near = by_distance.get(distance(head, dependent, words)).copied().unwrap_or_default();
                *score += near;
                if head == dependent {
                    *score = f32::MIN;
                }
            }
        }
        scores
    }

    /// The gradient of the words, from that of the scores; adds that of the weights to `gradient`.
    pub fn backward(
        &self,
        words: &Matrix,
        saved: &Saved,
        sentences: &[Rows],
        scores: &[Matrix],
        gradient: &mut Self,
    ) -> Matrix {
        let inner = self.pairs.width();
        let mut dependents = Matrix::zeros(words.height(), inner);
        let mut heads = Matrix::zeros(words.height(), inner);
        for ((rows, sentence), scores) in sentences.iter().zip(&saved.sentences).zip(scores) {
            let places: Vec<usize> = rows.clone().collect();
            let (of_dependents, of_heads) = self.backward_one(sentence, scores, gradient);
            dependents.add_at(&places, &of_dependents);
            heads.add_at(&places, &of_heads);
            add(gradient.root.values_mut(), of_heads.row(places.len()));
        }
        let side = |linear: &Linear, (_, rectified, dropout): &(Matrix, Matrix, Dropout), upstream: &mut Matrix, to| {
            dropout.back(upstream);
            rectify_back(upstream, rectified);
            linear.backward(words, upstream, to)
        };
        let mut back = side(&self.dependents, &saved.dependents, &mut dependents, &mut gradient.dependents);
        back.add(&side(&self.heads, &saved.heads, &mut heads, &mut gradient.heads));
        back
    }

    fn backward_one(&self, sentence: &Sentence, scores: &Matrix, gradient: &mut Self) -> (Matrix, Matrix) {
        let turned = scores.transposed();
        let sums = Matrix::new(1, turned.rows().map(|row| row.iter().sum()).collect());
        let mut heads = turned.times(&sentence.paired);
        heads.add(&self.alone.backward(&sentence.heads, &sums, &mut gradient.alone));
        let mut paired = scores.times(&sentence.heads);
        let mut distances = Matrix::zeros(scores.height(), DISTANCES);
        for (dependent, row) in scores.rows().enumerate() {
            for (head, &score) in row.iter().enumerate().filter(|&(head, _)| head != dependent) {
                let at = distance(head, dependent, scores.height());
                distances.row_mut(dependent).iter_mut().skip(at).take(1).for_each(|sum| *sum += score);
            }
        }
        paired.add(&distances.times(&self.distances.transposed()));
        gradient.distances.add_product(&sentence.paired.transposed(), &distances);
        gradient.pairs.add_product(&sentence.dependents.transposed(), &paired);
        (paired.times(&self.pairs.transposed()), heads)
    }
}

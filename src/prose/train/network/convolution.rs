//! A residual convolution: what a word's neighbours add to it.

use super::super::Sequence;
use super::super::layers::{Dropout, Linear, Matrix, Norm, Normed, Rows, gather, rectify, rectify_back, scatter};

/// The weights of a residual convolution over three words, or their gradient.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Convolution {
    /// How far apart the three words are.
    pub distance: usize,
    /// Applied to the words first, so that what is added up stays of one size (Xiong and others 2020).
    pub norm: Norm,
    /// From three words to one.
    pub linear: Linear,
}

/// What the way back needs of the way there.
#[derive(Debug)]
pub struct Saved {
    normed: Normed,
    windows: Matrix,
    rectified: Matrix,
    dropout: Dropout,
}

impl Convolution {
    /// A convolution with random weights.
    pub fn new(width: usize, distance: usize, sequence: &mut Sequence) -> Self {
        let mut linear = Linear::zeros(width * 3, width);
        let deviation = (2.0 / (width * 3) as f32).sqrt();
        linear.weights.values_mut().fill_with(|| sequence.normal() * deviation);
        Self { distance, norm: Norm::new(width), linear }
    }

    /// All weights.
    pub fn weights_mut(&mut self) -> Vec<&mut Matrix> {
        let Self { norm, linear, .. } = self;
        vec![&mut norm.scale, &mut norm.shift, &mut linear.weights, &mut linear.bias]
    }

    /// The words with what their neighbours add to them.
    pub fn forward(&self, input: &Matrix, sentences: &[Rows], share: f32, sequence: &mut Sequence) -> (Matrix, Saved) {
        let (plain, normed) = self.norm.forward(input);
        let windows = gather(&plain, sentences, self.distance);
        let mut rectified = self.linear.forward(&windows);
        rectify(&mut rectified);
        let mut output = rectified.clone();
        let dropout = Dropout::apply(&mut output, share, sequence);
        output.add(input);
        (output, Saved { normed, windows, rectified, dropout })
    }

    /// The gradient of the input; adds that of the weights to `gradient`.
    pub fn backward(&self, saved: &Saved, sentences: &[Rows], upstream: &Matrix, gradient: &mut Self) -> Matrix {
        let mut added = upstream.clone();
        saved.dropout.back(&mut added);
        rectify_back(&mut added, &saved.rectified);
        let windows = self.linear.backward(&saved.windows, &added, &mut gradient.linear);
        let plain = scatter(&windows, sentences, self.distance);
        let mut input = self.norm.backward(&saved.normed, &plain, &mut gradient.norm);
        input.add(upstream);
        input
    }
}

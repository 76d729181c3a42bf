//! The layers between input and answers, whichever kind they are of.

use super::super::Sequence;
use super::super::layers::{Matrix, Rows};
use super::{Convolution, Recurrence, convolution, recurrence};

/// What a layer is, before it has weights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A convolution over three words so far apart.
    Convolution(usize),
    /// A recurrence of so many units in each direction.
    Recurrence(usize),
}

/// The weights of a layer, or their gradient.
#[derive(Clone, Debug, PartialEq)]
pub enum Layer {
    /// Of neighbours.
    Convolution(Convolution),
    /// Of all words before and after.
    Recurrence(Recurrence),
}

/// What the way back needs of the way there.
#[derive(Debug)]
pub enum Saved {
    /// Of a convolution.
    Convolution(convolution::Saved),
    /// Of a recurrence.
    Recurrence(recurrence::Saved),
}

impl Layer {
    /// A layer with random weights.
    pub fn new(kind: &Kind, width: usize, sequence: &mut Sequence) -> Self {
        match *kind {
            Kind::Convolution(distance) => Self::Convolution(Convolution::new(width, distance, sequence)),
            Kind::Recurrence(units) => Self::Recurrence(Recurrence::new(width, units, sequence)),
        }
    }

    /// All weights.
    pub fn weights_mut(&mut self) -> Vec<&mut Matrix> {
        match self {
            Self::Convolution(layer) => layer.weights_mut(),
            Self::Recurrence(layer) => layer.weights_mut(),
        }
    }

    /// The words with what the layer adds to them.
    pub fn forward(&self, input: &Matrix, sentences: &[Rows], share: f32, sequence: &mut Sequence) -> (Matrix, Saved) {
        match self {
            Self::Convolution(layer) => {
                let (output, saved) = layer.forward(input, sentences, share, sequence);
                (output, Saved::Convolution(saved))
            }
            Self::Recurrence(layer) => {
                let (output, saved) = layer.forward(input, sentences, share, sequence);
                (output, Saved::Recurrence(saved))
            }
        }
    }

    /// The gradient of the input; adds that of the weights to `gradient`, which is of the same kind.
    pub fn backward(&self, saved: &Saved, sentences: &[Rows], upstream: Matrix, gradient: &mut Self) -> Matrix {
        match (self, saved, gradient) {
            (Self::Convolution(layer), Saved::Convolution(saved), Self::Convolution(gradient)) => {
                layer.backward(saved, sentences, &upstream, gradient)
            }
            (Self::Recurrence(layer), Saved::Recurrence(saved), Self::Recurrence(gradient)) => {
                layer.backward(saved, sentences, &upstream, gradient)
            }
            // A gradient has the shape of its network.
            _ => upstream,
        }
    }
}

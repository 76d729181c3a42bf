//! The layers of the network in training: each computes its output and, from the gradient of its output, the
//! gradients of its input and of its weights. All of it in floats, summed in fixed orders.

mod linear;
mod matrix;
mod norm;
mod rectify;
mod softmax;
mod window;

pub(super) use linear::Linear;
pub(super) use matrix::{Matrix, add};
pub(super) use norm::{Norm, Normed};
pub(super) use rectify::{Dropout, rectify, rectify_back};
pub(super) use softmax::{Loss, cross_entropy};
pub(super) use window::{Rows, gather, scatter};

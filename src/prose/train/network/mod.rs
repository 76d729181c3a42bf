//! The network in training: its weights in floats, the way from words to losses, and the way back to gradients.

mod arcs;
mod batch;
mod convolution;
mod input;
mod layer;
mod pass;
mod recurrence;
mod relations;

pub(super) use arcs::Arcs;
pub(super) use batch::{Batch, Example};
pub(super) use convolution::Convolution;
pub(super) use input::{Tables, row_gradients};
pub use layer::Kind;
pub(super) use layer::Layer;
pub use pass::Shares;
pub(super) use pass::{Gradient, Losses, gradient};
pub(super) use recurrence::Recurrence;
pub(super) use relations::Relations;

use super::Sequence;
use super::layers::{Linear, Matrix, Norm};
use crate::prose::Tag;

/// The sizes of a network.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// How many numbers stand for a word inside.
    pub width: usize,
    /// The layers between input and answers.
    pub layers: Vec<Kind>,
    /// After how many of them tags are told.
    pub tags_after: usize,
    /// How many traits of heads and dependents the arc scorer has.
    pub arcs: usize,
    /// How many units the hidden layer of the relation classifier has.
    pub relations: usize,
}

/// Everything that is learnt but the tables of the words' traits.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Core {
    /// From word vectors to the width of the network.
    pub(super) projection: Linear,
    /// The layers, first first.
    pub(super) layers: Vec<Layer>,
    /// After how many of them tags are told.
    pub(super) tags_after: usize,
    /// Applied before tags are told.
    pub(super) tag_norm: Norm,
    /// Tells tags.
    pub(super) tags: Linear,
    /// Applied before arcs are scored.
    pub(super) norm: Norm,
    /// Scores arcs.
    pub(super) arcs: Arcs,
    /// Names arcs.
    pub(super) relations: Relations,
}

impl Core {
    /// Random weights.
    pub(super) fn new(shape: &Shape, sequence: &mut Sequence) -> Self {
        let width = shape.width;
        let layers = shape.layers.iter().map(|kind| Layer::new(kind, width, sequence)).collect();
        Self {
            projection: input::projection(width, sequence),
            layers,
            tags_after: shape.tags_after,
            tag_norm: Norm::new(width),
            tags: Linear::new(width, Tag::ALL.len(), sequence),
            norm: Norm::new(width),
            arcs: Arcs::new(width, shape.arcs, sequence),
            relations: Relations::new(width, shape.relations, sequence),
        }
    }

    /// A core of the same shape, all noughts: for gradients and for what the optimiser remembers.
    pub(super) fn noughts(&self) -> Self {
        let mut core = self.clone();
        core.weights_mut().into_iter().for_each(|matrix| matrix.values_mut().fill(0.0));
        core
    }

    /// All weights, in a fixed order.
    pub(super) fn weights_mut(&mut self) -> Vec<&mut Matrix> {
        let Self { projection, layers, tag_norm, tags, norm, arcs, relations, tags_after: _ } = self;
        let mut weights = vec![&mut projection.weights, &mut projection.bias];
        weights.extend(layers.iter_mut().flat_map(Layer::weights_mut));
        weights.extend([&mut tag_norm.scale, &mut tag_norm.shift, &mut tags.weights, &mut tags.bias]);
        weights.extend([&mut norm.scale, &mut norm.shift]);
        weights.extend(arcs.weights_mut());
        weights.extend(relations.weights_mut());
        weights
    }
}

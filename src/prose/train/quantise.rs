//! From trained floats to the file of the model.

use super::layers::{Linear, Matrix, Norm};
use super::network::{Arcs, Core, Layer, Relations, Tables};
use crate::prose::network::{Columns, Keys, Linear as Weights, Writer};

/// The file of a trained network.
pub(super) fn encode(words: &Keys, tables: &Tables, core: &Core) -> Vec<u8> {
    let width = core.projection.bias.width();
    let mut file = Writer::new(words, width, tables.tables.iter().map(Matrix::values));
    file.on_vectors(weights(&core.projection));
    file.number(core.layers.len());
    for layer in &core.layers {
        match layer {
            Layer::Convolution(layer) => {
                file.convolution(layer.distance);
                file.on_normed(columns(&layer.norm), weights(&taps(&layer.linear)));
            }
            Layer::Recurrence(layer) => {
                file.recurrence();
                file.on_normed(columns(&layer.norm), weights(&layer.gates));
                file.on_hidden(weights(&layer.output));
            }
        }
    }
    file.number(core.tags_after);
    file.on_normed(columns(&core.tag_norm), weights(&core.tags));
    let sides = [&core.arcs.dependents, &core.arcs.heads, &core.relations.dependents, &core.relations.heads];
    file.on_normed(columns(&core.norm), weights(&beside(&sides)));
    file.on_hidden(weights(&pairs(&core.arcs)));
    tree(&mut file, &core.arcs, &core.relations);
    file.finish()
}

fn tree(file: &mut Writer, arcs: &Arcs, relations: &Relations) {
    file.number(arcs.root.width());
    file.number(relations.root.width());
    file.floats(arcs.root.values());
    file.floats(relations.root.values());
    file.floats(relations.distances.values());
    file.on_hidden(weights(&relations.output));
}

fn weights(linear: &Linear) -> Weights<'_> {
    Weights { weights: linear.weights.values(), bias: linear.bias.values() }
}

fn columns(norm: &Norm) -> Columns<'_> {
    Columns { scale: norm.scale.values(), shift: norm.shift.values() }
}

/// Several layers on the same inputs as one.
fn beside(layers: &[&Linear]) -> Linear {
    let rows = |part: fn(&Linear) -> &Matrix| {
        let height = layers.first().map_or(0, |layer| part(layer).height());
        let row = |at: usize| layers.iter().flat_map(move |layer| part(layer).row(at)).copied();
        let width = layers.iter().map(|layer| part(layer).width()).sum();
        Matrix::new(width, (0..height).flat_map(row).collect())
    };
    Linear { weights: rows(|layer| &layer.weights), bias: rows(|layer| &layer.bias) }
}

/// From each of three words to what it adds, side by side, in place of from three words to what they add. What is added
/// anyway goes with the word itself.
fn taps(linear: &Linear) -> Linear {
    let (height, width) = (linear.weights.height() / 3, linear.weights.width());
    let rows = |tap: usize| (tap * height..(tap + 1) * height).collect::<Vec<_>>();
    let tap = |at: usize| Linear {
        weights: linear.weights.select(&rows(at)),
        bias: if at == 1 { linear.bias.clone() } else { Matrix::zeros(1, width) },
    };
    beside(&[&tap(0), &tap(1), &tap(2)])
}

/// From a dependent to what each trait of a head is worth to it, what that is worth alone included, and to what each
/// distance is worth. What is the same for every head is left out.
fn pairs(arcs: &Arcs) -> Linear {
    let inner = arcs.pairs.width();
    let traits = Linear { weights: arcs.pairs.clone(), bias: Matrix::new(inner, arcs.alone.weights.values().to_vec()) };
    let distances = arcs.pairs.times(&arcs.distances);
    let none = Matrix::zeros(1, distances.width());
    beside(&[&traits, &Linear { weights: distances, bias: none }])
}

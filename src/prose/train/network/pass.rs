//! From a batch to its losses, and back to the gradients of the weights.

use super::super::Sequence;
use super::super::layers::{Dropout, Loss, Matrix, cross_entropy};
use super::input::{Tables, forget, vector_rows};
use super::layer::{Layer, Saved};
use super::{Batch, Core};
use crate::prose::network::{Traits, Vectors};

/// What is left out in training, as shares.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    /// Of the numbers between layers.
    pub numbers: f32,
    /// Of the words' own rows.
    pub words: f32,
    /// Of the word vectors.
    pub vectors: f32,
}

/// What each task costs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Losses {
    /// Telling tags.
    pub tags: Loss,
    /// Finding heads.
    pub heads: Loss,
    /// Naming arcs.
    pub relations: Loss,
}

impl Losses {
    /// Adds the losses of another batch.
    pub fn add(&mut self, other: Self) {
        self.tags.add(other.tags);
        self.heads.add(other.heads);
        self.relations.add(other.relations);
    }
}

/// The gradient of a batch's loss.
pub struct Gradient {
    /// Of everything but the tables.
    pub core: Core,
    /// Of what the words enter the network as, a row each.
    pub input: Matrix,
    /// The words' traits, some forgotten.
    pub traits: Vec<Traits>,
    /// What the batch cost.
    pub losses: Losses,
}

/// The gradient of the mean loss of a batch: of the tags, the heads and the relations, each weighed alike.
pub fn gradient(
    core: &Core,
    tables: &Tables,
    vectors: &Vectors,
    batch: &Batch,
    shares: &Shares,
    sequence: &mut Sequence,
) -> Gradient {
    let mut traits = batch.traits.clone();
    forget(&mut traits, shares.words, shares.vectors, sequence);
    let vector_rows = vector_rows(&traits, vectors);
    let mut input = core.projection.forward(&vector_rows);
    input.add(&tables.sums(&traits, input.width()));
    let input_dropout = Dropout::apply(&mut input, shares.numbers, sequence);
    let mut to = core.noughts();
    let mut losses = Losses::default();
    let mut walk = Walk { core, batch, share: shares.numbers, sequence, to: &mut to, losses: &mut losses };
    let mut upstream = walk.through(input);
    input_dropout.back(&mut upstream);
    core.projection.backward(&vector_rows, &upstream, &mut to.projection);
    Gradient { core: to, input: upstream, traits, losses }
}

/// The way through the network and back.
struct Walk<'a> {
    core: &'a Core,
    batch: &'a Batch,
    share: f32,
    sequence: &'a mut Sequence,
    to: &'a mut Core,
    losses: &'a mut Losses,
}

impl Walk<'_> {
    /// The gradient of what goes into the convolutions.
    fn through(&mut self, input: Matrix) -> Matrix {
        let core = self.core;
        let (early, late) = core.layers.split_at(core.tags_after.min(core.layers.len()));
        let (middle, early_saved) = self.climb(early, input);
        let mut of_tags = self.tags(&middle);
        let (output, late_saved) = self.climb(late, middle);
        let upstream = self.tree(&output);
        let upstream = self.back(late, late_saved, upstream, early.len());
        of_tags.add(&upstream);
        self.back(early, early_saved, of_tags, 0)
    }

    fn climb(&mut self, layers: &[Layer], mut words: Matrix) -> (Matrix, Vec<Saved>) {
        let mut all_saved = Vec::new();
        for layer in layers {
            let (output, saved) = layer.forward(&words, &self.batch.sentences, self.share, self.sequence);
            all_saved.push(saved);
            words = output;
        }
        (words, all_saved)
    }

    fn back(&mut self, layers: &[Layer], saved: Vec<Saved>, mut upstream: Matrix, first: usize) -> Matrix {
        let gradients = self.to.layers.iter_mut().skip(first).take(layers.len());
        for ((layer, saved), gradient) in layers.iter().zip(saved).zip(gradients).rev() {
            upstream = layer.backward(&saved, &self.batch.sentences, upstream, gradient);
        }
        upstream
    }

    /// The gradient of the words, as far as their tags go.
    fn tags(&mut self, words: &Matrix) -> Matrix {
        let (mut normed, saved) = self.core.tag_norm.forward(words);
        let dropout = Dropout::apply(&mut normed, self.share, self.sequence);
        let mut scores = self.core.tags.forward(&normed);
        let weight = 1.0 / self.batch.tags.len().max(1) as f32;
        self.losses.tags = cross_entropy(&mut scores, self.batch.tags.iter().map(|&tag| Some(tag)), weight);
        let mut upstream = self.core.tags.backward(&normed, &scores, &mut self.to.tags);
        dropout.back(&mut upstream);
        self.core.tag_norm.backward(&saved, &upstream, &mut self.to.tag_norm)
    }

    /// The gradient of the words, as far as heads and relations go.
    fn tree(&mut self, tokens: &Matrix) -> Matrix {
        let (normed, saved) = self.core.norm.forward(tokens);
        let mut words = normed.select(&self.batch.words);
        let dropout = Dropout::apply(&mut words, self.share, self.sequence);
        let mut upstream = self.heads(&words);
        upstream.add(&self.relations(&words));
        dropout.back(&mut upstream);
        let mut all = Matrix::zeros(normed.height(), normed.width());
        all.add_at(&self.batch.words, &upstream);
        self.core.norm.backward(&saved, &all, &mut self.to.norm)
    }

    fn heads(&mut self, words: &Matrix) -> Matrix {
        let (core, batch) = (self.core, self.batch);
        let (mut scores, saved) = core.arcs.forward(words, &batch.word_sentences, self.share, self.sequence);
        let weight = 1.0 / batch.heads.len().max(1) as f32;
        for (scores, rows) in scores.iter_mut().zip(&batch.word_sentences) {
            let heads = batch.heads.get(rows.clone()).unwrap_or_default();
            self.losses.heads.add(cross_entropy(scores, heads.iter().map(|&head| Some(head)), weight));
        }
        core.arcs.backward(words, &saved, &batch.word_sentences, &scores, &mut self.to.arcs)
    }

    fn relations(&mut self, words: &Matrix) -> Matrix {
        let (core, batch) = (self.core, self.batch);
        let (mut scores, saved) = core.relations.forward(words, &batch.arcs, self.share, self.sequence);
        let weight = 1.0 / batch.relations.len().max(1) as f32;
        self.losses.relations = cross_entropy(&mut scores, batch.relations.iter().map(|&at| Some(at)), weight);
        core.relations.backward(words, &batch.arcs, &saved, &scores, &mut self.to.relations)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::network::Keys;
    use crate::prose::train::check::{assert_close, numeric};
    use crate::prose::train::network::{Example, Kind, Shape};
    use crate::prose::train::read_treebank;

    const TREEBANK: &str = "\
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\tcouncil\tcouncil\tNOUN\tNN\t_\t3\tnsubj\t_\t_
3\tadopts\tadopt\tVERB\tVBZ\t_\t0\troot\t_\t_
4\tplans\tplan\tNOUN\tNNS\t_\t3\tobj\t_\t_
5\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
";

    #[test]
    fn gradients_agree_with_differences() {
        let layers = vec![Kind::Convolution(1), Kind::Recurrence(2)];
        let shape = Shape { width: 4, layers, tags_after: 1, arcs: 3, relations: 3 };
        let mut sequence = Sequence::new(2);
        let core = Core::new(&shape, &mut sequence);
        let tables = Tables::new(0, shape.width, &mut sequence);
        let vectors = Vectors::new([("council", [9_i8; 64].as_slice())].into_iter());
        let sentences = read_treebank(TREEBANK).unwrap();
        let examples: Vec<Example> =
            sentences.iter().map(|sentence| Example::new(sentence, &Keys::default(), &vectors)).collect();
        let batch = Batch::new(&examples.iter().collect::<Vec<_>>());
        let shares = Shares { numbers: 0.0, words: 0.0, vectors: 0.0 };
        let pass = |core: &Core| gradient(core, &tables, &vectors, &batch, &shares, &mut Sequence::new(1));
        let loss = |core: &Core| {
            let losses = pass(core).losses;
            losses.tags.mean() + losses.heads.mean() + losses.relations.mean()
        };
        let mut found = pass(&core).core;
        for (at, found) in found.weights_mut().into_iter().enumerate() {
            let mut moved = core.clone();
            let point = moved.weights_mut().remove(at).clone();
            let expected = numeric(&point, |weights| {
                let mut moved = core.clone();
                *moved.weights_mut().remove(at) = weights.clone();
                loss(&moved)
            });
            eprintln!("{at}");
            eprintln!("{at}");
            assert_close(found, &expected);
        }
    }
}

//! What the network says of arcs: how good each is, and what it is called.

use super::forward::{fixed, winner};
use super::model::Tree;
use super::work::{Work, widely};
use super::{Desk, Model, distance};
use crate::prose::Deprel;
use crate::prose::parse::Scores;

/// What integers stand for that come from hidden units: this many are one.
pub(super) const HIDDEN_UNIT: f32 = 512.0;

/// How many heads are scored at once.
const LANES: usize = 16;

/// Some words of a sentence, made ready for the search of a tree.
pub(crate) struct Words<'a> {
    tree: &'a Tree,
    work: &'a mut Work,
    count: usize,
    /// For each word what it is on each side of an arc, one row after the other.
    sides: Vec<f32>,
}

/// A side of an arc.
#[derive(Clone, Copy)]
enum Side {
    Dependent,
    Head,
    NamedDependent,
    NamingHead,
}

impl Model {
    /// The words at these places of the sentence on the desk.
    pub(crate) fn words<'a>(&'a self, desk: &'a mut Desk, places: &[usize]) -> Words<'a> {
        let width = self.width();
        let row = |&place: &usize| desk.rows.get(place * width..(place + 1) * width).unwrap_or_default();
        let rows = places.iter().map(row).collect::<Vec<_>>().concat();
        desk.work.norm(&self.norm, &rows);
        desk.work.through(&self.tree.sides);
        let sides = std::mem::take(&mut desk.work.outputs);
        Words { tree: &self.tree, work: &mut desk.work, count: places.len(), sides }
    }
}

impl Words<'_> {
    fn side(&self, word: usize, side: Side) -> &[f32] {
        let (arcs, relations) = (self.tree.root.len(), self.tree.relation_root.len());
        let (start, length) = match side {
            Side::Dependent => (0, arcs),
            Side::Head => (arcs, arcs),
            Side::NamedDependent => (2 * arcs, relations),
            Side::NamingHead => (2 * arcs + relations, relations),
        };
        let at = word * self.tree.sides.outputs() + start;
        self.sides.get(at..at + length).unwrap_or_default()
    }

    /// How good every arc between them is.
    pub(crate) fn scores(&mut self) -> Scores {
        let arcs = self.tree.root.len();
        let dependents: Vec<&[f32]> = (0..self.count).map(|word| self.side(word, Side::Dependent)).collect();
        let dependents = dependents.concat();
        self.work.through_rectified(&self.tree.pairs, &dependents, HIDDEN_UNIT);
        let heads = self.heads();
        let mut scores = vec![0; self.count * (self.count + 1)];
        let worth = self.work.outputs.chunks_exact(self.tree.pairs.outputs().max(1));
        for (dependent, (worth, row)) in worth.zip(scores.chunks_exact_mut(self.count + 1)).enumerate() {
            let (traits, distances) = worth.split_at_checked(arcs).unwrap_or_default();
            widely(
                #[inline(always)]
                || score(traits, &heads, row),
            );
            for (head, score) in row.iter_mut().enumerate() {
                *score += distances.get(distance(head, dependent, self.count)).map_or(0, |&near| fixed(near));
            }
        }
        Scores::new(self.count, scores)
    }

    /// The words as heads and then the root: for every [`LANES`] of them each trait, side by side.
    fn heads(&self) -> Vec<Vec<[f32; LANES]>> {
        let mut heads = vec![vec![[0.0; LANES]; self.tree.root.len()]; (self.count + 1).div_ceil(LANES)];
        let mut set = |head: usize, traits: &mut dyn Iterator<Item = f32>| {
            let rows = heads.get_mut(head / LANES).into_iter().flatten();
            rows.zip(traits).for_each(|(lanes, value)| {
                lanes.iter_mut().skip(head % LANES).take(1).for_each(|slot| *slot = value);
            });
        };
        for word in 0..self.count {
            set(word, &mut self.side(word, Side::Head).iter().map(|value| value.max(0.0)));
        }
        set(self.count, &mut self.tree.root.iter().copied());
        heads
    }

    /// The relation of every word to its head, and by how much it won.
    pub(crate) fn relations(&mut self, heads: &[Option<usize>]) -> Vec<(Deprel, i32)> {
        let size = self.tree.relation_root.len();
        let mut hidden: Vec<f32> = Vec::with_capacity(self.count * size);
        for (dependent, head) in heads.iter().enumerate() {
            let of_head = head.map_or(self.tree.relation_root.as_slice(), |head| self.side(head, Side::NamingHead));
            let at = distance(head.unwrap_or(self.count), dependent, self.count) * size;
            let near = self.tree.relation_distances.get(at..at + size).unwrap_or_default();
            let sums = self.side(dependent, Side::NamedDependent).iter().zip(of_head).zip(near);
            hidden.extend(sums.map(|((dependent, head), near)| dependent + head + near));
        }
        self.work.through_rectified(&self.tree.relations, &hidden, HIDDEN_UNIT);
        let scores = self.work.outputs.chunks_exact(self.tree.relations.outputs().max(1));
        scores.zip(heads).map(|(scores, head)| name(scores, head.is_none())).collect()
    }
}

/// The scores of all heads of a dependent, given what each trait of a head is worth to it.
#[inline(always)]
fn score(worth: &[f32], heads: &[Vec<[f32; LANES]>], row: &mut [i32]) {
    for (traits, slots) in heads.iter().zip(row.chunks_mut(LANES)) {
        let mut sums = [0.0_f32; LANES];
        for (factor, lanes) in worth.iter().zip(traits) {
            sums.iter_mut().zip(lanes).for_each(|(sum, trait_)| *sum += factor * trait_);
        }
        slots.iter_mut().zip(sums).for_each(|(slot, sum)| *slot = fixed(sum));
    }
}

/// The relation with the highest score, and by how much it won. Only the root's arc is called so.
fn name(scores: &[f32], is_root: bool) -> (Deprel, i32) {
    if is_root {
        return (Deprel::Root, i32::MAX);
    }
    let named = scores.iter().zip(Deprel::ALL);
    let (best, margin) = winner(named.map(|(&score, &relation)| match relation {
        Deprel::Root => i32::MIN,
        _ => fixed(score),
    }));
    (Deprel::ALL.get(best).copied().unwrap_or(Deprel::Dep), margin)
}

//! The trained network, as the reader runs it.

use super::dense::Dense;
use super::layer::Layer;
use super::norm::Norm;
use super::{DISTANCES, DecodeModelError, HASHED_ROWS, Keys, Vectors, read};

pub(super) const MAGIC: &[u8] = b"rapporteur model 5\n";

/// What the trainer learns and the reader runs on. Layers are of integers, what stands between them is of floats
/// that are only added, multiplied, divided and rooted, in fixed orders: every machine reads a text the same way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// Words used alike.
    pub(crate) vectors: Vectors,
    /// Which words have a row of their own.
    pub(crate) words: Keys,
    pub(super) tables: Vec<Table>,
    /// From word vectors to the width of the network.
    pub(super) projection: Dense,
    pub(super) layers: Vec<Layer>,
    pub(super) tags_after: usize,
    pub(super) tag_norm: Norm,
    pub(super) tag_layer: Dense,
    pub(super) norm: Norm,
    pub(super) tree: Tree,
}

/// A table with a row of numbers for each value of a trait.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Table {
    values: Vec<i8>,
    width: usize,
    /// What a byte is multiplied by.
    pub(super) scale: f32,
}

/// What arcs are found and named by.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tree {
    /// From a word to what it is as a dependent and as a head of arcs, and as both for relations, side by side.
    pub(super) sides: Dense,
    /// From a dependent to what each trait of a head is worth to it, and then each distance.
    pub(super) pairs: Dense,
    /// What the root is as a head.
    pub(super) root: Vec<f32>,
    /// What the root adds as a head of a relation.
    pub(super) relation_root: Vec<f32>,
    /// What each distance adds to a relation.
    pub(super) relation_distances: Vec<f32>,
    /// From the hidden layer to the relations.
    pub(super) relations: Dense,
}

impl Table {
    /// A row; empty past the end.
    pub(super) fn row(&self, at: u32) -> &[i8] {
        let at = at as usize;
        self.values.get(at * self.width..(at + 1) * self.width).unwrap_or_default()
    }

    /// Writes a table, a byte for each number.
    pub(super) fn write(bytes: &mut Vec<u8>, values: &[f32]) {
        let largest = values.iter().fold(0.0_f32, |largest, value| largest.max(value.abs())).max(1e-20);
        let step = largest / 127.0;
        read::write_floats(bytes, &[step]);
        let codes: Vec<i8> = values.iter().map(|value| (value / step).round() as i8).collect();
        read::write_bytes(bytes, &codes);
    }

    fn decode(rest: &mut &[u8], rows: usize, width: usize) -> Result<Self, DecodeModelError> {
        let scale = read::floats(rest, 1)?.first().copied().unwrap_or_default();
        Ok(Self { values: read::bytes(rest, rows * width)?, width, scale })
    }
}

impl Model {
    /// The model of two files: the word vectors and what was learnt.
    ///
    /// # Errors
    /// If the bytes are not what the trainer wrote.
    pub fn decode(vectors: &[u8], learnt: &[u8]) -> Result<Self, DecodeModelError> {
        let vectors = Vectors::decode(vectors)?;
        let mut rest = learnt.strip_prefix(MAGIC).ok_or(DecodeModelError::Magic)?;
        let rest = &mut rest;
        let words = read::keys(rest)?;
        let width = read::number(rest)?;
        let sizes = std::iter::once(words.sorted().len() + 1).chain(HASHED_ROWS);
        let tables = sizes.map(|rows| Table::decode(rest, rows, width)).collect::<Result<_, _>>()?;
        let projection = Dense::decode(rest)?;
        let count = read::number(rest)?;
        let layers = (0..count).map(|_| Layer::decode(rest)).collect::<Result<_, _>>()?;
        let model = Self {
            vectors,
            words,
            tables,
            projection,
            layers,
            tags_after: read::number(rest)?,
            tag_norm: Norm::decode(rest)?,
            tag_layer: Dense::decode(rest)?,
            norm: Norm::decode(rest)?,
            tree: Tree::decode(rest)?,
        };
        rest.is_empty().then_some(model).ok_or(DecodeModelError::Trailing)
    }

    /// How many numbers stand for a word inside.
    pub(super) fn width(&self) -> usize {
        self.projection.outputs()
    }
}

impl Tree {
    fn decode(rest: &mut &[u8]) -> Result<Self, DecodeModelError> {
        let sides = Dense::decode(rest)?;
        let pairs = Dense::decode(rest)?;
        let (arcs, relations) = (read::number(rest)?, read::number(rest)?);
        Ok(Self {
            sides,
            pairs,
            root: read::floats(rest, arcs)?,
            relation_root: read::floats(rest, relations)?,
            relation_distances: read::floats(rest, relations * DISTANCES)?,
            relations: Dense::decode(rest)?,
        })
    }
}

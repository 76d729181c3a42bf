//! What a word enters the network as: the sum of its rows in the tables and of its word vector, brought to width.

use super::super::Sequence;
use super::super::layers::{Linear, Matrix, add};
use crate::prose::network::{DIMENSIONS, HASHED_ROWS, SCALE, TABLES, Traits, Vectors};

/// The tables of the words' traits: a row of numbers for each value of each trait.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tables {
    /// One for each trait, in the order of [`Traits::rows`].
    pub tables: Vec<Matrix>,
}

impl Tables {
    /// Random tables for so many whole words.
    pub fn new(words: usize, width: usize, sequence: &mut Sequence) -> Self {
        let mut table = |rows| {
            let mut table = Matrix::zeros(rows, width);
            table.values_mut().fill_with(|| sequence.normal() * 0.1);
            table
        };
        Self { tables: std::iter::once(words + 1).chain(HASHED_ROWS).map(&mut table).collect() }
    }

    /// The sum of the rows of each word.
    pub fn sums(&self, words: &[Traits], width: usize) -> Matrix {
        let mut sums = Matrix::zeros(words.len(), width);
        for (sum, traits) in sums.rows_mut().zip(words) {
            for (table, &row) in self.tables.iter().zip(&traits.rows) {
                add(sum, table.row(row as usize));
            }
        }
        sums
    }
}

/// The word vectors of some words, a row each; noughts for words that have none.
pub fn vector_rows(words: &[Traits], vectors: &Vectors) -> Matrix {
    let mut rows = Matrix::zeros(words.len(), DIMENSIONS);
    for (slots, traits) in rows.rows_mut().zip(words) {
        slots.iter_mut().zip(vectors.row(traits.vector)).for_each(|(slot, &byte)| *slot = f32::from(byte) / SCALE);
    }
    rows
}

/// From word vectors to the width of the network.
pub fn projection(width: usize, sequence: &mut Sequence) -> Linear {
    let mut linear = Linear::zeros(DIMENSIONS, width);
    linear.weights.values_mut().fill_with(|| sequence.normal() * 0.05);
    linear
}

/// Forgets some words and some vectors, so that the network learns to do without.
pub fn forget(words: &mut [Traits], word_share: f32, vector_share: f32, sequence: &mut Sequence) {
    for traits in words {
        if sequence.between(0.0, 1.0) < word_share {
            let [word, ..] = &mut traits.rows;
            *word = 0;
        }
        if sequence.between(0.0, 1.0) < vector_share {
            traits.vector = 0;
        }
    }
}

/// The gradients of the rows that some words used, for each table: the row and its gradient, rows ascending.
pub fn row_gradients(words: &[Traits], upstream: &Matrix) -> Vec<Vec<(usize, Vec<f32>)>> {
    let of_table = |table: usize| {
        let row = |traits: &Traits| traits.rows.get(table).map_or(0, |&row| row as usize);
        let mut uses: Vec<(usize, usize)> = words.iter().enumerate().map(|(at, traits)| (row(traits), at)).collect();
        uses.sort_unstable();
        let of_row = |uses: &[(usize, usize)]| {
            let mut sum = vec![0.0; upstream.width()];
            uses.iter().for_each(|&(_, at)| add(&mut sum, upstream.row(at)));
            uses.first().map(|&(row, _)| (row, sum))
        };
        uses.chunk_by(|one, other| one.0 == other.0).filter_map(of_row).collect()
    };
    (0..TABLES).map(of_table).collect()
}

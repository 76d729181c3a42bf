//! Matrices of floats, and their product.
//!
//! Every sum is taken in one fixed order whatever the machine: a product is vectorised over the columns of its
//! result, never over the terms of a sum, so training gives the same bits everywhere.

use pulp::Arch;

/// How many columns of a result are worked on at once.
const LANES: usize = 16;

/// How many rows of a result are worked on at once.
const BLOCK: usize = 4;

/// Numbers in rows, one row after the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    columns: usize,
    values: Vec<f32>,
}

impl Matrix {
    /// A matrix of noughts.
    pub fn zeros(rows: usize, columns: usize) -> Self {
        Self { columns, values: vec![0.0; rows * columns] }
    }

    /// The matrix of these values, row after row.
    pub fn new(columns: usize, values: Vec<f32>) -> Self {
        Self { columns, values }
    }

    /// How many rows there are.
    pub fn height(&self) -> usize {
        self.values.len() / self.columns.max(1)
    }

    /// How many columns there are.
    pub fn width(&self) -> usize {
        self.columns
    }

    /// All values, row after row.
    pub fn values(&self) -> &[f32] {
        &self.values
    }

    /// All values, row after row.
    pub fn values_mut(&mut self) -> &mut [f32] {
        &mut self.values
    }

    /// The rows.
    pub fn rows(&self) -> std::slice::ChunksExact<'_, f32> {
        self.values.chunks_exact(self.columns.max(1))
    }

    /// The rows.
    pub fn rows_mut(&mut self) -> std::slice::ChunksExactMut<'_, f32> {
        self.values.chunks_exact_mut(self.columns.max(1))
    }

    /// One row; empty past the end.
    pub fn row(&self, at: usize) -> &[f32] {
        self.values.get(at * self.columns..(at + 1) * self.columns).unwrap_or_default()
    }

    /// One row; empty past the end.
    pub fn row_mut(&mut self, at: usize) -> &mut [f32] {
        self.values.get_mut(at * self.columns..(at + 1) * self.columns).unwrap_or_default()
    }

    /// These rows, in this order.
    pub fn select(&self, rows: &[usize]) -> Self {
        let values = rows.iter().flat_map(|&at| self.row(at)).copied().collect();
        Self { columns: self.columns, values }
    }

    /// Adds each row of `other` to the row of this matrix that `rows` names.
    pub fn add_at(&mut self, rows: &[usize], other: &Self) {
        for (&at, from) in rows.iter().zip(other.rows()) {
            add(self.row_mut(at), from);
        }
    }

    /// Adds a row at the end.
    pub fn push_row(&mut self, row: &[f32]) {
        self.values.extend_from_slice(row);
    }

    /// Takes the last row away.
    pub fn pop_row(&mut self) {
        self.values.truncate(self.values.len().saturating_sub(self.columns));
    }

    /// Rows and columns exchanged.
    pub fn transposed(&self) -> Self {
        let height = self.height();
        let mut turned = Self::zeros(self.columns, height);
        for (at, row) in self.rows().enumerate() {
            let column = turned.values.iter_mut().skip(at).step_by(height.max(1));
            column.zip(row).for_each(|(slot, &value)| *slot = value);
        }
        turned
    }

    /// The product with a matrix that has as many rows as this one has columns.
    pub fn times(&self, other: &Self) -> Self {
        let mut product = Self::zeros(self.height(), other.columns);
        product.add_product(self, other);
        product
    }

    /// Adds the product of two matrices.
    pub fn add_product(&mut self, left: &Self, right: &Self) {
        if self.values.is_empty() || left.columns == 0 {
            return;
        }
        let panels = panels(right);
        Arch::new().dispatch(
            #[inline(always)]
            || multiply(left, &panels, self),
        );
    }

    /// Adds another matrix of the same shape.
    pub fn add(&mut self, other: &Self) {
        add(&mut self.values, &other.values);
    }

    /// The sum of the rows, added to `sum`.
    pub fn add_rows_to(&self, sum: &mut [f32]) {
        self.rows().for_each(|row| add(sum, row));
    }
}

/// Adds `other` to `sum`, number by number.
pub fn add(sum: &mut [f32], other: &[f32]) {
    sum.iter_mut().zip(other).for_each(|(sum, other)| *sum += other);
}

/// The columns in groups of [`LANES`], each group row by row; noughts fill up the last group.
fn panels(matrix: &Matrix) -> Vec<Vec<[f32; LANES]>> {
    let panel = |start: usize| {
        let lanes = |row: &[f32]| {
            let mut lanes = [0.0; LANES];
            lanes.iter_mut().zip(row.iter().skip(start)).for_each(|(lane, &value)| *lane = value);
            lanes
        };
        matrix.rows().map(lanes).collect()
    };
    (0..matrix.columns).step_by(LANES).map(panel).collect()
}

#[inline(always)]
fn multiply(left: &Matrix, panels: &[Vec<[f32; LANES]>], sum: &mut Matrix) {
    let (inner, width) = (left.columns, sum.columns);
    let blocks = left.values.chunks(inner * BLOCK).zip(sum.values.chunks_mut(width * BLOCK));
    for (rows, sums) in blocks {
        for (at, panel) in panels.iter().enumerate() {
            let whole: Option<[&[f32]; BLOCK]> = array(rows.chunks_exact(inner));
            match whole {
                Some(rows) => store(&tile(rows, panel), sums, width, at),
                None => {
                    for (row, sums) in rows.chunks_exact(inner).zip(sums.chunks_exact_mut(width)) {
                        store(&tile([row], panel), sums, width, at);
                    }
                }
            }
        }
    }
}

/// The first items, if there are enough.
#[inline(always)]
fn array<T: Copy + Default, const N: usize>(items: impl ExactSizeIterator<Item = T>) -> Option<[T; N]> {
    let mut found = [T::default(); N];
    let enough = items.len() >= N;
    found.iter_mut().zip(items).for_each(|(slot, item)| *slot = item);
    enough.then_some(found)
}

/// The products of some rows with one panel.
#[inline(always)]
fn tile<const ROWS: usize>(rows: [&[f32]; ROWS], panel: &[[f32; LANES]]) -> [[f32; LANES]; ROWS] {
    let mut sums = [[0.0; LANES]; ROWS];
    let mut rows = rows.map(<[f32]>::iter);
    for lanes in panel {
        for (sums, row) in sums.iter_mut().zip(&mut rows) {
            let factor = row.next().copied().unwrap_or(0.0);
            for (sum, lane) in sums.iter_mut().zip(lanes) {
                *sum += factor * lane;
            }
        }
    }
    sums
}

#[inline(always)]
fn store<const ROWS: usize>(tile: &[[f32; LANES]; ROWS], sums: &mut [f32], width: usize, panel: usize) {
    for (lanes, row) in tile.iter().zip(sums.chunks_exact_mut(width)) {
        row.iter_mut().skip(panel * LANES).zip(lanes).for_each(|(sum, lane)| *sum += lane);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_sums_of_products() {
        for (rows, inner, columns) in [(1, 1, 1), (7, 5, 19), (4, 3, 16), (9, 2, 33)] {
            let fill = |count: usize, step: usize| (0..count).map(|at| (at * step % 11) as f32 - 5.0).collect();
            let left = Matrix::new(inner, fill(rows * inner, 3));
            let right = Matrix::new(columns, fill(inner * columns, 7));
            let product = left.times(&right);
            for row in 0..rows {
                for column in 0..columns {
                    let terms = (0..inner).map(|at| left.row(row)[at] * right.row(at)[column]);
                    assert_eq!(product.row(row)[column], terms.sum::<f32>());
                }
            }
            assert_eq!(left.transposed().transposed(), left);
        }
    }
}

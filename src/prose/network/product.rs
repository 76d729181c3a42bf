//! The product of two matrices of integers, on the widest registers there are.

use super::dense::{Cell, LANES};

/// How many rows are worked on at once.
const BLOCK: usize = 4;

/// Adds to `sums`, row by row, the products of each row of `inputs` numbers with the columns in `cells`.
pub(super) fn product(rows: &[i16], inputs: usize, cells: &[Cell], sums: &mut [i32]) {
    if inputs == 0 || rows.is_empty() || cells.is_empty() {
        return;
    }
    #[cfg(target_arch = "x86_64")]
    if let Some(simd) = pulp::x86::V3::try_new() {
        pulp::Simd::vectorize(simd, wide::Product { simd, rows, inputs, cells, sums });
        return;
    }
    plain(rows, inputs, cells, sums);
}

/// The same with what every processor has.
fn plain(rows: &[i16], inputs: usize, cells: &[Cell], sums: &mut [i32]) {
    let outputs = cells.len() / (inputs / 2).max(1) * LANES;
    for (row, sums) in rows.chunks_exact(inputs).zip(sums.chunks_exact_mut(outputs)) {
        for (panel, sums) in cells.chunks_exact(inputs / 2).zip(sums.chunks_exact_mut(LANES)) {
            let mut lanes = [0_i32; LANES];
            for (cell, pair) in panel.iter().zip(row.as_chunks::<2>().0) {
                let [one, other] = pair.map(i32::from);
                for (lane, weights) in lanes.iter_mut().zip(cell.as_chunks::<2>().0) {
                    let [left, right] = weights.map(i32::from);
                    *lane += one * left + other * right;
                }
            }
            sums.copy_from_slice(&lanes);
        }
    }
}

/// With the registers of AVX2: sixteen products and eight sums by one instruction.
#[cfg(target_arch = "x86_64")]
mod wide {
    use super::{BLOCK, Cell, LANES};
    use pulp::x86::V3;
    use std::arch::x86_64::__m256i;
    use std::slice::ChunksExact;

    pub(super) struct Product<'a> {
        pub(super) simd: V3,
        pub(super) rows: &'a [i16],
        pub(super) inputs: usize,
        pub(super) cells: &'a [Cell],
        pub(super) sums: &'a mut [i32],
    }

    impl pulp::NullaryFnOnce for Product<'_> {
        type Output = ();

        #[inline(always)]
        fn call(self) {
            let pairs = self.inputs / 2;
            let outputs = self.cells.len() / pairs * LANES;
            let blocks = self.rows.chunks_exact(self.inputs * BLOCK);
            let left = blocks.remainder();
            let (done, rest) = self.sums.split_at_mut_checked(blocks.len() * BLOCK * outputs).unwrap_or_default();
            let panels = self.cells.chunks_exact(pairs);
            let mut room = vec![[0; BLOCK]; pairs];
            for (rows, sums) in blocks.zip(done.chunks_exact_mut(outputs * BLOCK)) {
                block(self.simd, rows, panels.clone(), sums, &mut room);
            }
            match left.len() / self.inputs {
                0 => {}
                1 => block(self.simd, left, panels, rest, &mut vec![[0; 1]; pairs]),
                2 => block(self.simd, left, panels, rest, &mut vec![[0; 2]; pairs]),
                _ => block(self.simd, left, panels, rest, &mut vec![[0; 3]; pairs]),
            }
        }
    }

    /// The products of some rows with all columns. `room` has a place for every two inputs.
    #[inline(always)]
    fn block<const ROWS: usize>(
        simd: V3,
        rows: &[i16],
        panels: ChunksExact<'_, Cell>,
        sums: &mut [i32],
        room: &mut [[i32; ROWS]],
    ) {
        let outputs = panels.len() * LANES;
        for (at, row) in rows.as_chunks::<2>().0.chunks_exact(room.len()).enumerate() {
            for (slots, &pair) in room.iter_mut().zip(row) {
                slots.iter_mut().skip(at).take(1).for_each(|slot| *slot = pulp::cast(pair));
            }
        }
        for (at, panel) in panels.enumerate() {
            let tile = tile(simd, room, panel);
            for (lanes, sums) in tile.into_iter().zip(sums.chunks_exact_mut(outputs)) {
                if let Some(slot) = sums.as_chunks_mut().0.get_mut(at) {
                    *slot = lanes;
                }
            }
        }
    }

    /// The products of some rows with one panel of columns.
    #[inline(always)]
    fn tile<const ROWS: usize>(simd: V3, pairs: &[[i32; ROWS]], panel: &[Cell]) -> [[i32; LANES]; ROWS] {
        let zero: __m256i = pulp::cast([0_i32; 8]);
        let mut lanes = [[zero; 2]; ROWS];
        for (cell, pairs) in panel.iter().zip(pairs) {
            let [left, right]: [__m256i; 2] = pulp::cast(*cell);
            for ([first, second], &pair) in lanes.iter_mut().zip(pairs) {
                let pair: __m256i = pulp::cast([pair; 8]);
                *first = simd.avx2._mm256_add_epi32(*first, simd.avx2._mm256_madd_epi16(pair, left));
                *second = simd.avx2._mm256_add_epi32(*second, simd.avx2._mm256_madd_epi16(pair, right));
            }
        }
        lanes.map(pulp::cast)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_gives_the_same_sums() {
        for rows in [1, 3, 4, 9] {
            let inputs = 6;
            let number = |at: usize| (at * 7919 % 4001) as i16 - 2000;
            let values: Vec<i16> = (0..rows * inputs).map(number).collect();
            let cells: Vec<Cell> = (0..2 * inputs / 2)
                .map(|at| std::array::from_fn(|lane| (at * 31 + lane * 17) as i16 % 255 - 127))
                .collect();
            let (mut one, mut other) = (vec![0; rows * 2 * LANES], vec![0; rows * 2 * LANES]);
            product(&values, inputs, &cells, &mut one);
            plain(&values, inputs, &cells, &mut other);
            assert_eq!(one, other);
            let by_hand: i32 = (0..inputs).map(|k| i32::from(values[k]) * i32::from(cells[k / 2][2 * 5 + k % 2])).sum();
            assert_eq!(one[5], by_hand);
        }
    }
}

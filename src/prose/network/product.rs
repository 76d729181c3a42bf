//! The product of two matrices of integers, on the widest registers there are.

use super::dense::{Cell, LANES};

/// Puts into `sums`, row by row, the products of each row of `inputs` numbers with the columns in `cells`.
pub(super) fn product(rows: &[i16], inputs: usize, cells: &[Cell], sums: &mut [i32]) {
    if inputs == 0 || rows.is_empty() || cells.is_empty() {
        return;
    }
    #[cfg(target_arch = "x86_64")]
    {
        if let Some(simd) = pulp::x86::V4::try_new() {
            pulp::Simd::vectorize(simd, wide::Product { simd, rows, inputs, cells, sums });
            return;
        }
        if let Some(simd) = pulp::x86::V3::try_new() {
            pulp::Simd::vectorize(simd, wide::Product { simd, rows, inputs, cells, sums });
            return;
        }
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

/// With the registers of AVX2, sixteen products and eight sums by one instruction, or those of AVX-512, twice as many.
#[cfg(target_arch = "x86_64")]
mod wide {
    use super::{Cell, LANES};
    use pulp::x86::{V3, V4};
    use std::arch::x86_64::{__m256i, __m512i};

    /// How many rows are worked on at once.
    const BLOCK: usize = 8;

    pub(super) struct Product<'a, S> {
        pub(super) simd: S,
        pub(super) rows: &'a [i16],
        pub(super) inputs: usize,
        pub(super) cells: &'a [Cell],
        pub(super) sums: &'a mut [i32],
    }

    /// Registers.
    pub(super) trait Registers: Copy {
        /// The products of some rows, two inputs side by side, with one panel of columns.
        fn tile<const ROWS: usize>(self, pairs: &[[i32; ROWS]], panel: &[Cell]) -> [[i32; LANES]; ROWS];
    }

    impl<S: Registers> pulp::NullaryFnOnce for Product<'_, S> {
        type Output = ();

        #[inline(always)]
        fn call(self) {
            let pairs = self.inputs / 2;
            let outputs = self.cells.len() / pairs * LANES;
            let blocks = self.rows.chunks_exact(self.inputs * BLOCK);
            let left = blocks.remainder();
            let mut room = Vec::with_capacity(self.rows.len() / 2);
            blocks.for_each(|rows| room.extend(turned::<BLOCK>(rows, pairs)));
            let (done, rest) = self.sums.split_at_mut_checked(room.len() / pairs * BLOCK * outputs).unwrap_or_default();
            // A panel of columns is at hand for all rows before the next one is fetched.
            for (at, panel) in self.cells.chunks_exact(pairs).enumerate() {
                for (rows, sums) in room.chunks_exact(pairs).zip(done.chunks_exact_mut(outputs * BLOCK)) {
                    place(self.simd.tile(rows, panel), sums, outputs, at);
                }
            }
            match left.len() / self.inputs {
                0 => {}
                1 => few::<1, S>(self.simd, left, pairs, self.cells, rest),
                2 => few::<2, S>(self.simd, left, pairs, self.cells, rest),
                3 => few::<3, S>(self.simd, left, pairs, self.cells, rest),
                4 => few::<4, S>(self.simd, left, pairs, self.cells, rest),
                5 => few::<5, S>(self.simd, left, pairs, self.cells, rest),
                6 => few::<6, S>(self.simd, left, pairs, self.cells, rest),
                _ => few::<7, S>(self.simd, left, pairs, self.cells, rest),
            }
        }
    }

    /// The products of fewer rows than make a block.
    #[inline(always)]
    fn few<const ROWS: usize, S: Registers>(simd: S, rows: &[i16], pairs: usize, cells: &[Cell], sums: &mut [i32]) {
        let rows: Vec<[i32; ROWS]> = turned(rows, pairs).collect();
        let outputs = cells.len() / pairs * LANES;
        for (at, panel) in cells.chunks_exact(pairs).enumerate() {
            place(simd.tile(&rows, panel), sums, outputs, at);
        }
    }

    /// Rows turned: for every two inputs those of each row, side by side.
    #[inline(always)]
    fn turned<const ROWS: usize>(rows: &[i16], pairs: usize) -> impl Iterator<Item = [i32; ROWS]> {
        let mut rows = rows.as_chunks::<2>().0.chunks_exact(pairs);
        let rows: [&[[i16; 2]]; ROWS] = std::array::from_fn(|_| rows.next().unwrap_or_default());
        (0..pairs).map(move |at| rows.map(|row| row.get(at).map_or(0, |&pair| pulp::cast(pair))))
    }

    /// Puts a tile where it belongs: the rows of a panel.
    #[inline(always)]
    fn place<const ROWS: usize>(tile: [[i32; LANES]; ROWS], sums: &mut [i32], outputs: usize, panel: usize) {
        for (lanes, sums) in tile.into_iter().zip(sums.chunks_exact_mut(outputs)) {
            if let Some(slot) = sums.as_chunks_mut().0.get_mut(panel) {
                *slot = lanes;
            }
        }
    }

    impl Registers for V3 {
        #[inline(always)]
        fn tile<const ROWS: usize>(self, pairs: &[[i32; ROWS]], panel: &[Cell]) -> [[i32; LANES]; ROWS] {
            let zero: __m256i = pulp::cast([0_i32; 8]);
            let mut lanes = [[zero; 2]; ROWS];
            for (cell, pairs) in panel.iter().zip(pairs) {
                let [left, right]: [__m256i; 2] = pulp::cast(*cell);
                for ([first, second], &pair) in lanes.iter_mut().zip(pairs) {
                    let pair: __m256i = pulp::cast([pair; 8]);
                    *first = self.avx2._mm256_add_epi32(*first, self.avx2._mm256_madd_epi16(pair, left));
                    *second = self.avx2._mm256_add_epi32(*second, self.avx2._mm256_madd_epi16(pair, right));
                }
            }
            lanes.map(pulp::cast)
        }
    }

    impl Registers for V4 {
        #[inline(always)]
        fn tile<const ROWS: usize>(self, pairs: &[[i32; ROWS]], panel: &[Cell]) -> [[i32; LANES]; ROWS] {
            let mut lanes: [__m512i; ROWS] = [pulp::cast([0_i32; 16]); ROWS];
            for (cell, pairs) in panel.iter().zip(pairs) {
                let cell: __m512i = pulp::cast(*cell);
                for (sums, &pair) in lanes.iter_mut().zip(pairs) {
                    let pair: __m512i = pulp::cast([pair; 16]);
                    *sums = self.avx512f._mm512_add_epi32(*sums, self.avx512bw._mm512_madd_epi16(pair, cell));
                }
            }
            lanes.map(pulp::cast)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_gives_the_same_sums() {
        for rows in 1..=19 {
            let inputs = 6;
            let number = |at: usize| (at * 7919 % 4001) as i16 - 2000;
            let values: Vec<i16> = (0..rows * inputs).map(number).collect();
            let cells: Vec<Cell> = (0..2 * inputs / 2)
                .map(|at| std::array::from_fn(|lane| (at * 31 + lane * 17) as i16 % 255 - 127))
                .collect();
            let (mut one, mut other) = (vec![1; rows * 2 * LANES], vec![2; rows * 2 * LANES]);
            product(&values, inputs, &cells, &mut one);
            plain(&values, inputs, &cells, &mut other);
            assert_eq!(one, other);
            #[cfg(target_arch = "x86_64")]
            if let Some(simd) = pulp::x86::V3::try_new() {
                let mut third = vec![3; rows * 2 * LANES];
                let product = wide::Product { simd, rows: &values, inputs, cells: &cells, sums: &mut third };
                pulp::Simd::vectorize(simd, product);
                assert_eq!(one, third);
            }
            let by_hand: i32 = (0..inputs).map(|k| i32::from(values[k]) * i32::from(cells[k / 2][2 * 5 + k % 2])).sum();
            assert_eq!(one[5], by_hand);
        }
    }
}

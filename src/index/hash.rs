//! A hash of bytes that is the same on every machine and in every version: it is part of the file format.

/// Two odd constants without structure: the fractions of the square roots of 2 and 3.
const MULTIPLIER: u64 = 0x6A09_E667_F3BC_C909;
const INCREMENT: u64 = 0xBB67_AE85_84CA_A73B;

/// The hash of `bytes`, begun from `seed`, which may be the hash of what stands before them.
#[must_use]
pub(super) fn hash(seed: u64, bytes: &[u8]) -> u64 {
    let mut state = fold(seed ^ (bytes.len() as u64));
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        state = fold(state ^ u64::from_le_bytes(*word));
    }
    if !rest.is_empty() {
        state = fold(state ^ rest.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)));
    }
    state
}

/// Multiplies to twice the width and folds the halves together.
fn fold(word: u64) -> u64 {
    let wide = u128::from(word ^ INCREMENT) * u128::from(MULTIPLIER);
    (wide as u64) ^ ((wide >> 64) as u64)
}

/// The half of a hash that tables keep: 32 bits, of which they use as many as they have places.
pub(super) const fn short(hash: u64) -> u32 {
    (hash >> 32) as u32
}

/// The place of a short hash among `places`, spread evenly without a division.
pub(super) const fn place(short: u32, places: usize) -> usize {
    ((short as u64 * places as u64) >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_format_rests_on_these_values() {
        let rows: [(&[u8], u64); 4] = [
            (b"", 0xf901_09d2_335f_6b4f),
            (b"a", 0x1d4f_1e2c_26de_6ea6),
            (b"12345678", 0xe703_7513_61e6_6ed9),
            (b"123456789", 0xf00a_6bfa_5456_0c9b),
        ];
        for (bytes, expected) in rows {
            assert_eq!(hash(0, bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn near_texts_have_far_hashes() {
        let shorts: HashSet<u32> = (0..20_000).map(|n| short(hash(7, format!("f0-b{n}").as_bytes()))).collect();
        assert!(shorts.len() > 19_990, "{}", shorts.len());
        let places: HashSet<usize> = shorts.iter().map(|&short| place(short, 40_000)).collect();
        assert!(places.len() > 14_000, "{}", places.len());
    }
}

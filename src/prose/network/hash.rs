//! The hash of a word's letters. It is part of the model's format: change it and the model must be trained anew.

/// The hash of a run of characters (FNV-1a over code points, then mixed).
pub(crate) fn characters(text: impl Iterator<Item = char>) -> u64 {
    let folded =
        text.fold(0xcbf2_9ce4_8422_2325, |hash: u64, c| (hash ^ u64::from(c)).wrapping_mul(0x0000_0100_0000_01b3));
    let mixed = (folded ^ (folded >> 29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed ^ (mixed >> 32)) | 256
}

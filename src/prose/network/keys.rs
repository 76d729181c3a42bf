//! Which words have a row of numbers: their hashes in ascending order. The place of a hash is the row of its word, so
//! nothing has to be built when a model is loaded.

/// The words of a table, by the upper half of their hashes. Two words that agree in it share a row; with 50,000 words
/// that befalls one unknown word in 80,000.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Keys {
    sorted: Vec<u32>,
}

impl Keys {
    /// The keys of these hashes.
    pub(crate) fn new(hashes: impl Iterator<Item = u64>) -> Self {
        let mut sorted: Vec<u32> = hashes.map(key).collect();
        sorted.sort_unstable();
        sorted.dedup();
        Self { sorted }
    }

    /// Keys in ascending order, as [`sorted`](Self::sorted) gave them.
    pub(super) fn from_sorted(sorted: Vec<u32>) -> Self {
        Self { sorted }
    }

    /// The keys in ascending order.
    pub(crate) fn sorted(&self) -> &[u32] {
        &self.sorted
    }

    /// The row of a word.
    pub(crate) fn find(&self, hash: u64) -> Option<usize> {
        self.sorted.binary_search(&key(hash)).ok()
    }
}

const fn key(hash: u64) -> u32 {
    (hash >> 32) as u32
}

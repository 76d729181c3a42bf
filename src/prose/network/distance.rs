//! How far a head is from its dependent, as the network sees it.

/// How far two words are apart at most, as far as it matters.
const FARTHEST: usize = 20;

/// How many distances there are, to the left and to the right, and that of the root.
pub(crate) const DISTANCES: usize = 2 * FARTHEST + 1;

/// The distance from a dependent to a head among so many words; the root comes after the last of them and is at no
/// distance.
pub(crate) fn distance(head: usize, dependent: usize, words: usize) -> usize {
    if head == words {
        FARTHEST
    } else if head > dependent {
        FARTHEST + (head - dependent).min(FARTHEST)
    } else {
        FARTHEST - (dependent - head).min(FARTHEST)
    }
}

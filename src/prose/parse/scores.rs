//! How well each word would do as the head of each other word.

/// The score of every possible arc of a sentence, and of every word as its root. Scores are integers, so that sums
/// of them do not depend on their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scores {
    words: usize,
    /// A row for each dependent: a score for each word as its head, then one for being the root.
    values: Vec<i32>,
}

impl Scores {
    /// Scores of that many words, given row after row: for each dependent its heads, then the root.
    pub(crate) fn new(words: usize, values: Vec<i32>) -> Self {
        Self { words, values }
    }

    /// How many words there are.
    pub(super) fn words(&self) -> usize {
        self.words
    }

    /// The rows: for each dependent a score for each head, the last for being the root.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[i32]> {
        self.values.chunks_exact(self.words + 1)
    }

    /// The score of an arc; nothing is worse than what is not there.
    pub(super) fn arc(&self, head: usize, dependent: usize) -> i32 {
        self.values.get(dependent * (self.words + 1) + head).copied().unwrap_or(i32::MIN / 4)
    }

    /// The score of a word as the root.
    pub(super) fn root(&self, word: usize) -> i32 {
        self.arc(self.words, word)
    }

    /// By how much an arc outscores every other head of its dependent; 0 if one scores better.
    pub(super) fn margin(&self, head: Option<usize>, dependent: usize) -> i32 {
        let chosen = head.unwrap_or(self.words);
        let row = self.values.chunks_exact(self.words + 1).nth(dependent).unwrap_or_default();
        let others = row.iter().enumerate().filter(|&(at, _)| at != chosen && at != dependent);
        let rival = others.map(|(_, &score)| score).max().unwrap_or(i32::MIN / 4);
        self.arc(chosen, dependent).saturating_sub(rival).max(0)
    }
}

//! Word vectors: for each of many words, numbers that are alike for words used alike.

use super::{DecodeModelError, Keys, read};

const MAGIC: &[u8] = b"rapporteur vectors 1\n";

/// How many numbers a word has.
pub(crate) const DIMENSIONS: usize = 64;

/// What a byte of a vector is divided by.
pub(crate) const SCALE: f32 = 32.0;

/// Word vectors made elsewhere from much text, a byte for each number. They do not change in training.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vectors {
    pub(crate) keys: Keys,
    values: Vec<i8>,
}

impl Vectors {
    /// The vectors of a list of words, spelt as the model sees them, each with its numbers.
    ///
    /// Of words that cannot be told apart the first counts.
    #[must_use]
    pub fn new<'a>(words: impl Iterator<Item = (&'a str, &'a [i8])>) -> Self {
        let words: Vec<(u64, &[i8])> =
            words.map(|(word, numbers)| (super::characters(super::plain(word)), numbers)).collect();
        let keys = Keys::new(words.iter().map(|(hash, _)| *hash));
        let mut values = vec![0; keys.sorted().len() * DIMENSIONS];
        for (hash, numbers) in words.iter().rev() {
            let row = keys.find(*hash).unwrap_or_default();
            let slots = values.iter_mut().skip(row * DIMENSIONS).take(DIMENSIONS);
            slots.zip(*numbers).for_each(|(slot, &number)| *slot = number);
        }
        Self { keys, values }
    }

    /// The vectors as a file: a magic line, the number of words, their keys in ascending order, their vectors.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        read::write_keys(&mut bytes, &self.keys);
        read::write_bytes(&mut bytes, &self.values);
        bytes
    }

    /// The vectors of a file.
    ///
    /// # Errors
    /// If the bytes are not what [`encode`](Self::encode) wrote.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeModelError> {
        let mut rest = bytes.strip_prefix(MAGIC).ok_or(DecodeModelError::Magic)?;
        let keys = read::keys(&mut rest)?;
        let values = read::bytes(&mut rest, keys.sorted().len() * DIMENSIONS)?;
        rest.is_empty().then_some(Self { keys, values }).ok_or(DecodeModelError::Trailing)
    }

    /// The vector of a word, or of the last part of one with hyphens; empty if it has none.
    pub(crate) fn of(&self, word: &str) -> &[i8] {
        let find = |word: &str| self.keys.find(super::characters(super::plain(word)));
        let row = find(word).or_else(|| word.rsplit('-').next().filter(|part| part.len() < word.len()).and_then(find));
        row.map_or(&[], |row| self.row(row as u32 + 1))
    }

    /// The vector in a row, from 1; empty for row 0.
    pub(crate) fn row(&self, row: u32) -> &[i8] {
        let Some(at) = (row as usize).checked_sub(1) else { return &[] };
        self.values.get(at * DIMENSIONS..(at + 1) * DIMENSIONS).unwrap_or_default()
    }
}

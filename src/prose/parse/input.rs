//! A tagged sentence as the parser's features see it.

use crate::prose::Tag;
use crate::prose::model::characters;
use crate::prose::tagger::Word;

/// Stands for the value of a word that is not there.
const ABSENT: u64 = 3;

/// The values of the artificial root, which stands after the last word.
const ROOT: Atoms = Atoms { word: 1, tag: 1, suffix: 1 };

#[derive(Clone, Copy, Debug)]
struct Atoms {
    word: u64,
    tag: u64,
    suffix: u64,
}

/// Commas, semicolons, conjunctions and finite verbs up to a place, to tell at once what lies between two.
#[derive(Clone, Copy, Debug, Default)]
struct Marks([u16; 4]);

/// The words of a sentence and, after them, the artificial root. Outside of these every value is one of absence.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    atoms: Vec<Atoms>,
    /// `marks[i]` counts before word `i`.
    marks: Vec<Marks>,
}

impl Input {
    /// The input of these words, tagged so.
    pub(crate) fn new(words: &[Word], tags: &[Tag]) -> Self {
        let comma = characters(",".chars());
        let semicolon = characters(";".chars());
        let mut so_far = Marks::default();
        let mut marks = vec![so_far];
        let mut atoms = Vec::with_capacity(words.len() + 1);
        for (word, &tag) in words.iter().zip(tags) {
            atoms.push(Atoms { word: word.lower, tag: tag as u64 + 300, suffix: word.suffix[2] });
            let seen = [word.lower == comma, word.lower == semicolon, tag == Tag::Cc, tag.is_finite()];
            for (count, seen) in so_far.0.iter_mut().zip(seen) {
                *count = count.saturating_add(u16::from(seen));
            }
            marks.push(so_far);
        }
        atoms.push(ROOT);
        Self { atoms, marks }
    }

    /// How many words there are; also the place of the root.
    pub(crate) fn len(&self) -> usize {
        self.atoms.len() - 1
    }

    #[inline]
    pub(super) fn word(&self, at: usize) -> u64 {
        self.atoms.get(at).map_or(ABSENT, |atoms| atoms.word)
    }

    #[inline]
    pub(super) fn tag(&self, at: usize) -> u64 {
        self.atoms.get(at).map_or(ABSENT, |atoms| atoms.tag)
    }

    #[inline]
    pub(super) fn suffix(&self, at: usize) -> u64 {
        self.atoms.get(at).map_or(ABSENT, |atoms| atoms.suffix)
    }

    /// Which marks stand strictly between two places, as a set of bits; 0 also if either place is absent.
    #[inline]
    pub(super) fn between(&self, left: usize, right: usize) -> u64 {
        let after = left.saturating_add(1);
        let (Some(from), Some(to)) = (self.marks.get(after), self.marks.get(right)) else { return 0 };
        let differences = from.0.iter().zip(to.0);
        differences.rev().fold(0, |set, (before, after)| set << 1 | u64::from(after > *before))
    }
}

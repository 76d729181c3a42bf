//! Words of strings: which strings have a word, so that "contains" need not read them all.
//!
//! A string is lowered character by character and cut wherever a character is neither a letter nor a digit.
//! Where a text contains another, the words within the other stand whole in the text, its first ends a word
//! there and its last begins one; so the strings to look at are few, and looking decides.

use super::affix::{LANGUAGE, STRING};
use super::file::{Section, Writer};
use super::hash::{hash, short};
use super::id::Id;
use super::table::Table;
use super::terms::{Terms, read_varint, varint};
use std::io::{self, Seek, Write};

/// Words, and for each the strings that have it.
#[derive(Debug, Default)]
pub(super) struct Words {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    starts: Vec<u32>,
    terms: Vec<u8>,
}

/// The words of a text, in small letters, one after the other.
pub(super) fn each_word(text: &str, mut word: impl FnMut(&str)) {
    if text.is_ascii() {
        let mut lowered = [0_u8; 64];
        for part in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
            match lowered.get_mut(..part.len()) {
                Some(room) => {
                    room.copy_from_slice(part.as_bytes());
                    room.make_ascii_lowercase();
                    word(std::str::from_utf8(room).unwrap_or_default());
                }
                None => word(&part.to_ascii_lowercase()),
            }
        }
        return;
    }
    let lowered = lowered(text);
    lowered.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).for_each(word);
}

/// A text in small letters, each character by itself.
pub(super) fn lowered(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

impl Words {
    /// The words of all strings.
    pub(super) fn of(terms: &Terms) -> Self {
        let mut gathered = Gathered::default();
        for number in 0..terms.len() as u32 {
            let Some((affix, text)) = terms.token_of(number) else { continue };
            let is_string = terms.affixes.parts(affix).is_some_and(|(kind, _)| matches!(kind, STRING | LANGUAGE));
            if let (true, Ok(text)) = (is_string, std::str::from_utf8(text)) {
                each_word(text, |word| gathered.add(word.as_bytes(), number));
            }
        }
        gathered.sorted()
    }

    /// Writes them.
    pub(super) fn write<W: Write + Seek>(&self, writer: &mut Writer<W>) -> io::Result<()> {
        writer.bytes(Section::WordBytes, &self.bytes)?;
        writer.numbers(Section::WordEnds, &self.ends)?;
        writer.numbers(Section::WordStarts, &self.starts)?;
        writer.bytes(Section::WordTerms, &self.terms)
    }
}

/// Words as they come.
#[derive(Default)]
struct Gathered {
    table: Table,
    words: Vec<Gather>,
}

struct Gather {
    word: Box<[u8]>,
    /// The strings that have it, each as the distance from the one before.
    terms: Vec<u8>,
    last: Option<Id>,
}

impl Gathered {
    #[inline]
    fn add(&mut self, word: &[u8], term: Id) {
        let short = short(hash(0, word));
        let same = |at: u32| self.words.get(at as usize).is_some_and(|gather| *gather.word == *word);
        let at = self.table.find(short, same).unwrap_or_else(|| {
            let at = self.words.len() as u32;
            self.words.push(Gather { word: word.into(), terms: vec![], last: None });
            self.table.insert(short, at);
            at
        });
        if let Some(gather) = self.words.get_mut(at as usize).filter(|gather| gather.last != Some(term)) {
            varint(term - gather.last.unwrap_or_default(), &mut gather.terms);
            gather.last = Some(term);
        }
    }

    fn sorted(mut self) -> Words {
        self.words.sort_unstable_by(|one, other| one.word.cmp(&other.word));
        let mut words = Words::default();
        for gather in &self.words {
            words.bytes.extend_from_slice(&gather.word);
            words.ends.push(words.bytes.len() as u32);
            words.starts.push(words.terms.len() as u32);
            words.terms.extend_from_slice(&gather.terms);
        }
        words.starts.push(words.terms.len() as u32);
        words
    }
}

/// The terms that were written as these bytes.
pub(super) fn read_terms(mut bytes: &[u8]) -> impl Iterator<Item = Id> {
    let mut last = 0;
    std::iter::from_fn(move || {
        let (step, rest) = read_varint(bytes)?;
        bytes = rest;
        last += step;
        Some(last)
    })
}

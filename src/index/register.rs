//! A register: numbered entries that are found by keys, in a file that stands beside an index.
//!
//! It is made from an index and can be made again, so it may be missing. What an entry means, and of what the keys
//! are hashes, only those know who make it. Different keys may have one hash: whoever looks one up looks again at what
//! was found.

use super::checked::{Checked, Damage, OpenIndexError};
use super::file::{REGISTER, Section, Writer};
use super::id::Id;
use super::mapped::Bytes;
use super::numbers::Numbers;
use super::terms::varint;
use super::words::read_terms;
use std::io::{self, Cursor};
use std::path::Path;

/// An entry: three numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The node that it is about.
    pub node: Id,
    /// The term that is its text.
    pub form: Id,
    /// What sort of entry it is.
    pub kind: u8,
}

/// A register while it is made.
#[derive(Clone, Debug, Default)]
pub struct RegisterDraft {
    /// The state of the graph that it is made from.
    pub state: [u64; 2],
    /// Entries, ascending by their nodes.
    pub entries: Vec<Entry>,
    /// Keys and the places of their entries, in any order; parts that are sorted already are made use of.
    pub keys: Vec<(u32, u32)>,
    /// The places of some entries in an order that whoever makes the register knows.
    pub order: Vec<u32>,
    /// Lists of numbers.
    pub lists: Vec<Vec<u32>>,
}

/// A register that is read.
#[derive(Debug)]
pub struct Register {
    file: Checked,
}

impl RegisterDraft {
    /// The register as the bytes of a file.
    ///
    /// # Errors
    /// If there is no memory for them.
    pub fn written(mut self) -> io::Result<Vec<u8>> {
        let mut writer = Writer::new(Cursor::new(vec![]), REGISTER)?;
        let halves = self.state.iter().flat_map(|&long| [long as u32, (long >> 32) as u32]);
        writer.numbers(Section::Counts, &halves.collect::<Vec<u32>>())?;
        let column = |part: fn(&Entry) -> u32| self.entries.iter().map(part).collect::<Vec<u32>>();
        writer.numbers(Section::EntryNodes, &column(|entry| entry.node))?;
        writer.numbers(Section::EntryForms, &column(|entry| entry.form))?;
        let kinds: Vec<u8> = self.entries.iter().map(|entry| entry.kind).collect();
        writer.bytes(Section::EntryKinds, &kinds)?;
        self.keys.sort();
        self.keys.dedup();
        let (mut hashes, mut starts, mut bytes) = (vec![], vec![], vec![]);
        let mut last = 0;
        for &(hash, entry) in &self.keys {
            if hashes.last() != Some(&hash) {
                hashes.push(hash);
                starts.push(bytes.len() as u32);
                last = 0;
            }
            varint(entry - last, &mut bytes);
            last = entry;
        }
        starts.push(bytes.len() as u32);
        writer.numbers(Section::KeyHashes, &hashes)?;
        writer.numbers(Section::KeyStarts, &starts)?;
        writer.bytes(Section::KeyEntries, &bytes)?;
        let lists = self.lists.iter().flat_map(|list| std::iter::once(list.len() as u32).chain(list.iter().copied()));
        writer.numbers(Section::Lists, &lists.collect::<Vec<u32>>())?;
        writer.numbers(Section::EntryOrder, &self.order)?;
        Ok(writer.finish()?.0.into_inner())
    }
}

impl Register {
    /// Opens a register.
    ///
    /// # Errors
    /// [`OpenIndexError`].
    pub fn open(path: &Path) -> Result<Self, OpenIndexError> {
        Ok(Self { file: Checked::open(path, REGISTER)? })
    }

    /// A register whose bytes were written just now.
    ///
    /// # Errors
    /// [`OpenIndexError`] if they are none.
    pub fn of(bytes: Vec<u8>) -> Result<Self, OpenIndexError> {
        Ok(Self { file: Checked::of("register".to_owned(), Bytes::Made(bytes), REGISTER)? })
    }

    /// The state of the graph that it was made from.
    #[must_use]
    pub fn state(&self) -> [u64; 2] {
        let halves = self.numbers(Section::Counts);
        [0, 2].map(|at| u64::from(halves.get(at)) | u64::from(halves.get(at + 1)) << 32)
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.numbers(Section::EntryNodes).len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entry at a place.
    #[must_use]
    pub fn entry(&self, at: u32) -> Option<Entry> {
        let at = Some(at as usize).filter(|&at| at < self.len())?;
        let place = self.file.place(Section::EntryKinds).start + at;
        let &kind = self.file.bytes_between(place..place + 1).first()?;
        let (nodes, forms) = (self.numbers(Section::EntryNodes), self.numbers(Section::EntryForms));
        Some(Entry { node: nodes.get(at), form: forms.get(at), kind })
    }

    /// The entries of a node.
    pub fn of_node(&self, node: Id) -> impl Iterator<Item = Entry> + '_ {
        let nodes = self.numbers(Section::EntryNodes);
        let first = nodes.rank(0..nodes.len(), node) as u32;
        (first..).map_while(move |at| self.entry(at)).take_while(move |entry| entry.node == node)
    }

    /// The places of the entries whose keys have this hash, ascending.
    pub fn find(&self, hash: u32) -> impl Iterator<Item = u32> + '_ {
        let found = self.key(hash);
        let starts = self.numbers(Section::KeyStarts);
        let place = self.file.place(Section::KeyEntries);
        let range = found.map_or(0..0, |at| starts.range(at));
        let bytes = self.file.bytes_between(place.start + range.start..place.start + range.end);
        read_terms(bytes)
    }

    /// Where a hash stands. They are spread evenly, so that it is looked for where it must be, near by.
    fn key(&self, hash: u32) -> Option<usize> {
        let hashes = self.numbers(Section::KeyHashes);
        let guess = ((u64::from(hash) * hashes.len() as u64) >> 32) as usize;
        let mut step = 64;
        let (mut low, mut high) = (guess.saturating_sub(step), (guess + step).min(hashes.len()));
        while low > 0 && hashes.get(low) >= hash {
            step *= 4;
            low = low.saturating_sub(step);
        }
        while high < hashes.len() && hashes.get(high) <= hash {
            step *= 4;
            high = (high + step).min(hashes.len());
        }
        hashes.find(low..(high + 1).min(hashes.len()), hash)
    }

    /// The place of the entry that is at that place of the order.
    #[must_use]
    pub fn ordered(&self, at: usize) -> Option<u32> {
        let order = self.numbers(Section::EntryOrder);
        (at < order.len()).then(|| order.get(at))
    }

    /// How many entries the order has.
    #[must_use]
    pub fn ordered_len(&self) -> usize {
        self.numbers(Section::EntryOrder).len()
    }

    /// The list of that number.
    #[must_use]
    pub fn list(&self, number: usize) -> Vec<u32> {
        let lists = self.numbers(Section::Lists);
        let mut at = 0;
        for _ in 0..number {
            at += 1 + lists.get(at) as usize;
        }
        lists.part(at + 1..at + 1 + lists.get(at) as usize).iter().collect()
    }

    /// Fails if anything that was read so far was not as it was written.
    ///
    /// # Errors
    /// [`Damage`].
    pub fn sound(&self) -> Result<(), Damage> {
        self.file.sound()
    }

    fn numbers(&self, section: Section) -> Numbers<'_> {
        Numbers::of(&self.file, section)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_registered_is_found() {
        let hash = |n: u32| n.wrapping_mul(2_654_435_761);
        let entries: Vec<Entry> = (0..5_000).map(|n| Entry { node: n / 2, form: n * 3, kind: (n % 5) as u8 }).collect();
        let keys = (0..5_000).flat_map(|n| [(hash(n), n), (hash(n % 7), n)]).collect();
        let lists = vec![vec![1, 2], vec![], vec![7]];
        let draft =
            RegisterDraft { state: [u64::MAX - 1, 77], entries: entries.clone(), keys, lists, order: vec![9, 4] };
        let register = Register::of(draft.written().unwrap()).unwrap();
        assert_eq!((register.state(), register.len()), ([u64::MAX - 1, 77], 5_000));
        for n in 7..5_000 {
            assert_eq!(register.find(hash(n)).collect::<Vec<u32>>(), [n], "{n}");
            assert_eq!(register.entry(n), entries.get(n as usize).copied());
        }
        assert_eq!(register.find(hash(3)).count(), (0..5_000).filter(|n| n % 7 == 3).count());
        assert_eq!((register.find(hash(6_000)).count(), register.find(0).count()), (0, 5_000 / 7 + 1));
        assert_eq!(register.of_node(40).map(|entry| entry.form).collect::<Vec<u32>>(), [240, 243]);
        assert_eq!((register.list(0), register.list(1), register.list(2)), (vec![1, 2], vec![], vec![7]));
        assert_eq!([0, 1, 2].map(|at| register.ordered(at)), [Some(9), Some(4), None]);
        assert!(register.entry(5_000).is_none() && register.sound().is_ok());
    }
}

//! The file of an index: a header, sections, and a checksum for every block of them.
//!
//! | bytes | what |
//! |---|---|
//! | 0–7 | `RAPINDEX` |
//! | 8–11 | version of the format |
//! | 12–15 | CRC-32 of the block checksums |
//! | 16–23 | length of the file |
//! | 24–31 | where the block checksums begin, which is where the sections end |
//! | 32–… | for each section, where it begins and how long it is |
//! | 4092–4095 | CRC-32 of the 4092 bytes before |
//! | 4096–… | the sections, each at a multiple of 16 |
//! | …–end | CRC-32 of each block of 32 KiB from byte 4096 on, the last one short |
//!
//! All numbers are little-endian, except in rows of quads, which sort as bytes.

use super::rows::Order;
use std::io::{self, Seek, SeekFrom, Write};

pub(super) const MAGIC: &[u8; 8] = b"RAPINDEX";
/// What a register begins with, in place of that; all else is the same.
pub(super) const REGISTER: &[u8; 8] = b"RAPNAMES";
pub(super) const VERSION: u32 = 1;
pub(super) const HEADER: usize = 4096;
/// Bytes under one checksum: what is read, and checked, for one answer, against the length of the checksums.
pub(super) const BLOCK: usize = 1 << 15;
/// Where the table of sections stands in the header.
pub(super) const TABLE: usize = 32;
const ALIGNED: usize = 16;

/// The sections, in the order in which they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// Counts: terms, subjects, triples, quads of named graphs.
    Counts,
    /// The affixes' bytes.
    AffixBytes,
    /// Where each affix ends.
    AffixEnds,
    /// The terms' bytes.
    TermBytes,
    /// Where each term ends.
    TermEnds,
    /// Places by hash: a term's number and one, or nothing.
    TermPlaces,
    /// Where each subject's row begins among [`Section::Objects`], and their end.
    RowStarts,
    /// The pattern of each subject's row.
    RowPatterns,
    /// Where each pattern begins, and their end.
    PatternStarts,
    /// The predicates of patterns, by their numbers among [`Section::Predicates`].
    PatternPredicates,
    /// Where the objects of that predicate end, from the beginning of the row.
    PatternEnds,
    /// Objects, by subject and predicate, each time ascending.
    Objects,
    /// The terms that are predicates, ascending.
    Predicates,
    /// Where each predicate's runs begin, and their end.
    PredicateRuns,
    /// The object of each run, ascending within a predicate.
    RunObjects,
    /// Where each run begins among [`Section::Subjects`], and their end.
    RunStarts,
    /// Subjects, by predicate and object, each time ascending.
    Subjects,
    /// The small literals that are objects, ascending.
    SmallObjects,
    /// Where each object's runs begin: those of terms, then those of small literals, and their end.
    ObjectStarts,
    /// The runs of objects, ascending, which means by predicate.
    ObjectRuns,
    /// The names of graphs, ascending.
    Graphs,
    /// Quads of named graphs: subject, predicate, object, graph.
    Spog,
    /// Predicate, object, subject, graph.
    Posg,
    /// Object, subject, predicate, graph.
    Ospg,
    /// Graph, subject, predicate, object.
    Gspo,
    /// Words of strings, sorted: their bytes.
    WordBytes,
    /// Where each word ends.
    WordEnds,
    /// Where the strings of each word begin, and their end.
    WordStarts,
    /// Strings by word, ascending.
    WordTerms,
    /// For each predicate, which kinds of objects it has ([`super::kinds`]).
    ObjectKinds,
    /// Of a register: the node of each entry, ascending.
    EntryNodes,
    /// Of a register: the text of each entry.
    EntryForms,
    /// Of a register: the kind of each entry, a byte.
    EntryKinds,
    /// Of a register: the hashes of keys, ascending.
    KeyHashes,
    /// Of a register: where the entries of each key begin, and their end.
    KeyStarts,
    /// Of a register: entries by key, ascending.
    KeyEntries,
    /// Of a register: lists of numbers, each after its length.
    Lists,
    /// Of a register: the places of entries in an order of their own.
    EntryOrder,
}

/// Where the quads of named graphs stand in an order.
pub(super) const fn section_of(order: Order) -> Section {
    match order {
        Order::Spog => Section::Spog,
        Order::Posg => Section::Posg,
        Order::Ospg => Section::Ospg,
        Order::Gspo => Section::Gspo,
    }
}

/// How many sections there are.
pub(super) const SECTIONS: usize = Section::EntryOrder as usize + 1;

/// Writes sections one after the other.
pub(super) struct Writer<W> {
    file: W,
    magic: &'static [u8; 8],
    at: u64,
    table: [(u64, u64); SECTIONS],
    block: crc32fast::Hasher,
    sums: Vec<u8>,
    buffer: Vec<u8>,
}

impl<W: Write + Seek> Writer<W> {
    /// Begins a file, which is empty.
    pub(super) fn new(mut file: W, magic: &'static [u8; 8]) -> io::Result<Self> {
        file.write_all(&[0; HEADER])?;
        let (block, buffer) = (crc32fast::Hasher::new(), Vec::with_capacity(BLOCK));
        Ok(Self { file, magic, at: HEADER as u64, table: [(0, 0); SECTIONS], block, sums: vec![], buffer })
    }

    /// A section of bytes.
    pub(super) fn bytes(&mut self, section: Section, bytes: &[u8]) -> io::Result<()> {
        self.begin(section)?;
        self.put(bytes)?;
        self.end(section);
        Ok(())
    }

    /// A section of numbers.
    pub(super) fn numbers(&mut self, section: Section, numbers: &[u32]) -> io::Result<()> {
        self.begin(section)?;
        let mut bytes = Vec::with_capacity(BLOCK);
        for part in numbers.chunks(BLOCK / 4) {
            bytes.clear();
            bytes.extend(part.iter().flat_map(|number| number.to_le_bytes()));
            self.put(&bytes)?;
        }
        self.end(section);
        Ok(())
    }

    /// A section of rows.
    pub(super) fn rows(&mut self, section: Section, rows: &[[u8; 16]]) -> io::Result<()> {
        self.bytes(section, rows.as_flattened())
    }

    /// Writes the checksums and the header; gives what was written to, and its length.
    pub(super) fn finish(mut self) -> io::Result<(W, u64)> {
        self.flush_block()?;
        let sums_at = self.at;
        self.file.write_all(&self.sums)?;
        let length = sums_at + self.sums.len() as u64;
        let mut header = Vec::with_capacity(HEADER);
        header.extend_from_slice(self.magic);
        header.extend_from_slice(&VERSION.to_le_bytes());
        header.extend_from_slice(&crc32fast::hash(&self.sums).to_le_bytes());
        header.extend_from_slice(&length.to_le_bytes());
        header.extend_from_slice(&sums_at.to_le_bytes());
        for (start, length) in self.table {
            header.extend_from_slice(&start.to_le_bytes());
            header.extend_from_slice(&length.to_le_bytes());
        }
        header.resize(HEADER - 4, 0);
        header.extend_from_slice(&crc32fast::hash(&header).to_le_bytes());
        self.file.seek(SeekFrom::Start(0))?;
        self.file.write_all(&header)?;
        Ok((self.file, length))
    }

    fn begin(&mut self, section: Section) -> io::Result<()> {
        let to = self.position().next_multiple_of(ALIGNED as u64);
        let padding = (to - self.position()) as usize;
        self.put([0; ALIGNED].get(..padding).unwrap_or_default())?;
        if let Some(entry) = self.table.get_mut(section as usize) {
            entry.0 = to;
        }
        Ok(())
    }

    fn end(&mut self, section: Section) {
        let at = self.position();
        if let Some(entry) = self.table.get_mut(section as usize) {
            entry.1 = at - entry.0;
        }
    }

    fn position(&self) -> u64 {
        self.at + self.buffer.len() as u64
    }

    fn put(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while let Some((head, rest)) = bytes.split_at_checked(BLOCK - self.buffer.len()) {
            if self.buffer.is_empty() {
                self.write_block(head)?;
            } else {
                self.buffer.extend_from_slice(head);
                self.flush_block()?;
            }
            bytes = rest;
        }
        self.buffer.extend_from_slice(bytes);
        Ok(())
    }

    fn flush_block(&mut self) -> io::Result<()> {
        if self.buffer.is_empty() {
            return Ok(());
        }
        let mut block = std::mem::take(&mut self.buffer);
        let written = self.write_block(&block);
        block.clear();
        self.buffer = block;
        written
    }

    fn write_block(&mut self, block: &[u8]) -> io::Result<()> {
        let mut hasher = self.block.clone();
        hasher.update(block);
        self.sums.extend_from_slice(&hasher.finalize().to_le_bytes());
        self.at += block.len() as u64;
        self.file.write_all(block)
    }
}

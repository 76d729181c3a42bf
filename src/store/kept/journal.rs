//! The journal: commits one after the other, each checked, each on the disk before it is acknowledged.
//!
//! A file begins with `RAPJRNAL`, its version, the identity of the index that its numbers belong to, and a
//! checksum. Then records follow: length, checksum of the content, checksum of these two, content. What a
//! write left unfinished at the end is cut back; any other disagreement is damage.

use super::error::KeptError;
use crate::index::Id;
use oxigraph::model::{BlankNode, Literal, NamedNode, Term};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

const MAGIC: &[u8; 8] = b"RAPJRNAL";
pub(super) const VERSION: u32 = 1;
/// The length of a journal without commits.
pub(super) const HEADER: usize = 24;
const RECORD: usize = 12;

/// A commit, as the journal tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    /// Its number, from 1.
    pub number: u64,
    /// What it was about.
    pub message: String,
    /// How many quads it added and removed; the quads themselves stand below, unless an index holds them.
    pub counts: [u64; 2],
    /// Terms that it brought, in the order of their numbers.
    pub terms: Vec<Term>,
    /// What it added and removed: subject, predicate, object, graph.
    pub quads: [Vec<[Id; 4]>; 2],
}

/// What a journal holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Whole commits.
    pub records: Vec<Record>,
    /// Where the last whole commit ends, in bytes.
    pub end: u64,
    /// Bytes after that, left by a write that did not come to its end.
    pub torn: u64,
}

/// The file of a journal.
#[derive(Clone, Debug)]
pub(super) struct Journal {
    path: PathBuf,
    identity: u64,
}

impl Journal {
    /// The journal at that path, for an index of that identity.
    pub(super) fn new(path: PathBuf, identity: u64) -> Self {
        Self { path, identity }
    }

    /// Writes a new journal with these commits and waits until it is on the disk; gives where it ends.
    pub(super) fn create(&self, records: &[Record]) -> Result<u64, KeptError> {
        let mut bytes = Vec::with_capacity(HEADER);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&self.identity.to_le_bytes());
        bytes.extend_from_slice(&crc32fast::hash(&bytes).to_le_bytes());
        records.iter().for_each(|record| bytes.extend(record.framed()));
        let written = File::create(&self.path).and_then(|mut file| {
            file.write_all(&bytes)?;
            file.sync_all()
        });
        written.map_err(self.refused())?;
        Ok(bytes.len() as u64)
    }

    /// Reads the commits from a place that was an end before; 0 is the beginning.
    pub(super) fn read(&self, from: u64) -> Result<Found, KeptError> {
        let mut bytes = Vec::new();
        let read = File::open(&self.path).and_then(|mut file| {
            file.seek(SeekFrom::Start(from))?;
            file.read_to_end(&mut bytes)
        });
        read.map_err(KeptError::refused("cannot read", &self.path))?;
        let mut at = 0;
        if from == 0 {
            self.check_header(&bytes)?;
            at = HEADER;
        }
        let mut found = Found::default();
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            match record(rest) {
                Framed::Whole(content, length) => {
                    let record = Record::read(content);
                    found.records.push(record.ok_or_else(|| self.damaged("a commit", from, at))?);
                    at += length;
                }
                Framed::Torn => {
                    found.torn = rest.len() as u64;
                    break;
                }
                Framed::Wrong => return Err(self.damaged("the commit", from, at)),
            }
        }
        found.end = from + at as u64;
        Ok(found)
    }

    /// Writes a commit after the place where the last whole one ends, and waits until it is on the disk;
    /// gives where it ends.
    pub(super) fn append(&self, end: u64, record: &Record) -> Result<u64, KeptError> {
        let bytes = record.framed();
        let mut file = File::options().write(true).open(&self.path).map_err(self.refused())?;
        // What a torn write left goes first: it must never come to stand behind this commit.
        let written = file.set_len(end).and_then(|()| {
            file.seek(SeekFrom::Start(end))?;
            file.write_all(&bytes)?;
            file.sync_data()
        });
        if let Err(error) = written {
            // A full disk: nothing of it may be taken for a commit later.
            _ = file.set_len(end).and_then(|()| file.sync_data());
            return Err(self.refused()(error));
        }
        Ok(end + bytes.len() as u64)
    }

    fn refused(&self) -> impl FnOnce(std::io::Error) -> KeptError {
        KeptError::refused("cannot write", &self.path)
    }

    fn check_header(&self, bytes: &[u8]) -> Result<(), KeptError> {
        let wrong = |what: &str| Err(KeptError::damaged(&self.path, what));
        let Some((head, sum)) = bytes.get(..HEADER).and_then(|header| header.split_last_chunk::<4>()) else {
            return wrong("it ends within its header");
        };
        if !head.starts_with(MAGIC) {
            return wrong("it is no journal");
        }
        let version = u32_at(head, 8);
        if version > VERSION {
            return Err(KeptError::Newer { file: self.path.display().to_string(), found: version, known: VERSION });
        }
        if crc32fast::hash(head) != u32::from_le_bytes(*sum) {
            return wrong("its header does not agree with its checksum");
        }
        if head.get(12..20).and_then(|part| part.first_chunk()).map(|part| u64::from_le_bytes(*part))
            != Some(self.identity)
        {
            return wrong("it belongs to another index");
        }
        Ok(())
    }

    fn damaged(&self, what: &str, from: u64, at: usize) -> KeptError {
        let place = from + at as u64;
        KeptError::damaged(&self.path, format!("{what} at byte {place} does not agree with its checksum"))
    }
}

/// What stands at the beginning of some bytes.
enum Framed<'a> {
    /// A whole record's content, and how far it goes.
    Whole(&'a [u8], usize),
    /// The beginning of a record, or nothing but zeros: a write that did not come to its end.
    Torn,
    /// A record that is not as it was written.
    Wrong,
}

fn record(bytes: &[u8]) -> Framed<'_> {
    let Some((head, rest)) = bytes.split_at_checked(RECORD) else { return Framed::Torn };
    if crc32fast::hash(head.get(..8).unwrap_or_default()) != u32_at(head, 8) {
        return if bytes.iter().all(|&byte| byte == 0) { Framed::Torn } else { Framed::Wrong };
    }
    let length = u32_at(head, 0) as usize;
    match rest.get(..length) {
        None => Framed::Torn,
        Some(content) if crc32fast::hash(content) == u32_at(head, 4) => Framed::Whole(content, RECORD + length),
        // The system may have made the file longer before it brought the content.
        Some(content) if content.ends_with(&[0; 8]) && rest.len() == length => Framed::Torn,
        Some(_) => Framed::Wrong,
    }
}

impl Record {
    fn framed(&self) -> Vec<u8> {
        let content = self.written();
        let mut bytes = Vec::with_capacity(RECORD + content.len());
        bytes.extend_from_slice(&(content.len() as u32).to_le_bytes());
        bytes.extend_from_slice(&crc32fast::hash(&content).to_le_bytes());
        bytes.extend_from_slice(&crc32fast::hash(&bytes).to_le_bytes());
        bytes.extend(content);
        bytes
    }

    fn written(&self) -> Vec<u8> {
        let mut out = self.number.to_le_bytes().to_vec();
        let text = |out: &mut Vec<u8>, text: &str| {
            out.extend_from_slice(&(text.len() as u32).to_le_bytes());
            out.extend_from_slice(text.as_bytes());
        };
        text(&mut out, &self.message);
        self.counts.iter().for_each(|count| out.extend_from_slice(&count.to_le_bytes()));
        out.extend_from_slice(&(self.terms.len() as u32).to_le_bytes());
        self.terms.iter().flat_map(parts).for_each(|part| text(&mut out, &part));
        for quads in &self.quads {
            out.extend_from_slice(&(quads.len() as u32).to_le_bytes());
            out.extend(quads.iter().flatten().flat_map(|id| id.to_le_bytes()));
        }
        out
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = Reader(bytes);
        let record = Self {
            number: rest.long()?,
            message: rest.text()?,
            counts: [rest.long()?, rest.long()?],
            terms: (0..rest.number()?).map(|_| term(&rest.text()?, rest.text()?)).collect::<Option<_>>()?,
            quads: [rest.quads()?, rest.quads()?],
        };
        rest.0.is_empty().then_some(record)
    }
}

/// A term as two texts: what kind of term it is with its datatype or language, and its text.
fn parts(term: &Term) -> [String; 2] {
    match term {
        Term::NamedNode(node) => ["<".to_owned(), node.as_str().to_owned()],
        Term::BlankNode(node) => ["_".to_owned(), node.as_str().to_owned()],
        Term::Literal(literal) => {
            let head = match literal.language() {
                Some(tag) => format!("@{tag}"),
                None => format!("^{}", literal.datatype().as_str()),
            };
            [head, literal.value().to_owned()]
        }
    }
}

/// The term of two texts.
fn term(head: &str, text: String) -> Option<Term> {
    Some(match head.split_at_checked(1)? {
        ("<", "") => NamedNode::new_unchecked(text).into(),
        ("_", "") => BlankNode::new_unchecked(text).into(),
        ("@", tag) => Literal::new_language_tagged_literal_unchecked(text, tag).into(),
        ("^", datatype) => Literal::new_typed_literal(text, NamedNode::new_unchecked(datatype)).into(),
        _ => return None,
    })
}

/// Bytes that are read from their beginning.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*head)
    }

    fn number(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    fn long(&mut self) -> Option<u64> {
        self.take().map(u64::from_le_bytes)
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number()? as usize;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        String::from_utf8(text.to_vec()).ok()
    }

    fn quads(&mut self) -> Option<Vec<[Id; 4]>> {
        let count = self.number()? as usize;
        let (quads, rest) = self.0.split_at_checked(count.checked_mul(16)?)?;
        self.0 = rest;
        let quad = |bytes: &[u8; 16]| -> [Id; 4] { std::array::from_fn(|at| u32_at(bytes, at * 4)) };
        Some(quads.as_chunks().0.iter().map(quad).collect())
    }
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |chunk| u32::from_le_bytes(*chunk))
}

/// The name of the journal of a generation.
pub(super) fn path(folder: &Path, generation: u64) -> PathBuf {
    folder.join(format!("journal-{generation}"))
}

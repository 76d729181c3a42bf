//! Reading a file of an index, every block checked when it is first looked at.
//!
//! A block that does not agree with its checksum gives no bytes: what would have been read there is empty, and
//! the damage is remembered. Whoever gives an answer asks first whether all that was read was [`sound`], so
//! that a damaged file gives an error and never a wrong answer.
//!
//! [`sound`]: Checked::sound

use super::file::{BLOCK, HEADER, SECTIONS, Section, TABLE, VERSION};
use super::mapped::Bytes;
use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// Why an index cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum OpenIndexError {
    /// The system refuses: a missing file.
    #[error("cannot open {file}: {error}")]
    Refused {
        /// The file.
        file: String,
        /// What the system says.
        error: io::Error,
    },
    /// Another file under its name: a picture.
    #[error("{0} is no index")]
    NoIndex(String),
    /// Written by a later version of this program.
    #[error("{file} has version {found} of the format, this program reads version {VERSION}")]
    Newer {
        /// The file.
        file: String,
        /// The version it tells.
        found: u32,
    },
    /// It is not as it was written: cut off, or with other bits.
    #[error(transparent)]
    Damaged(#[from] Damage),
}

/// A file is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file} is damaged: {what}")]
pub struct Damage {
    /// The file.
    pub file: String,
    /// Where, and how it is known.
    pub what: String,
}

/// A file of an index.
#[derive(Debug)]
pub(super) struct Checked {
    name: String,
    bytes: Bytes,
    table: [Range<usize>; SECTIONS],
    /// Where the blocks end and their checksums begin.
    sums_at: usize,
    /// One bit for each block that was found to be sound.
    seen: Box<[AtomicU64]>,
    damage: OnceLock<Damage>,
}

impl Checked {
    /// Opens a file and checks its header.
    pub(super) fn open(path: &Path, magic: &[u8; 8]) -> Result<Self, OpenIndexError> {
        let name = path.display().to_string();
        let refused = |error| OpenIndexError::Refused { file: name.clone(), error };
        let bytes = File::open(path).and_then(|file| Bytes::of(&file)).map_err(refused)?;
        Self::of(name, bytes, magic)
    }

    /// Checks the header of these bytes.
    pub(super) fn of(name: String, bytes: Bytes, magic: &[u8; 8]) -> Result<Self, OpenIndexError> {
        if !bytes.starts_with(magic) {
            return Err(OpenIndexError::NoIndex(name));
        }
        let damaged = |what: &str| OpenIndexError::Damaged(Damage { file: name.clone(), what: what.to_owned() });
        let header = bytes.get(..HEADER).ok_or_else(|| damaged("it ends within its header"))?;
        let (head, sum) = header.split_last_chunk::<4>().ok_or_else(|| damaged("it has no header"))?;
        let found = u32_at(header, 8);
        if found > VERSION {
            return Err(OpenIndexError::Newer { file: name, found });
        }
        if crc32fast::hash(head) != u32::from_le_bytes(*sum) {
            return Err(damaged("its header does not agree with its checksum"));
        }
        if u64_at(header, 16) != bytes.len() {
            return Err(damaged(&format!("it has {} bytes and should have {}", bytes.len(), u64_at(header, 16))));
        }
        let sums_at = u64_at(header, 24);
        let blocks = sums_at.saturating_sub(HEADER).div_ceil(BLOCK);
        let sums = bytes.get(sums_at..).unwrap_or_default();
        if sums.len() != blocks * 4 || crc32fast::hash(sums) != u32_at(header, 12) {
            return Err(damaged("its checksums do not agree with theirs"));
        }
        let table = std::array::from_fn(|at| {
            let start = u64_at(header, TABLE + at * 16);
            start..start.saturating_add(u64_at(header, TABLE + at * 16 + 8)).min(sums_at)
        });
        let seen = (0..blocks.div_ceil(64)).map(|_| AtomicU64::new(0)).collect();
        Ok(Self { name, bytes, table, sums_at, seen, damage: OnceLock::new() })
    }

    /// Whether every block that was looked at was as it was written.
    pub(super) fn sound(&self) -> Result<(), Damage> {
        self.damage.get().map_or(Ok(()), |damage| Err(damage.clone()))
    }

    /// Looks at every block.
    pub(super) fn check_all(&self) -> Result<(), Damage> {
        self.bytes_between(HEADER..self.sums_at);
        self.sound()
    }

    /// Tells of something that cannot be although the checksums agree.
    pub(super) fn report(&self, what: &str) {
        _ = self.damage.set(Damage { file: self.name.clone(), what: what.to_owned() });
    }

    /// The length of the file, in bytes.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// A number that other content would not have.
    pub(super) fn identity(&self) -> u64 {
        u64::from(u32_at(&self.bytes, 12)) << 32 | u64::from(u32_at(&self.bytes, HEADER - 4))
    }

    /// Where a section stands.
    #[inline]
    pub(super) fn place(&self, section: Section) -> Range<usize> {
        self.table.get(section as usize).cloned().unwrap_or_default()
    }

    /// All bytes of a section.
    pub(super) fn section(&self, section: Section) -> &[u8] {
        self.bytes_between(self.place(section))
    }

    /// The bytes between two places of the file, checked; nothing if they are damaged.
    #[inline]
    pub(super) fn bytes_between(&self, range: Range<usize>) -> &[u8] {
        if range.is_empty() {
            return &[];
        }
        let (first, last) = ((range.start - HEADER) / BLOCK, (range.end - 1 - HEADER) / BLOCK);
        if (first..=last).all(|block| self.is_seen(block) || self.look(block)) {
            self.bytes.get(range).unwrap_or_default()
        } else {
            &[]
        }
    }

    #[inline]
    fn is_seen(&self, block: usize) -> bool {
        self.seen.get(block / 64).is_some_and(|bits| bits.load(Ordering::Relaxed) >> (block % 64) & 1 == 1)
    }

    #[cold]
    fn look(&self, block: usize) -> bool {
        let start = HEADER + block * BLOCK;
        let end = (start + BLOCK).min(self.sums_at);
        let sum = u32_at(&self.bytes, self.sums_at + block * 4);
        let agrees = self.bytes.get(start..end).is_some_and(|bytes| crc32fast::hash(bytes) == sum);
        if agrees {
            if let Some(bits) = self.seen.get(block / 64) {
                bits.fetch_or(1 << (block % 64), Ordering::Relaxed);
            }
        } else {
            self.report(&format!("bytes {start} to {end} do not agree with their checksum"));
        }
        agrees
    }
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let found = bytes.get(at..).and_then(|rest| rest.first_chunk());
    found.map_or(0, |chunk| u32::from_le_bytes(*chunk))
}

/// A length or a place; one beyond this machine's memory is beyond every file.
fn u64_at(bytes: &[u8], at: usize) -> usize {
    let found = bytes.get(at..).and_then(|rest| rest.first_chunk());
    found.map_or(0, |chunk| usize::try_from(u64::from_le_bytes(*chunk)).unwrap_or(usize::MAX))
}

//! Zip archives, as far as documents need them: stored and deflated entries, found by the directory at the end.
//!
//! After PKWARE's application note 6.3. Sizes are checked before and while unpacking, so that no entry unpacks to more
//! than it may.

use super::Format;
use super::limits::{LARGEST_RATIO, LARGEST_UNPACKED, MOST_ENTRIES, SMALL_PART};
use super::problem::Problem;
use flate2::read::DeflateDecoder;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::Read;

/// The longest comment that may follow the directory, and the length of its end record.
const TAIL: usize = 65_535 + 22;

/// An archive and its directory.
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    format: Format,
    entries: BTreeMap<String, Entry>,
    unpacked: Cell<usize>,
}

#[derive(Clone, Copy)]
struct Entry {
    flags: u16,
    method: u16,
    packed: usize,
    size: usize,
    at: usize,
}

impl<'a> Archive<'a> {
    /// Reads the directory.
    ///
    /// # Errors
    /// [`Problem::Damaged`] if there is none, [`Problem::TooMuch`] entries.
    pub fn open(bytes: &'a [u8], format: Format) -> Result<Self, Problem> {
        let damaged = |detail: &str| Problem::damaged(format, detail);
        let tail = bytes.len().saturating_sub(TAIL);
        let end = bytes.get(tail..).and_then(|last| last.windows(4).rposition(|four| four == b"PK\x05\x06"));
        let end = end.ok_or_else(|| damaged("the directory of the archive is missing; the file seems cut off"))? + tail;
        let number = |at| u16_at(bytes, at).map(usize::from);
        let (Some(count), Some(start)) = (number(end + 10), u32_at(bytes, end + 16)) else {
            return Err(damaged("the directory of the archive is cut off"));
        };
        if count > MOST_ENTRIES {
            return Err(Problem::too_much("entries in its archive", MOST_ENTRIES));
        }
        let mut entries = BTreeMap::new();
        let mut at = start;
        for _ in 0..count {
            let (name, entry, next) =
                directory_entry(bytes, at).ok_or_else(|| damaged("the directory of the archive is broken"))?;
            entries.insert(name, entry);
            at = next;
        }
        Ok(Self { bytes, format, entries, unpacked: Cell::new(0) })
    }

    /// Whether there is such an entry.
    pub fn has(&self, name: &str) -> bool {
        self.entries.contains_key(name)
    }

    /// The content of an entry; none if there is no such entry.
    ///
    /// # Errors
    /// [`Problem::Bomb`], [`Problem::TooMuch`], [`Problem::Encrypted`], [`Problem::Damaged`].
    pub fn entry(&self, name: &str) -> Result<Option<Vec<u8>>, Problem> {
        let Some(entry) = self.entries.get(name) else { return Ok(None) };
        if entry.flags & 1 != 0 {
            return Err(Problem::Encrypted(self.format));
        }
        let damaged = || Problem::damaged(self.format, format!("its part {name} cannot be unpacked"));
        let bomb = |most| Problem::Bomb { part: name.to_owned(), limit: most };
        let most = SMALL_PART.max(entry.packed.saturating_mul(LARGEST_RATIO));
        if entry.size > most {
            return Err(bomb(most));
        }
        let packed = self.packed(entry).ok_or_else(damaged)?;
        let content = match entry.method {
            0 => packed.to_vec(),
            8 => {
                let mut content = vec![];
                // One byte more than may be tells whether there is more.
                let unpacked = DeflateDecoder::new(packed).take(most as u64 + 1).read_to_end(&mut content);
                unpacked.map_err(|_| damaged())?;
                content
            }
            _ => return Err(damaged()),
        };
        if content.len() > most {
            return Err(bomb(most));
        }
        self.unpacked.set(self.unpacked.get() + content.len());
        if self.unpacked.get() > LARGEST_UNPACKED {
            return Err(Problem::too_much("bytes when unpacked", LARGEST_UNPACKED));
        }
        Ok(Some(content))
    }

    /// The packed bytes of an entry, which stand after its local header.
    fn packed(&self, entry: &Entry) -> Option<&'a [u8]> {
        (u32_at(self.bytes, entry.at)? == 0x0403_4b50).then_some(())?;
        let (name, extra) = (u16_at(self.bytes, entry.at + 26)?, u16_at(self.bytes, entry.at + 28)?);
        let start = entry.at + 30 + usize::from(name) + usize::from(extra);
        self.bytes.get(start..start.checked_add(entry.packed)?)
    }
}

/// The entry of the directory at a byte, and where the next one stands.
fn directory_entry(bytes: &[u8], at: usize) -> Option<(String, Entry, usize)> {
    (u32_at(bytes, at)? == 0x0201_4b50).then_some(())?;
    let length = |offset| u16_at(bytes, at + offset).map(usize::from);
    let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
    let text = bytes.get(at + 46..at + 46 + name)?;
    let entry = Entry {
        flags: u16_at(bytes, at + 8)?,
        method: u16_at(bytes, at + 10)?,
        packed: u32_at(bytes, at + 20)?,
        size: u32_at(bytes, at + 24)?,
        at: u32_at(bytes, at + 42)?,
    };
    Some((String::from_utf8_lossy(text).into_owned(), entry, at + 46 + name + extra + comment))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    two.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    four.try_into().ok().map(|four| u32::from_le_bytes(four) as usize)
}

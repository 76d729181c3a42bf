//! Unpacking streams within bounds.
//!
//! The crate that reads PDF unpacks a stream whole, however large it becomes. So every stream is measured before: once
//! all those that stand in the file, since objects may be packed in them, and again each one that is asked for.

use super::super::limits::{LARGEST_STREAM, LARGEST_UNPACKED};
use super::super::problem::Problem;
use flate2::read::ZlibDecoder;
use hayro_syntax::object::{Array, Name, Stream};
use std::io::{self, Read};

/// What stands before the bytes of a stream.
const BEGIN: &[u8] = b"stream";

/// Names of filters that make more of less.
const PACKERS: [&[u8]; 6] = [b"FlateDecode", b"Fl", b"LZWDecode", b"LZW", b"RunLengthDecode", b"RL"];

/// The names of deflate.
const FLATE: [&str; 2] = ["FlateDecode", "Fl"];

/// How much larger than packed a stream can become, by its filter.
const WORST_FLATE: usize = 1032;
const WORST_LZW: usize = 1400;
const WORST_RUN: usize = 64;

/// Unpacks streams and counts what they become.
#[derive(Debug, Default)]
pub(super) struct Unpacker {
    total: usize,
    /// Why nothing more is unpacked.
    pub refused: Option<Problem>,
}

impl Unpacker {
    /// The content of a stream; none if it cannot be had, or is refused.
    pub fn unpack(&mut self, stream: &Stream<'_>) -> Option<Vec<u8>> {
        if self.refused.is_some() {
            return None;
        }
        let raw = stream.raw_data();
        let filters = filters(stream);
        let is = |names: &[&str]| filters.iter().any(|filter| names.contains(&filter.as_str()));
        let packers = filters.iter().filter(|filter| PACKERS.contains(&filter.as_bytes())).count();
        let is_first = filters.first().is_some_and(|first| FLATE.contains(&first.as_str()));
        let size = match raw.len() {
            _ if packers > 1 => usize::MAX,
            _ if is_first => unpacked_size(&raw),
            length if is(&FLATE) => length.saturating_mul(WORST_FLATE),
            length if is(&["LZWDecode", "LZW"]) => length.saturating_mul(WORST_LZW),
            length if is(&["RunLengthDecode", "RL"]) => length.saturating_mul(WORST_RUN),
            length => length,
        };
        if size > LARGEST_STREAM {
            self.refused = Some(bomb());
            return None;
        }
        let content = stream.decoded().ok()?;
        self.total = self.total.saturating_add(content.len());
        if self.total > LARGEST_UNPACKED {
            self.refused = Some(Problem::too_much("bytes when unpacked", LARGEST_UNPACKED));
            return None;
        }
        Some(content.into_owned())
    }
}

/// Refuses a file that holds a bomb.
///
/// # Errors
/// [`Problem::Bomb`].
pub(super) fn measure(bytes: &[u8]) -> Result<(), Problem> {
    if is_packed_twice(bytes) {
        return Err(bomb());
    }
    let mut rest = bytes;
    while let Some(at) = rest.windows(BEGIN.len()).position(|window| window == BEGIN) {
        rest = rest.get(at + BEGIN.len()..).unwrap_or_default();
        let content = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
        // A zlib stream begins with its method, 8, and a check that makes the two bytes a multiple of 31.
        let is_zlib = matches!(content, [first, second, ..]
            if first & 0x0F == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0);
        if is_zlib && unpacked_size(content) > LARGEST_STREAM {
            return Err(bomb());
        }
    }
    Ok(())
}

/// How many bytes a deflated stream becomes, counted no further than the limit.
fn unpacked_size(packed: &[u8]) -> usize {
    let mut unpacked = ZlibDecoder::new(packed).take(LARGEST_STREAM as u64 + 1);
    let mut buffer = [0; 1 << 15];
    let mut size = 0;
    loop {
        match unpacked.read(&mut buffer) {
            Ok(0) => return size,
            Ok(read) => size += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return size,
        }
    }
}

/// Whether some list of filters packs twice.
fn is_packed_twice(bytes: &[u8]) -> bool {
    let mut lists = bytes.split(|&byte| byte == b'[');
    lists.next();
    lists.any(|list| {
        let Some(end) = list.iter().take(256).position(|&byte| byte == b']') else { return false };
        let words = list.get(..end).unwrap_or_default().split(|&byte| byte.is_ascii_whitespace() || byte == b'/');
        words.filter(|word| PACKERS.contains(word)).count() > 1
    })
}

/// The filters of a stream, by their names.
fn filters(stream: &Stream<'_>) -> Vec<String> {
    let dict = stream.dict();
    let one = ["Filter", "F"].iter().find_map(|key| dict.get::<Name<'_>>(*key));
    if let Some(name) = one {
        return vec![name.as_str().to_owned()];
    }
    let several = ["Filter", "F"].iter().find_map(|key| dict.get::<Array<'_>>(*key));
    let names = several.into_iter().flat_map(|list| list.iter::<Name<'_>>().take(16).collect::<Vec<_>>());
    names.map(|name| name.as_str().to_owned()).collect()
}

fn bomb() -> Problem {
    Problem::Bomb { part: "stream".to_owned(), limit: LARGEST_STREAM }
}

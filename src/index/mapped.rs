//! Bytes of a file, seen without reading them: the one place of this crate that is not plain safe Rust.

use memmap2::Mmap;
use std::fs::File;
use std::io;
use std::ops::Deref;

/// The bytes of a file, or bytes that were made.
#[derive(Debug)]
pub(super) enum Bytes {
    /// A file's.
    Mapped(Mmap),
    /// Made in memory.
    Made(Vec<u8>),
}

impl Bytes {
    /// The bytes of a file that nobody changes.
    pub(super) fn of(file: &File) -> io::Result<Self> {
        // A map is unsound if the file's bytes change under a reference to them. An index is written to a file of its
        // own and brought to the disk before anybody is told of it; after that nothing of this crate writes to it, a
        // new index is a new file, and a removed one lives on until it is unmapped. Who else
        // overwrites it in place breaks it as they would break any database. Reading the file instead would need no
        // `unsafe`, and took a hundred times as long: half a gigabyte, of which a question touches a few pages.
        #[allow(unsafe_code, reason = "files of indexes are never written to once they have their name, see above")]
        let map = unsafe { Mmap::map(file)? };
        Ok(Self::Mapped(map))
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Mapped(map) => map,
            Self::Made(bytes) => bytes,
        }
    }
}

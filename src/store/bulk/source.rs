//! What is to be loaded: files, folders, standard input; plain or packed.

use super::mistake::BulkError;
use crate::store::{FileKind, sniff};
use oxigraph::io::RdfFormat;
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Packing {
    Plain,
    Gzip,
    Zstandard,
    Bzip2,
}

/// One file to be read.
#[derive(Clone, Debug)]
pub(super) struct Input {
    /// Its path as given; `stdin` for standard input.
    pub name: String,
    path: Option<PathBuf>,
}

/// An opened input.
pub(super) struct Opened {
    pub format: RdfFormat,
    /// The bytes as they are when unpacked, from the beginning.
    pub bytes: Box<dyn Read + Send>,
}

/// How much is looked at to tell what a file holds.
const LOOK: usize = 8192;

/// Every file that paths name, those of folders by name; and how many bytes they have, as far as that is known.
pub(super) fn inputs(paths: &[PathBuf]) -> Result<(Vec<Input>, u64), BulkError> {
    let (mut found, mut bytes) = (vec![], 0);
    for path in paths {
        let name = path.display().to_string();
        if path == Path::new("-") {
            found.push(Input { name: "stdin".to_owned(), path: None });
        } else if path.is_dir() {
            let before = found.len();
            walk(path, &mut found)?;
            if found.len() == before {
                return Err(BulkError::Nothing(name));
            }
        } else {
            found.push(Input { name, path: Some(path.clone()) });
        }
    }
    for input in &found {
        if let Some(path) = &input.path {
            bytes += fs::metadata(path).map_err(BulkError::refused(&input.name))?.len();
        }
    }
    Ok((found, bytes))
}

fn walk(folder: &Path, found: &mut Vec<Input>) -> Result<(), BulkError> {
    let name = folder.display().to_string();
    let refused = BulkError::refused(&name);
    let entries = fs::read_dir(folder).map_err(refused)?;
    let mut paths =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>().map_err(refused)?;
    paths.sort();
    for path in paths {
        let name = path.display().to_string();
        if path.is_dir() {
            walk(&path, found)?;
        } else if matches!(sniff(unpacked(&name), b""), FileKind::Rdf(_)) {
            found.push(Input { name, path: Some(path) });
        }
    }
    Ok(())
}

/// A name without the ending that tells how it is packed.
fn unpacked(name: &str) -> &str {
    [".gz", ".zst", ".bz2"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

impl Input {
    /// Opens it, and tells how it is packed and written; `read` counts its bytes as they are taken.
    pub(super) fn open(&self, read: &Arc<AtomicU64>) -> Result<Opened, BulkError> {
        let refused = BulkError::refused(&self.name);
        let file: Box<dyn Read + Send> = match &self.path {
            Some(path) => Box::new(File::open(path).map_err(refused)?),
            None => Box::new(io::stdin()),
        };
        let file = Counted { file, read: Arc::clone(read) };
        let (head, rest) = peeked(file, 4).map_err(refused)?;
        let unpacked_bytes: Box<dyn Read + Send> = match packing(&head) {
            Packing::Plain => Box::new(rest),
            Packing::Gzip => Box::new(flate2::read::MultiGzDecoder::new(BufReader::new(rest))),
            Packing::Bzip2 => Box::new(bzip2::read::MultiBzDecoder::new(BufReader::new(rest))),
            Packing::Zstandard => Box::new(Frames { rest: Some(BufReader::new(rest)), frame: None }),
        };
        let (head, bytes) = peeked(unpacked_bytes, LOOK).map_err(refused)?;
        match sniff(unpacked(&self.name), &head) {
            FileKind::Rdf(format) => Ok(Opened { format, bytes: Box::new(bytes) }),
            FileKind::Prose => Err(BulkError::NotRdf(self.name.clone())),
        }
    }
}

fn packing(head: &[u8]) -> Packing {
    match head {
        [0x1F, 0x8B, ..] => Packing::Gzip,
        [0x28, 0xB5, 0x2F, 0xFD] => Packing::Zstandard,
        [b'B', b'Z', b'h', b'1'..=b'9'] => Packing::Bzip2,
        _ => Packing::Plain,
    }
}

/// The first bytes of something, and all of them.
type Peeked<R> = (Vec<u8>, io::Chain<io::Cursor<Vec<u8>>, R>);

fn peeked<R: Read>(mut bytes: R, count: usize) -> io::Result<Peeked<R>> {
    let mut head = Vec::with_capacity(count);
    bytes.by_ref().take(count as u64).read_to_end(&mut head)?;
    Ok((head.clone(), io::Cursor::new(head).chain(bytes)))
}

/// A file whose bytes are counted as they are read.
struct Counted {
    file: Box<dyn Read + Send>,
    read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

type Frame<R> = ruzstd::decoding::StreamingDecoder<BufReader<R>, ruzstd::decoding::FrameDecoder>;

/// Frames of Zstandard, one after the other.
struct Frames<R: Read> {
    rest: Option<BufReader<R>>,
    frame: Option<Box<Frame<R>>>,
}

impl<R: Read> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(frame) = &mut self.frame {
                let count = frame.read(buffer)?;
                if count > 0 || buffer.is_empty() {
                    return Ok(count);
                }
                self.rest = self.frame.take().map(|frame| frame.into_inner());
            }
            let Some(mut rest) = self.rest.take() else { return Ok(0) };
            if io::BufRead::fill_buf(&mut rest)?.is_empty() {
                return Ok(0);
            }
            let frame = ruzstd::decoding::StreamingDecoder::new(rest);
            self.frame =
                Some(Box::new(frame.map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.to_string()))?));
        }
    }
}

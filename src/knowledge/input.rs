//! Files and standard input, read whole, and refused where they are no text.

use super::KnowledgeError;
use crate::document::{self, DocumentError};
use crate::store::{FileKind, RdfFormat, sniff};
use crate::text::{Diagnostic, Source, grouped, nearest};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The longest line of prose, in bytes. Prose breaks its lines at least between paragraphs; a longer line is
/// data in disguise, and reading it would take as long as it pleases.
pub const LONGEST_LINE: usize = 1 << 20;

/// How many files of a folder are looked at for one that was meant.
const MOST_BESIDE: usize = 1_000;

/// The syntax of RDF that a file's extension names.
#[must_use]
pub fn syntax_of(file: &str) -> Option<RdfFormat> {
    match sniff(file, b"") {
        FileKind::Rdf(format) => Some(format),
        FileKind::Prose => None,
    }
}

/// Something to be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Input {
    /// A file, cited by its path as given.
    File(PathBuf),
    /// Standard input, cited as `stdin`.
    Stdin,
    /// Bytes that are at hand, such as the body of a request, cited by a name.
    Bytes {
        /// The name; its extension tells what they are, as that of a file does.
        name: String,
        /// The bytes.
        bytes: Vec<u8>,
    },
}

/// Why an input could not be read.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// There is no such file: `ask "…" nowhere.txt`.
    #[error("no such file: {0}")]
    Missing(String),
    /// A directory: `ask "…" /tmp`.
    #[error("{0} is a directory, not a file")]
    Directory(String),
    /// A folder without a file whose name tells that it is prose: `ingest pictures/`.
    #[error("there is no prose in {0}")]
    Bare(String),
    /// The system refuses: a file without read permission.
    #[error("cannot read {name}: {error}")]
    Refused {
        /// The input.
        name: String,
        /// What the system says.
        error: io::Error,
    },
    /// Nothing but white space: an empty file.
    #[error("{0} is empty")]
    Empty(String),
    /// Bytes that are no text: a picture, an archive.
    #[error("{name} is not text: a NUL byte at byte {byte}, line {line}")]
    Binary {
        /// The input.
        name: String,
        /// Where the NUL stands, from 0.
        byte: usize,
        /// Its line, from 1.
        line: usize,
    },
    /// Text in another encoding: Latin-1, UTF-16.
    #[error("{name} is not UTF-8: byte {byte}, on line {line}, is {value:#04x}")]
    NotUtf8 {
        /// The input.
        name: String,
        /// The first wrong byte, from 0.
        byte: usize,
        /// Its line, from 1.
        line: usize,
        /// What stands there.
        value: u8,
        /// Whether the text begins as UTF-16 does.
        utf16: bool,
    },
    /// A document that cannot be read: an encrypted PDF, half a Word file.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// A line beyond [`LONGEST_LINE`]: 100 MB without a line break.
    #[error("line {line} of {name} has {} bytes without a break; prose is read up to {} a line", grouped(*.bytes), grouped(LONGEST_LINE))]
    Endless {
        /// The input.
        name: String,
        /// The line, from 1.
        line: usize,
        /// Its length.
        bytes: usize,
    },
}

impl InputError {
    /// A file that should be plain text and is not.
    pub(crate) fn not_text(name: &str) -> Self {
        Self::Refused { name: name.to_owned(), error: io::Error::new(io::ErrorKind::InvalidData, "it is no UTF-8") }
    }

    /// What is wrong and what would work.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        let code = match self {
            Self::Missing(_) => "missing-file",
            Self::Directory(_) => "directory",
            Self::Bare(_) => "bare-folder",
            Self::Refused { .. } => "unreadable-file",
            Self::Empty(_) => "empty-file",
            Self::Binary { .. } => "binary-file",
            Self::NotUtf8 { .. } => "not-utf-8",
            Self::Endless { .. } => "endless-line",
            Self::Document(error) => return error.diagnostic(),
        };
        let diagnostic = Diagnostic::error(code, self.to_string());
        match self {
            Self::Directory(_) => diagnostic.help("name its files one by one"),
            Self::Bare(_) => {
                diagnostic.help("files ending in .txt, .md, .html, .docx, .pdf, .epub or .eml are read from folders")
            }
            Self::Binary { .. } => diagnostic.help("convert it to plain text first"),
            Self::NotUtf8 { utf16: true, .. } => diagnostic.help("it looks like UTF-16: iconv -f UTF-16 -t UTF-8"),
            Self::NotUtf8 { .. } => diagnostic.help("convert it first, for instance: iconv -f WINDOWS-1252 -t UTF-8"),
            Self::Endless { .. } => diagnostic.help("break it into paragraphs, one a line"),
            Self::Missing(name) => diagnostic.help(elsewhere(name)),
            Self::Refused { .. } | Self::Empty(_) | Self::Document(_) => diagnostic,
        }
    }
}

impl Input {
    /// The input that a command-line argument names: `-` is standard input.
    #[must_use]
    pub fn from_argument(path: &Path) -> Self {
        if path == Path::new("-") { Self::Stdin } else { Self::File(path.to_owned()) }
    }

    /// The name it is cited by.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Stdin => "stdin".to_owned(),
            Self::Bytes { name, .. } => name.clone(),
        }
    }

    /// The input that an argument names, or those in the folder that it names: every file of it and of the folders
    /// within whose name tells that it is prose, by their names.
    ///
    /// # Errors
    /// [`InputError::Refused`], [`InputError::Bare`].
    pub fn within(path: &Path) -> Result<Vec<Self>, InputError> {
        if !path.is_dir() {
            return Ok(vec![Self::from_argument(path)]);
        }
        let name = path.display().to_string();
        let (mut folders, mut found) = (vec![path.to_owned()], vec![]);
        while let Some(folder) = folders.pop() {
            let refused = |error| InputError::Refused { name: folder.display().to_string(), error };
            for entry in std::fs::read_dir(&folder).map_err(refused)? {
                let path = entry.map_err(refused)?.path();
                // A link to a folder is not followed: it may lead back to where it stands.
                if path.is_dir() && !path.is_symlink() {
                    folders.push(path);
                } else if path.is_file() && is_prose(&path) {
                    found.push(path);
                }
            }
        }
        found.sort();
        if found.is_empty() { Err(InputError::Bare(name)) } else { Ok(found.into_iter().map(Self::File).collect()) }
    }

    /// Its text, if it is prose.
    ///
    /// # Errors
    /// [`KnowledgeError::NotProse`] for RDF, [`KnowledgeError::Input`].
    pub fn prose(&self) -> Result<Source, KnowledgeError> {
        let (name, bytes) = (self.name(), self.read()?);
        match sniff(&name, &bytes) {
            FileKind::Rdf(_) => Err(KnowledgeError::NotProse(name)),
            FileKind::Prose => Ok(prose(&name, bytes)?),
        }
    }

    /// All its bytes.
    ///
    /// # Errors
    /// [`InputError::Missing`], [`InputError::Directory`], [`InputError::Refused`], [`InputError::Empty`].
    pub fn read(&self) -> Result<Vec<u8>, InputError> {
        let name = self.name();
        let bytes = match self {
            Self::File(path) if path.is_dir() => return Err(InputError::Directory(name)),
            Self::File(path) => std::fs::read(path),
            Self::Stdin => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
            }
            Self::Bytes { bytes, .. } => Ok(bytes.clone()),
        };
        match bytes {
            Ok(bytes) if bytes.iter().all(u8::is_ascii_whitespace) => Err(InputError::Empty(name)),
            Ok(bytes) => Ok(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(InputError::Missing(name)),
            Err(error) => Err(InputError::Refused { name, error }),
        }
    }
}

/// What would work in the place of a file that is missing.
pub(super) fn elsewhere(missing: &str) -> String {
    match alike(missing) {
        Some(alike) => format!("did you mean {alike}?"),
        None => "a file is named as seen from the folder where this runs, or by its whole path".to_owned(),
    }
}

/// A file beside one that is missing whose name is nearly the same.
fn alike(missing: &str) -> Option<String> {
    let path = Path::new(missing);
    let name = path.file_name()?.to_str()?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let beside = std::fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?.take(MOST_BESIDE);
    let files = beside.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_file());
    let names: Vec<String> = files.filter_map(|path| Some(path.file_name()?.to_str()?.to_owned())).collect();
    let near = *nearest(name, names.iter().map(String::as_str), 1).first()?;
    Some(folder.map_or_else(|| near.to_owned(), |folder| folder.join(near).display().to_string()))
}

/// Whether a name is one of prose.
fn is_prose(path: &Path) -> bool {
    let known = ["txt", "text", "md", "markdown", "html", "htm", "xhtml", "docx", "pdf", "epub", "eml"];
    let extension = path.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase);
    extension.is_some_and(|extension| known.contains(&extension.as_str()))
}

/// The bytes as a text to be cited: that of a document, or else plain text.
///
/// # Errors
/// [`InputError::Document`], and those of plain text: [`InputError::Binary`], [`InputError::NotUtf8`],
/// [`InputError::Endless`].
pub fn prose(name: &str, bytes: Vec<u8>) -> Result<Source, InputError> {
    match document::read(name, &bytes) {
        Some(read) => Ok(read?),
        None => plain(name, bytes),
    }
}

/// The bytes as plain text: UTF-8, without NUL, in lines of a sane length. A byte order mark stays, so that positions
/// count as in the file.
fn plain(name: &str, bytes: Vec<u8>) -> Result<Source, InputError> {
    let utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    if let (Some(byte), false) = (bytes.iter().position(|&byte| byte == 0), utf16) {
        return Err(InputError::Binary { name: name.to_owned(), byte, line: line_of(&bytes, byte) });
    }
    if let Some((line, bytes)) = longest_line(&bytes).filter(|&(_, bytes)| bytes > LONGEST_LINE) {
        return Err(InputError::Endless { name: name.to_owned(), line, bytes });
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let (byte, bytes) = (error.utf8_error().valid_up_to(), error.as_bytes());
        let value = bytes.get(byte).copied().unwrap_or_default();
        InputError::NotUtf8 { name: name.to_owned(), byte, line: line_of(bytes, byte), value, utf16 }
    })?;
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        return Err(InputError::Empty(name.to_owned()));
    }
    Ok(Source::new(name, text))
}

/// The line, from 1, on which a byte stands.
fn line_of(bytes: &[u8], byte: usize) -> usize {
    bytes.iter().take(byte).filter(|&&byte| byte == b'\n').count() + 1
}

/// The number, from 1, and the length of the longest line; of several the first.
fn longest_line(bytes: &[u8]) -> Option<(usize, usize)> {
    let lines = bytes.split(|&byte| byte == b'\n').enumerate();
    lines.map(|(number, line)| (number + 1, line.len())).min_by_key(|&(_, length)| std::cmp::Reverse(length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(bytes: &[u8]) -> String {
        prose("t", bytes.to_vec()).map(|_| String::new()).unwrap_or_else(|error| error.to_string())
    }

    #[test]
    fn refusals_say_where() {
        let cases: [(&[u8], &str); 5] = [
            (b"one\ntw\xF6\n", "t is not UTF-8: byte 6, on line 2, is 0xf6"),
            (b"one\n\0", "t is not text: a NUL byte at byte 4, line 2"),
            (b"\xFF\xFEa\0", "t is not UTF-8: byte 0, on line 1, is 0xff"),
            ("\u{feff} \r\n".as_bytes(), "t is empty"),
            (b"APEC meets.", ""),
        ];
        for (bytes, message) in cases {
            assert_eq!(refusal(bytes), message);
        }
    }

    #[test]
    fn lines_have_an_end() {
        let mut text = b"short\n".to_vec();
        text.resize(6 + LONGEST_LINE + 1, b'a');
        assert_eq!(
            refusal(&text),
            "line 2 of t has 1,048,577 bytes without a break; prose is read up to 1,048,576 a line"
        );
    }
}

//! The folder of a kept graph: which files count, and who may write.
//!
//! | file | what |
//! |---|---|
//! | `graph` | which generation counts: `rapporteur graph 1`, a generation, the identity of its index |
//! | `index-N` | the index of generation N |
//! | `journal-N` | the commits since |
//! | `names-N` | the names of that index, for questions |
//! | `names-N-later` | the names that the journal has touched; made when they are first asked for |
//! | `lock` | held while somebody writes |
//! | `folding` | an index while it is made of index and journal |
//! | `fold` | held while somebody makes that |
//!
//! The file `graph` is replaced in one step; whatever else is in the folder was left by a write that did not
//! come to its end, and the next writer removes it.

use super::error::KeptError;
use super::{journal, register};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

const TITLE: &str = "rapporteur graph ";
const VERSION: u32 = 1;

/// Which files count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Current {
    /// The generation.
    pub generation: u64,
    /// The identity of its index; 0 without one.
    pub identity: u64,
}

/// A folder.
#[derive(Clone, Debug)]
pub(super) struct Folder(PathBuf);

/// The right to write or to fold, until it is dropped or its process ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock(#[expect(dead_code, reason = "the file is the lock: closing it gives it back")] File);

impl Folder {
    pub(super) fn new(path: &Path) -> Self {
        Self(path.to_owned())
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    pub(super) fn index(&self, generation: u64) -> PathBuf {
        self.0.join(format!("index-{generation}"))
    }

    /// An index while it is made.
    pub(super) fn folding(&self) -> PathBuf {
        self.0.join("folding")
    }

    fn head(&self) -> PathBuf {
        self.0.join("graph")
    }

    /// Which files count.
    pub(super) fn current(&self) -> Result<Current, KeptError> {
        let (head, shown) = (self.head(), || self.0.display().to_string());
        let read = match fs::read_to_string(&head) {
            Err(_) if self.is_vacant() => return Err(KeptError::Missing(shown())),
            // Not vacant any more: another process may have made the graph since.
            Err(error) if error.kind() == io::ErrorKind::NotFound => fs::read_to_string(&head),
            read => read,
        };
        let text = match read {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::InvalidData => return Err(KeptError::NoGraph(shown())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(KeptError::NoGraph(shown())),
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Err(KeptError::NoGraph(shown())),
            Err(error) => return Err(KeptError::refused("cannot read", &head)(error)),
        };
        let mut lines = text.lines();
        let version = lines.next().and_then(|line| line.strip_prefix(TITLE)).and_then(|version| version.parse().ok());
        match version {
            None => return Err(KeptError::NoGraph(shown())),
            Some(found) if found > VERSION => {
                return Err(KeptError::Newer { file: head.display().to_string(), found, known: VERSION });
            }
            Some(_) => {}
        }
        let number = |line: Option<&str>, name: &str, radix| {
            let digits = line?.strip_prefix(name)?.trim();
            u64::from_str_radix(digits, radix).ok()
        };
        let (generation, identity) = (number(lines.next(), "generation", 10), number(lines.next(), "index", 16));
        match (generation, identity, lines.next().and_then(|line| line.strip_prefix("check "))) {
            (Some(generation), Some(identity), Some(sum)) if sum == check(generation, identity) => {
                Ok(Current { generation, identity })
            }
            _ => Err(KeptError::damaged(&head, "it does not agree with its checksum")),
        }
    }

    /// Whether there is nothing, or what an empty folder and a first write that did not come to its end leave.
    fn is_vacant(&self) -> bool {
        let own = |entry: fs::DirEntry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let is_empty = || entry.metadata().is_ok_and(|entry| entry.len() <= journal::HEADER as u64);
            ["lock", "fold", "graph.new"].contains(&&*name) || (name.starts_with("journal-") && is_empty())
        };
        match fs::read_dir(&self.0) {
            Err(error) => error.kind() == io::ErrorKind::NotFound,
            Ok(entries) => entries.flatten().all(own),
        }
    }

    /// Makes other files count, in one step that is on the disk when this returns.
    pub(super) fn switch(&self, to: Current) -> Result<(), KeptError> {
        let new = self.0.join("graph.new");
        let Current { generation, identity } = to;
        let sum = check(generation, identity);
        let text = format!("{TITLE}{VERSION}\ngeneration {generation}\nindex {identity:016x}\ncheck {sum}\n");
        let written = File::create(&new).and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        });
        written.map_err(KeptError::refused("cannot write", &new))?;
        self.sync()?;
        fs::rename(&new, self.head()).map_err(KeptError::refused("cannot write", &self.head()))?;
        self.sync()
    }

    /// Waits until the names of files are on the disk.
    pub(super) fn sync(&self) -> Result<(), KeptError> {
        // Windows has no handle of a folder to wait for, and brings names to the disk itself.
        let synced = if cfg!(windows) { Ok(()) } else { File::open(&self.0).and_then(|folder| folder.sync_all()) };
        synced.map_err(KeptError::refused("cannot write", &self.0))
    }

    /// Waits for the right to write. The folder is made if need be.
    pub(super) fn lock(&self) -> Result<Lock, KeptError> {
        fs::create_dir_all(&self.0).map_err(KeptError::refused("cannot make", &self.0))?;
        let path = self.0.join("lock");
        let file = open(&path).and_then(|file| file.lock().map(|()| file));
        file.map(Lock).map_err(KeptError::refused("cannot lock", &path))
    }

    /// Waits for the right to fold.
    pub(super) fn lock_to_fold(&self) -> Result<Lock, KeptError> {
        let path = self.0.join("fold");
        let file = open(&path).and_then(|file| file.lock().map(|()| file));
        file.map(Lock).map_err(KeptError::refused("cannot lock", &path))
    }

    /// The right to fold, if nobody else has it.
    pub(super) fn try_to_fold(&self) -> Option<Lock> {
        let file = open(&self.0.join("fold")).ok()?;
        file.try_lock().ok()?;
        Some(Lock(file))
    }

    /// Removes what does not count, unless somebody is folding, whose files count soon.
    pub(super) fn tidy(&self, current: Current) {
        if let Some(_folding) = self.try_to_fold() {
            self.clear(current);
        }
    }

    /// Removes what does not count; the right to fold is held. What cannot be removed does no harm.
    pub(super) fn clear(&self, current: Current) {
        let kept = [self.index(current.generation), journal::path(&self.0, current.generation)];
        for entry in fs::read_dir(&self.0).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let ours = ["index-", "journal-", register::NAME].iter().any(|start| name.starts_with(start))
                || ["graph.new", "folding"].contains(&&*name);
            if ours && !kept.contains(&entry.path()) && !register::is_of(&name, current) {
                _ = fs::remove_file(entry.path());
            }
        }
    }
}

fn open(path: &Path) -> io::Result<File> {
    File::options().create(true).truncate(false).write(true).open(path)
}

fn check(generation: u64, identity: u64) -> String {
    format!("{:08x}", crc32fast::hash(format!("{generation} {identity:016x}").as_bytes()))
}

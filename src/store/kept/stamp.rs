//! Whether a folder has changed since it was last looked at, without opening it.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// The files of a graph with their lengths and times: two looks that agree saw the same graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp(Vec<(String, u64, Option<SystemTime>)>);

impl Stamp {
    /// How the files of a folder stand; none if it cannot be read.
    #[must_use]
    pub fn of(folder: &Path) -> Option<Self> {
        let mut files = vec![];
        for entry in fs::read_dir(folder).ok()?.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            // Whoever waits for the lock touches it.
            if name == "graph" || name.starts_with("journal-") {
                let metadata = entry.metadata().ok()?;
                files.push((name, metadata.len(), metadata.modified().ok()));
            }
        }
        files.sort();
        Some(Self(files))
    }
}

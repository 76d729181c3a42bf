//! What a commit of a kept graph changed, to be taken back by a later session.

use super::journal::{self, Journal};
use super::{Change, Committed, Kept, KeptError};

/// What stands before the message of a commit that takes another back.
pub const UNDO: &str = "undo: ";

/// A commit of the past.
#[derive(Clone, Debug, PartialEq)]
pub struct Past {
    /// The commit.
    pub commit: Committed,
    /// What takes it back; nothing if the index holds it, where a commit is no longer told from others.
    pub back: Option<Change>,
}

impl Kept {
    /// The last commit that stands: those that were taken back are passed over, with the commits that did so. None if
    /// there is none.
    ///
    /// # Errors
    /// [`KeptError`].
    pub fn last(&self) -> Result<Option<Past>, KeptError> {
        let mut state = self.state();
        let _lock = self.folder.lock()?;
        state.refresh(&self.folder)?;
        let path = journal::path(self.folder.path(), state.current.generation);
        let records = Journal::new(path, state.current.identity).read(0)?.records;
        let mut taken_back = 0_usize;
        for record in records.iter().rev() {
            if record.message.starts_with(UNDO) {
                taken_back += 1;
                continue;
            }
            if taken_back > 0 {
                taken_back -= 1;
                continue;
            }
            let [added, removed] = record.quads.each_ref().map(Vec::as_slice);
            let is_whole = [added, removed].map(|quads| quads.len() as u64) == record.counts;
            let quads = |numbers: &[_]| numbers.iter().filter_map(|&quad| state.snapshot.quad(quad)).collect();
            let back = is_whole.then(|| Change {
                message: format!("{UNDO}{}", record.message),
                insert: quads(removed),
                remove: quads(added),
            });
            state.snapshot.sound()?;
            return Ok(Some(Past { commit: Committed::from(record), back }));
        }
        Ok(None)
    }
}

//! The registers of a kept graph: files beside its index that can be made again at any time.
//!
//! One is about the index and holds as long as that does; the other is about what the journal says besides, and holds
//! for one of its states.

use super::folder::{Current, Folder};
use super::{Kept, KeptError, Snapshot};
use crate::index::{Damage, Register, RegisterDraft};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How the files are called, before the generation of the index that they are about.
pub(super) const NAME: &str = "names-";
/// What follows in the name of the one about the journal.
const LATER: &str = "-later";
/// The state of a journal of which nothing is told.
const NO_JOURNAL: u64 = u64::MAX;

/// How registers are made, by those who know what they hold.
#[derive(Clone, Copy, Debug)]
pub struct Makers {
    /// Of an index.
    pub base: fn(&Snapshot) -> RegisterDraft,
    /// Of what a journal has changed beside the register of its index; of all, where there is no index.
    pub later: fn(&Snapshot, Option<&Register>) -> RegisterDraft,
}

/// A snapshot and what is known about just that.
#[derive(Debug)]
pub struct Registers {
    /// The graph.
    pub snapshot: Arc<Snapshot>,
    /// About its index, if it has one.
    pub base: Option<Register>,
    /// About what its journal has changed, if that is anything or there is nothing else.
    pub later: Option<Register>,
}

impl Kept {
    /// What it holds now, and the registers of just that, which are made if need be and kept for the next time.
    ///
    /// # Errors
    /// [`KeptError`] if a file turns out to be damaged.
    pub fn registers(&self, makers: Makers) -> Result<Registers, KeptError> {
        let (snapshot, current, end) = {
            let state = self.state();
            (Arc::clone(&state.snapshot), state.current, state.end)
        };
        let base = match snapshot.index() {
            Some(_) => Some(register(&base(&self.folder, current), [current.identity, NO_JOURNAL], || {
                made(&snapshot, makers.base(&snapshot.base()))
            })?),
            None => None,
        };
        let later = if snapshot.pending() > 0 || base.is_none() {
            // A journal is only added to, so that where it ends tells all that it holds.
            Some(register(&later(&self.folder, current), [current.identity, end], || {
                made(&snapshot, makers.later(&snapshot, base.as_ref()))
            })?)
        } else {
            None
        };
        Ok(Registers { snapshot, base, later })
    }

    /// Forgets registers of which one turned out to be damaged, and says so.
    pub fn forget_registers(&self, damage: Damage) -> KeptError {
        let current = self.state().current;
        _ = fs::remove_file(base(&self.folder, current));
        _ = fs::remove_file(later(&self.folder, current));
        KeptError::Damaged(damage)
    }
}

impl Makers {
    /// Makes the register of an index before it is asked for. What cannot be written is made when it is.
    pub(super) fn prepare(self, folder: &Folder, current: Current, index: &Snapshot) -> Result<(), KeptError> {
        let state = [current.identity, NO_JOURNAL];
        register(&base(folder, current), state, || made(index, self.base(index))).map(drop)
    }

    fn base(self, snapshot: &Snapshot) -> RegisterDraft {
        (self.base)(snapshot)
    }

    fn later(self, snapshot: &Snapshot, base: Option<&Register>) -> RegisterDraft {
        (self.later)(snapshot, base)
    }
}

/// The files about a generation.
pub(super) fn files(folder: &Folder, current: Current) -> [PathBuf; 2] {
    [base(folder, current), later(folder, current)]
}

fn base(folder: &Folder, current: Current) -> PathBuf {
    folder.path().join(format!("{NAME}{}", current.generation))
}

fn later(folder: &Folder, current: Current) -> PathBuf {
    folder.path().join(format!("{NAME}{}{LATER}", current.generation))
}

fn made(snapshot: &Snapshot, draft: RegisterDraft) -> Result<RegisterDraft, KeptError> {
    Ok(snapshot.sound().map(|()| draft)?)
}

/// The register in that file if it is about that state, else a new one.
fn register(
    path: &Path,
    state: [u64; 2],
    make: impl FnOnce() -> Result<RegisterDraft, KeptError>,
) -> Result<Register, KeptError> {
    if let Some(known) = Register::open(path).ok().filter(|known| known.state() == state && known.sound().is_ok()) {
        return Ok(known);
    }
    let draft = RegisterDraft { state, ..make()? };
    let bytes = draft.written().map_err(KeptError::refused("cannot write", path))?;
    // Who may not write here makes it anew every time.
    let new = path.with_extension(format!("{}.new", std::process::id()));
    let kept = fs::write(&new, &bytes).and_then(|()| fs::rename(&new, path));
    if kept.is_err() {
        _ = fs::remove_file(&new);
    }
    Register::of(bytes).map_err(|error| KeptError::index(path, error))
}

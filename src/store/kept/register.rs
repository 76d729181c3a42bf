//! The registers of a kept graph: files beside its index that can be made again at any time.
//!
//! One is about the index and holds as long as that does; the other is about what the journal says besides, and holds
//! for one of its states. Names of other languages than English have registers of their own, made when they are first asked.

use super::folder::{Current, Folder};
use super::{Kept, KeptError, Snapshot};
use crate::index::{Damage, Register, RegisterDraft};
use crate::rdf::Tongue;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How the files are called, before the generation of the index that they are about.
pub(super) const NAME: &str = "names-";
/// What follows in the name of the one about the journal.
const LATER: &str = "-later";
/// What precedes the tag of a language in the names of those that are not about English names.
const TONGUE: char = '@';
/// How the names of files end that are being written.
const NEW: &str = ".new";
/// The state of a journal of which nothing is told.
const NO_JOURNAL: u64 = u64::MAX;

/// How registers are made, by those who know what they hold.
#[derive(Clone, Copy, Debug)]
pub struct Makers {
    /// Of an index.
    pub base: fn(&Snapshot, &Tongue) -> RegisterDraft,
    /// Of what a journal has changed beside the register of its index; of all, where there is no index.
    pub later: fn(&Snapshot, Option<&Register>, &Tongue) -> RegisterDraft,
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
        let tongue = &self.spoken();
        let base = match snapshot.index() {
            Some(_) => Some(register(&base(&self.folder, current, tongue), [current.identity, NO_JOURNAL], || {
                made(&snapshot, makers.base(&snapshot.base(), tongue))
            })?),
            None => None,
        };
        let later = if snapshot.pending() > 0 || base.is_none() {
            // A journal is only added to, so that where it ends tells all that it holds.
            Some(register(&later(&self.folder, current, tongue), [current.identity, end], || {
                made(&snapshot, makers.later(&snapshot, base.as_ref(), tongue))
            })?)
        } else {
            None
        };
        Ok(Registers { snapshot, base, later })
    }

    /// Forgets registers of which one turned out to be damaged, and says so.
    pub fn forget_registers(&self, damage: Damage) -> KeptError {
        let current = self.state().current;
        let tongue = &self.spoken();
        _ = fs::remove_file(base(&self.folder, current, tongue));
        _ = fs::remove_file(later(&self.folder, current, tongue));
        KeptError::Damaged(damage)
    }
}

impl Makers {
    /// Makes the register of an index, with English names, before it is asked for. What cannot be written is made when it is.
    pub(super) fn prepare(self, folder: &Folder, current: Current, index: &Snapshot) -> Result<(), KeptError> {
        let (state, english) = ([current.identity, NO_JOURNAL], &Tongue::default());
        register(&base(folder, current, english), state, || made(index, self.base(index, english))).map(drop)
    }

    fn base(self, snapshot: &Snapshot, tongue: &Tongue) -> RegisterDraft {
        (self.base)(snapshot, tongue)
    }

    fn later(self, snapshot: &Snapshot, base: Option<&Register>, tongue: &Tongue) -> RegisterDraft {
        (self.later)(snapshot, base, tongue)
    }
}

/// Whether a file of that name is about a generation.
pub(super) fn is_of(name: &str, current: Current) -> bool {
    let about = format!("{NAME}{}", current.generation);
    let rest = name.strip_prefix(&about).map(|rest| rest.strip_prefix(LATER).unwrap_or(rest));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(TONGUE) && !rest.ends_with(NEW))
}

fn base(folder: &Folder, current: Current, tongue: &Tongue) -> PathBuf {
    file(folder, current, "", tongue)
}

fn later(folder: &Folder, current: Current, tongue: &Tongue) -> PathBuf {
    file(folder, current, LATER, tongue)
}

fn file(folder: &Folder, Current { generation, .. }: Current, part: &str, tongue: &Tongue) -> PathBuf {
    let other = if *tongue == Tongue::default() { String::new() } else { format!("{TONGUE}{}", tongue.tag()) };
    folder.path().join(format!("{NAME}{generation}{part}{other}"))
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
    let new = path.with_extension(format!("{}{NEW}", std::process::id()));
    let kept = fs::write(&new, &bytes).and_then(|()| fs::rename(&new, path));
    if kept.is_err() {
        _ = fs::remove_file(&new);
    }
    Register::of(bytes).map_err(|error| KeptError::index(path, error))
}

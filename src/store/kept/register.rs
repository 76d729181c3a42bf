//! The register of a kept graph: a file beside its index that can be made again at any time.

use super::{Kept, KeptError, Snapshot};
use crate::index::{Damage, Register, RegisterDraft};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

/// How the file is called, before the generation of the index that it is about.
pub(super) const NAME: &str = "names-";

impl Kept {
    /// What it holds now, and the register of just that, which is made if need be and kept for the next time.
    ///
    /// # Errors
    /// [`KeptError`] if a file turns out to be damaged.
    pub fn register(
        &self,
        make: impl FnOnce(&Snapshot) -> RegisterDraft,
    ) -> Result<(Arc<Snapshot>, Register), KeptError> {
        let (snapshot, state, path) = self.registered();
        if let Some(known) = Register::open(&path).ok().filter(|known| known.state() == state && known.sound().is_ok())
        {
            return Ok((snapshot, known));
        }
        let draft = RegisterDraft { state, ..make(&snapshot) };
        snapshot.sound()?;
        let bytes = draft.written().map_err(KeptError::refused("cannot write", &path))?;
        // Who may not write here makes it anew every time.
        let new = path.with_extension(format!("{}.new", std::process::id()));
        let kept = fs::write(&new, &bytes).and_then(|()| fs::rename(&new, &path));
        if kept.is_err() {
            _ = fs::remove_file(&new);
        }
        let register = Register::of(bytes).map_err(|error| KeptError::index(&path, error))?;
        Ok((snapshot, register))
    }

    /// Forgets a register that turned out to be damaged, and says so.
    pub fn forget_register(&self, damage: Damage) -> KeptError {
        let (_, _, path) = self.registered();
        _ = fs::remove_file(path);
        KeptError::Damaged(damage)
    }

    /// A snapshot, what tells its state from every other, and where its register stands.
    fn registered(&self) -> (Arc<Snapshot>, [u64; 2], PathBuf) {
        let state = self.state();
        let path = self.folder.path().join(format!("{NAME}{}", state.current.generation));
        // A journal is only added to, so that where it ends tells all that it holds.
        (Arc::clone(&state.snapshot), [state.current.identity, state.end], path)
    }
}

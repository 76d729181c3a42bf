//! Journals folded into new indexes, beside all other work.
//!
//! An index is made of a snapshot while others read and write. Only then the lock is taken, what was committed in the
//! meantime is written into the new journal, and one file is replaced to make both count. Whoever is killed on the way
//! leaves the folder as it was, and a file that the next one removes.

use super::folder::{Current, Folder};
use super::journal::{self, Journal, Record};
use super::register::Makers;
use super::{Change, Kept, KeptError, Snapshot, State, locked, record};
use crate::index::Index;
use std::fs::{self, File};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;

impl Kept {
    /// Folds the journal into a new index; gives whether there was anything to fold. Others read and write meanwhile.
    ///
    /// # Errors
    /// [`KeptError`]; the graph is as before.
    pub fn compact(&self) -> Result<bool, KeptError> {
        fold(&self.folder, &self.state, self.makers.get().copied())
    }

    /// Folds the journal on a thread of its own, unless one is at it; waits for its end if need be. The commits that led
    /// to it stand whether it succeeds or not, and the next one tries again.
    pub(super) fn fold_beside(&self, wait: bool) {
        let mut folding = locked(&self.folding);
        if folding.as_ref().is_none_or(thread::JoinHandle::is_finished) {
            let (folder, state, makers) = (self.folder.clone(), Arc::clone(&self.state), self.makers.get().copied());
            let work = move || {
                if let Err(error) = fold(&folder, &state, makers) {
                    let note = format!("the journal could not be folded into a new index: {error}");
                    locked(&state).notes.push(note);
                }
            };
            *folding = thread::Builder::new().name("folding".to_owned()).spawn(work).ok();
        }
        if wait && let Some(folding) = folding.take() {
            // A thread that panics has said so.
            _ = folding.join();
        }
    }
}

impl Drop for Kept {
    /// What was begun is brought to its end.
    fn drop(&mut self) {
        if let Some(folding) = locked(&self.folding).take() {
            _ = folding.join();
        }
    }
}

/// Makes an index of what a folder holds, and lets it count.
fn fold(folder: &Folder, state: &Mutex<State>, makers: Option<Makers>) -> Result<bool, KeptError> {
    let _folding = folder.lock_to_fold()?;
    let (current, end, snapshot) = {
        let mut state = locked(state);
        let _lock = folder.lock()?;
        state.refresh(folder)?;
        folder.clear(state.current);
        (state.current, state.end, Arc::clone(&state.snapshot))
    };
    if snapshot.pending() == 0 {
        return Ok(false);
    }
    let path = folder.folding();
    let made = make(folder, &path, current, &snapshot, makers);
    let made = made.and_then(|()| switch(folder, &mut locked(state), current, end));
    if !matches!(made, Ok(true)) {
        _ = fs::remove_file(&path);
    }
    made
}

/// Writes an index of a snapshot, and its register. Nothing is locked but the right to fold.
fn make(
    folder: &Folder,
    path: &Path,
    current: Current,
    snapshot: &Snapshot,
    makers: Option<Makers>,
) -> Result<(), KeptError> {
    let draft = snapshot.draft();
    snapshot.sound()?;
    let file = File::create(path).map_err(KeptError::refused("cannot write", path))?;
    draft.write(file).map_err(|error| KeptError::write(path, error))?;
    let Some(makers) = makers else { return Ok(()) };
    let index = Index::open(path).map_err(|error| KeptError::index(path, error))?;
    let next = Current { generation: current.generation + 1, identity: index.identity() };
    makers.prepare(folder, next, &Snapshot::of(Some(Arc::new(index))))
}

/// Lets the index count that was made of the state that ended there, with what was committed since; gives whether that
/// could be done, which it cannot if others have made another index meanwhile.
fn switch(folder: &Folder, state: &mut State, made_of: Current, end: u64) -> Result<bool, KeptError> {
    let _lock = folder.lock()?;
    state.refresh(folder)?;
    if state.current != made_of {
        return Ok(false);
    }
    let since = Journal::new(journal::path(folder.path(), made_of.generation), made_of.identity).read(end)?.records;
    let path = folder.index(made_of.generation + 1);
    fs::rename(folder.folding(), &path).map_err(KeptError::refused("cannot write", &path))?;
    let index = Index::open(&path).map_err(|error| KeptError::index(&path, error))?;
    let current = Current { generation: made_of.generation + 1, identity: index.identity() };
    let mut snapshot = Snapshot::of(Some(Arc::new(index)));
    let known = state.commits.len().saturating_sub(since.len());
    let mut records: Vec<Record> = state.commits.iter().take(known).map(Record::from).collect();
    for commit in &since {
        records.push(renumbered(commit, &state.snapshot, &mut snapshot));
    }
    snapshot.sound()?;
    state.snapshot.sound()?;
    let end = Journal::new(journal::path(folder.path(), current.generation), current.identity).create(&records)?;
    folder.switch(current)?;
    folder.clear(current);
    let (commits, notes) = (std::mem::take(&mut state.commits), std::mem::take(&mut state.notes));
    *state = State { current, snapshot: Arc::new(snapshot), commits, end, notes };
    Ok(true)
}

/// A commit in the numbers of another snapshot, in which it is made.
fn renumbered(commit: &Record, known: &Snapshot, new: &mut Snapshot) -> Record {
    let quads = |at: usize| -> Vec<_> {
        commit.quads.get(at).into_iter().flatten().filter_map(|&quad| known.quad(quad)).collect()
    };
    let change = Change { message: commit.message.clone(), insert: quads(0), remove: quads(1) };
    Record { counts: commit.counts, ..record(new, &change, commit.number) }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{folder, insert, listed, quads};
    use super::*;
    use crate::store::{RdfFormat, parse_all};

    /// Between the making of an index and its counting, anything may be committed.
    #[test]
    fn what_is_committed_meanwhile_is_in_the_new_journal() {
        let path = folder("meanwhile");
        let kept = Kept::open_or_make(&path).unwrap();
        insert(&kept, "<x:a> <x:p> <x:b>, 'one'@en, 5 .");
        kept.compact().unwrap();
        insert(&kept, "<x:c> <x:q> <x:d> .");
        let current = kept.state().current;
        let end = kept.state().end;
        make(&kept.folder, &kept.folder.folding(), current, &kept.snapshot(), None).unwrap();
        let named = parse_all("n.trig", b"<x:g> { <x:a> <x:p> <x:new> }", RdfFormat::TriG).unwrap();
        kept.commit(&Change { message: "graph".to_owned(), insert: named, remove: vec![] }).unwrap();
        let remove = quads("<x:a> <x:p> 5, <x:b> . <x:c> <x:q> <x:d> .");
        kept.commit(&Change { message: "both".to_owned(), insert: quads("<x:n> <x:m> 'two' ."), remove }).unwrap();
        insert(&kept, "<x:a> <x:p> 5 .");
        let (right, commits) = (listed(&kept), kept.commits());
        assert!(switch(&kept.folder, &mut kept.state(), current, end).unwrap());
        assert_eq!((listed(&kept), kept.commits()), (right.clone(), commits.clone()));
        let again = Kept::open(&path).unwrap();
        assert_eq!((listed(&again), again.commits(), again.notes()), (right, commits, vec![]));
        // An index of a state that counts no longer is left alone.
        assert!(!switch(&kept.folder, &mut kept.state(), current, end).unwrap());
    }
}

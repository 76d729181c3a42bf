//! Graphs that are kept in a folder.
//!
//! Everything is read from a [`Snapshot`]: an index, which does not change, and what the journal adds to it.
//! A commit is one record of the journal, on the disk before it is acknowledged; when the journal has grown,
//! index and journal are folded into a new index beside all other work, and one file is replaced to make it count. Readers keep what
//! they have opened; one writer at a time holds the lock.

mod error;
mod fold;
mod folder;
mod journal;
mod load;
mod mark;
mod past;
mod register;
mod snapshot;
mod stamp;
#[cfg(test)]
mod tests;

pub use error::KeptError;
pub use past::{Past, UNDO};
pub use register::{Makers, Registers};
pub use snapshot::Snapshot;
pub use stamp::Stamp;

use super::{Abroad, Limit};
use crate::index::{Id, Index};
use crate::rdf::{Quad, Tongue};
use folder::{Current, Folder};
use journal::{Journal, Record};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread::JoinHandle;

/// How many quads a journal may add and remove before it is folded into a new index: as many as are read again
/// within a few milliseconds.
const FOLD_AT: usize = 50_000;

/// How many it may have while it is being folded, before a writer waits for that to end.
const WAIT_AT: usize = 8 * FOLD_AT;

/// What is to change, all of it or nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    /// What it is about, for people: "read briefing.txt".
    pub message: String,
    /// Quads to add; those that are there already change nothing.
    pub insert: Vec<Quad>,
    /// Quads to remove; those that are not there change nothing. They go before others come.
    pub remove: Vec<Quad>,
}

/// What a commit changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Committed {
    /// Its number, from 1; 0 if nothing changed and nothing was written.
    pub number: u64,
    /// What it was about.
    pub message: String,
    /// How many quads were added.
    pub added: u64,
    /// How many were removed.
    pub removed: u64,
}

/// A graph in a folder.
///
/// It shows one [`Snapshot`], which is the newest when it is opened and after each commit of its own.
#[derive(Debug)]
pub struct Kept {
    folder: Folder,
    state: Arc<Mutex<State>>,
    limit: Mutex<Limit>,
    tongue: Mutex<Tongue>,
    abroad: Mutex<Abroad>,
    makers: OnceLock<Makers>,
    /// The thread that folds, if it was ever needed.
    folding: Mutex<Option<JoinHandle<()>>>,
}

/// What is open.
#[derive(Debug)]
struct State {
    current: Current,
    snapshot: Arc<Snapshot>,
    /// Every commit so far.
    commits: Vec<Committed>,
    /// Where the last whole commit of the journal ends.
    end: u64,
    notes: Vec<String>,
}

/// Numbers that tell of a kept graph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Quads of all graphs.
    pub quads: usize,
    /// Of these, how many are in named graphs.
    pub named: usize,
    /// Named graphs.
    pub graphs: usize,
    /// Terms that the index knows.
    pub terms: usize,
    /// Quads that the journal adds and removes.
    pub pending: usize,
    /// The length of the index, in bytes.
    pub index_bytes: u64,
    /// The length of the journal, in bytes.
    pub journal_bytes: u64,
}

impl Kept {
    /// Opens the graph of a folder.
    ///
    /// # Errors
    /// [`KeptError`]; [`KeptError::Missing`] if there is none.
    pub fn open(path: &Path) -> Result<Self, KeptError> {
        let folder = Folder::new(path);
        let state = Arc::new(Mutex::new(State::open(&folder)?));
        let (limit, abroad, tongue) = (Mutex::default(), Mutex::default(), Mutex::default());
        let (makers, folding) = (OnceLock::new(), Mutex::default());
        Ok(Self { folder, state, limit, abroad, tongue, makers, folding })
    }

    /// From now on, a new index has its register made with it, before anybody asks for it.
    #[must_use]
    pub fn naming(self, makers: Makers) -> Self {
        _ = self.makers.set(makers);
        self
    }

    /// Opens the graph of a folder, and makes an empty one where there is none.
    ///
    /// # Errors
    /// [`KeptError`].
    pub fn open_or_make(path: &Path) -> Result<Self, KeptError> {
        match Self::open(path) {
            Err(KeptError::Missing(_)) => {}
            opened => return opened,
        }
        let folder = Folder::new(path);
        let lock = folder.lock()?;
        // Another process may have made it in between.
        if matches!(folder.current(), Err(KeptError::Missing(_))) {
            let current = Current { generation: 0, identity: 0 };
            Journal::new(journal::path(path, 0), 0).create(&[])?;
            folder.switch(current)?;
        }
        drop(lock);
        Self::open(path)
    }

    /// What it holds now.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.state().snapshot)
    }

    /// Every commit so far, the first one first.
    #[must_use]
    pub fn commits(&self) -> Vec<Committed> {
        self.state().commits.clone()
    }

    /// What was noticed when it was opened, such as a write that did not come to its end.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        self.state().notes.clone()
    }

    /// How large it is.
    #[must_use]
    pub fn size(&self) -> Size {
        let state = self.state();
        let snapshot = &state.snapshot;
        let graphs = snapshot.graphs();
        let named = graphs.iter().map(|&graph| snapshot.quads([None, None, None, Some(graph)]).count()).sum();
        Size {
            quads: snapshot.len(),
            named,
            graphs: graphs.len(),
            terms: snapshot.index().map_or(0, Index::terms) + snapshot.beside().len(),
            pending: snapshot.pending(),
            index_bytes: snapshot.index().map_or(0, |index| index.bytes() as u64),
            journal_bytes: state.end,
        }
    }

    /// Reads the whole index to see whether it is as it was written. Journals are read whole when they are opened.
    ///
    /// # Errors
    /// [`KeptError::Damaged`].
    pub fn verify(&self) -> Result<(), KeptError> {
        let snapshot = self.snapshot();
        Ok(snapshot.index().map_or(Ok(()), Index::check)?)
    }

    /// Makes a change: it is on the disk when this returns, all of it, or nothing of it ever was.
    ///
    /// # Errors
    /// [`KeptError`]; the graph is as before.
    pub fn commit(&self, change: &Change) -> Result<Committed, KeptError> {
        self.commit_with(|_| Ok(change.clone()))
    }

    /// Makes the change that comes of the newest snapshot; nobody else writes in between.
    ///
    /// # Errors
    /// As `make` fails, or [`Kept::commit`]; the graph is as before.
    pub(in super::super) fn commit_with<E: From<KeptError>>(
        &self,
        make: impl FnOnce(&Snapshot) -> Result<Change, E>,
    ) -> Result<Committed, E> {
        let (committed, pending) = {
            let mut state = self.state();
            let _lock = self.folder.lock()?;
            state.refresh(&self.folder)?;
            let change = make(&state.snapshot)?;
            (self.commit_locked(&mut state, &change)?, state.snapshot.pending())
        };
        if pending >= FOLD_AT {
            self.fold_beside(pending >= WAIT_AT);
        }
        Ok(committed)
    }

    /// Writes a change. The lock is held.
    fn commit_locked(&self, state: &mut State, change: &Change) -> Result<Committed, KeptError> {
        let mut next = Snapshot::clone(&state.snapshot);
        let record = record(&mut next, change, state.commits.len() as u64 + 1);
        next.sound()?;
        next.beside().sound()?;
        if record.counts == [0, 0] {
            return Ok(Committed { message: change.message.clone(), ..Committed::default() });
        }
        let journal = Journal::new(journal::path(self.folder.path(), state.current.generation), state.current.identity);
        state.end = journal.append(state.end, &record)?;
        let committed = Committed::from(&record);
        state.commits.push(committed.clone());
        state.snapshot = Arc::new(next);
        Ok(committed)
    }

    /// For how long queries may run.
    pub(super) fn limit_now(&self) -> Limit {
        *self.limit.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The language of which names are looked for.
    pub(super) fn spoken(&self) -> Tongue {
        locked(&self.tongue).clone()
    }

    pub(super) fn speak_now(&self, tongue: Tongue) {
        *locked(&self.tongue) = tongue;
    }

    pub(super) fn set_limit(&self, limit: Limit) {
        *self.limit.lock().unwrap_or_else(PoisonError::into_inner) = limit;
    }

    /// How other hosts are asked.
    pub(super) fn abroad_now(&self) -> Abroad {
        locked(&self.abroad).clone()
    }

    pub(super) fn set_abroad(&self, abroad: Abroad) {
        *locked(&self.abroad) = abroad;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        locked(&self.state)
    }
}

/// A thread that panicked changed nothing: what is guarded is replaced after all else has succeeded.
fn locked<T>(guarded: &Mutex<T>) -> MutexGuard<'_, T> {
    guarded.lock().unwrap_or_else(PoisonError::into_inner)
}

impl State {
    fn open(folder: &Folder) -> Result<Self, KeptError> {
        // A writer may replace the files between looking up their names and opening them: then there are newer ones.
        let mut tried = None;
        loop {
            let current = folder.current()?;
            match Self::open_generation(folder, current) {
                Err(_) if tried.replace(current) != Some(current) => {}
                opened => return opened,
            }
        }
    }

    fn open_generation(folder: &Folder, current: Current) -> Result<Self, KeptError> {
        let Current { generation, identity } = current;
        let index = if identity == 0 {
            None
        } else {
            let path = folder.index(generation);
            let index = Index::open(&path).map_err(|error| KeptError::index(&path, error))?;
            if index.identity() != identity {
                return Err(KeptError::damaged(&path, "it is another index than the folder tells"));
            }
            Some(Arc::new(index))
        };
        let snapshot = Arc::new(Snapshot::of(index));
        let mut state = Self { current, snapshot, commits: vec![], end: 0, notes: vec![] };
        state.replay(folder)?;
        Ok(state)
    }

    /// Reads the commits that the journal has gained.
    fn replay(&mut self, folder: &Folder) -> Result<(), KeptError> {
        let path = journal::path(folder.path(), self.current.generation);
        let found = Journal::new(path.clone(), self.current.identity).read(self.end)?;
        let snapshot = Arc::make_mut(&mut self.snapshot);
        let mut added = vec![];
        for record in &found.records {
            for term in &record.terms {
                snapshot.intern(term.as_ref());
            }
            let [insert, remove] = &record.quads;
            // Adding all at once is faster, as long as nothing goes.
            if !remove.is_empty() {
                snapshot.change(&std::mem::take(&mut added), &[]);
                snapshot.change(&[], remove);
            }
            added.extend_from_slice(insert);
            self.commits.push(Committed::from(record));
        }
        snapshot.change(&added, &[]);
        if found.torn > 0 {
            let name = path.display();
            self.notes.push(format!(
                "{name}: the last {} bytes are of a write that did not end; they are left out",
                found.torn
            ));
        }
        self.end = found.end;
        snapshot.sound()?;
        Ok(())
    }

    /// Takes up what other processes have committed. The lock is held.
    fn refresh(&mut self, folder: &Folder) -> Result<(), KeptError> {
        if folder.current()? == self.current {
            self.replay(folder)
        } else {
            *self = Self::open(folder)?;
            Ok(())
        }
    }
}

impl From<&Record> for Committed {
    fn from(record: &Record) -> Self {
        let [added, removed] = record.counts;
        Self { number: record.number, message: record.message.clone(), added, removed }
    }
}

/// Makes a change in a snapshot, and gives what a journal tells of it.
fn record(snapshot: &mut Snapshot, change: &Change, number: u64) -> Record {
    let known = snapshot.beside().len();
    let quads = snapshot.changed(change);
    let terms = (known..snapshot.beside().len()).filter_map(|at| snapshot.beside().get(at as u32));
    let counts = quads.each_ref().map(|quads| quads.len() as u64);
    Record { number, message: change.message.clone(), counts, terms: terms.collect(), quads }
}

impl Snapshot {
    /// Makes a change; gives how many quads were added and removed by it.
    pub(super) fn make(&mut self, change: &Change) -> [u64; 2] {
        self.changed(change).map(|quads| quads.len() as u64)
    }

    /// Makes a change; gives what was added and removed by it.
    fn changed(&mut self, change: &Change) -> [Vec<[Id; 4]>; 2] {
        let mut removed: Vec<_> = change.remove.iter().filter_map(|quad| self.find_quad(quad)).collect();
        removed.retain(|&quad| self.contains(quad));
        distinct(&mut removed);
        self.change(&[], &removed);
        let mut added: Vec<_> = change.insert.iter().map(|quad| self.intern_quad(quad)).collect();
        added.retain(|&quad| !self.contains(quad));
        distinct(&mut added);
        self.change(&added, &[]);
        [added, removed]
    }
}

fn distinct<T: Ord>(items: &mut Vec<T>) {
    items.sort_unstable();
    items.dedup();
}

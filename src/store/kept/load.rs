//! Many statements at once: a new index.

use super::folder::{Current, Folder};
use super::journal::{self, Journal, Record};
use super::{Change, Committed, FOLD_AT, Kept, KeptError, Snapshot, State};
use crate::index::{Draft, Index};
use std::fs::File;
use std::sync::Arc;

impl State {
    /// Writes a new generation and lets it count. The lock is held.
    fn replace(&mut self, folder: &Folder, draft: Draft, message: &str) -> Result<(), KeptError> {
        let generation = self.current.generation + 1;
        let path = folder.index(generation);
        let file = File::create(&path).map_err(KeptError::refused("cannot write", &path))?;
        let written = draft.write(file).map_err(|error| KeptError::write(&path, error));
        let opened = written.and_then(|_| Index::open(&path).map_err(|error| KeptError::index(&path, error)));
        let index = opened.inspect_err(|_| _ = std::fs::remove_file(&path))?;
        let mut commits = self.commits.clone();
        let added = (index.triples() + index.quads()).saturating_sub(self.snapshot.len()) as u64;
        let number = commits.len() as u64 + 1;
        commits.push(Committed { number, message: message.to_owned(), added, removed: 0 });
        let current = Current { generation, identity: index.identity() };
        let past: Vec<Record> = commits.iter().map(Record::from).collect();
        let end = Journal::new(journal::path(folder.path(), generation), current.identity).create(&past)?;
        folder.switch(current)?;
        folder.tidy(current);
        let snapshot = Arc::new(Snapshot::of(Some(Arc::new(index))));
        *self = Self { current, snapshot, commits, end, notes: std::mem::take(&mut self.notes) };
        Ok(())
    }
}

impl Kept {
    /// Adds many statements at once, as one commit: they are on the disk when this returns, all of them, or none
    /// ever was. A few go to the journal, more into a new index.
    ///
    /// # Errors
    /// [`KeptError`]; the graph is as before.
    pub fn load(&self, message: &str, batch: Draft) -> Result<Committed, KeptError> {
        batch.terms.sound()?;
        if batch.triples.len() + batch.quads.len() < FOLD_AT / 4 {
            let message = message.to_owned();
            return self.commit(&Change { message, insert: batch.into_quads(), remove: vec![] });
        }
        let mut state = self.state();
        let _lock = self.folder.lock()?;
        state.refresh(&self.folder)?;
        let draft = if state.snapshot.is_empty() {
            batch
        } else {
            let mut draft = state.snapshot.draft();
            state.snapshot.sound()?;
            draft.append(batch);
            draft
        };
        let before = state.commits.len();
        state.replace(&self.folder, draft, message)?;
        Ok(state.commits.get(before).cloned().unwrap_or_default())
    }

    /// Makes the register of the index, if it has none yet: for whoever loads, so that nobody waits for it later.
    ///
    /// # Errors
    /// [`KeptError`] if the index turns out to be damaged.
    pub fn prepare(&self) -> Result<(), KeptError> {
        let (current, snapshot) = {
            let state = self.state();
            (state.current, state.snapshot.base())
        };
        match self.makers.get() {
            Some(makers) if snapshot.index().is_some() => makers.prepare(&self.folder, current, &snapshot),
            _ => Ok(()),
        }
    }
}

impl Snapshot {
    /// The same, all of it in columns in memory; nothing if there are too many terms for them.
    pub(in super::super) fn folded(&self) -> Option<Self> {
        let index = self.draft().held().ok()?;
        Some(Self::of(Some(Arc::new(index))))
    }

    /// All that it holds, to be written anew.
    pub(super) fn draft(&self) -> Draft {
        let mut draft = self.index().map_or_else(Draft::default, Index::draft);
        if self.pending() > 0 {
            draft.retain(|quad| !self.is_removed(quad));
            let beside: Vec<_> = (0..self.beside().len() as u32).filter_map(|at| self.beside().get(at)).collect();
            let numbers: Vec<_> = beside.iter().map(|term| draft.terms.term(term.as_ref())).collect();
            draft.add(self.added_quads([None; 4]), &numbers);
        }
        draft
    }
}

impl From<&Committed> for Record {
    fn from(commit: &Committed) -> Self {
        let Committed { number, message, added, removed } = commit.clone();
        Self { number, message, counts: [added, removed], ..Self::default() }
    }
}

//! Changes that can be taken back, the last one first.

use super::{Knowledge, KnowledgeError};
use crate::rdf::{GraphName, Quad};
use crate::store::{Change, Committed, Endpoint, Past, QuadPattern, UNDO};
use std::collections::HashSet;

impl Knowledge {
    /// Keeps in mind what takes back each change from now on.
    pub fn remember_changes(&mut self) {
        self.undoing.get_or_insert_default();
    }

    /// Takes back the last change that was made since [`Knowledge::remember_changes`]; none if there is none.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`] if the store fails; then nothing is taken back.
    pub fn undo(&mut self) -> Result<Option<Committed>, KnowledgeError> {
        let Some(change) = self.undoing.as_mut().and_then(Vec::pop) else { return Ok(None) };
        let committed =
            self.graph.commit(change.clone()).inspect_err(|_| self.undoing.get_or_insert_default().push(change))?;
        self.forget_language();
        Ok(Some(committed))
    }

    /// The last commit of a kept graph that stands, made by whatever session; none of any other graph.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`] if the store fails.
    pub fn last_commit(&self) -> Result<Option<Past>, KnowledgeError> {
        Ok(self
            .graph
            .kept()
            .map(crate::store::Kept::last)
            .transpose()
            .map_err(crate::store::EndpointError::from)?
            .flatten())
    }

    /// Takes back a commit that [`Knowledge::last_commit`] gave; none if it cannot be.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`] if the store fails; then nothing is taken back.
    pub fn undo_past(&mut self, past: &Past) -> Result<Option<Committed>, KnowledgeError> {
        let Some(back) = &past.back else { return Ok(None) };
        let committed = self.graph.commit(back.clone())?;
        self.forget_language();
        Ok(Some(committed))
    }

    /// Makes a change, and keeps in mind what takes it back if somebody may want that.
    pub(super) fn commit(&mut self, change: Change) -> Result<Committed, KnowledgeError> {
        let back = self.undoing.is_some().then(|| back(self.graph.as_ref(), &change)).transpose()?;
        let committed = self.graph.commit(change)?;
        self.forget_language();
        if let (Some(changes), Some(back)) = (&mut self.undoing, back) {
            changes.push(back);
        }
        Ok(committed)
    }
}

/// The change that takes a change back: what is new goes, what went comes back, and what was there stays.
fn back(graph: &dyn Endpoint, change: &Change) -> Result<Change, KnowledgeError> {
    let mut named = change.insert.iter().chain(&change.remove);
    let everything: HashSet<Quad> = if named.any(|quad| quad.graph_name != GraphName::DefaultGraph) {
        graph.all_quads()?.into_iter().collect()
    } else {
        HashSet::new()
    };
    let is_there = |quad: &Quad| -> Result<bool, KnowledgeError> {
        if quad.graph_name != GraphName::DefaultGraph {
            return Ok(everything.contains(quad));
        }
        let pattern = QuadPattern {
            subject: Some(quad.subject.clone()),
            predicate: Some(quad.predicate.clone()),
            object: Some(quad.object.clone()),
        };
        Ok(!graph.quads(&pattern)?.is_empty())
    };
    let mut back = Change { message: format!("{UNDO}{}", change.message), ..Change::default() };
    let mut seen = HashSet::new();
    for quad in &change.insert {
        if seen.insert(quad) && !is_there(quad)? {
            back.remove.push(quad.clone());
        }
    }
    let inserted: HashSet<&Quad> = change.insert.iter().collect();
    for quad in &change.remove {
        if !inserted.contains(quad) && is_there(quad)? {
            back.insert.push(quad.clone());
        }
    }
    Ok(back)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Input;

    #[test]
    fn changes_are_taken_back_one_by_one() {
        let mut knowledge = Knowledge::new().unwrap();
        knowledge.remember_changes();
        let input = |text: &str| Input::Bytes { name: "t.txt".to_owned(), bytes: text.as_bytes().to_vec() };
        knowledge.add(&input("Norland chairs the Bay Forum.")).unwrap();
        let (first, before) = (knowledge.len().unwrap(), knowledge.graph.all_quads().unwrap());
        knowledge.add(&input("Norland chairs the Bay Forum. Norland hosts the Reef Council.")).unwrap();
        assert!(knowledge.len().unwrap() > first);
        knowledge.undo().unwrap().unwrap();
        let after: HashSet<Quad> = knowledge.graph.all_quads().unwrap().into_iter().collect();
        assert_eq!(after, before.into_iter().collect());
        assert!(knowledge.ask("who chairs the Bay Forum?").unwrap().answer.is_answered());
        knowledge.undo().unwrap().unwrap();
        assert!(knowledge.is_empty().unwrap());
        assert!(knowledge.undo().unwrap().is_none());
    }
}

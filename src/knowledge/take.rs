//! A document that is read into a graph, in the place of what it said before.

use super::{GATE, Input, Knowledge, KnowledgeError, ingest, replacing};

/// What came of a document that was read into a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Receipt {
    /// Its sentences.
    pub sentences: usize,
    /// Its claims.
    pub claims: usize,
    /// Claims that are in doubt and were held back.
    pub held: usize,
    /// Statements that are new.
    pub added: u64,
    /// Statements of an earlier reading that went.
    pub removed: u64,
}

impl Knowledge {
    /// Reads a document in the place of what it said when it was read before, and makes that one commit.
    ///
    /// # Errors
    /// [`KnowledgeError`] if it is no prose, or the store fails; then nothing is changed.
    pub fn take(&mut self, document: &Input) -> Result<Receipt, KnowledgeError> {
        let source = document.prose()?;
        let ingested = ingest(&source)?.held_below(GATE);
        let change = replacing(self.graph.as_ref(), &source, &ingested)?;
        let [claims, held] = [ingested.claims.len(), ingested.held.len()];
        let sentences = ingested.coverage.sentences;
        let committed = self.commit(change)?;
        self.keep_text(source, &ingested);
        Ok(Receipt { sentences, claims, held, added: committed.added, removed: committed.removed })
    }
}

//! The world that ships inside the binary: a briefing on APEC and the graph read from it.

use super::{Knowledge, KnowledgeError, Lines, RdfFormat, Text};
use crate::text::Source;
use std::sync::{Arc, OnceLock};

/// The name under which the briefing is cited.
const NAME: &str = "apec.txt";

/// The briefing.
const TEXT: &str = include_str!("../../graphs/apec.txt");

/// The graph read from it; a test reads it anew and compares the bytes.
const GRAPH: &str = include_str!("../../graphs/apec.ttl");

impl Knowledge {
    /// The bundled briefing as the graph that was read from it, so that no prose need be read.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`] if the store fails.
    pub fn bundled() -> Result<Self, KnowledgeError> {
        let mut knowledge = Self::new()?;
        knowledge.add_rdf("apec.ttl", GRAPH.as_bytes(), RdfFormat::Turtle)?;
        let source = Source::new(NAME, TEXT);
        let (lines, source) = (Lines::new(&source), Arc::new(source));
        let text = Text { lines, source, findings: vec![], coverage: OnceLock::new() };
        Arc::make_mut(&mut knowledge.texts).insert(NAME.to_owned(), text);
        Ok(knowledge)
    }

    /// The bundled briefing, read from its prose: what was not understood is known too.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`] if the store fails.
    pub fn bundled_prose() -> Result<Self, KnowledgeError> {
        let mut knowledge = Self::new()?;
        knowledge.add_prose(Source::new(NAME, TEXT))?;
        Ok(knowledge)
    }
}

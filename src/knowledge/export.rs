//! The graph on its way out: whole, in the shapes of others, or what a question is about.

use super::{Exported, Knowledge, KnowledgeError, RdfFormat, Shape};
use crate::rdf::GraphName;
use crate::sparql;

impl Knowledge {
    /// The whole graph in a syntax, sorted; how many statements of named graphs the syntax cannot hold is told.
    ///
    /// # Errors
    /// [`KnowledgeError::Export`] if the syntax cannot hold a term, [`KnowledgeError::Endpoint`].
    pub fn export(&self, format: RdfFormat) -> Result<Exported, KnowledgeError> {
        Ok(crate::store::export(self.graph.as_ref(), format)?)
    }

    /// Writes the whole graph as [`Knowledge::export`] gives it, without holding it as text where it is kept in a folder;
    /// gives how many statements were left out.
    ///
    /// # Errors
    /// As [`Knowledge::export`], and if it cannot be written.
    pub fn export_to(&self, format: RdfFormat, out: &mut dyn std::io::Write) -> Result<usize, KnowledgeError> {
        Ok(crate::store::export_to(self.graph.as_ref(), format, out)?)
    }

    /// The whole graph in a shape of claims.
    ///
    /// # Errors
    /// As [`Knowledge::export`].
    pub fn shaped(&self, shape: Shape) -> Result<Exported, KnowledgeError> {
        Ok(crate::store::shaped(self.graph.as_ref(), shape)?)
    }

    /// The triples on which the answer to a question rests, in a syntax: what is affirmed and so.
    ///
    /// # Errors
    /// As [`Knowledge::ask`] and [`Knowledge::export`].
    pub fn export_of(&self, question: &str, format: RdfFormat) -> Result<Exported, KnowledgeError> {
        let bare = question.trim().trim_end_matches(['?', '.']);
        let answer = self.ask(&format!("{bare} as a graph"))?.answer;
        let triples = match sparql::parse(&answer.sparql) {
            Ok(query) => self.graph.construct(&query)?,
            Err(_) => vec![],
        };
        let quads = triples.into_iter().map(|triple| triple.in_graph(GraphName::DefaultGraph)).collect();
        Ok(Exported { text: crate::store::written(quads, format)?, left_out: 0 })
    }
}

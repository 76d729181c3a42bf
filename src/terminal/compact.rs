//! `compact`: the journal of a kept graph folded into its index.

use super::failure::{Failure, Outcome};
use super::home::{no_graph, open_graph};
use super::streams::Streams;
use crate::knowledge::KnowledgeError;
use std::path::Path;

/// Runs the command.
pub(super) fn run(graph: Option<&Path>, streams: Streams) -> Result<Outcome, Failure> {
    let kept = open_graph(graph.ok_or_else(|| no_graph("compact"))?, streams)?;
    let folded = kept.compact().map_err(KnowledgeError::from)?;
    streams.note(if folded { "the journal is folded into a new index" } else { "there is nothing to fold" });
    Ok(Outcome::Answered)
}

//! `remove`: texts taken away from a kept graph, with what only they said.

use super::args::Remove;
use super::failure::{Failure, Outcome};
use super::home::{no_graph, open_graph};
use super::streams::Streams;
use crate::knowledge::{KnowledgeError, removal, sources};
use crate::show::words::count;
use crate::text::{Diagnostic, nearest};
use std::path::Path;

/// Runs the command. Each text is one commit; a name that is not known ends it.
pub(super) fn run(remove: &Remove, graph: Option<&Path>, streams: Streams) -> Result<Outcome, Failure> {
    let kept = open_graph(graph.ok_or_else(|| no_graph("remove NAME"))?, streams)?;
    for name in &remove.names {
        let Some(change) = removal(&kept, name)? else {
            let known: Vec<String> = sources(&kept)?.into_iter().map(|source| source.name).collect();
            return Err(unknown(name, &known));
        };
        let committed = kept.commit(&change).map_err(KnowledgeError::from)?;
        let removed = usize::try_from(committed.removed).unwrap_or(usize::MAX);
        streams.note(&format!("{name}: {} removed", count(removed, "statement", "statements")));
    }
    Ok(Outcome::Answered)
}

/// What is told of a name that no text of a graph has.
pub(super) fn unknown(name: &str, known: &[String]) -> Failure {
    let diagnostic = Diagnostic::error("unknown-source", format!("nothing in this graph comes from {name}"));
    let near = nearest(name, known.iter().map(String::as_str), 1);
    let help = match near.first() {
        Some(near) => format!("did you mean {near}?"),
        None => "rapporteur info --graph DIR lists the texts".to_owned(),
    };
    Failure::wrong(diagnostic.help(help))
}

//! A whole graph to another engine, by updates, and from there, by queries.

use super::client::Call;
use super::{Remote, RemoteError, answers, over};
use crate::index::Draft;
use crate::rdf::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use crate::store::kept::{Committed, Kept};
use crate::store::{EndpointError, Limit};
use oxigraph::model::BlankNode;
use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use ureq::http::Method;

/// How many statements one update adds at most.
const BATCH: usize = 5_000;

/// How long the text of one update may be, in bytes, before it is sent.
const LONGEST_UPDATE: usize = 4 << 20;

/// What stands for a blank node elsewhere, before its name: blank nodes of two updates are never the same, so that they get
/// names of their own on the way (RDF 1.1 Concepts, 3.5).
const GENID: &str = "https://w3id.org/.well-known/genid/rapporteur/";

/// How far a transfer has come.
#[derive(Debug, Default)]
pub struct Moved {
    /// All statements that go; 0 until it is known.
    pub total: AtomicU64,
    /// Those that have arrived.
    pub done: AtomicU64,
}

impl Remote {
    /// Adds all that a kept graph holds, in updates of some thousand statements. It can be done again, which changes
    /// nothing there; what was interrupted goes on where it was, as long as the graph here is the same.
    ///
    /// # Errors
    /// As the endpoint fails; what has arrived stays.
    pub fn push(&self, kept: &Kept, moved: &Moved) -> Result<u64, EndpointError> {
        let snapshot = kept.snapshot();
        let about = format!("push {}", self.address.as_str());
        let before: u64 = kept.mark(&about).and_then(|mark| mark.trim().parse().ok()).unwrap_or_default();
        moved.total.store(snapshot.len() as u64, Ordering::Relaxed);
        moved.done.store(before, Ordering::Relaxed);
        let mut update = Batch::default();
        for numbers in snapshot.quads([None; 4]).skip(usize::try_from(before).unwrap_or(usize::MAX)) {
            if let Some(quad) = snapshot.quad(numbers) {
                update.add(quad);
            }
            if update.count == BATCH || update.text.len() > LONGEST_UPDATE {
                snapshot.sound()?;
                self.send(kept, &about, &mut update, moved)?;
            }
        }
        snapshot.sound()?;
        self.send(kept, &about, &mut update, moved)?;
        kept.set_mark(&about, None);
        Ok(moved.done.load(Ordering::Relaxed) - before)
    }

    /// Sends what was gathered, and notes that it has arrived.
    fn send(&self, kept: &Kept, about: &str, update: &mut Batch, moved: &Moved) -> Result<(), EndpointError> {
        let (count, text) = (update.count as u64, std::mem::take(update).text());
        let limit = self.limit_now();
        if count > 0 {
            let call = Call {
                method: Method::POST,
                address: self.address.clone(),
                parameters: String::new(),
                accept: "*/*",
                body: Some(("application/sparql-update", text.into_bytes())),
                limit: super::LONGEST_ANSWER,
            };
            let reply = self.client.send(&call, &limit).map_err(|error| over(not_updated(error), &limit))?;
            // The connection serves the next update once this is read.
            _ = std::io::copy(&mut { reply.body }, &mut std::io::sink());
        }
        let done = moved.done.fetch_add(count, Ordering::Relaxed) + count;
        kept.set_mark(about, Some(&done.to_string()));
        Ok(())
    }

    /// Brings all that the endpoint holds into a kept graph, as one commit; what it holds already is not there twice.
    ///
    /// # Errors
    /// As the endpoint or the kept graph fails; then nothing was added.
    pub fn pull(&self, kept: &Kept, moved: &Moved) -> Result<Committed, EndpointError> {
        let limit = self.limit_now();
        let mut draft = Draft::default();
        self.pull_graph("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", None, &limit, &mut draft, moved)?;
        for row in self.rows("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")?.rows {
            if let Some(Some(Term::NamedNode(graph))) = row.into_iter().next() {
                let query = format!("CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}");
                self.pull_graph(&query, Some(&graph), &limit, &mut draft, moved)?;
            }
        }
        Ok(kept.load(&format!("pull {}", self.address.as_str()), draft)?)
    }

    fn pull_graph(
        &self,
        query: &str,
        graph: Option<&NamedNode>,
        limit: &Limit,
        draft: &mut Draft,
        moved: &Moved,
    ) -> Result<(), EndpointError> {
        let call = Call { limit: u64::MAX, ..self.call(query, answers::GRAPHS) };
        let reply = self.client.send(&call, limit).and_then(answers::quads);
        for quad in reply.map_err(|error| over(error, limit))? {
            let Quad { subject, predicate, object, .. } = quad.map_err(|error| over(error, limit))?;
            let subject = blank(subject.into());
            let object = blank(object);
            let terms = &mut draft.terms;
            let triple =
                [terms.term(subject.as_ref()), terms.term(predicate.as_ref().into()), terms.term(object.as_ref())];
            match graph {
                Some(graph) => {
                    let graph = terms.term(graph.as_ref().into());
                    let [s, p, o] = triple;
                    draft.quads.push([s, p, o, graph]);
                }
                None => draft.triples.push(triple),
            }
            moved.done.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }
}

/// An update that adds statements, as far as it is written.
#[derive(Default)]
struct Batch {
    /// The graph whose braces are open.
    graph: Option<NamedNode>,
    text: String,
    count: usize,
}

impl Batch {
    fn add(&mut self, quad: Quad) {
        let graph = match quad.graph_name {
            GraphName::DefaultGraph => None,
            GraphName::NamedNode(graph) => Some(graph),
            GraphName::BlankNode(graph) => Some(named(&graph)),
        };
        if graph != self.graph {
            self.close();
            if let Some(graph) = &graph {
                // Writing into a string does not fail, here and below.
                _ = writeln!(self.text, "GRAPH {graph} {{");
            }
            self.graph = graph;
        }
        let subject = match quad.subject {
            NamedOrBlankNode::NamedNode(node) => node,
            NamedOrBlankNode::BlankNode(node) => named(&node),
        };
        let object = match quad.object {
            Term::BlankNode(node) => named(&node).into(),
            other => other,
        };
        _ = writeln!(self.text, "{subject} {} {object} .", quad.predicate);
        self.count += 1;
    }

    fn close(&mut self) {
        if self.graph.take().is_some() {
            self.text.push_str("}\n");
        }
    }

    fn text(mut self) -> String {
        self.close();
        format!("INSERT DATA {{\n{}}}", self.text)
    }
}

/// The name of a blank node elsewhere.
fn named(node: &BlankNode) -> NamedNode {
    NamedNode::new_unchecked(format!("{GENID}{}", node.as_str()))
}

/// The blank node that was given such a name, or the term as it is.
fn blank(term: Term) -> Term {
    match &term {
        Term::NamedNode(node) => match node.as_str().strip_prefix(GENID).map(BlankNode::new) {
            Some(Ok(node)) => node.into(),
            _ => term,
        },
        _ => term,
    }
}

/// What a refusal means where an update was sent.
fn not_updated(error: RemoteError) -> RemoteError {
    match error {
        RemoteError::Refused { address, status: status @ (400 | 404 | 405 | 415), message } => {
            RemoteError::NoUpdate { address, status, message }
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rdf::Literal;

    #[test]
    fn updates_hold_graphs_and_names_for_blank_nodes() {
        let node = |iri: &str| NamedNode::new_unchecked(iri);
        let mut batch = Batch::default();
        let blank_node = BlankNode::new_unchecked("b1");
        batch.add(Quad::new(blank_node.clone(), node("x:p"), Literal::from("a\"\n"), GraphName::DefaultGraph));
        batch.add(Quad::new(node("x:s"), node("x:p"), blank_node.clone(), node("x:g")));
        batch.add(Quad::new(node("x:s"), node("x:p"), node("x:o"), GraphName::DefaultGraph));
        let text = batch.text();
        assert_eq!(text.matches("GRAPH <x:g> {").count(), 1, "{text}");
        assert!(spargebra::SparqlParser::new().parse_update(&text).is_ok(), "{text}");
        assert_eq!(blank(named(&blank_node).into()), Term::from(blank_node));
        assert_eq!(blank(node("x:s").into()), Term::from(node("x:s")));
    }
}

//! Everything said, as one undirected network.

use crate::rdf::{NamedNode, Term, namespace};
use crate::sparql::Rules;
use crate::store::{Endpoint, EndpointError};
use petgraph::algo::dijkstra;
use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::visit::EdgeRef;
use spargebra::Query;
use std::collections::{BTreeMap, BTreeSet};

/// How a claim ties its subject to another thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tie {
    /// As its object.
    Object,
    /// By a preposition ("leads … in APEC"); the preposition.
    Scope(String),
    /// As the place or the venue where it holds.
    Place,
}

/// One connection, in the direction in which it was said.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edge {
    /// The claim that says so; absent for a plain edge.
    pub claim: Option<NamedNode>,
    /// The subject.
    pub from: NamedNode,
    /// The relation.
    pub relation: NamedNode,
    /// The other thing.
    pub to: NamedNode,
    /// What the other thing is to the claim.
    pub tie: Tie,
}

/// The network of everything said.
pub struct Network {
    pub(super) graph: UnGraph<NamedNode, Edge>,
    pub(super) nodes: BTreeMap<NamedNode, NodeIndex>,
}

impl Network {
    /// The relations whose plain edges connect: those that have some which no claim covers.
    #[must_use]
    pub fn plain_relations(rules: &Rules) -> Vec<NamedNode> {
        rules.uncited_relations().iter().filter(|relation| connects(relation)).cloned().collect()
    }

    /// Reads the network.
    ///
    /// # Errors
    /// As the endpoint fails.
    pub fn read(endpoint: &dyn Endpoint, query: &Query) -> Result<Self, EndpointError> {
        let solutions = endpoint.select(query)?;
        let edges: BTreeSet<Edge> = solutions.rows.into_iter().filter_map(edge).collect();
        let mut network = Self { graph: UnGraph::default(), nodes: BTreeMap::new() };
        for edge in edges {
            let (from, to) = (network.node(&edge.from), network.node(&edge.to));
            network.graph.add_edge(from, to, edge);
        }
        Ok(network)
    }

    fn node(&mut self, node: &NamedNode) -> NodeIndex {
        let graph = &mut self.graph;
        *self.nodes.entry(node.clone()).or_insert_with(|| graph.add_node(node.clone()))
    }

    /// Where these things are in the network, as far as they are.
    pub(super) fn places(&self, nodes: &[NamedNode]) -> Vec<NodeIndex> {
        nodes.iter().filter_map(|node| self.nodes.get(node).copied()).collect()
    }

    /// The steps of the shortest ways from one of `starts` to one of `ends`: for each step, every edge that
    /// lies on such a way at that distance. Nothing if the nearest is farther than `within` steps.
    #[must_use]
    pub fn shortest(&self, starts: &[NamedNode], ends: &[NamedNode], within: usize) -> Option<Vec<Vec<Edge>>> {
        let (from_start, from_end) = (self.distances(&self.places(starts)), self.distances(&self.places(ends)));
        let length = self.places(ends).iter().filter_map(|end| from_start.get(end)).min().copied()?;
        if length == 0 || length > within {
            return None;
        }
        let mut steps = vec![BTreeSet::new(); length];
        for edge in self.graph.edge_references() {
            for (near, far) in [(edge.source(), edge.target()), (edge.target(), edge.source())] {
                if let (Some(&before), Some(&after)) = (from_start.get(&near), from_end.get(&far))
                    && before + 1 + after == length
                    && let Some(step) = steps.get_mut(before)
                {
                    step.insert(edge.weight().clone());
                }
            }
        }
        Some(steps.into_iter().map(|step| step.into_iter().collect()).collect())
    }

    /// How many steps each node is from the nearest of these.
    pub(super) fn distances(&self, from: &[NodeIndex]) -> BTreeMap<NodeIndex, usize> {
        let mut nearest: BTreeMap<NodeIndex, usize> = BTreeMap::new();
        for &start in from {
            for (node, distance) in dijkstra(&self.graph, start, None, |_| 1_usize) {
                let kept = nearest.entry(node).or_insert(distance);
                *kept = distance.min(*kept);
            }
        }
        nearest
    }
}

/// Whether a relation connects things; classes and names are hubs that connect everything with everything.
fn connects(relation: &NamedNode) -> bool {
    let plumbing = [
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://www.w3.org/2000/01/rdf-schema#",
        "http://www.w3.org/2002/07/owl#",
        "http://www.w3.org/2004/02/skos/core#",
    ];
    !plumbing.iter().any(|base| relation.as_str().starts_with(base))
}

fn edge(row: Vec<Option<Term>>) -> Option<Edge> {
    let [claim, from, relation, part, to] = <[Option<Term>; 5]>::try_from(row).ok()?.map(named);
    let tie = match part {
        Some(part) => match part.as_str().strip_prefix(namespace::PREP) {
            Some(preposition) => Tie::Scope(preposition.replace('-', " ")),
            None if part.as_ref() == namespace::OBJECT => Tie::Object,
            None => Tie::Place,
        },
        None => Tie::Object,
    };
    Some(Edge { claim, from: from?, relation: relation?, to: to?, tie })
}

fn named(term: Option<Term>) -> Option<NamedNode> {
    match term {
        Some(Term::NamedNode(node)) => Some(node),
        _ => None,
    }
}

//! What the network is like as a whole: what is tied most, what is within reach, what falls apart.

use super::{Edge, Network};
use crate::rdf::NamedNode;
use petgraph::unionfind::UnionFind;
use petgraph::visit::{EdgeRef, NodeIndexable};
use std::collections::{BTreeMap, BTreeSet};

impl Network {
    /// How many things there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.graph.node_count()
    }

    /// Whether nothing is said that ties anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every thing with the number of different things that it is tied to (its degree, without counting anything twice).
    #[must_use]
    pub fn ties(&self) -> BTreeMap<&NamedNode, usize> {
        let number = |place| self.graph.neighbors(place).filter(|&other| other != place).collect::<BTreeSet<_>>().len();
        self.nodes.iter().map(|(node, &place)| (node, number(place))).collect()
    }

    /// The edges of a thing, sorted.
    #[must_use]
    pub fn edges_of(&self, node: &NamedNode) -> Vec<&Edge> {
        let edges = self.nodes.get(node).into_iter().flat_map(|&place| self.graph.edges(place));
        let mut edges: Vec<&Edge> = edges.map(|edge| edge.weight()).collect();
        edges.sort_unstable();
        edges.dedup();
        edges
    }

    /// How many steps every thing is from the nearest of these, as far as there is a way.
    #[must_use]
    pub fn steps_from(&self, starts: &[NamedNode]) -> BTreeMap<&NamedNode, usize> {
        let distances = self.distances(&self.places(starts));
        distances.into_iter().filter_map(|(place, steps)| Some((self.graph.node_weight(place)?, steps))).collect()
    }

    /// The parts between which nothing is tied, the largest first; of each its things, sorted.
    #[must_use]
    pub fn parts(&self) -> Vec<Vec<&NamedNode>> {
        let mut joined = UnionFind::new(self.graph.node_bound());
        for edge in self.graph.edge_references() {
            joined.union(edge.source().index(), edge.target().index());
        }
        let mut parts: BTreeMap<usize, Vec<&NamedNode>> = BTreeMap::new();
        for (node, place) in &self.nodes {
            parts.entry(joined.find(place.index())).or_default().push(node);
        }
        let mut parts: Vec<Vec<&NamedNode>> = parts.into_values().collect();
        parts.sort_by_key(|part| (std::cmp::Reverse(part.len()), part.first().copied()));
        parts
    }
}

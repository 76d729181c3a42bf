//! Several ways from one thing to another, the shortest first (Yen 1971).

use super::{Edge, Network};
use crate::rdf::NamedNode;
use petgraph::graph::NodeIndex;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Things one after the other, by their places.
type Way = Vec<NodeIndex>;

impl Network {
    /// The `most` shortest ways from one of `starts` to one of `ends` that visit nothing twice and have at most `within`
    /// steps: of each way its steps, and of each step the edges that make it.
    #[must_use]
    pub fn ways(&self, starts: &[NamedNode], ends: &[NamedNode], within: usize, most: usize) -> Vec<Vec<Vec<Edge>>> {
        let ends: BTreeSet<NodeIndex> = self.places(ends).into_iter().collect();
        let mut found: Vec<Way> = vec![];
        let mut candidates: BTreeSet<(usize, Way)> = BTreeSet::new();
        for start in self.places(starts) {
            let way = self.way(start, &ends, &BTreeSet::new(), &BTreeSet::new());
            candidates.extend(way.map(|way| (way.len(), way)));
        }
        while let Some((length, way)) = candidates.pop_first().filter(|_| found.len() < most) {
            if length > within + 1 {
                break;
            }
            candidates.extend(self.detours(&way, &found, &ends).map(|way| (way.len(), way)));
            found.push(way);
        }
        found.iter().map(|way| self.steps_of(way)).collect()
    }

    /// The ways that go with one as far as some place and then leave it and all that were found before.
    fn detours<'a>(
        &'a self,
        way: &'a Way,
        found: &'a [Way],
        ends: &'a BTreeSet<NodeIndex>,
    ) -> impl Iterator<Item = Way> + 'a {
        (0..way.len().saturating_sub(1)).filter_map(move |at| {
            let (root, &leaving) = (way.get(..at)?, way.get(at)?);
            let shared =
                found.iter().chain([way]).filter(|other| other.starts_with(way.get(..=at).unwrap_or_default()));
            let closed = shared.filter_map(|other| Some((leaving, *other.get(at + 1)?))).collect();
            let rest = self.way(leaving, ends, &root.iter().copied().collect(), &closed)?;
            Some(root.iter().copied().chain(rest).collect())
        })
    }

    /// A shortest way, without some things and without some steps.
    fn way(
        &self,
        start: NodeIndex,
        ends: &BTreeSet<NodeIndex>,
        without: &BTreeSet<NodeIndex>,
        closed: &BTreeSet<(NodeIndex, NodeIndex)>,
    ) -> Option<Way> {
        let mut before: BTreeMap<NodeIndex, NodeIndex> = BTreeMap::new();
        let mut open = VecDeque::from([start]);
        while let Some(here) = open.pop_front() {
            if ends.contains(&here) && here != start {
                let mut way = vec![here];
                while let Some(&earlier) = way.last().and_then(|last| before.get(last)) {
                    way.push(earlier);
                }
                way.reverse();
                return Some(way);
            }
            let mut next: Vec<NodeIndex> = self.graph.neighbors(here).collect();
            next.sort_unstable();
            for there in next {
                let is_new = there != start && !before.contains_key(&there) && !without.contains(&there);
                if is_new && !closed.contains(&(here, there)) {
                    before.insert(there, here);
                    open.push_back(there);
                }
            }
        }
        None
    }

    fn steps_of(&self, way: &[NodeIndex]) -> Vec<Vec<Edge>> {
        let pairs = way.iter().zip(way.iter().skip(1));
        let step = |(from, to): (&NodeIndex, &NodeIndex)| {
            let mut edges: Vec<Edge> =
                self.graph.edges_connecting(*from, *to).map(|edge| edge.weight().clone()).collect();
            edges.sort_unstable();
            edges
        };
        pairs.map(step).collect()
    }
}

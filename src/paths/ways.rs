//! Several ways from one thing to another, the shortest first (Yen 1971).

use super::{Edge, Network, Place};
use crate::rdf::NamedNode;
use petgraph::visit::{IntoNeighbors, NodeCount};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Things one after the other, by their places.
type Way = Vec<Place>;

impl Network {
    /// The `most` shortest ways from one of `starts` to one of `ends` that visit nothing twice and have at most `within`
    /// steps: of each way its steps, and of each step the edges that make it. Of ways as short as others, those whose
    /// names come first.
    #[must_use]
    pub fn ways(&self, starts: &[NamedNode], ends: &[NamedNode], within: usize, most: usize) -> Vec<Vec<Vec<Edge>>> {
        let ends: BTreeSet<Place> = self.places_of(ends).into_iter().collect();
        let mut found: Vec<Way> = vec![];
        let (nothing, nowhere) = (BTreeSet::new(), BTreeSet::new());
        let starts = self.places_of(starts);
        let mut candidates: Vec<Way> =
            starts.into_iter().filter_map(|start| self.way(start, &ends, &nothing, &nowhere)).collect();
        while found.len() < most {
            candidates.sort_by(|one, other| self.shorter(other, one));
            candidates.dedup();
            let Some(way) = candidates.pop().filter(|way| way.len() <= within + 1) else { break };
            candidates.extend(self.detours(&way, &found, &ends));
            found.push(way);
        }
        found.iter().map(|way| self.steps_of(way)).collect()
    }

    /// The order of two ways: by their length, then by the names on them.
    fn shorter(&self, one: &[Place], other: &[Place]) -> Ordering {
        let names = || one.iter().zip(other).map(|(one, other)| self.compare(*one, *other)).find(|order| order.is_ne());
        one.len().cmp(&other.len()).then_with(|| names().unwrap_or(Ordering::Equal))
    }

    /// The ways that go with one as far as some place and then leave it and all that were found before.
    fn detours<'a>(
        &'a self,
        way: &'a Way,
        found: &'a [Way],
        ends: &'a BTreeSet<Place>,
    ) -> impl Iterator<Item = Way> + 'a {
        (0..way.len().saturating_sub(1)).filter_map(move |at| {
            let (root, &leaving) = (way.get(..at)?, way.get(at)?);
            let shared =
                found.iter().chain([way]).filter(|other| other.starts_with(way.get(..=at).unwrap_or_default()));
            let closed = shared.filter_map(|other| other.get(at + 1).copied()).collect();
            let rest = self.way(leaving, ends, &root.iter().copied().collect(), &closed)?;
            Some(root.iter().copied().chain(rest).collect())
        })
    }

    /// A shortest way, without some things and without some first steps.
    fn way(
        &self,
        start: Place,
        ends: &BTreeSet<Place>,
        without: &BTreeSet<Place>,
        closed: &BTreeSet<Place>,
    ) -> Option<Way> {
        // What is reached in so many steps, and when it was.
        let mut layers: Vec<Vec<Place>> = vec![vec![start]];
        let mut reached = vec![u32::MAX; self.node_count()];
        let mut mark = |place: Place, layer: usize| {
            let slot = reached.get_mut(place.index()).filter(|slot| **slot == u32::MAX);
            slot.is_some_and(|slot| {
                *slot = layer as u32;
                true
            })
        };
        without.iter().chain([&start]).for_each(|&place| {
            mark(place, 0);
        });
        let end = loop {
            let layer = layers.last().filter(|layer| !layer.is_empty())?;
            let arrived = layer.iter().copied().filter(|place| ends.contains(place) && *place != start);
            if let Some(end) = arrived.min_by(|one, other| self.compare(*one, *other)) {
                break end;
            }
            let open = |here: Place, there: Place| here != start || !closed.contains(&there);
            let around = layer.iter().flat_map(|&here| self.neighbors(here).filter(move |&there| open(here, there)));
            let number = layers.len();
            let next: Vec<Place> = around.filter(|&there| mark(there, number)).collect();
            layers.push(next);
        };
        let mut way = vec![end];
        for layer in (1..layers.len().saturating_sub(1)).rev() {
            let before = |there: &Place| reached.get(there.index()) == Some(&(layer as u32));
            let back = self.neighbors(*way.last()?).filter(before);
            way.push(back.min_by(|one, other| self.compare(*one, *other))?);
        }
        if end != start {
            way.push(start);
        }
        way.reverse();
        Some(way)
    }

    fn steps_of(&self, way: &[Place]) -> Vec<Vec<Edge>> {
        let pairs = way.iter().zip(way.iter().skip(1));
        let step = |(from, to): (&Place, &Place)| {
            let lines = self.ties_of(*from).iter().filter(|(there, _)| there == to);
            let edges: BTreeSet<Edge> =
                lines.filter_map(|&(_, line)| self.edge(self.lines.get(line as usize)?)).collect();
            edges.into_iter().collect()
        };
        pairs.map(step).collect()
    }
}

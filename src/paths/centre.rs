//! What the network is like as a whole: what is tied most, what is within reach, what falls apart.

use super::{Network, Place};
use crate::rdf::NamedNode;
use petgraph::unionfind::UnionFind;
use petgraph::visit::{IntoNeighbors, NodeCount};
use std::cmp::Reverse;

impl Network {
    /// How many things there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.node_count()
    }

    /// Whether nothing is said that ties anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of different things that a thing is tied to (its degree, without counting anything twice).
    #[must_use]
    pub fn tied(&self, place: Place) -> usize {
        let mut others: Vec<Place> = self.neighbors(place).filter(|&other| other != place).collect();
        others.sort_unstable();
        others.dedup();
        others.len()
    }

    /// How many steps things are from the nearest of these, as far as there is a way.
    pub fn steps_from(&self, starts: &[NamedNode]) -> impl Fn(Place) -> Option<usize> + use<> {
        let distances = self.distances(&self.places_of(starts));
        move |place| distances.get(place.index()).copied().flatten().map(|far| far as usize)
    }

    /// The parts between which nothing is tied, the largest first, of equals by the first of their names.
    #[must_use]
    pub fn parts(&self) -> Vec<Vec<Place>> {
        let mut joined: UnionFind<usize> = UnionFind::new(self.len());
        for line in &self.lines {
            joined.union(line.from.index(), line.to.index());
        }
        let mut parts: Vec<Vec<Place>> = vec![vec![]; self.len()];
        for place in self.places() {
            if let Some(part) = parts.get_mut(joined.find(place.index())) {
                part.push(place);
            }
        }
        parts.retain(|part| !part.is_empty());
        let first = |part: &[Place]| part.iter().copied().min_by(|one, other| self.compare(*one, *other));
        let mut parts: Vec<(Option<Place>, Vec<Place>)> = parts.into_iter().map(|part| (first(&part), part)).collect();
        parts.sort_by(|(one, part), (other, than)| {
            let names = || one.zip(*other).map(|(one, other)| self.compare(one, other));
            Reverse(part.len()).cmp(&Reverse(than.len())).then_with(|| names().unwrap_or_else(|| one.cmp(other)))
        });
        parts.into_iter().map(|(_, part)| part).collect()
    }
}

//! Everything said, as one undirected network.
//!
//! It is held in numbers: a line for each connection and, for each thing, the lines that it is an end of, side by side.
//! Names stay in the store until one of them is shown.

use crate::rdf::{NamedNode, Term, namespace};
use crate::sparql::Rules;
use crate::store::{Endpoint, EndpointError, Numbered};
use petgraph::visit::{GraphBase, IntoNeighbors, NodeCount};
use spargebra::Query;
use std::cmp::Ordering;
use std::collections::BTreeSet;

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

/// A thing of the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(u32);

/// One connection in numbers of terms, its ends as places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Line {
    claim: u32,
    pub(super) from: Place,
    relation: u32,
    part: u32,
    pub(super) to: Place,
}

/// The network of everything said.
pub struct Network {
    terms: Numbered,
    /// The numbers of the things, ascending: the place of a thing is its place here.
    nodes: Vec<u32>,
    pub(super) lines: Vec<Line>,
    /// Where the ties of each thing begin; one longer than `nodes`.
    starts: Vec<u32>,
    /// For each thing the lines that it is an end of, and their other ends.
    ties: Vec<(Place, u32)>,
}

impl Place {
    pub(super) const fn index(self) -> usize {
        self.0 as usize
    }
}

impl Line {
    /// Both ends, in both directions.
    pub(super) const fn ways(&self) -> [(Place, Place); 2] {
        [(self.from, self.to), (self.to, self.from)]
    }
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
        let mut terms = endpoint.numbered(query, None)?;
        let is_name = |number: u32| terms.is_name(number);
        let named = |row: &[u32]| match *row {
            [claim, from, relation, part, to] if is_name(from) && is_name(relation) && is_name(to) => {
                Some([if is_name(claim) { claim } else { Numbered::NOTHING }, from, relation, part, to])
            }
            _ => None,
        };
        let rows: Vec<[u32; 5]> = terms.rows().filter_map(named).collect();
        terms.clear();
        let mut nodes: Vec<u32> = rows.iter().flat_map(|&[_, from, _, _, to]| [from, to]).collect();
        nodes.sort_unstable();
        nodes.dedup();
        nodes.shrink_to_fit();
        let place = |number: u32| Place(nodes.partition_point(|&other| other < number) as u32);
        let line = |[claim, from, relation, part, to]: [u32; 5]| Line {
            claim,
            from: place(from),
            relation,
            part,
            to: place(to),
        };
        let mut lines: Vec<Line> = rows.into_iter().map(line).collect();
        lines.sort_unstable();
        lines.dedup();
        let (starts, ties) = ties(nodes.len(), &lines);
        Ok(Self { terms, nodes, lines, starts, ties })
    }

    /// The things, in no promised order.
    pub fn places(&self) -> impl Iterator<Item = Place> + use<> {
        (0..self.nodes.len() as u32).map(Place)
    }

    /// Where a thing is in the network, if it is in it.
    #[must_use]
    pub fn place(&self, node: &NamedNode) -> Option<Place> {
        let number = self.terms.find(node.as_ref().into())?;
        self.nodes.binary_search(&number).ok().map(|at| Place(at as u32))
    }

    /// Where these things are, as far as they are.
    pub(super) fn places_of(&self, nodes: &[NamedNode]) -> Vec<Place> {
        nodes.iter().filter_map(|node| self.place(node)).collect()
    }

    /// The thing at a place.
    #[must_use]
    pub fn node(&self, place: Place) -> Option<NamedNode> {
        self.name(self.nodes.get(place.index()).copied()?)
    }

    /// The order of two things by their names.
    #[must_use]
    pub fn compare(&self, one: Place, other: Place) -> Ordering {
        let number = |place: Place| self.nodes.get(place.index()).copied().unwrap_or(Numbered::NOTHING);
        self.terms.compare(number(one), number(other))
    }

    fn name(&self, number: u32) -> Option<NamedNode> {
        match self.terms.term(number) {
            Some(Term::NamedNode(node)) => Some(node),
            _ => None,
        }
    }

    /// The ties of a thing: each other end, and the line to it.
    pub(super) fn ties_of(&self, place: Place) -> &[(Place, u32)] {
        match (self.starts.get(place.index()), self.starts.get(place.index() + 1)) {
            (Some(&start), Some(&end)) => self.ties.get(start as usize..end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// A connection by its names.
    pub(super) fn edge(&self, line: &Line) -> Option<Edge> {
        let tie = match self.name(line.part) {
            Some(part) => match part.as_str().strip_prefix(namespace::PREP) {
                Some(preposition) => Tie::Scope(preposition.replace('-', " ")),
                None if part.as_ref() == namespace::OBJECT => Tie::Object,
                None => Tie::Place,
            },
            None => Tie::Object,
        };
        let (from, to) = (self.node(line.from)?, self.node(line.to)?);
        Some(Edge { claim: self.name(line.claim), from, relation: self.name(line.relation)?, to, tie })
    }

    /// The connections between a thing and others of this sort that some claim makes, sorted.
    #[must_use]
    pub fn said_of(&self, place: Place, other: &dyn Fn(Place) -> bool) -> Vec<Edge> {
        let lines = self.ties_of(place).iter().filter(|(there, _)| other(*there));
        let lines = lines.filter_map(|&(_, line)| self.lines.get(line as usize));
        let said: BTreeSet<Edge> =
            lines.filter(|line| line.claim != Numbered::NOTHING).filter_map(|line| self.edge(line)).collect();
        said.into_iter().collect()
    }

    /// The steps of the shortest ways from one of `starts` to one of `ends`: for each step, every edge that
    /// lies on such a way at that distance. Nothing if the nearest is farther than `within` steps.
    #[must_use]
    pub fn shortest(&self, starts: &[NamedNode], ends: &[NamedNode], within: usize) -> Option<Vec<Vec<Edge>>> {
        let (starts, ends) = (self.places_of(starts), self.places_of(ends));
        let (from_start, from_end) = (self.distances(&starts), self.distances(&ends));
        let far =
            |from: &[Option<u32>], place: Place| from.get(place.index()).copied().flatten().map(|far| far as usize);
        let length = ends.iter().filter_map(|&end| far(&from_start, end)).min()?;
        if length == 0 || length > within {
            return None;
        }
        let mut steps = vec![BTreeSet::new(); length];
        for line in &self.lines {
            for (near, there) in line.ways() {
                if let (Some(before), Some(after)) = (far(&from_start, near), far(&from_end, there))
                    && before + 1 + after == length
                    && let Some(step) = steps.get_mut(before)
                {
                    step.extend(self.edge(line));
                }
            }
        }
        Some(steps.into_iter().map(|step| step.into_iter().collect()).collect())
    }

    /// How many steps each thing is from the nearest of these, if there is a way.
    pub(super) fn distances(&self, from: &[Place]) -> Vec<Option<u32>> {
        let mut nearest = vec![None; self.nodes.len()];
        let mut reached: Vec<Place> = vec![];
        let mut reach = |place: Place, far: u32, reached: &mut Vec<Place>| {
            if let Some(slot) = nearest.get_mut(place.index()).filter(|slot| slot.is_none()) {
                *slot = Some(far);
                reached.push(place);
            }
        };
        from.iter().for_each(|&place| reach(place, 0, &mut reached));
        let mut far = 0;
        while !reached.is_empty() {
            far += 1;
            let mut next = vec![];
            for place in reached {
                self.ties_of(place).iter().for_each(|&(there, _)| reach(there, far, &mut next));
            }
            reached = next;
        }
        nearest
    }
}

/// Where the ties of each thing begin, and the ties: each other end with its line.
fn ties(nodes: usize, lines: &[Line]) -> (Vec<u32>, Vec<(Place, u32)>) {
    let mut starts = vec![0_u32; nodes + 1];
    let ends = || lines.iter().flat_map(|line| line.ways().map(|(here, _)| here));
    for here in ends() {
        starts.iter_mut().skip(here.index() + 1).take(1).for_each(|count| *count += 1);
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut next = starts.clone();
    let mut ties = vec![(Place(0), 0); lines.len() * 2];
    for (number, line) in lines.iter().enumerate() {
        for (here, there) in line.ways() {
            let Some(at) = next.get_mut(here.index()) else { continue };
            if let Some(slot) = ties.get_mut(*at as usize) {
                *slot = (there, number as u32);
            }
            *at += 1;
        }
    }
    (starts, ties)
}

impl GraphBase for Network {
    type NodeId = Place;
    type EdgeId = u32;
}

impl NodeCount for Network {
    fn node_count(&self) -> usize {
        self.nodes.len()
    }
}

impl<'a> IntoNeighbors for &'a Network {
    type Neighbors = std::iter::Map<std::slice::Iter<'a, (Place, u32)>, fn(&(Place, u32)) -> Place>;

    fn neighbors(self, place: Place) -> Self::Neighbors {
        self.ties_of(place).iter().map(|tie| tie.0)
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

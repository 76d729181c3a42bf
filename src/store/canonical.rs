//! A graph in canonical N-Quads: the same bytes for the same graph, whatever its blank nodes are called.
//!
//! RDF Dataset Canonicalization, RDFC-1.0 (W3C Recommendation of 21 May 2024), with SHA-256. Blank nodes are told apart by
//! what stands around them; those that look alike at first are told apart by every way to walk from them, which a
//! hostile graph can make very many: their number is bounded.

use crate::rdf::{GraphName, NamedOrBlankNode, Quad, Term};
use oxigraph::model::BlankNode;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};

/// How many walks are tried before a graph is given up.
const MOST_WALKS: usize = 200_000;

/// That blank nodes look alike in too many ways to be told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("its blank nodes are alike in more ways than can be looked at")]
pub struct TooAlike;

/// The lines of a graph in canonical form, sorted.
///
/// # Errors
/// [`TooAlike`].
pub fn canonical(quads: &[Quad]) -> Result<String, TooAlike> {
    let names = names(quads)?;
    let mut lines: Vec<String> =
        quads.iter().map(|quad| line(quad, &|node| names.get(node).cloned().unwrap_or_default())).collect();
    lines.sort_unstable();
    lines.dedup();
    Ok(lines.concat())
}

/// The names that blank nodes are given, in the order in which they are given.
#[derive(Clone, Default)]
struct Issuer<'a> {
    prefix: &'static str,
    names: HashMap<&'a BlankNode, String>,
    order: Vec<&'a BlankNode>,
}

impl<'a> Issuer<'a> {
    fn new(prefix: &'static str) -> Self {
        Self { prefix, ..Self::default() }
    }

    fn issue(&mut self, node: &'a BlankNode) -> String {
        if let Some(known) = self.names.get(node) {
            return known.clone();
        }
        let name = format!("{}{}", self.prefix, self.order.len());
        self.names.insert(node, name.clone());
        self.order.push(node);
        name
    }
}

/// The work on one graph.
struct Canon<'a> {
    /// The quads in which each blank node stands.
    around: BTreeMap<&'a str, (&'a BlankNode, Vec<&'a Quad>)>,
    issued: Issuer<'a>,
    first: HashMap<&'a BlankNode, String>,
    walks: usize,
}

fn names(quads: &[Quad]) -> Result<HashMap<BlankNode, String>, TooAlike> {
    let mut around: BTreeMap<&str, (&BlankNode, Vec<&Quad>)> = BTreeMap::new();
    for quad in quads {
        let mut here: Vec<&BlankNode> = blanks(quad).into_iter().map(|(node, _)| node).collect();
        here.sort_unstable_by_key(|node| node.as_str());
        here.dedup();
        for node in here {
            around.entry(node.as_str()).or_insert_with(|| (node, vec![])).1.push(quad);
        }
    }
    let mut canon = Canon { around, issued: Issuer::new("c14n"), first: HashMap::new(), walks: 0 };
    canon.run()?;
    Ok(canon.issued.names.into_iter().map(|(node, name)| (node.clone(), name)).collect())
}

impl<'a> Canon<'a> {
    fn run(&mut self) -> Result<(), TooAlike> {
        let mut by_hash: BTreeMap<String, Vec<&'a BlankNode>> = BTreeMap::new();
        for (node, quads) in self.around.values() {
            let hash = first_degree(node, quads);
            self.first.insert(node, hash.clone());
            by_hash.entry(hash).or_default().push(node);
        }
        let (alone, alike): (Vec<_>, Vec<_>) = by_hash.into_values().partition(|nodes| nodes.len() == 1);
        for node in alone.into_iter().flatten() {
            self.issued.issue(node);
        }
        for nodes in alike {
            let mut walks = vec![];
            for node in nodes {
                if !self.issued.names.contains_key(node) {
                    let mut issuer = Issuer::new("b");
                    issuer.issue(node);
                    walks.push(self.degrees(node, issuer)?);
                }
            }
            walks.sort_by(|(one, _), (other, _)| one.cmp(other));
            for node in walks.into_iter().flat_map(|(_, issuer)| issuer.order) {
                self.issued.issue(node);
            }
        }
        Ok(())
    }

    /// The hash of a node by all ways from it, and the names given on the least of them.
    fn degrees(&mut self, node: &'a BlankNode, mut issuer: Issuer<'a>) -> Result<(String, Issuer<'a>), TooAlike> {
        let quads = self.around.get(node.as_str()).map(|(_, quads)| quads.clone()).unwrap_or_default();
        let mut related: BTreeMap<String, Vec<&'a BlankNode>> = BTreeMap::new();
        for quad in quads {
            for (other, place) in blanks(quad).into_iter().filter(|(other, _)| *other != node) {
                related.entry(self.related(other, quad, &issuer, place)).or_default().push(other);
            }
        }
        let mut data = String::new();
        for (hash, mut nodes) in related {
            data += &hash;
            let mut chosen: Option<(String, Issuer<'a>)> = None;
            nodes.sort_unstable_by_key(|node| node.as_str());
            loop {
                self.walks += 1;
                if self.walks > MOST_WALKS {
                    return Err(TooAlike);
                }
                if let Some((path, names)) = self.walk(&nodes, issuer.clone(), chosen.as_ref().map(|(path, _)| path))?
                    && chosen.as_ref().is_none_or(|(least, _)| path < *least)
                {
                    chosen = Some((path, names));
                }
                if !next_order(&mut nodes) {
                    break;
                }
            }
            if let Some((path, names)) = chosen {
                data += &path;
                issuer = names;
            }
        }
        Ok((hash(&data), issuer))
    }

    /// The path along nodes in this order, and the names given on it; none if it is no less than the least so far.
    fn walk(
        &mut self,
        nodes: &[&'a BlankNode],
        mut names: Issuer<'a>,
        least: Option<&String>,
    ) -> Result<Option<(String, Issuer<'a>)>, TooAlike> {
        let (mut path, mut further) = (String::new(), vec![]);
        let is_more = |path: &String| least.is_some_and(|least| path.len() >= least.len() && path > least);
        for &node in nodes {
            path += "_:";
            if let Some(name) = self.issued.names.get(node) {
                path += name;
            } else {
                if !names.names.contains_key(node) {
                    further.push(node);
                }
                path += &names.issue(node);
            }
            if is_more(&path) {
                return Ok(None);
            }
        }
        for node in further {
            let (hash, after) = self.degrees(node, names.clone())?;
            path += &format!("_:{}<{hash}>", names.issue(node));
            names = after;
            if is_more(&path) {
                return Ok(None);
            }
        }
        Ok(Some((path, names)))
    }

    /// The hash of a node beside another one, by the place where it stands in a quad.
    fn related(&self, node: &BlankNode, quad: &Quad, issuer: &Issuer<'a>, place: char) -> String {
        let mut data = place.to_string();
        if place != 'g' {
            data += &quad.predicate.to_string();
        }
        match self.issued.names.get(node).or_else(|| issuer.names.get(node)) {
            Some(name) => data += &format!("_:{name}"),
            None => data += self.first.get(node).map_or("", String::as_str),
        }
        hash(&data)
    }
}

/// The hash of a node by its quads alone: it is `a` there, and every other blank node `z`.
fn first_degree(node: &BlankNode, quads: &[&Quad]) -> String {
    let name = |other: &BlankNode| if other == node { "a" } else { "z" }.to_owned();
    let mut lines: Vec<String> = quads.iter().map(|quad| line(quad, &name)).collect();
    lines.sort_unstable();
    hash(&lines.concat())
}

fn hash(data: &str) -> String {
    Sha256::digest(data.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The blank nodes of a quad, with their places.
fn blanks(quad: &Quad) -> Vec<(&BlankNode, char)> {
    let mut found = vec![];
    if let NamedOrBlankNode::BlankNode(node) = &quad.subject {
        found.push((node, 's'));
    }
    if let Term::BlankNode(node) = &quad.object {
        found.push((node, 'o'));
    }
    if let GraphName::BlankNode(node) = &quad.graph_name {
        found.push((node, 'g'));
    }
    found
}

/// A line of N-Quads, blank nodes named so.
fn line(quad: &Quad, name: &dyn Fn(&BlankNode) -> String) -> String {
    let subject = match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => node.to_string(),
        NamedOrBlankNode::BlankNode(node) => format!("_:{}", name(node)),
    };
    let object = match &quad.object {
        Term::BlankNode(node) => format!("_:{}", name(node)),
        other => other.to_string(),
    };
    let graph = match &quad.graph_name {
        GraphName::DefaultGraph => String::new(),
        GraphName::NamedNode(node) => format!("{node} "),
        GraphName::BlankNode(node) => format!("_:{} ", name(node)),
    };
    format!("{subject} {} {object} {graph}.\n", quad.predicate)
}

/// Puts nodes into the next order by their names; false after the last one.
fn next_order(nodes: &mut [&BlankNode]) -> bool {
    let before = |one: &&BlankNode, other: &&BlankNode| one.as_str() < other.as_str();
    let Some(pivot) = nodes.windows(2).rposition(|pair| matches!(pair, [one, other] if before(one, other))) else {
        return false;
    };
    let Some(small) = nodes.get(pivot).copied() else { return false };
    let Some(larger) = nodes.iter().rposition(|node| before(&small, node)) else { return false };
    nodes.swap(pivot, larger);
    if let Some(tail) = nodes.get_mut(pivot + 1..) {
        tail.reverse();
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::io::{RdfFormat, RdfParser};

    /// Statements, one a line; a full stop and a space end a line, too.
    fn quads(text: &str) -> Vec<Quad> {
        let text = text.replace(" . ", " .\n");
        RdfParser::from_format(RdfFormat::NQuads).for_slice(text.as_bytes()).collect::<Result<_, _>>().unwrap()
    }

    /// The two examples of the recommendation, section 4.2: nodes that are unique, and nodes that share hashes.
    #[test]
    fn the_examples_of_the_recommendation() {
        let unique = quads(
            "<http://example.com/#p> <http://example.com/#q> _:e0 . <http://example.com/#p> <http://example.com/#r> _:e1 .
             _:e0 <http://example.com/#s> <http://example.com/#u> . _:e1 <http://example.com/#t> <http://example.com/#u> .",
        );
        let expected = "\
<http://example.com/#p> <http://example.com/#q> _:c14n0 .
<http://example.com/#p> <http://example.com/#r> _:c14n1 .
_:c14n0 <http://example.com/#s> <http://example.com/#u> .
_:c14n1 <http://example.com/#t> <http://example.com/#u> .
";
        assert_eq!(canonical(&unique).unwrap(), expected);
        let shared = quads(
            "<http://example.com/#p> <http://example.com/#q> _:e0 . <http://example.com/#p> <http://example.com/#q> _:e1 .
             _:e0 <http://example.com/#p> _:e2 . _:e1 <http://example.com/#p> _:e3 . _:e2 <http://example.com/#r> _:e3 .",
        );
        let expected = "\
<http://example.com/#p> <http://example.com/#q> _:c14n2 .
<http://example.com/#p> <http://example.com/#q> _:c14n3 .
_:c14n0 <http://example.com/#r> _:c14n1 .
_:c14n2 <http://example.com/#p> _:c14n1 .
_:c14n3 <http://example.com/#p> _:c14n0 .
";
        assert_eq!(canonical(&shared).unwrap(), expected);
    }

    /// Graphs by a small generator of numbers: other names of the same nodes and another order of quads change nothing.
    #[test]
    fn names_and_orders_change_nothing() {
        for seed in 0..300_u64 {
            let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
            let mut next = |below: u64| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 33) % below
            };
            let nodes = 2 + next(5);
            let lines: Vec<[u64; 4]> =
                (0..next(10) + 1).map(|_| [next(nodes), next(2), next(nodes), next(3)]).collect();
            let text = |shift: u64, reverse: bool| {
                let name = |node: u64| format!("_:n{}", (node * 7 + shift) % 101);
                let mut lines: Vec<String> = lines
                    .iter()
                    .map(|&[s, p, o, g]| {
                        let graph = if g == 0 { name(o) } else { String::new() };
                        format!("{} <x:p{p}> {} {graph} .\n", name(s), name(o))
                    })
                    .collect();
                if reverse {
                    lines.reverse();
                }
                canonical(&quads(&lines.concat())).unwrap()
            };
            assert_eq!(text(0, false), text(37, true), "{seed}");
        }
    }

    #[test]
    fn what_is_alike_in_too_many_ways_is_given_up() {
        let all: String = (0..12)
            .flat_map(|one| (0..12).filter(move |other| *other != one).map(move |other| (one, other)))
            .map(|(one, other)| format!("_:n{one} <x:p> _:n{other} .\n"))
            .collect();
        assert_eq!(canonical(&quads(&all)), Err(TooAlike));
    }
}

//! The last numbers of terms: subjects first, then the others, each in the order in which they came.

use super::id::{self, DEFAULT_GRAPH, FIRST_BESIDE, FIRST_SMALL, Id};
use super::terms::{Adopted, Terms};
use oxigraph::model::{GraphName, NamedOrBlankNode, Quad, Term};

/// Statements and their terms, before they are an index.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The terms.
    pub terms: Terms,
    /// Triples of the default graph, in any order, also more than once.
    pub triples: Vec<[Id; 3]>,
    /// Quads of named graphs: subject, predicate, object, graph; in any order, also more than once.
    pub quads: Vec<[Id; 4]>,
}

/// Terms and statements with their last numbers.
pub(super) struct Ordered {
    pub terms: Terms,
    pub triples: Vec<[Id; 3]>,
    pub quads: Vec<[Id; 4]>,
    /// Terms below this are subjects of triples, the others are not.
    pub subjects: u32,
}

const UNUSED: u32 = u32::MAX;

impl Draft {
    /// Adds all statements of another draft.
    pub fn append(&mut self, other: Self) {
        let mut adopted = Adopted::default();
        let terms = &mut self.terms;
        let numbers: Vec<Id> =
            (0..other.terms.len() as u32).map(|number| terms.adopt(&other.terms, &mut adopted, number)).collect();
        drop(other.terms);
        let renumber = |id: &mut Id| {
            if *id < FIRST_SMALL {
                *id = numbers.get(*id as usize).copied().unwrap_or_default();
            }
        };
        let (mut triples, mut quads) = (other.triples, other.quads);
        triples.iter_mut().flatten().for_each(renumber);
        quads.iter_mut().flatten().for_each(renumber);
        if self.triples.is_empty() {
            self.triples = triples
        } else {
            self.triples.append(&mut triples)
        }
        if self.quads.is_empty() { self.quads = quads } else { self.quads.append(&mut quads) }
    }

    /// Adds quads of any graph; numbers beside an index are those that `beside` tells.
    pub fn add(&mut self, quads: impl Iterator<Item = [Id; 4]>, beside: &[Id]) {
        let number = |id: Id| match id.checked_sub(FIRST_BESIDE) {
            Some(at) if id != DEFAULT_GRAPH => beside.get(at as usize).copied().unwrap_or_default(),
            _ => id,
        };
        for quad in quads {
            match quad.map(number) {
                [s, p, o, DEFAULT_GRAPH] => self.triples.push([s, p, o]),
                named => self.quads.push(named),
            }
        }
    }

    /// Keeps the quads for which `keep` holds.
    pub fn retain(&mut self, keep: impl Fn([Id; 4]) -> bool) {
        self.triples.retain(|&[s, p, o]| keep([s, p, o, DEFAULT_GRAPH]));
        self.quads.retain(|&quad| keep(quad));
    }

    /// The statements as quads of terms.
    #[must_use]
    pub fn into_quads(self) -> Vec<Quad> {
        let default = |[s, p, o]: [Id; 3]| [s, p, o, DEFAULT_GRAPH];
        let all = self.triples.iter().copied().map(default).chain(self.quads.iter().copied());
        all.filter_map(|quad| quad_of(quad, |id| self.terms.get(id).or_else(|| id::literal(id).map(Into::into))))
            .collect()
    }

    /// Gives every term that a statement uses its last number, and drops the others.
    pub(super) fn ordered(self) -> Ordered {
        let Self { terms, mut triples, mut quads } = self;
        let (numbers, order, subjects) = renumbering(terms.len(), &triples, &quads);
        let renumber = |id: &mut Id| {
            if *id < FIRST_SMALL {
                *id = numbers.get(*id as usize).copied().unwrap_or(UNUSED);
            }
        };
        let terms = std::thread::scope(|scope| {
            let kept = scope.spawn(|| reordered(&terms, &order));
            triples.iter_mut().flatten().for_each(renumber);
            quads.iter_mut().flatten().for_each(renumber);
            kept.join().unwrap_or_default()
        });
        Ordered { terms, triples, quads, subjects }
    }
}

/// The quad of four numbers, by what each means; `None` if one means nothing that may stand there.
pub fn quad_of([s, p, o, g]: [Id; 4], term: impl Fn(Id) -> Option<Term>) -> Option<Quad> {
    let node = |id| match term(id)? {
        Term::NamedNode(node) => Some(NamedOrBlankNode::from(node)),
        Term::BlankNode(node) => Some(node.into()),
        Term::Literal(_) => None,
    };
    let NamedOrBlankNode::NamedNode(predicate) = node(p)? else { return None };
    let graph = if g == DEFAULT_GRAPH { GraphName::DefaultGraph } else { node(g)?.into() };
    Some(Quad::new(node(s)?, predicate, term(o)?, graph))
}

/// The new number of each term, the old number of each new one, and how many are subjects.
fn renumbering(terms: usize, triples: &[[Id; 3]], quads: &[[Id; 4]]) -> (Vec<u32>, Vec<u32>, u32) {
    let mut used = vec![false; terms];
    let mut subject = vec![false; terms];
    let mark = |flags: &mut Vec<bool>, id: Id| {
        if let Some(flag) = flags.get_mut(id as usize) {
            *flag = true;
        }
    };
    for &[s, p, o] in triples {
        mark(&mut subject, s);
        mark(&mut used, p);
        mark(&mut used, o);
    }
    quads.iter().flatten().filter(|&&id| id != DEFAULT_GRAPH).for_each(|&id| mark(&mut used, id));
    let mut order: Vec<u32> = numbers_where(&subject, |_| true).collect();
    let subjects = order.len() as u32;
    order.extend(numbers_where(&used, |at| !subject.get(at).is_some_and(|&is| is)));
    let mut numbers = vec![UNUSED; terms];
    for (new, &old) in order.iter().enumerate() {
        if let Some(number) = numbers.get_mut(old as usize) {
            *number = new as u32;
        }
    }
    (numbers, order, subjects)
}

fn numbers_where(flags: &[bool], also: impl Fn(usize) -> bool) -> impl Iterator<Item = u32> {
    flags.iter().enumerate().filter(move |&(at, &flag)| flag && also(at)).map(|(at, _)| at as u32)
}

fn reordered(terms: &Terms, order: &[u32]) -> Terms {
    let mut kept = terms.emptied(order.len());
    for &old in order {
        if let Some((affix, text)) = terms.token_of(old) {
            kept.push(affix, text);
        }
    }
    kept
}

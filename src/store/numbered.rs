//! Solutions as numbers of their terms, for whoever goes through many of them and shows few.

use super::Solutions;
use super::kept::Snapshot;
use super::view::View;
use crate::index::{Id, Terms};
use crate::rdf::Term;
use indexmap::IndexSet;
use oxigraph::model::TermRef;
use rustc_hash::FxBuildHasher;
use std::cmp::Ordering;
use std::sync::Arc;

/// The table that a SELECT query gives, in no promised order. Terms stay where they are until they are asked for.
#[derive(Clone, Debug)]
pub struct Numbered {
    width: usize,
    cells: Vec<u32>,
    terms: Named,
}

/// Where the terms are.
#[derive(Clone, Debug)]
enum Named {
    /// In a graph's columns; some are made by the query and numbered from there on.
    Held(Arc<Snapshot>, Terms, Id),
    /// In a list.
    Listed(IndexSet<Term, FxBuildHasher>),
}

impl Numbered {
    /// What stands where a variable has no value: the number of no term.
    pub const NOTHING: u32 = u32::MAX;

    /// The same table in numbers.
    #[must_use]
    pub fn of(solutions: Solutions) -> Self {
        let width = solutions.variables.len();
        let mut terms: IndexSet<Term, FxBuildHasher> = IndexSet::default();
        let mut number = |cell: Option<Term>| {
            cell.and_then(|term| u32::try_from(terms.insert_full(term).0).ok()).unwrap_or(Self::NOTHING)
        };
        let cells = solutions.rows.into_iter().flatten().map(&mut number).collect();
        Self { width, cells, terms: Named::Listed(terms) }
    }

    /// Rows of so many numbers, one after the other, that a view of the snapshot gave.
    pub(super) fn held(snapshot: Arc<Snapshot>, (made, first): (Terms, Id), width: usize, cells: Vec<Id>) -> Self {
        Self { width, cells, terms: Named::Held(snapshot, made, first) }
    }

    /// The rows: a number for each variable.
    pub fn rows(&self) -> impl Iterator<Item = &[u32]> {
        self.cells.chunks_exact(self.width.max(1))
    }

    /// Forgets the rows and keeps the terms.
    pub fn clear(&mut self) {
        self.cells = vec![];
    }

    /// The term of a number.
    #[must_use]
    pub fn term(&self, number: u32) -> Option<Term> {
        match &self.terms {
            _ if number == Self::NOTHING => None,
            Named::Held(_, made, first) if number >= *first => made.get(number - first),
            Named::Held(snapshot, ..) => snapshot.term(number),
            Named::Listed(terms) => terms.get_index(number as usize).cloned(),
        }
    }

    /// The number of a term, if it has one.
    #[must_use]
    pub fn find(&self, term: TermRef<'_>) -> Option<u32> {
        match &self.terms {
            Named::Held(snapshot, made, first) => {
                snapshot.find(term).or_else(|| made.find(term).map(|number| first + number))
            }
            Named::Listed(terms) => terms.get_index_of(&term.into_owned()).and_then(|at| u32::try_from(at).ok()),
        }
    }

    /// Whether it is the number of an IRI.
    #[must_use]
    pub fn is_name(&self, number: u32) -> bool {
        match &self.terms {
            Named::Held(snapshot, _, first) if number < *first => View::new(snapshot).is_name(number),
            _ => matches!(self.term(number), Some(Term::NamedNode(_))),
        }
    }

    /// The order of two names in the alphabet; anything else comes first.
    #[must_use]
    pub fn compare(&self, one: u32, other: u32) -> Ordering {
        let kept = match &self.terms {
            Named::Held(snapshot, ..) => View::new(snapshot).compare_names(one, other),
            Named::Listed(_) => None,
        };
        let name = |number| match self.term(number) {
            Some(Term::NamedNode(node)) => Some(node.into_string()),
            _ => None,
        };
        kept.unwrap_or_else(|| name(one).cmp(&name(other)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Embedded, Endpoint, Memory, RdfFormat, parse};
    use spargebra::SparqlParser;

    #[test]
    fn numbers_stand_for_the_same_terms() {
        let text = "<x:a> <x:p> <x:b>, \"c\", 1 . <x:b> <x:p> 2 ; <x:q> _:n .";
        let quads = parse("t.trig", text.as_bytes(), RdfFormat::TriG).unwrap();
        let (held, other) = (Memory::new(), Embedded::new().unwrap());
        held.insert(quads.clone()).unwrap();
        other.insert(quads).unwrap();
        let queries = [
            "SELECT ?s ?o ?x { ?s ?p ?o OPTIONAL { ?o <x:p> ?x } }",
            "SELECT ?s ?o { ?s ?p ?o FILTER(isIRI(?o)) }",
            "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p",
            "SELECT ?y { ?s ?p ?o BIND(CONCAT(STR(?s), \"!\") AS ?y) }",
        ];
        for query in queries {
            let query = SparqlParser::new().parse_query(query).unwrap();
            let terms = |endpoint: &dyn Endpoint| {
                let table = endpoint.numbered(&query, None).unwrap();
                let cell = |&number: &u32| match table.term(number) {
                    Some(Term::BlankNode(_)) => "blank".to_owned(),
                    Some(term) => {
                        assert_eq!(table.find(term.as_ref()), Some(number));
                        assert_eq!(table.is_name(number), term.is_named_node());
                        term.to_string()
                    }
                    None => String::new(),
                };
                let mut rows: Vec<Vec<String>> = table.rows().map(|row| row.iter().map(cell).collect()).collect();
                rows.sort();
                rows
            };
            assert_eq!(terms(&held), terms(&other), "{query}");
        }
    }

    #[test]
    fn names_are_in_the_order_of_the_alphabet() {
        let quads = parse("t.trig", b"<x:b> <x:p> <x:a>, <y:a>, 1 .", RdfFormat::TriG).unwrap();
        let held = Memory::new();
        held.insert(quads).unwrap();
        let query = SparqlParser::new().parse_query("SELECT ?o { ?s <x:p> ?o }").unwrap();
        let table = held.numbered(&query, None).unwrap();
        let mut numbers: Vec<u32> = table.rows().flatten().copied().collect();
        numbers.sort_by(|one, other| table.compare(*one, *other));
        let terms: Vec<String> = numbers.iter().filter_map(|&number| Some(table.term(number)?.to_string())).collect();
        assert_eq!(terms[1..], ["<x:a>", "<y:a>"]);
    }
}

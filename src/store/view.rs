//! A snapshot as the SPARQL evaluator sees it.

use super::halt::{Number, look};
use super::kept::Snapshot;
use crate::index::id::{DEFAULT_GRAPH, FIRST_BESIDE, FIRST_SMALL};
use crate::index::{Id, Terms, Token};
use oxigraph::model::Term;
use spareval::{CancellationToken, ExpressionTerm, InternalQuad, QueryableDataset};
use std::cell::RefCell;
use std::cmp::Ordering;
use std::convert::Infallible;
use std::rc::Rc;

/// A snapshot, and the terms that one query makes and the graph does not know.
#[derive(Clone)]
pub(super) struct View<'a> {
    snapshot: &'a Snapshot,
    made: Rc<RefCell<Terms>>,
    /// The first number of a term that the query makes.
    first_made: Id,
    /// What stops the query.
    stop: Option<CancellationToken>,
}

impl<'a> View<'a> {
    /// A view for one query.
    pub(super) fn new(snapshot: &'a Snapshot) -> Self {
        let first_made = FIRST_BESIDE + snapshot.beside().len() as Id;
        Self { snapshot, made: Rc::default(), first_made, stop: None }
    }

    /// The same, but whatever it is asked for unwinds to [`super::halt::halting`] once the token is cancelled.
    pub(super) fn until(self, stop: Option<CancellationToken>) -> Self {
        Self { stop, ..self }
    }

    /// What it is a view of.
    pub(super) const fn snapshot(&self) -> &'a Snapshot {
        self.snapshot
    }

    /// The number of a term, which is given one if need be.
    pub(super) fn number(&self, term: &Term) -> Id {
        let known = self.snapshot.find(term.as_ref());
        known.unwrap_or_else(|| {
            let made = self.made.borrow_mut().term(term.as_ref());
            // A small literal is its number, and none beside the others.
            if made < FIRST_SMALL { self.first_made + made } else { made }
        })
    }

    /// The term of a number.
    pub(super) fn term(&self, id: Id) -> Term {
        let term = if self.is_made(id) { self.made.borrow().get(id - self.first_made) } else { self.snapshot.term(id) };
        // No term only if the file is damaged, which whoever asked finds out before anything is answered.
        term.unwrap_or_else(|| oxigraph::model::Literal::new_simple_literal("").into())
    }

    /// The terms that the query made, and the number of the first of them.
    pub(super) fn made(&self) -> (Terms, Id) {
        (self.made.borrow().clone(), self.first_made)
    }

    /// Whether it is the number of an IRI.
    pub(super) fn is_name(&self, id: Id) -> bool {
        match self.kept(id) {
            Some(token) => token.is_name(),
            None if (FIRST_SMALL..FIRST_BESIDE).contains(&id) => false,
            None => matches!(self.term(id), Term::NamedNode(_)),
        }
    }

    /// The text of a term, as STR gives it: none of a blank node.
    pub(super) fn text(&self, id: Id) -> Option<String> {
        if let Some(token) = self.kept(id).filter(|token| token.is_string()) {
            return Some(token.text.to_owned());
        }
        match self.term(id) {
            Term::NamedNode(node) => Some(node.into_string()),
            Term::Literal(literal) => Some(literal.value().to_owned()),
            Term::BlankNode(_) => None,
        }
    }

    /// The order of two names, if both are names that the index has.
    pub(super) fn compare_names(&self, one: Id, other: Id) -> Option<Ordering> {
        let (one, other) = (self.kept(one)?, self.kept(other)?);
        let bytes = |token: Token<'a>| token.affix.bytes().chain(token.text.bytes());
        let names = one.is_name() && other.is_name();
        names.then(|| if one.affix == other.affix { one.text.cmp(other.text) } else { bytes(one).cmp(bytes(other)) })
    }

    fn kept(&self, id: Id) -> Option<Token<'a>> {
        self.snapshot.index()?.token(id)
    }

    fn is_made(&self, id: Id) -> bool {
        id >= self.first_made && id != DEFAULT_GRAPH
    }

    /// The quads of a pattern, those of any named graph if no graph is told.
    fn quads(
        &self,
        parts: [Option<Id>; 3],
        graph_name: Option<Option<Id>>,
    ) -> Quads<'a, impl Iterator<Item = Id> + use<'a>, impl Iterator<Item = Id> + use<'a>> {
        let snapshot = self.snapshot;
        if graph_name == Some(None)
            && let Some(index) = snapshot.pure()
            && let Some(place) = parts[1].and_then(|predicate| index.predicate(predicate))
        {
            match parts {
                [Some(s), Some(p), None] => return Quads::Objects(s, p, index.objects(s, place).iter()),
                [None, Some(p), Some(o)] => return Quads::Subjects(p, o, index.subjects(place, o).iter()),
                _ => {}
            }
        }
        let [s, p, o] = parts;
        Quads::Any(match graph_name {
            Some(graph) => snapshot.quads([s, p, o, Some(graph.unwrap_or(DEFAULT_GRAPH))]),
            None => Box::new(snapshot.quads([s, p, o, None]).filter(|quad| quad[3] != DEFAULT_GRAPH)),
        })
    }
}

type Found = Result<InternalQuad<Number>, Infallible>;

#[inline]
fn found([subject, predicate, object, graph]: [Id; 4]) -> Found {
    let graph_name = (graph != DEFAULT_GRAPH).then_some(Number(graph));
    Ok(InternalQuad { subject: Number(subject), predicate: Number(predicate), object: Number(object), graph_name })
}

/// The quads of one pattern: slices of columns where nothing but the index is asked, anything otherwise.
enum Quads<'a, S, O> {
    /// The objects of a subject and a predicate.
    Objects(Id, Id, O),
    /// The subjects of a predicate and an object.
    Subjects(Id, Id, S),
    /// Any others.
    Any(Box<dyn Iterator<Item = [Id; 4]> + 'a>),
}

impl<S: Iterator<Item = Id>, O: Iterator<Item = Id>> Iterator for Quads<'_, S, O> {
    type Item = Found;

    #[inline]
    fn next(&mut self) -> Option<Found> {
        let quad = match self {
            Self::Objects(s, p, objects) => [*s, *p, objects.next()?, DEFAULT_GRAPH],
            Self::Subjects(p, o, subjects) => [subjects.next()?, *p, *o, DEFAULT_GRAPH],
            Self::Any(quads) => quads.next()?,
        };
        Some(found(quad))
    }
}

impl<'a> QueryableDataset<'a> for View<'a> {
    type InternalTerm = Number;
    type Error = Infallible;

    fn internal_quads_for_pattern(
        &self,
        subject: Option<&Number>,
        predicate: Option<&Number>,
        object: Option<&Number>,
        graph_name: Option<Option<&Number>>,
    ) -> impl Iterator<Item = Found> + use<'a> {
        let stop = self.stop.clone();
        look(stop.as_ref());
        let id = |number: &Number| number.0;
        let parts = [subject, predicate, object].map(|part| part.map(id));
        let quads = self.quads(parts, graph_name.map(|graph| graph.map(id)));
        quads.inspect(move |_| look(stop.as_ref()))
    }

    fn internal_named_graphs(&self) -> impl Iterator<Item = Result<Number, Infallible>> + use<'a> {
        self.snapshot.graphs().into_iter().map(|graph| Ok(Number(graph)))
    }

    fn contains_internal_graph_name(&self, Number(graph): &Number) -> Result<bool, Infallible> {
        Ok(*graph != DEFAULT_GRAPH && self.snapshot.quads([None, None, None, Some(*graph)]).next().is_some())
    }

    fn internalize_term(&self, term: Term) -> Result<Number, Infallible> {
        look(self.stop.as_ref());
        Ok(Number(self.number(&term)))
    }

    fn externalize_term(&self, Number(id): Number) -> Result<Term, Infallible> {
        look(self.stop.as_ref());
        Ok(self.term(id))
    }

    fn externalize_expression_term(&self, Number(id): Number) -> Result<ExpressionTerm, Infallible> {
        look(self.stop.as_ref());
        if let Some(number) = crate::index::id::whole(id) {
            return Ok(ExpressionTerm::IntegerLiteral(number.into()));
        }
        if !self.is_made(id)
            && let Some(token) =
                self.snapshot.index().and_then(|index| index.token(id)).filter(|token| token.is_string())
        {
            let value = token.text.to_owned();
            return Ok(match token.affix {
                "" => ExpressionTerm::StringLiteral(value),
                language => ExpressionTerm::LangStringLiteral { value, language: language.to_owned() },
            });
        }
        Ok(self.term(id).into())
    }
}

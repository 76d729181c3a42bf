//! A kept graph at one moment: an index, and what the journal adds to it and takes from it.

use crate::index::id::{DEFAULT_GRAPH, FIRST_BESIDE};
use crate::index::rows::{ORDERS, Order, Row, fits, within};
use crate::index::{Damage, Id, Ids, Index, Terms, quad_of};
use oxigraph::model::{GraphName, Quad, Term, TermRef};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// A graph that does not change while it is read.
///
/// What is added is not in the index, and what is removed is, so that counts add up.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    index: Option<Arc<Index>>,
    beside: Terms,
    /// Quads of every graph, by the orders of [`ORDERS`].
    added: [Vec<Row>; 4],
    removed: FxHashSet<[Id; 4]>,
}

impl Snapshot {
    /// A graph that is an index and nothing else.
    #[must_use]
    pub fn of(index: Option<Arc<Index>>) -> Self {
        Self { index, ..Self::default() }
    }

    /// The index.
    #[must_use]
    pub fn index(&self) -> Option<&Index> {
        self.index.as_deref()
    }

    /// The index alone if nothing was added to it or taken from it.
    #[must_use]
    pub fn pure(&self) -> Option<&Index> {
        let is_pure = self.removed.is_empty() && self.added.iter().all(Vec::is_empty);
        self.index().filter(|_| is_pure)
    }

    /// Fails if anything that was read so far was not as it was written: then no answer is right.
    ///
    /// # Errors
    /// [`Damage`].
    pub fn sound(&self) -> Result<(), Damage> {
        self.index().map_or(Ok(()), Index::sound)
    }

    /// How many quads there are in all graphs.
    #[must_use]
    pub fn len(&self) -> usize {
        let kept = self.index().map_or(0, |index| index.triples() + index.quads());
        kept + self.added[0].len() - self.removed.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many quads the journal added and removed.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.added[0].len() + self.removed.len()
    }

    /// The terms beside the index.
    #[must_use]
    pub const fn beside(&self) -> &Terms {
        &self.beside
    }

    /// The number of a term, if the graph knows it.
    #[must_use]
    pub fn find(&self, term: TermRef<'_>) -> Option<Id> {
        let kept = self.index().and_then(|index| index.find(term));
        kept.or_else(|| self.beside.find(term).map(above))
    }

    /// The number of a term, which is given one if need be.
    pub(super) fn intern(&mut self, term: TermRef<'_>) -> Id {
        match self.index.as_ref().and_then(|index| index.find(term)) {
            Some(id) => id,
            None => above(self.beside.term(term)),
        }
    }

    /// The term of a number.
    #[must_use]
    pub fn term(&self, id: Id) -> Option<Term> {
        if id >= FIRST_BESIDE {
            return self.beside.get(id - FIRST_BESIDE);
        }
        let small = || crate::index::id::literal(id).map(Into::into);
        self.index().map_or_else(small, |index| index.term(id))
    }

    /// The numbers of a quad's terms, if the graph knows them.
    #[must_use]
    pub fn find_quad(&self, quad: &Quad) -> Option<[Id; 4]> {
        let graph = match &quad.graph_name {
            GraphName::DefaultGraph => DEFAULT_GRAPH,
            GraphName::NamedNode(node) => self.find(node.as_ref().into())?,
            GraphName::BlankNode(node) => self.find(node.as_ref().into())?,
        };
        let subject = self.find(quad.subject.as_ref().into())?;
        Some([subject, self.find(quad.predicate.as_ref().into())?, self.find(quad.object.as_ref())?, graph])
    }

    pub(in super::super) fn intern_quad(&mut self, quad: &Quad) -> [Id; 4] {
        let graph = match &quad.graph_name {
            GraphName::DefaultGraph => DEFAULT_GRAPH,
            GraphName::NamedNode(node) => self.intern(node.as_ref().into()),
            GraphName::BlankNode(node) => self.intern(node.as_ref().into()),
        };
        let subject = self.intern(quad.subject.as_ref().into());
        [subject, self.intern(quad.predicate.as_ref().into()), self.intern(quad.object.as_ref()), graph]
    }

    /// The quad of these numbers.
    #[must_use]
    pub fn quad(&self, quad: [Id; 4]) -> Option<Quad> {
        quad_of(quad, |id| self.term(id))
    }

    /// Whether it holds a quad.
    #[must_use]
    pub fn contains(&self, quad: [Id; 4]) -> bool {
        let added = self.added[0].binary_search(&Order::Spog.row(quad)).is_ok();
        added || (self.index().is_some_and(|index| holds(index, quad)) && !self.removed.contains(&quad))
    }

    /// Adds and removes quads of known numbers; of those that change nothing, nothing comes. Gives how many
    /// were added and removed.
    pub(in super::super) fn change(&mut self, added: &[[Id; 4]], removed: &[[Id; 4]]) {
        let mut gone = FxHashSet::default();
        for &quad in removed {
            let kept = self.index().is_some_and(|index| holds(index, quad));
            if kept {
                self.removed.insert(quad)
            } else {
                gone.insert(quad)
            };
        }
        let mut new = vec![];
        for &quad in added {
            if !self.removed.remove(&quad) {
                new.push(quad);
            }
        }
        for (order, rows) in ORDERS.into_iter().zip(&mut self.added) {
            if !gone.is_empty() {
                rows.retain(|row| !gone.contains(&order.quad(row)));
            }
            // Both parts are sorted already, which the sort makes use of.
            let mut more: Vec<Row> = new.iter().map(|&quad| order.row(quad)).collect();
            more.sort_unstable();
            rows.extend(more);
            rows.sort();
            rows.dedup();
        }
    }

    /// The rows that the journal added and that have the first `known` parts of `like`.
    #[must_use]
    pub fn added(&self, order: Order, like: Row, known: usize) -> &[Row] {
        self.added.get(order as usize).map_or(&[], |rows| within(rows, like, known))
    }

    /// Whether the journal took a quad away.
    #[inline]
    #[must_use]
    pub fn is_removed(&self, quad: [Id; 4]) -> bool {
        !self.removed.is_empty() && self.removed.contains(&quad)
    }

    /// The quads that fit a pattern: subject, predicate, object, graph. Without a graph, those of all graphs, the
    /// default one included.
    pub fn quads(&self, pattern: [Option<Id>; 4]) -> Box<dyn Iterator<Item = [Id; 4]> + '_> {
        let added = self.added_quads(pattern);
        let Some(index) = self.index() else { return Box::new(added) };
        let [s, p, o, g] = pattern;
        let mut kept: Box<dyn Iterator<Item = [Id; 4]>> = Box::new(std::iter::empty());
        if g.is_none_or(|graph| graph == DEFAULT_GRAPH) {
            kept = Box::new(triples(index, [s, p, o]).map(|[s, p, o]| [s, p, o, DEFAULT_GRAPH]));
        }
        if g != Some(DEFAULT_GRAPH) && index.quads() > 0 {
            let (order, like, known) = Order::of_pattern(pattern);
            let named = within(index.rows(order), like, known).iter().map(move |row| order.quad(row));
            kept = Box::new(kept.chain(named.filter(move |&quad| fits(quad, pattern))));
        }
        if self.removed.is_empty() {
            return Box::new(kept.chain(added));
        }
        Box::new(kept.filter(|quad| !self.removed.contains(quad)).chain(added))
    }

    /// The quads of the index that the journal takes away, in no promised order.
    pub fn removed_quads(&self) -> impl Iterator<Item = [Id; 4]> + '_ {
        self.removed.iter().copied()
    }

    /// The same graph without what the journal says: its index.
    #[must_use]
    pub fn base(&self) -> Self {
        Self::of(self.index.clone())
    }

    /// Every predicate and object of a subject in the default graph.
    pub fn own(&self, subject: Id, see: &mut dyn FnMut(Id, Id)) {
        for (p, objects) in self.index().into_iter().flat_map(|index| index.row(subject)) {
            let kept = objects.iter().filter(|&o| !self.is_removed([subject, p, o, DEFAULT_GRAPH]));
            kept.for_each(|o| see(p, o));
        }
        self.added_quads([Some(subject), None, None, Some(DEFAULT_GRAPH)]).for_each(|[_, p, o, _]| see(p, o));
    }

    /// Every predicate and subject of an object in the default graph, predicate by predicate, as long as `see` wants
    /// to see more of the predicate.
    pub fn about(&self, object: Id, see: &mut dyn FnMut(Id, Id) -> bool) {
        for (p, subjects) in self.index().into_iter().flat_map(|index| index.about(object)) {
            let mut kept = subjects.iter().filter(|&s| !self.is_removed([s, p, object, DEFAULT_GRAPH]));
            _ = kept.try_for_each(|s| see(p, s).then_some(()));
        }
        self.added_quads([None, None, Some(object), Some(DEFAULT_GRAPH)]).for_each(|[s, p, ..]| _ = see(p, s));
    }

    /// Of the quads that fit a pattern, those that the journal added.
    pub fn added_quads(&self, pattern: [Option<Id>; 4]) -> impl Iterator<Item = [Id; 4]> + '_ {
        let (order, like, known) = Order::of_pattern(pattern);
        let rows = self.added(order, like, known);
        rows.iter().map(move |row| order.quad(row)).filter(move |&quad| fits(quad, pattern))
    }

    /// The names of graphs that hold a quad, ascending.
    #[must_use]
    pub fn graphs(&self) -> Vec<Id> {
        let mut graphs: Vec<Id> = self.index().map_or_else(Vec::new, |index| index.graphs().iter().collect());
        let added = self.added.get(Order::Gspo as usize).into_iter().flatten();
        graphs.extend(added.map(|row| Order::Gspo.quad(row)[3]).filter(|&graph| graph != DEFAULT_GRAPH));
        graphs.sort_unstable();
        graphs.dedup();
        if !self.removed.is_empty() {
            graphs.retain(|&graph| self.quads([None, None, None, Some(graph)]).next().is_some());
        }
        graphs
    }
}

/// The number of a term beside the index.
const fn above(id: Id) -> Id {
    if id < crate::index::id::FIRST_SMALL { id + FIRST_BESIDE } else { id }
}

fn holds(index: &Index, quad: [Id; 4]) -> bool {
    let [s, p, o, g] = quad;
    if g == DEFAULT_GRAPH {
        return index.predicate(p).is_some_and(|place| index.objects(s, place).contains(o));
    }
    index.rows(Order::Spog).binary_search(&Order::Spog.row(quad)).is_ok()
}

/// The triples of an index that fit a pattern.
fn triples(index: &Index, pattern: [Option<Id>; 3]) -> Box<dyn Iterator<Item = [Id; 3]> + '_> {
    let place = |p| index.predicate(p);
    match pattern {
        [Some(s), Some(p), None] => match place(p) {
            Some(place) => Box::new(index.objects(s, place).iter().map(move |o| [s, p, o])),
            None => Box::new(std::iter::empty()),
        },
        [None, Some(p), Some(o)] => match place(p) {
            Some(place) => Box::new(index.subjects(place, o).iter().map(move |s| [s, p, o])),
            None => Box::new(std::iter::empty()),
        },
        [Some(s), Some(p), Some(o)] => {
            let holds = holds(index, [s, p, o, DEFAULT_GRAPH]);
            Box::new(holds.then_some([s, p, o]).into_iter())
        }
        [Some(s), None, o] => Box::new(
            index
                .row(s)
                .flat_map(move |(p, objects): (Id, Ids<'_>)| objects.iter().map(move |o| [s, p, o]))
                .filter(move |&[_, _, found]| o.is_none_or(|o| o == found)),
        ),
        [None, None, Some(o)] => {
            Box::new(index.about(o).flat_map(move |(p, subjects)| subjects.iter().map(move |s| [s, p, o])))
        }
        [None, Some(p), None] => match place(p) {
            Some(place) => {
                Box::new(index.runs(place).flat_map(move |(o, subjects)| subjects.iter().map(move |s| [s, p, o])))
            }
            None => Box::new(std::iter::empty()),
        },
        [None, None, None] => {
            let row = |s| index.row(s).flat_map(move |(p, objects)| objects.iter().map(move |o| [s, p, o]));
            Box::new((0..index.subjects_count() as Id).flat_map(row))
        }
    }
}

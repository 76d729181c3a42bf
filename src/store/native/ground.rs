//! The graph below a walk: what a predicate leads to, and how long it may be walked on.

use super::flow::{Flow, Stop};
use crate::index::id::DEFAULT_GRAPH;
use crate::index::{Id, Index};
use crate::store::kept::Snapshot;
use crate::store::limit::{self, Until};
use crate::store::view::View;
use std::cell::Cell;
use std::ops::ControlFlow::{Break, Continue};
use std::time::Instant;

/// After so many steps the clock is looked at.
const LOOK: u32 = 1 << 12;

/// A graph that is walked through, and how far one may still go.
pub(super) struct Ground<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) snapshot: &'a Snapshot,
    /// The index, if it is all there is.
    pub(super) pure: Option<&'a Index>,
    until: &'a Until<'a>,
    steps: Cell<u32>,
    /// When the memory was looked at.
    looked: Cell<Option<Instant>>,
}

impl<'a> Ground<'a> {
    pub(super) fn new(view: &'a View<'a>, until: &'a Until<'a>) -> Self {
        let snapshot = view.snapshot();
        Self { view, snapshot, pure: snapshot.pure(), until, steps: Cell::new(0), looked: Cell::new(None) }
    }

    /// Counts a step, and now and then looks whether it may go on.
    pub(super) fn tick(&self) -> Flow {
        self.steps.set(self.steps.get().wrapping_add(1));
        if self.steps.get() >= self.until.steps() {
            return Break(Stop::Glanced);
        }
        if self.steps.get().is_multiple_of(LOOK) { self.look() } else { Continue(()) }
    }

    fn look(&self) -> Flow {
        if self.until.is_over() {
            return Break(Stop::Late);
        }
        let is_time = || self.looked.get().is_none_or(|looked| looked.elapsed() >= limit::LOOK);
        if self.until.has_memory() && is_time() {
            self.looked.set(Some(Instant::now()));
            if self.until.is_full() {
                return Break(Stop::Full);
            }
        }
        Continue(())
    }

    /// Whether a term is subject or object of something: only then a path of no steps leads from it to itself.
    pub(super) fn is_node(&self, term: Id) -> bool {
        if let Some(index) = self.pure {
            return index.is_node(term);
        }
        let some = |s, o| self.snapshot.quads([s, None, o, Some(DEFAULT_GRAPH)]).next().is_some();
        some(Some(term), None) || some(None, Some(term))
    }

    /// What a predicate leads to from a term.
    pub(super) fn neighbours(
        &self,
        from: Id,
        predicate: Id,
        place: Option<usize>,
        forwards: bool,
        each: &mut dyn FnMut(Id) -> Flow,
    ) -> Flow {
        self.tick()?;
        if let Some(index) = self.pure {
            let Some(place) = place else { return Continue(()) };
            return match forwards {
                true => index.objects(from, place).iter().try_for_each(each),
                false => index.subjects(place, from).iter().try_for_each(each),
            };
        }
        let pattern = if forwards { [Some(from), Some(predicate), None] } else { [None, Some(predicate), Some(from)] };
        let [s, p, o] = pattern;
        let quads = self.snapshot.quads([s, p, o, Some(DEFAULT_GRAPH)]);
        quads.map(|[s, _, o, _]| if forwards { o } else { s }).try_for_each(each)
    }
}

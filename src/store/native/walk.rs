//! The walk: step by step, depth first, with one row that is filled and emptied.

use super::condition;
use super::flow::{Flow, Stop, UNBOUND};
use super::ground::Ground;
use super::parts::{Condition, Slot, Step, Triple};
use super::path::Path;
use crate::index::Id;
use crate::index::id::DEFAULT_GRAPH;
use crate::store::limit::Until;
use crate::store::view::View;
use std::ops::ControlFlow::{Break, Continue};

/// A walk through a graph.
pub(super) struct Walk<'a> {
    ground: Ground<'a>,
}

/// What takes a row, and how often it counts.
pub(super) type Sink<'s> = dyn FnMut(&mut [Id], u64) -> Flow + 's;

fn set(row: &mut [Id], at: usize, id: Id) {
    if let Some(place) = row.get_mut(at) {
        *place = id;
    }
}

fn value(slot: Slot, row: &[Id]) -> Option<Id> {
    match slot {
        Slot::Known(id) => Some(id),
        Slot::Open(at) => row.get(at).copied().filter(|&id| id != UNBOUND),
    }
}

impl<'a> Walk<'a> {
    pub(super) fn new(view: &'a View<'a>, until: &'a Until<'a>) -> Self {
        Self { ground: Ground::new(view, until) }
    }

    pub(super) fn view(&self) -> &'a View<'a> {
        self.ground.view
    }

    pub(super) fn tick(&self) -> Flow {
        self.ground.tick()
    }

    /// Whether the steps can be gone from a row to their end.
    pub(super) fn any(&self, steps: &[Step], row: &[Id]) -> Result<bool, Stop> {
        let mut row = row.to_vec();
        match self.go(steps, &mut row, None, &mut |_, _| Break(Stop::Enough)) {
            Continue(()) => Ok(false),
            Break(Stop::Enough) => Ok(true),
            Break(stop) => Err(stop),
        }
    }

    /// Goes through the steps. Variables that are not `needed` at the end may stay empty; a row counts then as often
    /// as they have values.
    pub(super) fn go(&self, steps: &[Step], row: &mut [Id], needed: Option<&[bool]>, sink: &mut Sink<'_>) -> Flow {
        self.ground.tick()?;
        let Some((step, rest)) = steps.split_first() else { return sink(row, 1) };
        match step {
            Step::Triple(triple) => {
                if let (true, Some(needed)) = (rest.is_empty(), needed)
                    && let Some(flow) = self.counted(triple, row, needed, sink)
                {
                    return flow;
                }
                self.triple(triple, row, &mut |row| self.go(rest, row, needed, sink))
            }
            Step::Path(subject, path, object) => {
                self.path(*subject, path, *object, row, &mut |row| self.go(rest, row, needed, sink))
            }
            Step::Values(variables, rows) => rows
                .iter()
                .try_for_each(|values| with(row, variables, values, &mut |row| self.go(rest, row, needed, sink))),
            Step::Strings(variable, ids) => {
                ids.iter().try_for_each(|&id| {
                    set(row, *variable, id);
                    self.go(rest, row, needed, sink)
                })?;
                set(row, *variable, UNBOUND);
                Continue(())
            }
            Step::Union(branches) => branches.iter().try_for_each(|branch| {
                let needed_here = needed.filter(|_| rest.is_empty());
                self.go(branch, row, needed_here, &mut |row, times| {
                    if rest.is_empty() {
                        return sink(row, times);
                    }
                    self.go(rest, row, needed, &mut |row, more| sink(row, times * more))
                })
            }),
            Step::Optional(inner) => {
                let mut found = false;
                self.go(inner, row, None, &mut |row, times| {
                    found = true;
                    self.go(rest, row, needed, &mut |row, more| sink(row, times * more))
                })?;
                if found { Continue(()) } else { self.go(rest, row, needed, sink) }
            }
            Step::Condition(condition) => match self.holds(condition, row) {
                Ok(Some(true)) => self.go(rest, row, needed, sink),
                Ok(_) => Continue(()),
                Err(stop) => Break(stop),
            },
        }
    }

    fn holds(&self, what: &Condition, row: &[Id]) -> Result<Option<bool>, Stop> {
        condition::holds(what, row, self.ground.view, &|steps, row| self.any(steps, row))
    }

    /// The last step, where how many there are is all that is asked.
    fn counted(&self, triple: &Triple, row: &mut [Id], needed: &[bool], sink: &mut Sink<'_>) -> Option<Flow> {
        let (index, place) = (self.ground.pure?, triple.place?);
        let free = |slot: Slot| match slot {
            Slot::Open(at) => needed.get(at) == Some(&false),
            Slot::Known(_) => false,
        };
        let times = |row: &mut [Id], times: usize, sink: &mut Sink<'_>| {
            if times == 0 { Continue(()) } else { sink(row, times as u64) }
        };
        Some(match (value(triple.subject, row), value(triple.object, row)) {
            (Some(subject), None) if free(triple.object) => times(row, index.objects(subject, place).len(), sink),
            (None, Some(object)) if free(triple.subject) => times(row, index.subjects(place, object).len(), sink),
            (None, None) if free(triple.subject) && triple.subject != triple.object => {
                if free(triple.object) {
                    return Some(times(row, index.runs(place).triples(), sink));
                }
                let Slot::Open(at) = triple.object else { return None };
                let flow = index.runs(place).try_for_each(|(object, subjects)| {
                    set(row, at, object);
                    sink(row, subjects.len() as u64)
                });
                set(row, at, UNBOUND);
                flow
            }
            _ => return None,
        })
    }

    fn triple(&self, triple: &Triple, row: &mut [Id], next: &mut dyn FnMut(&mut [Id]) -> Flow) -> Flow {
        let (subject, object) = (value(triple.subject, row), value(triple.object, row));
        let (Some(index), Slot::Known(_)) = (self.ground.pure, triple.predicate) else {
            return self.any_quads(triple, row, next);
        };
        let Some(place) = triple.place else { return Continue(()) };
        match (subject, object, triple.subject, triple.object) {
            (Some(subject), Some(object), ..) => {
                if index.objects(subject, place).contains(object) {
                    next(row)
                } else {
                    Continue(())
                }
            }
            (Some(subject), None, _, Slot::Open(at)) => fill(row, at, index.objects(subject, place).iter(), next),
            (None, Some(object), Slot::Open(at), _) => fill(row, at, index.subjects(place, object).iter(), next),
            (None, None, Slot::Open(at), Slot::Open(to)) => {
                for (object, subjects) in index.runs(place) {
                    if at == to {
                        if subjects.contains(object) {
                            fill(row, at, std::iter::once(object), next)?;
                        }
                        continue;
                    }
                    set(row, to, object);
                    fill(row, at, subjects.iter(), next)?;
                }
                set(row, to, UNBOUND);
                Continue(())
            }
            _ => Continue(()),
        }
    }

    /// The same with a journal, or whatever the predicate is.
    fn any_quads(&self, triple: &Triple, row: &mut [Id], next: &mut dyn FnMut(&mut [Id]) -> Flow) -> Flow {
        let slots = [triple.subject, triple.predicate, triple.object];
        let [s, p, o] = slots.map(|slot| value(slot, row));
        let open: Vec<(usize, usize)> = slots
            .iter()
            .enumerate()
            .filter_map(|(part, slot)| slot.variable().map(|at| (part, at)))
            .filter(|&(_, at)| row.get(at) == Some(&UNBOUND))
            .collect();
        for quad in self.ground.snapshot.quads([s, p, o, Some(DEFAULT_GRAPH)]) {
            self.ground.tick()?;
            let mut fits = true;
            for &(part, at) in &open {
                let Some(&id) = quad.get(part) else { continue };
                fits &= row.get(at).is_some_and(|&before| before == UNBOUND || before == id);
                set(row, at, id);
            }
            let flow = if fits { next(row) } else { Continue(()) };
            open.iter().for_each(|&(_, at)| set(row, at, UNBOUND));
            flow?;
        }
        Continue(())
    }

    fn path(
        &self,
        subject: Slot,
        path: &Path,
        object: Slot,
        row: &mut [Id],
        next: &mut dyn FnMut(&mut [Id]) -> Flow,
    ) -> Flow {
        match (value(subject, row), value(object, row)) {
            (Some(from), Some(to)) => {
                let found = path.lead(from, true, &self.ground, &mut |found| {
                    if found == to { Break(Stop::Enough) } else { Continue(()) }
                });
                if found == Break(Stop::Enough) { next(row) } else { found }
            }
            (Some(from), None) => {
                let Slot::Open(at) = object else { return Continue(()) };
                self.led(path, from, true, at, row, next)
            }
            (None, Some(to)) => {
                let Slot::Open(at) = subject else { return Continue(()) };
                self.led(path, to, false, at, row, next)
            }
            (None, None) => self.every_path(subject, path, object, row, next),
        }
    }

    fn led(
        &self,
        path: &Path,
        from: Id,
        forwards: bool,
        at: usize,
        row: &mut [Id],
        next: &mut dyn FnMut(&mut [Id]) -> Flow,
    ) -> Flow {
        path.lead(from, forwards, &self.ground, &mut |to| {
            set(row, at, to);
            next(row)
        })?;
        set(row, at, UNBOUND);
        Continue(())
    }

    /// A path neither end of which is known.
    fn every_path(
        &self,
        subject: Slot,
        path: &Path,
        object: Slot,
        row: &mut [Id],
        next: &mut dyn FnMut(&mut [Id]) -> Flow,
    ) -> Flow {
        let (Slot::Open(at), Slot::Open(to)) = (subject, object) else { return Continue(()) };
        if path.may_be_empty() {
            return Break(Stop::Beyond);
        }
        let mut beginnings = vec![];
        path.beginnings(true, &mut beginnings);
        let mut starts: Vec<Id> = vec![];
        for (predicate, _, forwards) in beginnings {
            let quads = self.ground.snapshot.quads([None, Some(predicate), None, Some(DEFAULT_GRAPH)]);
            starts.extend(quads.map(|[s, _, o, _]| if forwards { s } else { o }));
        }
        starts.sort_unstable();
        starts.dedup();
        for from in starts {
            set(row, at, from);
            if at == to {
                path.lead(from, true, &self.ground, &mut |found| if found == from { next(row) } else { Continue(()) })?;
            } else {
                self.led(path, from, true, to, row, next)?;
            }
        }
        set(row, at, UNBOUND);
        Continue(())
    }
}

/// Gives variables these values where they have none, if they have no others.
fn with(row: &mut [Id], variables: &[usize], values: &[Option<Id>], next: &mut dyn FnMut(&mut [Id]) -> Flow) -> Flow {
    let before: Vec<Id> = variables.iter().map(|&at| row.get(at).copied().unwrap_or(UNBOUND)).collect();
    let mut pairs = before.iter().zip(values);
    if !pairs.all(|(&before, value)| before == UNBOUND || value.is_none_or(|value| value == before)) {
        return Continue(());
    }
    for (&at, value) in variables.iter().zip(values) {
        if let Some(value) = value {
            set(row, at, *value);
        }
    }
    next(row)?;
    variables.iter().zip(before).for_each(|(&at, id)| set(row, at, id));
    Continue(())
}

/// Gives a variable one value after the other.
fn fill(row: &mut [Id], at: usize, ids: impl Iterator<Item = Id>, next: &mut dyn FnMut(&mut [Id]) -> Flow) -> Flow {
    for id in ids {
        set(row, at, id);
        next(row)?;
    }
    set(row, at, UNBOUND);
    Continue(())
}

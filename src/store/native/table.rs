//! What is made of the rows that a walk finds: listed, grouped and counted, sorted, cut off.

use super::compare;
use super::flow::{Stop, UNBOUND};
use super::plan::{Count, Plan, Rows};
use super::walk::Walk;
use crate::index::Id;
use crate::store::Solutions;
use crate::store::view::View;
use oxigraph::model::Literal;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::Cell;
use std::cmp::Ordering;
use std::ops::ControlFlow::{Break, Continue};

type Row = Vec<Id>;

/// Rows beyond those that are wanted before they are sorted and cut off again.
const SPARE: usize = 4096;

/// The rows of a plan, in their order, with the columns that are asked for.
///
/// # Errors
/// [`Stop::Beyond`] if the evaluator must answer, [`Stop::Late`].
pub(super) fn rows(plan: &Plan, walk: &Walk<'_>) -> Result<Vec<Row>, Stop> {
    let order = Order { by: &plan.order, view: walk.view(), met: Cell::new(None) };
    let mut rows = match &plan.rows {
        Rows::Solutions(places) => listed(plan, places, walk, &order)?,
        Rows::Groups(keys, counts) => grouped(plan, keys, counts, walk)?,
    };
    if !plan.order.is_empty() {
        rows.sort_by(|one, other| order.of(one, other));
        order.sound()?;
    }
    let project =
        |row: &Row| -> Row { plan.project.iter().map(|&at| row.get(at).copied().unwrap_or(UNBOUND)).collect() };
    let mut rows: Vec<Row> = rows.iter().map(project).collect();
    if plan.distinct {
        let mut seen = FxHashSet::default();
        rows.retain(|row| seen.insert(row.clone()));
    }
    let end = plan.length.map_or(rows.len(), |length| plan.start.saturating_add(length).min(rows.len()));
    rows.truncate(end);
    rows.drain(..plan.start.min(end));
    Ok(rows)
}

/// The same as numbers one after the other.
///
/// # Errors
/// As [`rows`].
pub(super) fn numbers(plan: &Plan, walk: &Walk<'_>) -> Result<Vec<Id>, Stop> {
    let whole = plan.order.is_empty() && !plan.distinct && plan.start == 0 && plan.length.is_none();
    let Rows::Solutions(places) = &plan.rows else { return Ok(rows(plan, walk)?.concat()) };
    if !whole {
        return Ok(rows(plan, walk)?.concat());
    }
    let places: Vec<usize> = plan.project.iter().filter_map(|&at| places.get(at).copied()).collect();
    let mut numbers = vec![];
    let flow = walk.go(&plan.steps, &mut vec![UNBOUND; plan.slots], Some(&plan.needed), &mut |row, times| {
        for _ in 0..times {
            numbers.extend(places.iter().map(|&at| row.get(at).copied().unwrap_or(UNBOUND)));
        }
        Continue(())
    });
    match flow {
        Break(stop) => Err(stop),
        Continue(()) => Ok(numbers),
    }
}

/// The rows as terms.
///
/// # Errors
/// [`Stop::Late`], [`Stop::Full`].
pub(super) fn solutions(plan: &Plan, rows: &[Row], walk: &Walk<'_>) -> Result<Solutions, Stop> {
    let term = |&id: &Id| (id != UNBOUND).then(|| walk.view().term(id));
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        if let Break(stop) = walk.tick() {
            return Err(stop);
        }
        found.push(row.iter().map(term).collect());
    }
    Ok(Solutions { variables: plan.names.clone(), rows: found })
}

struct Order<'a> {
    by: &'a [(usize, bool)],
    view: &'a View<'a>,
    met: Cell<Option<Stop>>,
}

impl Order<'_> {
    fn of(&self, one: &Row, other: &Row) -> Ordering {
        for &(at, down) in self.by {
            let ids = (one.get(at).copied().unwrap_or(UNBOUND), other.get(at).copied().unwrap_or(UNBOUND));
            match compare::sorted(ids.0, ids.1, self.view) {
                Ok(Ordering::Equal) => {}
                Ok(order) => return if down { order.reverse() } else { order },
                Err(stop) => {
                    self.met.set(Some(stop));
                    return Ordering::Equal;
                }
            }
        }
        Ordering::Equal
    }

    fn sound(&self) -> Result<(), Stop> {
        self.met.get().map_or(Ok(()), Err)
    }
}

fn listed(plan: &Plan, places: &[usize], walk: &Walk<'_>, order: &Order<'_>) -> Result<Vec<Row>, Stop> {
    let mut rows: Vec<Row> = vec![];
    let mut seen = FxHashSet::default();
    let wanted = plan.length.map(|length| plan.start.saturating_add(length));
    // Sorted by what is not asked for, rows that look alike are told apart later.
    let early = plan.distinct && places.len() == plan.project.len();
    let can_cut = !plan.distinct || early;
    let mut row = vec![UNBOUND; plan.slots];
    // The last row that counts, once there are as many as are wanted.
    let mut last: Option<Row> = None;
    let flow = walk.go(&plan.steps, &mut row, Some(&plan.needed), &mut |row, times| {
        let found: Row = places.iter().map(|&at| row.get(at).copied().unwrap_or(UNBOUND)).collect();
        if last.as_ref().is_some_and(|last| order.of(&found, last) == Ordering::Greater) {
            return order.sound().map_or_else(Break, Continue);
        }
        if early {
            if !seen.insert(found.clone()) {
                return Continue(());
            }
            rows.push(found);
        } else {
            rows.extend((0..times).map(|_| found.clone()));
        }
        match wanted.filter(|_| can_cut) {
            Some(wanted) if plan.order.is_empty() && rows.len() >= wanted => Break(Stop::Enough),
            Some(wanted) if rows.len() >= wanted.saturating_add(SPARE) => {
                rows.sort_by(|one, other| order.of(one, other));
                rows.truncate(wanted);
                last = rows.last().cloned();
                order.sound().map_or_else(Break, Continue)
            }
            _ => Continue(()),
        }
    });
    match flow {
        Break(Stop::Enough | Stop::Glanced) | Continue(()) => Ok(rows),
        Break(stop) => Err(stop),
    }
}

/// The groups that were met, in the order in which they were.
#[derive(Default)]
struct Groups {
    at: FxHashMap<Row, usize>,
    rows: Vec<(Row, Vec<u64>)>,
    different: FxHashSet<(usize, usize, Id)>,
    /// The last key and its group: keys come in runs.
    last: Option<usize>,
}

impl Groups {
    fn group(&mut self, key: &[Id], counts: usize) -> usize {
        if let Some(last) = self.last.filter(|&last| self.rows.get(last).is_some_and(|(known, _)| known == key)) {
            return last;
        }
        let at = self.at.get(key).copied().unwrap_or_else(|| {
            self.rows.push((key.to_vec(), vec![0; counts]));
            self.at.insert(key.to_vec(), self.rows.len() - 1);
            self.rows.len() - 1
        });
        self.last = Some(at);
        at
    }

    fn add(&mut self, group: usize, counts: &[Count], row: &[Id], times: u64) {
        for (number, count) in counts.iter().enumerate() {
            let value = |at: usize| row.get(at).copied().filter(|&id| id != UNBOUND);
            let more = match count {
                Count::All => times,
                Count::Of(at) => value(*at).map_or(0, |_| times),
                Count::Distinct(at) => value(*at).map_or(0, |id| u64::from(self.different.insert((group, number, id)))),
            };
            if let Some(sum) = self.rows.get_mut(group).and_then(|(_, sums)| sums.get_mut(number)) {
                *sum += more;
            }
        }
    }
}

fn grouped(plan: &Plan, keys: &[usize], counts: &[Count], walk: &Walk<'_>) -> Result<Vec<Row>, Stop> {
    let mut groups = Groups::default();
    let mut row = vec![UNBOUND; plan.slots];
    let mut key = Vec::with_capacity(keys.len());
    let flow = walk.go(&plan.steps, &mut row, Some(&plan.needed), &mut |row, times| {
        key.clear();
        key.extend(keys.iter().map(|&at| row.get(at).copied().unwrap_or(UNBOUND)));
        let group = groups.group(&key, counts.len());
        groups.add(group, counts, row, times);
        Continue(())
    });
    if let Break(stop) = flow {
        return Err(stop);
    }
    if keys.is_empty() && groups.rows.is_empty() {
        groups.rows.push((vec![], vec![0; counts.len()]));
    }
    let number = |count: u64| walk.view().number(&Literal::from(i64::try_from(count).unwrap_or(i64::MAX)).into());
    let row = |(key, sums): (Row, Vec<u64>)| key.into_iter().chain(sums.into_iter().map(number)).collect();
    Ok(groups.rows.into_iter().map(row).collect())
}

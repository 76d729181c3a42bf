//! From a query to steps.

use super::elements::elements;
use super::names::Names;
use super::order;
use super::parts::{Step, bound};
use super::slots::Slots;
use super::spec::{Counted, Group, Spec};
use crate::store::view::View;
use oxigraph::model::Variable;
use spargebra::algebra::GraphPattern;

/// A query as steps, and what is made of the rows that they give.
#[derive(Debug)]
pub(super) struct Plan {
    pub steps: Vec<Step>,
    /// How many variables a row has.
    pub slots: usize,
    /// Which variables are needed of a row.
    pub needed: Vec<bool>,
    pub names: Vec<String>,
    /// The places of what is asked for, in the rows that [`Self::rows`] describes.
    pub project: Vec<usize>,
    /// The places of what is sorted by, and whether downwards.
    pub order: Vec<(usize, bool)>,
    pub distinct: bool,
    pub start: usize,
    pub length: Option<usize>,
    pub rows: Rows,
}

/// What the rows of a table are.
#[derive(Debug)]
pub(super) enum Rows {
    /// These variables of each solution.
    Solutions(Vec<usize>),
    /// Groups by these variables, with counts.
    Groups(Vec<usize>, Vec<Count>),
}

/// What is counted in a group.
#[derive(Clone, Copy, Debug)]
pub(super) enum Count {
    All,
    Of(usize),
    Distinct(usize),
}

impl Plan {
    /// The plan of a SELECT query.
    pub(super) fn of(pattern: &GraphPattern, view: &View<'_>) -> Option<Self> {
        let spec = Spec::of(pattern)?;
        let mut names = Names::new(view);
        let elements = elements(spec.pattern, &mut names, true)?;
        let certain = bound(&elements);
        let (columns, rows) = columns(&spec, &mut names, &certain);
        let at = |variable: &Variable| columns.iter().position(|column| *column == variable);
        let project = spec.project.iter().map(at).collect::<Option<Vec<_>>>()?;
        let order = spec.order.iter().map(|(name, down)| Some((at(name)?, *down))).collect::<Option<Vec<_>>>()?;
        let needed = needed(&rows, names.count());
        let (steps, _) = order::ordered(elements, &Slots::default(), view)?;
        Some(Self {
            steps,
            slots: names.count(),
            needed,
            names: spec.project.iter().map(|variable| variable.as_str().to_owned()).collect(),
            project,
            order,
            distinct: spec.distinct,
            start: spec.start,
            length: spec.length,
            rows,
        })
    }

    /// The plan of a pattern of which only is asked whether it holds.
    pub(super) fn of_pattern(pattern: &GraphPattern, view: &View<'_>) -> Option<Self> {
        let mut pattern = pattern;
        while let GraphPattern::Project { inner, .. }
        | GraphPattern::Distinct { inner }
        | GraphPattern::Reduced { inner }
        | GraphPattern::OrderBy { inner, .. } = pattern
        {
            pattern = inner;
        }
        let mut names = Names::new(view);
        let elements = elements(pattern, &mut names, true)?;
        let (steps, _) = order::ordered(elements, &Slots::default(), view)?;
        let (slots, rows) = (names.count(), Rows::Solutions(vec![]));
        let (needed, nothing) = (vec![false; slots], vec![]);
        Some(Self {
            steps,
            slots,
            needed,
            names: vec![],
            project: vec![],
            order: nothing,
            distinct: false,
            start: 0,
            length: None,
            rows,
        })
    }
}

/// The columns of the table before it is sorted, by their names, and what its rows are.
fn columns<'q>(spec: &Spec<'q>, names: &mut Names<'_>, certain: &Slots) -> (Vec<&'q Variable>, Rows) {
    if let Some(Group { keys, counts }) = &spec.group {
        let count = |what: &Counted<'q>, names: &mut Names<'_>| match what {
            Counted::All => Count::All,
            Counted::Of(name) if certain.contains(names.variable(name)) => Count::All,
            Counted::Of(name) => Count::Of(names.variable(name)),
            Counted::Distinct(name) => Count::Distinct(names.variable(name)),
        };
        let columns = keys.iter().chain(counts.iter().map(|(name, _)| *name)).collect();
        let counts = counts.iter().map(|(_, what)| count(what, names)).collect();
        let keys = keys.iter().map(|key| names.variable(key)).collect();
        return (columns, Rows::Groups(keys, counts));
    }
    let mut columns: Vec<&Variable> = vec![];
    for variable in spec.project.iter().chain(spec.order.iter().map(|(name, _)| *name)) {
        if !columns.contains(&variable) {
            columns.push(variable);
        }
    }
    let places = columns.iter().map(|column| names.variable(column)).collect();
    (columns, Rows::Solutions(places))
}

fn needed(rows: &Rows, slots: usize) -> Vec<bool> {
    let wanted: Vec<usize> = match rows {
        Rows::Solutions(places) => places.clone(),
        Rows::Groups(keys, counts) => {
            let counted = counts.iter().filter_map(|count| match count {
                Count::All => None,
                Count::Of(at) | Count::Distinct(at) => Some(*at),
            });
            keys.iter().copied().chain(counted).collect()
        }
    };
    (0..slots).map(|slot| wanted.contains(&slot)).collect()
}

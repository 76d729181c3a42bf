//! What stands around the pattern of a query: projection, order, distinctness, limits, groups.

use oxigraph::model::Variable;
use spargebra::algebra::{AggregateExpression, AggregateFunction, Expression, GraphPattern, OrderExpression};

/// A query taken apart from the outside.
#[derive(Debug)]
pub(super) struct Spec<'q> {
    pub start: usize,
    pub length: Option<usize>,
    pub distinct: bool,
    pub project: &'q [Variable],
    /// What it is sorted by, and whether downwards.
    pub order: Vec<(&'q Variable, bool)>,
    pub group: Option<Group<'q>>,
    pub pattern: &'q GraphPattern,
}

/// Groups and what is counted in each.
#[derive(Debug)]
pub(super) struct Group<'q> {
    pub keys: &'q [Variable],
    pub counts: Vec<(&'q Variable, Counted<'q>)>,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted<'q> {
    /// Solutions.
    All,
    /// Solutions in which this has a value.
    Of(&'q Variable),
    /// Different values of this.
    Distinct(&'q Variable),
}

impl<'q> Spec<'q> {
    /// Takes a query apart, unless something stands around it that is not understood.
    pub(super) fn of(mut pattern: &'q GraphPattern) -> Option<Self> {
        let (mut start, mut length, mut distinct) = (0, None, false);
        if let GraphPattern::Slice { inner, start: first, length: count } = pattern {
            (start, length, pattern) = (*first, *count, inner);
        }
        if let GraphPattern::Distinct { inner } = pattern {
            (distinct, pattern) = (true, inner);
        }
        let GraphPattern::Project { inner, variables: project } = pattern else { return None };
        pattern = inner;
        let mut order = vec![];
        if let GraphPattern::OrderBy { inner, expression } = pattern {
            order = expression.iter().map(sorted_by).collect::<Option<_>>()?;
            pattern = inner;
        }
        let mut names = vec![];
        let mut within = pattern;
        while let GraphPattern::Extend { inner, variable, expression: Expression::Variable(from) } = within {
            names.push((variable, from));
            within = inner;
        }
        let mut group = None;
        if let GraphPattern::Group { inner, variables, aggregates } = within {
            let counts = aggregates.iter().map(|(name, what)| {
                let name = names.iter().find(|(_, from)| *from == name).map_or(name, |(name, _)| *name);
                Some((name, counted(what)?))
            });
            group = Some(Group { keys: variables, counts: counts.collect::<Option<_>>()? });
            // A name for anything but a count is a value of its own.
            let is_count = |from: &Variable| aggregates.iter().any(|(name, _)| name == from);
            if !names.iter().all(|(_, from)| is_count(from)) {
                return None;
            }
            pattern = inner;
        }
        Some(Self { start, length, distinct, project, order, group, pattern })
    }
}

fn sorted_by(expression: &OrderExpression) -> Option<(&Variable, bool)> {
    match expression {
        OrderExpression::Asc(Expression::Variable(name)) => Some((name, false)),
        OrderExpression::Desc(Expression::Variable(name)) => Some((name, true)),
        _ => None,
    }
}

fn counted(aggregate: &AggregateExpression) -> Option<Counted<'_>> {
    match aggregate {
        AggregateExpression::CountSolutions { distinct: false } => Some(Counted::All),
        AggregateExpression::FunctionCall {
            name: AggregateFunction::Count,
            expr: Expression::Variable(name),
            distinct,
        } => Some(if *distinct { Counted::Distinct(name) } else { Counted::Of(name) }),
        _ => None,
    }
}

//! The parts of a group, as numbers: what must hold, in no order yet.

use super::condition::Condition;
use super::path::Path;
use super::plan::Names;
use crate::index::Id;
use oxigraph::model::{NamedNode, Variable};
use spargebra::algebra::GraphPattern;
use spargebra::term::{GroundTerm, NamedNodePattern, TermPattern, TriplePattern};
use std::collections::BTreeSet;

/// A place of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// A term.
    Known(Id),
    /// A variable, by its place in a row.
    Open(usize),
}

/// The triples that fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Triple {
    pub subject: Slot,
    pub predicate: Slot,
    pub object: Slot,
    /// The place of a known predicate among those of the index, if it has it.
    pub place: Option<usize>,
}

/// One part of a group.
#[derive(Clone, Debug)]
pub(super) enum Element {
    Triple(Triple),
    Path(Slot, Path, Slot),
    /// Rows of values for these variables.
    Values(Vec<usize>, Vec<Vec<Option<Id>>>),
    Union(Vec<Vec<Element>>),
    /// What is added if it holds. Nothing after it comes before it, or the other way round.
    Optional(Vec<Element>),
    Condition(Condition),
}

impl Slot {
    pub(super) fn variable(self) -> Option<usize> {
        match self {
            Self::Open(at) => Some(at),
            Self::Known(_) => None,
        }
    }
}

impl Element {
    /// The variables that have a value wherever this holds.
    pub(super) fn binds(&self) -> BTreeSet<usize> {
        match self {
            Self::Triple(triple) => {
                [triple.subject, triple.predicate, triple.object].into_iter().filter_map(Slot::variable).collect()
            }
            Self::Path(subject, _, object) => [*subject, *object].into_iter().filter_map(Slot::variable).collect(),
            Self::Values(variables, rows) => {
                let whole = |at: usize| rows.iter().all(|row| row.get(at).is_some_and(Option::is_some));
                variables.iter().enumerate().filter(|(at, _)| whole(*at)).map(|(_, &variable)| variable).collect()
            }
            Self::Union(branches) => {
                let mut sets = branches.iter().map(|branch| bound(branch));
                let first = sets.next().unwrap_or_default();
                sets.fold(first, |all, set| all.intersection(&set).copied().collect())
            }
            Self::Optional(_) | Self::Condition(_) => BTreeSet::new(),
        }
    }

    /// Every variable that this can give a value.
    fn may_bind(&self) -> BTreeSet<usize> {
        match self {
            Self::Values(variables, _) => variables.iter().copied().collect(),
            Self::Union(branches) => branches.iter().flatten().flat_map(Self::may_bind).collect(),
            Self::Optional(inner) => inner.iter().flat_map(Self::may_bind).collect(),
            other => other.binds(),
        }
    }
}

/// The variables that have a value wherever all of these hold.
pub(super) fn bound(elements: &[Element]) -> BTreeSet<usize> {
    elements.iter().flat_map(Element::binds).collect()
}

/// The parts of a pattern. `alone` tells that nothing outside gives its variables values, so that conditions may speak
/// of what may have none.
pub(super) fn elements(pattern: &GraphPattern, names: &mut Names<'_>, alone: bool) -> Option<Vec<Element>> {
    match pattern {
        GraphPattern::Bgp { patterns } => {
            Some(patterns.iter().map(|pattern| Element::Triple(triple(pattern, names))).collect())
        }
        GraphPattern::Path { subject, path, object } => {
            let (subject, object) = (slot(subject, names), slot(object, names));
            Some(vec![Element::Path(subject, Path::of(path, names)?, object)])
        }
        GraphPattern::Join { left, right } => {
            let mut all = elements(left, names, false)?;
            all.extend(without_optional(elements(right, names, false)?)?);
            Some(all)
        }
        GraphPattern::LeftJoin { left, right, expression: None } => {
            let mut all = elements(left, names, alone)?;
            all.push(Element::Optional(without_optional(elements(right, names, false)?)?));
            Some(all)
        }
        GraphPattern::Filter { expr, inner } => {
            let mut all = elements(inner, names, alone)?;
            let (certain, within) = (bound(&all), all.iter().flat_map(Element::may_bind).collect());
            // A condition sees the variables of its own group and no others, even if they are called alike.
            let shared = names.variables(&within);
            let condition = names.within(&shared, |names| Condition::of(expr, names))?;
            let speaks_of = condition.variables();
            if !alone && speaks_of.iter().any(|variable| within.contains(variable) && !certain.contains(variable)) {
                return None;
            }
            all.push(Element::Condition(condition));
            Some(all)
        }
        GraphPattern::Union { .. } => {
            let mut branches = vec![];
            union(pattern, names, &mut branches)?;
            Some(vec![Element::Union(branches)])
        }
        GraphPattern::Values { variables, bindings } => {
            let variables = variables.iter().map(|variable| names.variable(variable)).collect();
            let number = |term: &Option<GroundTerm>| term.as_ref().map(|term| names.number(ground(term)));
            Some(vec![Element::Values(
                variables,
                bindings.iter().map(|row| row.iter().map(number).collect()).collect(),
            )])
        }
        GraphPattern::Project { inner, variables } => {
            without_optional(names.within(variables, |names| elements(inner, names, false))?)
        }
        _ => None,
    }
}

fn union(pattern: &GraphPattern, names: &mut Names<'_>, branches: &mut Vec<Vec<Element>>) -> Option<()> {
    if let GraphPattern::Union { left, right } = pattern {
        union(left, names, branches)?;
        union(right, names, branches)
    } else {
        branches.push(without_optional(elements(pattern, names, false)?)?);
        Some(())
    }
}

/// The elements if none of them is optional: what is optional within a part would depend on what stands outside.
pub(super) fn without_optional(elements: Vec<Element>) -> Option<Vec<Element>> {
    let has_optional = elements.iter().any(|element| matches!(element, Element::Optional(_)));
    (!has_optional).then_some(elements)
}

fn triple(pattern: &TriplePattern, names: &mut Names<'_>) -> Triple {
    let predicate = match &pattern.predicate {
        NamedNodePattern::NamedNode(node) => Slot::Known(names.number(node.clone().into())),
        NamedNodePattern::Variable(variable) => Slot::Open(names.variable(variable)),
    };
    let place = match predicate {
        Slot::Known(id) => names.place(id),
        Slot::Open(_) => None,
    };
    let (subject, object) = (slot(&pattern.subject, names), slot(&pattern.object, names));
    Triple { subject, predicate, object, place }
}

fn slot(term: &TermPattern, names: &mut Names<'_>) -> Slot {
    match term {
        TermPattern::NamedNode(node) => Slot::Known(names.number(node.clone().into())),
        TermPattern::Literal(literal) => Slot::Known(names.number(literal.clone().into())),
        TermPattern::Variable(variable) => Slot::Open(names.variable(variable)),
        // A blank node of a query is a variable that has no name; no variable is called like it.
        TermPattern::BlankNode(node) => {
            Slot::Open(names.variable(&Variable::new_unchecked(format!("_:{}", node.as_str()))))
        }
    }
}

fn ground(term: &GroundTerm) -> oxigraph::model::Term {
    match term {
        GroundTerm::NamedNode(node) => NamedNode::clone(node).into(),
        GroundTerm::Literal(literal) => literal.clone().into(),
    }
}

//! The parts of a query as numbers: what must hold, in no order yet, and the steps that are made of it.

use super::path::Path;
use super::slots::Slots;
use crate::index::Id;
use std::cmp::Ordering;

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
    pub(super) fn binds(&self) -> Slots {
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
                let sets = branches.iter().map(|branch| bound(branch));
                sets.reduce(|all, set| all.shared(&set)).unwrap_or_default()
            }
            Self::Optional(_) | Self::Condition(_) => Slots::default(),
        }
    }

    /// Every variable that this can give a value.
    pub(super) fn may_bind(&self) -> Slots {
        match self {
            Self::Values(variables, _) => variables.iter().copied().collect(),
            Self::Union(branches) => branches.iter().flatten().map(Self::may_bind).collect(),
            Self::Optional(inner) => inner.iter().map(Self::may_bind).collect(),
            other => other.binds(),
        }
    }
}

/// Every variable on whose having a value it depends how these are gone through.
pub(super) fn mentioned(elements: &[Element]) -> Slots {
    let of = |element: &Element| match element {
        Element::Union(branches) => branches.iter().map(|branch| mentioned(branch)).collect(),
        Element::Optional(inner) => mentioned(inner),
        Element::Condition(condition) => condition.variables(),
        other => other.may_bind(),
    };
    elements.iter().map(of).collect()
}

/// The variables that have a value wherever all of these hold.
pub(super) fn bound(elements: &[Element]) -> Slots {
    elements.iter().map(Element::binds).collect()
}

/// The elements if none of them is optional: what is optional within a part would depend on what stands outside.
pub(super) fn without_optional(elements: Vec<Element>) -> Option<Vec<Element>> {
    let has_optional = elements.iter().any(|element| matches!(element, Element::Optional(_)));
    (!has_optional).then_some(elements)
}

/// One step of a walk.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Triple(Triple),
    Path(Slot, Path, Slot),
    Values(Vec<usize>, Vec<Vec<Option<Id>>>),
    Union(Vec<Vec<Step>>),
    Optional(Vec<Step>),
    Condition(Condition),
    /// One of these strings.
    Strings(usize, Vec<Id>),
}

/// A condition.
#[derive(Clone, Debug)]
pub(super) enum Condition {
    And(Box<Condition>, Box<Condition>),
    Or(Box<Condition>, Box<Condition>),
    Not(Box<Condition>),
    Bound(usize),
    Equal(Value, Value),
    Same(Value, Value),
    /// Whether the first stands to the second in one of these orders.
    Ordered(Value, Value, [Ordering; 2]),
    In(Value, Vec<Value>),
    /// It is an IRI.
    Name(Value),
    /// A text has another within it, at its beginning, or at its end.
    Text(Where, Text, Text),
    /// Whether a text stands to another in one of these orders.
    Written(Text, Text, [Ordering; 2]),
    /// Something holds; the steps are known when it is known which variables have values.
    Exists(Vec<Element>, Vec<Step>),
}

/// A term or a variable.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value {
    Known(Id),
    Open(usize),
}

/// Where a text must stand in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Where {
    Anywhere,
    AtTheBeginning,
    AtTheEnd,
}

/// A text that is made of a row.
#[derive(Clone, Debug)]
pub(super) enum Text {
    Of(usize),
    Lower(Box<Text>),
    Joined(Vec<Text>),
    Known(String),
}

impl Condition {
    /// The variables that it speaks of; those within "exists" may be without a value.
    pub(super) fn variables(&self) -> Slots {
        let of = |value: &Value| match value {
            Value::Open(at) => Some(*at),
            Value::Known(_) => None,
        };
        match self {
            Self::And(one, other) | Self::Or(one, other) => one.variables().with(&other.variables()),
            Self::Not(inner) => inner.variables(),
            Self::Bound(at) => Slots::of(*at),
            Self::Equal(one, other) | Self::Same(one, other) | Self::Ordered(one, other, _) => {
                [one, other].into_iter().filter_map(of).collect()
            }
            Self::In(one, list) => std::iter::once(one).chain(list).filter_map(of).collect(),
            Self::Name(one) => of(one).into_iter().collect(),
            Self::Text(_, one, other) | Self::Written(one, other, _) => one.variables().with(&other.variables()),
            Self::Exists(..) => Slots::default(),
        }
    }

    /// Whether it needs all that is known of a row: what holds within "exists" depends on every value outside.
    pub(super) fn is_last(&self) -> bool {
        match self {
            Self::And(one, other) | Self::Or(one, other) => one.is_last() || other.is_last(),
            Self::Not(inner) => inner.is_last(),
            Self::Exists(..) | Self::Bound(_) => true,
            _ => false,
        }
    }

    /// The variable whose value must contain a text, whatever the case of either.
    pub(super) fn contained(&self) -> Option<(usize, &str)> {
        let Self::Text(_, text, Text::Known(wanted)) = self else { return None };
        let mut text = text;
        while let Text::Lower(inner) = text {
            text = inner;
        }
        match text {
            Text::Of(at) => Some((*at, wanted)),
            _ => None,
        }
    }
}

impl Text {
    fn variables(&self) -> Slots {
        match self {
            Self::Of(at) => Slots::of(*at),
            Self::Lower(inner) => inner.variables(),
            Self::Joined(parts) => parts.iter().map(Self::variables).collect(),
            Self::Known(_) => Slots::default(),
        }
    }
}

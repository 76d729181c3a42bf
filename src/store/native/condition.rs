//! Conditions on rows, with the three truth values of SPARQL: an error is neither true nor false.

use super::elements::{Element, elements, without_optional};
use super::order::{self, Step};
use super::plan::Names;
use super::walk::Walk;
use super::{Stop, UNBOUND, compare};
use crate::index::Id;
use crate::store::view::View;
use oxigraph::model::Term;
use spargebra::algebra::{Expression, Function};
use std::cmp::Ordering;
use std::collections::BTreeSet;

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
    /// A text has another within it, at its beginning, or at its end.
    Text(Where, Text, String),
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
    /// The condition of an expression, if it is understood.
    pub(super) fn of(expression: &Expression, names: &mut Names<'_>) -> Option<Self> {
        let both = |one: &Expression, other: &Expression, names: &mut Names<'_>| {
            Some((value(one, names)?, value(other, names)?))
        };
        let ordered = |one, other, orders, names: &mut Names<'_>| {
            let (one, other) = both(one, other, names)?;
            Some(Self::Ordered(one, other, orders))
        };
        match expression {
            Expression::And(one, other) => {
                Some(Self::And(Box::new(Self::of(one, names)?), Box::new(Self::of(other, names)?)))
            }
            Expression::Or(one, other) => {
                Some(Self::Or(Box::new(Self::of(one, names)?), Box::new(Self::of(other, names)?)))
            }
            Expression::Not(inner) => Some(Self::Not(Box::new(Self::of(inner, names)?))),
            Expression::Bound(variable) => Some(Self::Bound(names.variable(variable))),
            Expression::Equal(one, other) => both(one, other, names).map(|(one, other)| Self::Equal(one, other)),
            Expression::SameTerm(one, other) => both(one, other, names).map(|(one, other)| Self::Same(one, other)),
            Expression::Greater(one, other) => ordered(one, other, [Ordering::Greater; 2], names),
            Expression::Less(one, other) => ordered(one, other, [Ordering::Less; 2], names),
            Expression::GreaterOrEqual(one, other) => ordered(one, other, [Ordering::Greater, Ordering::Equal], names),
            Expression::LessOrEqual(one, other) => ordered(one, other, [Ordering::Less, Ordering::Equal], names),
            Expression::In(one, list) => {
                let one = value(one, names)?;
                Some(Self::In(one, list.iter().map(|item| value(item, names)).collect::<Option<_>>()?))
            }
            Expression::Exists(pattern) => {
                Some(Self::Exists(without_optional(elements(pattern, names, true)?)?, vec![]))
            }
            Expression::FunctionCall(function, arguments) => {
                let place = match function {
                    Function::Contains => Where::Anywhere,
                    Function::StrStarts => Where::AtTheBeginning,
                    Function::StrEnds => Where::AtTheEnd,
                    _ => return None,
                };
                let [within, Expression::Literal(wanted)] = arguments.as_slice() else { return None };
                let simple = wanted.language().is_none() && wanted.datatype() == oxigraph::model::vocab::xsd::STRING;
                let within = Text::of(within, names)?;
                simple.then(|| Self::Text(place, within, wanted.value().to_owned()))
            }
            _ => None,
        }
    }

    /// The variables that it speaks of; those within "exists" may be without a value.
    pub(super) fn variables(&self) -> BTreeSet<usize> {
        let of = |value: &Value| match value {
            Value::Open(at) => Some(*at),
            Value::Known(_) => None,
        };
        match self {
            Self::And(one, other) | Self::Or(one, other) => {
                one.variables().union(&other.variables()).copied().collect()
            }
            Self::Not(inner) => inner.variables(),
            Self::Bound(at) => BTreeSet::from([*at]),
            Self::Equal(one, other) | Self::Same(one, other) | Self::Ordered(one, other, _) => {
                [one, other].into_iter().filter_map(of).collect()
            }
            Self::In(one, list) => std::iter::once(one).chain(list).filter_map(of).collect(),
            Self::Text(_, text, _) => text.variables(),
            Self::Exists(..) => BTreeSet::new(),
        }
    }

    /// Puts what must exist into steps, after these variables have values; none if that is not understood.
    pub(super) fn planned(self, bound: &BTreeSet<usize>, view: &View<'_>) -> Option<Self> {
        Some(match self {
            Self::And(one, other) => {
                Self::And(Box::new(one.planned(bound, view)?), Box::new(other.planned(bound, view)?))
            }
            Self::Or(one, other) => {
                Self::Or(Box::new(one.planned(bound, view)?), Box::new(other.planned(bound, view)?))
            }
            Self::Not(inner) => Self::Not(Box::new(inner.planned(bound, view)?)),
            Self::Exists(elements, _) => {
                let steps = order::ordered(elements, bound, view)?.0;
                Self::Exists(vec![], steps)
            }
            other => other,
        })
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

    /// Whether it holds of a row; none is an error of SPARQL's.
    pub(super) fn holds(&self, row: &[Id], walk: &Walk<'_>) -> Result<Option<bool>, Stop> {
        Ok(match self {
            Self::And(one, other) => match (one.holds(row, walk)?, other.holds(row, walk)?) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                _ => None,
            },
            Self::Or(one, other) => match (one.holds(row, walk)?, other.holds(row, walk)?) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), Some(false)) => Some(false),
                _ => None,
            },
            Self::Not(inner) => inner.holds(row, walk)?.map(|holds| !holds),
            Self::Bound(at) => Some(row.get(*at).is_some_and(|&id| id != UNBOUND)),
            Self::Same(one, other) => both(*one, *other, row).map(|(one, other)| one == other),
            Self::Equal(one, other) => match both(*one, *other, row) {
                Some((one, other)) => Some(equal(one, other, walk.view())?),
                None => None,
            },
            Self::Ordered(one, other, orders) => match both(*one, *other, row) {
                Some((one, other)) => compare::values(one, other, walk.view())?.map(|order| orders.contains(&order)),
                None => None,
            },
            Self::In(one, list) => {
                let mut found = Some(false);
                for other in list {
                    match both(*one, *other, row) {
                        Some((one, other)) if equal(one, other, walk.view())? => return Ok(Some(true)),
                        Some(_) => {}
                        None => found = None,
                    }
                }
                found
            }
            Self::Text(place, text, wanted) => text.write(row, walk.view()).map(|text| match place {
                Where::Anywhere => memchr::memmem::find(text.as_bytes(), wanted.as_bytes()).is_some(),
                Where::AtTheBeginning => text.starts_with(wanted.as_str()),
                Where::AtTheEnd => text.ends_with(wanted.as_str()),
            }),
            Self::Exists(_, steps) => Some(walk.any(steps, row)?),
        })
    }

    /// The variable whose value must contain a text, whatever the case of either.
    pub(super) fn contained(&self) -> Option<(usize, &str)> {
        let Self::Text(_, text, wanted) = self else { return None };
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

fn value(expression: &Expression, names: &mut Names<'_>) -> Option<Value> {
    match expression {
        Expression::Variable(variable) => Some(Value::Open(names.variable(variable))),
        Expression::NamedNode(node) => Some(Value::Known(names.number(node.clone().into()))),
        Expression::Literal(literal) => Some(Value::Known(names.number(literal.clone().into()))),
        _ => None,
    }
}

fn both(one: Value, other: Value, row: &[Id]) -> Option<(Id, Id)> {
    let id = |value| match value {
        Value::Known(id) => Some(id),
        Value::Open(at) => row.get(at).copied().filter(|&id| id != UNBOUND),
    };
    Some((id(one)?, id(other)?))
}

/// Whether two terms are equal as values; two literals that are written otherwise may be.
fn equal(one: Id, other: Id, view: &View<'_>) -> Result<bool, Stop> {
    if one == other {
        return match view.term(one) {
            // Not a number is not equal to itself.
            Term::Literal(literal) if literal.value() == "NaN" => Err(Stop::Beyond),
            _ => Ok(true),
        };
    }
    match compare::values(one, other, view) {
        Ok(Some(order)) => Ok(order == Ordering::Equal),
        Ok(None) => Ok(false),
        Err(stop) => Err(stop),
    }
}

impl Text {
    fn of(expression: &Expression, names: &mut Names<'_>) -> Option<Self> {
        match expression {
            Expression::Literal(literal) if literal.language().is_none() => {
                Some(Self::Known(literal.value().to_owned()))
            }
            Expression::FunctionCall(function, arguments) => match (function, arguments.as_slice()) {
                (Function::Str, [Expression::Variable(variable)]) => Some(Self::Of(names.variable(variable))),
                (Function::LCase, [inner]) => Some(Self::Lower(Box::new(Self::of(inner, names)?))),
                (Function::Concat, parts) => {
                    parts.iter().map(|part| Self::of(part, names)).collect::<Option<_>>().map(Self::Joined)
                }
                _ => None,
            },
            _ => None,
        }
    }

    fn variables(&self) -> BTreeSet<usize> {
        match self {
            Self::Of(at) => BTreeSet::from([*at]),
            Self::Lower(inner) => inner.variables(),
            Self::Joined(parts) => parts.iter().flat_map(Self::variables).collect(),
            Self::Known(_) => BTreeSet::new(),
        }
    }

    fn write(&self, row: &[Id], view: &View<'_>) -> Option<String> {
        match self {
            Self::Of(at) => {
                let id = row.get(*at).copied().filter(|&id| id != UNBOUND)?;
                view.text(id)
            }
            Self::Lower(inner) => Some(inner.write(row, view)?.to_lowercase()),
            Self::Joined(parts) => parts.iter().map(|part| part.write(row, view)).collect(),
            Self::Known(text) => Some(text.clone()),
        }
    }
}

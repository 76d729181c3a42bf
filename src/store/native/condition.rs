//! Conditions on rows, with the three truth values of SPARQL: an error is neither true nor false.

use super::compare;
use super::flow::{Stop, UNBOUND};
use super::parts::{Condition, Step, Text, Value, Where};
use crate::index::Id;
use crate::store::view::View;
use oxigraph::model::Term;
use std::borrow::Cow;
use std::cmp::Ordering;

/// Whether steps can be gone from a row to their end.
pub(super) type Exists<'a> = dyn Fn(&[Step], &[Id]) -> Result<bool, Stop> + 'a;

/// Whether it holds of a row; none is an error of SPARQL's.
pub(super) fn holds(
    condition: &Condition,
    row: &[Id],
    view: &View<'_>,
    exists: &Exists<'_>,
) -> Result<Option<bool>, Stop> {
    let holds = |inner: &Condition| holds(inner, row, view, exists);
    Ok(match condition {
        Condition::And(one, other) => match holds(one)? {
            Some(false) => Some(false),
            first => match (first, holds(other)?) {
                (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                _ => None,
            },
        },
        Condition::Or(one, other) => match holds(one)? {
            Some(true) => Some(true),
            first => match (first, holds(other)?) {
                (_, Some(true)) => Some(true),
                (Some(false), Some(false)) => Some(false),
                _ => None,
            },
        },
        Condition::Not(inner) => holds(inner)?.map(|holds| !holds),
        Condition::Bound(at) => Some(row.get(*at).is_some_and(|&id| id != UNBOUND)),
        Condition::Same(one, other) => both(*one, *other, row).map(|(one, other)| one == other),
        Condition::Equal(one, other) => match both(*one, *other, row) {
            Some((one, other)) => Some(equal(one, other, view)?),
            None => None,
        },
        Condition::Ordered(one, other, orders) => match both(*one, *other, row) {
            Some((one, other)) => compare::values(one, other, view)?.map(|order| orders.contains(&order)),
            None => None,
        },
        Condition::In(one, list) => {
            let mut found = Some(false);
            for other in list {
                match both(*one, *other, row) {
                    Some((one, other)) if equal(one, other, view)? => return Ok(Some(true)),
                    Some(_) => {}
                    None => found = None,
                }
            }
            found
        }
        Condition::Name(one) => number(*one, row).map(|id| view.is_name(id)),
        Condition::Text(place, text, wanted) => texts(text, wanted, row, view).map(|(text, wanted)| match place {
            Where::Anywhere => memchr::memmem::find(text.as_bytes(), wanted.as_bytes()).is_some(),
            Where::AtTheBeginning => text.starts_with(wanted.as_ref()),
            Where::AtTheEnd => text.ends_with(wanted.as_ref()),
        }),
        Condition::Written(one, other, orders) => {
            texts(one, other, row, view).map(|(one, other)| orders.contains(&one.cmp(&other)))
        }
        Condition::Exists(_, steps) => Some(exists(steps, row)?),
    })
}

fn both(one: Value, other: Value, row: &[Id]) -> Option<(Id, Id)> {
    Some((number(one, row)?, number(other, row)?))
}

fn number(value: Value, row: &[Id]) -> Option<Id> {
    match value {
        Value::Known(id) => Some(id),
        Value::Open(at) => row.get(at).copied().filter(|&id| id != UNBOUND),
    }
}

/// Whether two terms are equal as values; two literals that are written otherwise may be.
fn equal(one: Id, other: Id, view: &View<'_>) -> Result<bool, Stop> {
    if view.is_name(one) || view.is_name(other) {
        return Ok(one == other);
    }
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

fn texts<'t>(one: &'t Text, other: &'t Text, row: &[Id], view: &View<'_>) -> Option<(Cow<'t, str>, Cow<'t, str>)> {
    Some((write(one, row, view)?, write(other, row, view)?))
}

fn write<'t>(text: &'t Text, row: &[Id], view: &View<'_>) -> Option<Cow<'t, str>> {
    match text {
        Text::Of(at) => {
            let id = row.get(*at).copied().filter(|&id| id != UNBOUND)?;
            view.text(id).map(Cow::Owned)
        }
        Text::Lower(inner) => Some(write(inner, row, view)?.to_lowercase().into()),
        Text::Joined(parts) => {
            parts.iter().map(|part| write(part, row, view)).collect::<Option<String>>().map(Cow::Owned)
        }
        Text::Known(text) => Some(Cow::Borrowed(text)),
    }
}

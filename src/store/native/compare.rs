//! How terms are compared: as values in conditions, and in the order of SPARQL's ORDER BY.

use super::flow::{Stop, UNBOUND};
use crate::index::Id;
use crate::index::id::{Small, kind};
use crate::store::view::View;
use oxigraph::model::{Term, vocab};
use std::cmp::Ordering;

/// The order of two values; none where SPARQL knows none, as between a name and a number.
///
/// # Errors
/// [`Stop::Beyond`] for literals whose values are not understood here.
pub(super) fn values(one: Id, other: Id, view: &View<'_>) -> Result<Option<Ordering>, Stop> {
    if let Some(order) = small(one, other) {
        return Ok(Some(order));
    }
    match (view.term(one), view.term(other)) {
        (Term::Literal(one), Term::Literal(other)) => {
            let plain = |literal: &oxigraph::model::Literal| literal.datatype() == vocab::xsd::STRING;
            if plain(&one) && plain(&other) { Ok(Some(one.value().cmp(other.value()))) } else { Err(Stop::Beyond) }
        }
        _ => Ok(None),
    }
}

/// The order in which rows are sorted: no value, blank nodes, names, literals.
///
/// # Errors
/// [`Stop::Beyond`] for literals whose values are not understood here.
pub(super) fn sorted(one: Id, other: Id, view: &View<'_>) -> Result<Ordering, Stop> {
    if one == other {
        return Ok(Ordering::Equal);
    }
    match (one == UNBOUND, other == UNBOUND) {
        (true, _) => return Ok(Ordering::Less),
        (_, true) => return Ok(Ordering::Greater),
        _ => {}
    }
    if let Some(order) = small(one, other) {
        return Ok(order);
    }
    if let Some(order) = view.compare_names(one, other) {
        return Ok(order);
    }
    match (view.term(one), view.term(other)) {
        (Term::BlankNode(one), Term::BlankNode(other)) => Ok(one.as_str().cmp(other.as_str())),
        (Term::BlankNode(_), _) => Ok(Ordering::Less),
        (_, Term::BlankNode(_)) => Ok(Ordering::Greater),
        (Term::NamedNode(one), Term::NamedNode(other)) => Ok(one.as_str().cmp(other.as_str())),
        (Term::NamedNode(_), _) => Ok(Ordering::Less),
        (_, Term::NamedNode(_)) => Ok(Ordering::Greater),
        (Term::Literal(one), Term::Literal(other)) => {
            let is_text = |literal: &oxigraph::model::Literal| {
                literal.language().is_some() || literal.datatype() == vocab::xsd::STRING
            };
            if !is_text(&one) || !is_text(&other) {
                return Err(Stop::Beyond);
            }
            let key = |literal: &oxigraph::model::Literal| {
                (
                    literal.value().to_owned(),
                    literal.datatype().as_str().to_owned(),
                    literal.language().map(str::to_owned),
                )
            };
            Ok(key(&one).cmp(&key(&other)))
        }
    }
}

/// The order of two small literals of one kind that has one.
fn small(one: Id, other: Id) -> Option<Ordering> {
    let ((first, one), (second, other)) = (kind(one)?, kind(other)?);
    (first == second && matches!(first, Small::Integer | Small::Date)).then(|| one.cmp(&other))
}

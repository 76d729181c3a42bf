//! Follow-up queries: what claims say, where they were said, and what things are called.

use super::compile::select;
use super::pattern;
use crate::rdf::{NamedNode, NamedNodeRef, namespace};
use spargebra::Query;
use spargebra::term::Variable;

/// `?claim ?property ?value`: everything recorded of these claims.
#[must_use]
pub fn claims(claims: &[NamedNode]) -> Query {
    let [claim, property, value] = variables(["claim", "property", "value"]);
    let body = pattern::join([
        pattern::values(&claim, pattern::ground(claims)),
        pattern::triple(claim.clone(), property.clone(), value.clone()),
    ]);
    select(body, vec![claim, property, value])
}

/// `?passage ?quote ?start ?end ?source`: where the words of these passages stand.
#[must_use]
pub fn passages(passages: &[NamedNode]) -> Query {
    let [passage, quote, start, end, source, name] = variables(["passage", "quote", "start", "end", "node", "source"]);
    let part =
        |property: NamedNodeRef<'_>, to: &Variable| pattern::triple(passage.clone(), property.into_owned(), to.clone());
    let body = pattern::join([
        pattern::values(&passage, pattern::ground(passages)),
        part(namespace::EXACT, &quote),
        part(namespace::START, &start),
        part(namespace::END, &end),
        part(namespace::WAS_DERIVED_FROM, &source),
        pattern::triple(source, namespace::LABEL.into_owned(), name.clone()),
    ]);
    select(body, vec![passage, quote, start, end, name])
}

/// `?thing ?property ?value`: what these things have by these properties.
#[must_use]
pub fn properties(things: &[NamedNode], properties: &[NamedNodeRef<'_>]) -> Query {
    let [thing, property, value] = variables(["thing", "property", "value"]);
    let owned: Vec<NamedNode> = properties.iter().map(|&property| property.into_owned()).collect();
    let body = pattern::join([
        pattern::values(&thing, pattern::ground(things)),
        pattern::values(&property, pattern::ground(&owned)),
        pattern::triple(thing.clone(), property.clone(), value.clone()),
    ]);
    select(body, vec![thing, property, value])
}

/// `?thing ?property`: the properties of Wikidata that these relations are direct claims of.
#[must_use]
pub fn properties_of(relations: &[NamedNode]) -> Query {
    let [thing, property] = variables(["thing", "property"]);
    let body = pattern::join([
        pattern::values(&thing, pattern::ground(relations)),
        pattern::triple(property.clone(), namespace::DIRECT_CLAIM.into_owned(), thing.clone()),
    ]);
    select(body, vec![thing, property])
}

/// `?thing ?claim`: the claims that speak of these things, as subject or as object.
#[must_use]
pub fn mentions(things: &[NamedNode]) -> Query {
    let [thing, claim] = variables(["thing", "claim"]);
    let speaks = |property: NamedNodeRef<'_>| {
        pattern::join([
            pattern::values(&thing, pattern::ground(things)),
            pattern::triple(claim.clone(), property.into_owned(), thing.clone()),
        ])
    };
    let body = pattern::union([speaks(namespace::SUBJECT), speaks(namespace::OBJECT)]);
    select(body, vec![thing, claim])
}

/// `?claim`: the affirmed claims that tie two things, whichever way round.
#[must_use]
pub fn between(one: &NamedNode, other: &NamedNode) -> Query {
    let [claim] = variables(["claim"]);
    let ties = |subject: &NamedNode, object: &NamedNode| {
        pattern::join([
            pattern::triple(claim.clone(), namespace::SUBJECT.into_owned(), subject.clone()),
            pattern::triple(claim.clone(), namespace::OBJECT.into_owned(), object.clone()),
            pattern::triple(claim.clone(), namespace::POLARITY.into_owned(), namespace::AFFIRMED.into_owned()),
        ])
    };
    let body = pattern::union([ties(one, other), ties(other, one)]);
    select(body, vec![claim])
}

/// `?claim`: the claims quoted from these passages.
#[must_use]
pub fn quoted_from(passages: &[NamedNode]) -> Query {
    let [passage, claim] = variables(["passage", "claim"]);
    let body = pattern::join([
        pattern::values(&passage, pattern::ground(passages)),
        pattern::triple(claim.clone(), namespace::WAS_QUOTED_FROM.into_owned(), passage),
    ]);
    select(body, vec![claim])
}

fn variables<const N: usize>(names: [&str; N]) -> [Variable; N] {
    names.map(Variable::new_unchecked)
}

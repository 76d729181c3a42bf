//! Queries that ask for all there is: of one thing, or between any two.

use super::compile::{Compiler, select};
use super::operand::same;
use super::pattern::{self, Step};
use super::rules::Rules;
use crate::claim::Polarity;
use crate::question::{Reading, Things};
use crate::rdf::{Literal, NamedNode, NamedNodeRef, namespace};
use spargebra::Query;
use spargebra::algebra::{Expression, Function, GraphPattern};
use spargebra::term::Variable;

/// `?node ?claim ?property ?value ?other`: the claims about the thing under any of its names and about
/// what it passes along from (`?claim`), and its plain edges, outgoing (`?property ?value`) and incoming
/// (`?other ?property`).
#[must_use]
pub fn profile(things: &Things, rules: &Rules) -> Query {
    let [thing, node, claim, property, value, other] =
        ["thing", "node", "claim", "property", "value", "other"].map(Variable::new_unchecked);
    let passing = rules.passing_relations().into_iter().map(|relation| (relation, false));
    let steps: Vec<Step> = same().into_iter().chain(passing).collect();
    let speaks = |part: NamedNodeRef<'_>| pattern::triple(claim.clone(), part.into_owned(), node.clone());
    let body = [
        Some(pattern::values(&thing, pattern::ground(&things.exactly))),
        pattern::walk(thing, &steps, node.clone()),
        Some(pattern::union([
            speaks(namespace::SUBJECT),
            speaks(namespace::OBJECT),
            speaks(namespace::VENUE),
            pattern::triple(node.clone(), property.clone(), value.clone()),
            pattern::triple(other.clone(), property.clone(), node.clone()),
        ])),
    ];
    select(pattern::join(body.into_iter().flatten()), vec![node, claim, property, value, other])
}

/// `?claim ?from ?relation ?part ?to`: every edge between two named things, from affirmed claims (`?part`
/// tells whether by object, scope, place or venue) and from plain edges of `relations` (no `?claim`); in the context of
/// the reading.
#[must_use]
pub fn edges(relations: &[NamedNode], reading: &Reading, rules: &Rules) -> Query {
    let mut compiler = Compiler::new(reading, rules);
    let [claim, from, relation, part, to] = ["claim", "from", "relation", "part", "to"].map(Variable::new_unchecked);
    let said = pattern::join([
        pattern::triple(claim.clone(), namespace::POLARITY.into_owned(), Polarity::Affirmed.node().into_owned()),
        pattern::triple(claim.clone(), namespace::SUBJECT.into_owned(), from.clone()),
        pattern::triple(claim.clone(), namespace::PREDICATE.into_owned(), relation.clone()),
        pattern::triple(claim.clone(), part.clone(), to.clone()),
    ]);
    let plain = pattern::join([
        pattern::values(&relation, pattern::ground(relations)),
        pattern::triple(from.clone(), relation.clone(), to.clone()),
    ]);
    let said = pattern::join([pattern::filter(said, ties(&part))].into_iter().chain(compiler.in_context(&claim)));
    let said = compiler.then(said, &claim);
    let unsourced = reading.context.origins.is_empty().then_some(plain);
    let branches = [said].into_iter().chain(unsourced).map(|branch| named(branch, &to));
    select(pattern::union(branches), vec![claim, from, relation, part, to])
}

fn named(pattern: GraphPattern, variable: &Variable) -> GraphPattern {
    pattern::filter(pattern, Expression::FunctionCall(Function::IsIri, vec![variable.clone().into()]))
}

/// Whether a property of a claim ties its subject to another thing.
fn ties(part: &Variable) -> Expression {
    let parts = [namespace::OBJECT, namespace::VENUE, namespace::PLACE];
    let listed = parts.map(|property| Expression::NamedNode(property.into_owned())).to_vec();
    let listed = Expression::In(Box::new(part.clone().into()), listed);
    let text = Expression::FunctionCall(Function::Str, vec![part.clone().into()]);
    let base = Literal::new_simple_literal(namespace::PREP);
    let scoped = Expression::FunctionCall(Function::StrStarts, vec![text, base.into()]);
    Expression::Or(Box::new(listed), Box::new(scoped))
}

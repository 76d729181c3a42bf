//! Graph patterns, written short.

use crate::rdf::{Literal, NamedNode, NamedNodeRef};
use spargebra::algebra::{Expression, GraphPattern, PropertyPathExpression};
use spargebra::term::{GroundTerm, NamedNodePattern, TermPattern, TriplePattern, Variable};

/// One step of a walk: a predicate and whether it is walked from object to subject.
pub(super) type Step = (NamedNode, bool);

/// One triple.
pub(super) fn triple(
    subject: impl Into<TermPattern>,
    predicate: impl Into<NamedNodePattern>,
    object: impl Into<TermPattern>,
) -> GraphPattern {
    let patterns = vec![TriplePattern { subject: subject.into(), predicate: predicate.into(), object: object.into() }];
    GraphPattern::Bgp { patterns }
}

/// All of them. Triples that stand together become one basic graph pattern.
pub(super) fn join(patterns: impl IntoIterator<Item = GraphPattern>) -> GraphPattern {
    let merge = |left, right| match (left, right) {
        (GraphPattern::Bgp { patterns }, right) if patterns.is_empty() => right,
        (left, GraphPattern::Bgp { patterns }) if patterns.is_empty() => left,
        (GraphPattern::Bgp { mut patterns }, GraphPattern::Bgp { patterns: more }) => {
            patterns.extend(more);
            GraphPattern::Bgp { patterns }
        }
        (left, right) => GraphPattern::Join { left: Box::new(left), right: Box::new(right) },
    };
    patterns.into_iter().fold(GraphPattern::default(), merge)
}

/// Any of them; of none, a pattern without solutions.
pub(super) fn union(patterns: impl IntoIterator<Item = GraphPattern>) -> GraphPattern {
    let either = |left, right| GraphPattern::Union { left: Box::new(left), right: Box::new(right) };
    patterns.into_iter().filter(is_possible).reduce(either).unwrap_or_else(nothing)
}

/// A pattern without solutions.
fn nothing() -> GraphPattern {
    GraphPattern::Values { variables: vec![], bindings: vec![] }
}

/// Whether the pattern can have a solution: it asks for nothing of which there is no choice.
pub(super) fn is_possible(pattern: &GraphPattern) -> bool {
    match pattern {
        GraphPattern::Values { bindings, .. } => !bindings.is_empty(),
        GraphPattern::Join { left, right } => is_possible(left) && is_possible(right),
        GraphPattern::Filter { inner, .. } | GraphPattern::Project { inner, .. } => is_possible(inner),
        _ => true,
    }
}

/// The variable is one of these.
pub(super) fn values(variable: &Variable, terms: impl IntoIterator<Item = GroundTerm>) -> GraphPattern {
    let bindings = terms.into_iter().map(|term| vec![Some(term)]).collect();
    GraphPattern::Values { variables: vec![variable.clone()], bindings }
}

/// The nodes as ground terms.
pub(super) fn ground<'a>(nodes: impl IntoIterator<Item = &'a NamedNode>) -> Vec<GroundTerm> {
    nodes.into_iter().map(|node| GroundTerm::NamedNode(node.clone())).collect()
}

/// Text in English, with and without its language tag, since graphs write both.
pub(super) fn text(words: &str) -> Vec<GroundTerm> {
    [crate::rdf::literal::english(words), Literal::new_simple_literal(words)].map(GroundTerm::Literal).to_vec()
}

/// Where the expression holds.
pub(super) fn filter(inner: GraphPattern, expr: Expression) -> GraphPattern {
    GraphPattern::Filter { expr, inner: Box::new(inner) }
}

/// With the other if there is any.
pub(super) fn optional(left: GraphPattern, right: GraphPattern) -> GraphPattern {
    GraphPattern::LeftJoin { left: Box::new(left), right: Box::new(right), expression: None }
}

/// That the pattern has no solution.
pub(super) fn not_exists(pattern: GraphPattern) -> Expression {
    Expression::Not(Box::new(Expression::Exists(Box::new(pattern))))
}

/// A property path from one end to the other.
pub(super) fn path(
    subject: impl Into<TermPattern>,
    path: PropertyPathExpression,
    object: impl Into<TermPattern>,
) -> GraphPattern {
    GraphPattern::Path { subject: subject.into(), path, object: object.into() }
}

/// Any of these steps; `None` if there is none.
pub(super) fn any_step(steps: &[Step]) -> Option<PropertyPathExpression> {
    let step = |(predicate, inverse): &Step| {
        let forward = PropertyPathExpression::NamedNode(predicate.clone());
        if *inverse { PropertyPathExpression::Reverse(Box::new(forward)) } else { forward }
    };
    let either = |left, right| PropertyPathExpression::Alternative(Box::new(left), Box::new(right));
    steps.iter().map(step).reduce(either)
}

/// Any number of these steps, none included.
pub(super) fn walk(
    subject: impl Into<TermPattern>,
    steps: &[Step],
    object: impl Into<TermPattern>,
) -> Option<GraphPattern> {
    any_step(steps).map(|step| path(subject, PropertyPathExpression::ZeroOrMore(Box::new(step)), object))
}

/// A pattern put for itself, so that an engine walks its paths once and not once for each claim.
pub(super) fn once(variable: &Variable, patterns: Vec<GraphPattern>) -> GraphPattern {
    GraphPattern::Project { inner: Box::new(join(patterns)), variables: vec![variable.clone()] }
}

/// From a thing to what is told of it: to what it is, and from there to the groups that it is named among; or first one step
/// back to what is said to be it. "The organs are the Assembly and the Council" leads from each of them to the organs, and not
/// on to the other.
pub(super) fn to_subject(
    subject: impl Into<TermPattern>,
    (own, groups): (&[Step], &[Step]),
    back: Option<NamedNodeRef<'_>>,
    object: impl Into<TermPattern>,
) -> Option<GraphPattern> {
    let often = |steps: &[Step]| any_step(steps).map(|step| PropertyPathExpression::ZeroOrMore(Box::new(step)));
    let ahead = often(own)?;
    let back = back.map(|predicate| PropertyPathExpression::Reverse(Box::new(predicate.into_owned().into())));
    let first = match back {
        Some(back) => PropertyPathExpression::Alternative(Box::new(ahead), Box::new(back)),
        None => ahead,
    };
    let whole = match often(groups) {
        Some(groups) => PropertyPathExpression::Sequence(Box::new(first), Box::new(groups)),
        None => first,
    };
    Some(path(subject, whole, object))
}

/// One of these predicates.
pub(super) fn one_of(predicates: &[NamedNodeRef<'_>]) -> Option<PropertyPathExpression> {
    let steps: Vec<Step> = predicates.iter().map(|&predicate| (predicate.into_owned(), false)).collect();
    any_step(&steps)
}

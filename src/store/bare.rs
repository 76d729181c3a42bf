//! Products of rows that bind nothing, which nobody can stop: `VALUES ?x { UNDEF UNDEF }`, thirty times with other names.
//!
//! Whatever binds something is copied when rows are joined, and looks then whether it is still wanted ([`super::halt`]).
//! Rows without any value are nowhere looked at; how many there can be is known from the query, so that too many of them
//! are refused before anything is done.

use super::EndpointError;
use spargebra::Query;
use spargebra::algebra::{Expression, GraphPattern};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern, Variable};

/// The most such rows, which take some tenths of a second.
const MOST: f64 = 1_000_000.0;

/// Refuses a query that multiplies rows that bind nothing.
///
/// # Errors
/// [`EndpointError::Unbounded`].
pub(super) fn check(query: &Query) -> Result<(), EndpointError> {
    let (Query::Select { pattern, .. }
    | Query::Construct { pattern, .. }
    | Query::Describe { pattern, .. }
    | Query::Ask { pattern, .. }) = query;
    check_pattern(pattern)
}

/// Refuses a pattern that multiplies rows that bind nothing.
///
/// # Errors
/// [`EndpointError::Unbounded`].
pub(super) fn check_pattern(pattern: &GraphPattern) -> Result<(), EndpointError> {
    if let GraphPattern::Join { left, right }
    | GraphPattern::Lateral { left, right }
    | GraphPattern::LeftJoin { left, right, .. } = pattern
    {
        let (left, right) = (rows(left, None), rows(right, None));
        if left > 1.0 && right > 1.0 && left * right > MOST {
            return Err(EndpointError::Unbounded);
        }
    }
    within(pattern).into_iter().try_for_each(check_pattern)
}

/// How many rows of a pattern can be without a value for any of these variables, or for any at all.
fn rows(pattern: &GraphPattern, of: Option<&[Variable]>) -> f64 {
    let counts = |variable: &Variable| of.is_none_or(|of| of.contains(variable));
    let of_graph = |variables: Vec<&Variable>| match variables.as_slice() {
        [] => 1.0,
        variables if variables.iter().any(|variable| counts(variable)) => 0.0,
        _ => f64::INFINITY,
    };
    match pattern {
        GraphPattern::Bgp { patterns } => of_graph(patterns.iter().flat_map(variables).collect()),
        GraphPattern::Path { subject, object, .. } => {
            of_graph([subject, object].into_iter().filter_map(named).collect())
        }
        GraphPattern::Values { variables, bindings } => {
            let tells = |(name, value): (&Variable, &Option<_>)| value.is_some() && counts(name);
            let bare = bindings.iter().filter(|row| !variables.iter().zip(row.iter()).any(tells));
            bare.count() as f64
        }
        GraphPattern::Join { left, right } | GraphPattern::Lateral { left, right } => {
            product(rows(left, of), rows(right, of))
        }
        GraphPattern::LeftJoin { left, right, .. } => product(rows(left, of), rows(right, of).max(1.0)),
        GraphPattern::Union { left, right } => rows(left, of) + rows(right, of),
        GraphPattern::Filter { inner, .. }
        | GraphPattern::Graph { inner, .. }
        | GraphPattern::Extend { inner, .. }
        | GraphPattern::OrderBy { inner, .. }
        | GraphPattern::Reduced { inner }
        | GraphPattern::Distinct { inner }
        | GraphPattern::Minus { left: inner, .. } => rows(inner, of),
        GraphPattern::Project { inner, variables } => {
            let shown: Vec<Variable> = variables.iter().filter(|name| counts(name)).cloned().collect();
            rows(inner, Some(&shown))
        }
        GraphPattern::Slice { inner, length, .. } => {
            rows(inner, of).min(length.map_or(f64::INFINITY, |most| most as f64))
        }
        // Without keys there is one group; what has none of them is one, too.
        GraphPattern::Group { variables, .. } if variables.is_empty() => 1.0,
        GraphPattern::Group { inner, variables, .. } => {
            let keys: Vec<Variable> = variables.iter().filter(|key| counts(key)).cloned().collect();
            let groups = if keys.len() == variables.len() { 1.0 } else { f64::INFINITY };
            rows(inner, Some(&keys)).min(groups)
        }
        GraphPattern::Service { .. } => 1.0,
    }
}

fn product(one: f64, other: f64) -> f64 {
    if one == 0.0 || other == 0.0 { 0.0 } else { one * other }
}

fn named(term: &TermPattern) -> Option<&Variable> {
    match term {
        TermPattern::Variable(variable) => Some(variable),
        _ => None,
    }
}

fn variables(pattern: &TriplePattern) -> Vec<&Variable> {
    let predicate = match &pattern.predicate {
        NamedNodePattern::Variable(variable) => Some(variable),
        NamedNodePattern::NamedNode(_) => None,
    };
    [named(&pattern.subject), predicate, named(&pattern.object)].into_iter().flatten().collect()
}

/// The patterns right within a pattern, those of its conditions, too.
fn within(pattern: &GraphPattern) -> Vec<&GraphPattern> {
    let mut inner: Vec<&GraphPattern> = vec![];
    match pattern {
        GraphPattern::Bgp { .. } | GraphPattern::Path { .. } | GraphPattern::Values { .. } => {}
        GraphPattern::Join { left, right }
        | GraphPattern::Lateral { left, right }
        | GraphPattern::Union { left, right }
        | GraphPattern::Minus { left, right } => {
            inner.extend([&**left, &**right]);
        }
        GraphPattern::LeftJoin { left, right, expression } => {
            inner.extend([&**left, &**right]);
            expression.iter().for_each(|expression| required(expression, &mut inner));
        }
        GraphPattern::Filter { expr: expression, inner: of } | GraphPattern::Extend { inner: of, expression, .. } => {
            inner.push(of);
            required(expression, &mut inner);
        }
        GraphPattern::Graph { inner: of, .. }
        | GraphPattern::OrderBy { inner: of, .. }
        | GraphPattern::Project { inner: of, .. }
        | GraphPattern::Distinct { inner: of }
        | GraphPattern::Reduced { inner: of }
        | GraphPattern::Slice { inner: of, .. }
        | GraphPattern::Group { inner: of, .. }
        | GraphPattern::Service { inner: of, .. } => inner.push(of),
    }
    inner
}

/// The patterns that an expression wants to exist.
fn required<'q>(expression: &'q Expression, found: &mut Vec<&'q GraphPattern>) {
    match expression {
        Expression::Exists(pattern) => found.push(pattern),
        Expression::Or(one, other)
        | Expression::And(one, other)
        | Expression::Equal(one, other)
        | Expression::SameTerm(one, other)
        | Expression::Greater(one, other)
        | Expression::GreaterOrEqual(one, other)
        | Expression::Less(one, other)
        | Expression::LessOrEqual(one, other)
        | Expression::Add(one, other)
        | Expression::Subtract(one, other)
        | Expression::Multiply(one, other)
        | Expression::Divide(one, other) => [one, other].into_iter().for_each(|one| required(one, found)),
        Expression::UnaryPlus(one) | Expression::UnaryMinus(one) | Expression::Not(one) => required(one, found),
        Expression::If(one, other, third) => [one, other, third].into_iter().for_each(|one| required(one, found)),
        Expression::In(one, all) => {
            required(one, found);
            all.iter().for_each(|one| required(one, found));
        }
        Expression::Coalesce(all) | Expression::FunctionCall(_, all) => all.iter().for_each(|one| required(one, found)),
        Expression::NamedNode(_) | Expression::Literal(_) | Expression::Variable(_) | Expression::Bound(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use spargebra::SparqlParser;

    fn is_refused(pattern: &str) -> bool {
        check(&SparqlParser::new().parse_query(&format!("SELECT * WHERE {{ {pattern} }}")).unwrap()).is_err()
    }

    /// A piece thirty times, with variables of its own each time.
    fn thirty(piece: &str) -> String {
        (0..30).map(|n| piece.replace('?', &format!("?v{n}_"))).collect()
    }

    #[test]
    fn rows_that_bind_nothing_are_not_multiplied() {
        for piece in [
            "VALUES ?x { UNDEF UNDEF }",
            "{ {} UNION {} }",
            "{ SELECT ?y { VALUES (?x ?y) { (1 UNDEF) (2 UNDEF) } } }",
            "{ SELECT ?y { ?x a ?z } }",
            "OPTIONAL { VALUES ?x { UNDEF UNDEF } }",
        ] {
            assert!(is_refused(&thirty(piece)), "{piece}");
            assert!(is_refused(&format!("?s ?p ?o FILTER(!EXISTS {{ {} }})", thirty(piece))), "{piece}");
        }
    }

    #[test]
    fn what_binds_something_is_let_be() {
        for piece in [
            "VALUES ?x { 1 2 3 }",
            "VALUES (?x ?y) { (1 UNDEF) (UNDEF 2) }",
            "?x ?p ?y .",
            "OPTIONAL { ?x ?p ?y }",
            "{ ?x ?p ?y } UNION { ?y ?p ?x }",
            "{ SELECT ?x (COUNT(?y) AS ?n) { ?x ?p ?y } GROUP BY ?x }",
            "{ SELECT ?x { ?x ?p ?y } GROUP BY ?x ?p }",
            "<x:a> <x:b> <x:c> .",
        ] {
            assert!(!is_refused(&thirty(piece)), "{piece}");
        }
        assert!(!is_refused("VALUES ?x { UNDEF UNDEF } VALUES ?y { UNDEF UNDEF }"));
    }
}

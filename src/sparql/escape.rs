//! Queries that people write themselves: whole, or in place of a noun.

use super::mentioned::in_order;
use super::pattern;
use crate::rdf::namespace;
use spargebra::algebra::GraphPattern;
use spargebra::term::Variable;
use spargebra::{Query, SparqlParser, SparqlSyntaxError};

/// Why a query cannot be put.
#[derive(Debug, thiserror::Error)]
pub enum EscapeError {
    /// The prefixes of this project cannot be declared; a test keeps them sound.
    #[error("a prefix is broken: {0}")]
    Prefix(String),
    /// The query is no SPARQL 1.1.
    #[error("{0}")]
    Syntax(#[from] SparqlSyntaxError),
    /// A query in place of a noun gives no column, or is no SELECT.
    #[error("a query in place of a noun must be a SELECT of at least one variable")]
    NoColumn,
}

/// Reads a query. What names no form is the pattern of a SELECT; the prefixes of this project need no declaration.
///
/// # Errors
/// [`EscapeError::Syntax`].
pub fn parse(text: &str) -> Result<Query, EscapeError> {
    let first = text.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_uppercase();
    let named = ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX", "BASE"].contains(&first.as_str());
    let text = if named { text.to_owned() } else { format!("SELECT * WHERE {{ {text} }}") };
    let mut parser = SparqlParser::new();
    for (prefix, base) in namespace::PREFIXES {
        parser = parser.with_prefix(*prefix, *base).map_err(|error| EscapeError::Prefix(error.to_string()))?;
    }
    Ok(in_order(parser.parse_query(&text)?, &text))
}

/// Checks a query that stands in place of a noun.
///
/// # Errors
/// [`EscapeError`] if it cannot be read or gives no column.
pub fn check(text: &str) -> Result<(), EscapeError> {
    column(text, &Variable::new_unchecked("checked")).map(|_| ())
}

/// What a query gives as its first column, under another name.
///
/// # Errors
/// [`EscapeError`] if it is no SELECT.
pub(super) fn column(text: &str, name: &Variable) -> Result<GraphPattern, EscapeError> {
    let Query::Select { pattern, .. } = parse(text)? else { return Err(EscapeError::NoColumn) };
    let first = first_variable(&pattern).ok_or(EscapeError::NoColumn)?;
    let extended =
        GraphPattern::Extend { inner: Box::new(pattern), variable: name.clone(), expression: first.clone().into() };
    let body = if first == *name { unextended(extended) } else { extended };
    Ok(pattern::once(name, vec![body]))
}

fn unextended(pattern: GraphPattern) -> GraphPattern {
    match pattern {
        GraphPattern::Extend { inner, .. } => *inner,
        other => other,
    }
}

fn first_variable(pattern: &GraphPattern) -> Option<Variable> {
    match pattern {
        GraphPattern::Project { variables, .. } => variables.first().cloned(),
        GraphPattern::Distinct { inner }
        | GraphPattern::Reduced { inner }
        | GraphPattern::Slice { inner, .. }
        | GraphPattern::OrderBy { inner, .. } => first_variable(inner),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_alone_is_a_select() {
        assert!(matches!(parse("?x a rap:Forum").unwrap(), Query::Select { .. }));
        assert!(matches!(parse("ask { ?x a rap:Forum }").unwrap(), Query::Ask { .. }));
        assert!(parse("SELECT ?x {").is_err());
        assert!(matches!(column("ASK { ?x ?y ?z }", &Variable::new_unchecked("a")), Err(EscapeError::NoColumn)));
    }
}

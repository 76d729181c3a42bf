//! `SELECT *`: its columns in the order in which the query first mentions them, as other engines give them.

use super::request::tokens;
use spargebra::Query;
use spargebra::algebra::GraphPattern;
use std::collections::HashMap;

/// The query that was read from a text; the columns of a `SELECT *` are put in the order of their first mention there. The
/// parser puts them in that of the alphabet.
pub(super) fn in_order(mut query: Query, text: &str) -> Query {
    if let Query::Select { pattern, .. } = &mut query
        && takes_all(text)
        && let Some(variables) = projected(pattern)
    {
        let named = tokens(text).filter_map(|token| token.strip_prefix(['?', '$']));
        let mut first = HashMap::new();
        for (at, name) in named.enumerate() {
            first.entry(name).or_insert(at);
        }
        variables.sort_by_key(|variable| first.get(variable.as_str()).copied().unwrap_or(usize::MAX));
    }
    query
}

/// Whether the first SELECT of a text is a `SELECT *`.
fn takes_all(text: &str) -> bool {
    let is = |token: &str, word: &str| token.eq_ignore_ascii_case(word);
    let mut told = tokens(text).filter(|token| !token.trim().is_empty() && !token.starts_with('#'));
    told.find(|token| is(token, "SELECT")).is_some()
        && told.find(|token| !is(token, "DISTINCT") && !is(token, "REDUCED")) == Some("*")
}

fn projected(pattern: &mut GraphPattern) -> Option<&mut Vec<spargebra::term::Variable>> {
    match pattern {
        GraphPattern::Project { variables, .. } => Some(variables),
        GraphPattern::Distinct { inner } | GraphPattern::Reduced { inner } | GraphPattern::Slice { inner, .. } => {
            projected(inner)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Dataset, parse, query_request};
    use super::*;

    fn columns(mut query: Query) -> String {
        let Query::Select { pattern, .. } = &mut query else { panic!("it is a SELECT") };
        let variables = projected(pattern).unwrap();
        variables.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn columns_come_as_they_are_mentioned() {
        for (text, expected) in [
            ("SELECT * { ?s ?p ?o }", "?s ?p ?o"),
            (
                "PREFIX select: <http://x/?b> select distinct * # ?o\n { $s <http://x/?o> '?p' . ?s ?p ?o } LIMIT 3",
                "?s ?p ?o",
            ),
            ("SELECT * { { SELECT ?z (COUNT(?b) AS ?a) { ?z ?c ?b } GROUP BY ?z } ?z ?y ?a } ORDER BY ?y", "?z ?a ?y"),
            ("SELECT ?p ?s { ?s ?p ?o }", "?p ?s"),
            ("SELECT ?z ?a { { SELECT * { ?z ?y ?a } } }", "?z ?a"),
        ] {
            assert_eq!(columns(query_request(text, &Dataset::default(), "").unwrap()), expected, "{text}");
            assert_eq!(columns(parse(text).unwrap()), expected, "{text}");
        }
        assert_eq!(columns(parse("?z a ?b").unwrap()), "?z ?b");
    }
}

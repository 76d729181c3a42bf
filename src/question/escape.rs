//! "sparql { … }" in place of a noun.

use crate::question::syntax::{Core, NounUnit};

/// The query within "sparql { … }"; none if the words are another noun.
#[must_use]
pub fn query_within(words: &str) -> Option<&str> {
    let (name, rest) = words.trim().split_at_checked("sparql".len())?;
    let body = rest.trim_start().strip_prefix('{')?.strip_suffix('}')?;
    name.eq_ignore_ascii_case("sparql").then_some(body.trim())
}

/// Whether words are a query.
#[must_use]
pub fn is_escape(words: &str) -> bool {
    query_within(words).is_some()
}

/// A query in place of a noun, to be said back.
#[must_use]
pub fn escape(query: &str) -> String {
    format!("sparql {{ {query} }}")
}

/// The query that a noun unit is.
#[must_use]
pub fn query_of(unit: &NounUnit) -> Option<&str> {
    match &unit.core {
        Core::Words(words) => query_within(&words.text),
        Core::Brackets(_) => None,
    }
}

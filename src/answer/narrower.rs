//! A denial that says less than was asked: what is denied "on prices" is not denied altogether.

use super::evidence::Said;
use super::labels::{Labels, nodes};
use super::{AnswerError, words};
use crate::rdf::{NamedNode, Term, namespace};
use crate::store::Endpoint;

/// What narrows every denial.
pub(super) fn note(denials: &[&Said], endpoint: &dyn Endpoint) -> Result<Option<String>, AnswerError> {
    let scoped = |said: &&Said| !said.frees() && said.qualifiers.iter().any(is_scope);
    if denials.is_empty() || !denials.iter().all(scoped) {
        return Ok(None);
    }
    let scopes: Vec<&(NamedNode, Term)> =
        denials.iter().flat_map(|said| &said.qualifiers).filter(|one| is_scope(one)).collect();
    let labels = Labels::fetch(endpoint, &nodes(scopes.iter().map(|(_, value)| value)))?;
    let mut said: Vec<String> = vec![];
    for (property, value) in scopes {
        let preposition = property.as_str().strip_prefix(namespace::PREP).unwrap_or_default().replace('-', " ");
        let phrase = format!("“{preposition} {}”", labels.of_term(value));
        if !said.contains(&phrase) {
            said.push(phrase);
        }
    }
    Ok(Some(format!("what is denied is narrower than what was asked: only {}", words::list(&said))))
}

fn is_scope((property, _): &(NamedNode, Term)) -> bool {
    property.as_str().starts_with(namespace::PREP)
}

//! Whoever a question names as having said something says it by all names: also by a post that they hold.

use super::AnswerError;
use crate::question::Reading;
use crate::rdf::{NamedNode, Term, namespace};
use crate::store::{Endpoint, QuadPattern};

/// How many names away another name may be.
const STEPS: usize = 2;

/// The reading with the other names of those who are to have said so; none where nobody is named.
pub(super) fn widened(reading: &Reading, endpoint: &dyn Endpoint) -> Result<Option<Reading>, AnswerError> {
    if reading.context.origins.iter().all(|origin| origin.things.is_empty()) {
        return Ok(None);
    }
    let mut reading = reading.clone();
    for origin in &mut reading.context.origins {
        let mut from = 0;
        for _ in 0..STEPS {
            let to = origin.things.len();
            for at in from..to {
                let Some(thing) = origin.things.get(at).cloned() else { continue };
                for other in other_names(&thing, endpoint)? {
                    if !origin.things.contains(&other) {
                        origin.things.push(other);
                    }
                }
            }
            from = to;
        }
    }
    Ok(Some(reading))
}

/// What is the same as a thing, and what it is said to be.
fn other_names(thing: &NamedNode, endpoint: &dyn Endpoint) -> Result<Vec<NamedNode>, AnswerError> {
    let (same, be) = (namespace::SAME_AS.into_owned(), namespace::BE.into_owned());
    let is = |object: &NamedNode| QuadPattern {
        subject: None,
        predicate: Some(be.clone()),
        object: Some(object.clone().into()),
    };
    let own = || Some(thing.clone().into());
    let leading =
        |predicate: &NamedNode| QuadPattern { subject: own(), predicate: Some(predicate.clone()), object: None };
    let back = QuadPattern { subject: None, predicate: Some(same.clone()), object: Some(thing.clone().into()) };
    let mut found = vec![];
    for quad in endpoint.quads(&leading(&same))? {
        found.extend(if let Term::NamedNode(other) = quad.object { Some(other) } else { None });
    }
    for quad in endpoint.quads(&leading(&be))? {
        // What several are is nobody's name.
        if let Term::NamedNode(post) = quad.object
            && endpoint.quads(&is(&post))?.len() == 1
        {
            found.push(post);
        }
    }
    for quad in endpoint.quads(&back)? {
        found.extend(if let Term::NamedNode(other) = Term::from(quad.subject) { Some(other) } else { None });
    }
    Ok(found)
}

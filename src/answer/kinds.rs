//! "List banks" where banks of rivers and banks of money are called so: the answers are of either, and that is said.

use super::AnswerError;
use super::labels::Labels;
use crate::lexicon::normal_words;
use crate::question::{Condition, Noun, Reading};
use crate::rdf::{NamedNode, Term, namespace};
use crate::store::{Endpoint, QuadPattern};
use std::collections::BTreeSet;

/// A note for each noun that names several kinds, of which none is a kind of another.
pub(super) fn of_one_name(reading: &Reading, endpoint: &dyn Endpoint) -> Result<Vec<String>, AnswerError> {
    let mut notes = vec![];
    for noun in nouns(&reading.body).into_iter().filter(|noun| noun.classes.len() > 1) {
        let classes: BTreeSet<NamedNode> = noun.classes.iter().cloned().collect();
        let labels = Labels::fetch(endpoint, &classes)?;
        let words = normal_words(&noun.label);
        let mut called: Vec<&NamedNode> =
            classes.iter().filter(|class| normal_words(&labels.of(class)) == words).collect();
        let own = |class: &&NamedNode| class.as_str().starts_with(namespace::RAP);
        called.retain(|class| !own(class));
        if called.len() > 1 {
            called = with_instances(called, endpoint)?;
        }
        if called.len() > 1 && !are_tied(&called, endpoint)? {
            let iris: Vec<String> = called.iter().map(|class| format!("<{}>", class.as_str())).collect();
            notes.push(format!(
                "{} kinds are called “{}”, and the answer is of any: {}",
                iris.len(),
                noun.label,
                iris.join(", ")
            ));
        }
    }
    Ok(notes)
}

fn nouns(body: &Condition) -> Vec<&Noun> {
    match body {
        Condition::Kind(_, noun) => vec![noun],
        Condition::All(inner) | Condition::Any(inner) => inner.iter().flat_map(nouns).collect(),
        Condition::Top(top) => top.among.iter().flat_map(nouns).collect(),
        _ => vec![],
    }
}

/// Those classes of which there is something.
fn with_instances<'a>(classes: Vec<&'a NamedNode>, endpoint: &dyn Endpoint) -> Result<Vec<&'a NamedNode>, AnswerError> {
    let mut found = vec![];
    for class in classes {
        let object = Some(Term::from(class.clone()));
        let pattern = QuadPattern { subject: None, predicate: Some(namespace::TYPE.into_owned()), object };
        let is_there = match endpoint.count(&pattern, 1) {
            Some(many) => many > 0,
            None => !endpoint.quads(&pattern)?.is_empty(),
        };
        if is_there {
            found.push(class);
        }
    }
    Ok(found)
}

/// Whether one of some classes is said to be, or to be a kind of, another of them.
fn are_tied(classes: &[&NamedNode], endpoint: &dyn Endpoint) -> Result<bool, AnswerError> {
    for class in classes {
        for other in classes.iter().filter(|other| other != &class) {
            let pattern = QuadPattern {
                subject: Some((*class).clone().into()),
                predicate: None,
                object: Some((*other).clone().into()),
            };
            if !endpoint.quads(&pattern)?.is_empty() {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

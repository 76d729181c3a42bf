//! Short names: where nothing is said of what a question names, it may be said of the only thing whose name goes on so ("Norcom"
//! and "Rival Norcom"), or of the only one that is called by the last words of the name ("the Safe Berth programme" and "the
//! programme").

use super::amounts::is_number;
use super::labels::Labels;
use super::{Answer, AnswerError, by_form, verdict};
use crate::lexicon::Shape;
use crate::question::{Condition, Form, Operand, Reading, Statement, Things, is_unlike};
use crate::rdf::{Literal, NamedNode, Term, namespace};
use crate::sparql::Rules;
use crate::store::{Endpoint, QuadPattern};

/// The most things that are tried for one name.
const MOST: usize = 6;

/// The answer of the only other thing that a name may mean, with a note that it is taken so; none if several would answer.
pub(super) fn answer(reading: &Reading, endpoint: &dyn Endpoint, rules: &Rules) -> Result<Option<Answer>, AnswerError> {
    if !matches!(reading.form, Form::YesNo | Form::Wh | Form::Why | Form::HowMany) {
        return Ok(None);
    }
    let Some(asked) = verdict::first_statement(&reading.body) else { return Ok(None) };
    let named = |operand: &Operand| match operand {
        Operand::Things(things) => Some(things.clone()),
        _ => None,
    };
    let mut found: Vec<(Answer, String)> = vec![];
    for things in [named(&asked.subject), asked.object.as_ref().and_then(named)].into_iter().flatten() {
        for (other, name) in others(&things, reading.form != Form::YesNo, endpoint)? {
            let meant = Things { exactly: vec![other], narrower: vec![], broader: vec![], ..things.clone() };
            let mut reading = reading.clone();
            replace(&mut reading.body, &things, &meant);
            let answer = by_form(&reading, endpoint, rules)?;
            if answer.is_answered() {
                found.push((
                    answer,
                    format!("“{}” is taken to be “{name}”, of which alone this is said", bare(&things.label)),
                ));
            }
        }
    }
    if found.len() != 1 {
        return Ok(None);
    }
    Ok(found.pop().map(|(mut answer, note)| {
        answer.notes.insert(0, note);
        answer
    }))
}

/// The things that a name may mean besides those that it names, with their names; of an open question also what a denial
/// would say too much of.
fn others(things: &Things, open: bool, endpoint: &dyn Endpoint) -> Result<Vec<(NamedNode, String)>, AnswerError> {
    let asked = bare(&things.label);
    if things.narrower.len() + things.broader.len() > MOST {
        return Ok(vec![]);
    }
    let labels = Labels::fetch(endpoint, &things.narrower.iter().chain(&things.broader).cloned().collect())?;
    let mut found = vec![];
    let proper = asked.starts_with(char::is_uppercase);
    for longer in things.narrower.iter().filter(|_| proper) {
        let name = labels.of(longer);
        let of_another = name.contains("'s ") || name.contains("’s ") || name.contains(" of ");
        if (name.ends_with(&format!(" {asked}")) || name.starts_with(&format!("{asked} "))) && !of_another {
            found.push((longer.clone(), name));
        }
    }
    // "the drought", of which the text tells but once, as "the drought of the last two years".
    if let ([longer], true) = (things.narrower.as_slice(), open && !proper) {
        let name = labels.of(longer);
        let on = name.strip_prefix(asked).is_some_and(|rest| rest.starts_with(" of ") || rest.starts_with(" in "));
        found.extend(on.then(|| (longer.clone(), name)));
    }
    // "the seed banks", which the text has as "four seed banks".
    for longer in things.narrower.iter().filter(|_| open && !proper && things.label.starts_with("the ")) {
        let name = labels.of(longer);
        let counted =
            name.split_once(' ').is_some_and(|(number, rest)| is_number(&number.to_lowercase()) && rest == asked);
        found.extend(counted.then(|| (longer.clone(), name)));
    }
    for shorter in &things.broader {
        let name = labels.of(shorter);
        let folded = asked.to_lowercase();
        let left = folded.strip_suffix(&bare(&name).to_lowercase()).filter(|left| left.ends_with(' '));
        let ends = left.is_some_and(|left| !left.split_whitespace().any(is_unlike)) && !things.exactly.is_empty();
        // "the chair of the Authority", of whom the text tells as "the chair".
        let of_it = folded.strip_prefix(&bare(&name).to_lowercase()).is_some_and(|rest| rest.starts_with(" of "));
        if (ends || of_it) && is_only(shorter, &name, things, endpoint)? {
            found.push((shorter.clone(), name));
        }
    }
    Ok(found)
}

/// Whether no other thing than those that are named has a name with the same noun.
fn is_only(shorter: &NamedNode, name: &str, things: &Things, endpoint: &dyn Endpoint) -> Result<bool, AnswerError> {
    let Some(shape) = Shape::of(name) else { return Ok(false) };
    let kind = |literal: Literal| QuadPattern {
        subject: None,
        predicate: Some(namespace::KIND.into_owned()),
        object: Some(literal.into()),
    };
    let word = crate::rdf::literal::english(&shape.head);
    for quad in endpoint.quads(&kind(word))? {
        let Term::NamedNode(of_kind) = Term::from(quad.subject) else { continue };
        if of_kind != *shorter && !things.exactly.contains(&of_kind) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A name without its article.
fn bare(label: &str) -> &str {
    ["the ", "The ", "a ", "an "].iter().find_map(|article| label.strip_prefix(article)).unwrap_or(label)
}

/// Puts some things in the place of others in all that is said.
pub(super) fn replace(condition: &mut Condition, from: &Things, to: &Things) {
    let put = |operand: &mut Operand| {
        if matches!(operand, Operand::Things(things) if things == from) {
            *operand = Operand::Things(to.clone());
        }
    };
    match condition {
        Condition::Statement(Statement { subject, object, .. }) => {
            put(subject);
            object.iter_mut().for_each(put);
        }
        Condition::All(all) | Condition::Any(all) => all.iter_mut().for_each(|one| replace(one, from, to)),
        Condition::Not(inner) | Condition::IfAny(inner) => replace(inner, from, to),
        _ => {}
    }
}

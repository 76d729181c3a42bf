//! What is denied outright is denied of whatever else: "does the Clerk vote on budgets?", over "the Clerk does not vote", and "has
//! Peru signed the treaty?", over "Peru has not signed", where others signed the treaty.

use super::AnswerError;
use super::evidence::{Evidence, Said};
use super::table;
use super::verdict::{Judged, judge};
use crate::claim::Polarity;
use crate::lexicon::{is_preposition, tokens};
use crate::question::{Column, Condition, Form, Operand, Reading, Restriction, Sense, Statement};
use crate::rdf::{NamedNode, Term, mint, namespace};
use crate::sparql::{Rules, compile};
use crate::store::Endpoint;

/// The claims that deny what is asked by denying its verb alone.
pub(super) fn denied(
    reading: &Reading,
    endpoint: &dyn Endpoint,
    rules: &Rules,
) -> Result<Option<(Judged, Evidence)>, AnswerError> {
    let Some(said) = asked(&reading.body) else { return Ok(None) };
    let scoped = said.restrictions.iter().any(|one| matches!(one, Restriction::Scope(..)));
    let senses: Vec<Sense> = said.predicate.senses.iter().filter_map(bare).collect();
    if said.object.is_none() && !scoped || senses.is_empty() || !matches!(said.subject, Operand::Things(_)) {
        return Ok(None);
    }
    let timed = said.restrictions.iter().filter(|one| matches!(one, Restriction::Time(..)));
    let mut verb = Statement { object: None, restrictions: timed.cloned().collect(), ..said.clone() };
    verb.predicate.senses = senses;
    let alone = Reading { body: Condition::Statement(verb.clone()), adverbs: vec![], ..reading.clone() };
    let (mut judged, evidence) = judge(&alone, endpoint, &compile(&alone, rules))?;
    judged.refuting.retain(|node| evidence.claim(node).is_some_and(is_outright));
    if judged.refuting.is_empty() {
        return Ok(None);
    }
    // Who does so to something else may do so to this, too.
    let does = !judged.supporting.is_empty() || {
        let body = Condition::Statement(Statement { object: Some(Operand::Variable(reading.fresh())), ..verb });
        let anything = Reading { body, ..alone };
        !judge(&anything, endpoint, &compile(&anything, rules))?.0.supporting.is_empty()
    };
    if does || !is_done_to(said, reading, endpoint, rules)? {
        return Ok(None);
    }
    let mut denied = Judged::default();
    denied.refuting.append(&mut judged.refuting);
    Ok(Some((denied, evidence)))
}

/// The only statement of a question, whatever it calls what it leads to.
fn asked(body: &Condition) -> Option<&Statement> {
    let (Condition::Statement(said), rest) = body.parts().split_first()? else { return None };
    rest.iter().all(|one| matches!(one, Condition::Kind(..) | Condition::Quality(..))).then_some(said)
}

/// The relation of a verb without its preposition.
fn bare(sense: &Sense) -> Option<Sense> {
    let phrase = sense.relation.as_str().strip_prefix(namespace::REL).filter(|_| !sense.inverse)?;
    let verb = match phrase.rsplit_once('-') {
        Some((verb, last)) if is_preposition(last) => verb,
        _ => phrase,
    };
    // "take part" is no taking, and "be in" no being.
    (!verb.contains('-') && verb != "be" && verb != "have")
        .then(|| Sense { relation: mint::slug(namespace::REL, verb), inverse: false })
}

/// Whether a claim denies its verb and narrows it by nothing.
fn is_outright(said: &Said) -> bool {
    let narrows = |(property, _): &(NamedNode, Term)| {
        let told = [namespace::MARKER, namespace::ATTRIBUTED_TO, namespace::CONFIDENCE];
        !told.contains(&property.as_ref())
    };
    // "did not speak": on one occasion, of which the question may not be.
    let once = |quote: &str| tokens(quote).iter().any(|token| ONCE.contains(&token.folded().as_str()));
    said.polarity == Polarity::Denied
        && said.object.is_none()
        && !said.qualifiers.iter().any(narrows)
        && !said.citations.iter().any(|citation| once(&citation.quote))
}

/// Words by which a denial is of what was, and not of what is as a rule or up to now.
const ONCE: &[&str] = &["did", "didn't", "had", "hadn't", "was", "were"];

/// Whether the verb leads to nothing directly, or others are said to do so to the same thing: who did not run ran no agency only
/// if agencies are run.
fn is_done_to(
    said: &Statement,
    reading: &Reading,
    endpoint: &dyn Endpoint,
    rules: &Rules,
) -> Result<bool, AnswerError> {
    let direct = |sense: &Sense| bare(sense).is_some_and(|verb| verb.relation == sense.relation);
    if said.object.is_none() || !said.predicate.senses.iter().any(direct) {
        return Ok(true);
    }
    let who = reading.fresh();
    let thing = said.object.as_ref().is_some_and(|object| matches!(object, Operand::Things(_)));
    if !thing {
        return Ok(false);
    }
    let others = Statement {
        subject: Operand::Variable(who),
        polarity: Polarity::Affirmed,
        restrictions: vec![],
        ..said.clone()
    };
    let columns = vec![Column { variable: who, heading: "who".to_owned() }];
    let body = Condition::Statement(others);
    let asked = Reading { form: Form::Wh, columns, body, ..reading.clone() };
    Ok(!table::find(endpoint, &compile(&asked, rules))?.is_empty())
}

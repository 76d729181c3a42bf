//! Who holds a post now: a question in the present tense is not answered by who held it formerly, and where a post and its
//! holder are told apart in the text, the post is shown with its holder.

use super::evidence::{Said, lexical};
use super::labels::{Labels, nodes, objects};
use super::table::{Found, Shown};
use super::{AnswerError, CellKind, Row};
use crate::claim::{Polarity, TimeRelation};
use crate::question::{Condition, Operand, Reading};
use crate::rdf::{NamedNode, Term, namespace};
use crate::store::Endpoint;

/// Words that put what a claim says into the past.
const FORMERLY: &[&str] = &["previously", "formerly", "originally", "initially", "until then", "in the past"];
/// Words that put what a claim says into the present.
const NOW: &[&str] = &["now", "currently", "at present", "presently", "today"];

/// Leaves out what is no longer so, where what is so now is asked for.
pub(super) fn keep(reading: &Reading, found: &mut Vec<Found>, shown: &Shown) {
    if !reading.of_now || reading.context.as_of.is_some() {
        return;
    }
    let claims =
        |found: &Found| -> Vec<&Said> { found.chief().filter_map(|node| shown.evidence.claim(node)).collect() };
    let all = |found: &Found, fits: &dyn Fn(&Said) -> bool| {
        let claims = claims(found);
        !claims.is_empty() && claims.into_iter().all(fits)
    };
    found.retain(|one| !all(one, &is_former));
    // What ended when or before something else began, which is so now.
    let begun = found.iter().flat_map(&claims).filter_map(|said| date_of(said, TimeRelation::Since)).max();
    let over = |said: &Said| is_over(said) && begun.as_ref() >= date_of(said, TimeRelation::Until).as_ref();
    if found.iter().any(|one| !all(one, &over)) {
        found.retain(|one| !all(one, &over));
    }
    let told = |one: &Found| claims(one).into_iter().any(is_of_now);
    if asks_for_holder(reading) && found.iter().any(told) {
        found.retain(told);
    }
}

/// Whether it is asked who the one thing is that is named, which but one can be: "who is the treasurer".
fn asks_for_holder(reading: &Reading) -> bool {
    let who = reading.columns.first().is_some_and(|column| column.heading == "who");
    // "who are the directors" asks for several, "who is a director" for one of several.
    let one = reading.paraphrase.starts_with("who is ") && !reading.paraphrase.starts_with("who is a");
    who && one && said_to_be(&reading.body)
}

fn said_to_be(condition: &Condition) -> bool {
    match condition {
        Condition::Statement(said) => {
            let named = |operand: &Operand| matches!(operand, Operand::Things(_));
            said.predicate.label == "be" && (named(&said.subject) || said.object.as_ref().is_some_and(named))
        }
        Condition::Same(..) => true,
        Condition::Any(all) | Condition::All(all) => all.iter().any(said_to_be),
        _ => false,
    }
}

fn says(said: &Said, words: &[&str]) -> bool {
    let told = |(property, value): &(NamedNode, Term)| {
        [namespace::TIME_TEXT, namespace::HEDGE].contains(&property.as_ref())
            && words.contains(&lexical(value).to_lowercase().as_str())
    };
    said.qualifiers.iter().any(told)
}

fn is_former(said: &Said) -> bool {
    said.polarity == Polarity::Affirmed && says(said, FORMERLY)
}

/// "is now the president", "has been the president since 2019".
fn is_of_now(said: &Said) -> bool {
    says(said, NOW) || date_of(said, TimeRelation::Since).is_some() && !is_over(said)
}

/// The date by which a claim is bounded so.
fn date_of(said: &Said, relation: TimeRelation) -> Option<String> {
    let own = |(property, _): &&(NamedNode, Term)| property.as_ref() == relation.node();
    said.qualifiers.iter().find(own).map(|(_, value)| lexical(value))
}

/// Whether a claim has an end: "from 2019 to 2024".
fn is_over(said: &Said) -> bool {
    said.polarity == Polarity::Affirmed && date_of(said, TimeRelation::Until).is_some()
}

/// "the Treasurer" as "Treasurer (Ana Roe)", where the text says who that is and who is asked for.
pub(super) fn with_holders(endpoint: &dyn Endpoint, reading: &Reading, rows: &mut [Row]) -> Result<(), AnswerError> {
    let open = reading.columns.len() == 1 && reading.of_now;
    for cell in rows.iter_mut().filter(|_| open).filter_map(|row| row.cells.first_mut()) {
        if cell.kind == CellKind::Iri
            && let Some(name) = holder(endpoint, &cell.value, &cell.label)?
        {
            cell.label = format!("{} ({name})", cell.label);
        }
    }
    Ok(())
}

/// The name of the one person that a post is said to be.
fn holder(endpoint: &dyn Endpoint, post: &str, label: &str) -> Result<Option<String>, AnswerError> {
    let Ok(post) = NamedNode::new(post) else { return Ok(None) };
    let person = Term::from(namespace::PERSON.into_owned());
    let holds =
        is_post(endpoint, &post)? || !is_name(label) && objects(endpoint, &post, namespace::TYPE)?.contains(&person);
    if !holds {
        return Ok(None);
    }
    let same: Vec<Term> = objects(endpoint, &post, namespace::SAME_AS)?;
    let same = nodes(&same);
    let labels = Labels::fetch(endpoint, &same)?;
    let mut names = vec![];
    for other in &same {
        let name = labels.of(other);
        if is_name(&name) && name.contains(' ') && !is_post(endpoint, other)? {
            names.push(name);
        }
    }
    Ok(match names.as_slice() {
        [name] if !label.contains(name.as_str()) => Some(name.clone()),
        _ => None,
    })
}

fn is_post(endpoint: &dyn Endpoint, node: &NamedNode) -> Result<bool, AnswerError> {
    let post = Term::from(namespace::POST.into_owned());
    Ok(objects(endpoint, node, namespace::TYPE)?.contains(&post))
}

/// "Ana Roe", "Dr Jan Berg", "Finance Director", but not "trade minister of Peru".
fn is_name(label: &str) -> bool {
    label.split(' ').all(|word| word.starts_with(char::is_uppercase))
}

//! What the claims behind a verdict are limited to: what is denied "on prices" is not denied altogether, what somebody says is so
//! according to them, and what is so if something else is, is so if that is.

use super::evidence::{Said, lexical};
use super::labels::{Labels, nodes};
use super::{AnswerError, partial, restricted, words};
use crate::claim::{Modality, Polarity, TimeRelation};
use crate::question::{Reading, Restriction, Statement};
use crate::rdf::literal::spoken;
use crate::rdf::{NamedNode, Term, namespace};
use crate::store::Endpoint;

/// The most limits that are told of claims with different ones.
const MOST: usize = 3;

/// What limits every one of these claims beyond what was asked: "if it fails to comply", "but only before July 2026".
pub(super) fn limit(
    claims: &[&Said],
    reading: &Reading,
    endpoint: &dyn Endpoint,
) -> Result<Option<String>, AnswerError> {
    let asked = super::verdict::first_statement(&reading.body);
    let values = claims.iter().flat_map(|said| &said.qualifiers).map(|(_, value)| value);
    let named = nodes(values);
    let parts = claims.iter().map(|said| match asked {
        Some(asked) => Ok(match partial::of_subject(said, asked) {
            None => restricted::of_some(said, asked, endpoint)?,
            part => part,
        }),
        None => Ok(None),
    });
    let parts = parts.collect::<Result<Vec<Option<String>>, AnswerError>>()?;
    if claims.is_empty() || claims.iter().zip(&parts).any(|(said, part)| said.qualifiers.is_empty() && part.is_none()) {
        return Ok(None);
    }
    let labels = Labels::fetch(endpoint, &named)?;
    let mut limits: Vec<String> = vec![];
    for (said, part) in claims.iter().zip(parts) {
        let Some(limit) = of_claim(said, asked, reading, (part, &labels)) else { return Ok(None) };
        if !limits.contains(&limit) {
            limits.push(limit);
        }
    }
    limits.truncate(MOST);
    Ok(Some(limits.join(", or ")))
}

/// What limits one claim beyond what was asked.
fn of_claim(
    said: &Said,
    asked: Option<&Statement>,
    reading: &Reading,
    (part, labels): (Option<String>, &Labels),
) -> Option<String> {
    let restrictions = asked.map_or(&[][..], |asked| &asked.restrictions);
    let (mut conditions, mut only, mut by) = (vec![], vec![], vec![]);
    // "said only of **few** clerks" has said it.
    let is_said = |hedge: &str| part.as_ref().is_some_and(|part| part.starts_with(&hedge.to_lowercase()));
    for (property, value) in &said.qualifiers {
        if property.as_ref() == namespace::CONDITION {
            conditions.push(opened(&lexical(value)));
        } else if property.as_ref() == namespace::ATTRIBUTED_TO && reading.context.origins.is_empty() {
            by.push(labels.of_term(value));
        } else if property.as_ref() == namespace::HEDGE && reading.adverbs.is_empty() {
            only.extend(Some(lexical(value)).filter(|hedge| !is_said(hedge)).map(|hedge| format!("“{hedge}”")));
        } else if restrictions.is_empty() {
            only.extend(narrowing(said, property, value, labels));
        }
    }
    if restrictions.iter().any(is_condition) {
        conditions.clear();
    }
    by.dedup();
    let only = (!only.is_empty()).then(|| format!("but only {}", words::list(&only)));
    let by = (!by.is_empty()).then(|| format!("according to {}", words::list(&by)));
    let part = part.map(|part| format!("said only of {part}"));
    let all: Vec<String> = part.into_iter().chain(conditions).chain(only).chain(by).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// The time or scope outside of which a claim says nothing of what was asked.
fn narrowing(said: &Said, property: &NamedNode, value: &Term, labels: &Labels) -> Option<String> {
    let denied = said.polarity == Polarity::Denied && !said.frees();
    if let Some(relation) = TimeRelation::ALL.into_iter().find(|one| one.node() == property.as_ref()) {
        let bounded = match relation {
            TimeRelation::Until => true,
            TimeRelation::Before | TimeRelation::After => said.modality == Modality::Possible,
            TimeRelation::In | TimeRelation::Since => false,
        };
        return (denied || bounded).then(|| format!("{} {}", relation.word(), spoken(&lexical(value))));
    }
    if !denied {
        return None;
    }
    if property.as_ref() == namespace::TIME_TEXT {
        return Some(lexical(value));
    }
    let preposition = property.as_str().strip_prefix(namespace::PREP)?.replace('-', " ");
    Some(format!("“{preposition} {}”", labels.of_term(value)))
}

/// On what condition a claim is so.
pub(super) fn condition(said: &Said) -> Option<String> {
    let told = said.qualifiers.iter().find(|(property, _)| property.as_ref() == namespace::CONDITION);
    told.map(|(_, value)| opened(&lexical(value)))
}

/// A condition as it goes on in a sentence.
fn opened(condition: &str) -> String {
    let (first, rest) = condition.split_once(' ').unwrap_or((condition, ""));
    let opens = [
        "if",
        "unless",
        "provided",
        "providing",
        "when",
        "where",
        "once",
        "as",
        "in",
        "on",
        "until",
        "before",
        "after",
    ];
    let plain = first.to_lowercase();
    if opens.contains(&plain.as_str()) { format!("{plain} {rest}") } else { format!("if {condition}") }
}

fn is_condition(restriction: &Restriction) -> bool {
    matches!(restriction, Restriction::Scope(opening, crate::question::Operand::Literal(_)) if ["if", "unless"].contains(&opening.as_str()))
}

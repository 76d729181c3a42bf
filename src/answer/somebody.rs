//! "Was anyone dismissed?", over "the court dismissed the appeal": an appeal is nobody; and that one was does not say that
//! everyone was.

use super::AnswerError;
use super::evidence::{Evidence, Said};
use super::existence::Sought;
use super::labels::{Labels, nodes, objects};
use super::verdict::Judged;
use crate::lexicon::morphology::{WordClass, lemma};
use crate::lexicon::{Shape, is_of_bodies, is_of_people, normal_words};
use crate::question::{Condition, Operand, Predicate, Pronoun, Reading, Statement};
use crate::rdf::{NamedNode, Term, namespace};
use crate::store::Endpoint;
use std::collections::BTreeSet;

/// Classes of those who act: the last part of their names.
const ACTING: &[&str] = &["Person", "Organisation", "Organization", "Forum", "Post", "Country", "Agent", "Group"];
/// How all are spoken of.
const ALL: &[&str] = &["everyone", "everybody", "everything", "all"];

/// Where in what a claim says a pronoun stands.
#[derive(Debug)]
pub(super) struct Place {
    predicate: Predicate,
    is_subject: bool,
    pronoun: Pronoun,
}

/// The places of the pronouns of a question.
pub(super) fn places(reading: &Reading) -> Vec<Place> {
    let mut found = vec![];
    if !reading.pronouns.is_empty() {
        gather(&reading.body, reading, &mut found);
    }
    found
}

fn gather(condition: &Condition, reading: &Reading, found: &mut Vec<Place>) {
    match condition {
        Condition::Statement(said) => found.extend(in_statement(said, reading)),
        Condition::All(inner) | Condition::Any(inner) => inner.iter().for_each(|one| gather(one, reading, found)),
        _ => {}
    }
}

fn in_statement<'a>(said: &'a Statement, reading: &'a Reading) -> impl Iterator<Item = Place> + 'a {
    let ends = [(Some(&said.subject), true), (said.object.as_ref(), false)];
    ends.into_iter().filter_map(|(end, is_subject)| {
        let Some(Operand::Variable(variable)) = end else { return None };
        let pronoun = *reading.pronouns.get(variable)?;
        Some(Place { predicate: said.predicate.clone(), is_subject, pronoun })
    })
}

impl Place {
    /// What a claim has in this place, if it says what is asked for here.
    fn filled(&self, said: &Said) -> Option<Term> {
        let relation = said.relation.as_ref()?;
        let sense = self.predicate.senses.iter().find(|sense| sense.relation == *relation)?;
        match self.is_subject != sense.inverse {
            true => said.subject.clone().map(Term::from),
            false => said.object.clone(),
        }
    }
}

impl Sought {
    /// Leaves among what is near what is said of others than the pronoun stands for: of what is nobody, or of one alone.
    pub(super) fn leave_others(
        &self,
        judged: &mut Judged,
        evidence: &Evidence,
        endpoint: &dyn Endpoint,
    ) -> Result<(), AnswerError> {
        let supporting: BTreeSet<NamedNode> = judged.supporting.clone();
        for said in supporting.iter().filter_map(|node| evidence.claim(node)) {
            for place in &self.by_pronoun {
                let Some(filled) = place.filled(said) else { continue };
                let fits = match place.pronoun {
                    Pronoun::Somebody => is_somebody(&filled, endpoint)?,
                    Pronoun::Everybody | Pronoun::Everything => is_all(&filled, endpoint)?,
                };
                if !fits {
                    judged.near_only(&said.node);
                }
            }
        }
        if self.by_pronoun.iter().any(|place| place.pronoun != Pronoun::Somebody) {
            judged.only_claimed(true);
        }
        Ok(())
    }
}

/// Whether something is somebody, as far as its classes and its name tell.
fn is_somebody(term: &Term, endpoint: &dyn Endpoint) -> Result<bool, AnswerError> {
    let Term::NamedNode(node) = term else { return Ok(false) };
    let classes = objects(endpoint, node, namespace::TYPE)?;
    let acts = |class: &Term| match class {
        Term::NamedNode(class) => class.as_str().rsplit(['/', '#']).next().is_some_and(|name| ACTING.contains(&name)),
        _ => false,
    };
    if classes.iter().any(acts) {
        return Ok(true);
    }
    let name = name(node, endpoint)?;
    let Some(head) = Shape::of(&name).map(|shape| lemma(&shape.head, WordClass::Noun)) else { return Ok(false) };
    let proper = || name.split_whitespace().last().is_some_and(|word| word.starts_with(char::is_uppercase));
    let common = !(classes.is_empty() && objects(endpoint, node, namespace::KIND)?.is_empty());
    Ok(is_of_people(&head) || is_of_bodies(&head) || !common && proper())
}

/// Whether all are spoken of.
fn is_all(term: &Term, endpoint: &dyn Endpoint) -> Result<bool, AnswerError> {
    let Term::NamedNode(node) = term else { return Ok(false) };
    Ok(normal_words(&name(node, endpoint)?).first().is_some_and(|word| ALL.contains(&word.as_str())))
}

fn name(node: &NamedNode, endpoint: &dyn Endpoint) -> Result<String, AnswerError> {
    let node = Term::from(node.clone());
    Ok(Labels::fetch(endpoint, &nodes([&node]))?.of_term(&node))
}

//! "Was anyone dismissed?", over "the court dismissed the appeal": an appeal is nobody; and that one was does not say that
//! everyone was.

use super::AnswerError;
use super::evidence::{Evidence, Said};
use super::existence::Sought;
use super::labels::{Labels, objects};
use super::verdict::Judged;
use crate::lexicon::morphology::{WordClass, lemma};
use crate::lexicon::{Shape, is_of_bodies, is_of_people, normal_words};
use crate::question::{Condition, Operand, Predicate, Pronoun, Reading, Statement};
use crate::rdf::{NamedNode, Term, namespace};
use crate::store::Endpoint;

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
    /// What a claim has in this place, and whether that does what is told, if it says what is asked for here. A literal is nobody.
    fn filled(&self, said: &Said) -> Option<(Option<NamedNode>, bool)> {
        let relation = said.relation.as_ref()?;
        let sense = self.predicate.senses.iter().find(|sense| sense.relation == *relation)?;
        let acts = self.is_subject != sense.inverse;
        let filled = match &said.object {
            _ if acts => said.subject.clone(),
            Some(Term::NamedNode(object)) => Some(object.clone()),
            _ => None,
        };
        Some((filled, acts))
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
        let said = judged.supporting.iter().filter_map(|node| evidence.claim(node));
        let places = said.flat_map(|said| self.by_pronoun.iter().map(move |place| (said, place)));
        let filled: Vec<_> = places.filter_map(|(said, place)| Some((said, place, place.filled(said)?))).collect();
        let nodes = filled.iter().filter_map(|(_, _, (node, _))| node.clone()).collect();
        let labels = Labels::fetch(endpoint, &nodes)?;
        let mut others: Vec<NamedNode> = vec![];
        for (said, place, (node, acts)) in &filled {
            let Some(node) = node else {
                others.push(said.node.clone());
                continue;
            };
            let (name, somebody) = (labels.of(node), place.pronoun == Pronoun::Somebody);
            let fits = is_all(&name) || somebody && is_somebody(node, &name, *acts, endpoint)?;
            if !fits {
                others.push(said.node.clone());
            }
        }
        others.iter().for_each(|node| judged.near_only(node));
        if self.by_pronoun.iter().any(|place| place.pronoun != Pronoun::Somebody) {
            judged.only_claimed(true);
        }
        Ok(())
    }
}

/// Whether something is somebody, as far as its name and its classes tell. A body acts, and what happens to it happens to nobody.
fn is_somebody(node: &NamedNode, name: &str, acts: bool, endpoint: &dyn Endpoint) -> Result<bool, AnswerError> {
    let head = Shape::of(name).map(|shape| lemma(&shape.head, WordClass::Noun));
    if head.is_some_and(|head| is_of_people(&head) || acts && is_of_bodies(&head)) {
        return Ok(true);
    }
    let classes = objects(endpoint, node, namespace::TYPE)?;
    let acting = |class: &Term| match class {
        Term::NamedNode(class) => class.as_str().rsplit(['/', '#']).next().is_some_and(|name| ACTING.contains(&name)),
        _ => false,
    };
    if classes.iter().any(acting) {
        return Ok(true);
    }
    let proper = name.split_whitespace().last().is_some_and(|word| word.starts_with(char::is_uppercase));
    Ok(proper && classes.is_empty() && objects(endpoint, node, namespace::KIND)?.is_empty())
}

/// Whether all are spoken of.
fn is_all(name: &str) -> bool {
    normal_words(name).first().is_some_and(|word| ALL.contains(&word.as_str()))
}

//! Questions to begin with, for those who do not know yet what a graph can tell.

use super::example::finite;
use super::{Blame, Knowledge, KnowledgeError, Map, Thing, ThingKind};
use crate::claim::{Modality, Polarity};
use crate::lexicon::is_preposition;
use crate::store::QuadPattern;
use std::cell::Cell;

/// The largest graph that is looked through, in statements; of how many arrows questions are made, and how many of a kind
/// are tried.
const LARGEST: usize = 200_000;
const ARROWS: usize = 150;
const TRIED: usize = 6;

impl Knowledge {
    /// Questions of several kinds that have an answer, about what most is said of, found out once for each state of the graph; none of a graph that is not at hand or too
    /// large to be looked through for them.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`].
    pub fn starters(&self) -> Result<Vec<String>, KnowledgeError> {
        let known = &self.language()?.learnt.starters;
        if let Some(starters) = known.get() {
            return Ok(starters.clone());
        }
        let size = self.graph.count(&QuadPattern::default(), LARGEST + 1);
        if size.is_none_or(|size| size > LARGEST) {
            return Ok(vec![]);
        }
        let map = self.all(ARROWS)?;
        // What could not be asked to the end may be asked again.
        let failed = Cell::new(false);
        let is_answered = |question: &String| match self.ask(question) {
            Ok(answered) => answered.answer.is_answered(),
            Err(error) => {
                failed.set(failed.get() || error.blame() != Blame::Question);
                false
            }
        };
        let mut found: Vec<String> = vec![];
        for kind in kinds(&map) {
            let fresh = kind.into_iter().filter(|question| !found.contains(question));
            let first = fresh.take(TRIED).find(is_answered);
            found.extend(first);
        }
        Ok(if failed.get() { found } else { known.get_or_init(|| found).clone() })
    }
}

/// Questions that may have an answer, those of one kind together, the likeliest first.
fn kinds(map: &Map) -> Vec<Vec<String>> {
    let names: Vec<(usize, &Thing)> = map.things.iter().enumerate().filter(|(_, thing)| is_name(thing)).collect();
    let about = |wanted: fn(&Thing) -> Option<String>| names.iter().filter_map(|(_, thing)| wanted(thing)).collect();
    let told = |wanted: fn(Modality, Polarity) -> bool, ask: fn(&Thing, &str, &Thing) -> String| {
        let mut questions = vec![];
        for (number, _) in &names {
            let leading = map.arrows.iter().filter(|arrow| arrow.to == *number && acts(&arrow.label));
            for arrow in leading.filter(|arrow| wanted(arrow.modality, arrow.polarity)) {
                let ends = map.things.get(arrow.from).zip(map.things.get(arrow.to));
                questions.extend(ends.map(|(from, to)| ask(from, &arrow.label, to)));
            }
        }
        questions
    };
    let is = |modality: Modality, polarity: Polarity| (modality, polarity) == (Modality::Actual, Polarity::Affirmed);
    let may = |modality: Modality, polarity: Polarity| modality == Modality::Possible || polarity == Polarity::Denied;
    vec![
        about(|thing| (thing.kind != ThingKind::Person).then(|| format!("what is {}?", thing.label))),
        told(is, |_, label, to| format!("who {} {}?", finite(label), to.label)),
        about(|thing| Some(format!("what can {} do?", thing.label))),
        told(may, |from, label, to| format!("can {} {label} {}?", from.label, to.label)),
        about(|thing| (thing.kind == ThingKind::Person).then(|| format!("who is {}?", thing.label))),
        connected(&names),
    ]
}

/// How what is said most of is connected to others, the farthest first.
fn connected(names: &[(usize, &Thing)]) -> Vec<String> {
    let Some(((_, first), others)) = names.split_first() else { return vec![] };
    let others = others.iter().rev().filter(|(_, thing)| thing.kind != ThingKind::Other);
    others.map(|(_, thing)| format!("how is {} connected to {}?", thing.label, first.label)).collect()
}

/// Whether a relation is a verb that somebody does: neither "be part of" nor "in".
fn acts(relation: &str) -> bool {
    let first = relation.split(' ').next().unwrap_or_default();
    first != "be" && !is_preposition(first)
}

/// A name as it stands in texts, not long: "Reef Council", and neither "21 members" nor "fishing plans".
fn is_name(thing: &Thing) -> bool {
    thing.label.starts_with(char::is_uppercase) && thing.label.chars().count() <= 40
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_claim_is_a_thing_of_a_map() {
        let map = Knowledge::bundled().unwrap().map_of_all().unwrap();
        assert!(map.things.len() > 20 && map.arrows.len() > 60, "{}", map.arrows.len());
        let claim = map.things.iter().find(|thing| thing.iri.starts_with(crate::rdf::namespace::CLAIM));
        assert_eq!(claim, None);
    }

    #[test]
    fn a_relation_without_a_verb_is_not_asked_for() {
        assert!(acts("report to") && acts("host"));
        assert!(!acts("in") && !acts("be part of"));
    }

    #[test]
    fn every_question_to_begin_with_has_an_answer() {
        let knowledge = Knowledge::bundled().unwrap();
        let starters = knowledge.starters().unwrap();
        assert!(starters.len() >= 4, "{starters:?}");
        for question in &starters {
            assert!(knowledge.ask(question).unwrap().answer.is_answered(), "{question}");
        }
        assert!(starters[0].starts_with("what is ") && starters[1].starts_with("who "), "{starters:?}");
        assert_eq!(Knowledge::new().unwrap().starters().unwrap(), [""; 0]);
    }
}

//! Verbs that go on with a preposition, and conditions on which something is said.

use super::verb::{Frame, Slot};
use super::{Missing, Resolver};
use crate::lexicon::morphology::{WordClass, lemma};
use crate::lexicon::{is_preposition, normal_words, phrase};
use crate::question::reading::{Operand, Predicate, Restriction, Sense};
use crate::question::syntax::Words;
use crate::rdf::{Literal, namespace};

/// Words that open a preposition of several words.
const COMPOUND: &[&str] = &["due", "because", "owing", "according", "thanks", "prior", "instead", "together", "along"];

impl Resolver<'_> {
    /// "chairperson of": a relation of another graph that is called so leads the other way, from the body to the person.
    pub(super) fn foreign_senses(&self, text: &str) -> Vec<Sense> {
        let words = phrase(text);
        let noun = words.strip_suffix(&["of".to_owned()]).map(|noun| noun.join(" ")).unwrap_or_default();
        let (verbs, singular) = (self.lexicon.verbs(), normal_words(&noun).join(" "));
        let found = verbs.relations(if verbs.relations(&noun).is_empty() { &singular } else { &noun }).iter();
        let foreign = found.filter(|relation| !relation.as_str().starts_with(namespace::REL));
        foreign.map(|relation| Sense { relation: relation.clone(), inverse: true }).collect()
    }

    /// "members of" as "be member of".
    pub(super) fn singular_relation(&self, text: &str) -> Option<String> {
        let words = phrase(text);
        let (first, rest) = words.split_first()?;
        Some(format!("be {} {}", lemma(first, WordClass::Noun), rest.join(" ")))
    }

    /// "does the Council meet", where the graph only knows "meet in" and "meet with".
    pub(super) fn with_any_preposition(&self, base: &str) -> Option<Predicate> {
        let longer = self.lexicon.verbs().starting_with(base);
        let is_phrasal = |phrase: &&&str| {
            let rest = phrase.get(base.len()..).unwrap_or_default().trim_start();
            // "be canceled due to", "act on behalf of".
            let compound = rest.split_once(' ').is_some_and(|(first, _)| COMPOUND.contains(&first));
            let last = rest.rsplit(' ').next().unwrap_or_default();
            is_preposition(rest) || compound && is_preposition(last)
        };
        let relations = longer.iter().filter(is_phrasal).flat_map(|phrase| self.lexicon.verbs().relations(phrase));
        let mut senses: Vec<Sense> =
            relations.map(|relation| Sense { relation: relation.clone(), inverse: false }).collect();
        senses.sort_unstable();
        senses.dedup();
        (!senses.is_empty()).then(|| Predicate { label: base.to_owned(), senses, noun: false })
    }

    /// "who decides": also who decides by something, or on it.
    pub(super) fn with_longer(&self, predicate: Predicate, base: &str, object: Slot<'_>) -> Predicate {
        let longer = if matches!(object, Slot::Empty) { self.with_any_preposition(base) } else { None };
        let own = predicate.senses.iter().all(|sense| sense.relation.as_str().starts_with(namespace::REL));
        let Some(longer) = longer.filter(|_| own) else { return predicate };
        let more = longer.senses.into_iter().filter(|sense| !predicate.senses.contains(sense));
        let senses = predicate.senses.iter().cloned().chain(more.collect::<Vec<_>>()).collect();
        Predicate { senses, ..predicate }
    }

    /// "when does the licence expire": also by relations to times, which a text may have alone.
    pub(super) fn with_times(&self, predicate: Option<Predicate>, base: &str, frame: &Frame<'_>) -> Option<Predicate> {
        let dated = frame.restrictions.iter().any(|one| matches!(one, Restriction::Time(..)));
        let timed = dated || matches!(frame.missing, Some(Missing::When(_)));
        let alone = matches!(frame.object, Slot::Empty);
        let relations = self.lexicon.verbs().timed(base).iter().filter(|_| timed && alone);
        let times: Vec<Sense> =
            relations.map(|relation| Sense { relation: relation.clone(), inverse: false }).collect();
        let known = predicate.unwrap_or_else(|| Predicate { label: base.to_owned(), senses: vec![], noun: false });
        let senses = [known.senses, times].concat();
        (!senses.is_empty()).then_some(Predicate { senses, ..known })
    }
}

/// "if there is no consensus", as what narrows a statement.
pub(super) fn on_condition(words: &Words) -> Restriction {
    let (opening, rest) = words.text.split_once(' ').unwrap_or(("if", &words.text));
    let rest = Literal::new_typed_literal(rest.trim(), namespace::WORDS);
    Restriction::Scope(opening.to_lowercase(), Operand::Literal(rest))
}

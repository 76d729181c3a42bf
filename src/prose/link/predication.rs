//! Whom a noun is said of: in "the IMO is an agency that adopts treaties" it is the IMO that adopts them.

use super::referents::Referents;
use super::registry::{Registry, Thing};
use crate::claim::{Modality, Polarity};
use crate::prose::{Construction, Extraction, Object, Sentence};
use std::collections::HashMap;

/// The predicate nouns of a sentence, each with what it is said of.
#[derive(Debug, Default)]
pub struct Predication {
    /// Of what is so.
    bearers: HashMap<usize, Vec<Thing>>,
    /// Of what is expected: "will be the first woman **to lead** it", but not "should be a judge who has served".
    expected: HashMap<usize, Vec<Thing>>,
}

impl Predication {
    /// The copular clauses among the extractions: "X is a Y", affirmed, Y in the singular or X a name.
    #[must_use]
    pub fn new(sentence: &Sentence, extractions: &[&Extraction], referents: &Referents) -> Self {
        let mut found = Self::default();
        for extraction in extractions.iter().filter(|extraction| is_affirmed_copula(extraction)) {
            let Some(Object::Thing(predicate)) = &extraction.object else { continue };
            let plural = sentence.token(predicate.head).is_some_and(|token| token.tag.is_plural());
            let named = sentence.token(extraction.subject.head).is_some_and(|token| token.tag.is_proper());
            let things = referents.of(&extraction.subject);
            // "The organs are the Court, which sits in Oslo, and …": a name speaks for itself.
            let own_name =
                sentence.token(predicate.head).is_some_and(|token| token.form.starts_with(char::is_uppercase));
            let bears = named || !(plural || own_name);
            if let Some(things) = things.filter(|things| !things.is_empty() && bears) {
                let so = extraction.modality == Modality::Actual;
                let bearers = if so { &mut found.bearers } else { &mut found.expected };
                bearers.entry(predicate.head).or_insert_with(|| things.clone());
            }
        }
        found
    }

    /// What an extraction is about: whom its subject is said of, if that is a predicate noun.
    #[must_use]
    pub fn subjects(
        &self,
        sentence: &Sentence,
        extraction: &Extraction,
        registry: &Registry<'_>,
        referents: &Referents,
    ) -> Vec<Thing> {
        let subject = &extraction.subject;
        let named = referents.of(subject).cloned().unwrap_or_default();
        match (extraction.construction, &extraction.object) {
            (Construction::Clause, _) => self.bearers.get(&subject.head).cloned().unwrap_or(named),
            (Construction::Purpose, _) => {
                let bearers = self.bearers.get(&subject.head).or_else(|| self.expected.get(&subject.head));
                bearers.cloned().unwrap_or(named)
            }
            (Construction::Apposition, Some(Object::Thing(object))) => {
                let said = referents.of(object).and_then(|things| things.first());
                match said {
                    Some(&said) => self.compatible(sentence, subject.head, named, said, registry, referents),
                    None => named,
                }
            }
            _ => named,
        }
    }

    /// What stands before a bracket or comma and can be what is `said` there: `named`, or else a noun above it. A
    /// bracketed "(an appointee)" after "Envoy to the Union" is about whoever is said to be the envoy.
    #[must_use]
    pub fn compatible(
        &self,
        sentence: &Sentence,
        head: usize,
        named: Vec<Thing>,
        said: Thing,
        registry: &Registry<'_>,
        referents: &Referents,
    ) -> Vec<Thing> {
        let fits = |things: &[Thing]| !things.iter().any(|&thing| registry.are_disjoint(thing, said));
        if fits(&named) {
            return named;
        }
        let mut above = sentence.token(head).and_then(|token| token.head);
        while let Some(at) = above {
            let things = self.bearers.get(&at).or_else(|| referents.at_head(at)).filter(|things| fits(things));
            if let Some(things) = things {
                return things.clone();
            }
            above = sentence.token(at).and_then(|token| token.head);
        }
        vec![]
    }
}

fn is_affirmed_copula(extraction: &Extraction) -> bool {
    extraction.construction == Construction::Copula
        && extraction.relation == "be"
        && matches!(extraction.modality, Modality::Actual | Modality::Expected)
        && extraction.polarity == Polarity::Affirmed
}

//! Nouns for relations: "mayor" leads from a city to its mayor; whose value a noun is, and where it is.

use super::Resolver;
use super::amount::naming;
use super::have::split;
use super::noun::{is_pronoun, things};
use super::verb::{Frame, Prepositional, Slot};
use super::whose::Link;
use crate::claim::Modality;
use crate::lexicon::{Meaning, VerbForm, agent_noun, is_of_people, normal_words, phrase};
use crate::question::error::AskError;
use crate::question::reading::{Condition, Operand, Predicate, Sense, Things};
use crate::question::syntax::{
    self, Asked, Clauses, Core, NounPhrase, NounUnit, Predicates, Qualifier, Relative, Verb, Words,
};
use crate::rdf::{NamedNode, namespace};

/// Nouns for anything or anyone, where the graph does not use them for a kind.
const GENERIC: &[&str] =
    &["thing", "things", "people", "person", "persons", "entity", "entities", "ones", "those", "place", "places"];
/// Words for what belongs to whoever is spoken of.
const OWN: &[&str] = &["its", "their", "his", "her"];
/// Prepositions that stand for "of" after a noun for a relation: "the capital for", "the leader in".
const AS_OF: &[&str] = &["in", "for", "on", "at", "from", "of"];

/// "a city".
fn is_indefinite(unit: &NounUnit) -> bool {
    unit.determiner.as_deref().is_some_and(|word| ["a", "an"].contains(&word))
}

impl Resolver<'_> {
    /// A relation that is called by a noun: "mayor" leads from a city to its mayor; "chair", a verb, from a chair to
    /// what it chairs.
    pub(super) fn relation_noun(&self, text: &str) -> Option<Link> {
        let verbs = self.lexicon.verbs();
        let (written, singular) = (phrase(text).join(" "), normal_words(text).join(" "));
        let (relations, label) = match verbs.relations(&written) {
            [] => (verbs.relations(&singular), singular.clone()),
            found if verbs.relations(&singular).is_empty() => (found, written),
            found => (found, singular.clone()),
        };
        let counted = verbs.derived().counts(&singular);
        let named = if relations.is_empty() { self.named_relations(text) } else { vec![] };
        let (relations, label) = match named.first().and_then(|first| verbs.names(first).first()) {
            Some(name) => (named.as_slice(), name.clone()),
            None => (relations, label),
        };
        let label = match (relations, counted) {
            ([], [first, ..]) => verbs.names(first).first().cloned().unwrap_or(label),
            _ => label,
        };
        let acts = relations.iter().all(|relation| relation.as_str().starts_with(namespace::REL));
        let sense = |relation: &NamedNode| Sense { relation: relation.clone(), inverse: false };
        let senses: Vec<Sense> = relations.iter().chain(counted).map(sense).collect();
        let acts = acts && counted.is_empty();
        // "the order of the Agency" is what the text calls an order, and nobody who orders.
        let thing = |meaning: &Meaning| matches!(meaning, Meaning::Thing(_));
        let is_thing = || self.lexicon.named(text).iter().any(|entry| thing(&entry.meaning));
        if acts && !is_of_people(&singular) && is_thing() {
            return None;
        }
        if acts && singular == "name" {
            return Some(naming());
        }
        let predicate = Predicate { label, senses, noun: !acts };
        let link = (!predicate.senses.is_empty()).then_some(Link { predicate, modality: Modality::Actual, acts });
        link.or_else(|| self.agent(text, &singular))
    }

    /// "managers", where the graph has no such noun but says who manages what.
    fn agent(&self, text: &str, singular: &str) -> Option<Link> {
        let verb = agent_noun(singular).filter(|_| self.lexicon.named(text).is_empty())?;
        let relations = self.lexicon.verbs().relations(&verb).iter();
        let own = relations.filter(|relation| relation.as_str().starts_with(namespace::REL));
        let senses: Vec<Sense> = own.map(|relation| Sense { relation: relation.clone(), inverse: false }).collect();
        let predicate = Predicate { label: verb, senses, noun: false };
        (!predicate.senses.is_empty()).then_some(Link { predicate, modality: Modality::Actual, acts: true })
    }

    /// The foreign relations whose label has these words in the singular or the plural.
    fn named_relations(&self, text: &str) -> Vec<NamedNode> {
        let relation = |meaning: &Meaning| match meaning {
            Meaning::Relation(relation) => Some(relation.clone()),
            _ => None,
        };
        self.lexicon.named(text).into_iter().filter_map(|entry| relation(&entry.meaning)).collect()
    }

    /// "anything", "people", "things": whatever it is.
    pub(super) fn is_anything(&self, unit: &NounUnit) -> bool {
        let Core::Words(words) = &unit.core else { return false };
        let generic = || GENERIC.contains(&words.text.to_lowercase().as_str());
        is_pronoun(unit) || generic() && !self.is_present(&words.text)
    }

    /// Whether words name something that the graph itself speaks of, relations aside.
    fn is_present(&self, text: &str) -> bool {
        let present = |meaning: &Meaning| match meaning {
            Meaning::Class(class) => self.lexicon.is_present(class),
            Meaning::Relation(_) => false,
            Meaning::Thing(_) | Meaning::Kind(_) | Meaning::Quality(_) => true,
        };
        self.lexicon.named(text).iter().any(|entry| present(&entry.meaning))
    }

    /// "the country Fiji", "the band Blur": a thing with the noun for it before its name.
    pub(super) fn named_after_noun(&self, unit: &NounUnit) -> Option<Things> {
        let Core::Words(words) = &unit.core else { return None };
        let bare = unit.owners.is_empty() && unit.relatives.is_empty() && unit.of.is_empty() && !unit.measures.any();
        if !bare || !self.lexicon.exactly(&words.text).is_empty() {
            return None;
        }
        split(words).into_iter().find_map(|(noun, name)| {
            let is_noun = |meaning: &Meaning| !matches!(meaning, Meaning::Thing(_) | Meaning::Quality(_));
            let common = self.lexicon.named(&noun.text).iter().any(|entry| is_noun(&entry.meaning));
            let found = self.denoted(&name.text);
            let capital = name.text.starts_with(char::is_uppercase);
            (common && capital && !found.exactly.is_empty()).then(|| things(unit, found))
        })
    }

    /// "their death place": a property of whoever is spoken of.
    pub(super) fn is_own_value(&self, unit: &NounUnit) -> bool {
        let Core::Words(words) = &unit.core else { return false };
        let own = unit.determiner.as_deref().is_some_and(|word| OWN.contains(&word));
        own && self.possessor.is_some() && self.property(&words.text).is_some()
    }

    /// "their city", of mayors, where a city has a mayor: the kind of which whoever is spoken of is something.
    pub(super) fn own_kind(
        &mut self,
        operand: &Operand,
        unit: &NounUnit,
        words: &Words,
    ) -> Result<Option<Vec<Condition>>, AskError> {
        let own = unit.determiner.as_deref().is_some_and(|word| OWN.contains(&word));
        let bare = unit.owners.is_empty() && unit.of.is_empty() && self.relation_noun(&words.text).is_none();
        let owner = self.possessor.clone().filter(|_| own && bare && self.is_class(unit));
        match owner.filter(|owner| owner != operand && !self.back_to(owner).is_empty()) {
            Some(owner) => self.belongs(owner, operand, words).map(Some),
            None => Ok(None),
        }
    }

    /// A noun for a relation without an owner: of whoever is spoken of, or of anything.
    pub(super) fn value_of_noun(&mut self, operand: &Operand, unit: &NounUnit, words: &Words) -> Option<Condition> {
        if !unit.owners.is_empty() || !unit.of.is_empty() {
            return None;
        }
        let link = self.property(&words.text)?;
        if self.is_own_value(unit) {
            let owner = self.possessor.clone()?;
            return Some(self.linked(&link, owner, operand));
        }
        let entries = self.lexicon.named(&words.text);
        let relations: Vec<&NamedNode> = link.predicate.senses.iter().map(|sense| &sense.relation).collect();
        let other = |meaning: &Meaning| match meaning {
            Meaning::Relation(_) => false,
            Meaning::Class(class) => self.lexicon.is_present(class),
            meaning => !meaning.node().is_some_and(|node| relations.contains(&node)),
        };
        if entries.iter().any(|entry| other(&entry.meaning)) {
            return None;
        }
        let owner = Operand::Variable(self.fresh());
        Some(self.linked(&link, owner, operand))
    }

    /// "which cities does the river have": the cities of the river, where that is a relation of the graph.
    pub(super) fn had_by_subject(&self, asked: &Asked, clauses: &Clauses) -> Option<NounPhrase> {
        let Asked::Noun(noun, _) = asked else { return None };
        let (unit, [clause]) = (noun.single()?, clauses.each.as_slice()) else { return None };
        let (Core::Words(words), [predicate]) = (&unit.core, clause.predicates.each.as_slice()) else { return None };
        let Verb::Active(verb, None) = &predicate.verb else { return None };
        let has = |(base, _): &(String, VerbForm)| base == "have";
        let have = self.lexicon.verbs().infinitives(&verb.text.to_lowercase()).iter().any(has);
        let plain = have && !predicate.negated && predicate.qualifiers.is_empty() && unit.of.is_empty();
        self.property(&words.text).filter(|_| plain)?;
        let subject = clause.subject.clone()?;
        // "which country has a city" asks for whoever has it.
        let several =
            subject.single().is_some_and(|of| of.measures.amount.is_some() || is_indefinite(of) && !self.is_name(of));
        // "how many members does each body have" asks of each.
        let each = subject.each.iter().any(|unit| unit.quantifier.is_some());
        if each || several && !self.is_plural(noun) {
            return None;
        }
        let mut unit = unit.clone();
        unit.of.push(subject);
        Some(NounPhrase { any: false, each: vec![unit] })
    }

    /// Whether a noun is known only by what counts it: "employees" by "number of employees".
    pub(super) fn is_counted(&self, noun: &NounPhrase) -> bool {
        let Some(Core::Words(words)) = noun.single().map(|unit| &unit.core) else { return false };
        let (written, singular) = (phrase(&words.text).join(" "), normal_words(&words.text).join(" "));
        let verbs = self.lexicon.verbs();
        let by_itself = !(verbs.relations(&written).is_empty() && verbs.relations(&singular).is_empty());
        !by_itself && !verbs.derived().counts(&singular).is_empty()
    }

    /// "where is the residence of X", "when was the release date of Y": the value itself.
    pub(super) fn value_somewhere(&self, clauses: &Clauses) -> Option<NounPhrase> {
        let [clause] = clauses.each.as_slice() else { return None };
        let [predicate] = clause.predicates.each.as_slice() else { return None };
        let bare = matches!(predicate.verb, Verb::Be(None)) && predicate.qualifiers.is_empty() && !predicate.negated;
        let subject = clause.subject.as_ref().filter(|_| bare)?;
        subject.single().filter(|unit| self.is_value_noun(unit))?;
        Some(subject.clone())
    }

    /// "the leader in Lisbon" is the leader of Lisbon, where that is a relation of the graph.
    pub(super) fn with_owners(&self, noun: &NounPhrase, qualifiers: &[Qualifier]) -> (NounPhrase, Vec<Qualifier>) {
        let (mut noun, mut rest) = (noun.clone(), qualifiers.to_vec());
        if let ([unit], Some(Qualifier::Preposition(word, Some(owner)))) =
            (noun.each.as_mut_slice(), qualifiers.first())
            && self.lacks_owner(unit)
            && AS_OF.contains(&word.text.to_lowercase().as_str())
        {
            unit.of.push(owner.clone());
            rest.remove(0);
        }
        (noun, rest)
    }

    fn lacks_owner(&self, unit: &NounUnit) -> bool {
        let Core::Words(words) = &unit.core else { return false };
        let bare = unit.owners.is_empty() && unit.of.is_empty() && !self.is_own_value(unit);
        bare && self.property(&words.text).is_some_and(|link| {
            let relations: Vec<&NamedNode> = link.predicate.senses.iter().map(|sense| &sense.relation).collect();
            let class = |meaning: &Meaning| matches!(meaning, Meaning::Class(class) if self.lexicon.is_present(class) && !relations.contains(&class));
            !self.lexicon.named(&words.text).iter().any(|entry| class(&entry.meaning))
        })
    }

    /// "is the highest mountain in Italy", "is the leader in Lisbon": what it is, and where.
    pub(super) fn is_such_there(&mut self, frame: &Frame<'_>, unit: &NounUnit) -> Result<Option<Condition>, AskError> {
        let mut unit = unit.clone();
        let mut prepositions = frame.prepositions.clone();
        if let (Some((_, Slot::Asked(owner))), Core::Words(words)) = (prepositions.first(), &unit.core)
            && let Some(link) = self.property(&words.text).filter(|_| self.lacks_owner(&unit))
        {
            return Ok(Some(self.linked(&link, (*owner).clone(), frame.subject)));
        }
        if let Some((word, Slot::Filled(owner))) = prepositions.first().copied()
            && self.lacks_owner(&unit)
            && AS_OF.contains(&word.text.to_lowercase().as_str())
        {
            unit.of.push(owner.clone());
            prepositions.remove(0);
        }
        if self.is_of_several_there(&unit, &prepositions) {
            return self.of_those_there(frame, unit, &prepositions).map(Some);
        }
        let ranked = unit.measures.rank.is_some() || unit.features.iter().any(|one| one.measures.rank.is_some());
        let there = !prepositions.is_empty() && !self.lexicon.verbs().derived().places().is_empty();
        let owned = !unit.of.is_empty() && prepositions.len() < frame.prepositions.len();
        if !ranked && !there && !owned {
            return Ok(None);
        }
        let of = match frame.subject {
            Operand::Variable(_) => frame.subject.clone(),
            _ => Operand::Variable(self.fresh()),
        };
        let outer = self.hold(&of);
        let mut conditions = self.such(&of, &unit)?;
        for preposition in prepositions {
            let place = Frame {
                subject: &of,
                object: Slot::Empty,
                prepositions: vec![preposition],
                restrictions: vec![],
                missing: None,
                ..*frame
            };
            conditions.push(self.whereabouts(place)?);
        }
        let mut conditions = self.release(outer, &of, conditions);
        if of != *frame.subject {
            conditions.push(Condition::Same(of, frame.subject.clone()));
        }
        Ok(Some(super::join(false, conditions)))
    }

    /// "the population of cities in Norland": the cities are there.
    fn is_of_several_there(&self, unit: &NounUnit, prepositions: &[Prepositional<'_>]) -> bool {
        let Core::Words(words) = &unit.core else { return false };
        let of = unit.of.last().and_then(NounPhrase::single);
        let there = |(_, slot): &Prepositional<'_>| matches!(slot, Slot::Filled(_));
        let said = !prepositions.is_empty() && prepositions.iter().all(there);
        said && self.property(&words.text).is_some() && of.is_some_and(|of| self.is_class(of) && !self.is_name(of))
    }

    fn of_those_there(
        &mut self,
        frame: &Frame<'_>,
        mut unit: NounUnit,
        prepositions: &[Prepositional<'_>],
    ) -> Result<Condition, AskError> {
        let qualifier = |(word, slot): &Prepositional<'_>| match slot {
            Slot::Filled(noun) => Some(Qualifier::Preposition((*word).clone(), Some((*noun).clone()))),
            Slot::Empty | Slot::Asked(_) => None,
        };
        let qualifiers = prepositions.iter().filter_map(qualifier).collect();
        let written = syntax::Predicate { verb: Verb::Be(None), qualifiers, ..syntax::Predicate::default() };
        let there = Predicates { any: false, each: vec![written] };
        if let Some(of) = unit.of.last_mut().and_then(|of| of.each.last_mut()) {
            of.relatives.push(Relative::Subject(there));
        }
        Ok(super::join(false, self.such(frame.subject, &unit)?))
    }
}

//! Offices and seats: who is the head of a body heads it, and where its headquarters are it is based.

use super::noun::things;
use super::verb::{Frame, Slot};
use super::{Missing, Resolver, join, statement, with};
use crate::lexicon::{Denotation, normal_words};
use crate::question::error::AskError;
use crate::question::reading::{self, Column, Condition, Form, Operand, Reading, Sense, Things, Variable};
use crate::question::syntax::{Clause, Clauses, Core, NounPhrase, NounUnit, Predicate, Predicates, Verb, Words};
use crate::rdf::NamedNode;

/// What is done in an office that one holds after another.
const HELD: &[&str] = &["lead", "head", "chair", "direct", "run", "manage", "hold", "occupy", "govern", "preside over"];

/// What is said of whoever holds it before another, and after.
const TURNS: &[(&str, &str)] = &[("before", "precede"), ("after", "succeed")];

/// Participles that say no more than "is" of a place.
const LYING: &[&str] = &["located", "situated", "based", "found"];

impl Resolver<'_> {
    /// "the head of the Office": whoever heads the Office.
    ///
    /// # Errors
    /// [`AskError`] where the body cannot be resolved.
    pub(super) fn in_office(&mut self, who: &Operand, unit: &NounUnit) -> Result<Option<Condition>, AskError> {
        let Some((predicate, owner)) = self.office(unit) else { return Ok(None) };
        let holds = |body| Condition::Statement(statement(who.clone(), predicate.clone(), Some(body)));
        self.of_each(&owner, |_, body| Ok(holds(body))).map(Some)
    }

    /// That the subject of a clause does what an office is for, with all that narrows the clause.
    ///
    /// # Errors
    /// [`AskError`] where the body cannot be resolved.
    pub(super) fn holding(&mut self, frame: &Frame<'_>, unit: &NounUnit) -> Result<Option<Condition>, AskError> {
        let Some((predicate, owner)) = self.office(unit) else { return Ok(None) };
        let acts = |body| statement(frame.subject.clone(), predicate.clone(), Some(body));
        self.of_each(&owner, |resolver, body| resolver.qualified(frame, acts(body))).map(Some)
    }

    /// "who led the Office before Ana Roe": whoever is asked for came before her in office, or after.
    ///
    /// # Errors
    /// [`AskError`] where the other cannot be resolved.
    pub(super) fn in_turn(
        &mut self,
        frame: &Frame<'_>,
        words: &Words,
        bases: &[String],
    ) -> Result<Option<Condition>, AskError> {
        let turn = |preposition: &Words| {
            TURNS.iter().find(|(word, _)| preposition.text.eq_ignore_ascii_case(word)).map(|(_, verb)| *verb)
        };
        let before_whom = frame.prepositions.iter().find_map(|(preposition, slot)| match slot {
            Slot::Filled(noun) => Some((turn(preposition)?, *noun)),
            _ => None,
        });
        let asked = matches!(frame.subject, Operand::Variable(_)) && frame.missing.is_none() && !frame.written.negated;
        let held = asked && bases.iter().any(|base| HELD.contains(&base.as_str()));
        let Some((verb, other)) = before_whom.filter(|_| held) else { return Ok(None) };
        let Some(predicate) = self.relation_called(verb, verb) else { return Ok(None) };
        // Of the same office, which one of the two is said to have held: whoever came before her as treasurer of a club did
        // not chair the Board.
        let comes = |resolver: &mut Self, other: Operand| {
            let came = statement(frame.subject.clone(), predicate.clone(), Some(other.clone()));
            let mut held = vec![];
            for subject in [&other, frame.subject] {
                let own = frame.prepositions.iter().filter(|(preposition, _)| turn(preposition).is_none());
                let (prepositions, restrictions) = (own.copied().collect(), vec![]);
                let (written, object) = (frame.written, frame.object);
                let own = Frame { subject, written, object, prepositions, restrictions, missing: None };
                held.push(resolver.led_to(own, words, bases)?);
            }
            Ok(join(false, vec![Condition::Statement(came), join(true, held)]))
        };
        self.of_each(other, comes).map(Some)
    }

    /// Whoever "the President of the Tribunal" may be called: "the Tribunal's current President", or "the President", if
    /// there is no other.
    pub(super) fn holder_called(&mut self, unit: &NounUnit) -> Option<Things> {
        self.of_one(unit)?;
        let Core::Words(words) = &unit.core else { return None };
        let whole = self.denoted(&unit.whole);
        let found = match whole.narrower.is_empty() {
            false => whole.narrower,
            true if self.going_on(&words.text).is_empty() => self.lexicon.exactly(&words.text),
            true => vec![],
        };
        let of_its_own = self.relation_noun(&words.text).is_some();
        let known = !found.is_empty() && !of_its_own;
        known.then(|| things(unit, Denotation { exactly: found, ..Denotation::default() }))
    }

    /// The same of an office that nothing is called by.
    ///
    /// # Errors
    /// [`AskError`] where the body cannot be resolved.
    pub(super) fn office_alone(&mut self, unit: Option<&NounUnit>) -> Result<Option<Reading>, AskError> {
        let Some((unit, Core::Words(words))) = unit.map(|unit| (unit, &unit.core)) else { return Ok(None) };
        if self.relation_noun(&words.text).is_some() {
            return Ok(None);
        }
        let variable = self.fresh();
        let columns = vec![Column { variable, heading: "who".to_owned() }];
        Ok(self.in_office(&Operand::Variable(variable), unit)?.map(|holds| super::reading(Form::Wh, columns, holds)))
    }

    /// "where is the headquarters of the Agency": where the Agency is based.
    ///
    /// # Errors
    /// [`AskError`] where the body cannot be resolved.
    pub(super) fn seat(&mut self, clauses: &Clauses, variable: Variable) -> Result<Option<Condition>, AskError> {
        let [clause] = clauses.each.as_slice() else { return Ok(None) };
        let [predicate] = clause.predicates.each.as_slice() else { return Ok(None) };
        let lies = match &predicate.verb {
            Verb::Be(None) => true,
            Verb::Passive(words, None) => LYING.contains(&words.text.to_lowercase().as_str()),
            _ => false,
        };
        let plain = lies && !predicate.negated && predicate.qualifiers.is_empty();
        let unit = clause.subject.as_ref().filter(|_| plain).and_then(NounPhrase::single);
        let Some((unit, (noun, owner))) = unit.and_then(|unit| Some((unit, self.of_one(unit)?))) else {
            return Ok(None);
        };
        let vocabulary = self.lexicon.vocabulary();
        let based = vocabulary.of_seat(&noun).first().and_then(|relation| vocabulary.label(relation));
        // "be based in": where the body is based.
        let Some(participle) = based.and_then(|label| label.split(' ').nth(1)) else { return Ok(None) };
        let verb = Verb::Passive(Words { span: unit.span, text: participle.to_owned() }, None);
        let predicates = Predicates { any: false, each: vec![Predicate { verb, ..Predicate::default() }] };
        let seated = Clause { subject: Some(owner), predicates };
        let seated = self.with_gap(&seated, &Missing::Where(variable), None)?;
        if self.named_thing(unit).is_none() {
            return Ok(Some(seated));
        }
        let itself = self.with_gap(clause, &Missing::Where(variable), None)?;
        Ok(Some(join(true, vec![itself, seated])))
    }

    /// The noun of a unit and the one thing whose it is: "head" and "the Office".
    fn of_one(&self, unit: &NounUnit) -> Option<(String, NounPhrase)> {
        let Core::Words(words) = &unit.core else { return None };
        let plain = unit.relatives.is_empty() && unit.features.is_empty() && !unit.measures.any();
        let mut owners: Vec<NounPhrase> = unit.of.clone();
        owners.extend(unit.owners.iter().map(|owner| NounPhrase::from_words(owner.clone())));
        let owner = owners.pop().filter(|_| plain && owners.is_empty())?;
        Some((normal_words(&words.text).join(" "), owner))
    }

    /// The relations that a noun stands for, called as the first of them is.
    fn by_noun(&self, relations: &[NamedNode]) -> Option<reading::Predicate> {
        let label = self.lexicon.vocabulary().label(relations.first()?)?.to_owned();
        let senses = relations.iter().map(|relation| Sense { relation: relation.clone(), inverse: false });
        Some(reading::Predicate { label, senses: senses.collect(), noun: false })
    }

    /// What whoever has an office does to the body that has it, and the body.
    fn office(&self, unit: &NounUnit) -> Option<(reading::Predicate, NounPhrase)> {
        let (noun, owner) = self.of_one(unit)?;
        Some((self.by_noun(self.lexicon.vocabulary().of_post(&noun))?, owner))
    }

    /// What is said of each thing that a phrase denotes.
    fn of_each(
        &mut self,
        phrase: &NounPhrase,
        mut said: impl FnMut(&mut Self, Operand) -> Result<Condition, AskError>,
    ) -> Result<Condition, AskError> {
        let group = self.noun_phrase(phrase)?;
        let mut each = vec![];
        for denoted in group.each {
            let said = said(self, denoted.operand)?;
            each.push(with(said, denoted.conditions));
        }
        Ok(join(group.any, each))
    }
}

//! What happened, and what somebody does: whatever is said of a time, a place or a thing, by whatever verb.

use super::verb::{Frame, Slot};
use super::{Missing, Resolver, describe, reading, statement};
use crate::claim::{Modality, Polarity};
use crate::question::error::AskError;
use crate::question::reading::{Column, Condition, Form, Operand, Predicate, Reading, Sense, Statement, Things};
use crate::question::syntax::{self, NounPhrase, NounUnit, Qualifier};
use crate::rdf::namespace;
use crate::text::Span;

impl Resolver<'_> {
    /// "what can SOM1 do": a profile with the claims of that mood only, of each of several by itself.
    pub(super) fn doings(
        &mut self,
        what: &NounPhrase,
        modality: Modality,
        negated: bool,
        qualifiers: &[Qualifier],
    ) -> Result<Reading, AskError> {
        let together = |others: &[NounUnit]| others.is_empty() || !what.any && qualifiers.is_empty();
        let Some((unit, others)) = what.each.split_first().filter(|(_, others)| together(others)) else {
            let span = what.each.iter().map(|unit| unit.span).reduce(Span::cover).unwrap_or_default();
            return Err(AskError::NothingAsked { span, word: "do".to_owned() });
        };
        let things = self.thing(unit)?;
        let others: Vec<Things> = others.iter().map(|unit| self.thing(unit)).collect::<Result<_, _>>()?;
        let polarity = if negated { Polarity::Denied } else { Polarity::Affirmed };
        if !qualifiers.is_empty() {
            let written = syntax::Predicate { modality, qualifiers: qualifiers.to_vec(), ..Default::default() };
            return self.happening(Some(Operand::Things(things)), &written, polarity);
        }
        let does = Predicate { label: "do".to_owned(), senses: vec![], noun: false };
        let said = Statement { modality, polarity, ..statement(Operand::Things(things.clone()), does, None) };
        let mut reading = describe(things);
        reading.about.extend(others);
        Ok(Reading { body: Condition::Statement(said), ..reading })
    }

    /// "what happened in 2024".
    pub(super) fn happenings(&mut self, written: &syntax::Predicate) -> Result<Reading, AskError> {
        self.happening(None, written, Polarity::Affirmed)
    }

    /// "when did the outage happen": whatever is said of it that tells a time or a place.
    pub(super) fn happens(&mut self, frame: &Frame<'_>, bases: &[String]) -> Result<Option<Condition>, AskError> {
        let happens = bases.iter().find(|base| ["happen", "occur"].contains(&base.as_str()));
        let Some(label) = happens.filter(|base| self.relation_called(base, base).is_none()) else { return Ok(None) };
        if !matches!(frame.missing, Some(Missing::When(_) | Missing::Where(_))) || !matches!(frame.object, Slot::Empty)
        {
            return Ok(None);
        }
        let anything = Sense { relation: namespace::ANYTHING.into_owned(), inverse: false };
        let does = Predicate { label: label.clone(), senses: vec![anything], noun: false };
        self.qualified(frame, statement(frame.subject.clone(), does, None)).map(Some)
    }

    /// What happens then and there, or what somebody does.
    pub(super) fn happening(
        &mut self,
        who: Option<Operand>,
        written: &syntax::Predicate,
        polarity: Polarity,
    ) -> Result<Reading, AskError> {
        let variable = self.fresh();
        let label = if who.is_some() { "do" } else { "happen" }.to_owned();
        let object = who.is_some().then_some(Operand::Variable(variable));
        let subject = who.unwrap_or(Operand::Variable(variable));
        let does = Sense { relation: namespace::ANYTHING.into_owned(), inverse: false };
        let does = Predicate { label, senses: vec![does], noun: false };
        let mut frame = Frame {
            subject: &subject,
            written,
            object: Slot::Empty,
            prepositions: vec![],
            restrictions: vec![],
            missing: None,
        };
        self.qualify(&mut frame, None);
        let mut body = self.qualified(&frame, statement(subject.clone(), does, object))?;
        each_statement(&mut body, &mut |said| said.polarity = polarity);
        Ok(reading(Form::Wh, vec![Column { variable, heading: "what".to_owned() }], body))
    }
}

fn each_statement(condition: &mut Condition, change: &mut impl FnMut(&mut Statement)) {
    match condition {
        Condition::Statement(said) if said.predicate.is_anything() => change(said),
        Condition::All(inner) | Condition::Any(inner) => inner.iter_mut().for_each(|one| each_statement(one, change)),
        _ => {}
    }
}

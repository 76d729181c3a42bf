//! Lists and counts of what a noun phrase names.

use super::kind::singular_label;
use super::{Resolver, describe, join, reading};
use crate::claim::Modality;
use crate::question::error::AskError;
use crate::question::reading::{Column, Condition, Form, Operand, Reading, Restriction, Sense};
use crate::question::syntax::{self, Core, Listing, NounPhrase, Predicate, Qualifier, Verb};
use crate::rdf::namespace;

impl Resolver<'_> {
    /// A list, a count, or a phrase alone, which is a profile if it is a name.
    pub fn listing(
        &mut self,
        noun: &NounPhrase,
        qualifiers: &[Qualifier],
        columns: &[syntax::Column],
        shape: Listing,
    ) -> Result<Reading, AskError> {
        let (noun, qualifiers) = &self.with_owners(noun, qualifiers);
        let alone = shape == Listing::Topic && qualifiers.is_empty() && columns.is_empty();
        if let Some(things) = noun.single().filter(|_| alone).and_then(|unit| self.profile(unit)) {
            return Ok(describe(things));
        }
        let variable = self.fresh();
        let operand = Operand::Variable(variable);
        let outer = self.hold(&operand);
        let mut conditions = self.such_phrase(&operand, noun)?;
        if !(qualifiers.is_empty() || hold_then(&mut conditions, &operand, qualifiers)) {
            let written = Predicate { verb: Verb::Be(None), qualifiers: qualifiers.to_vec(), ..Predicate::default() };
            let predicates = syntax::Predicates { any: false, each: vec![written] };
            conditions.push(self.predicates(&operand, &predicates, None, None)?);
        }
        let mut conditions = self.release(outer, &operand, conditions);
        let mut shown = vec![Column { variable, heading: label(noun) }];
        for column in columns {
            conditions.push(self.column(&operand, column, &mut shown)?);
        }
        let form = match shape {
            Listing::List => Form::List,
            Listing::Count => Form::HowMany,
            Listing::Which => Form::Wh,
            Listing::Topic if columns.is_empty() => Form::Wh,
            Listing::Topic => Form::List,
        };
        Ok(reading(form, shown, join(false, conditions)))
    }

    /// A single name as such; a plural or a class is a list.
    fn profile(&mut self, unit: &syntax::NounUnit) -> Option<crate::question::reading::Things> {
        let phrase = NounPhrase { any: false, each: vec![unit.clone()] };
        let things = self.named_thing(unit).filter(|things| !things.exactly.is_empty())?;
        (self.is_proper(&phrase) || unit.whole.starts_with(char::is_uppercase)).then_some(things)
    }

    /// A thing beside each answer: what it has, is or produces that is called so.
    pub(super) fn column(
        &mut self,
        owner: &Operand,
        column: &syntax::Column,
        shown: &mut Vec<Column>,
    ) -> Result<Condition, AskError> {
        let variable = self.fresh();
        let owned = Operand::Variable(variable);
        shown.push(Column { variable, heading: singular_label(&column.noun.text) });
        let mut conditions = self.belongs(owner.clone(), &owned, &column.noun)?;
        for condition in &mut conditions {
            if let Condition::Statement(said) = condition
                && said.modality == Modality::Possible
            {
                said.predicate.senses.push(Sense { relation: namespace::BE.into(), inverse: false });
            }
        }
        let whole = join(false, conditions);
        Ok(if column.if_any { Condition::IfAny(Box::new(whole)) } else { whole })
    }
}

/// "the mayors of Alba in 2012": whoever it had then; whether the conditions have a relation that holds at a time.
fn hold_then(conditions: &mut [Condition], operand: &Operand, qualifiers: &[Qualifier]) -> bool {
    let date = |one: &Qualifier| match one {
        Qualifier::Time(relation, date) => Some(Restriction::Time(*relation, date.clone())),
        _ => None,
    };
    let Some(dates) = qualifiers.iter().map(date).collect::<Option<Vec<_>>>() else { return false };
    let noun = conditions.iter_mut().find_map(|one| match one {
        Condition::Statement(said) if said.predicate.noun && said.object.as_ref() == Some(operand) => Some(said),
        _ => None,
    });
    noun.map(|said| said.restrictions.extend(dates)).is_some()
}

/// The heading of a list.
fn label(noun: &NounPhrase) -> String {
    let first = noun.each.iter().find_map(|unit| match &unit.core {
        Core::Words(words) => Some(singular_label(&words.text)),
        Core::Brackets(_) => None,
    });
    first.unwrap_or_else(|| "what".to_owned())
}

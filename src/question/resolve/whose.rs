//! Whose something is: what joins an owner to what is "of" it or what it has.

use super::{Resolver, join, statement, with};
use crate::claim::Modality;
use crate::question::error::AskError;
use crate::question::reading::{Condition, Operand, Predicate, Sense, Statement};
use crate::question::syntax::{NounPhrase, Words};
use crate::rdf::NamedNode;

/// What joins an owner to what is "of" it.
pub(super) struct Link {
    pub(super) predicate: Predicate,
    pub(super) modality: Modality,
    /// What is owned acts on its owner: the chair of a body chairs it.
    pub(super) acts: bool,
}

impl Link {
    /// A relation from owner to owned.
    pub(super) const fn to(predicate: Predicate) -> Self {
        Self { predicate, modality: Modality::Actual, acts: false }
    }

    pub(super) fn between(&self, owner: Operand, owned: Operand) -> Statement {
        let (subject, object) = if self.acts { (owned, owner) } else { (owner, owned) };
        Statement { modality: self.modality, ..statement(subject, self.predicate.clone(), Some(object)) }
    }
}

/// The verb of whoever owns something.
const HAVE: &str = "have";

impl Resolver<'_> {
    /// That owners stand in a relation to a thing.
    pub(super) fn owned(
        &mut self,
        operand: &Operand,
        owners: &[NounPhrase],
        link: &Link,
    ) -> Result<Vec<Condition>, AskError> {
        let mut conditions = vec![];
        for owner in owners {
            let group = self.noun_phrase(owner)?;
            let mut each = vec![];
            for denoted in group.each {
                let link = self.of_whom(link, &denoted.operand);
                let said = self.linked(&link, denoted.operand, operand);
                each.push(with(said, denoted.conditions));
            }
            conditions.push(join(group.any, each));
        }
        Ok(conditions)
    }

    /// That one thing has another, which is called so.
    pub fn belongs(&mut self, owner: Operand, owned: &Operand, words: &Words) -> Result<Vec<Condition>, AskError> {
        if let Some(link) = self.relation_noun(&words.text) {
            return Ok(vec![self.linked(&link, owner, owned)]);
        }
        let mut conditions = self.kind(owned, words)?;
        let mut of = self.of();
        of.predicate.senses.extend(self.back_to(&owner));
        conditions.push(Condition::Statement(of.between(owner, owned.clone())));
        Ok(conditions)
    }

    /// "of": what a whole has, and what a body produces.
    pub(super) fn of(&self) -> Link {
        let sense = |relation: &NamedNode| Sense { relation: relation.clone(), inverse: false };
        let senses = self.lexicon.vocabulary().answering("of").iter().map(sense).collect();
        let predicate = Predicate { label: HAVE.to_owned(), senses, noun: false };
        Link { predicate, modality: Modality::Possible, acts: false }
    }

    /// "the cities of Norland" are also those that are there, and "the cities of a country" those whose country it is.
    fn of_whom(&self, link: &Link, owner: &Operand) -> Link {
        Link { predicate: self.having_there(link.predicate.clone(), owner), ..*link }
    }

    /// "to have", where what is there is had as well: of a graph that has relations for that, and none of the vocabulary's, by
    /// those alone.
    pub(super) fn having_there(&self, mut have: Predicate, owner: &Operand) -> Predicate {
        if have.label != HAVE || have.noun {
            return have;
        }
        let there = self.lexicon.verbs().derived().places().iter();
        let there = there.map(|relation| Sense { relation: relation.clone(), inverse: true });
        let named = matches!(owner, Operand::Things(_));
        let own: Vec<Sense> = there.filter(|_| named).chain(self.back_to(owner)).collect();
        if !own.is_empty() {
            have.senses.retain(|sense| self.lexicon.is_present(&sense.relation));
        }
        have.senses.extend(own);
        have
    }
}

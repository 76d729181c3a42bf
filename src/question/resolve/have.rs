//! What a thing has: a property with its value, an amount of something, more of it than another.

use super::kind::singular_label;
use super::noun::Denoted;
use super::value::{numeral, quoted};
use super::verb::{Frame, Slot};
use super::whose::Link;
use super::{Resolver, join};
use crate::lexicon::tokens;
use crate::question::error::AskError;
use crate::question::reading::value::Measure;
use crate::question::reading::{Condition, Operand, Sense};
use crate::question::syntax::value::{Against, Amount, Compared, Comparison, Value};
use crate::question::syntax::{Core, NounPhrase, NounUnit, Words};
use crate::text::Span;

impl Resolver<'_> {
    /// "has", with what is counted, ranked, or a property of the graph; none where it is an ordinary object.
    pub(super) fn having(
        &mut self,
        frame: &Frame<'_>,
        bases: &[String],
        noun: &NounPhrase,
    ) -> Result<Option<Condition>, AskError> {
        let has = bases.iter().any(|base| base == "have");
        if !has || frame.missing.is_some() || !noun.each.iter().all(|unit| self.is_feature(unit)) {
            return Ok(None);
        }
        let (mut limit, mut aside) = (None, vec![]);
        for (preposition, slot) in &frame.prepositions {
            match self.limit(preposition, *slot).filter(|_| limit.is_none()) {
                Some(found) => limit = Some(found),
                None => aside.push(*preposition),
            }
        }
        // What stands behind is left aside: a reading that uses it is likelier.
        for preposition in aside {
            self.cost += 3;
            let message = format!("what stands after “{}” is left aside", preposition.text);
            self.warn("word-ignored", message, preposition.span, "not looked at");
        }
        let mut each = vec![];
        for unit in &noun.each {
            let mut unit = unit.clone();
            if unit.measures.value.is_none() {
                unit.measures.value.clone_from(&limit);
            }
            each.push(self.has(frame.subject, &unit, &frame.restrictions)?);
        }
        Ok(Some(join(noun.any, each)))
    }

    /// "has a founding date before the founding date of Rome": another value, with which what it has is compared.
    fn limit(&self, preposition: &Words, slot: Slot<'_>) -> Option<Value> {
        let comparison = match preposition.text.to_lowercase().as_str() {
            "before" | "below" | "under" => Comparison::Less,
            "after" | "above" | "over" => Comparison::More,
            _ => return None,
        };
        let Slot::Filled(noun) = slot else { return None };
        let value = noun.single().is_some_and(|unit| self.is_value_noun(unit));
        let against = Against::Noun(noun.clone());
        value.then_some(Value::Compared(Compared { degree: None, comparison, against }))
    }

    /// Whether what is had is a property of the graph, or measured.
    fn is_feature(&self, unit: &NounUnit) -> bool {
        let Core::Words(words) = &unit.core else { return false };
        unit.measures.any() || self.property(&words.text).is_some() || self.apposition(words).is_some()
    }

    /// The foreign relation that a noun names: by its label or as what it counts.
    pub(super) fn property(&self, text: &str) -> Option<Link> {
        self.relation_noun(text).filter(|link| link.predicate.is_foreign())
    }

    /// "of the type Lake": not whose it is but what it has.
    pub(super) fn is_named_property(&self, noun: &NounPhrase) -> bool {
        let named = |unit: &NounUnit| match &unit.core {
            Core::Words(words) => self.apposition(words).is_some(),
            Core::Brackets(_) => false,
        };
        noun.each.iter().all(named)
    }

    /// "abode Mount Olympus": a property, and the name of its value.
    pub(super) fn apposition(&self, words: &Words) -> Option<(Link, Words)> {
        if self.property(&words.text).is_some() || !self.lexicon.exactly(&words.text).is_empty() {
            return None;
        }
        split(words).into_iter().find_map(|(noun, name)| {
            let link = self.property(&noun.text)?;
            let known = quoted(&name.text).is_some() || !self.lexicon.exactly(&name.text).is_empty();
            (known || name.text.chars().all(|c| c.is_ascii_digit())).then_some((link, name))
        })
    }

    /// That a thing has what a unit names: by amount, rank, value, or at all.
    pub(super) fn has(
        &mut self,
        owner: &Operand,
        unit: &NounUnit,
        times: &[crate::question::reading::Restriction],
    ) -> Result<Condition, AskError> {
        let Core::Words(words) = &unit.core else { return Err(self.no_property(unit.span, "")) };
        let measures = &unit.measures;
        if let Some(rank) = &measures.rank {
            return self.has_rank(owner, words, rank);
        }
        if let Some(other) = &measures.same {
            return self.has_same(owner, words, other.as_ref());
        }
        if let Some((word, other)) = &measures.than {
            return self.has_more(owner, words, word, other);
        }
        if let Some(amount) = &measures.amount {
            return self.has_amount(owner, words, amount);
        }
        if let Some((link, name)) = self.apposition(words) {
            return self.has_named(owner, &link, &NounPhrase::from_words(name), unit);
        }
        if let (Some(Value::Named(Against::Noun(noun))), Some(link)) = (&measures.value, self.property(&words.text)) {
            return self.has_named(owner, &link, noun, unit);
        }
        let value = Operand::Variable(self.fresh());
        let mut conditions = self.belongs(owner.clone(), &value, words)?;
        if let Some(said) = &measures.value {
            conditions.push(self.valued(&value, said)?);
        }
        for restriction in times {
            if let crate::question::reading::Restriction::Time(relation, date) = restriction {
                conditions.push(Condition::Dated(value.clone(), *relation, date.clone()));
            }
        }
        let outer = self.possessor.replace(owner.clone());
        conditions.extend(self.relatives(&value, unit)?);
        self.possessor = outer;
        let whole = join(false, conditions);
        let none = unit.quantifier.as_ref().is_some_and(|word| word.text.eq_ignore_ascii_case("no"));
        Ok(if none { Condition::Not(Box::new(whole)) } else { whole })
    }

    /// "has the abode Mount Olympus".
    fn has_named(
        &mut self,
        owner: &Operand,
        link: &Link,
        noun: &NounPhrase,
        unit: &NounUnit,
    ) -> Result<Condition, AskError> {
        let mut each = vec![];
        for named in &noun.each {
            let plain = named.whole.chars().all(|c| c.is_ascii_digit());
            if plain {
                let value = Operand::Variable(self.fresh());
                let stated = self.linked(link, owner.clone(), &value);
                let phrase = NounPhrase { any: false, each: vec![named.clone()] };
                let is = self.named_value(&value, &phrase)?;
                each.push(join(false, vec![stated, is]));
                continue;
            }
            let Denoted { operand, mut conditions, .. } = self.value_unit(named)?;
            conditions.insert(0, self.linked(link, owner.clone(), &operand));
            each.push(join(false, conditions));
        }
        let mut all = vec![join(noun.any, each)];
        all.extend(self.relatives(owner, &NounUnit { relatives: unit.relatives.clone(), ..NounUnit::default() })?);
        Ok(join(false, all))
    }

    /// "has the same designer as the Uzi": another thing with what that one has.
    fn has_same(&mut self, owner: &Operand, words: &Words, other: Option<&NounPhrase>) -> Result<Condition, AskError> {
        let Some(other) = other else { return Err(self.no_property(words.span, &words.text)) };
        let value = Operand::Variable(self.fresh());
        let mut conditions = self.belongs(owner.clone(), &value, words)?;
        for denoted in self.noun_phrase(other)?.each {
            conditions.extend(self.belongs(denoted.operand.clone(), &value, words)?);
            conditions.extend(denoted.conditions);
            if matches!(owner, Operand::Variable(_)) {
                conditions.push(Condition::Not(Box::new(Condition::Same(owner.clone(), denoted.operand))));
            }
        }
        Ok(join(false, conditions))
    }

    /// "has more members than EC".
    fn has_more(
        &mut self,
        owner: &Operand,
        words: &Words,
        word: &Words,
        other: &NounPhrase,
    ) -> Result<Condition, AskError> {
        let down = crate::question::words::degree::is_downward(&word.text.to_lowercase());
        let comparison = if down { Comparison::Less } else { Comparison::More };
        let (mut conditions, own) = self.measured(owner, words)?;
        for denoted in self.noun_phrase(other)?.each {
            let (theirs, value) = self.measured(&denoted.operand, words)?;
            conditions.extend(theirs);
            conditions.extend(denoted.conditions);
            conditions.push(Condition::Compare(own.clone(), comparison, value));
        }
        Ok(join(false, conditions))
    }

    /// "has more than 5 members".
    fn has_amount(&mut self, owner: &Operand, words: &Words, amount: &Amount) -> Result<Condition, AskError> {
        let (mut conditions, value) = self.measured(owner, words)?;
        conditions.push(Condition::Compare(value, amount.comparison, numeral(&amount.number)));
        Ok(join(false, conditions))
    }

    /// How many of a noun a thing has, or the number that the graph gives for it.
    pub(super) fn measured(&mut self, of: &Operand, words: &Words) -> Result<(Vec<Condition>, Operand), AskError> {
        let (counted, value) = (self.fresh(), self.fresh());
        let body = self.belongs(of.clone(), &Operand::Variable(counted), words)?;
        let measure =
            Measure { of: of.clone(), counted, body, value, noun: singular_label(&words.text), by_verb: false };
        Ok((vec![Condition::Measure(Box::new(measure))], Operand::Variable(value)))
    }

    /// A country has the cities whose country it is: the relations that lead to a thing by its noun, the other way round.
    pub(super) fn back_to(&self, owner: &Operand) -> Vec<Sense> {
        let noun = match owner {
            Operand::Variable(variable) => self.nouns.get(variable),
            _ => None,
        };
        let link = noun.and_then(|noun| self.property(noun));
        let senses = link.map_or_else(Vec::new, |link| link.predicate.senses);
        senses.into_iter().map(|sense| Sense { inverse: !sense.inverse, ..sense }).collect()
    }

    /// "how many members does each body have": the relations to what is called so.
    pub(super) fn leading_to(&self, owned: &Operand) -> Vec<Sense> {
        self.value_of(owned).map_or_else(Vec::new, |predicate| predicate.senses.clone())
    }

    /// Nothing in the graph is measured so.
    pub(super) fn no_property(&self, span: Span, word: &str) -> AskError {
        AskError::NoMeasure { span, word: word.to_owned(), near: self.unknown.near(self.lexicon, word) }
    }
}

/// Each way to take the first words for a noun and the others for a name, the longest noun first.
pub(super) fn split(words: &Words) -> Vec<(Words, Words)> {
    let starts: Vec<usize> = tokens(&words.text).iter().filter(|t| t.is_word()).skip(1).map(|t| t.span.start).collect();
    let cut = |&at: &usize| {
        let noun = words.text.get(..at)?.trim_end_matches(|c: char| c.is_whitespace() || "\"“„«".contains(c));
        let rest = words.text.get(noun.len()..)?;
        let from = words.span.start + noun.len() + (rest.len() - rest.trim_start().len());
        let noun = Words { span: Span::new(words.span.start, words.span.start + noun.len()), text: noun.to_owned() };
        Some((noun, Words { span: Span::new(from, words.span.end), text: rest.trim().to_owned() }))
    };
    starts.iter().rev().filter_map(cut).collect()
}

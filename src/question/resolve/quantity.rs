//! How many of some things: "every committee", "most members", "at least 3 bodies".

use super::most::Measured;
use super::noun::{Denoted, Group, is_pronoun};
use super::{Resolver, with};
use crate::question::reading::value::{Quantified, Quantity};
use crate::question::reading::{Column, Condition, Operand, Variable};
use crate::question::syntax::value::Rank;
use crate::question::syntax::{NounPhrase, NounUnit};

/// Words for all of them.
const EVERY: &[&str] = &["all of", "all", "every", "each of", "each"];
/// Words for each of them by itself: where a number is asked for, it is given for each.
const EACH: &[&str] = &["each of", "each", "every"];
/// Words that are no number: any of them will do.
const ANY: &[&str] = &["any", "some", "any of", "some of", "one of"];

/// How what a verb leads to, or what acts, is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counted {
    /// "every committee", "at least 3 bodies".
    So(Quantity),
    /// "the most reports": the noun in the singular and the rank.
    Ranked(String, Rank),
}

impl Resolver<'_> {
    /// What a noun phrase denotes in a place where its quantity counts: the subject and what a verb leads to.
    pub(super) fn counted_phrase(&mut self, noun: &NounPhrase) -> Result<Group, crate::question::error::AskError> {
        let mut group = Group { any: noun.any || noun.each.len() > 1 && super::value::is_choice(noun), each: vec![] };
        for unit in &noun.each {
            match self.quantity(unit) {
                None if is_which(unit) => {
                    let plain = NounUnit { quantifier: None, ..unit.clone() };
                    let variable = self.fresh();
                    let conditions = self.such(&Operand::Variable(variable), &plain)?;
                    let heading = super::kind::singular_label(&unit.whole);
                    self.beside.push(Column { variable, heading });
                    let operand = Operand::Variable(variable);
                    group.each.push(Denoted { operand, conditions, negated: false, quantity: None });
                }
                Some(Quantity::Every) if self.groups.is_some() && is_each(unit) => {
                    let variable = self.fresh();
                    let plain = NounUnit { quantifier: None, ..unit.clone() };
                    let conditions = self.such(&Operand::Variable(variable), &plain)?;
                    let heading = super::kind::singular_label(&unit.whole);
                    self.groups
                        .iter_mut()
                        .for_each(|groups| groups.push(Column { variable, heading: heading.clone() }));
                    let operand = Operand::Variable(variable);
                    group.each.push(Denoted { operand, conditions, negated: false, quantity: None });
                }
                Some(quantity) => {
                    let quantity = Counted::So(quantity);
                    let operand = Operand::Variable(self.fresh());
                    let plain = NounUnit { quantifier: None, ..unit.clone() };
                    let conditions = self.such(&operand, &plain)?;
                    group.each.push(Denoted { operand, conditions, negated: false, quantity: Some(quantity) });
                }
                None if unit.is_most() => group.each.push(self.most(unit)?),
                None => self.add_unit(&mut group, unit)?,
            }
        }
        Ok(group)
    }

    /// How many a unit speaks of; none where any will do, or where it names one thing.
    fn quantity(&self, unit: &NounUnit) -> Option<Quantity> {
        if let Some(amount) = &unit.measures.amount {
            return Some(Quantity::Amount(amount.comparison, amount.number.clone()));
        }
        if is_pronoun(unit) || self.is_name(unit) {
            return None;
        }
        let word = unit.quantifier.as_ref()?.text.to_lowercase();
        let judged = self.lenient && word == "no";
        match word.as_str() {
            word if EVERY.contains(&word) => Some(Quantity::Every),
            "most" | "most of" => Some(Quantity::Most),
            _ if judged => Some(Quantity::No),
            _ => None,
        }
    }

    /// Notes a quantity that is not counted where it stands; whether it is "no".
    pub(super) fn uncounted(&mut self, unit: &NounUnit) -> bool {
        let amount = unit.measures.amount.as_ref().map(|amount| &amount.words);
        let Some(word) = unit.quantifier.as_ref().or(amount) else { return false };
        let text = word.text.to_lowercase();
        if text != "no" && !ANY.contains(&text.as_str()) {
            let message = format!("“{}” is not counted: the answer is about any of them", word.text);
            self.warn("quantifier-ignored", message, word.span, "left aside");
        }
        text == "no"
    }

    /// What is said of something, of so many of it; what was there before `mark` is spoken of outside.
    pub(super) fn of_so_many(&mut self, mark: Variable, denoted: Denoted, said: Condition) -> Condition {
        let Operand::Variable(each) = denoted.operand else {
            return with(said, denoted.conditions);
        };
        match denoted.quantity {
            Some(Counted::So(quantity)) => {
                let (among, scope) = (denoted.conditions, listed(said));
                let spoken = among.iter().chain(&scope).flat_map(Condition::variables);
                let outer = spoken.filter(|variable| *variable < mark).collect();
                Condition::Quantified(Box::new(Quantified { quantity, each, outer, among, scope }))
            }
            Some(Counted::Ranked(noun, rank)) => {
                let mut body = listed(said);
                body.extend(denoted.conditions);
                self.rank_by_count(mark, Measured { each, noun, body }, &rank)
            }
            None => with(said, denoted.conditions),
        }
    }

    /// The variable that comes next.
    pub(super) const fn mark(&self) -> Variable {
        Variable(self.next)
    }
}

/// "which committee", where something else is asked for already.
fn is_which(unit: &NounUnit) -> bool {
    unit.quantifier.as_ref().is_some_and(|word| word.text.eq_ignore_ascii_case("which"))
}

fn is_each(unit: &NounUnit) -> bool {
    unit.quantifier.as_ref().is_some_and(|word| EACH.contains(&word.text.to_lowercase().as_str()))
}

fn listed(condition: Condition) -> Vec<Condition> {
    match condition {
        Condition::All(all) => all,
        one => vec![one],
    }
}

//! Values: what a relation of the graph leads to, compared, dated, or said to be this or that.

use super::noun::Denoted;
use super::verb::Frame;
use super::whose::Link;
use super::{Resolver, join};
use crate::claim::TimeRelation;
use crate::question::error::AskError;
use crate::question::reading::value::Matching;
use crate::question::reading::{Condition, Operand, Predicate, Restriction, Sense};
use crate::question::syntax::value::{Against, Compared, Comparison, Value};
use crate::question::syntax::{Core, NounPhrase, NounUnit, Words};
use crate::question::words::date::date;
use crate::question::words::unit::{converted, in_unit};
use crate::question::words::word::words;
use crate::rdf::{Literal, namespace};

/// Words for what belongs to whoever is spoken of.
const OWN: &[&str] = &["its", "their", "his", "her"];

impl Predicate {
    /// Whether it is a relation of another graph, which has no claims and no moods.
    #[must_use]
    pub fn is_foreign(&self) -> bool {
        let foreign = |sense: &Sense| !sense.relation.as_str().starts_with(namespace::REL);
        !self.senses.is_empty() && !self.is_anything() && self.senses.iter().all(foreign)
    }

    /// Whether any relation will do: "what happened".
    #[must_use]
    pub fn is_anything(&self) -> bool {
        self.senses.iter().any(|sense| sense.relation.as_ref() == namespace::ANYTHING)
    }
}

impl Resolver<'_> {
    /// That an owner stands in a relation to what it owns; what a foreign relation leads to is a value from here on.
    pub(super) fn linked(&mut self, link: &Link, owner: Operand, owned: &Operand) -> Condition {
        if let (Operand::Variable(variable), true) = (owned, link.predicate.is_foreign()) {
            self.values.insert(*variable, link.predicate.clone());
            let mut told = link.predicate.senses.iter().map(|sense| self.lexicon.verbs().unit_of(&sense.relation));
            let unit = told.next().flatten().filter(|unit| told.all(|other| other == Some(*unit)));
            self.units.extend(unit.map(|unit| (*variable, unit)));
        }
        Condition::Statement(link.between(owner, owned.clone()))
    }

    /// The relation to a value, if an operand is one.
    pub(super) fn value_of(&self, operand: &Operand) -> Option<&Predicate> {
        match operand {
            Operand::Variable(variable) => self.values.get(variable),
            _ => None,
        }
    }

    /// What a value is said to be.
    pub(super) fn valued(&mut self, value: &Operand, said: &Value) -> Result<Condition, AskError> {
        match said {
            Value::Compared(compared) => self.compared(value, compared),
            Value::Dated(dates) => Ok(dated(value, dates)),
            Value::Named(Against::Between(from, to)) => Ok(self.between(value, from, to)),
            Value::Named(Against::Number(number, unit)) => {
                Ok(equals(value, &self.in_its_unit(value, number, unit.as_ref())))
            }
            Value::Named(Against::Date(date)) => Ok(Condition::Dated(value.clone(), TimeRelation::In, date.clone())),
            Value::Named(Against::Noun(noun)) => self.named_value(value, noun),
        }
    }

    /// A value compared with a number, a date, or another value.
    pub(super) fn compared(&mut self, value: &Operand, compared: &Compared) -> Result<Condition, AskError> {
        let comparison = compared.comparison;
        match &compared.against {
            Against::Number(number, unit) => {
                let number = self.in_its_unit(value, number, unit.as_ref());
                Ok(Condition::Compare(value.clone(), comparison, numeral(&number)))
            }
            Against::Between(from, to) => Ok(self.between(value, from, to)),
            Against::Date(date) => Ok(Condition::Dated(value.clone(), relation_of(comparison), date.clone())),
            Against::Noun(noun) => {
                let predicate = self.value_of(value).cloned();
                let group = self.noun_phrase(noun)?;
                let mut each = vec![];
                for Denoted { operand, mut conditions, .. } in group.each {
                    let other = match (self.value_of(&operand), &predicate) {
                        (None, Some(predicate)) => {
                            let link = Link::to(predicate.clone());
                            let other = Operand::Variable(self.fresh());
                            conditions.push(self.linked(&link, operand, &other));
                            other
                        }
                        _ => operand,
                    };
                    conditions.insert(0, Condition::Compare(value.clone(), comparison, other));
                    each.push(join(false, conditions));
                }
                Ok(join(group.any, each))
            }
        }
    }

    /// Between two numbers, both included; the second in the unit of the first.
    fn between(&mut self, value: &Operand, from: &(String, Option<Words>), to: &(String, Option<Words>)) -> Condition {
        let ((first, unit), (second, other)) = (from, to);
        let same = unit.as_ref().map(|unit| &unit.text) == other.as_ref().map(|other| &other.text);
        let second = match (unit, other) {
            (Some(unit), Some(other)) if !same => in_unit(second, &other.text, &unit.text),
            _ => None,
        }
        .unwrap_or_else(|| second.clone());
        let [first, second] = [first, &second].map(|end| self.in_its_unit(value, end, unit.as_ref()));
        between(value, &first, &second)
    }

    /// A number with a unit, in the unit of the property that it is compared with; where none is told, as it stands.
    fn in_its_unit(&mut self, value: &Operand, digits: &str, unit: Option<&Words>) -> String {
        let Some(unit) = unit else { return digits.to_owned() };
        let predicate = self.value_of(value);
        let label = predicate.map_or_else(|| "value".to_owned(), |predicate| predicate.label.clone());
        let senses = predicate.iter().flat_map(|predicate| &predicate.senses);
        let names: Vec<String> = senses.flat_map(|sense| self.lexicon.forms_of(&sense.relation)).collect();
        let found = converted(digits, &unit.text, names.iter().map(String::as_str));
        let message = match &found {
            Some((number, own)) if number == digits && unit.text == *own => return digits.to_owned(),
            Some((number, own)) => format!("{digits} {} is {number} {own}, in which “{label}” is told", unit.text),
            None => format!(
                "the graph does not tell in what “{label}” is measured: “{}” is left aside, and {digits} is compared with the number that stands there",
                unit.text
            ),
        };
        self.warn("unit", message, unit.span, if found.is_some() { "converted" } else { "not converted" });
        found.map_or_else(|| digits.to_owned(), |(number, _)| number)
    }

    /// That a value is one of these things, texts or numbers.
    pub(super) fn named_value(&mut self, value: &Operand, noun: &NounPhrase) -> Result<Condition, AskError> {
        let mut each = vec![];
        for unit in &noun.each {
            each.push(self.value_is(value, unit)?);
        }
        Ok(join(noun.any || each.len() > 1 && is_choice(noun), each))
    }

    fn value_is(&mut self, value: &Operand, unit: &NounUnit) -> Result<Condition, AskError> {
        if let Some(plain) = plain_value(value, unit) {
            return Ok(plain);
        }
        let Denoted { operand, mut conditions, .. } = self.value_unit(unit)?;
        conditions.insert(0, Condition::Same(value.clone(), operand));
        Ok(join(false, conditions))
    }

    /// A thing, or a text in quotation marks that names none.
    pub(super) fn value_unit(&mut self, unit: &NounUnit) -> Result<Denoted, AskError> {
        let text = quoted(&unit.whole).filter(|text| self.lexicon.exactly(text).is_empty());
        match text {
            Some(text) => {
                let operand = Operand::Literal(Literal::new_simple_literal(text));
                Ok(Denoted { operand, conditions: vec![], negated: false, quantity: None })
            }
            None => self.unit(unit),
        }
    }

    /// "contains “trade”", said of a text; of a thing it is said of its name.
    pub(super) fn texting(&mut self, subject: &Operand, verb: &Words, text: &Words) -> Result<Condition, AskError> {
        let written = quoted(&text.text);
        if self.value_of(subject).is_none() || written.is_none() {
            // A verb of the graph takes what has no quotation marks.
            self.cost += 2;
        }
        let matching = match verb.text.to_lowercase().split(' ').next().unwrap_or_default() {
            "starts" | "start" | "begins" | "begin" => Matching::Starts,
            "ends" | "end" => Matching::Ends,
            _ => Matching::Contains,
        };
        let Operand::Variable(_) = subject else {
            return Err(AskError::NoText { span: verb.span, word: verb.text.clone() });
        };
        Ok(Condition::Text(subject.clone(), matching, written.unwrap_or(&text.text).to_owned()))
    }

    /// "is since 2008", said of a value.
    pub(super) fn value_dated(&self, frame: &Frame<'_>) -> Option<Condition> {
        self.value_of(frame.subject)?;
        let times: Option<Vec<_>> = frame.restrictions.iter().map(time).collect();
        let times = times.filter(|times| !times.is_empty() && frame.prepositions.is_empty())?;
        Some(dated(frame.subject, &times))
    }

    /// "is X", said of a value: what it is; none where it is said of a thing.
    pub(super) fn value_identity(&mut self, frame: &Frame<'_>, unit: &NounUnit) -> Result<Option<Condition>, AskError> {
        if self.value_of(frame.subject).is_none() {
            return Ok(None);
        }
        if let Some(plain) = plain_value(frame.subject, unit) {
            return Ok(Some(plain));
        }
        let Core::Words(words) = &unit.core else { return Ok(None) };
        let own = unit.determiner.as_deref().is_some_and(|word| OWN.contains(&word));
        let owned = own || !(unit.owners.is_empty() && unit.of.is_empty());
        let relation = self.relation_noun(&words.text).filter(|link| link.predicate.is_foreign());
        if relation.is_some() && owned {
            // What is denied is that both are the same, not that there is one.
            let other = Operand::Variable(self.fresh());
            let mut conditions = self.such(&other, unit)?;
            conditions.insert(0, Condition::Same(frame.subject.clone(), other));
            return Ok(Some(join(false, conditions)));
        }
        let names_a_thing = self.named_thing(unit).is_some() || quoted(&unit.whole).is_some();
        let indefinite = unit.determiner.as_deref().is_some_and(|word| ["a", "an"].contains(&word));
        let common = indefinite || !unit.whole.starts_with(char::is_uppercase);
        if !names_a_thing || common && self.has_class(unit) {
            return Ok(None);
        }
        self.value_is(frame.subject, unit).map(Some)
    }
}

/// A number or a date as it stands.
fn plain_value(value: &Operand, unit: &NounUnit) -> Option<Condition> {
    let Core::Words(written) = &unit.core else { return None };
    let (bare, words) = (unit.of.is_empty() && unit.owners.is_empty(), words(&written.text));
    if let Some((number, _)) =
        crate::question::words::degree::number(&words).filter(|(_, length)| bare && *length == words.len())
    {
        return Some(equals(value, &number));
    }
    if let ("true" | "false", true) = (written.text.to_lowercase().as_str(), bare) {
        let truth = Literal::from(written.text.eq_ignore_ascii_case("true"));
        return Some(Condition::Same(value.clone(), Operand::Literal(truth)));
    }
    let (date, _) = date(&words).filter(|(_, length)| bare && *length == words.len())?;
    Some(Condition::Dated(value.clone(), TimeRelation::In, date))
}

fn time(restriction: &Restriction) -> Option<(TimeRelation, String)> {
    match restriction {
        Restriction::Time(relation, date) => Some((*relation, date.clone())),
        _ => None,
    }
}

/// "one of A, B and C".
pub(super) fn is_choice(noun: &NounPhrase) -> bool {
    let first = noun.each.first().and_then(|unit| unit.quantifier.as_ref());
    first.is_some_and(|word| ["one of", "any of", "some of"].contains(&word.text.to_lowercase().as_str()))
}

fn equals(value: &Operand, number: &str) -> Condition {
    Condition::Compare(value.clone(), Comparison::Equal, numeral(number))
}

/// Both ends are included.
fn between(value: &Operand, from: &str, to: &str) -> Condition {
    let compare = |comparison, end| Condition::Compare(value.clone(), comparison, numeral(end));
    join(false, vec![compare(Comparison::AtLeast, from), compare(Comparison::AtMost, to)])
}

/// A number as a literal: an integer, or a decimal.
pub(super) fn numeral(digits: &str) -> Operand {
    Operand::Literal(crate::rdf::literal::number(digits))
}

/// All of these times.
pub(super) fn dated(value: &Operand, dates: &[(TimeRelation, String)]) -> Condition {
    let each = dates.iter().map(|(relation, date)| Condition::Dated(value.clone(), *relation, date.clone()));
    join(false, each.collect())
}

const fn relation_of(comparison: Comparison) -> TimeRelation {
    match comparison {
        Comparison::More => TimeRelation::After,
        Comparison::Less => TimeRelation::Before,
        Comparison::AtLeast => TimeRelation::Since,
        Comparison::AtMost => TimeRelation::Until,
        Comparison::Equal => TimeRelation::In,
    }
}

/// A text in quotation marks, without them.
pub(super) fn quoted(text: &str) -> Option<&str> {
    let open = text.strip_prefix(['"', '“', '„', '«'])?;
    open.strip_suffix(['"', '”', '»'])
}

//! Numbers made of several, for each of something: "the average population of cities", "how many meetings per year".

use super::kind::singular_label;
use super::whose::Link;
use super::{Resolver, join, reading};
use crate::question::error::AskError;
use crate::question::reading::value::{Amounts, Period};
use crate::question::reading::{
    Column, Condition, Form, Operand, Predicate, Reading, Restriction, Statement, Variable,
};
use crate::question::say::verb::plural;
use crate::question::syntax::value::Function;
use crate::question::syntax::{self, Asked, Asks, Core, NounPhrase, NounUnit, Qualifier, Verb, Words};

/// A number before it is grouped.
struct Made {
    function: Function,
    of: Variable,
    owner: Option<Variable>,
    /// What is counted or whose values they are, by which it belongs to a group.
    whose: Operand,
    noun: Option<Words>,
    heading: String,
    body: Vec<Condition>,
    /// It is a count, and not a number that stands there.
    counts: bool,
}

impl Resolver<'_> {
    /// A number for each of what stands before it ("for each committee, …") and behind it ("… per year").
    pub(super) fn grouped(&mut self, asks: &Asks, lead: &[NounUnit], per: &[NounUnit]) -> Result<Reading, AskError> {
        let (asks, by) = self.without_by(asks);
        let (asks, per) = (&asks, [per, &by].concat());
        let (mut groups, mut conditions, mut unsaid) = (vec![], vec![], vec![]);
        for unit in lead {
            let mark = self.mark();
            let group = Operand::Variable(self.fresh());
            let such = self.such(&group, unit)?;
            groups.extend(column(&group, unit));
            self.it = Some(group);
            unsaid.push((mark, unit, such));
        }
        self.groups = Some(vec![]);
        let mut made = self.made(asks, &per)?;
        groups.extend(self.groups.take().unwrap_or_default());
        for (group, unit, such) in unsaid {
            let spoken = made.body.iter().any(|one| one.variables().contains(&group));
            let bare = unit.of.is_empty() && unit.relatives.is_empty() && unit.features.is_empty();
            if spoken || !bare || self.property(&label_of(unit)).is_none() {
                conditions.extend(such);
            }
            if !spoken {
                conditions.extend(self.tie(&mut made, group, unit));
            }
        }
        let whole_of = made.noun.is_none() && made.owner.is_some();
        for unit in per.iter().filter(|_| !whole_of) {
            let (column, condition) = self.group(&mut made, unit)?;
            groups.push(column);
            conditions.extend(condition);
        }
        conditions.splice(0..0, made.body);
        if made.function == Function::Count && (groups.is_empty() || !made.counts) {
            let form = if made.counts { Form::HowMany } else { Form::Wh };
            groups.push(Column { variable: made.of, heading: made.heading });
            return Ok(reading(form, groups, join(false, conditions)));
        }
        let heading = match made.function.adjective() {
            Some(adjective) => format!("{adjective} {}", made.heading),
            None => format!("number of {}", plural(&made.heading)),
        };
        let value = Column { variable: self.fresh(), heading };
        let columns = groups.into_iter().chain([value]).collect();
        let amounts = Amounts { function: made.function, of: made.of, owner: made.owner };
        Ok(Reading { amounts: Some(amounts), ..reading(Form::Per, columns, join(false, conditions)) })
    }

    /// "the number of committees by year": what is counted, and what it is grouped by.
    fn without_by(&self, asks: &Asks) -> (Asks, Vec<NounUnit>) {
        let mut asks = asks.clone();
        let mut by = vec![];
        if let Asks::Amount { qualifiers, .. } | Asks::Listing { qualifiers, .. } = &mut asks {
            qualifiers.retain(|qualifier| match qualifier {
                Qualifier::Preposition(word, Some(noun)) if word.text.eq_ignore_ascii_case("by") => {
                    let groups = noun.single().filter(|unit| unit.determiner.is_none() && self.is_by(unit));
                    by.extend(groups.cloned());
                    groups.is_none()
                }
                _ => true,
            });
        }
        (asks, by)
    }

    fn is_by(&self, unit: &NounUnit) -> bool {
        let text = label_of(unit);
        period(&text).is_some() || self.property(&text).is_some()
    }

    fn made(&mut self, asks: &Asks, per: &[NounUnit]) -> Result<Made, AskError> {
        if let Asks::Amount { function, number, what, qualifiers } = asks {
            return self.amount(*function, *number, what, qualifiers, per);
        }
        let noun = counted_noun(asks);
        let inner = self.ungrouped(asks)?;
        let form = inner.form;
        let counted = inner.columns.into_iter().next().ok_or(AskError::NoWords)?;
        let body = match inner.body {
            Condition::All(all) => all,
            one => vec![one],
        };
        Ok(Made {
            function: Function::Count,
            of: counted.variable,
            owner: None,
            whose: Operand::Variable(counted.variable),
            noun,
            heading: counted.heading,
            body,
            counts: form == Form::HowMany,
        })
    }

    /// "the average population of cities": the value of each owner; without owners, of what stands after "per".
    fn amount(
        &mut self,
        function: Function,
        number: bool,
        what: &NounUnit,
        qualifiers: &[Qualifier],
        per: &[NounUnit],
    ) -> Result<Made, AskError> {
        let Core::Words(words) = &what.core else { return Err(self.no_property(what.span, "")) };
        let owner = Operand::Variable(self.fresh());
        let mut body = self.owners(&owner, what, number, per)?;
        // "the total population of cities in Norland": it is the cities that are there.
        body.extend(self.relatives(&owner, what)?);
        if !qualifiers.is_empty() {
            let written = syntax::Predicate {
                verb: Verb::Be(None),
                qualifiers: qualifiers.to_vec(),
                ..syntax::Predicate::default()
            };
            let predicates = syntax::Predicates { any: false, each: vec![written] };
            body.push(self.predicates(&owner, &predicates, None, None)?);
        }
        let (of, heading) = if number {
            let (measured, value) = self.measured(&owner, words)?;
            body.extend(measured);
            (value, format!("number of {}", plural(&singular_label(&words.text))))
        } else {
            let link = self.property(&words.text).ok_or_else(|| self.no_property(words.span, &words.text))?;
            let value = Operand::Variable(self.fresh());
            body.push(self.linked(&link, owner.clone(), &value));
            (value, link.predicate.label)
        };
        let (Operand::Variable(of), Operand::Variable(whose)) = (of, &owner) else { return Err(AskError::NoWords) };
        let noun = what.of.first().and_then(NounPhrase::single).and_then(words_of);
        let owned = Some(*whose);
        Ok(Made { function, of, owner: owned, whose: owner, noun, heading, body, counts: true })
    }

    /// Whose values are taken: things by name, or whatever a phrase describes.
    fn owners(
        &mut self,
        owner: &Operand,
        what: &NounUnit,
        number: bool,
        per: &[NounUnit],
    ) -> Result<Vec<Condition>, AskError> {
        let Some(phrase) = what.of.first() else {
            let [unit] = per else { return Err(AskError::NoOwner { span: what.span, word: what.whole.clone() }) };
            if !number && self.property(&label_of(unit)).is_some() {
                return Err(AskError::NoOwner { span: what.span, word: what.whole.clone() });
            }
            return self.such(owner, unit);
        };
        let mut each = vec![];
        for unit in &phrase.each {
            let named = self.named_thing(unit).filter(|things| !things.exactly.is_empty() && self.is_name(unit));
            each.push(match (named, self.referred(unit)) {
                (Some(things), _) => Condition::Same(owner.clone(), Operand::Things(things)),
                (None, Some(it)) => Condition::Same(owner.clone(), it),
                (None, None) => join(false, self.such(owner, unit)?),
            });
        }
        Ok(vec![join(true, each)])
    }

    /// What a number is grouped by: a part of a date, a property of what is counted, or what it belongs to.
    fn group(&mut self, made: &mut Made, unit: &NounUnit) -> Result<(Column, Vec<Condition>), AskError> {
        let group = self.fresh();
        let operand = Operand::Variable(group);
        let text = label_of(unit);
        let as_column = |heading: String| Column { variable: group, heading };
        if let Some(period) = period(&text) {
            let condition = self.in_period(made, group, period, unit)?;
            return Ok((as_column(period.noun().to_owned()), condition));
        }
        if let (Some(link), true) = (self.property(&text), unit.of.is_empty() && unit.relatives.is_empty()) {
            let heading = link.predicate.label.clone();
            let condition = self.linked(&link, made.whose.clone(), &operand);
            return Ok((as_column(heading), vec![condition]));
        }
        let mut conditions = self.such(&operand, unit)?;
        conditions.extend(self.tie(made, group, unit));
        Ok((as_column(singular_label(&text)), conditions))
    }

    /// What ties a group to what is counted in it: it acts, it is a property of that, or that belongs to it.
    fn tie(&mut self, made: &mut Made, group: Variable, unit: &NounUnit) -> Option<Condition> {
        if put_agent(&mut made.body, made.of, group) {
            return None;
        }
        let operand = Operand::Variable(group);
        if let Some(link) = self.property(&label_of(unit)) {
            return Some(self.linked(&link, made.whose.clone(), &operand));
        }
        let link = made.noun.as_ref().and_then(|noun| self.relation_noun(&noun.text)).unwrap_or_else(|| self.of());
        Some(self.linked(&link, operand, &made.whose.clone()))
    }

    /// "per year": of what is said of what is counted, or of the date that is named ("per year of release date").
    fn in_period(
        &mut self,
        made: &mut Made,
        group: Variable,
        period: Period,
        unit: &NounUnit,
    ) -> Result<Vec<Condition>, AskError> {
        let date = self.fresh();
        let part = Condition::Period(group, date, period);
        if let Some(of) = unit.of.first().and_then(NounPhrase::single) {
            let text = label_of(of);
            let link = self.property(&text).ok_or_else(|| self.no_property(of.span, &text))?;
            return Ok(vec![self.linked(&link, made.whose.clone(), &Operand::Variable(date)), part]);
        }
        if dated(&mut made.body, made.of, date) {
            return Ok(vec![part]);
        }
        Err(AskError::NoPeriod { span: unit.span, word: unit.whole.clone() })
    }

    /// What "it" stands for, if a unit is that.
    pub(super) fn referred(&self, unit: &NounUnit) -> Option<Operand> {
        let plain = unit.of.is_empty() && unit.owners.is_empty();
        self.it.clone().filter(|_| plain && is_it(unit))
    }
}

/// "it", "they", "them".
pub(super) fn is_it(unit: &NounUnit) -> bool {
    ["it", "they", "them"].contains(&label_of(unit).to_lowercase().as_str())
}

fn column(group: &Operand, unit: &NounUnit) -> Option<Column> {
    match group {
        Operand::Variable(variable) => Some(Column { variable: *variable, heading: singular_label(&label_of(unit)) }),
        _ => None,
    }
}

fn words_of(unit: &NounUnit) -> Option<Words> {
    match &unit.core {
        Core::Words(words) => Some(words.clone()),
        Core::Brackets(inner) => inner.single().and_then(words_of),
    }
}

fn label_of(unit: &NounUnit) -> String {
    words_of(unit).map(|words| words.text).unwrap_or_default()
}

/// The noun of what is counted.
fn counted_noun(asks: &Asks) -> Option<Words> {
    match asks {
        Asks::Listing { noun, .. } | Asks::Open { asked: Asked::Noun(noun, _), .. } => words_of(noun.single()?),
        _ => None,
    }
}

fn period(text: &str) -> Option<Period> {
    match text.to_lowercase().as_str() {
        "year" | "years" => Some(Period::Year),
        "month" | "months" => Some(Period::Month),
        "day" | "days" | "date" => Some(Period::Day),
        _ => None,
    }
}

/// Asks for the date of what is said of something; whether anything is.
fn dated(body: &mut [Condition], of: Variable, date: Variable) -> bool {
    let mut found = false;
    for condition in body {
        match condition {
            Condition::Statement(said) if said.mentions(of) && !said.predicate.is_foreign() => {
                said.restrictions.push(Restriction::When(date));
                return true;
            }
            Condition::Any(inner) => {
                for one in inner.iter_mut() {
                    found |= dated(std::slice::from_mut(one), of, date);
                }
            }
            Condition::All(inner) => found |= dated(inner, of, date),
            _ => {}
        }
        if found {
            return true;
        }
    }
    false
}

/// Puts a group for whoever acts on what is counted, where nobody is said to; whether it could.
fn put_agent(body: &mut [Condition], of: Variable, group: Variable) -> bool {
    let spoken: Vec<Variable> = body.iter().flat_map(|one| one.variables().into_iter().collect::<Vec<_>>()).collect();
    let alone = |variable: &Variable| spoken.iter().filter(|one| *one == variable).count() == 1;
    for condition in body {
        match condition {
            Condition::Statement(said) if acts_alone(said, of, &alone) => {
                said.subject = Operand::Variable(group);
                return true;
            }
            Condition::Any(inner) => {
                let acting =
                    |one: &Condition| matches!(one, Condition::Statement(said) if acts_alone(said, of, &alone));
                if inner.iter().any(acting) {
                    inner.retain(acting);
                    for one in inner.iter_mut() {
                        if let Condition::Statement(said) = one {
                            said.subject = Operand::Variable(group);
                        }
                    }
                    let only = join(true, std::mem::take(inner));
                    *condition = only;
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

fn acts_alone(said: &Statement, of: Variable, alone: &impl Fn(&Variable) -> bool) -> bool {
    said.object_is(of) && matches!(&said.subject, Operand::Variable(subject) if alone(subject))
}

/// What things are called, where the graph has no other relation of that name.
pub(super) fn naming() -> Link {
    let sense = |relation: &crate::rdf::NamedNodeRef<'_>| crate::question::reading::Sense {
        relation: (*relation).into_owned(),
        inverse: false,
    };
    let senses = crate::rdf::namespace::LABEL_PROPERTIES.iter().map(sense).collect();
    Link::to(Predicate { label: "name".to_owned(), senses, noun: true })
}

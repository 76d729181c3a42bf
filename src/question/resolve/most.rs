//! "Publishes the most reports", "adopted by the 2nd most members": ranked by how many there are of what a verb leads to.

use super::kind::singular_label;
use super::noun::Denoted;
use super::quantity::Counted;
use super::verb::Frame;
use super::{Resolver, join};
use crate::question::error::AskError;
use crate::question::reading::made::statement;
use crate::question::reading::value::Measure;
use crate::question::reading::{Column, Condition, OWNER, Operand, Predicate, Reading, Statement, Variable};
use crate::question::say::verb::plural;
use crate::question::syntax::value::{Comparison, Measures, Rank};
use crate::question::syntax::{Core, NounPhrase, NounUnit, Words};
use crate::question::words::degree::{is_downward, is_of_amount};

/// What is counted: each of it, its noun, and what makes it that.
pub(super) struct Measured {
    pub(super) each: Variable,
    pub(super) noun: String,
    pub(super) body: Vec<Condition>,
}

impl NounUnit {
    /// "the most reports", "the fewest members".
    ///
    /// "Most reports" without an article are more than half of them.
    pub(super) fn is_most(&self) -> bool {
        let ranks = |rank: &Rank| {
            let told = self.determiner.is_some() || rank.skip > 0;
            told && is_of_amount(&rank.word.text.to_lowercase())
        };
        self.measures.rank.as_ref().is_some_and(ranks)
    }
}

impl NounPhrase {
    /// "more reports than the EC".
    pub(super) fn is_more(&self) -> bool {
        let of_amount = |(word, _): &(Words, Self)| is_of_amount(&word.text.to_lowercase());
        self.single().is_some_and(|unit| unit.measures.than.as_ref().is_some_and(of_amount))
    }
}

impl Resolver<'_> {
    /// What "the most reports" counts.
    pub(super) fn most(&mut self, unit: &NounUnit) -> Result<Denoted, AskError> {
        let mut plain = NounUnit { determiner: None, measures: Measures::default(), ..unit.clone() };
        let rank = unit.measures.rank.clone();
        plain.measures.value.clone_from(&unit.measures.value);
        let (operand, conditions) = self.each_of(&plain)?;
        let quantity = rank.map(|rank| Counted::Ranked(noun_of(unit), rank));
        Ok(Denoted { operand, conditions, negated: false, quantity })
    }

    fn each_of(&mut self, plain: &NounUnit) -> Result<(Operand, Vec<Condition>), AskError> {
        let operand = Operand::Variable(self.fresh());
        let conditions = self.such(&operand, plain)?;
        Ok((operand, conditions))
    }

    /// Ranks whatever is spoken of outside by the number of what is counted; a thing with a name, among all others.
    pub(super) fn rank_by_count(&mut self, mark: Variable, measured: Measured, rank: &Rank) -> Condition {
        let Measured { each, noun, mut body } = measured;
        let spoken: Vec<Variable> = body.iter().flat_map(Condition::variables).filter(|one| *one < mark).collect();
        let held = match self.held {
            Some(Operand::Variable(held)) if spoken.contains(&held) => Some(held),
            _ => spoken.first().copied(),
        };
        let of = Operand::Variable(held.unwrap_or_else(|| self.fresh()));
        let named = if held.is_none() { put_in_place(&mut body, each, &of) } else { None };
        let value = self.fresh();
        let measure = Measure { of: of.clone(), counted: each, body, value, noun: noun.clone(), by_verb: true };
        let descending = !is_downward(&rank.word.text.to_lowercase());
        let key = vec![Condition::Measure(Box::new(measure))];
        self.rank(&of, rank, key, Operand::Variable(value), descending, noun);
        let Some(named) = named else { return Condition::All(vec![]) };
        let mut ranked = self.ranked(&of, vec![]);
        ranked.push(Condition::Same(of, named));
        join(false, ranked)
    }

    /// "publishes more reports than the EC": the count of both, compared.
    pub(super) fn say_more(
        &mut self,
        frame: &Frame<'_>,
        subject: &Operand,
        predicate: &Predicate,
        noun: &NounPhrase,
    ) -> Result<Condition, AskError> {
        let mut plain = noun.single().cloned().unwrap_or_default();
        let span = plain.span;
        let Some((word, other)) = plain.measures.than.take() else { return Err(AskError::NothingCompared { span }) };
        let down = is_downward(&word.text.to_lowercase());
        let comparison = if down { Comparison::Less } else { Comparison::More };
        let (own, mine) = self.count_said(frame, subject, predicate, &plain)?;
        let (mut all, others) = (vec![own], self.noun_phrase(&other)?);
        let mut each = vec![];
        for one in others.each {
            let (theirs, number) = self.count_said(frame, &one.operand, predicate, &plain)?;
            let compared = Condition::Compare(mine.clone(), comparison, number);
            each.push(join(false, [vec![theirs], one.conditions, vec![compared]].concat()));
        }
        all.push(join(others.any, each));
        Ok(join(false, all))
    }

    /// The number of what a verb leads to, of one thing.
    fn count_said(
        &mut self,
        frame: &Frame<'_>,
        subject: &Operand,
        predicate: &Predicate,
        plain: &NounUnit,
    ) -> Result<(Condition, Operand), AskError> {
        let (object, conditions) = self.each_of(plain)?;
        let said = statement(subject.clone(), predicate.clone(), Some(object.clone()));
        let said = self.qualified(frame, said)?;
        let (Operand::Variable(counted), value) = (object, self.fresh()) else { return Err(AskError::NoWords) };
        let body = [vec![said], conditions].concat();
        let measure = Measure { of: subject.clone(), counted, body, value, noun: noun_of(plain), by_verb: true };
        Ok((Condition::Measure(Box::new(measure)), Operand::Variable(value)))
    }
}

fn noun_of(unit: &NounUnit) -> String {
    match &unit.core {
        Core::Words(words) => singular_label(&words.text),
        Core::Brackets(inner) => inner.single().map(noun_of).unwrap_or_default(),
    }
}

/// Puts a variable for the thing of which what is counted is said; gives the thing.
fn put_in_place(body: &mut [Condition], each: Variable, of: &Operand) -> Option<Operand> {
    let mut named = None;
    for condition in body {
        match condition {
            Condition::Statement(said) => named = named.or(exchange(said, each, of)),
            Condition::Any(inner) | Condition::All(inner) => named = named.or(put_in_place(inner, each, of)),
            _ => {}
        }
    }
    named
}

fn exchange(said: &mut Statement, each: Variable, of: &Operand) -> Option<Operand> {
    let is_each = |operand: &Operand| matches!(operand, Operand::Variable(variable) if *variable == each);
    let place = if is_each(&said.subject) { said.object.as_mut()? } else { &mut said.subject };
    match place {
        Operand::Variable(_) => None,
        named => Some(std::mem::replace(named, of.clone())),
    }
}

/// Whose value it is, where a value is asked for that comes first: "the highest population" is shown with its city.
pub(super) fn owner_of_first(reading: &Reading) -> Option<Column> {
    let [column] = reading.columns.as_slice() else { return None };
    let first = reading.body.parts().iter().find_map(|one| match one {
        Condition::Top(top) if top.by_itself() && top.value == column.variable => Some(top),
        _ => None,
    })?;
    let owner = first.among.iter().find_map(|one| match one {
        Condition::Statement(said) if said.object_is(column.variable) => match &said.subject {
            Operand::Variable(owner) => Some(*owner),
            _ => None,
        },
        _ => None,
    });
    owner.map(|variable| Column { variable, heading: OWNER.to_owned() })
}

/// The number by which what is asked for is ranked: it is shown beside.
pub(super) fn number_ranked_by(reading: &Reading) -> Option<Column> {
    let [column] = reading.columns.as_slice() else { return None };
    let all = match &reading.body {
        Condition::All(all) => all.as_slice(),
        one => std::slice::from_ref(one),
    };
    all.iter().find_map(|one| match one {
        Condition::Top(top) if top.of == Operand::Variable(column.variable) && top.by_verb().is_some() => {
            Some(Column { variable: top.value, heading: plural(&top.noun) })
        }
        _ => None,
    })
}

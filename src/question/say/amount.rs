//! How many of some things, and numbers for each of some, in English.

use super::paraphrase::is;
use super::value::{compared, ranked_before};
use super::verb::plural;
use super::{Sayer, is_called_by_noun};
use crate::question::reading::value::{Amounts, Measure, Quantity};
use crate::question::reading::{Condition, OWNER, Operand, Reading, Variable};
use std::collections::BTreeMap;

/// What stands around a noun of which there are so many.
#[derive(Clone, Debug)]
pub struct Counted {
    /// "at least 3", "the 2nd most".
    pub before: String,
    /// The noun is in the plural.
    pub several: bool,
    /// "than the EC".
    pub after: Option<String>,
}

/// "which committee", where something else is asked for already; not the owner of a value, who is shown unasked.
pub(super) fn beside(reading: &Reading) -> impl Iterator<Item = (Variable, Counted)> {
    let asked = reading.columns.iter().skip(1).filter(|column| column.heading != OWNER);
    asked.map(|column| (column.variable, Counted { before: "which".to_owned(), several: false, after: None }))
}

/// How many of each variable a condition speaks of.
pub(super) fn quantities(condition: &Condition, found: &mut BTreeMap<Variable, Counted>) {
    match condition {
        Condition::Quantified(many) => {
            found.insert(many.each, counted(&many.quantity));
            many.among.iter().chain(&many.scope).for_each(|one| quantities(one, found));
        }
        Condition::All(inner) | Condition::Any(inner) => inner.iter().for_each(|one| quantities(one, found)),
        Condition::Not(inner) | Condition::IfAny(inner) => quantities(inner, found),
        Condition::Top(top) => {
            if let Some(measure) = top.by_verb() {
                let before = ranked_before(top);
                found.insert(measure.counted, Counted { before, several: true, after: None });
            }
            top.among.iter().chain(&top.key).for_each(|one| quantities(one, found));
        }
        Condition::Measure(measure) => measure.body.iter().for_each(|one| quantities(one, found)),
        _ => {}
    }
}

/// What stands before a noun of which there are so many.
fn counted(quantity: &Quantity) -> Counted {
    let (before, several) = match quantity {
        Quantity::Every => ("every".to_owned(), false),
        Quantity::No => ("no".to_owned(), false),
        Quantity::Most => ("most".to_owned(), true),
        Quantity::Amount(comparison, number) => (format!("{} {number}", compared(*comparison)), true),
    };
    Counted { before, several, after: None }
}

/// "for each committee, the number of reports that it produces", "the average height of mountains per country".
pub(super) fn amounts(reading: &Reading, amounts: Amounts, sayer: &mut Sayer) -> String {
    let groups = reading.columns.split_last().map_or(&[][..], |(_, groups)| groups);
    let apart: Vec<Variable> = [amounts.of].into_iter().chain(amounts.owner).collect();
    let (mut lead, mut per) = (String::new(), String::new());
    for group in groups {
        match sayer.period_of(group.variable).or_else(|| sayer.property_of(group.variable)) {
            Some(noun) => per.push_str(&format!(" per {noun}")),
            None => lead.push_str(&format!("for each {}, ", sayer.each(group.variable, &apart))),
        }
    }
    let Some(adjective) = amounts.function.adjective() else {
        return format!("{lead}the number of {}{per}", sayer.plural(amounts.of));
    };
    let noun = sayer.value_noun(amounts.of);
    let owner = amounts.owner.map(|owner| sayer.owners(owner)).unwrap_or_default();
    format!("{lead}the {adjective} {noun} of {owner}{per}")
}

impl Sayer {
    /// "publish the most reports": what is counted, by its verb.
    pub(super) fn counted_by_verb(
        &mut self,
        measure: &Measure,
        say: impl FnMut(&mut Self, &Condition) -> String,
    ) -> String {
        let of = measure.of.clone();
        let about = |one: &Condition| match &of {
            Operand::Variable(variable) => crate::question::say::speaks_of(one, *variable),
            _ => crate::question::say::speaks_of(one, measure.counted) && !matches!(one, Condition::Kind(..)),
        };
        let (own, others): (Vec<Condition>, Vec<Condition>) =
            measure.body.iter().cloned().partition(|one| about(one) && has_statement(one));
        self.left.extend(others);
        self.joined(&own, "or", say)
    }

    /// "year", "year of release date".
    fn period_of(&mut self, group: Variable) -> Option<String> {
        let (_, date, period) = *self.periods.iter().find(|(part, ..)| *part == group)?;
        let named = self.taken_out(|one| leads_to(one, date));
        let of = named.map(|noun| format!(" of {noun}")).unwrap_or_default();
        Some(format!("{}{of}", period.noun()))
    }

    /// The property that leads to a group of which nothing else is said.
    fn property_of(&mut self, group: Variable) -> Option<String> {
        let speaking = self.left.iter().filter(|one| super::speaks_of(one, group)).count();
        if speaking == 1 { self.taken_out(|one| leads_to(one, group)) } else { None }
    }

    /// The noun of the value of which a number is made.
    fn value_noun(&mut self, of: Variable) -> String {
        let measured =
            self.left.iter().position(|one| matches!(one, Condition::Measure(measure) if measure.value == of));
        if let Some(Condition::Measure(measure)) = measured.map(|at| self.left.remove(at)) {
            return format!("number of {}", plural(&measure.noun));
        }
        self.taken_out(|one| leads_to(one, of)).unwrap_or_else(|| "value".to_owned())
    }

    /// Removes the statement that has a noun for what it leads to; gives the noun.
    fn taken_out(&mut self, fits: impl Fn(&Condition) -> bool) -> Option<String> {
        let at = self.left.iter().position(fits)?;
        match self.left.remove(at) {
            Condition::Statement(said) => Some(said.predicate.label),
            _ => None,
        }
    }

    /// A group in the singular without its article; what ties it to what is counted is said later.
    fn each(&mut self, group: Variable, apart: &[Variable]) -> String {
        let (about, rest): (Vec<Condition>, Vec<Condition>) = std::mem::take(&mut self.left)
            .into_iter()
            .partition(|one| !apart.iter().any(|of| one.variables().contains(of)));
        self.left = about;
        let noun = self.noun_phrase(group, false);
        self.left.extend(rest);
        let bare = ["a ", "an ", "the "].iter().find_map(|article| noun.strip_prefix(article));
        bare.map_or(noun.clone(), str::to_owned)
    }

    /// Whose values they are: names, or what a phrase describes.
    fn owners(&mut self, owner: Variable) -> String {
        let named = |one: &Condition| match one {
            Condition::Same(of, other) if is(of, owner) => Some(other.clone()),
            _ => None,
        };
        let names = |one: &Condition| match one {
            Condition::Any(inner) => inner.iter().map(named).collect::<Option<Vec<Operand>>>(),
            other => named(other).map(|name| vec![name]),
        };
        let Some((at, found)) = self.left.iter().enumerate().find_map(|(at, one)| Some((at, names(one)?))) else {
            return self.plural(owner);
        };
        self.left.remove(at);
        let said: Vec<String> = found.iter().map(|name| self.operand(name)).collect();
        said.join(" and ")
    }
}

/// Whether a statement has a noun for what it leads to, which is this.
fn leads_to(condition: &Condition, to: Variable) -> bool {
    matches!(condition, Condition::Statement(said) if said.object_is(to) && is_called_by_noun(said))
}

fn has_statement(condition: &Condition) -> bool {
    match condition {
        Condition::Statement(_) => true,
        Condition::Any(inner) | Condition::All(inner) => inner.iter().any(has_statement),
        _ => false,
    }
}

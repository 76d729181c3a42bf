//! Values in English: amounts, comparisons, dates, what comes first.

use super::amount::Counted;
use super::noun::article;
use super::paraphrase::is;
use super::verb::{conjugated, plural};
use super::{Sayer, speaks_of};
use crate::claim::Polarity;
use crate::question::reading::value::{Measure, Top};
use crate::question::reading::{Condition, Operand, Statement, Variable};
use crate::question::syntax::value::Comparison;
use crate::question::words::degree::nth;
use crate::rdf::literal::spoken;
use std::collections::BTreeSet;

/// The conditions of a reading in one list; what is ranked stands before its rank.
#[must_use]
pub fn flattened(condition: &Condition) -> Vec<Condition> {
    match condition {
        Condition::All(all) => all.iter().flat_map(flattened).collect(),
        Condition::Top(top) => {
            let mut all: Vec<Condition> = top.among.iter().flat_map(flattened).collect();
            all.push(Condition::Top(Box::new(Top { among: vec![], ..top.as_ref().clone() })));
            all
        }
        Condition::Quantified(many) => many.among.iter().chain(&many.scope).flat_map(flattened).collect(),
        other => vec![other.clone()],
    }
}

/// "with the 2nd highest elevation".
#[must_use]
pub fn ranked(top: &Top) -> String {
    let counted = ["most", "fewest"].contains(&top.word.as_str());
    let noun = if counted || top.take > 1 { plural(&top.noun) } else { top.noun.clone() };
    format!("with {} {noun}", ranked_before(top))
}

/// "the 2nd highest".
pub(super) fn ranked_before(top: &Top) -> String {
    let place = if top.skip > 0 { format!("{} ", nth(top.skip + 1)) } else { String::new() };
    let take = if top.take > 1 { format!("{} ", top.take) } else { String::new() };
    format!("the {place}{take}{}", top.word)
}

/// The words for a comparison.
pub(super) const fn compared(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::More => "more than",
        Comparison::Less => "less than",
        Comparison::AtLeast => "at least",
        Comparison::AtMost => "at most",
        Comparison::Equal => "exactly",
    }
}

impl Sayer {
    /// "has the birth place Vienna", "has a birth place that …".
    pub(super) fn has(&mut self, said: &Statement, lacks: Option<Variable>, many: bool) -> String {
        let noun = said.predicate.label.clone();
        let verb = conjugated("have", said, many);
        match &said.object {
            Some(Operand::Variable(variable)) if lacks == Some(*variable) => format!("{verb} as {noun}"),
            Some(Operand::Variable(variable)) if !self.said.contains(variable) => {
                if let Some(other) = self.shared(said, *variable) {
                    return format!("{verb} the same {noun} as {other}");
                }
                format!("{verb} {}", self.noun_phrase_for(*variable, Some(noun), false))
            }
            Some(object) => format!("{verb} the {noun} {}", self.quoted(object)),
            None => format!("{verb} {} {noun}", article(&noun)),
        }
    }

    /// Whoever else has this value, said to be another one.
    fn shared(&mut self, said: &Statement, value: Variable) -> Option<String> {
        let other = |one: &Condition| match one {
            Condition::Statement(other) => {
                other.predicate == said.predicate && other.object == said.object && other.subject != said.subject
            }
            _ => false,
        };
        let speaking = self.left.iter().filter(|one| speaks_of(one, value)).count();
        let at = self.left.iter().position(other).filter(|_| speaking == 1)?;
        let Condition::Statement(other) = self.left.remove(at) else { return None };
        let apart = Condition::Not(Box::new(Condition::Same(said.subject.clone(), other.subject.clone())));
        self.left.retain(|one| *one != apart);
        self.said.insert(value);
        Some(self.operand(&other.subject))
    }

    /// "the same body as the CTI": what is said of another one, too, by whatever verb.
    pub(super) fn same_object(&mut self, said: &Statement) -> Option<String> {
        let Some(Operand::Variable(value)) = said.object else { return None };
        let other = |one: &Condition| match one {
            Condition::Statement(other) => {
                let differs = Statement { subject: said.subject.clone(), ..other.clone() };
                other.subject != said.subject && differs == *said
            }
            _ => false,
        };
        let at = self.left.iter().position(other).filter(|_| !self.said.contains(&value))?;
        let Some(Condition::Statement(other)) = self.left.get(at).cloned() else { return None };
        let apart = Condition::Not(Box::new(Condition::Same(said.subject.clone(), other.subject.clone())));
        let told_apart = self.left.iter().position(|one| *one == apart);
        if matches!(said.subject, Operand::Variable(_)) && told_apart.is_none() {
            return None;
        }
        self.left.retain(|one| *one != apart && *one != Condition::Statement(other.clone()));
        let shared = self.operand(&Operand::Variable(value));
        let noun = shared.split_once(' ').filter(|(article, _)| ["a", "an"].contains(article));
        let noun = noun.map_or(shared.as_str(), |(_, noun)| noun);
        Some(format!("the same {noun} as {}", self.operand(&other.subject)))
    }

    /// A thing by its name, a text in quotation marks.
    fn quoted(&mut self, operand: &Operand) -> String {
        match operand {
            Operand::Literal(literal) => format!("\"{}\"", literal.value()),
            other => self.operand(other).trim_start_matches("the ").to_owned(),
        }
    }

    /// What is not stated: "do not have a mayor", "is not Vienna".
    pub(super) fn denied(&mut self, inner: &Condition, variable: Variable, many: bool) -> String {
        match inner {
            Condition::Statement(said) => {
                let denied = Statement { polarity: Polarity::Denied, ..said.clone() };
                self.relative(&Condition::Statement(denied), variable, many)
            }
            Condition::Same(one, other) => {
                let other = if is(one, variable) { other } else { one };
                format!("{} not {}", if many { "are" } else { "is" }, self.quoted_or_noun(other))
            }
            Condition::Quality(_, quality) => format!("{} not {quality}", if many { "are" } else { "is" }),
            Condition::Quantified(quantified) => {
                let all = quantified.among.iter().chain(&quantified.scope).cloned();
                let (own, others): (Vec<Condition>, Vec<Condition>) = all.partition(|one| speaks_of(one, variable));
                self.left.extend(others);
                self.joined(&own, "and", |sayer, one| sayer.denied(one, variable, many))
            }
            Condition::Text(_, matching, text) => {
                format!("{} {} “{text}”", if many { "do not" } else { "does not" }, infinitive(matching.verb()))
            }
            // "do not have a birth date that is in 1970".
            Condition::All(all) if matches!(all.first(), Some(Condition::Statement(said)) if is(&said.subject, variable)) =>
            {
                self.left.extend(all.iter().skip(1).cloned());
                self.joined(all.get(..1).unwrap_or_default(), "and", |sayer, one| sayer.denied(one, variable, many))
            }
            other => format!("are not such that they {}", self.relative(other, variable, true)),
        }
    }

    /// What is to be said of a variable: not that it is another than one whose value it shares, which "same" says, and
    /// not what another value of its own is compared with.
    pub(super) fn own(&mut self, variable: Variable) -> Vec<Condition> {
        let taken = self.take(variable);
        let (compared, own): (Vec<Condition>, Vec<Condition>) =
            taken.into_iter().partition(|one| self.is_compared_with(one, variable));
        let others: Vec<Operand> = own.iter().filter_map(|one| self.sharing(one)).collect();
        let (apart, own): (Vec<Condition>, Vec<Condition>) =
            own.into_iter().partition(|one| others.iter().any(|other| is_apart(one, other)));
        let mut own = own;
        self.left.extend(apart);
        self.left.extend(compared);
        if self.has_letter(variable) {
            self.leave_to_others(variable, &mut own);
        }
        own
    }

    /// What has a letter is named again: of another thing that is spoken of twice, the second is said there.
    fn leave_to_others(&mut self, variable: Variable, own: &mut Vec<Condition>) {
        let mut spoken = BTreeSet::from([variable]);
        let (first, again) = std::mem::take(own).into_iter().partition(|one| {
            let others: BTreeSet<Variable> = one.variables().difference(&BTreeSet::from([variable])).copied().collect();
            let new = others.is_disjoint(&spoken);
            spoken.extend(others);
            new
        });
        *own = first;
        let again: Vec<Condition> = again;
        self.left.extend(again);
    }

    /// Whether a condition only tells what another one is compared with: "their death place".
    fn is_compared_with(&self, condition: &Condition, variable: Variable) -> bool {
        let Condition::Statement(said) = condition else { return false };
        let Some(Operand::Variable(value)) = said.object else { return false };
        let compares = |one: &Condition| match one {
            Condition::Same(_, other) | Condition::Compare(_, _, other) => is(other, value),
            Condition::Not(inner) => matches!(inner.as_ref(), Condition::Same(_, other) if is(other, value)),
            _ => false,
        };
        is(&said.subject, variable) && said.predicate.noun && self.left.iter().any(compares)
    }

    /// Who else has the value of a statement.
    fn sharing(&self, condition: &Condition) -> Option<Operand> {
        let Condition::Statement(said) = condition else { return None };
        said.object.as_ref().filter(|object| matches!(object, Operand::Variable(_)))?;
        self.left.iter().find_map(|one| match one {
            Condition::Statement(other)
                if other.predicate == said.predicate
                    && other.object == said.object
                    && other.subject != said.subject =>
            {
                Some(other.subject.clone())
            }
            _ => None,
        })
    }

    /// "their death place": a value of whoever has been spoken of.
    fn their_value(&mut self, operand: &Operand) -> Option<String> {
        let Operand::Variable(value) = operand else { return None };
        let said = &self.said;
        let at = self.left.iter().position(|one| match one {
            Condition::Statement(stated) => {
                stated.predicate.noun
                    && stated.object_is(*value)
                    && matches!(&stated.subject, Operand::Variable(owner) if said.contains(owner))
            }
            _ => false,
        })?;
        let Condition::Statement(stated) = self.left.remove(at) else { return None };
        self.said.insert(*value);
        Some(format!("their {}", stated.predicate.label))
    }

    fn quoted_or_noun(&mut self, operand: &Operand) -> String {
        if let Some(theirs) = self.their_value(operand) {
            return theirs;
        }
        match operand {
            Operand::Literal(literal) if literal.value().parse::<f64>().is_err() => format!("\"{}\"", literal.value()),
            other => self.operand(other),
        }
    }

    /// What is said of a value or of what is counted: "is more than 5", "have more than 5 members".
    pub(super) fn said_of_value(&mut self, condition: &Condition, variable: Variable, many: bool) -> String {
        let be = if many { "are" } else { "is" };
        match condition {
            Condition::Same(one, other) => {
                let other = if is(one, variable) { other } else { one };
                format!("{be} {}", self.quoted_or_noun(other))
            }
            Condition::Compare(one, comparison, other) if is(one, variable) => {
                let unit = self.units.get(&variable).filter(|_| matches!(other, Operand::Literal(_)));
                let unit = unit.map(|unit| format!(" {unit}")).unwrap_or_default();
                format!("{be} {} {}{unit}", compared(*comparison), self.quoted_or_noun(other))
            }
            Condition::Compare(one, comparison, _) => {
                let turned = match comparison {
                    Comparison::More => Comparison::Less,
                    Comparison::Less => Comparison::More,
                    Comparison::AtLeast => Comparison::AtMost,
                    Comparison::AtMost => Comparison::AtLeast,
                    Comparison::Equal => Comparison::Equal,
                };
                format!("{be} {} {}", compared(turned), self.operand(one))
            }
            Condition::Dated(_, relation, date) => format!("{be} {} {}", relation.word(), spoken(date)),
            Condition::Measure(measure) if measure.by_verb => {
                self.compare_counts(measure);
                self.counted_by_verb(measure, |sayer, one| sayer.relative(one, variable, many))
            }
            Condition::Measure(measure) => self.amount(measure, many),
            Condition::Text(_, matching, text) => {
                let verb = matching.verb();
                let verb = if many { infinitive(verb) } else { verb.to_owned() };
                format!("{verb} “{text}”")
            }
            _ => String::new(),
        }
    }

    /// "have more than 5 members", "has more members than EC".
    fn amount(&mut self, measure: &Measure, many: bool) -> String {
        let have = if many { "have" } else { "has" };
        let value = measure.value;
        let nouns = plural(&measure.noun);
        let at = self.left.iter().position(|one| matches!(one, Condition::Compare(own, ..) if is(own, value)));
        let Some(Condition::Compare(_, comparison, other)) = at.map(|at| self.left.remove(at)) else {
            return format!("{have} {nouns}");
        };
        let Operand::Variable(theirs) = other else {
            return format!("{have} {} {} {nouns}", compared(comparison), self.operand(&other));
        };
        let of = self.left.iter().position(|one| matches!(one, Condition::Measure(other) if other.value == theirs));
        let of = match of.map(|at| self.left.remove(at)) {
            Some(Condition::Measure(other)) => self.operand(&other.of),
            _ => String::new(),
        };
        let more = if comparison == Comparison::Less { "fewer" } else { "more" };
        format!("{have} {more} {nouns} than {of}")
    }

    /// The rank by what a verb leads to, if nothing else is said of a variable.
    fn only_rank(&mut self, variable: Variable) -> Option<Condition> {
        let by_verb = |one: &Condition| matches!(one, Condition::Top(top) if top.by_verb().is_some());
        let speaking: Vec<usize> =
            self.left.iter().enumerate().filter(|(_, one)| speaks_of(one, variable)).map(|(at, _)| at).collect();
        match speaking.as_slice() {
            [at] if self.left.get(*at).is_some_and(by_verb) => Some(self.left.remove(*at)),
            _ => None,
        }
    }

    /// What is counted of one thing is "more … than" another has: said around the noun.
    fn compare_counts(&mut self, measure: &Measure) {
        let compares = |one: &Condition| matches!(one, Condition::Compare(own, ..) if is(own, measure.value));
        let at = self.left.iter().position(compares);
        let Some(Condition::Compare(_, comparison, Operand::Variable(theirs))) = at.map(|at| self.left.remove(at))
        else {
            return;
        };
        let of = self.left.iter().position(|one| matches!(one, Condition::Measure(other) if other.value == theirs));
        let Some(Condition::Measure(other)) = of.map(|at| self.left.remove(at)) else { return };
        let before = if comparison == Comparison::Less { "fewer" } else { "more" }.to_owned();
        let after = Some(format!("than {}", self.operand(&other.of)));
        self.quantities.insert(measure.counted, Counted { before, several: true, after });
    }

    /// A clause about values: "CTI has more members than EC".
    pub(super) fn value_sentence(&mut self, condition: &Condition) -> String {
        match condition {
            Condition::Measure(measure) if measure.by_verb => {
                self.compare_counts(measure);
                self.counted_by_verb(measure, Self::sentence)
            }
            Condition::Measure(measure) => {
                let subject = self.operand(&measure.of);
                format!("{subject} {}", self.amount(measure, self.takes_plural(&measure.of)))
            }
            Condition::Same(Operand::Variable(variable), other) if !self.said.contains(variable) => {
                if let (Operand::Things(_), Some(top)) = (other, self.only_rank(*variable)) {
                    let subject = self.operand(other);
                    self.said.insert(*variable);
                    return format!("{subject} {}", self.relative(&top, *variable, self.takes_plural(other)));
                }
                if let Operand::Things(_) = other {
                    let other = self.operand(other);
                    let what = self.noun_phrase(*variable, false);
                    let what = if what.contains(" with the ") { what.replacen("a ", "the ", 1) } else { what };
                    return format!("{other} is {what}");
                }
                let subject = self.noun_phrase(*variable, false);
                format!("{subject} is {}", self.quoted_or_noun(other))
            }
            Condition::Compare(Operand::Variable(variable), ..)
            | Condition::Text(Operand::Variable(variable), ..)
            | Condition::Dated(Operand::Variable(variable), ..) => {
                let subject = self.operand(&Operand::Variable(*variable));
                format!("{subject} {}", self.said_of_value(condition, *variable, false))
            }
            Condition::Same(one, other) => format!("{} is {}", self.operand(one), self.quoted_or_noun(other)),
            _ => "anything is said".to_owned(),
        }
    }
}

/// "start with" of "starts with".
fn infinitive(verb: &str) -> String {
    let (first, rest) = verb.split_once(' ').unwrap_or((verb, ""));
    format!("{} {rest}", first.strip_suffix('s').unwrap_or(first)).trim_end().to_owned()
}

/// Whether a condition says that something is not this.
fn is_apart(condition: &Condition, other: &Operand) -> bool {
    match condition {
        Condition::Not(inner) => matches!(inner.as_ref(), Condition::Same(_, not) if not == other),
        _ => false,
    }
}

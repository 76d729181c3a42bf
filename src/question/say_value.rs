//! Values in English: amounts, comparisons, dates, what comes first.

use super::date::spoken;
use super::degree::nth;
use super::paraphrase::is;
use super::reading::{Condition, Operand, Statement, Variable};
use super::reading_value::{Measure, Top};
use super::say::{Sayer, article, plural_operand, speaks_of};
use super::say_verb::{conjugated, plural, time_word};
use super::syntax_value::Comparison;
use crate::claim::Polarity;

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
        other => vec![other.clone()],
    }
}

/// "with the 2nd highest elevation".
#[must_use]
pub fn ranked(top: &Top) -> String {
    let place = if top.skip > 0 { format!("{} ", nth(top.skip + 1)) } else { String::new() };
    let counted = ["most", "fewest"].contains(&top.word.as_str());
    let noun = if counted || top.take > 1 { plural(&top.noun) } else { top.noun.clone() };
    let take = if top.take > 1 { format!("{} ", top.take) } else { String::new() };
    format!("with the {place}{take}{} {noun}", top.word)
}

const fn compared(comparison: Comparison) -> &'static str {
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
            Condition::Statement(other) => other.predicate == said.predicate && other.object == said.object && other.subject != said.subject,
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
            other => format!("are not such that they {}", self.relative(other, variable, true)),
        }
    }

    fn quoted_or_noun(&mut self, operand: &Operand) -> String {
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
                format!("{be} {} {}", compared(*comparison), self.operand(other))
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
            Condition::Dated(_, relation, date) => format!("{be} {} {}", time_word(*relation), spoken(date)),
            Condition::Measure(measure) => self.amount(measure, many),
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

    /// A clause about values: "CTI has more members than EC".
    pub(super) fn value_sentence(&mut self, condition: &Condition) -> String {
        match condition {
            Condition::Measure(measure) => {
                let subject = self.operand(&measure.of);
                format!("{subject} {}", self.amount(measure, plural_operand(&measure.of)))
            }
            Condition::Same(Operand::Variable(variable), other) if !self.said.contains(variable) => {
                if let Operand::Things(_) = other {
                    let other = self.operand(other);
                    let what = self.noun_phrase(*variable, false);
                    let what = if what.contains(" with the ") { what.replacen("a ", "the ", 1) } else { what };
                    return format!("{other} is {what}");
                }
                let subject = self.noun_phrase(*variable, false);
                format!("{subject} is {}", self.quoted_or_noun(other))
            }
            Condition::Compare(Operand::Variable(variable), ..) | Condition::Dated(Operand::Variable(variable), ..) => {
                let subject = self.operand(&Operand::Variable(*variable));
                format!("{subject} {}", self.said_of_value(condition, *variable, false))
            }
            Condition::Same(one, other) => format!("{} is {}", self.operand(one), self.quoted_or_noun(other)),
            _ => "anything is said".to_owned(),
        }
    }
}

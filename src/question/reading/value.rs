//! Values in a reading: measures of things, those that come first by one, how many are such, numbers made of several.

use super::{Condition, Operand, Restriction, Variable};
use crate::question::syntax::value::{Comparison, Function};
use crate::rdf::{NamedNode, namespace};
use std::collections::BTreeSet;

/// How many things of a kind another one has, or the number that the graph gives for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Whose they are.
    pub of: Operand,
    /// Each of them.
    pub counted: Variable,
    /// What makes it one of them.
    pub body: Vec<Condition>,
    /// The number.
    pub value: Variable,
    /// The noun in the singular, to be said back.
    pub noun: String,
    /// A verb leads to them ("publishes the most reports"), and not what a thing has.
    pub by_verb: bool,
}

/// Those of some things that come first, or at a place, by a value of theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Top {
    /// What is ranked.
    pub of: Operand,
    /// What must hold of everything that is ranked.
    pub among: Vec<Condition>,
    /// What gives each its value.
    pub key: Vec<Condition>,
    /// The value.
    pub value: Variable,
    /// The greatest first.
    pub descending: bool,
    /// How many values come before.
    pub skip: usize,
    /// How many values are taken; whatever shares one is an answer.
    pub take: usize,
    /// The superlative as it is said back ("highest").
    pub word: String,
    /// The noun for the value ("elevation").
    pub noun: String,
}

impl Top {
    /// Whether it is ranked by itself: "the highest population".
    #[must_use]
    pub fn by_itself(&self) -> bool {
        self.key.is_empty() && self.of == Operand::Variable(self.value)
    }

    /// What is counted, where a verb leads to it: "publishes the most reports".
    #[must_use]
    pub fn by_verb(&self) -> Option<&Measure> {
        match self.key.as_slice() {
            [Condition::Measure(measure)] if measure.by_verb => Some(measure),
            _ => None,
        }
    }
}

/// How many of some things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// "every committee": all that the graph knows.
    Every,
    /// "no committee".
    No,
    /// "most committees": more than half of those that the graph knows.
    Most,
    /// "at least 3 committees".
    Amount(Comparison, String),
}

/// That so many of some things are such.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantified {
    /// How many.
    pub quantity: Quantity,
    /// Each of them.
    pub each: Variable,
    /// What it depends on: so many for each of these.
    pub outer: BTreeSet<Variable>,
    /// What makes something one of them.
    pub among: Vec<Condition>,
    /// What holds of so many of them.
    pub scope: Vec<Condition>,
}

/// A number made of several: the last column, for each of those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amounts {
    /// How it is made.
    pub function: Function,
    /// What is counted, or the value of which the number is made.
    pub of: Variable,
    /// Whose values they are: the same value of two owners counts twice.
    pub owner: Option<Variable>,
}

/// The order in which answers are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The value by which; it is shown.
    pub value: Variable,
    /// The greatest first.
    pub descending: bool,
}

/// A part of a date by which things are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// "2024".
    Year,
    /// "2024-06".
    Month,
    /// "2024-06-01".
    Day,
}

impl Period {
    /// How many characters of a date in ISO 8601 tell it.
    #[must_use]
    pub const fn length(self) -> usize {
        match self {
            Self::Year => 4,
            Self::Month => 7,
            Self::Day => 10,
        }
    }

    /// Its noun.
    #[must_use]
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
        }
    }
}

/// Where a text must have another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matching {
    /// "contains".
    Contains,
    /// "starts with".
    Starts,
    /// "ends with".
    Ends,
}

impl Matching {
    /// The verb in the third person.
    #[must_use]
    pub const fn verb(self) -> &'static str {
        match self {
            Self::Contains => "contains",
            Self::Starts => "starts with",
            Self::Ends => "ends with",
        }
    }
}

impl Condition {
    /// What must hold together, each by itself.
    #[must_use]
    pub fn parts(&self) -> &[Self] {
        if let Self::All(all) = self { all } else { std::slice::from_ref(self) }
    }

    /// Every variable that it speaks of.
    #[must_use]
    pub fn variables(&self) -> BTreeSet<Variable> {
        let mut found = BTreeSet::new();
        self.gather(&mut found);
        found
    }

    /// Whether it speaks of plain edges and classes only, of which a graph may be taken to have all.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        match self {
            Self::Statement(said) => said.predicate.is_foreign(),
            Self::Kind(_, noun) => {
                let own = |node: &NamedNode| {
                    node.as_str().starts_with(namespace::RAP) || node.as_str().starts_with(namespace::ID)
                };
                noun.kinds.is_empty() && !noun.classes.iter().chain(&noun.things).any(own)
            }
            Self::All(all) | Self::Any(all) => !all.is_empty() && all.iter().all(Self::is_plain),
            Self::Not(inner) | Self::IfAny(inner) => inner.is_plain(),
            Self::Quantified(many) => many.among.iter().chain(&many.scope).all(Self::is_plain),
            Self::Measure(measure) => measure.body.iter().all(Self::is_plain),
            Self::Quality(..) => false,
            _ => true,
        }
    }

    fn gather(&self, found: &mut BTreeSet<Variable>) {
        let all = |inner: &[Self], found: &mut BTreeSet<Variable>| inner.iter().for_each(|one| one.gather(found));
        match self {
            Self::Statement(said) => {
                found.extend(variable(&said.subject).into_iter().chain(said.object.as_ref().and_then(variable)));
                found.extend(said.restrictions.iter().filter_map(|restriction| match restriction {
                    Restriction::When(one) | Restriction::Where(one) | Restriction::HowMuch(one) => Some(*one),
                    Restriction::Scope(_, operand) => variable(operand),
                    Restriction::Time(..) => None,
                }));
            }
            Self::Kind(operand, _)
            | Self::Quality(operand, _)
            | Self::Dated(operand, ..)
            | Self::Text(operand, ..)
            | Self::Query(operand, _) => found.extend(variable(operand)),
            Self::Same(one, other) | Self::Compare(one, _, other) => {
                found.extend([one, other].into_iter().filter_map(variable));
            }
            Self::Period(one, other, _) => found.extend([*one, *other]),
            Self::Measure(measure) => {
                found.extend(variable(&measure.of).into_iter().chain([measure.counted, measure.value]));
                all(&measure.body, found);
            }
            Self::Top(top) => {
                found.extend(variable(&top.of).into_iter().chain([top.value]));
                all(&top.among, found);
                all(&top.key, found);
            }
            Self::Quantified(many) => {
                found.insert(many.each);
                all(&many.among, found);
                all(&many.scope, found);
            }
            Self::All(inner) | Self::Any(inner) => all(inner, found),
            Self::Not(inner) | Self::IfAny(inner) => inner.gather(found),
        }
    }
}

const fn variable(operand: &Operand) -> Option<Variable> {
    match operand {
        Operand::Variable(variable) => Some(*variable),
        _ => None,
    }
}

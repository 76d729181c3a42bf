//! Property paths: one step, and what is reached by many.

use super::flow::Flow;
use super::ground::Ground;
use super::names::Names;
use crate::index::Id;
use rustc_hash::FxHashSet;
use spargebra::algebra::PropertyPathExpression;
use std::ops::ControlFlow::Continue;

/// A path in numbers.
#[derive(Clone, Debug)]
pub(super) enum Path {
    /// A predicate, and its place in the index.
    Predicate(Id, Option<usize>),
    Reverse(Box<Path>),
    Sequence(Box<Path>, Box<Path>),
    Either(Box<Path>, Box<Path>),
    /// Any number of times, none included or not.
    Many(Box<Path>, bool),
    Optional(Box<Path>),
}

impl Path {
    /// The path of an expression, if it is understood.
    pub(super) fn of(expression: &PropertyPathExpression, names: &Names<'_>) -> Option<Self> {
        let boxed = |inner: &PropertyPathExpression| Self::of(inner, names).map(Box::new);
        Some(match expression {
            PropertyPathExpression::NamedNode(node) => {
                let id = names.number(node.clone().into());
                Self::Predicate(id, names.place(id))
            }
            PropertyPathExpression::Reverse(inner) => Self::Reverse(boxed(inner)?),
            PropertyPathExpression::Sequence(one, other) => Self::Sequence(boxed(one)?, boxed(other)?),
            PropertyPathExpression::Alternative(one, other) => Self::Either(boxed(one)?, boxed(other)?),
            PropertyPathExpression::ZeroOrMore(inner) => Self::Many(boxed(inner)?, true),
            PropertyPathExpression::OneOrMore(inner) => Self::Many(boxed(inner)?, false),
            PropertyPathExpression::ZeroOrOne(inner) => Self::Optional(boxed(inner)?),
            PropertyPathExpression::NegatedPropertySet(_) => return None,
        })
    }

    /// Whether it leads from everything to itself.
    pub(super) fn may_be_empty(&self) -> bool {
        match self {
            Self::Predicate(..) => false,
            Self::Reverse(inner) => inner.may_be_empty(),
            Self::Sequence(one, other) => one.may_be_empty() && other.may_be_empty(),
            Self::Either(one, other) => one.may_be_empty() || other.may_be_empty(),
            Self::Many(inner, none) => *none || inner.may_be_empty(),
            Self::Optional(_) => true,
        }
    }

    /// The predicates by which it can begin, read forwards or backwards, each with its direction.
    pub(super) fn beginnings(&self, forwards: bool, found: &mut Vec<(Id, Option<usize>, bool)>) {
        match self {
            Self::Predicate(id, place) => found.push((*id, *place, forwards)),
            Self::Reverse(inner) => inner.beginnings(!forwards, found),
            Self::Many(inner, _) | Self::Optional(inner) => inner.beginnings(forwards, found),
            Self::Either(one, other) => {
                one.beginnings(forwards, found);
                other.beginnings(forwards, found);
            }
            Self::Sequence(one, other) => {
                let (first, second) = if forwards { (one, other) } else { (other, one) };
                first.beginnings(forwards, found);
                if first.may_be_empty() {
                    second.beginnings(forwards, found);
                }
            }
        }
    }

    /// Everything that it leads to from a term, as often as SPARQL counts it.
    pub(super) fn lead(&self, from: Id, forwards: bool, ground: &Ground<'_>, each: &mut dyn FnMut(Id) -> Flow) -> Flow {
        match self {
            Self::Predicate(id, place) => ground.neighbours(from, *id, *place, forwards, each),
            Self::Reverse(inner) => inner.lead(from, !forwards, ground, each),
            // As the evaluator has it, each end is led to once.
            Self::Either(..) => {
                let mut seen = Seen::default();
                self.spread(from, forwards, ground, &mut |to| if seen.insert(to) { each(to) } else { Continue(()) })
            }
            Self::Sequence(one, other) => {
                let (first, second) = if forwards { (one, other) } else { (other, one) };
                first.lead(from, forwards, ground, &mut |middle| second.lead(middle, forwards, ground, each))
            }
            Self::Many(inner, none) => many(inner, from, *none, forwards, ground, each),
            Self::Optional(_) if !ground.is_node(from) => Continue(()),
            Self::Optional(inner) => {
                let mut seen = Seen::default();
                seen.insert(from);
                each(from)?;
                inner.lead(from, forwards, ground, &mut |to| if seen.insert(to) { each(to) } else { Continue(()) })
            }
        }
    }
}

impl Path {
    /// The same, where nobody counts how often.
    fn spread(&self, from: Id, forwards: bool, ground: &Ground<'_>, each: &mut dyn FnMut(Id) -> Flow) -> Flow {
        match self {
            Self::Either(one, other) => {
                one.spread(from, forwards, ground, each)?;
                other.spread(from, forwards, ground, each)
            }
            Self::Reverse(inner) => inner.spread(from, !forwards, ground, each),
            other => other.lead(from, forwards, ground, each),
        }
    }
}

/// What is seen already: a list as long as it is short, a set then.
#[derive(Default)]
struct Seen {
    few: Vec<Id>,
    many: FxHashSet<Id>,
}

/// The longest list that is looked through.
const FEW: usize = 16;

impl Seen {
    fn insert(&mut self, id: Id) -> bool {
        if self.few.len() < FEW {
            let new = !self.few.contains(&id);
            if new {
                self.few.push(id);
                if self.few.len() == FEW {
                    self.many.extend(&self.few);
                }
            }
            return new;
        }
        self.many.insert(id)
    }
}

fn many(
    inner: &Path,
    from: Id,
    none: bool,
    forwards: bool,
    ground: &Ground<'_>,
    each: &mut dyn FnMut(Id) -> Flow,
) -> Flow {
    let mut seen = Seen::default();
    let mut open = vec![from];
    if none {
        if !ground.is_node(from) {
            return Continue(());
        }
        seen.insert(from);
        each(from)?;
    }
    while let Some(node) = open.pop() {
        inner.spread(node, forwards, ground, &mut |to| {
            if seen.insert(to) {
                open.push(to);
                each(to)?;
            }
            Continue(())
        })?;
    }
    Continue(())
}

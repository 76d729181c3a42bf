//! Values in a reading: measures of things, and those that come first by one.

use super::reading::{Condition, Operand, Variable};

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

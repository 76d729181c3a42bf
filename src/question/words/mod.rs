//! The words of a question: how they are cut, what each can be, and the ways through those choices.

pub mod adverb;
pub mod bound;
pub mod category;
pub mod clause;
pub mod date;
pub mod degree;
pub mod grammar;
mod money;
pub mod path;
pub mod tag;
pub mod tense;
pub mod unit;
pub mod unlike;
pub mod word;

//! Questions: what was written, what was meant, and how it is said back.
//!
//! Two stages: the lexicon tags the words, then pest parses the tagged sentence. A [`Reading`] holds
//! IRIs and variables only; it knows neither SPARQL nor where it will run.

mod reading;

pub use reading::{
    Column, Condition, Form, Noun, Operand, Predicate, Reading, Restriction, Sense, Statement, Things, Variable,
};

//! Questions: what was written, what was meant, and how it is said back.
//!
//! Two stages: the lexicon tags the words, then pest parses the tagged sentence. A [`Reading`] holds
//! IRIs and variables only; it knows neither SPARQL nor where it will run.

mod build;
mod build_amount;
mod build_measure;
mod build_network;
mod build_noun;
mod build_verb;
mod category;
mod complete;
mod context;
mod date;
mod definition;
mod degree;
mod deny;
mod error;
mod escape;
mod expect;
mod grammar_words;
mod near_miss;
mod paraphrase;
mod parse;
mod path;
mod read;
mod reading;
mod reading_value;
pub mod reference;
mod resolve;
mod resolve_amount;
mod resolve_be;
mod resolve_event;
mod resolve_have;
mod resolve_kind;
mod resolve_letter;
mod resolve_likely;
mod resolve_list;
mod resolve_measure;
mod resolve_network;
mod resolve_noun;
mod resolve_order;
mod resolve_own;
mod resolve_passive;
mod resolve_property;
mod resolve_quantity;
mod resolve_relative;
mod resolve_same;
mod resolve_value;
mod resolve_verb;
mod say;
mod say_amount;
mod say_clause;
mod say_noun;
mod say_value;
mod say_verb;
mod sentence;
pub mod syntax;
pub mod syntax_value;
mod tag;
mod understood;
mod unknown;
mod word;

pub use complete::{Completion, completions, takes_date};
pub use context::{Context, Origin};
pub use definition::{Consequence, consequence, part_of, statement};
pub use error::AskError;
pub use escape::query_within;
pub use near_miss::{Offer, offers};
pub use read::{Outcome, Tag, read, readings, tried};
pub use reading::{
    Column, Condition, Form, Noun, Operand, Predicate, Reading, Restriction, Sense, Statement, Things, Variable,
};
pub use reading_value::{Amounts, Matching, Measure, Order, Period, Quantified, Quantity, Top};
pub use sentence::{Definition, Forgotten, Framed, Sentence, TellingSource, Told, escapes, sentence};
pub use syntax::{Question, Words};
pub use syntax_value::{Comparison, Function, Tied};
pub use understood::{Typed, Understood, typed};

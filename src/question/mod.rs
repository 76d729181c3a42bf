//! Questions: what was written, what was meant, and how it is said back.
//!
//! Two stages: the lexicon tags the words, then pest parses the tagged sentence. A [`Reading`] holds
//! IRIs and variables only; it knows neither SPARQL nor where it will run.
//!
//! The rooms follow a question on its way: `sentence` takes off what stands around it, `words` tells what each word can be,
//! `syntax` parses and builds the tree of what was written, `resolve` makes a [`Reading`] of it (`reading`), and `say` says
//! that back. `read` goes the whole way for every way to take the words; `near_miss`, `expect` and `error` help where
//! there is none.

mod besides;
mod check;
mod complete;
mod context;
mod definition;
mod error;
mod escape;
mod expect;
mod near_miss;
mod nobody;
mod owed;
mod ranked;
mod read;
mod reading;
pub mod reference;
mod refused;
mod rephrase;
mod resolve;
mod say;
mod sayers;
mod sentence;
mod strange;
pub mod syntax;
mod understood;
mod unfinished;
mod wordings;
mod words;

pub use besides::BESIDES;
pub use complete::{Completion, completions, takes_date};
pub use context::{Context, Origin};
pub use definition::{Consequence, consequence, part_of, statement};
pub use error::AskError;
pub use escape::query_within;
pub use near_miss::{Offer, offers};
pub use nobody::{OfNobody, of_nobody};
pub use read::{Outcome, Tag, read, readings, tried};
pub use reading::value::{Amounts, Matching, Measure, Order, Period, Quantified, Quantity, Top};
pub use reading::{
    Column, Condition, Form, Noun, Operand, Predicate, Pronoun, Reading, Restriction, Sense, Statement, Things,
    Variable,
};
pub use refused::refused;
pub use sentence::{Definition, Forgotten, Framed, Sentence, TellingSource, Told, escapes, sentence};
pub use strange::unknown_words;
pub use syntax::value::{Comparison, Function, Tied};
pub use syntax::{Question, Words};
pub use understood::{Typed, Understood, taken, typed};
pub use wordings::{without_noun, wordings};
pub use words::adverb::is_telling;
pub use words::bound::{Bounded, bounded};
pub use words::grammar::{is_auxiliary, is_copula, is_function_word, is_relative};
pub use words::unlike::is_unlike;

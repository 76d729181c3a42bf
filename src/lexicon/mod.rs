//! The lexicon: which words name what, for prose and for questions alike.
//!
//! Words become terms only here. Entries come from the labels of a graph; morphology joins inflected
//! forms to them.

mod book;
mod denote;
mod derived;
mod entry;
mod lookup;
mod many;
mod meant;
pub mod morphology;
mod names;
mod near;
mod people;
mod recall;
mod sources;
mod token;
mod units;
mod verbs;
mod vocabulary;

pub use book::{Book, Keys};
pub use denote::{Denotation, is_title};
pub use derived::{Derived, Tells, agent_noun};
pub use entry::{Entry, Meaning};
pub use lookup::Lexicon;
pub use meant::{Meanings, Meant, Part};
pub use names::{Shape, plural_head, pronoun_of_given_name};
pub use people::{is_of_bodies, is_of_people};
pub use recall::Found;
pub use sources::Sources;
pub use token::{Token, is_apostrophe, is_hyphen, normal, normal_words, tokens};
pub use units::{Unit, unit};
pub use verbs::{VerbForm, Verbs, WHEN, is_preposition, phrase, respelt_participle};
pub use vocabulary::{BUILT_IN, Vocabulary};

//! Linking: from what a sentence says to claims about named things.
//!
//! Extractions point at tokens; claims name things by IRI. In between stand names and their variants, the things a
//! pronoun or a short form refers back to, and what a name shows about its bearer. No rule here knows a word: nouns,
//! relations, aliases and places come from the vocabulary graph and from data files.

mod acronym;
mod acting;
mod asker;
mod belonging;
mod bracket;
mod called;
mod classify;
mod context;
mod coverage;
mod either;
mod elliptic;
mod entity;
mod gazetteer;
mod gender;
mod headed;
mod identity;
mod ingest;
mod ingested;
mod known_name;
mod ledger;
mod linker;
mod mates;
mod mentioned;
mod name;
mod name_run;
mod part;
mod passing;
mod power;
mod predication;
mod reference;
mod referents;
mod registry;
mod repeated;
mod session;
mod speaker;
mod structure;
#[cfg(test)]
mod tests;
mod title;
mod titled;
mod view;
mod vote;
mod wording;

pub use coverage::Coverage;
pub use entity::Entity;
pub use ingest::ingest;
pub use ingested::Ingested;
pub use view::ClaimView;
pub use wording::Wording;

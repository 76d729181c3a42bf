//! An index of quads in one file: written once, mapped, read by any number of threads, never changed.
//!
//! Terms are numbers of 32 bits ([`id`]); small literals are whole within theirs. Triples of the default
//! graph stand twice: by subject, as rows of objects with a shared pattern of predicates; and by predicate
//! and object, as runs of subjects. Each object knows its runs, so any pattern with a known part is a
//! slice of one column or a few. Quads of named graphs stand as sorted rows.
//!
//! The room knows no journal, no query and no claim. A file that is not as it was written is found out
//! when it is read, block by block ([`Index::sound`]).

mod affix;
mod build;
mod checked;
mod columns;
mod file;
mod frozen;
mod hash;
pub mod id;
mod kinds;
mod mapped;
mod numbers;
mod order;
mod register;
pub mod rows;
mod search;
mod table;
mod terms;
mod words;

#[cfg(test)]
mod tests;

pub use affix::split;
pub use build::WriteIndexError;
pub use checked::{Damage, OpenIndexError};
pub use frozen::{Index, Runs, Token};
pub use id::Id;
pub use numbers::Ids;
pub use order::{Draft, quad_of};
pub use register::{Entry, Register, RegisterDraft};
pub use terms::{Space, Terms, TooManyTerms};

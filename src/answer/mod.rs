//! Answers: what a question gets, with the sentences that say so.
//!
//! An [`Answer`] is a value; it knows no terminal. Every row of it has citations or is uncited and says so.

mod model;

pub use model::{Answer, Cell, CellKind, Row, Verdict};

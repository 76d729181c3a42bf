//! What a sentence says to a question, by its words and its grammar alone.
//!
//! Claims hold most of what a text says, but not all of it, and not always in the words in which it is asked for. So a
//! question that no claim answers is read by the same parser as the prose, and what it leaves open ([`Asked`]: who, when,
//! how many …) is looked for in the clause of a sentence that says the rest of it. That clause must have the question's
//! verb, be asserted by the text or by whoever it quotes, deny or affirm, allow or demand as the question does, be of the same time, and
//! have every phrase of the question on the same side or after a like preposition (`plain`). What stands in
//! the open place is the answer, word for word; where anything is missing, the sentence does not answer.
//!
//! Finding an answer by aligning the dependency tree of the question with that of a sentence goes back to Punyakanok,
//! Roth and Yih, "Mapping dependencies trees: an application to question answering" (AI&Math 2004).

mod antecedent;
mod asked;
mod asking;
mod beside;
mod count;
mod fit;
mod nominal;
mod plain;
mod roles;
mod side;
mod whether;
mod words;

#[cfg(test)]
mod tests;

use super::clause::mended;
use super::{Reader, Sentence};
use crate::text::Source;

pub use asked::{Asked, Sought};
pub use fit::fillers;
pub use side::{Known, Named};
pub use whether::{Judgement, is_so};
pub use words::vocabulary;

/// The sentences of a passage, as they are searched.
#[must_use]
pub fn sentences(passage: &Source) -> Vec<Sentence> {
    Reader::bundled().sentences(passage).map(|sentence| mended(&sentence).into_owned()).collect()
}

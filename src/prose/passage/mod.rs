//! What a sentence says to a question, by its words and its grammar alone.
//!
//! Claims hold most of what a text says, but not all of it, and not always in the words in which it is asked for. So a
//! question that no claim answers is read by the same parser as the prose. What it leaves open ([`Asked`]: who, when,
//! how many …) is then looked for in every sentence that has all words of the question that carry meaning: in the
//! clause with the same verb and the same stance, where what is known stands on the same side of the verb. What stands
//! in the open place is the answer, word for word. Nothing is guessed: where a word is missing, a denial stands in the
//! way or the other side is somebody else, the sentence does not answer.
//!
//! Finding an answer by aligning the dependency tree of the question with that of a sentence goes back to Punyakanok,
//! Roth and Yih, "Mapping dependencies trees: an application to question answering" (AI&Math 2004).

mod asked;
mod count;
mod fit;
mod nominal;
mod plain;
mod side;
mod whether;
mod words;

#[cfg(test)]
mod tests;

pub use asked::{Asked, Sought};
pub use fit::fillers;
pub use side::{Known, Named};
pub use whether::is_so;
pub use words::vocabulary;

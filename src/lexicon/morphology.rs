//! Morphology: from the forms of a word to its dictionary form, and back.
//!
//! Rules for the regular, data files for the rest (grammar/irregular.tsv, grammar/stems.tsv). Words are given and
//! returned in lower case; of a hyphenated word the last part is inflected.

mod inflect;
mod irregular;
mod lemma;
mod stem;

pub use inflect::{gerund, in_plural, past, past_participle, plural, third_person};
pub use lemma::lemma;

/// What decides how a word is inflected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordClass {
    /// A common noun.
    Noun,
    /// A verb, auxiliary or modal.
    Verb,
    /// An adjective, or an adverb that has degrees.
    Adjective,
    /// Anything else: not inflected.
    Other,
}

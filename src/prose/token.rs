//! One word or punctuation mark of a parsed sentence.

use super::{Deprel, Margins, Tag, Upos};
use crate::text::Span;

/// A token with its place in the text and in the tree.
///
/// Hyphenated words are one token (`non-binding`). `span` points at the characters as they were written;
/// `form` is the same with typographic hyphens and quotes made plain, so that words compare equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The bytes of the source, not empty.
    pub span: Span,
    /// The normalised characters: U+2010 and U+2011 as `-`, curly quotes straight, no soft hyphens.
    pub form: String,
    /// The dictionary form, in lower case unless it is a name.
    pub lemma: String,
    /// The part of speech.
    pub tag: Tag,
    /// The index of the head in the sentence; none for the root.
    pub head: Option<usize>,
    /// The relation to the head.
    pub relation: Deprel,
    /// How sure the tag, the head and the relation are.
    pub margins: Margins,
}

impl Token {
    /// The universal part of speech.
    #[must_use]
    pub fn upos(&self) -> Upos {
        Upos::new(&self.form, self.tag, self.relation)
    }

    /// The form in lower case.
    #[must_use]
    pub fn lower(&self) -> String {
        self.form.to_lowercase()
    }

    /// Whether it is that word, whatever its capitals.
    #[must_use]
    pub fn is(&self, word: &str) -> bool {
        self.form.eq_ignore_ascii_case(word)
    }
}

//! What one sentence says, before any name is linked: extractions.
//!
//! Every part points into the sentence by token number; an extraction knows no IRI.

use super::Signs;
use crate::claim::{Modality, Polarity, TimeRelation};

/// What a phrase is reworded as that stands for what the whole text is about.
pub const TOPIC: &str = "what the text is about";

/// Stands for the text itself, where a line under its title speaks of it; linking knows what it calls itself.
pub const DOCUMENT: &str = "the text";

/// Some tokens of a sentence that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The head token's number.
    pub head: usize,
    /// All token numbers, ascending, not always contiguous ("ministerial … meetings").
    pub tokens: Vec<usize>,
    /// What it says, where that is not simply its tokens ("21 members" for "21-member").
    pub reworded: Option<String>,
}

/// What an extraction's object is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Object {
    /// A noun phrase: a thing.
    Thing(Phrase),
    /// An adjective, adverb, number or clause: kept as words.
    Text(Phrase),
}

impl Object {
    /// The words, whatever they are.
    #[must_use]
    pub const fn phrase(&self) -> &Phrase {
        match self {
            Self::Thing(phrase) | Self::Text(phrase) => phrase,
        }
    }
}

/// Where in the grammar an extraction comes from; linking treats names by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Construction {
    /// A verb with its arguments.
    Clause,
    /// A verb with a time: "be held on 3 May".
    Moment,
    /// "X is a Y".
    Copula,
    /// "X, a Y," and "X (a Y)".
    Apposition,
    /// "X (ABC)": two names of one thing.
    Naming,
    /// "X's Y" read as having.
    Possession,
    /// "Y of X" read as having, which holds only of some nouns: "the chair of X", not "the length of X".
    Belonging,
    /// "Y such as X", "Y including X", "Y: X".
    Example,
    /// "X of/for/in/on Y" within a noun phrase.
    Modifier,
    /// "commitments to reduce litter".
    Purpose,
    /// "oversight of X": an action named by a noun.
    Nominalisation,
}

/// What narrows an extraction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhraseQualifier {
    /// A date, normalised to `2024`, `2024-06` or `2024-06-01`.
    Time(TimeRelation, String),
    /// A time that is no date.
    TimeText(Phrase),
    /// A preposition and its object (linking decides whether it is a place).
    Scope(String, Phrase),
    /// "meetings where officials draft …": the meetings.
    Venue(Phrase),
    /// "normally", "generally".
    Hedge(Phrase),
    /// "if …", "unless …", "subject to …".
    Condition(Phrase),
    /// "according to X", "X said that …".
    Attribution(Phrase),
}

/// One statement of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extraction {
    /// Who or what it is about.
    pub subject: Phrase,
    /// The relation phrase: lemmas with particle and preposition ("agree on", "be recorded in").
    pub relation: String,
    /// The tokens that say the relation.
    pub relation_tokens: Vec<usize>,
    /// What the relation leads to, if anything.
    pub object: Option<Object>,
    /// How firmly it is said.
    pub modality: Modality,
    /// Whether it is affirmed or denied.
    pub polarity: Polarity,
    /// The tokens that mark modality and polarity ("can", "not").
    pub marker: Vec<usize>,
    /// What narrows it.
    pub qualifiers: Vec<PhraseQualifier>,
    /// Where it comes from.
    pub construction: Construction,
    /// What its making shows of its soundness.
    pub signs: Signs,
}

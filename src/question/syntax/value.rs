//! What was written of amounts, ranks and comparisons.

use super::{NounPhrase, Words};
use crate::claim::TimeRelation;

/// How two values compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparison {
    /// "more than".
    More,
    /// "less than", "fewer than".
    Less,
    /// "at least".
    AtLeast,
    /// "at most".
    AtMost,
    /// "exactly", "as many as".
    Equal,
}

/// What can be asked of the network of all that is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tied {
    /// "most connected": what most other things are tied to.
    Most,
    /// "connected to SOM1": what some way leads to.
    To,
    /// "not connected to SOM1": what no way leads to.
    NotTo,
    /// "is everything connected?": the parts between which nothing is tied.
    Parts,
}

/// How one number is made of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Function {
    /// "the number of".
    Count,
    /// "the total".
    Sum,
    /// "the average".
    Average,
    /// "the minimum".
    Least,
    /// "the maximum".
    Greatest,
}

impl Function {
    /// Its adjective: "average"; none of a count.
    #[must_use]
    pub const fn adjective(self) -> Option<&'static str> {
        match self {
            Self::Count => None,
            Self::Sum => Some("total"),
            Self::Average => Some("average"),
            Self::Least => Some("minimum"),
            Self::Greatest => Some("maximum"),
        }
    }
}

/// "more than 5".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// How it compares.
    pub comparison: Comparison,
    /// The number, as digits.
    pub number: String,
    /// All of it.
    pub words: Words,
}

/// "the 2nd highest", "the 3 largest".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rank {
    /// The superlative.
    pub word: Words,
    /// How many come before: 1 for "the 2nd".
    pub skip: usize,
    /// How many places are asked for: 3 for "the 3 largest".
    pub take: usize,
}

/// What a value is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Against {
    /// A number, as digits, with its unit.
    Number(String, Option<Words>),
    /// Two numbers, between which it is, both included, each with its unit.
    Between((String, Option<Words>), (String, Option<Words>)),
    /// A date in ISO 8601.
    Date(String),
    /// A thing or a value of it.
    Noun(NounPhrase),
}

/// "higher than 2 meters": the comparison, by its word where it is one of degree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// "higher", "earlier"; none for "more than", "at least".
    pub degree: Option<Words>,
    /// How it compares, if no word of degree says so.
    pub comparison: Comparison,
    /// With what.
    pub against: Against,
}

/// What a value is said to be: "of more than 5", "since 2008".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Compared.
    Compared(Compared),
    /// A time, perhaps bound from both sides.
    Dated(Vec<(TimeRelation, String)>),
    /// Named after the noun: "the artist Elvis Presley", "the season number 1".
    Named(Against),
}

/// What stands before or after a noun and measures it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measures {
    /// "more than 5".
    pub amount: Option<Amount>,
    /// "the highest".
    pub rank: Option<Rank>,
    /// "the same … as": with what follows "as", if anything.
    pub same: Option<Option<NounPhrase>>,
    /// "more … than": the word, and what follows "than".
    pub than: Option<(Words, NounPhrase)>,
    /// "of more than 5".
    pub value: Option<Value>,
}

impl Measures {
    /// Whether the noun is measured at all.
    #[must_use]
    pub fn any(&self) -> bool {
        *self != Self::default()
    }
}

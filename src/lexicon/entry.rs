//! One word or name and one thing that it can mean.

use crate::rdf::NamedNode;

/// What a form can mean.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// A thing with this name.
    Thing(NamedNode),
    /// A common noun for the instances of a class.
    Class(NamedNode),
    /// A common noun for the things whose name has it as head (`rap:kind`).
    Kind(String),
    /// A verb or relational phrase, in the infinitive.
    Relation(NamedNode),
    /// An adjective (`rap:quality`).
    Quality(String),
}

/// A form as written in the graph, with one meaning. A form with several meanings has several entries.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry {
    /// The label ("Senior Officials’ Meetings", "report to", "binding").
    pub form: String,
    /// What it means.
    pub meaning: Meaning,
    /// Whether it is the preferred name, the one to show.
    pub preferred: bool,
}

impl Meaning {
    /// The IRI that is meant, if it is one.
    #[must_use]
    pub const fn node(&self) -> Option<&NamedNode> {
        match self {
            Self::Thing(node) | Self::Class(node) | Self::Relation(node) => Some(node),
            Self::Kind(_) | Self::Quality(_) => None,
        }
    }
}

impl Entry {
    /// The thing that is meant, if it is one.
    #[must_use]
    pub const fn thing(&self) -> Option<&NamedNode> {
        match &self.meaning {
            Meaning::Thing(thing) => Some(thing),
            _ => None,
        }
    }
}

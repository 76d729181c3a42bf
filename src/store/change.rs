//! A change of a graph as a value.

use crate::rdf::Quad;

/// What is to change, all of it or nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    /// What it is about, for people: "told: SOM1 is held in Guangzhou".
    pub message: String,
    /// Quads to add; those that are there already change nothing.
    pub insert: Vec<Quad>,
    /// Quads to remove; those that are not there change nothing. They go before others come.
    pub remove: Vec<Quad>,
}

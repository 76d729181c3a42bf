//! RDF words: the namespaces, the names this project mints, and its literals.
//!
//! Terms themselves are `oxigraph`'s (`NamedNode`, `Literal`, `Term`, `Quad`), the same in every room.

pub mod literal;
pub mod mint;
pub mod namespace;
mod tongue;
mod turtle;

pub use tongue::{Distance, Tongue};
pub use turtle::{ParseTurtleError, parse_turtle};

pub use oxigraph::model::{GraphName, Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};

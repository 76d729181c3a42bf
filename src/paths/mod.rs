//! Paths: how one thing is connected to another through what is said.
//!
//! The only room that knows nodes and edges, and the only one that knows petgraph. A network holds what
//! claims affirm, in any modality, and the plain edges that no claim covers; classes are no connection.

mod centre;
mod network;
mod ways;

pub use network::{Edge, Network, Place, Tie};

//! The network that tags and parses: what it sees of words, its weights, and the way through it.
//!
//! Each word enters as the sum of what its letters, ending, beginning and shape stand for and of a word vector;
//! residual convolutions (after Kim 2014 and Strubell, Verga, Belanger and McCallum 2017) tell it of its neighbours;
//! tags are told half-way; arcs are scored by a biaffine classifier (Dozat and Manning 2017).

mod convolution;
mod dense;
mod desk;
mod distance;
mod encode;
mod error;
mod forward;
mod hash;
mod keys;
mod known;
mod layer;
mod model;
mod norm;
mod product;
mod read;
mod recurrence;
mod traits;
mod tree;
mod vectors;
mod work;

pub(crate) use desk::Desk;
pub(crate) use distance::{DISTANCES, distance};
pub(crate) use encode::{Columns, Linear, Writer};
pub use error::DecodeModelError;
pub(crate) use hash::characters;
pub(crate) use keys::Keys;
pub use model::Model;
pub(crate) use traits::{HASHED_ROWS, TABLES, Traits, cases, plain};
pub use vectors::Vectors;
pub(crate) use vectors::{DIMENSIONS, SCALE};

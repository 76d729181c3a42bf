//! Text: where words stand, and how to point at them.
//!
//! The ground floor. It knows bytes, characters and lines, and nothing of grammar or graphs.

mod diagnostic;
mod layout;
mod metadata;
mod nearest;
mod number;
mod sound;
mod source;
mod span;

pub use diagnostic::{Diagnostic, Label, Severity};
pub use layout::{Block, BlockKind, Cell, Layout};
pub use metadata::Metadata;
pub use nearest::{is_slip, nearest};
pub use number::grouped;
pub use sound::sound;
pub use source::{Position, Source};
pub use span::Span;

//! Claims: statements that know where they were said.
//!
//! A claim does not know how it was extracted. [`record`] turns it into quads.

mod citation;
mod confidence;
mod model;
pub mod record;

pub use citation::{Citation, CitationError};
pub use confidence::{Confidence, ParseConfidenceError};
pub use model::{Claim, Modality, Polarity, Qualifier, TimeRelation};

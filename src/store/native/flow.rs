//! How a walk goes on or ends.

use crate::index::Id;
use std::ops::ControlFlow;

/// What stands for a variable that has no value: no term has this number.
pub(super) const UNBOUND: Id = Id::MAX;

/// Why a walk ends before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// There is enough.
    Enough,
    /// The evaluator must answer: this was met with something that is not understood here.
    Beyond,
    /// The time is over.
    Late,
    /// Too much memory is taken.
    Full,
    /// As many steps were taken as were wanted.
    Glanced,
}

/// Whether a walk goes on.
pub(super) type Flow = ControlFlow<Stop>;

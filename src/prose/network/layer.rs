//! The layers between input and answers, whichever kind they are of.

use super::convolution::Convolution;
use super::recurrence::Recurrence;
use super::{DecodeModelError, read};

/// What stands before a convolution in a file.
pub(super) const CONVOLUTION: usize = 0;

/// What stands before a recurrence in a file.
pub(super) const RECURRENCE: usize = 1;

/// A layer that adds to words what other words tell of them.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Layer {
    /// Neighbours.
    Convolution(Convolution),
    /// All words before and after.
    Recurrence(Recurrence),
}

impl Layer {
    pub(super) fn decode(rest: &mut &[u8]) -> Result<Self, DecodeModelError> {
        match read::number(rest)? {
            CONVOLUTION => Ok(Self::Convolution(Convolution::decode(rest)?)),
            RECURRENCE => Ok(Self::Recurrence(Recurrence::decode(rest)?)),
            _ => Err(DecodeModelError::Shape),
        }
    }
}

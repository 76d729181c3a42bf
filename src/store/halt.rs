//! A query that is stopped in the midst of whatever it does.
//!
//! The evaluator collects what it joins, groups and sorts, and what went wrong with it: told by errors that nobody waits
//! any more, it would still go through the rest of a product and sort all that it holds, for minutes. So a view of the
//! graph unwinds to where the query began as soon as it is asked for anything after the token was cancelled, which it is
//! for every quad that is read and every term that is compared. Values that the evaluator joins without asking the graph
//! (`VALUES` times `VALUES`) it copies, and they look now and then, too. Nothing is printed then, and nothing is left half
//! done: a query changes nothing.

use super::EndpointError;
use crate::index::Id;
use spareval::{CancellationToken, QueryEvaluationError};
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// Of so many copies of values, one looks whether the query is still wanted.
const SELDOM: u32 = 4_096;

thread_local! {
    /// What stops the query that this thread evaluates.
    static STOP: RefCell<Option<CancellationToken>> = const { RefCell::new(None) };
    /// How many values were copied.
    static COPIES: Cell<u32> = const { Cell::new(0) };
}

/// The number of a term in the hands of the evaluator.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Number(pub Id);

impl Clone for Number {
    #[inline]
    fn clone(&self) -> Self {
        let copies = COPIES.get().wrapping_add(1);
        COPIES.set(copies);
        if copies.is_multiple_of(SELDOM) {
            STOP.with_borrow(|stop| look(stop.as_ref()));
        }
        Self(self.0)
    }
}

/// What unwinds.
struct Halted;

/// Goes back to [`halting`] if the token is cancelled.
#[inline]
pub(super) fn look(stop: Option<&CancellationToken>) {
    if stop.is_some_and(CancellationToken::is_cancelled) {
        resume_unwind(Box::new(Halted));
    }
}

/// Does what may be halted by a token.
///
/// # Errors
/// Those of the work, or that it was cancelled.
pub(super) fn halting<T>(
    stop: Option<&CancellationToken>,
    work: impl FnOnce() -> Result<T, EndpointError>,
) -> Result<T, EndpointError> {
    let before = STOP.replace(stop.cloned());
    let worked = catch_unwind(AssertUnwindSafe(work));
    STOP.set(before);
    match worked {
        Ok(worked) => worked,
        Err(halted) if halted.is::<Halted>() => Err(QueryEvaluationError::Cancelled.into()),
        Err(panic) => resume_unwind(panic),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_cancelled_is_halted() {
        let stop = CancellationToken::new();
        let work = || {
            look(None);
            look(Some(&stop));
            Ok(7)
        };
        assert_eq!(halting(None, work).unwrap(), 7);
        stop.cancel();
        assert!(halting(None, work).unwrap_err().is_stopped());
    }

    #[test]
    fn copies_halt_what_is_cancelled() {
        let stop = CancellationToken::new();
        let copies = || Ok((0..=SELDOM).map(|number| Number(number).clone().0).max());
        assert_eq!(halting(Some(&stop), copies).unwrap(), Some(SELDOM));
        stop.cancel();
        assert!(halting(Some(&stop), || halting(None, copies)).is_ok());
        assert!(halting(Some(&stop), copies).unwrap_err().is_stopped());
    }
}

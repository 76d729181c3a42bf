//! A query that is stopped in the midst of whatever it does.
//!
//! The evaluator collects what it joins, groups and sorts, and what went wrong with it: told by errors that nobody waits
//! any more, it would still go through the rest of a product and sort all that it holds, for minutes. So a view of the
//! graph unwinds to where the query began as soon as it is asked for anything after the token was cancelled, which it is
//! for every quad that is read and every term that is compared. Nothing is printed then, and nothing is left half done:
//! a query changes nothing.

use super::EndpointError;
use spareval::{CancellationToken, QueryEvaluationError};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// What unwinds.
struct Halted;

/// Goes back to [`halting`] if the token is cancelled.
#[inline]
pub(super) fn look(stop: Option<&CancellationToken>) {
    if stop.is_some_and(CancellationToken::is_cancelled) {
        resume_unwind(Box::new(Halted));
    }
}

/// Does what may be halted.
///
/// # Errors
/// Those of the work, or that it was cancelled.
pub(super) fn halting<T>(work: impl FnOnce() -> Result<T, EndpointError>) -> Result<T, EndpointError> {
    match catch_unwind(AssertUnwindSafe(work)) {
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
        assert_eq!(halting(work).unwrap(), 7);
        stop.cancel();
        assert!(halting(work).unwrap_err().is_stopped());
    }
}

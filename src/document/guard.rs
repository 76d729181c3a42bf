//! The one door through which foreign bytes meet foreign parsers.
//!
//! A parser runs on a thread of its own, with a stack of known size. If it panics, the thread ends and the panic is
//! an error like any other; if it takes too long, the error is given and the thread is left behind to end with the
//! process. This is why the crate is built to unwind.

use super::Format;
use super::limits::LONGEST;
use super::problem::Problem;
use std::sync::mpsc;
use std::thread;

/// The name of threads on which parsers run; a door may keep their panics from being printed.
pub const PARSER_THREAD: &str = "document parser";

/// The stack of a parser, in bytes: enough for any nesting that is allowed.
const STACK: usize = 64 << 20;

/// Runs `work` where it can do no harm.
///
/// # Errors
/// What `work` gives; [`Problem::Crashed`] if it panics; [`Problem::TooSlow`].
pub(super) fn contained<T: Send + 'static>(
    format: Format,
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let (send, receive) = mpsc::channel();
    let run = move || {
        // If nobody waits any more, nobody is to be told.
        let _ = send.send(work());
    };
    let spawned = thread::Builder::new().name(PARSER_THREAD.to_owned()).stack_size(STACK).spawn(run);
    if spawned.is_err() {
        return Err(Problem::Crashed(format));
    }
    match receive.recv_timeout(LONGEST) {
        Ok(result) => result,
        Err(mpsc::RecvTimeoutError::Disconnected) => Err(Problem::Crashed(format)),
        Err(mpsc::RecvTimeoutError::Timeout) => Err(Problem::TooSlow(LONGEST.as_secs())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error() {
        let ended: Result<(), Problem> = contained(Format::Html, || panic!("within a parser"));
        assert_eq!(ended, Err(Problem::Crashed(Format::Html)));
        assert_eq!(contained(Format::Html, || Ok(3)), Ok(3));
    }
}

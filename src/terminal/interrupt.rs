//! What Ctrl-C does while nobody types: it gives up the question that is being answered.

use crate::knowledge::CancellationToken;
use std::process;
use std::sync::{Mutex, PoisonError};

/// The exit status of a program that was interrupted.
const INTERRUPTED: i32 = 130;

/// What is being done.
enum Doing {
    /// Something that an interruption ends, and the program with it.
    Something,
    /// A line of a conversation: an interruption gives up the question that it comes to, a second one ends the program.
    Line(CancellationToken),
    /// Nothing, between two lines of a conversation: an interruption came too late for what was asked.
    Talking,
    /// A question, which an interruption gives up.
    Question(CancellationToken),
    /// Another program has the terminal, which is interrupted in place of this one.
    Elsewhere,
}

static DOING: Mutex<Doing> = Mutex::new(Doing::Something);

fn now(doing: Doing) -> Doing {
    std::mem::replace(&mut *DOING.lock().unwrap_or_else(PoisonError::into_inner), doing)
}

/// Makes Ctrl-C give up questions, where the system allows that.
pub(super) fn watch() {
    let interrupted = || match &*DOING.lock().unwrap_or_else(PoisonError::into_inner) {
        Doing::Line(stop) if !stop.is_cancelled() => stop.cancel(),
        Doing::Question(stop) => stop.cancel(),
        Doing::Elsewhere | Doing::Talking => {}
        Doing::Line(_) | Doing::Something => process::exit(INTERRUPTED),
    };
    // Without it Ctrl-C ends the program, as it does anywhere.
    let _ = ctrlc::set_handler(interrupted);
}

/// A conversation begins: until it is over an interruption ends nothing but what [`working`] does.
pub(super) fn talk() {
    now(Doing::Talking);
}

/// Does what a line asks for.
pub(super) fn working<T>(work: impl FnOnce() -> T) -> T {
    let before = now(Doing::Line(CancellationToken::new()));
    let done = work();
    now(before);
    done
}

/// Does something that an interruption gives up by this token, even one that came since its line was entered.
pub(super) fn during<T>(work: impl FnOnce(&CancellationToken) -> T) -> T {
    let stop = match &*DOING.lock().unwrap_or_else(PoisonError::into_inner) {
        Doing::Line(stop) => stop.clone(),
        _ => CancellationToken::new(),
    };
    let before = now(Doing::Question(stop.clone()));
    let done = work(&stop);
    now(before);
    done
}

/// Waits for another program that has the terminal.
pub(super) fn elsewhere<T>(wait: impl FnOnce() -> T) -> T {
    let before = now(Doing::Elsewhere);
    let done = wait();
    now(before);
    done
}

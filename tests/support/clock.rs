//! The time of one thread, so that others may work beside what is measured.

use std::time::Duration;
#[cfg(not(unix))]
use std::time::Instant;

/// The time that this thread has had a processor for.
#[cfg(unix)]
pub fn worked() -> Duration {
    use rustix::time::{ClockId, clock_gettime};
    let told = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(told.tv_sec.try_into().unwrap_or(0), told.tv_nsec.try_into().unwrap_or(0))
}

/// The time that has passed.
#[cfg(not(unix))]
pub fn worked() -> Duration {
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    START.elapsed()
}

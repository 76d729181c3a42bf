//! How much memory this process holds, where the system tells.

use std::fs;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The bytes that this process holds for itself, without what is mapped from files; none where the system does not tell.
#[must_use]
pub fn held() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

/// The same as it was when it was looked at last, so long ago at most: looking takes some twenty microseconds.
#[must_use]
pub fn held_lately(age: Duration) -> Option<u64> {
    static LAST: Mutex<Option<(Instant, Option<u64>)>> = Mutex::new(None);
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    match *last {
        Some((when, held)) if when.elapsed() < age => held,
        _ => {
            let held = held();
            *last = Some((Instant::now(), held));
            held
        }
    }
}

//! How much memory this process holds, where the system tells.

use std::fs;

/// The bytes that this process holds for itself, without what is mapped from files; none where the system does not tell.
#[must_use]
pub fn held() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

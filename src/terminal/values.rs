//! Values that people type on the command line: lengths of time, dates, addresses.

use crate::knowledge::Tongue;
use std::time::Duration;

/// A length of time in seconds, such as 10 or 0.5.
pub(super) fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().filter(|&seconds: &f64| seconds > 0.0);
    let long = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    long.ok_or_else(|| "a number of seconds is needed, such as 10 or 0.5".to_owned())
}

/// A number of bytes, such as 500M or 2G.
pub(super) fn bytes(text: &str) -> Result<u64, String> {
    let wrong = || "a number of bytes is needed, such as 500M or 2G".to_owned();
    if crate::knowledge::held().is_none() {
        return Err(
            "this system does not tell how much memory a program holds: limit the time, --timeout 60".to_owned()
        );
    }
    let at = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, unit) = text.split_at_checked(at).ok_or_else(wrong)?;
    let shift = match unit.trim().to_ascii_uppercase().as_str() {
        "" | "B" => 0,
        "K" | "KB" => 10,
        "M" | "MB" => 20,
        "G" | "GB" => 30,
        _ => return Err(wrong()),
    };
    let number: u64 = digits.parse().map_err(|_| wrong())?;
    number.checked_mul(1 << shift).filter(|&bytes| bytes > 0).ok_or_else(wrong)
}

/// A date of any precision.
pub(super) fn date(text: &str) -> Result<String, String> {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &str, long: usize| part.len() == long && part.bytes().all(|byte| byte.is_ascii_digit());
    let sane = match parts.as_slice() {
        [year] => digits(year, 4),
        [year, month] => digits(year, 4) && digits(month, 2),
        [year, month, day] => digits(year, 4) && digits(month, 2) && digits(day, 2),
        _ => false,
    };
    if sane { Ok(text.to_owned()) } else { Err("a date is written 2024, 2024-06 or 2024-06-01".to_owned()) }
}

/// An absolute address.
pub(super) fn address(text: &str) -> Result<String, String> {
    let absolute = text.split_once("://").is_some_and(|(scheme, rest)| !scheme.is_empty() && !rest.is_empty());
    let spaced = text.chars().any(char::is_whitespace);
    if absolute && !spaced {
        Ok(text.to_owned())
    } else {
        Err("an address is written https://example.org/a".to_owned())
    }
}

/// A language by its tag, such as de or pt-BR.
pub(super) fn tongue(text: &str) -> Result<Tongue, String> {
    Tongue::of(text).ok_or_else(|| "the tag of a language is needed, such as en, de or pt-BR".to_owned())
}

//! The access log: a line for each request.

use std::net::IpAddr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The longest part of an address that is told.
const LONGEST: usize = 2_000;

/// "2026-11-25T03:14:45Z 127.0.0.1 GET /ask?q=who 200 1830 1.9ms".
pub(super) fn line(
    at: SystemTime,
    client: Option<IpAddr>,
    request: (&str, &str),
    status: u16,
    bytes: Option<u64>,
    took: Duration,
) -> String {
    let client = client.map_or_else(|| "-".to_owned(), |client| client.to_string());
    let bytes = bytes.map_or_else(|| "-".to_owned(), |bytes| bytes.to_string());
    let (method, address) = request;
    // An address is ASCII without blanks; whatever else somebody sends must not look like a line of its own.
    let address: String = address.chars().take(LONGEST).map(|c| if c.is_ascii_graphic() { c } else { '?' }).collect();
    let milliseconds = took.as_secs_f64() * 1000.0;
    format!("{} {client} {method} {address} {status} {bytes} {milliseconds:.1}ms", time(at))
}

/// A time in UTC, as RFC 3339 writes it.
fn time(at: SystemTime) -> String {
    let seconds = at.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = date(days);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60)
}

/// Year, month and day of a number of days since 1970.
fn date(mut days: u64) -> (u64, u64, u64) {
    let is_leap = |year: u64| (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    let mut year = 1970;
    while days >= 365 + u64::from(is_leap(year)) {
        days -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let february = 28 + u64::from(is_leap(year));
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    (year, month, days + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_tell_who_asked_what() {
        let at = UNIX_EPOCH + Duration::from_secs(1_709_210_096);
        let client = Some(IpAddr::from([10, 0, 0, 1]));
        let line = line(at, client, ("GET", "/ask?q=a\nb"), 200, Some(12), Duration::from_micros(1_840));
        assert_eq!(line, "2024-02-29T12:34:56Z 10.0.0.1 GET /ask?q=a?b 200 12 1.8ms");
    }

    #[test]
    fn dates_agree_with_the_calendar() {
        assert_eq!(
            [0, 59, 365, 11_016, 20_782].map(date),
            [(1970, 1, 1), (1970, 3, 1), (1971, 1, 1), (2000, 2, 29), (2026, 11, 25)]
        );
    }
}

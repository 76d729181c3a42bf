//! Content negotiation: which of several forms a client would like best (RFC 9110, section 12.5.1).

use super::problem::Problem;
use axum::http::{HeaderMap, StatusCode, header};

/// What a client would take, as it says.
pub(super) fn accepted(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok())
}

/// The offer that a client likes best.
///
/// # Errors
/// A [`Problem`] (406) if it would take none.
pub(super) fn chosen<T: Copy>(accept: Option<&str>, offers: &[(&str, T)]) -> Result<T, Problem> {
    best(accept, offers).copied().ok_or_else(|| not_acceptable(offers))
}

/// Nothing of what the client would take can be had.
pub(super) fn not_acceptable<T>(offers: &[(&str, T)]) -> Problem {
    let offers: Vec<&str> = offers.iter().map(|(media_type, _)| *media_type).collect();
    Problem::new(StatusCode::NOT_ACCEPTABLE, "not-acceptable", "nothing of what the request accepts can be had")
        .help(format!("there are: {}", offers.join(", ")))
}

/// A range of an `Accept` header: `text/*;q=0.5`.
struct Range<'a> {
    kind: &'a str,
    subtype: &'a str,
    quality: f32,
}

/// The offer that a client likes best; of those that it likes the same, the first. Without a wish, the first.
pub(super) fn best<'a, T>(accept: Option<&str>, offers: &'a [(&str, T)]) -> Option<&'a T> {
    let accept = accept.map(str::trim).filter(|accept| !accept.is_empty()).unwrap_or("*/*");
    let ranges: Vec<Range<'_>> = accept.split(',').filter_map(range).collect();
    let mut found: Option<(f32, &T)> = None;
    for (media_type, offer) in offers {
        let quality = quality(media_type, &ranges);
        if quality > found.as_ref().map_or(0.0, |&(best, _)| best) {
            found = Some((quality, offer));
        }
    }
    found.map(|(_, offer)| offer)
}

fn range(text: &str) -> Option<Range<'_>> {
    let mut parts = text.split(';').map(str::trim);
    let (kind, subtype) = parts.next()?.split_once('/')?;
    let quality = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    let quality = quality.map_or(1.0, |quality| quality.trim().parse().unwrap_or(0.0));
    Some(Range { kind, subtype, quality })
}

/// What the closest of the ranges says about a media type.
fn quality(media_type: &str, ranges: &[Range<'_>]) -> f32 {
    let (kind, subtype) = media_type.split_once('/').unwrap_or((media_type, ""));
    let closeness = |range: &Range<'_>| match (range.kind, range.subtype) {
        (k, s) if k.eq_ignore_ascii_case(kind) && s.eq_ignore_ascii_case(subtype) => Some(2),
        (k, "*") if k.eq_ignore_ascii_case(kind) => Some(1),
        ("*", "*") => Some(0),
        _ => None,
    };
    let closest = ranges.iter().filter_map(|range| Some((closeness(range)?, range.quality)));
    let closest = closest.reduce(|one, other| if other.0 > one.0 { other } else { one });
    closest.map_or(0.0, |(_, quality)| quality)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFERS: &[(&str, u8)] = &[("application/json", 1), ("text/html", 2), ("text/plain", 3)];

    #[test]
    fn clients_get_what_they_like_best() {
        let rows = [
            (None, Some(1)),
            (Some(""), Some(1)),
            (Some("*/*"), Some(1)),
            (Some("text/html,application/xhtml+xml,*/*;q=0.8"), Some(2)),
            (Some("text/*"), Some(2)),
            (Some("text/*, text/html;q=0"), Some(3)),
            (Some("text/plain;q=0.9, Application/JSON;q=0.3"), Some(3)),
            (Some("image/png"), None),
            (Some("text/html;q=nonsense"), None),
            (Some(";;,,/"), None),
        ];
        for (accept, expected) in rows {
            assert_eq!(best(accept, OFFERS).copied(), expected, "{accept:?}");
        }
    }
}

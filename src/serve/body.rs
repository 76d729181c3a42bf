//! Bodies of requests, read whole, of a bounded length and within a bounded time.

use super::problem::Problem;
use super::world::Service;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, StatusCode, header};
use std::time::Duration;

/// How long a client may take to send what it has to say.
const PATIENCE: Duration = Duration::from_secs(30);

/// The whole body.
///
/// # Errors
/// A [`Problem`] if it is too long (413) or too slow (408).
pub(super) async fn whole(service: &Service, headers: &HeaderMap, body: Body) -> Result<Vec<u8>, Problem> {
    let limit = service.options.body_limit;
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    let too_long = || {
        let title = format!("the body is longer than {limit} bytes");
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "body-limit", title).help("load files with rapporteur load")
    };
    if announced.is_some_and(|length| length > limit) {
        return Err(too_long());
    }
    match tokio::time::timeout(PATIENCE, to_bytes(body, limit)).await {
        Ok(Ok(bytes)) => Ok(bytes.into()),
        Ok(Err(_)) => Err(too_long()),
        Err(_) => Err(Problem::new(StatusCode::REQUEST_TIMEOUT, "too-slow", "the body did not come within 30 seconds")),
    }
}

/// The media type of a body, in lower case, without parameters; nothing if none is told.
///
/// # Errors
/// A [`Problem`] if another character set than UTF-8 is told.
pub(super) fn media_type(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(told) = headers.get(header::CONTENT_TYPE) else { return Ok(None) };
    let told = told.to_str().unwrap_or_default().to_ascii_lowercase();
    let (media_type, parameters) = told.split_once(';').unwrap_or((&told, ""));
    let charset = parameters.split(';').find_map(|parameter| parameter.trim().strip_prefix("charset="));
    match charset.map(|charset| charset.trim_matches('"')) {
        None | Some("utf-8" | "utf8" | "us-ascii") => Ok(Some(media_type.trim().to_owned())),
        Some(other) => {
            let title = format!("the body is said to be in {other}; only UTF-8 is read");
            Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "charset", title))
        }
    }
}

/// A body that should be text.
///
/// # Errors
/// A [`Problem`] if it is not UTF-8.
pub(super) fn text(bytes: Vec<u8>) -> Result<String, Problem> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Problem::bad("not-utf-8", format!("the body is not UTF-8 at byte {at}"))
    })
}

/// A media type that is not read here.
pub(super) fn unread(media_type: Option<&str>, read: &str) -> Problem {
    let title = match media_type {
        Some(media_type) => format!("a body of type {media_type} is not read here"),
        None => "the body needs a Content-Type".to_owned(),
    };
    Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type", title).help(format!("send {read}"))
}

//! What has not changed is not sent again: entity tags for whatever is found in one state of the graph.

use super::ask::tag;
use super::world::Service;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// What the tag of a compressed body ends with: it is another representation of the same (RFC 9110, section 8.8.3.3).
const GZIPPED: &str = "-gzip";

/// Whether an `If-None-Match` names a tag: weakly, however the body was compressed.
pub(super) fn matches(tags: &HeaderValue, tag: &HeaderValue) -> bool {
    named(tags, tag, |tag| tag.strip_prefix("W/").unwrap_or(tag))
}

/// Whether an `If-Match` names a tag: strongly, which no weak tag does (RFC 9110, section 13.1.1).
pub(super) fn matches_strongly(tags: &HeaderValue, tag: &HeaderValue) -> bool {
    !tag.as_bytes().starts_with(b"W/") && named(tags, tag, |tag| tag)
}

fn named(tags: &HeaderValue, tag: &HeaderValue, bare: fn(&str) -> &str) -> bool {
    let (tags, tag) = (tags.to_str().unwrap_or_default(), tag.to_str().unwrap_or_default());
    tags.trim() == "*" || tags.split(',').any(|one| bare(&one.trim().replace(GZIPPED, "")) == bare(tag))
}

/// Gives a strong tag that was compressed on its way a name of its own.
pub(super) async fn renamed(mut response: Response) -> Response {
    let tag = response.headers().get(header::ETAG).and_then(|tag| tag.to_str().ok());
    let tag = tag.filter(|_| response.headers().contains_key(header::CONTENT_ENCODING));
    if let Some(strong) = tag.and_then(|tag| tag.strip_prefix('"')?.strip_suffix('"'))
        && let Ok(tag) = HeaderValue::from_str(&format!("\"{strong}{GZIPPED}\""))
    {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

/// Answers 304 to whoever has what is here now, and gives a tag to what is sent.
pub(super) async fn tagged(State(service): State<Arc<Service>>, request: Request, next: Next) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    // The state is looked at before the work: what is found in a later one has a tag that leads nobody astray.
    let version = Arc::clone(&service.world().version);
    let accept = request.headers().get(header::ACCEPT).map(|accept| accept.as_bytes().to_vec());
    let found = tag(&(version, format!("{} {accept:?}", request.uri())));
    if request.headers().get(header::IF_NONE_MATCH).is_some_and(|known| matches(known, &found)) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, found)]).into_response();
    }
    let mut response = next.run(request).await;
    if response.status() == StatusCode::OK {
        response.headers_mut().entry(header::ETAG).or_insert(found);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_compared_as_their_headers_say() {
        let rows = [
            ("\"a\"", "\"a\"", true, true),
            ("\"b\", \"a\"", "\"a\"", true, true),
            ("\"a-gzip\"", "\"a\"", true, true),
            ("*", "\"a\"", true, true),
            ("W/\"a\"", "\"a\"", true, false),
            ("W/\"a\"", "W/\"a\"", true, false),
            ("\"a\"", "W/\"a\"", true, false),
            ("\"b\"", "\"a\"", false, false),
            ("", "\"a\"", false, false),
        ];
        for (tags, tag, weakly, strongly) in rows {
            let [tags, tag] = [tags, tag].map(|tag| HeaderValue::from_str(tag).unwrap());
            assert_eq!((matches(&tags, &tag), matches_strongly(&tags, &tag)), (weakly, strongly), "{tags:?} {tag:?}");
        }
    }
}

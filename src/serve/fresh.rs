//! What has not changed is not sent again: entity tags for whatever is found in one state of the graph.

use super::ask::{matches, tag};
use super::world::Service;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

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

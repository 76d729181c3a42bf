//! Which path leads where.

use super::world::Service;
use super::{ask, complete, describe, fresh, gate, graphs, ingest, map, page, problem::Problem, protocol, sources};
use axum::Router;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{from_fn_with_state, map_response};
use axum::response::Response;
use axum::routing::{any, get};
use std::sync::Arc;
use std::time::Duration;
use tower_http::compression::CompressionLayer;
use tower_http::cors::{AllowOrigin, CorsLayer};

/// How long a browser may remember what it was allowed.
const REMEMBERED: Duration = Duration::from_secs(3600);

/// The routes, with what every request passes.
pub(super) fn router(service: &Arc<Service>) -> Router {
    let tagged = Router::new()
        .route("/", get(page::index))
        .route("/assets/{name}", get(page::asset))
        .route("/complete", get(complete::complete))
        .route("/map", get(map::map))
        .route("/about", get(describe::about))
        .route("/sources", get(sources::list))
        .route("/source", get(sources::one))
        .route("/openapi.json", get(describe::openapi))
        .route("/.well-known/void", get(describe::void))
        .layer(from_fn_with_state(Arc::clone(service), fresh::tagged));
    let guarded = tagged
        .route("/ask", any(ask::ask))
        .route("/ingest", any(ingest::ingest))
        .route("/sparql", any(protocol::endpoint))
        .route("/query", any(protocol::endpoint))
        .route("/update", any(protocol::endpoint))
        .route("/graph", any(graphs::graph))
        .route("/metrics", get(describe::metrics))
        .layer(from_fn_with_state(Arc::clone(service), gate::readers));
    let routes = guarded.route("/health", get(describe::health)).fallback(nowhere).with_state(Arc::clone(service));
    routes
        .layer(map_response(method_told))
        .layer(CompressionLayer::new())
        .layer(map_response(fresh::renamed))
        .layer(cors(&service.options.origins))
        .layer(from_fn_with_state(Arc::clone(service), gate::watch))
}

/// Browsers let pages of these origins ask, of any if one of them is `*`; without any, only pages of this service.
fn cors(origins: &[String]) -> CorsLayer {
    let allowed = if origins.iter().any(|origin| origin == "*") {
        AllowOrigin::any()
    } else {
        AllowOrigin::list(origins.iter().filter_map(|origin| origin.parse::<HeaderValue>().ok()))
    };
    CorsLayer::new()
        .allow_origin(allowed)
        .allow_methods([Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::DELETE])
        .allow_headers([
            header::ACCEPT,
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            header::IF_MATCH,
            header::IF_NONE_MATCH,
        ])
        .expose_headers([header::ETAG, header::LOCATION, header::RETRY_AFTER, HeaderName::from_static("server-timing")])
        .max_age(REMEMBERED)
}

/// The name of a path in the metrics: there are as many as routes, whatever people ask for.
pub(super) fn name(path: &str) -> &'static str {
    const NAMES: [&str; 14] = [
        "ask",
        "complete",
        "map",
        "about",
        "ingest",
        "sources",
        "source",
        "sparql",
        "query",
        "update",
        "graph",
        "health",
        "metrics",
        "openapi.json",
    ];
    match path.trim_start_matches('/') {
        "" => "page",
        path if path.starts_with("assets/") => "page",
        ".well-known/void" => "void",
        path => NAMES.into_iter().find(|&name| name == path).unwrap_or("nowhere"),
    }
}

async fn nowhere() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "nowhere", "there is nothing here")
        .help("GET /openapi.json lists what there is")
}

/// A method that a path does not have is told as every other problem.
async fn method_told(response: Response) -> Response {
    use axum::response::IntoResponse;
    let untold =
        response.status() == StatusCode::METHOD_NOT_ALLOWED && !response.headers().contains_key(header::CONTENT_TYPE);
    if untold { Problem::method("GET, HEAD").into_response() } else { response }
}

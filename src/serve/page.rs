//! The page for people: one document, one style and a few small modules, all within the program.

use super::problem::Problem;
use axum::extract::Path;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

const DOCUMENT: &str = include_str!("page/index.html");

/// What the page is made of besides: name, media type, text.
const ASSETS: &[(&str, &str, &str)] = &[
    ("page.css", "text/css", include_str!("page/page.css")),
    ("page.js", "text/javascript", include_str!("page/page.js")),
    ("answer.js", "text/javascript", include_str!("page/answer.js")),
    ("complete.js", "text/javascript", include_str!("page/complete.js")),
    ("map.js", "text/javascript", include_str!("page/map.js")),
    ("drop.js", "text/javascript", include_str!("page/drop.js")),
    ("offers.js", "text/javascript", include_str!("page/offers.js")),
    ("make.js", "text/javascript", include_str!("page/make.js")),
    ("source.js", "text/javascript", include_str!("page/source.js")),
    ("icon.svg", "image/svg+xml", include_str!("page/icon.svg")),
];

/// What a browser may do with the page: run and show what came from here, and ask here; nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'";

/// The document.
pub(super) async fn index() -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
        (
            HeaderName::from_static("permissions-policy"),
            HeaderValue::from_static("camera=(), microphone=(), geolocation=()"),
        ),
    ];
    (headers, DOCUMENT).into_response()
}

/// A part of the page.
pub(super) async fn asset(Path(name): Path<String>) -> Response {
    match ASSETS.iter().find(|(known, ..)| *known == name) {
        Some((_, media_type, text)) => {
            let media_type = HeaderValue::from_str(&format!("{media_type}; charset=utf-8"));
            let headers = [
                (header::CONTENT_TYPE, media_type.unwrap_or(HeaderValue::from_static("text/plain"))),
                (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
            ];
            (headers, *text).into_response()
        }
        None => Problem::new(StatusCode::NOT_FOUND, "nowhere", "there is nothing here").into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The most that the page may weigh, in bytes.
    const HEAVIEST: usize = 150_000;

    #[test]
    fn the_page_is_light() {
        let weight = DOCUMENT.len() + ASSETS.iter().map(|(.., text)| text.len()).sum::<usize>();
        assert!(weight < HEAVIEST, "{weight}");
    }

    #[test]
    fn the_page_asks_no_other_host_and_makes_no_markup() {
        for (name, _, text) in ASSETS.iter().copied().chain([("index.html", "", DOCUMENT)]) {
            let text = text.replace("http://www.w3.org/2000/svg", "");
            for forbidden in [
                "http://",
                "https://",
                "innerHTML",
                "outerHTML",
                "insertAdjacentHTML",
                "document.write",
                "eval(",
                "style=",
                "onclick",
            ] {
                assert!(!text.contains(forbidden), "{name}: {forbidden}");
            }
        }
    }
}

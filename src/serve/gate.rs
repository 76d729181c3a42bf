//! What every request passes: the log, the rate, the host, the rights.

use super::access::Right;
use super::problem::Problem;
use super::world::Service;
use super::{log, routes};
use axum::body::HttpBody;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Instant, SystemTime};

/// The client of a connection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Client(pub SocketAddr);

/// Headers of every response: browsers are to take nothing for what it is not, and tell no one where they were.
const HEADERS: [(HeaderName, &str); 3] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
];

/// The status of a request whose client went before it was answered, as nginx writes it; nobody is sent it.
const GONE: u16 = 499;

/// A request that is being answered. When it ends it is counted and logged, however it ends: what is awaited for a client
/// that hangs up is dropped where it stands.
struct Watched {
    service: Arc<Service>,
    at: SystemTime,
    began: Instant,
    client: Option<IpAddr>,
    method: Method,
    uri: Uri,
    status: u16,
    /// The length of the answer, where it is known.
    bytes: Option<u64>,
}

impl Watched {
    fn begin(service: Arc<Service>, request: &Request) -> Self {
        service.metrics.open.fetch_add(1, Ordering::Relaxed);
        Self {
            service,
            at: SystemTime::now(),
            began: Instant::now(),
            client: address(request),
            method: request.method().clone(),
            uri: request.uri().clone(),
            status: GONE,
            bytes: None,
        }
    }

    fn end(mut self, response: &Response) {
        self.status = response.status().as_u16();
        // What is compressed on its way has no length yet.
        self.bytes = response.body().size_hint().exact();
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let took = self.began.elapsed();
        self.service.metrics.open.fetch_sub(1, Ordering::Relaxed);
        self.service.metrics.count(routes::name(self.uri.path()), self.status, took);
        if self.service.options.log {
            let path = self.uri.path_and_query().map_or("/", |path| path.as_str());
            let request = (self.method.as_str(), path);
            (self.service.say)(&log::line(self.at, self.client, request, self.status, self.bytes, took));
        }
    }
}

/// Counts and logs a request.
pub(super) async fn watch(State(service): State<Arc<Service>>, request: Request, next: Next) -> Response {
    let watched = Watched::begin(Arc::clone(&service), &request);
    let mut response = match admit(&service, &request, watched.client) {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    };
    for (name, value) in HEADERS {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    watched.end(&response);
    response
}

fn address(request: &Request) -> Option<IpAddr> {
    request.extensions().get::<Client>().map(|client| client.0.ip())
}

/// Turns away who comes too often or under a wrong name.
fn admit(service: &Service, request: &Request, client: Option<IpAddr>) -> Result<(), Problem> {
    check_host(service, request.headers())?;
    let (Some(rate), Some(client)) = (service.options.rate, client) else { return Ok(()) };
    service.rates.take(client, rate, Instant::now()).map_err(|seconds| {
        service.metrics.refused.fetch_add(1, Ordering::Relaxed);
        let title = format!("more than {rate} requests a second");
        Problem::new(StatusCode::TOO_MANY_REQUESTS, "too-often", title)
            .help(format!("ask again in {seconds} s, as Retry-After says; --rate-limit of the service lets more pass"))
            .with(header::RETRY_AFTER, HeaderValue::from(seconds))
    })
}

/// A service of this machine alone is asked under a name of this machine alone: a page of another host that has made its
/// name lead here (DNS rebinding) is turned away.
fn check_host(service: &Service, headers: &HeaderMap) -> Result<(), Problem> {
    if !service.options.address.ip().is_loopback() {
        return Ok(());
    }
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    match is_local(host) {
        true => Ok(()),
        false => Err(Problem::new(StatusCode::MISDIRECTED_REQUEST, "host", "this service answers as localhost only")
            .help("name another address to listen on with --listen")),
    }
}

/// Whether a `Host` is a name of this machine alone.
fn is_local(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let address = name.trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost") || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Whether a request may read.
///
/// # Errors
/// A [`Problem`] (401) if it may not.
pub(super) fn may_read(service: &Service, headers: &HeaderMap) -> Result<(), Problem> {
    match service.options.access.allows(Right::Read, authorization(headers)) {
        true => Ok(()),
        false => Err(unknown(service)),
    }
}

/// Whether a request may change the graph.
///
/// # Errors
/// A [`Problem`]: 403 if nobody may, if a page of another origin asks or the credential is one for reading alone; 401
/// without a credential that was given out.
pub(super) fn may_write(service: &Service, headers: &HeaderMap) -> Result<(), Problem> {
    let forbidden = |code, title| Problem::new(StatusCode::FORBIDDEN, code, title);
    if !service.options.writable {
        return Err(
            forbidden("read-only", "this service is read-only").help("rapporteur serve --writable takes changes")
        );
    }
    if !service.options.access.allows(Right::Write, authorization(headers)) {
        return Err(match service.options.access.knows(authorization(headers)) {
            true => forbidden("no-right", "this credential is for reading, and not for writing")
                .help("send one that was given out for writing; whoever runs the service has them"),
            false => unknown(service),
        });
    }
    // Without a credential, whatever page a browser shows could send a form here.
    let guarded = service.options.access.guards_writing();
    let origin = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    match origin {
        Some(origin) if !guarded && !is_of(origin, host) => {
            Err(forbidden("foreign-origin", "a page of another origin may not change this graph")
                .help("change it from the page of this service, or from a program, which sends no Origin")
                .help("where a credential is needed for writing (--access), pages of other origins may send one"))
        }
        _ => Ok(()),
    }
}

fn is_of(origin: &str, host: &str) -> bool {
    origin.split_once("://").is_some_and(|(_, own)| own.eq_ignore_ascii_case(host))
}

fn authorization(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()
}

fn unknown(service: &Service) -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, "unauthorized", "a credential with this right is needed")
        .help(service.options.access.sending())
        .with(header::WWW_AUTHENTICATE, HeaderValue::from_static(service.options.access.challenge()))
}

/// Lets on whom may read.
pub(super) async fn readers(State(service): State<Arc<Service>>, request: Request, next: Next) -> Response {
    match may_read(&service, request.headers()) {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_this_machine() {
        for host in ["localhost", "LOCALHOST:7474", "127.0.0.1", "127.0.0.1:80", "[::1]:7474", "[::1]"] {
            assert!(is_local(host), "{host}");
        }
        for host in ["", "example.org", "localhost.example.org:7474", "10.0.0.1:7474", "127.0.0.1.example.org"] {
            assert!(!is_local(host), "{host}");
        }
    }

    #[test]
    fn origins_are_compared_whole() {
        assert!(is_of("http://localhost:7474", "localhost:7474"));
        assert!(!is_of("http://localhost:7475", "localhost:7474") && !is_of("null", "localhost:7474"));
    }
}

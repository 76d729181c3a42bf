//! Requests over HTTP: patience, retries, redirects, and what may be told to whom.

use super::address::Address;
use super::body::{Body, Flaw};
use super::{Credentials, Hosts, RemoteError};
use crate::store::Limit;
use std::io::Read;
use std::time::Duration;
use ureq::http::{HeaderMap, Method, Request, Response, StatusCode, header};
use ureq::{Agent, RequestExt};

/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(10);

/// How long an endpoint may say nothing, if no other time limit was set.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often a busy endpoint is asked.
const TRIES: u32 = 5;

/// The first wait before a busy endpoint is asked again; each one after it is twice as long.
const FIRST_WAIT: Duration = Duration::from_millis(250);

/// The longest wait that an endpoint may ask for.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// How many redirects are followed.
const REDIRECTS: usize = 5;

/// How much is read of what an endpoint says of an error.
const MESSAGE: u64 = 4096;

/// The longest message that is repeated, in characters.
const SHOWN: usize = 240;

/// One request.
#[derive(Clone, Debug)]
pub(super) struct Call {
    pub(super) method: Method,
    pub(super) address: Address,
    /// What stands after `?`, encoded.
    pub(super) parameters: String,
    pub(super) accept: &'static str,
    /// The media type of the body, and the body.
    pub(super) body: Option<(&'static str, Vec<u8>)>,
    /// How many bytes of the answer are read at most.
    pub(super) limit: u64,
}

/// What came back, its body unread.
pub(super) struct Reply {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Body,
}

impl Reply {
    /// A header as text.
    pub(super) fn header(&self, name: header::HeaderName) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}

/// Puts requests as one person.
#[derive(Clone, Debug)]
pub(super) struct Client {
    agent: Agent,
    credentials: Credentials,
    /// The hosts to which an address may lead; any, where the first one was named by whoever runs this program.
    hosts: Option<Hosts>,
}

impl Client {
    pub(super) fn new(credentials: Credentials) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            // Redirects are followed below, where it is known who may be told what.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(CONNECT))
            .user_agent(concat!("rapporteur/", env!("CARGO_PKG_VERSION")))
            .build();
        Self { agent: config.new_agent(), credentials, hosts: None }
    }

    /// The same, which follows to these hosts only.
    pub(super) fn within(self, hosts: Hosts) -> Self {
        Self { hosts: Some(hosts), ..self }
    }

    /// Whether it tells who it is.
    pub(super) const fn is_known(&self) -> bool {
        self.credentials.are_given()
    }

    /// Puts a request, again if the endpoint is busy, and elsewhere if it leads there. Gives a reply of status 2xx.
    ///
    /// # Errors
    /// [`RemoteError`].
    pub(super) fn send(&self, call: &Call, limit: &Limit) -> Result<Reply, RemoteError> {
        let mut call = call.clone();
        let address = || call.address.as_str().to_owned();
        let (first, mut redirects, mut tries) = (address(), 0, 0);
        loop {
            let response = self.once(&call, limit)?;
            let status = response.status();
            if matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) {
                tries += 1;
                let wait = wait(response.headers(), tries);
                if tries == TRIES || limit.left().is_some_and(|left| left < wait) {
                    return Err(RemoteError::Busy { address: first, status: status.as_u16(), tries });
                }
                std::thread::sleep(wait);
            } else if status.is_redirection() {
                redirects += 1;
                if redirects > REDIRECTS {
                    return Err(RemoteError::Circle { address: first, count: REDIRECTS });
                }
                self.follow(&mut call, &response)?;
            } else {
                let reply = reply(&call, response, limit);
                return if status.is_success() { Ok(reply) } else { Err(self.refusal(reply, first)) };
            }
        }
    }

    /// Puts a request once.
    fn once(&self, call: &Call, limit: &Limit) -> Result<Response<ureq::Body>, RemoteError> {
        let address = call.address.as_str();
        let mut request = Request::builder()
            .method(call.method.clone())
            .uri(call.address.with(&call.parameters))
            .header(header::ACCEPT, call.accept);
        if let Some(credentials) = self.credentials.header() {
            request = request.header(header::AUTHORIZATION, credentials);
        }
        let wrong = |_| RemoteError::Address { address: address.to_owned(), reason: "it cannot be sent" };
        let (left, patience) = (limit.left(), limit.left().unwrap_or(PATIENCE));
        let sent = match &call.body {
            Some((media_type, bytes)) => {
                let request =
                    request.header(header::CONTENT_TYPE, *media_type).body(bytes.as_slice()).map_err(wrong)?;
                let request = request.with_agent(&self.agent).configure();
                request.timeout_global(left).timeout_per_read(Some(patience)).build().run()
            }
            None => {
                let request = request.body(()).map_err(wrong)?.with_agent(&self.agent).configure();
                request.timeout_global(left).timeout_per_read(Some(patience)).build().run()
            }
        };
        sent.map_err(|error| failure(address, &error, patience))
    }

    /// Goes where a redirect leads, if that host may be told what this one was told.
    fn follow(&self, call: &mut Call, response: &Response<ureq::Body>) -> Result<(), RemoteError> {
        let location = response.headers().get(header::LOCATION).and_then(|value| value.to_str().ok());
        let address = call.address.as_str().to_owned();
        let Some(location) = location else {
            let message = Some("it leads elsewhere and does not say where".to_owned());
            return Err(RemoteError::Refused { address, status: response.status().as_u16(), message });
        };
        let to = call.address.resolved(location)?;
        if self.hosts.as_ref().is_some_and(|hosts| !hosts.allow(&to)) {
            return Err(RemoteError::LedAway { address, to: to.as_str().to_owned() });
        }
        let told = self.is_known() || (to.is_open() && !call.address.is_open());
        if !to.is_beside(&call.address) && told {
            return Err(RemoteError::Elsewhere { address, to: to.as_str().to_owned() });
        }
        // The address that it leads to has the parameters already, if they were part of the address.
        if to.as_str().contains('?') || response.status() == StatusCode::SEE_OTHER {
            call.parameters.clear();
        }
        if response.status() == StatusCode::SEE_OTHER {
            call.method = Method::GET;
            call.body = None;
        }
        call.address = to;
        Ok(())
    }

    fn refusal(&self, reply: Reply, address: String) -> RemoteError {
        let status = reply.status.as_u16();
        if matches!(status, 401 | 403) {
            return RemoteError::Shut { address, status, known: self.is_known() };
        }
        RemoteError::Refused { address, status, message: message(reply) }
    }
}

fn reply(call: &Call, response: Response<ureq::Body>, limit: &Limit) -> Reply {
    let (parts, body) = response.into_parts();
    let body = Body {
        // The limit is held where it can be told from other mistakes.
        reader: body.into_with_config().limit(u64::MAX).reader(),
        address: call.address.as_str().to_owned(),
        limit: call.limit,
        patience: limit.left().unwrap_or(PATIENCE),
        read: 0,
        flaw: Flaw::default(),
    };
    Reply { status: parts.status, headers: parts.headers, body }
}

/// How long to wait before asking again: as long as the endpoint says, else longer each time.
fn wait(headers: &HeaderMap, tries: u32) -> Duration {
    let told = headers.get(header::RETRY_AFTER).and_then(|value| value.to_str().ok()?.trim().parse().ok());
    told.map_or(FIRST_WAIT * 2_u32.pow(tries.saturating_sub(1)), Duration::from_secs).min(LONGEST_WAIT)
}

/// The first line of what an endpoint says of an error, unless it is a page.
fn message(reply: Reply) -> Option<String> {
    let mut bytes = vec![];
    // Half a message is still one.
    let _ = reply.body.take(MESSAGE).read_to_end(&mut bytes);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let problem: Option<serde_json::Value> = serde_json::from_str(&text).ok();
    let told = problem
        .as_ref()
        .and_then(|problem| ["detail", "message", "title"].iter().find_map(|name| problem.get(name)?.as_str()));
    let line = told.unwrap_or(&text).lines().map(str::trim).find(|line| !line.is_empty())?;
    (!line.starts_with('<')).then(|| line.chars().filter(|c| !c.is_control()).take(SHOWN).collect())
}

fn failure(address: &str, error: &ureq::Error, patience: Duration) -> RemoteError {
    let address = address.to_owned();
    match error {
        ureq::Error::Timeout(ureq::Timeout::Connect | ureq::Timeout::Resolve) => {
            RemoteError::Unreachable { address, reason: format!("no connection within {} seconds", CONNECT.as_secs()) }
        }
        ureq::Error::Timeout(_) => RemoteError::Silent { address, waited: patience },
        ureq::Error::Io(error) if error.kind() == std::io::ErrorKind::TimedOut => {
            RemoteError::Silent { address, waited: patience }
        }
        other => RemoteError::Unreachable { address, reason: other.to_string() },
    }
}

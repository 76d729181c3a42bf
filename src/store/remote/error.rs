//! What can go wrong between here and another engine.

use super::address::Address;
use std::time::Duration;

/// Why another engine gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum RemoteError {
    /// No address of an endpoint: `--endpoint example.org`.
    #[error("{address} is no address of an endpoint: {reason}")]
    Address {
        /// What was given.
        address: String,
        /// What is missing or too much.
        reason: &'static str,
    },
    /// Credentials that cannot be used: a file with a line `password 123`.
    #[error("{0}")]
    BadCredentials(String),
    /// Nobody listens there, the host has no address, its certificate is not trusted.
    #[error("{address} cannot be reached: {reason}")]
    Unreachable {
        /// The endpoint.
        address: String,
        /// What the system says.
        reason: String,
    },
    /// It took the request and said nothing for too long.
    #[error("{address} gave no answer within {} seconds", .waited.as_secs_f32())]
    Silent {
        /// The endpoint.
        address: String,
        /// How long was waited.
        waited: Duration,
    },
    /// It does not accept the request: a query that it cannot parse, an address that leads to nothing.
    #[error("{address} refused the request with status {status}{}", .message.as_ref().map(|message| format!(": {message}")).unwrap_or_default())]
    Refused {
        /// The endpoint.
        address: String,
        /// The status of HTTP.
        status: u16,
        /// What it says, the first line of it.
        message: Option<String>,
    },
    /// It takes no update at that address: `push http://…/sparql` where queries alone are taken.
    #[error("{address} took no update: status {status}{}", .message.as_ref().map(|message| format!(": {message}")).unwrap_or_default())]
    NoUpdate {
        /// The endpoint.
        address: String,
        /// The status of HTTP.
        status: u16,
        /// What it says, the first line of it.
        message: Option<String>,
    },
    /// It wants to know who asks, or does not let them in: status 401 or 403.
    #[error("{address} does not let this in: status {status}")]
    Shut {
        /// The endpoint.
        address: String,
        /// The status of HTTP.
        status: u16,
        /// Whether credentials were sent.
        known: bool,
    },
    /// It was too busy each time: status 429 or 503.
    #[error("{address} was too busy {tries} times, with status {status}")]
    Busy {
        /// The endpoint.
        address: String,
        /// The status of HTTP.
        status: u16,
        /// How often it was asked.
        tries: u32,
    },
    /// It sends this to a host that was not named, which would learn the credentials.
    #[error("{address} leads to {to}, which is not told what was told to {address}")]
    Elsewhere {
        /// The endpoint.
        address: String,
        /// Where it leads.
        to: String,
    },
    /// Each address leads to another one.
    #[error("{address} leads on and on: {count} times")]
    Circle {
        /// The endpoint.
        address: String,
        /// How often it was followed.
        count: usize,
    },
    /// What came is something else: a page for people.
    #[error("{address} answered with {got}, where {wanted} was asked for")]
    WrongType {
        /// The endpoint.
        address: String,
        /// The media type that it told.
        got: String,
        /// What was asked for.
        wanted: &'static str,
    },
    /// What came is not what its media type says: half a table, a page that is called JSON.
    #[error("{address} sent what cannot be read as {format}: {reason}")]
    Garbled {
        /// The endpoint.
        address: String,
        /// What it was called.
        format: &'static str,
        /// Where it goes wrong.
        reason: String,
    },
    /// The connection ended in the middle of an answer.
    #[error("{address} broke off after {bytes} bytes of its answer: {reason}")]
    BrokenOff {
        /// The endpoint.
        address: String,
        /// How many bytes came.
        bytes: u64,
        /// What the system says.
        reason: String,
    },
    /// More came than anybody can want.
    #[error("the answer of {address} is longer than {limit} bytes")]
    TooLong {
        /// The endpoint.
        address: String,
        /// How much is read at most.
        limit: u64,
    },
    /// A query or an update names a host that was not allowed: `SERVICE <http://a.org/sparql> { … }`.
    #[error("{address} is not asked: its host {host} was not allowed")]
    NotAllowed {
        /// What was named.
        address: String,
        /// Its host, with the port if that is not the usual one.
        host: String,
    },
    /// A host that was allowed leads to one that was not.
    #[error("{address} leads to {to}, whose host was not allowed")]
    LedAway {
        /// The host that was asked.
        address: String,
        /// Where it leads.
        to: String,
    },
    /// The name of a host that may be asked is none: `--allow-host *.org`.
    #[error("“{0}” is no name of a host")]
    Host(String),
    /// A query or an update asks other hosts more often than anybody needs: SERVICE and LOAD, once for each of many rows or
    /// documents.
    #[error("other hosts would be asked more than {count} times")]
    TooOften {
        /// How often it may.
        count: usize,
    },
    /// While an update waited for another host, the graph was changed so that it would ask otherwise.
    #[error("while {0} was asked, somebody else changed the graph")]
    Changed(String),
    /// Something was to be changed there: `tell: …` with `--endpoint`.
    #[error("{0} is asked only and not changed from here")]
    ReadOnly(String),
}

impl RemoteError {
    /// That the host of an address was not allowed.
    pub(super) fn not_allowed(address: &Address) -> Self {
        let (scheme, name, port) = address.origin();
        let usual = if scheme == Some("https") { 443 } else { 80 };
        let name = name.unwrap_or_default();
        let host = if port == usual { name } else { format!("{name}:{port}") };
        Self::NotAllowed { address: address.as_str().to_owned(), host }
    }

    /// Whether nobody was asked, since that is not allowed; a file or a mail is no address that is ever asked.
    #[must_use]
    pub const fn is_refusal(&self) -> bool {
        matches!(self, Self::NotAllowed { .. } | Self::LedAway { .. } | Self::Address { .. })
    }

    /// What would work.
    #[must_use]
    pub const fn help(&self) -> Option<&'static str> {
        match self {
            Self::Address { .. } => Some("an endpoint is written for instance: https://example.org/sparql"),
            Self::BadCredentials(_) => Some("a line is for instance: token SECRET, or: user NAME:PASSWORD"),
            Self::Unreachable { .. } => Some("is the address right, and does the server run?"),
            Self::Silent { .. } => Some("ask of less, or give it longer: --timeout 300"),
            Self::Refused { status: 404 | 405, .. } => {
                Some("the address must be that of SPARQL queries, such as …/sparql or …/query")
            }
            Self::NoUpdate { .. } => Some("the address must be that of SPARQL updates, such as …/update"),
            Self::Shut { known: false, .. } => {
                Some("set RAPPORTEUR_ENDPOINT_TOKEN or RAPPORTEUR_ENDPOINT_USER, or name a file: --credentials FILE")
            }
            Self::Shut { .. } => Some("are the credentials right, and those of this endpoint?"),
            Self::Busy { .. } => Some("try again later"),
            Self::Elsewhere { .. } => Some("name that address itself, if it is trusted with the credentials"),
            Self::WrongType { .. } | Self::Garbled { .. } => {
                Some("is this the address of SPARQL queries, and not of a page?")
            }
            Self::TooLong { .. } => Some("ask of less"),
            Self::NotAllowed { .. } | Self::LedAway { .. } => {
                Some("whoever runs the service can allow a host by name: rapporteur serve --allow-host HOST")
            }
            Self::Host(_) => Some("a host is written for instance: example.org, or with its port: localhost:7878"),
            Self::TooOften { .. } => Some("name the service itself, or ask in several requests"),
            Self::Changed(_) => Some("send the update again"),
            Self::ReadOnly(_) => Some("change a kept graph (--graph DIR) and push it: rapporteur push URL --graph DIR"),
            Self::Refused { .. } | Self::Circle { .. } | Self::BrokenOff { .. } => None,
        }
    }
}

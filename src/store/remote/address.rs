//! Addresses of endpoints.

use super::RemoteError;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use ureq::http::Uri;

/// An address of HTTP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    text: String,
    uri: Uri,
}

impl Address {
    /// An absolute address without credentials; what stands after `#` is left out.
    ///
    /// # Errors
    /// [`RemoteError::Address`].
    pub(super) fn parse(text: &str) -> Result<Self, RemoteError> {
        let wrong = |reason| RemoteError::Address { address: text.to_owned(), reason };
        let whole = text.split('#').next().unwrap_or_default();
        if !(whole.starts_with("http://") || whole.starts_with("https://")) {
            return Err(wrong("it must begin with http:// or https://"));
        }
        let uri: Uri = whole.parse().map_err(|_| wrong("it is not written as addresses are"))?;
        if uri.host().is_none_or(str::is_empty) {
            return Err(wrong("it names no host"));
        }
        if uri.authority().is_some_and(|authority| authority.as_str().contains('@')) {
            return Err(RemoteError::Address {
                address: text.rsplit('@').next().unwrap_or_default().to_owned(),
                reason: "credentials are given by the environment or a file, and not within the address",
            });
        }
        Ok(Self { text: whole.to_owned(), uri })
    }

    /// The address as it was written.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// The address with more parameters.
    pub(super) fn with(&self, parameters: &str) -> String {
        match self.uri.query() {
            _ if parameters.is_empty() => self.text.clone(),
            Some("") => format!("{}{parameters}", self.text),
            Some(_) => format!("{}&{parameters}", self.text),
            None => format!("{}?{parameters}", self.text),
        }
    }

    /// Where a redirect leads.
    ///
    /// # Errors
    /// As [`Address::parse`].
    pub(super) fn resolved(&self, location: &str) -> Result<Self, RemoteError> {
        let authority = self.uri.authority().map(|authority| authority.as_str()).unwrap_or_default();
        let scheme = self.uri.scheme_str().unwrap_or("http");
        if location.contains("://") {
            Self::parse(location)
        } else if location.starts_with("//") {
            Self::parse(&format!("{scheme}:{location}"))
        } else if location.starts_with('/') {
            Self::parse(&format!("{scheme}://{authority}{location}"))
        } else {
            let folder = self.uri.path().rsplit_once('/').map_or("", |(folder, _)| folder);
            Self::parse(&format!("{scheme}://{authority}{folder}/{location}"))
        }
    }

    /// Whether both lead to the same scheme, host and port.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        self.origin() == other.origin()
    }

    /// Whether what is sent there can be read on the way.
    pub(super) fn is_open(&self) -> bool {
        let host = self.uri.host().unwrap_or_default().trim_matches(['[', ']']);
        let here = host == "localhost" || host.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback());
        self.uri.scheme_str() == Some("http") && !here
    }

    /// The scheme, the host in lower case and the port.
    pub(super) fn origin(&self) -> (Option<&str>, Option<String>, u16) {
        let scheme = self.uri.scheme_str();
        let port = self.uri.port_u16().unwrap_or(if scheme == Some("https") { 443 } else { 80 });
        (scheme, self.uri.host().map(str::to_ascii_lowercase), port)
    }
}

/// What stands for itself in a parameter: the unreserved characters of RFC 3986, and the space, which is written "+".
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b' ');

/// A text as the value of a parameter.
pub(super) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, PLAIN).to_string().replace(' ', "+")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Address {
        Address::parse(text).unwrap()
    }

    #[test]
    fn parameters_are_added_to_those_that_are_there() {
        assert_eq!(address("http://a.org/sparql").with("query=x"), "http://a.org/sparql?query=x");
        assert_eq!(address("http://a.org/sparql?a=b#c").with("query=x"), "http://a.org/sparql?a=b&query=x");
    }

    #[test]
    fn redirects_are_resolved_as_links_are() {
        let from = address("https://a.org:8443/x/sparql");
        let to = |location: &str| from.resolved(location).unwrap().as_str().to_owned();
        assert_eq!(to("/q"), "https://a.org:8443/q");
        assert_eq!(to("query"), "https://a.org:8443/x/query");
        assert_eq!(to("//b.org/q"), "https://b.org/q");
        assert_eq!(to("http://b.org/q"), "http://b.org/q");
        assert!(from.resolved("ftp://b.org/q").is_err());
    }

    #[test]
    fn hosts_are_told_apart_by_scheme_name_and_port() {
        let one = address("https://a.org/x");
        assert!(one.is_beside(&address("https://A.org:443/y")));
        for other in ["http://a.org/x", "https://b.org/x", "https://a.org:8443/x"] {
            assert!(!one.is_beside(&address(other)), "{other}");
        }
    }

    #[test]
    fn what_is_no_address_is_told() {
        for wrong in ["example.org", "ftp://a.org/", "http://", "http:///x", "http://a b/"] {
            assert!(Address::parse(wrong).is_err(), "{wrong}");
        }
        let told = Address::parse("http://ada:secret@a.org/x").unwrap_err().to_string();
        assert!(!told.contains("secret"), "{told}");
    }

    #[test]
    fn only_this_machine_and_tls_are_not_overheard() {
        assert!(address("http://a.org/x").is_open());
        for kept in ["https://a.org/x", "http://localhost:1/x", "http://127.0.0.1/x", "http://[::1]:9/x"] {
            assert!(!address(kept).is_open(), "{kept}");
        }
    }

    #[test]
    fn parameters_are_encoded() {
        assert_eq!(encoded("a b+ü&=~"), "a+b%2B%C3%BC%26%3D~");
    }
}

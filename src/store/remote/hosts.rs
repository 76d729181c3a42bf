//! Which other hosts may be asked: those that were named, and no other.

use super::RemoteError;
use super::address::Address;
use std::sync::Arc;
use ureq::http::uri::Authority;

/// Hosts that a query (SERVICE) or an update (LOAD) may name; none, unless they are allowed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hosts(Arc<[Host]>);

/// A host by name; without a port, at the usual one of its scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Host {
    name: String,
    port: Option<u16>,
}

impl Hosts {
    /// The hosts of these names: `example.org`, `localhost:7878`, `[::1]:80`.
    ///
    /// # Errors
    /// [`RemoteError::Host`] for the first that is none.
    pub fn named(names: &[String]) -> Result<Self, RemoteError> {
        names.iter().map(|name| Host::read(name)).collect::<Result<Arc<[Host]>, _>>().map(Self)
    }

    /// Whether none is allowed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether an address leads to one of them.
    pub(super) fn allow(&self, address: &Address) -> bool {
        let (scheme, Some(name), port) = address.origin() else { return false };
        let usual = if scheme == Some("https") { 443 } else { 80 };
        self.0.iter().any(|host| host.name == plain(&name) && host.port.unwrap_or(usual) == port)
    }
}

impl Host {
    fn read(text: &str) -> Result<Self, RemoteError> {
        let wrong = || RemoteError::Host(text.to_owned());
        let authority: Authority = text.trim().parse().map_err(|_| wrong())?;
        // What is no number behind a colon is no port, and a name with a pattern would allow more than it says.
        let sound = |c: char| c.is_ascii_alphanumeric() || "-._:[]".contains(c);
        let port = authority.port_u16();
        let told = authority.as_str();
        let is_whole = told.strip_prefix(authority.host()).is_some_and(|rest| rest.is_empty() || port.is_some());
        if authority.host().is_empty() || !told.chars().all(sound) || !is_whole {
            return Err(wrong());
        }
        Ok(Self { name: plain(authority.host()), port })
    }
}

/// A name as it is compared: without regard to case and to the full stop of the root.
fn plain(name: &str) -> String {
    name.trim_end_matches('.').to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts(names: &[&str]) -> Hosts {
        Hosts::named(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn a_host_is_allowed_by_its_name_and_port() {
        let hosts = hosts(&["Example.org", "localhost:7878", "[::1]:80"]);
        let allowed = |address: &str| hosts.allow(&Address::parse(address).unwrap());
        for fits in
            ["http://example.org/x", "https://EXAMPLE.org./x", "http://localhost:7878/sparql", "http://[::1]/sparql"]
        {
            assert!(allowed(fits), "{fits}");
        }
        for other in [
            "http://example.org:8080/",
            "http://sub.example.org/",
            "http://example.org.evil.net/",
            "http://localhost/",
            "http://127.0.0.1:7878/",
        ] {
            assert!(!allowed(other), "{other}");
        }
        assert!(!Hosts::default().allow(&Address::parse("http://example.org/").unwrap()));
    }

    #[test]
    fn what_is_no_host_is_told() {
        for wrong in ["", "http://example.org", "*.example.org", "a b", "ada@example.org", "example.org:x", "a.org/x"] {
            assert!(Hosts::named(&[wrong.to_owned()]).is_err(), "{wrong}");
        }
    }
}

//! Who may read and who may write: bearer tokens and passwords, from a file or the environment.
//!
//! Without any credential for reading everybody may read; whoever may write may read. Credentials are compared by
//! their hashes, so that the time it takes tells nothing of them.

use super::encode::from_base64;
use sha2::{Digest, Sha256};
use std::fmt;

/// What a request wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Right {
    /// Ask.
    Read,
    /// Change the graph.
    Write,
}

/// The hash of what an `Authorization` header says: "Bearer …" or "Basic …", the latter decoded.
type Secret = [u8; 32];

/// The credentials of a service.
#[derive(Clone, Default)]
pub struct Access {
    read: Vec<Secret>,
    write: Vec<Secret>,
    /// Whether there are bearer tokens, and passwords of users.
    tokens: bool,
    users: bool,
}

/// What is wrong with a line of credentials.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} is no credential: {reason}")]
pub struct AccessError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: &'static str,
}

impl fmt::Debug for Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Access({} to read, {} to write)", self.read.len(), self.write.len())
    }
}

impl Access {
    /// Reads credentials, one a line: `read token SECRET`, `write token SECRET`, `read user NAME:PASSWORD`,
    /// `write user NAME:PASSWORD`; empty lines and those that begin with `#` are passed over.
    ///
    /// # Errors
    /// [`AccessError`] for the first line that is none.
    pub fn read(text: &str) -> Result<Self, AccessError> {
        let mut access = Self::default();
        for (line, text) in (1..).zip(text.lines()) {
            let text = text.trim();
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            let wrong = |reason| AccessError { line, reason };
            let mut words = text.splitn(3, char::is_whitespace);
            let (right, kind, secret) = (words.next(), words.next(), words.next().map(str::trim));
            let secret = secret
                .filter(|secret| !secret.is_empty())
                .ok_or_else(|| wrong("a right, a kind and a secret are needed"))?;
            let secret = match kind {
                Some("token") => format!("Bearer {secret}"),
                Some("user") if secret.contains(':') => format!("Basic {secret}"),
                Some("user") => return Err(wrong("a user is written NAME:PASSWORD")),
                _ => return Err(wrong("the kind is token or user")),
            };
            match right {
                Some("read") => access.grant(Right::Read, &secret),
                Some("write") => access.grant(Right::Write, &secret),
                _ => return Err(wrong("the right is read or write")),
            }
        }
        Ok(access)
    }

    /// With one more bearer token.
    #[must_use]
    pub fn with_token(mut self, right: Right, token: &str) -> Self {
        self.grant(right, &format!("Bearer {token}"));
        self
    }

    fn grant(&mut self, right: Right, secret: &str) {
        match secret.starts_with("Bearer ") {
            true => self.tokens = true,
            false => self.users = true,
        }
        let all = if right == Right::Read { &mut self.read } else { &mut self.write };
        all.push(hash(secret));
    }

    /// Both sets of credentials together.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.read.extend(other.read);
        self.write.extend(other.write);
        Self { tokens: self.tokens || other.tokens, users: self.users || other.users, ..self }
    }

    /// Whether nobody may write without a credential.
    #[must_use]
    pub fn guards_writing(&self) -> bool {
        !self.write.is_empty()
    }

    /// Whether nobody may read without a credential.
    #[must_use]
    pub fn guards_reading(&self) -> bool {
        !self.read.is_empty()
    }

    /// Whether this `Authorization` is one of those that were given out, whatever it allows.
    #[must_use]
    pub fn knows(&self, authorization: Option<&str>) -> bool {
        is_one(authorization, self.read.iter().chain(&self.write))
    }

    /// How a request may say who asks: by the kinds of credentials that were given out.
    #[must_use]
    pub const fn challenge(&self) -> &'static str {
        match (self.users, self.tokens) {
            (true, true) => "Basic realm=\"rapporteur\", charset=\"UTF-8\", Bearer realm=\"rapporteur\"",
            (false, true) => "Bearer realm=\"rapporteur\"",
            _ => "Basic realm=\"rapporteur\", charset=\"UTF-8\"",
        }
    }

    /// How a credential is sent, by the kinds that were given out.
    #[must_use]
    pub const fn sending(&self) -> &'static str {
        match (self.users, self.tokens) {
            (true, true) => {
                "send one with the request: Authorization: Bearer TOKEN, or a name and a password (curl -u)"
            }
            (false, true) => "send one with the request: Authorization: Bearer TOKEN",
            _ => "send one with the request: a name and a password (curl -u NAME:PASSWORD)",
        }
    }

    /// Whether a request with this `Authorization` may do this.
    #[must_use]
    pub fn allows(&self, right: Right, authorization: Option<&str>) -> bool {
        match right {
            Right::Read if self.read.is_empty() => true,
            Right::Write if self.write.is_empty() => !self.guards_reading(),
            Right::Read => self.knows(authorization),
            Right::Write => is_one(authorization, self.write.iter()),
        }
    }
}

/// Whether a header says one of these.
fn is_one<'a>(authorization: Option<&str>, wanted: impl Iterator<Item = &'a Secret>) -> bool {
    let Some(given) = authorization.and_then(said).map(|said| hash(&said)) else { return false };
    // All are compared, byte by byte, whatever the first one gives.
    wanted.fold(false, |found, secret| found | same(secret, &given))
}

/// What a header says, with its scheme in one spelling and a password decoded.
fn said(authorization: &str) -> Option<String> {
    let (scheme, rest) = authorization.trim().split_once(' ')?;
    match scheme.to_ascii_lowercase().as_str() {
        "bearer" => Some(format!("Bearer {}", rest.trim())),
        "basic" => Some(format!("Basic {}", String::from_utf8(from_base64(rest.trim())?).ok()?)),
        _ => None,
    }
}

fn hash(secret: &str) -> Secret {
    Sha256::digest(secret.as_bytes()).into()
}

fn same(one: &Secret, other: &Secret) -> bool {
    one.iter().zip(other).fold(0, |difference, (one, other)| difference | (one ^ other)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rights_are_kept_apart() {
        let access = Access::read("# who\n\nread token r\nwrite user ada:l:ace\n").unwrap();
        let basic = "basic YWRhOmw6YWNl".to_owned();
        let rows = [
            (None, false, false),
            (Some("Bearer r"), true, false),
            (Some("bearer r"), true, false),
            (Some("Bearer R"), false, false),
            (Some(basic.as_str()), true, true),
            (Some("Basic %%%"), false, false),
        ];
        for (header, read, write) in rows {
            assert_eq!(
                (access.allows(Right::Read, header), access.allows(Right::Write, header)),
                (read, write),
                "{header:?}"
            );
        }
        assert!(access.knows(Some("Bearer r")) && !access.knows(Some("Bearer R")) && !access.knows(None));
        assert!(access.challenge().starts_with("Basic ") && access.challenge().contains(", Bearer "));
        assert!(Access::default().with_token(Right::Read, "r").challenge().starts_with("Bearer "));
    }

    #[test]
    fn without_credentials_everybody_may() {
        assert!(Access::default().allows(Right::Read, None));
        let access = Access::default().with_token(Right::Write, "w");
        assert!(access.allows(Right::Read, None) && !access.allows(Right::Write, None));
        assert!(access.allows(Right::Write, Some("Bearer w")));
    }

    #[test]
    fn wrong_lines_are_told() {
        for line in ["read", "read token", "own token x", "read key x", "write user ada"] {
            assert!(Access::read(&format!("\n{line}")).is_err_and(|error| error.line == 2), "{line}");
        }
    }
}

//! Who asks another engine.

use super::RemoteError;
use base64::prelude::{BASE64_STANDARD, Engine};

/// What is told of whoever asks; it is never printed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Credentials {
    header: Option<String>,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(if self.header.is_some() { "Credentials(…)" } else { "Credentials(none)" })
    }
}

impl Credentials {
    /// A token, as `Authorization: Bearer` tells it.
    ///
    /// # Errors
    /// [`RemoteError::BadCredentials`] if it cannot stand in a header.
    pub fn token(token: &str) -> Result<Self, RemoteError> {
        let sound = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic());
        if !sound {
            return Err(RemoteError::BadCredentials("a token has letters, digits and signs and no spaces".to_owned()));
        }
        Ok(Self { header: Some(format!("Bearer {token}")) })
    }

    /// A name and a password with a colon between, as RFC 7617 tells them.
    ///
    /// # Errors
    /// [`RemoteError::BadCredentials`] without a colon.
    pub fn user(user: &str) -> Result<Self, RemoteError> {
        if !user.contains(':') || user.chars().any(char::is_control) {
            return Err(RemoteError::BadCredentials("a user is written NAME:PASSWORD".to_owned()));
        }
        Ok(Self { header: Some(format!("Basic {}", BASE64_STANDARD.encode(user))) })
    }

    /// Those of a file: one line, `token SECRET` or `user NAME:PASSWORD`; lines that begin with `#` are comments.
    ///
    /// # Errors
    /// [`RemoteError::BadCredentials`] for anything else.
    pub fn read(text: &str) -> Result<Self, RemoteError> {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let (line, more) = (lines.next().unwrap_or_default(), lines.next());
        match line.split_once(char::is_whitespace) {
            Some(("token", token)) if more.is_none() => Self::token(token.trim()),
            Some(("user", user)) if more.is_none() => Self::user(user.trim()),
            // What stands there may be a secret and is not repeated.
            _ => Err(RemoteError::BadCredentials("a file of credentials has one line, and this has not".to_owned())),
        }
    }

    /// Whether there are any.
    #[must_use]
    pub const fn are_given(&self) -> bool {
        self.header.is_some()
    }

    /// The value of the header.
    pub(super) fn header(&self) -> Option<&str> {
        self.header.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_have_one_line() {
        let user = Credentials::read("# of the library\nuser Aladdin:open sesame\n").unwrap();
        assert_eq!(user.header(), Some("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
        assert_eq!(Credentials::read("token abc").unwrap().header(), Some("Bearer abc"));
        for wrong in ["", "abc", "password x", "token a\ntoken b", "token a b", "user nobody"] {
            assert!(Credentials::read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn secrets_are_not_printed() {
        let token = Credentials::token("hush").unwrap();
        assert!(!format!("{token:?}").contains("hush"));
    }
}

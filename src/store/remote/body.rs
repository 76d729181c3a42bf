//! What comes back, read as far as it is wanted, with a memory of why it ended.

use super::RemoteError;
use std::io::{self, Read};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use ureq::BodyReader;

/// Why a body ended early, for whoever parsed it and knows only that it did.
#[derive(Clone, Debug, Default)]
pub(super) struct Flaw(Arc<Mutex<Option<RemoteError>>>);

impl Flaw {
    /// What went wrong in reading, or else what the parser says.
    pub(super) fn or(&self, parsing: RemoteError) -> RemoteError {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take().unwrap_or(parsing)
    }

    fn set(&self, error: RemoteError) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
    }
}

/// A body up to a limit.
pub(super) struct Body {
    pub(super) reader: BodyReader<'static>,
    pub(super) address: String,
    /// How many bytes are read at most.
    pub(super) limit: u64,
    /// How long it may say nothing.
    pub(super) patience: Duration,
    pub(super) read: u64,
    pub(super) flaw: Flaw,
}

impl Read for Body {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let address = self.address.clone();
        match self.reader.read(buffer) {
            Ok(count) => {
                self.read += count as u64;
                if self.read > self.limit {
                    self.flaw.set(RemoteError::TooLong { address, limit: self.limit });
                    return Err(io::ErrorKind::FileTooLarge.into());
                }
                Ok(count)
            }
            Err(error) => {
                self.flaw.set(match is_timeout(&error) {
                    true => RemoteError::Silent { address, waited: self.patience },
                    false => RemoteError::BrokenOff { address, bytes: self.read, reason: error.to_string() },
                });
                Err(error)
            }
        }
    }
}

/// Whether a read failed because the time was over.
fn is_timeout(error: &io::Error) -> bool {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<ureq::Error>());
    error.kind() == io::ErrorKind::TimedOut || matches!(inner, Some(ureq::Error::Timeout(_)))
}

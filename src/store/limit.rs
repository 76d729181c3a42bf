//! For how long queries may run.

use super::EndpointError;
use spareval::CancellationToken;
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// When the time for answers is over; never, unless it is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limit {
    until: Option<(Instant, Duration)>,
}

impl Limit {
    /// So long from now.
    #[must_use]
    pub fn of(long: Duration) -> Self {
        Self { until: Instant::now().checked_add(long).map(|until| (until, long)) }
    }

    /// Whether the time is over.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.until.is_some_and(|(until, _)| Instant::now() >= until)
    }

    /// That the time was over before there was an answer.
    #[must_use]
    pub fn over(&self) -> EndpointError {
        EndpointError::TimedOut { limit: self.until.map(|(_, long)| long).unwrap_or_default() }
    }

    /// How much of the time is left; nothing if there is no limit.
    #[must_use]
    pub fn left(&self) -> Option<Duration> {
        self.until.map(|(until, _)| until.saturating_duration_since(Instant::now()))
    }

    /// Works with a token that is cancelled when the time is over; an error after that is that the time was over.
    ///
    /// # Errors
    /// Those of the work, or [`EndpointError::TimedOut`].
    pub(super) fn watch<T>(
        &self,
        work: impl FnOnce(Option<CancellationToken>) -> Result<T, EndpointError>,
    ) -> Result<T, EndpointError> {
        let Some(left) = self.left() else { return work(None) };
        let token = CancellationToken::new();
        let worked = std::thread::scope(|scope| {
            let (done, ended) = mpsc::channel::<()>();
            let watched = token.clone();
            scope.spawn(move || {
                if ended.recv_timeout(left) == Err(mpsc::RecvTimeoutError::Timeout) {
                    watched.cancel();
                }
            });
            let worked = work(Some(token.clone()));
            drop(done);
            worked
        });
        if worked.is_err() && token.is_cancelled() { Err(self.over()) } else { worked }
    }
}

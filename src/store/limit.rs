//! For how long queries may run, and how much memory they may take.

use super::EndpointError;
use super::usage::held;
use spareval::{CancellationToken, QueryEvaluationError};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// How often the memory is looked at, which takes a few microseconds.
pub(super) const LOOK: Duration = Duration::from_millis(5);

/// When the time for answers is over, and when they have taken too much memory; never, unless it is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limit {
    until: Option<(Instant, Duration)>,
    memory: Option<Memory>,
}

/// How much more than now may be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Memory {
    now: u64,
    more: u64,
}

impl Limit {
    /// So long from now.
    #[must_use]
    pub fn of(long: Duration) -> Self {
        Self { until: Instant::now().checked_add(long).map(|until| (until, long)), memory: None }
    }

    /// The same, but at most so long from now.
    #[must_use]
    pub fn within(self, long: Duration) -> Self {
        match self.left() {
            Some(left) if left <= long => self,
            _ => Self { until: Self::of(long).until, ..self },
        }
    }

    /// And at most so many bytes more than this process holds now; without end where the system does not tell that.
    #[must_use]
    pub fn holding(self, more: u64) -> Self {
        Self { memory: held().map(|now| Memory { now, more }), ..self }
    }

    /// Whether the time is over.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.until.is_some_and(|(until, _)| Instant::now() >= until)
    }

    /// Whether too much memory is taken.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.memory.is_some_and(|memory| held().is_some_and(|held| held > memory.now.saturating_add(memory.more)))
    }

    /// Whether memory counts.
    pub(super) const fn has_memory(&self) -> bool {
        self.memory.is_some()
    }

    /// That the time was over before there was an answer.
    #[must_use]
    pub fn over(&self) -> EndpointError {
        EndpointError::TimedOut { limit: self.until.map(|(_, long)| long).unwrap_or_default() }
    }

    /// That too much memory was taken before there was an answer.
    #[must_use]
    pub fn full(&self) -> EndpointError {
        EndpointError::TooMuchMemory { limit: self.memory.map(|memory| memory.more).unwrap_or_default() }
    }

    /// How much of the time is left; nothing if there is no limit.
    #[must_use]
    pub fn left(&self) -> Option<Duration> {
        self.until.map(|(until, _)| until.saturating_duration_since(Instant::now()))
    }

    /// Works with a token that is cancelled when the time is over or too much memory is taken; an error after that says
    /// so.
    ///
    /// # Errors
    /// Those of the work, or [`EndpointError::TimedOut`], [`EndpointError::TooMuchMemory`].
    pub(super) fn watch<T>(
        &self,
        work: impl FnOnce(Option<CancellationToken>) -> Result<T, EndpointError>,
    ) -> Result<T, EndpointError> {
        if *self == Self::default() {
            return work(None);
        }
        let (token, full) = (CancellationToken::new(), AtomicBool::new(false));
        let worked = std::thread::scope(|scope| {
            let (done, ended) = mpsc::channel::<()>();
            let (watched, full) = (token.clone(), &full);
            scope.spawn(move || {
                if self.waits(&ended) {
                    full.store(!self.is_over(), Ordering::Relaxed);
                    watched.cancel();
                }
            });
            let worked = work(Some(token.clone()));
            drop(done);
            worked
        });
        match worked {
            Err(_) if token.is_cancelled() && full.load(Ordering::Relaxed) => Err(self.full()),
            Err(_) if token.is_cancelled() => Err(self.over()),
            worked => worked,
        }
    }

    /// Waits until the work is done, and then gives false, or until one of the limits is met.
    fn waits(&self, ended: &mpsc::Receiver<()>) -> bool {
        loop {
            let left = self.left().unwrap_or(Duration::MAX);
            let next = if self.has_memory() { left.min(LOOK) } else { left };
            if ended.recv_timeout(next) != Err(mpsc::RecvTimeoutError::Timeout) {
                return false;
            }
            if self.is_over() || self.is_full() {
                return true;
            }
        }
    }
}

/// Until when an answer is wanted: until a time, or until somebody says that nobody waits any more.
#[derive(Clone, Copy, Default)]
pub(super) struct Until<'a> {
    limit: Limit,
    stop: Option<&'a CancellationToken>,
    /// As many steps through the graph are enough, whatever was found until then; no number is any number.
    steps: Option<u32>,
}

impl<'a> Until<'a> {
    /// Until the token is cancelled.
    pub(super) fn stopped(stop: &'a CancellationToken) -> Self {
        Self { stop: Some(stop), ..Self::default() }
    }

    /// Until so many steps were taken.
    pub(super) fn glanced(steps: u32) -> Self {
        Self { steps: Some(steps), ..Self::default() }
    }

    /// The limit of time and memory.
    pub(super) const fn limit(&self) -> Limit {
        self.limit
    }

    /// After how many steps it is enough.
    pub(super) fn steps(&self) -> u32 {
        self.steps.unwrap_or(u32::MAX)
    }

    /// Whether the answer comes too late.
    pub(super) fn is_over(&self) -> bool {
        self.stop.is_some_and(CancellationToken::is_cancelled) || self.limit.is_over()
    }

    /// Whether memory is limited.
    pub(super) fn has_memory(&self) -> bool {
        self.limit.has_memory()
    }

    /// Whether more memory is held than may be.
    pub(super) fn is_full(&self) -> bool {
        self.limit.is_full()
    }

    /// That more memory would have been held than may be.
    pub(super) fn full(&self) -> EndpointError {
        self.limit.full()
    }

    /// That it came too late.
    pub(super) fn over(&self) -> EndpointError {
        match self.stop {
            Some(_) => QueryEvaluationError::Cancelled.into(),
            None => self.limit.over(),
        }
    }

    /// Works with a token that is cancelled when the answer comes too late.
    ///
    /// # Errors
    /// Those of the work, or that it came too late.
    pub(super) fn watch<T>(
        &self,
        work: impl FnOnce(Option<CancellationToken>) -> Result<T, EndpointError>,
    ) -> Result<T, EndpointError> {
        match self.stop {
            Some(stop) => work(Some(stop.clone())),
            None => self.limit.watch(work),
        }
    }
}

impl From<Limit> for Until<'_> {
    fn from(limit: Limit) -> Self {
        Self { limit, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearer_limit_counts() {
        let (short, long) = (Duration::from_secs(10), Duration::from_secs(1_000));
        let left = |limit: Limit| limit.left().unwrap();
        assert!(left(Limit::of(long).within(short)) <= short);
        assert!(left(Limit::of(short).within(long)) <= short);
        assert!(left(Limit::default().within(long)) > short);
    }
}

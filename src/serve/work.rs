//! Work that takes time: on threads of its own, a bounded number at once, for a bounded time.

use super::problem::Problem;
use super::world::{Service, World};
use crate::knowledge::{CancellationToken, held, held_lately};
use axum::http::{HeaderValue, StatusCode, header};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::{JoinError, JoinHandle};
use tokio::time::timeout;

/// How long a query that was stopped may take to notice; then it is left to end by itself.
const GRACE: Duration = Duration::from_secs(2);

/// How often it is looked at how much memory is held.
const LOOK: Duration = Duration::from_millis(20);

/// Stops what nobody waits for any more.
struct Guard(CancellationToken);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

/// Answers a question with the present state of the graph. When the client goes, or the time is up, the token is cancelled.
///
/// # Errors
/// A [`Problem`] if the work fails, takes too long, or must wait too long for a thread (503).
pub(super) async fn within<T: Send + 'static>(
    service: &Arc<Service>,
    work: impl FnOnce(&World, &CancellationToken) -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    at(&service.questions, service, work).await
}

/// The same for a query or an update that a program wrote, which may take as long as it is let.
///
/// # Errors
/// A [`Problem`] if the work fails, takes too long, or must wait too long for a thread (503).
pub(super) async fn queried<T: Send + 'static>(
    service: &Arc<Service>,
    work: impl FnOnce(&World, &CancellationToken) -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    at(&service.queries, service, work).await
}

async fn at<T: Send + 'static>(
    desks: &Arc<Semaphore>,
    service: &Arc<Service>,
    work: impl FnOnce(&World, &CancellationToken) -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let limit = service.options.time_limit;
    let seat = timeout(limit, Arc::clone(desks).acquire_owned()).await;
    let Ok(Ok(seat)) = seat else {
        let busy = Problem::new(StatusCode::SERVICE_UNAVAILABLE, "busy", "too much is being asked just now");
        return Err(busy.with(header::RETRY_AFTER, HeaderValue::from_static("1")));
    };
    let stop = CancellationToken::new();
    let guard = Guard(stop.clone());
    let world = service.world();
    let mut working = tokio::task::spawn_blocking(move || {
        let done = work(&world, &stop);
        drop(seat);
        done
    });
    let stopped = match timeout(limit, watched(&mut working, service.options.memory_limit)).await {
        Ok(Some(done)) => return done.unwrap_or_else(|_| Err(failed())),
        Ok(None) => Problem::memory_limit(service.options.memory_limit),
        Err(_) => Problem::time_limit(limit.as_secs_f64()),
    };
    guard.0.cancel();
    service.metrics.stopped.fetch_add(1, Ordering::Relaxed);
    // Whatever it found until it noticed is no whole answer.
    let _ = timeout(GRACE, working).await;
    Err(stopped)
}

fn failed() -> Problem {
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "the request could not be answered")
}

/// What comes of work, or nothing as soon as this process holds so much more than before.
async fn watched<T>(working: &mut JoinHandle<T>, more: u64) -> Option<Result<T, JoinError>> {
    let before = held_lately(LOOK);
    loop {
        if let Ok(done) = timeout(LOOK, &mut *working).await {
            return Some(done);
        }
        if let (Some(before), Some(now)) = (before, held())
            && now > before.saturating_add(more)
        {
            return None;
        }
    }
}

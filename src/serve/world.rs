//! What is served: one state of the graph after the other, each with a name.

use super::cache::Cache;
use super::called::Called;
use super::metrics::Metrics;
use super::options::Options;
use super::problem::Problem;
use super::rate::Rates;
use crate::knowledge::{CancellationToken, Knowledge, Stamp, open_kept};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use std::thread;
use tokio::sync::{Mutex, Semaphore};

/// A state of the graph.
pub(super) struct World {
    /// What is known.
    pub knowledge: Knowledge,
    /// The name of this state, which no other state has had or will have.
    pub version: Arc<str>,
    /// What its sources are called, found out when the first is told of.
    called: OnceLock<Called>,
}

impl World {
    const fn new(knowledge: Knowledge, version: Arc<str>) -> Self {
        Self { knowledge, version, called: OnceLock::new() }
    }

    /// What its sources are called.
    ///
    /// # Errors
    /// A [`Problem`] if the store fails or is stopped.
    pub(super) fn called(&self, stop: &CancellationToken) -> Result<&Called, Problem> {
        if let Some(called) = self.called.get() {
            return Ok(called);
        }
        let called = Called::of(&self.knowledge.stoppable(stop).titles()?);
        Ok(self.called.get_or_init(|| called))
    }
}

/// Everything that requests share.
pub(super) struct Service {
    /// What was decided.
    pub options: Options,
    /// Answers that were given.
    pub cache: Cache,
    /// What was done.
    pub metrics: Metrics,
    /// How often clients ask.
    pub rates: Rates,
    /// How many questions are worked at, at most.
    pub questions: Arc<Semaphore>,
    /// How many queries and updates in SPARQL are, apart: slow ones keep no question waiting.
    pub queries: Arc<Semaphore>,
    /// Held while somebody changes the graph.
    pub writing: Mutex<()>,
    /// Who is told of requests.
    pub say: Box<dyn Fn(&str) + Send + Sync>,
    world: RwLock<Arc<World>>,
    /// What no other process has.
    nonce: u64,
    changes: AtomicU64,
    /// The state of the files when the graph was last looked at.
    stamp: RwLock<Option<Stamp>>,
}

impl Service {
    /// A service about what is known.
    pub(super) fn new(knowledge: Knowledge, options: Options, say: Box<dyn Fn(&str) + Send + Sync>) -> Self {
        let desks = thread::available_parallelism().map_or(2, usize::from) * 2;
        let nonce = RandomState::new().build_hasher().finish();
        let stamp = options.folder.as_deref().and_then(Stamp::of);
        knowledge.allow(&options.hosts, options.time_limit);
        Self {
            world: RwLock::new(Arc::new(World::new(knowledge, version(nonce, 0)))),
            options,
            cache: Cache::default(),
            metrics: Metrics::default(),
            rates: Rates::default(),
            questions: Arc::new(Semaphore::new(desks)),
            queries: Arc::new(Semaphore::new(desks)),
            writing: Mutex::new(()),
            say,
            nonce,
            changes: AtomicU64::new(0),
            stamp: RwLock::new(stamp),
        }
    }

    /// The present state.
    pub(super) fn world(&self) -> Arc<World> {
        Arc::clone(&self.world.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The graph was changed: a new state begins.
    pub(super) fn changed(&self) {
        self.changed_to(self.world().knowledge.renewed());
    }

    /// The graph was changed, and this is what is known now.
    pub(super) fn changed_to(&self, knowledge: Knowledge) {
        let stamp = self.options.folder.as_deref().and_then(Stamp::of);
        *self.stamp.write().unwrap_or_else(PoisonError::into_inner) = stamp;
        self.replace(knowledge);
    }

    /// Takes up what another process committed to the folder; gives whether there was anything.
    pub(super) fn refresh(&self) -> bool {
        let Some(folder) = &self.options.folder else { return false };
        let stamp = Stamp::of(folder);
        if stamp.is_none() || stamp == *self.stamp.read().unwrap_or_else(PoisonError::into_inner) {
            return false;
        }
        // A folder that cannot be opened now may be in the middle of a change: the next look will tell.
        let Ok(kept) = open_kept(folder) else { return false };
        let mut knowledge = Knowledge::about(Box::new(kept));
        knowledge.speak(self.world().knowledge.tongue());
        knowledge.allow(&self.options.hosts, self.options.time_limit);
        if knowledge.prepare().is_err() {
            return false;
        }
        *self.stamp.write().unwrap_or_else(PoisonError::into_inner) = stamp;
        self.replace(knowledge);
        true
    }

    fn replace(&self, knowledge: Knowledge) {
        let change = self.changes.fetch_add(1, Ordering::SeqCst) + 1;
        let world = Arc::new(World::new(knowledge, version(self.nonce, change)));
        *self.world.write().unwrap_or_else(PoisonError::into_inner) = world;
    }
}

fn version(nonce: u64, change: u64) -> Arc<str> {
    format!("{nonce:016x}.{change}").into()
}

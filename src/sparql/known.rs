//! What the things of a graph are called, where that is at hand: a query lists no names that nothing has.

use super::rules::Rules;
use std::collections::BTreeSet;
use std::fmt::Debug;
use std::sync::Arc;

/// The names of the things of a graph.
pub trait Names: Debug + Send + Sync {
    /// Those of these names that something has, written so.
    fn written(&self, names: BTreeSet<String>) -> Arc<BTreeSet<String>>;
}

impl Rules {
    /// From now on only those names are listed in queries that something has.
    pub fn know(&mut self, names: Option<Arc<dyn Names>>) {
        self.names = names;
    }

    /// Those of these names that something may have: all, where it is not known what things are called.
    pub(super) fn written(&self, names: BTreeSet<String>) -> Arc<BTreeSet<String>> {
        match &self.names {
            Some(known) => known.written(names),
            None => Arc::new(names),
        }
    }
}

//! Answers that were given before, as long as the graph is the same.
//!
//! A question has one answer as long as the graph does not change, so that a question which is asked again is not
//! answered again. Two generations are kept: when the young one is full it becomes the old one, and what nobody asked
//! for since is forgotten with the old one before.

use axum::body::Bytes;
use std::collections::HashMap;
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

/// How many bytes a generation may hold.
const GENERATION: usize = 16 << 20;
/// What an entry takes besides its bytes, about.
const OVERHEAD: usize = 200;

/// Which graph, which question, in which format.
pub(super) type Key = (Arc<str>, String);

#[derive(Default)]
struct Generations {
    young: HashMap<Key, Bytes>,
    young_bytes: usize,
    old: HashMap<Key, Bytes>,
}

/// The answers.
#[derive(Default)]
pub(super) struct Cache(Mutex<Generations>);

impl Cache {
    /// An answer that was given before.
    pub(super) fn find(&self, key: &Key) -> Option<Bytes> {
        let mut generations = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = generations.young.get(key) {
            return Some(found.clone());
        }
        let found = generations.old.remove(key)?;
        generations.keep(key.clone(), found.clone());
        Some(found)
    }

    /// Remembers an answer.
    pub(super) fn keep(&self, key: Key, answer: Bytes) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).keep(key, answer);
    }
}

impl Generations {
    fn keep(&mut self, key: Key, answer: Bytes) {
        let bytes = key.1.len() + answer.len() + OVERHEAD;
        if bytes > GENERATION / 4 {
            return;
        }
        if self.young_bytes + bytes > GENERATION {
            self.old = mem::take(&mut self.young);
            self.young_bytes = 0;
        }
        if self.young.insert(key, answer).is_none() {
            self.young_bytes += bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_again_stays() {
        let cache = Cache::default();
        let key = |name: &str| (Arc::from("graph"), name.to_owned());
        cache.keep(key("often"), Bytes::from_static(b"answer"));
        for number in 0..200 {
            cache.keep(key(&number.to_string()), Bytes::from(vec![0; 1 << 20]));
            assert_eq!(cache.find(&key("often")).as_deref(), Some(b"answer".as_slice()), "{number}");
        }
        assert_eq!(cache.find(&key("1")), None);
        assert_eq!(cache.find(&(Arc::from("other"), "often".to_owned())), None);
    }
}

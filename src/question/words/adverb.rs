//! Adverbs: those that narrow what is asked, and those without which a question asks the same.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static ADVERBS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| include_str!("adverbs.txt").lines().collect());

/// Adverbs without which a question asks the same.
static IDLE: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| include_str!("idle.txt").lines().collect());

/// Whether an adverb narrows what is asked: "unanimously", and not "really" or "also".
#[must_use]
pub fn is_telling(adverb: &str) -> bool {
    !IDLE.contains(adverb.to_lowercase().as_str())
}

/// Whether a word, in lower case, is an adverb as far as its list or its ending tells.
#[must_use]
pub fn is_adverb(word: &str) -> bool {
    ADVERBS.contains(word) || word.len() > 4 && word.ends_with("ly")
}

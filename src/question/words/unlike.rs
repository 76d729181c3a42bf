//! Words before a noun with which it calls something else than alone.

use super::degree::is_ranking;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static UNLIKE: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../../grammar/unlike.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// Whether a noun calls something else with this word before it than alone, or fewer: "the former chair", "the oldest port".
#[must_use]
pub fn is_unlike(word: &str) -> bool {
    let word = word.to_lowercase();
    UNLIKE.contains(word.as_str())
        || word.split('-').any(is_ranking)
        || UNLIKE.iter().any(|one| word.strip_prefix(one).is_some_and(|rest| rest.starts_with('-')))
}

#[cfg(test)]
mod tests {
    use super::is_unlike;

    #[test]
    fn a_former_chair_is_no_chair() {
        for (word, unlike) in
            [("former", true), ("Vice-Chair", true), ("second-oldest", true), ("oldest", true), ("northern", false)]
        {
            assert_eq!(is_unlike(word), unlike, "{word}");
        }
    }
}

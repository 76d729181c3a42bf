//! Near words, for "did you mean".

use super::sound::sound;

/// How like two words must be (Jaro-Winkler similarity, 0 to 1) to be offered, unless they sound alike or one begins the other:
/// a common beginning counts most there, so most of the letters must be the same besides.
const LIKENESS: f64 = 0.8;
/// How like two words count that sound alike, or of which one begins the other, at least.
const SOUNDS_ALIKE: f64 = 0.9;
const BEGINS: f64 = 0.86;
/// The fewest letters of a beginning.
const SHORTEST_BEGINNING: usize = 3;

/// The at most `limit` candidates that look or sound most like `word`, or begin with it, best first; ties in alphabetical
/// order.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>, limit: usize) -> Vec<&'a str> {
    let word = word.to_lowercase();
    let spoken = sound(&word);
    let likeness = |candidate: &str| {
        let candidate = candidate.to_lowercase();
        let looks = strsim::jaro_winkler(&word, &candidate);
        let near = word.len().abs_diff(candidate.len()) < word.len();
        let sounds = if near && looks > 0.6 && sound(&candidate) == spoken { SOUNDS_ALIKE } else { 0.0 };
        let begun = word.chars().count() >= SHORTEST_BEGINNING && candidate.starts_with(&word);
        let most = (candidate.chars().count().max(word.chars().count()) / 3).max(1);
        let alike = begun || strsim::osa_distance(&word, &candidate) <= most;
        let looks = if alike { looks } else { 0.0 };
        looks.max(sounds).max(if begun { BEGINS } else { 0.0 })
    };
    let mut scored: Vec<(f64, &str)> = candidates
        .into_iter()
        .map(|candidate| (likeness(candidate), candidate))
        .filter(|&(score, _)| score >= LIKENESS)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    scored.dedup_by(|a, b| a.1 == b.1);
    scored.into_iter().take(limit).map(|(_, candidate)| candidate).collect()
}

/// Whether `word` looks like `meant` with a slip of the finger: one letter wrong, missing, doubled or exchanged in a word of
/// four to seven letters, two in a longer one.
#[must_use]
pub fn is_slip(word: &str, meant: &str) -> bool {
    let letters = word.chars().count();
    let allowed = match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    word != meant && strsim::osa_distance(word, meant) <= allowed
}

#[cfg(test)]
mod tests {
    use super::{is_slip, nearest};

    #[test]
    fn a_slip_is_not_another_word() {
        assert!(is_slip("guidlines", "guidelines") && is_slip("chiar", "chair"));
        assert!(!is_slip("veto", "vote") && !is_slip("law", "lay") && !is_slip("chair", "chair"));
    }

    #[test]
    fn offers_the_likeliest_first() {
        assert_eq!(nearest("chiar", ["chair", "charter", "zebra"], 2), ["chair"]);
        assert_eq!(nearest("caused", ["counsel", "cause", "causes"], 2), ["cause", "causes"]);
        assert!(nearest("absent", ["base", "best", "seat"], 3).is_empty());
        assert!(nearest("hapened", ["have"], 3).is_empty() && nearest("wrong", ["working", "warning"], 3).is_empty());
    }
}

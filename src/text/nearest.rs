//! Near words, for "did you mean".

/// How like two words must be (Jaro-Winkler similarity, 0 to 1) to be offered.
const LIKENESS: f64 = 0.8;

/// The at most `limit` candidates that look most like `word`, best first; ties in alphabetical order.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>, limit: usize) -> Vec<&'a str> {
    let word = word.to_lowercase();
    let mut scored: Vec<(f64, &str)> = candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&word, &candidate.to_lowercase()), candidate))
        .filter(|&(score, _)| score >= LIKENESS)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    scored.dedup_by(|a, b| a.1 == b.1);
    scored.into_iter().take(limit).map(|(_, candidate)| candidate).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn offers_the_likeliest_first() {
        assert_eq!(nearest("chiar", ["chair", "charter", "zebra"], 2), ["chair", "charter"]);
    }
}

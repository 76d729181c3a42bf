//! What is known about words that end in a full stop, and about words that open sentences.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

/// What the full stop of an abbreviation can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FullStop {
    /// It never ends a sentence: *Dr.*, *e.g.*
    Inside,
    /// The word is an abbreviation only before a number: *No.*
    BeforeNumber,
    /// It can end a sentence too: *U.S.*, *etc.*
    Either,
}

static ABBREVIATIONS: LazyLock<FxHashMap<String, FullStop>> = LazyLock::new(|| {
    let lines = data(include_str!("../../../grammar/abbreviations.tsv")).filter_map(|line| line.split_once('\t'));
    let kind = |name| match name {
        "title" => FullStop::Inside,
        "number" => FullStop::BeforeNumber,
        _ => FullStop::Either,
    };
    lines.map(|(word, name)| (word.to_lowercase(), kind(name))).collect()
});

static OPENERS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| data(include_str!("../../../grammar/openers.txt")).collect());

/// The longest abbreviation worth looking up, in bytes.
const LONGEST: usize = 16;

fn data(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// What the full stop at the end of `word` is, if the word (full stop included) is an abbreviation.
///
/// Besides the listed ones, single letters (*J.*) and letters with full stops between them (*U.S.*, *a.m.*) are.
pub(super) fn full_stop(word: &str) -> Option<FullStop> {
    if word.len() > LONGEST || !word.ends_with('.') {
        return None;
    }
    // "P. Bell" is somebody, "p. 4" a page.
    let initial = word.len() == 2 && word.starts_with(|letter: char| letter.is_ascii_uppercase());
    let listed = ABBREVIATIONS.get(&word.to_lowercase()).copied().filter(|_| !initial);
    listed.or_else(|| is_initials(word).then_some(FullStop::Either))
}

/// Letters each followed by a full stop.
fn is_initials(word: &str) -> bool {
    let mut characters = word.chars();
    while let Some(letter) = characters.next() {
        if !letter.is_alphabetic() || characters.next() != Some('.') {
            return false;
        }
    }
    !word.is_empty()
}

/// Whether a capitalised word is one that is capitalised only at the beginning of a sentence.
pub(super) fn opens_sentences(word: &str) -> bool {
    word.len() <= LONGEST && OPENERS.contains(word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_listed_words_and_initials() {
        assert_eq!(full_stop("e.g."), Some(FullStop::Inside));
        assert_eq!(full_stop("NO."), Some(FullStop::BeforeNumber));
        assert_eq!(full_stop("U.K."), Some(FullStop::Either));
        assert_eq!(full_stop("P."), Some(FullStop::Either));
        assert_eq!(full_stop("p."), Some(FullStop::BeforeNumber));
        assert_eq!(full_stop("forum."), None);
        assert_eq!(full_stop("."), None);
        assert!(opens_sentences("The") && !opens_sentences("Senior"));
    }
}

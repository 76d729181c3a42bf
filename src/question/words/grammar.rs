//! The words that the grammar itself has: whatever stands in quotation marks in it.

use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// The grammar, for the words that stand for themselves in it.
const GRAMMAR: &str = include_str!("../../../grammar/question.pest");

/// The words that stand for themselves in the grammar: whatever it has in quotation marks.
static FUNCTION_WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let rules = GRAMMAR.lines().filter(|line| !line.trim_start().starts_with("//"));
    let quoted = rules.flat_map(|line| line.split('"').skip(1).step_by(2));
    quoted.flat_map(str::split_whitespace).filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase())).collect()
});

/// The rules of the grammar that are nothing but words, with their words.
static RULES_OF_WORDS: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let rules = GRAMMAR.lines().filter_map(|line| line.split_once(" = @{"));
    rules.map(|(name, rule)| (name, rule.split('"').skip(1).step_by(2).collect())).collect()
});

/// Every word that stands for itself in the grammar, in alphabetical order.
pub fn function_words() -> Vec<&'static str> {
    let mut all: Vec<&str> = FUNCTION_WORDS.iter().copied().collect();
    all.sort_unstable();
    all
}

/// Whether a word stands for itself in the grammar.
pub fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(word)
}

/// The rules of the grammar that are nothing but words, with their words: "preposition", "modal", "determiner".
pub fn groups() -> Vec<(&'static str, Vec<&'static str>)> {
    const CLASSES: &[&str] = &["preposition", "modal", "determiner", "quantifier", "copula"];
    let rules = GRAMMAR.lines().filter_map(|line| line.split_once(" = @{"));
    let classes = rules.filter(|(name, _)| CLASSES.contains(name));
    classes.map(|(name, rule)| (name, rule.split('"').skip(1).step_by(2).collect())).collect()
}

/// Whether a rule of the grammar that is nothing but words has this one.
pub fn is_of(rule: &str, word: &str) -> bool {
    RULES_OF_WORDS.get(rule).is_some_and(|words| words.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_of_the_grammar_hides_a_longer_one() {
        for line in GRAMMAR.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let words: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
            for (at, word) in words.iter().enumerate().filter(|_| line.contains(" = @{")) {
                let hidden = words[at + 1..].iter().find(|later| later.starts_with(word));
                assert_eq!(hidden, None, "{word:?} hides it in: {line}");
            }
        }
    }

    #[test]
    fn the_grammars_own_words_are_found_in_it() {
        let words = function_words();
        for word in ["which", "can", "since", "list", "connected"] {
            assert!(words.contains(&word), "{word}");
        }
        assert!(!words.contains(&"NOUN"));
    }
}

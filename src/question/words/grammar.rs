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

/// The words of the grammar, of which those are together that stand in the same rules of single words and nowhere else: whatever
/// the grammar makes of one of them, it makes of the others.
static ALIKE: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let mut places: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, line) in GRAMMAR.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
        let (rule, end) = (line.split_once(" = @{ ").map_or("", |(_, rule)| rule), " ~ word_end }");
        let chosen = |rule: &str| rule.split('"').step_by(2).all(|between| ["", "(", " | ", ")"].contains(&between));
        let choice = rule.strip_suffix(end).is_some_and(chosen);
        for (number, text) in line.split('"').skip(1).step_by(2).enumerate() {
            let words: Vec<&str> = text.split_whitespace().collect();
            // A place of its own is one that no other word has.
            let own = GRAMMAR.lines().count() * (number + 1) + at;
            let place = if choice && words.len() == 1 { at } else { own };
            words.into_iter().for_each(|word| places.entry(word).or_default().push(place));
        }
    }
    let mut alike: FxHashMap<&[usize], Vec<&str>> = FxHashMap::default();
    for word in function_words() {
        alike.entry(places.get(word).map_or(&[], Vec::as_slice)).or_default().push(word);
    }
    alike.into_values().collect()
});

/// The words of the grammar in groups of those that are alike to it.
pub fn words_alike() -> &'static [Vec<&'static str>] {
    &ALIKE
}

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

/// Whether a word is one behind which stands who does something, and what it does behind that: "does", "can".
#[must_use]
pub fn is_auxiliary(word: &str) -> bool {
    is_of("modal", word) || is_of("do_word", word)
}

/// Whether a word is a form of "be" that tells what something is: "is", "were".
#[must_use]
pub fn is_copula(word: &str) -> bool {
    is_of("copula", word)
}

/// Whether a word opens a clause that narrows a noun: "that".
#[must_use]
pub fn is_relative(word: &str) -> bool {
    is_of("relative_word", word)
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
    fn words_are_alike_that_stand_in_the_same_rules_alone() {
        let together = |one, other| words_alike().iter().any(|all| all.contains(&one) && all.contains(&other));
        for (one, other) in [("must", "should"), ("across", "through"), ("their", "her"), ("steps", "hops")] {
            assert!(together(one, other), "{one} {other}");
        }
        for (one, other) in [("can", "must"), ("of", "across"), ("who", "whom"), ("list", "name"), ("no", "every")] {
            assert!(!together(one, other), "{one} {other}");
        }
        assert_eq!(words_alike().iter().map(Vec::len).sum::<usize>(), function_words().len());
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

//! Words that go together, and what people are called: read from the lists beside `grammar/word-classes.txt`.

use super::WordClass;
use crate::lexicon::morphology::{self, lemma};
use crate::lexicon::pronoun_of_given_name;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

static PERSON_ENDINGS: LazyLock<Vec<&'static str>> = LazyLock::new(|| WordClass::PersonEnding.words().collect());

static LIGHT_VERBS: LazyLock<FxHashMap<&'static str, FxHashSet<&'static str>>> = LazyLock::new(|| {
    let mut nouns: FxHashMap<&str, FxHashSet<&str>> = FxHashMap::default();
    let pairs = lines(include_str!("../../../grammar/light-verbs.tsv")).filter_map(|line| line.split_once('\t'));
    for (verb, noun) in pairs {
        nouns.entry(verb).or_default().insert(noun);
    }
    nouns
});

static COMPLEX_PREPOSITIONS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../../../grammar/complex-prepositions.txt")).collect());

static NOUN_PREPOSITIONS: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> =
    LazyLock::new(|| prepositions(include_str!("../../../grammar/noun-prepositions.tsv")));

static VERB_PREPOSITIONS: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> =
    LazyLock::new(|| prepositions(include_str!("../../../grammar/verb-prepositions.tsv")));

/// The rows of a file of words, each with the prepositions that it wants.
fn prepositions(text: &'static str) -> FxHashMap<&'static str, Vec<&'static str>> {
    let rows = lines(text).filter_map(|line| line.split_once('\t'));
    rows.map(|(word, rest)| (word, rest.split(' ').collect())).collect()
}

static COURTESY_TITLES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../../../grammar/courtesy-titles.txt")).collect());

static NOMINALISATIONS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    lines(include_str!("../../../grammar/nominalisations.tsv")).filter_map(|line| line.split_once('\t')).collect()
});

static DEVERBAL: LazyLock<FxHashMap<&'static str, (&'static str, &'static str)>> = LazyLock::new(|| {
    let rows = lines(include_str!("../../../grammar/deverbal.tsv")).filter_map(|line| line.split_once('\t'));
    rows.filter_map(|(noun, rest)| Some((noun, rest.split_once('\t')?))).collect()
});

/// The lines of a data file, comments and blank lines left out.
pub fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Whether a noun, a lemma in lower case, looks like one for people: "appointee", "director".
#[must_use]
pub fn names_person(noun: &str) -> bool {
    let ends = PERSON_ENDINGS.iter().any(|end| noun.ends_with(end));
    ends && !noun.ends_with("ment") && !WordClass::NoPerson.contains(noun)
}

/// "Councillors" of "Councillors Ana Roe and Jan Bos": what several people are called.
#[must_use]
pub fn is_title_of_several(form: &str) -> bool {
    let word = form.to_lowercase();
    let one = lemma(&word, morphology::WordClass::Noun);
    word == "messrs" || one != word && names_person(&one) && pronoun_of_given_name(form).is_none()
}

/// Whether a verb can stand for all that was said: "so **does** the Board".
#[must_use]
pub fn is_repeating(verb: &str) -> bool {
    matches!(
        verb,
        "do" | "does" | "did" | "is" | "are" | "was" | "were" | "has" | "have" | "can" | "may" | "must" | "will"
    )
}

/// Whether verb and bare noun make one relation: "take part".
#[must_use]
pub fn is_light_verb(verb: &str, noun: &str) -> bool {
    LIGHT_VERBS.get(verb).is_some_and(|nouns| nouns.contains(noun))
}

/// Whether the words are a preposition: "in addition to".
#[must_use]
pub fn is_complex_preposition(words: &str) -> bool {
    COMPLEX_PREPOSITIONS.contains(words)
}

/// Whether what a noun is about follows with that preposition: "**access to** markets".
#[must_use]
pub fn governs(noun: &str, preposition: &str) -> bool {
    NOUN_PREPOSITIONS.get(noun).is_some_and(|prepositions| prepositions.contains(&preposition))
}

/// Whether a phrase after a verb's object is the verb's own with that preposition: "**equip** crews **with** radios".
#[must_use]
pub fn asks_for(verb: &str, preposition: &str) -> bool {
    VERB_PREPOSITIONS.get(verb).is_some_and(|prepositions| prepositions.contains(&preposition))
}

/// Whether a word is only a form of address ("Mr").
#[must_use]
pub fn is_courtesy_title(word: &str) -> bool {
    COURTESY_TITLES.contains(word)
}

/// The verb for what a noun says that somebody says, wants or gives, and the prepositions of what it is about: "offer" and
/// "of".
#[must_use]
pub fn speech_act(noun: &str) -> Option<(&'static str, &'static str)> {
    DEVERBAL.get(noun).copied()
}

/// The verb whose action a noun names: "oversight" is to oversee.
#[must_use]
pub fn nominalised_verb(noun: &str) -> Option<&'static str> {
    NOMINALISATIONS.get(noun).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_found() {
        assert!(is_light_verb("take", "part") && !is_light_verb("take", "table"));
        assert_eq!(nominalised_verb("oversight"), Some("oversee"));
        assert!(governs("access", "to") && !governs("access", "by"));
    }
}

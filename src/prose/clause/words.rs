//! Closed classes of words, read from `grammar/word-classes.txt` and its neighbours.

use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// A closed class of words; its variant's name is the section of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordClass {
    /// "normally".
    Hedge,
    /// "annually".
    TimeAdverb,
    /// "annually", of those that tell how often.
    Frequency,
    /// "however", and other adverbs that narrow nothing.
    Connective,
    /// "year", "June".
    TimeNoun,
    /// "say": its clause is attributed.
    Speech,
    /// "recommend": its clause is expected.
    Directive,
    /// "show": its clause is so.
    Factive,
    /// "doubt": its clause is left unsaid.
    Doubt,
    /// "if".
    Condition,
    /// "when".
    TemporalSubordinator,
    /// "comprise": having so many.
    Comprising,
    /// "number of", "part of": no possession.
    Partitive,
    /// "failure to".
    NegativeNoun,
    /// "perform a review".
    Light,
    /// "submit … to".
    Transfer,
    /// "commitment to".
    InfinitiveNoun,
    /// "nobody".
    IndefiniteSubject,
    /// "by consensus".
    Means,
    /// "be a member of".
    Relational,
    /// "bring together".
    Particle,
    /// "unlike", "without": what it leads to is not so.
    Privative,
    /// "reply", of verbs that are not in [`Self::Speech`]: what follows with "that" is told.
    Telling,
    /// "aim": an infinitive says what it is.
    Aim,
    /// "Minister for".
    Portfolio,
    /// "the city of".
    NamedPlace,
    /// "er", at the end of nouns for people.
    PersonEnding,
    /// "board": it decides as people do.
    DecidingBody,
    /// "inform … of".
    TakingOf,
    /// "point", "tonne": what a number measures.
    Measure,
    /// "euro".
    Currency,
    /// "appointment of … as".
    Appointment,
    /// "summit": it takes place.
    Event,
    /// "hold", of events.
    TakingPlace,
    /// "in no **way**".
    DenyingNoun,
    /// "power", "step": nouns that sum up what a clause said.
    Summing,
    /// "by-contrast", "as-a-rule": phrases that say nothing by themselves.
    ConnectingPhrase,
    /// "Commander", "Professor": ranks before a name.
    Rank,
    /// "cause", "threaten": what a thing without will can do.
    Causing,
}

static CLASSES: LazyLock<FxHashMap<&'static str, FxHashSet<&'static str>>> = LazyLock::new(|| {
    let mut classes: FxHashMap<&str, FxHashSet<&str>> = FxHashMap::default();
    let mut section = "";
    for line in lines(include_str!("../../../grammar/word-classes.txt")) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => section = name,
            None => classes.entry(section).or_default().extend(line.split_whitespace()),
        }
    }
    classes
});

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

/// The lines of a data file, comments and blank lines left out.
pub fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

impl WordClass {
    const fn section(self) -> &'static str {
        match self {
            Self::Hedge => "hedge",
            Self::TimeAdverb => "time adverb",
            Self::Frequency => "frequency",
            Self::Connective => "connective",
            Self::TimeNoun => "time noun",
            Self::Speech => "speech",
            Self::Directive => "directive",
            Self::Factive => "factive",
            Self::Doubt => "doubt",
            Self::Condition => "condition",
            Self::TemporalSubordinator => "temporal subordinator",
            Self::Comprising => "comprising",
            Self::Partitive => "partitive",
            Self::NegativeNoun => "negative noun",
            Self::Light => "light",
            Self::Transfer => "transfer",
            Self::InfinitiveNoun => "infinitive noun",
            Self::IndefiniteSubject => "indefinite subject",
            Self::Means => "means",
            Self::Relational => "relational",
            Self::Particle => "particle",
            Self::Privative => "privative",
            Self::Telling => "telling",
            Self::Aim => "aim",
            Self::Portfolio => "portfolio",
            Self::NamedPlace => "named place",
            Self::PersonEnding => "person ending",
            Self::DecidingBody => "deciding body",
            Self::TakingOf => "taking of",
            Self::Measure => "measure",
            Self::Currency => "currency",
            Self::Appointment => "appointment",
            Self::Event => "event",
            Self::TakingPlace => "taking place",
            Self::DenyingNoun => "denying noun",
            Self::Summing => "summing",
            Self::ConnectingPhrase => "connecting phrase",
            Self::Rank => "rank",
            Self::Causing => "causing",
        }
    }

    /// Whether the word, a lemma or a lower-case form, is of the class.
    #[must_use]
    pub fn contains(self, word: &str) -> bool {
        CLASSES.get(self.section()).is_some_and(|words| words.contains(word))
    }
}

/// Whether a noun, a lemma in lower case, looks like one for people: "appointee", "director".
#[must_use]
pub fn names_person(noun: &str) -> bool {
    CLASSES.get(WordClass::PersonEnding.section()).is_some_and(|ends| ends.iter().any(|end| noun.ends_with(end)))
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

/// The verb whose action a noun names: "oversight" is to oversee.
#[must_use]
pub fn nominalised_verb(noun: &str) -> Option<&'static str> {
    NOMINALISATIONS.get(noun).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [WordClass; 39] = [
        WordClass::Hedge,
        WordClass::TimeAdverb,
        WordClass::Frequency,
        WordClass::Connective,
        WordClass::TimeNoun,
        WordClass::Speech,
        WordClass::Directive,
        WordClass::Factive,
        WordClass::Doubt,
        WordClass::Condition,
        WordClass::TemporalSubordinator,
        WordClass::Comprising,
        WordClass::Partitive,
        WordClass::NegativeNoun,
        WordClass::Light,
        WordClass::Transfer,
        WordClass::InfinitiveNoun,
        WordClass::IndefiniteSubject,
        WordClass::Means,
        WordClass::Relational,
        WordClass::Particle,
        WordClass::Privative,
        WordClass::Telling,
        WordClass::Aim,
        WordClass::Portfolio,
        WordClass::NamedPlace,
        WordClass::PersonEnding,
        WordClass::DecidingBody,
        WordClass::TakingOf,
        WordClass::Measure,
        WordClass::Currency,
        WordClass::Appointment,
        WordClass::Event,
        WordClass::TakingPlace,
        WordClass::DenyingNoun,
        WordClass::Summing,
        WordClass::ConnectingPhrase,
        WordClass::Rank,
        WordClass::Causing,
    ];

    #[test]
    fn every_class_has_its_section_and_every_section_its_class() {
        assert!(ALL.iter().all(|class| CLASSES.contains_key(class.section())));
        assert_eq!(CLASSES.len(), ALL.len());
    }

    #[test]
    fn pairs_are_found() {
        assert!(is_light_verb("take", "part") && !is_light_verb("take", "table"));
        assert_eq!(nominalised_verb("oversight"), Some("oversee"));
        assert!(governs("access", "to") && !governs("access", "by"));
    }
}

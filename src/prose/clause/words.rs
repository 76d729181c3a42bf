//! Closed classes of words, read from `grammar/word-classes.txt` and its neighbours.

use crate::lexicon::morphology::{self, lemma};
use crate::lexicon::pronoun_of_given_name;
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
    /// Parts of those who decide.
    Quorum,
    /// Verbs of what is made of a text, a plan or a matter.
    Treating,
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
    /// "order", of those endings.
    NoPerson,
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
    /// "grow", "turn": verbs of becoming something else.
    Becoming,
    /// "resolution", "decree": acts by which something is decided.
    Instrument,
    /// "authority", "fund": what a body or an undertaking of one is called by.
    Body,
    /// "revoke": what another has.
    TakingAway,
    /// "accuse … of": whoever is its object does what follows.
    Charging,
    /// "concern", with which something is noted.
    Feeling,
    /// "Trinidad" of "Trinidad and Tobago".
    FirstOfCountry,
    /// "Tobago" of "Trinidad and Tobago".
    SecondOfCountry,
    /// "extend", which may go on until an end of its own.
    Lasting,
    /// "headed by", said of the body beside it.
    Leading,
    /// "fine", which takes whom and how much.
    Charge,
    /// "ask", "call": what follows "for" is wanted.
    Seeking,
    /// "vote", "oppose": of who is for or against something.
    TakingSides,
    /// "headquarters": where a body is.
    Seat,
    /// "contact", "source": labels of lines that say nothing of what a text is about.
    IdleLabel,
    /// "resign": it says all that there is to say of somebody.
    Complete,
    /// "contribution": money by which something is paid.
    Payment,
    /// "propose", "rule out": a gerund after it is what it is about.
    GerundTaking,
    /// "committee": whoever is in the chair of its meeting chairs it.
    MeetingBody,
}

/// For each word a bit for each of its classes.
static CLASSES: LazyLock<FxHashMap<&'static str, u64>> = LazyLock::new(|| {
    let mut classes: FxHashMap<&str, u64> = FxHashMap::default();
    for (section, word) in sections() {
        let class = WordClass::ALL.iter().find(|class| class.section() == section);
        *classes.entry(word).or_default() |= class.map_or(0, |class| class.bit());
    }
    classes
});

static PERSON_ENDINGS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    sections().filter(|(section, _)| *section == WordClass::PersonEnding.section()).map(|(_, end)| end).collect()
});

/// The words of the classes, each with the name of its section.
fn sections() -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    lines(include_str!("../../../grammar/word-classes.txt")).flat_map(move |line| {
        let name = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
        section = name.unwrap_or(section);
        let words = if name.is_some() { "" } else { line };
        words.split_whitespace().map(move |word| (section, word))
    })
}

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

impl WordClass {
    const ALL: [Self; 61] = [
        Self::Hedge,
        Self::TimeAdverb,
        Self::Frequency,
        Self::Connective,
        Self::TimeNoun,
        Self::Speech,
        Self::Directive,
        Self::Factive,
        Self::Doubt,
        Self::Condition,
        Self::TemporalSubordinator,
        Self::Comprising,
        Self::Partitive,
        Self::NegativeNoun,
        Self::Light,
        Self::Transfer,
        Self::InfinitiveNoun,
        Self::IndefiniteSubject,
        Self::Means,
        Self::Relational,
        Self::Quorum,
        Self::Treating,
        Self::Particle,
        Self::Privative,
        Self::Telling,
        Self::Aim,
        Self::Portfolio,
        Self::NamedPlace,
        Self::PersonEnding,
        Self::NoPerson,
        Self::DecidingBody,
        Self::TakingOf,
        Self::Measure,
        Self::Currency,
        Self::Appointment,
        Self::Event,
        Self::TakingPlace,
        Self::DenyingNoun,
        Self::Summing,
        Self::ConnectingPhrase,
        Self::Rank,
        Self::Causing,
        Self::Becoming,
        Self::Instrument,
        Self::Body,
        Self::TakingAway,
        Self::Charging,
        Self::Feeling,
        Self::FirstOfCountry,
        Self::SecondOfCountry,
        Self::Lasting,
        Self::Leading,
        Self::Charge,
        Self::Seeking,
        Self::TakingSides,
        Self::Seat,
        Self::IdleLabel,
        Self::GerundTaking,
        Self::Payment,
        Self::Complete,
        Self::MeetingBody,
    ];

    const fn bit(self) -> u64 {
        1 << self as u32
    }

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
            Self::Quorum => "quorum",
            Self::Treating => "treating",
            Self::Particle => "particle",
            Self::Privative => "privative",
            Self::Telling => "telling",
            Self::Aim => "aim",
            Self::Portfolio => "portfolio",
            Self::NamedPlace => "named place",
            Self::PersonEnding => "person ending",
            Self::NoPerson => "no person",
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
            Self::Becoming => "becoming",
            Self::Instrument => "instrument",
            Self::Body => "body",
            Self::TakingAway => "taking away",
            Self::Charging => "charging",
            Self::Feeling => "feeling",
            Self::FirstOfCountry => "first of country",
            Self::SecondOfCountry => "second of country",
            Self::Lasting => "lasting",
            Self::Leading => "leading",
            Self::Charge => "charge",
            Self::Seeking => "seeking",
            Self::TakingSides => "taking sides",
            Self::Seat => "seat",
            Self::IdleLabel => "idle label",
            Self::GerundTaking => "gerund taking",
            Self::Payment => "payment",
            Self::Complete => "complete",
            Self::MeetingBody => "meeting body",
        }
    }

    /// Whether the word, a lemma or a lower-case form, is of the class.
    #[must_use]
    pub fn contains(self, word: &str) -> bool {
        CLASSES.get(word).is_some_and(|classes| classes & self.bit() != 0)
    }
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
mod tests;

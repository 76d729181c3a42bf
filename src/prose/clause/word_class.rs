//! The closed classes of words, by their sections in `grammar/word-classes.txt`.

use super::words::lines;
use rustc_hash::FxHashMap;
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
    /// "produce reports": by it there come to be such.
    BringingAbout,
    /// "on condition that", "in the event that".
    ConditionNoun,
    /// "refuse to go": an infinitive follows it as what is done.
    InfinitiveTaking,
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
    /// "plan to": who has one does not do it yet, and the plan does not either.
    Intent,
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
    /// "consider it closed", "see it coming": what follows the object tells what it is taken for.
    Judging,
    /// "expect prices to fall": what is wanted or believed is that the object does something.
    Wanting,
    /// "report", "bill": what is written on something.
    Paper,
    /// "it emerged that": nobody emerged.
    Turning,
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
    /// "attend": somebody does it by himself, though its participle looks like what is done to him.
    ByOneself,
    /// "contribution": money by which something is paid.
    Payment,
    /// "propose", "rule out": a gerund after it is what it is about.
    GerundTaking,
    /// "committee": whoever is in the chair of its meeting chairs it.
    MeetingBody,
    /// "lack", "seek": there may be none of what they lead to.
    Lacking,
    /// "rumoured", "next": what is called so is not surely, or not now, what the noun says.
    Unreal,
    /// "approve": what is resolved to be done so is done by that.
    Enacting,
    /// "charter": what a text that lays down rules calls itself.
    Document,
    /// "adopt", "amend": what is done to such a text, as the line under its title says.
    Issuing,
    /// "every", "only": a question with it asks of more, or of fewer, than it names.
    OfSome,
    /// "almost", "former": what is said with it is not said of the whole.
    Limiting,
    /// "open", "sink": whatever somebody opens opens.
    Labile,
    /// "New", "South": before the name of a place they make that of another.
    AnotherPlace,
    /// "attack": what happens, and in which other things do.
    Happening,
    /// "vote": only somebody does it.
    Acting,
    /// "may suspend": what somebody does who may or must do it.
    Powers,
    /// "its members": what only a body has.
    OfBodies,
    /// "surprise", "anger": what an event makes somebody feel.
    Arousing,
    /// "rival", "daughter": somebody by what he or she is to another.
    Kin,
}

/// Each class with the section of the file that lists its words.
pub(super) const SECTIONS: [(WordClass, &str); 85] = [
    (WordClass::Hedge, "hedge"),
    (WordClass::TimeAdverb, "time adverb"),
    (WordClass::Frequency, "frequency"),
    (WordClass::Connective, "connective"),
    (WordClass::TimeNoun, "time noun"),
    (WordClass::Speech, "speech"),
    (WordClass::Directive, "directive"),
    (WordClass::Factive, "factive"),
    (WordClass::Doubt, "doubt"),
    (WordClass::Condition, "condition"),
    (WordClass::BringingAbout, "bringing about"),
    (WordClass::ConditionNoun, "condition noun"),
    (WordClass::InfinitiveTaking, "infinitive taking"),
    (WordClass::TemporalSubordinator, "temporal subordinator"),
    (WordClass::Comprising, "comprising"),
    (WordClass::Partitive, "partitive"),
    (WordClass::NegativeNoun, "negative noun"),
    (WordClass::Light, "light"),
    (WordClass::Transfer, "transfer"),
    (WordClass::InfinitiveNoun, "infinitive noun"),
    (WordClass::Intent, "intent"),
    (WordClass::IndefiniteSubject, "indefinite subject"),
    (WordClass::Means, "means"),
    (WordClass::Relational, "relational"),
    (WordClass::Quorum, "quorum"),
    (WordClass::Treating, "treating"),
    (WordClass::Particle, "particle"),
    (WordClass::Privative, "privative"),
    (WordClass::Telling, "telling"),
    (WordClass::Aim, "aim"),
    (WordClass::Portfolio, "portfolio"),
    (WordClass::NamedPlace, "named place"),
    (WordClass::PersonEnding, "person ending"),
    (WordClass::NoPerson, "no person"),
    (WordClass::DecidingBody, "deciding body"),
    (WordClass::TakingOf, "taking of"),
    (WordClass::Measure, "measure"),
    (WordClass::Currency, "currency"),
    (WordClass::Appointment, "appointment"),
    (WordClass::Event, "event"),
    (WordClass::TakingPlace, "taking place"),
    (WordClass::DenyingNoun, "denying noun"),
    (WordClass::Summing, "summing"),
    (WordClass::ConnectingPhrase, "connecting phrase"),
    (WordClass::Rank, "rank"),
    (WordClass::Causing, "causing"),
    (WordClass::Becoming, "becoming"),
    (WordClass::Instrument, "instrument"),
    (WordClass::Body, "body"),
    (WordClass::TakingAway, "taking away"),
    (WordClass::Charging, "charging"),
    (WordClass::Feeling, "feeling"),
    (WordClass::FirstOfCountry, "first of country"),
    (WordClass::SecondOfCountry, "second of country"),
    (WordClass::Lasting, "lasting"),
    (WordClass::Leading, "leading"),
    (WordClass::Charge, "charge"),
    (WordClass::Seeking, "seeking"),
    (WordClass::TakingSides, "taking sides"),
    (WordClass::Seat, "seat"),
    (WordClass::IdleLabel, "idle label"),
    (WordClass::GerundTaking, "gerund taking"),
    (WordClass::Payment, "payment"),
    (WordClass::Complete, "complete"),
    (WordClass::ByOneself, "by oneself"),
    (WordClass::MeetingBody, "meeting body"),
    (WordClass::Lacking, "lacking"),
    (WordClass::Unreal, "unreal"),
    (WordClass::Enacting, "enacting"),
    (WordClass::Document, "document"),
    (WordClass::Issuing, "issuing"),
    (WordClass::OfSome, "of some"),
    (WordClass::Limiting, "limiting"),
    (WordClass::Labile, "labile"),
    (WordClass::AnotherPlace, "another place"),
    (WordClass::Happening, "happening"),
    (WordClass::Acting, "acting"),
    (WordClass::Powers, "powers"),
    (WordClass::OfBodies, "of bodies"),
    (WordClass::Arousing, "arousing"),
    (WordClass::Kin, "kin"),
    (WordClass::Judging, "judging"),
    (WordClass::Wanting, "wanting"),
    (WordClass::Paper, "paper"),
    (WordClass::Turning, "turning out"),
];

/// For each word a bit for each of its classes.
static CLASSES: LazyLock<FxHashMap<&'static str, u128>> = LazyLock::new(|| {
    let mut classes: FxHashMap<&str, u128> = FxHashMap::default();
    for (section, word) in sections() {
        let class = SECTIONS.iter().find(|(_, name)| *name == section);
        *classes.entry(word).or_default() |= class.map_or(0, |(class, _)| class.bit());
    }
    classes
});

/// The words of the classes, each with the name of its section.
pub(super) fn sections() -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    lines(include_str!("../../../grammar/word-classes.txt")).flat_map(move |line| {
        let name = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
        section = name.unwrap_or(section);
        let words = if name.is_some() { "" } else { line };
        words.split_whitespace().map(move |word| (section, word))
    })
}

impl WordClass {
    pub(super) const fn bit(self) -> u128 {
        1 << self as u32
    }

    /// Whether the word, a lemma or a lower-case form, is of the class.
    #[must_use]
    pub fn contains(self, word: &str) -> bool {
        CLASSES.get(word).is_some_and(|classes| classes & self.bit() != 0)
    }

    /// The words of the class.
    pub(super) fn words(self) -> impl Iterator<Item = &'static str> {
        let of_class = move |section: &str| SECTIONS.iter().any(|(class, name)| *class == self && *name == section);
        sections().filter(move |(section, _)| of_class(section)).map(|(_, word)| word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_class_has_its_section_and_every_section_its_class() {
        let named: BTreeSet<&str> = sections().map(|(section, _)| section).collect();
        assert_eq!(named, SECTIONS.iter().map(|(_, section)| *section).collect());
        let bits = SECTIONS.iter().fold(0_u128, |bits, (class, _)| bits | class.bit());
        assert_eq!(bits.count_ones() as usize, SECTIONS.len());
    }
}

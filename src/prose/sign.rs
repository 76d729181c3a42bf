//! What the making of an extraction shows of how far it can be trusted; [`super::Signs`] weighs it.
//!
//! An extraction collects signs while it is made: the construction that it comes from, how its subject was found, how
//! long its parts are, how sure the parser was of its arcs. Each sign has a weight in `grammar/confidence.tsv`, in
//! hundredths of log-odds; the sum tells how likely a careful annotator would write the claim down. `cargo run --example
//! calibrate` learns the weights from the judged texts under `tests/calibration` and shows how well they keep their word
//! on texts that they were not learned from. A new source of evidence is one more sign with its line in that file.
//!
//! Margins are told in steps, each of which is a sign, so that a sum can follow any rising curve: a head that beat the
//! next one by less than one nat (see [`super::Margins`]) shows the signs for less than 2, 4 and 8, too.

use super::Construction;

/// Something that tells for or against an extraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// Every extraction has it.
    Base,
    /// "X is a Y".
    Copula,
    /// "X, a Y,".
    Apposition,
    /// "X (ABC)".
    Naming,
    /// "X's Y".
    Possession,
    /// "Y of X", read as having.
    Belonging,
    /// "Y such as X".
    Example,
    /// "Y for X" within a noun phrase.
    Modifier,
    /// "plans to cut waste".
    Purpose,
    /// "oversight of X".
    Nominalisation,
    /// A verb with its object.
    Object,
    /// A verb with the noun after a preposition.
    Oblique,
    /// A verb with an adverb: "act unilaterally".
    Manner,
    /// A verb with a noun or adjective: "become a member".
    Complement,
    /// A verb with what is said: "that trade had grown".
    Content,
    /// A verb with a time: "be held on 3 May".
    Time,
    /// A verb with nothing.
    Bare,
    /// The same of a passive: "was approved".
    BarePassive,
    /// The same, and a time is told of it: "met in May". The claim of the time says it, too, so it is not listed; that it is
    /// what questions of when are put to is why it is kept.
    BareWithTime,
    /// A verb with nothing that is a rule or a denial: "cannot vote".
    BareRule,
    /// The subject is that of a verb before it.
    SharedSubject,
    /// The subject is the noun that the clause modifies.
    RelativeSubject,
    /// The subject is that of the verb above.
    ControlledSubject,
    /// The subject is a clause.
    ClauseSubject,
    /// A passive turned round: its agent is the subject.
    NamedAgent,
    /// "can", "must", "will".
    Modal,
    /// Denied.
    Denied,
    /// The clause has several prepositional phrases, so that one of them may belong elsewhere.
    SeveralPhrases,
    /// The sentence has more than 25 tokens.
    LongSentence,
    /// The sentence has more than 40 tokens.
    VeryLongSentence,
    /// The subject has more than four words.
    LongSubject,
    /// The object has more than six words.
    LongObject,
    /// The subject has a comma, a conjunction or a verb in it.
    BrokenSubject,
    /// The object, a thing, has a comma, a conjunction or a verb in it.
    BrokenObject,
    /// Subject and verb are far apart.
    FarSubject,
    /// Verb and object are far apart.
    FarObject,
    /// The subject is a common noun without article, in the singular.
    BareSubject,
    /// The object is a common noun without article, in the singular.
    BareObject,
    /// The tree of the sentence had to be put right.
    Mended,
    /// The sentence has no finite verb at its root.
    Verbless,
    /// The subject was a pronoun.
    Pronoun,
    /// A possessive pronoun stands in it.
    Possessive,
    /// The claim follows from a name or a bracket, not from grammar.
    Inferred,
    /// The subject is called otherwise in the sentence: "the Board" for "Board of Directors".
    OtherSubjectName,
    /// The object is called otherwise in the sentence.
    OtherObjectName,
    /// The subject is a later member of a list.
    ListedSubject,
    /// The object is a later member of a list.
    ListedObject,
    /// "Y for X" where X is a later member of a list.
    ListedModifier,
    /// The verb is a later one of several with "and" between them.
    JoinedVerb,
    /// The clause modifies a noun.
    NounClause,
    /// The clause is an object or a complement.
    ContentClause,
    /// The clause modifies a verb.
    AdverbialClause,
    /// The clause stands beside another.
    ClauseBeside,
    /// The arc of the subject, the object or the verb: margins under 8 nats.
    CoreHeadUnder8,
    /// Under 4.
    CoreHeadUnder4,
    /// Under 2.
    CoreHeadUnder2,
    /// Under 1.
    CoreHeadUnder1,
    /// The relation of the subject, the object or the verb: margins under 4 nats.
    CoreRelationUnder4,
    /// Under 2.
    CoreRelationUnder2,
    /// Under 1.
    CoreRelationUnder1,
    /// The tag of the subject, the object or the verb: margins under 4 nats.
    CoreTagUnder4,
    /// Under 2.
    CoreTagUnder2,
    /// Under 1.
    CoreTagUnder1,
    /// The arcs within subject and object: margins under 4 nats.
    InnerHeadUnder4,
    /// Under 2.
    InnerHeadUnder2,
    /// Under 1.
    InnerHeadUnder1,
    /// An arc of the sentence with a margin under 1 nat.
    DoubtfulSentence,
    /// Three of them.
    VeryDoubtfulSentence,
    /// The object was a pronoun.
    PronounObject,
    /// The subject is a name.
    NamedSubject,
    /// The object is a name.
    NamedObject,
    /// The subject has an owner in it: "the Board's chair".
    GenitiveSubject,
    /// The subject has a preposition in it: "the chair of the Board".
    PhraseInSubject,
    /// The object has a comma in it.
    CommaInObject,
    /// The subject opens its sentence.
    SubjectOpens,
    /// Verb and object, or preposition and object, are two words apart at most.
    ObjectBeside,
    /// They are more than five words apart.
    ObjectApart,
    /// Another noun stands between the subject and the verb.
    NounBetween,
    /// The preposition of the object follows a noun, which it may belong to.
    AfterNoun,
    /// The object follows "in", "at" or "on".
    PhraseIn,
    /// The object follows "for".
    PhraseFor,
    /// The object follows "to".
    PhraseTo,
    /// The object follows "with" or "from".
    PhraseWith,
    /// The object follows "by" or "as".
    PhraseBy,
    /// The relation is a passive: "be held in".
    PassiveVerb,
    /// Somebody is said to say so.
    Attributed,
    /// It holds on a condition.
    Conditional,
    /// A word tells that it is not always so: "usually".
    Hedged,
    /// The arc of the subject, the object or the verb is not the parser's, but was put right.
    MendedCore,
    /// A pronoun stands in the sentence.
    PronounBeside,
    /// Three commas or more stand in the sentence.
    SeveralCommas,
    /// A colon or semicolon stands in the sentence.
    ColonBeside,
    /// Quotation marks stand in the sentence.
    Quoted,
    /// More than eight extractions were made of the sentence.
    ManyClaims,
    /// More than sixteen.
    VeryManyClaims,
    /// A numbered meeting is one of a series, by its name: "the 12th meeting of the Board".
    Session,
    /// That something has so many, where it is composed of them. The claim of what it is composed of says it, too, so it is
    /// not listed; questions of how many are put to it.
    Comprised,
    /// "refused to raise", told beside that it was not raised.
    Refused,
}

impl Sign {
    /// All signs, in the order of the file of weights.
    pub const ALL: [Self; 98] = [
        Self::Base,
        Self::Copula,
        Self::Apposition,
        Self::Naming,
        Self::Possession,
        Self::Belonging,
        Self::Example,
        Self::Modifier,
        Self::Purpose,
        Self::Nominalisation,
        Self::Object,
        Self::Oblique,
        Self::Manner,
        Self::Complement,
        Self::Content,
        Self::Time,
        Self::Bare,
        Self::BarePassive,
        Self::BareWithTime,
        Self::BareRule,
        Self::SharedSubject,
        Self::RelativeSubject,
        Self::ControlledSubject,
        Self::ClauseSubject,
        Self::NamedAgent,
        Self::Modal,
        Self::Denied,
        Self::SeveralPhrases,
        Self::LongSentence,
        Self::VeryLongSentence,
        Self::LongSubject,
        Self::LongObject,
        Self::BrokenSubject,
        Self::BrokenObject,
        Self::FarSubject,
        Self::FarObject,
        Self::BareSubject,
        Self::BareObject,
        Self::Mended,
        Self::Verbless,
        Self::Pronoun,
        Self::Possessive,
        Self::Inferred,
        Self::OtherSubjectName,
        Self::OtherObjectName,
        Self::ListedSubject,
        Self::ListedObject,
        Self::ListedModifier,
        Self::JoinedVerb,
        Self::NounClause,
        Self::ContentClause,
        Self::AdverbialClause,
        Self::ClauseBeside,
        Self::CoreHeadUnder8,
        Self::CoreHeadUnder4,
        Self::CoreHeadUnder2,
        Self::CoreHeadUnder1,
        Self::CoreRelationUnder4,
        Self::CoreRelationUnder2,
        Self::CoreRelationUnder1,
        Self::CoreTagUnder4,
        Self::CoreTagUnder2,
        Self::CoreTagUnder1,
        Self::InnerHeadUnder4,
        Self::InnerHeadUnder2,
        Self::InnerHeadUnder1,
        Self::DoubtfulSentence,
        Self::VeryDoubtfulSentence,
        Self::PronounObject,
        Self::NamedSubject,
        Self::NamedObject,
        Self::GenitiveSubject,
        Self::PhraseInSubject,
        Self::CommaInObject,
        Self::SubjectOpens,
        Self::ObjectBeside,
        Self::ObjectApart,
        Self::NounBetween,
        Self::AfterNoun,
        Self::PhraseIn,
        Self::PhraseFor,
        Self::PhraseTo,
        Self::PhraseWith,
        Self::PhraseBy,
        Self::PassiveVerb,
        Self::Attributed,
        Self::Conditional,
        Self::Hedged,
        Self::MendedCore,
        Self::PronounBeside,
        Self::SeveralCommas,
        Self::ColonBeside,
        Self::Quoted,
        Self::ManyClaims,
        Self::VeryManyClaims,
        Self::Session,
        Self::Comprised,
        Self::Refused,
    ];

    /// The name in the file of weights.
    #[must_use]
    pub fn name(self) -> String {
        let mut name = String::new();
        for letter in format!("{self:?}").chars() {
            if letter.is_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.extend(letter.to_lowercase());
        }
        name
    }

    pub(super) const fn bit(self) -> u128 {
        1 << self as u64
    }
}

impl From<Construction> for Sign {
    fn from(construction: Construction) -> Self {
        match construction {
            Construction::Clause | Construction::Moment => Self::Base,
            Construction::Copula => Self::Copula,
            Construction::Apposition => Self::Apposition,
            Construction::Naming => Self::Naming,
            Construction::Possession => Self::Possession,
            Construction::Belonging => Self::Belonging,
            Construction::Example => Self::Example,
            Construction::Modifier => Self::Modifier,
            Construction::Purpose => Self::Purpose,
            Construction::Nominalisation => Self::Nominalisation,
        }
    }
}

//! What was written, as a tree. It knows no vocabulary.

pub(crate) mod build;
pub(crate) mod parse;
pub(crate) mod recognise;
mod rules;
pub mod value;

use crate::claim::{Modality, TimeRelation};
use crate::question::syntax::value::{Compared, Function, Measures, Tied};
use crate::text::Span;
use std::fmt;

/// Some words of the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Their place.
    pub span: Span,
    /// As written.
    pub text: String,
}

/// A question as written. It prints back to its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The whole text.
    pub text: String,
    /// What it asks.
    pub asks: Asks,
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// What a question asks, by form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Whether a clause holds.
    Whether(Clauses),
    /// Why a clause holds or does not.
    Why(Clauses),
    /// How things are connected: one phrase naming both, or one for each.
    Connection {
        /// The ends.
        ends: Vec<NounPhrase>,
        /// The greatest number of steps.
        within: Option<usize>,
        /// "the 3 shortest paths": how many ways are asked for.
        ways: Option<usize>,
    },
    /// Something of the network of all that is said.
    Network {
        /// What is asked of it.
        tied: Tied,
        /// Of which things; of all, if there is no noun.
        of: Option<NounPhrase>,
        /// What they are tied to.
        ends: Vec<NounPhrase>,
        /// The greatest number of steps.
        within: Option<usize>,
        /// "the 3 most connected": how many are asked for.
        take: Option<usize>,
    },
    /// Who or what; how many of them.
    Open {
        /// The question word.
        asked: Asked,
        /// "how many".
        count: bool,
        /// What stands before the question word ("in which city").
        preposition: Option<Words>,
        /// What is said of it, or with a gap for it.
        clauses: Clauses,
        /// Where in the clause it belongs.
        gap: Gap,
    },
    /// Where or when: a clause without that.
    Adverbial {
        /// "when" and not "where".
        when: bool,
        /// What happens there or then.
        clauses: Clauses,
    },
    /// "what is X", "tell me about X".
    Description {
        /// What is to be described.
        what: NounPhrase,
        /// The question word is "who".
        who: bool,
    },
    /// "what can X do": everything that it does in a mood.
    Doings {
        /// Who does it.
        what: NounPhrase,
        /// What a modal says.
        modality: Modality,
        /// "not".
        negated: bool,
        /// When and where.
        qualifiers: Vec<Qualifier>,
        /// Who wants it done: "what did the Committee urge them to do".
        by: Option<NounPhrase>,
        /// What leads to it: "what did the Council decide to do".
        verb: Option<Words>,
    },
    /// "what happened in 2024": what is said of a time or a place. Its verb is the one thing that is not looked up.
    Happenings(Predicate),
    /// "how tall is X": a measure of a thing, by its adjective.
    Measure {
        /// "tall", "much".
        adjective: Words,
        /// What is measured, or the measure itself.
        what: NounPhrase,
    },
    /// "the average population of cities": a number made of several.
    Amount {
        /// How it is made.
        function: Function,
        /// "number of": it is made of counts.
        number: bool,
        /// The value, with whose it is.
        what: Box<NounUnit>,
        /// What narrows whose it is.
        qualifiers: Vec<Qualifier>,
    },
    /// What is asked for, with more beside each answer.
    Beside {
        /// What is asked for.
        asks: Box<Asks>,
        /// What is shown beside it.
        columns: Vec<Column>,
    },
    /// A number for each of some things.
    Grouped {
        /// The number.
        asks: Box<Asks>,
        /// "for each committee, …".
        lead: Vec<NounUnit>,
        /// "… per year".
        per: Vec<NounUnit>,
    },
    /// A list of what a noun phrase names, or the number of it.
    Listing {
        /// What is listed.
        noun: NounPhrase,
        /// What narrows it, apart from the phrase.
        qualifiers: Vec<Qualifier>,
        /// What is shown beside it.
        columns: Vec<Column>,
        /// Which way it is asked for.
        shape: Listing,
        /// Its order, and how many.
        order: Option<Order>,
    },
}

/// How a list is ordered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// All of it.
    pub words: Words,
    /// "population".
    pub by: Option<Words>,
    /// A plain "by" before it, after which whoever acts may stand as well.
    pub plainly: Option<Words>,
    /// "descending"; none if it is not said.
    pub descending: Option<bool>,
    /// "the first 5".
    pub take: Option<usize>,
}

/// The ways to ask for what a noun phrase names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// "list the members".
    List,
    /// "how many members are there", "the number of members".
    Count,
    /// "which members are there".
    Which,
    /// "the members": the phrase alone.
    Topic,
}

/// Where in a clause the thing asked for belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// It is the subject.
    Subject,
    /// It is what the clause lacks after its subject.
    Object,
}

/// A question word with its noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// "who", "what".
    Word(Words),
    /// "which fora", "how many members"; whether the word is "what".
    Noun(NounPhrase, bool),
    /// "whose reports".
    Whose(Words),
}

/// A noun shown beside each answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The noun.
    pub noun: Words,
    /// "if any".
    pub if_any: bool,
}

/// Clauses, all or any of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clauses {
    /// Joined by "or".
    pub any: bool,
    /// Each of them.
    pub each: Vec<Clause>,
}

impl Clauses {
    /// That something is.
    #[must_use]
    pub fn of_being(what: &NounPhrase) -> Self {
        let predicates = Predicates { any: false, each: vec![Predicate::default()] };
        Self { any: false, each: vec![Clause { subject: Some(what.clone()), predicates }] }
    }
}

/// A subject, or the gap for it, with what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Absent where the subject is asked for or related to.
    pub subject: Option<NounPhrase>,
    /// What is said of it.
    pub predicates: Predicates,
}

/// Things said of one subject, all or any of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predicates {
    /// Joined by "or".
    pub any: bool,
    /// Each of them.
    pub each: Vec<Predicate>,
}

/// One thing said of a subject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Predicate {
    /// What a modal or its like says.
    pub modality: Modality,
    /// "not", "never".
    pub negated: bool,
    /// "directly or indirectly".
    pub transitive: bool,
    /// The modal is "will" or "would".
    pub foreseen: bool,
    /// The verb with its object.
    pub verb: Verb,
    /// What narrows it.
    pub qualifiers: Vec<Qualifier>,
}

/// A verb with its object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verb {
    /// "produces reports".
    Active(Words, Option<NounPhrase>),
    /// "chaired (by …)", "called Ministers".
    Passive(Words, Option<NounPhrase>),
    /// "part of APEC".
    Relation(Words, Option<NounPhrase>),
    /// "is binding".
    Quality(Words),
    /// "is the host"; without an object "is in Suva".
    Be(Option<NounPhrase>),
    /// "is higher than 2 meters".
    Compare(Compared),
    /// "contains “trade”": the verb and the text.
    Text(Words, Words),
    /// "there are".
    Exist,
}

impl Default for Verb {
    fn default() -> Self {
        Self::Be(None)
    }
}

/// What narrows a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Qualifier {
    /// A date in ISO 8601.
    Time(TimeRelation, String),
    /// Any of these dates: "in 2024 or 2025".
    AnyTime(Vec<(TimeRelation, String)>),
    /// A preposition with its noun, or alone where the noun is asked for.
    Preposition(Words, Option<NounPhrase>),
    /// An adverb.
    Adverb(Words),
    /// "if there is no consensus".
    Condition(Words),
}

/// Things named or described.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NounPhrase {
    /// Joined by "or".
    pub any: bool,
    /// Each of them.
    pub each: Vec<NounUnit>,
}

/// One noun with what belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NounUnit {
    /// Its place, from its article to its last word.
    pub span: Span,
    /// Its name, if it is one as a whole: owners, words and "of", without the article.
    pub whole: String,
    /// "every", "no", "any".
    pub quantifier: Option<Words>,
    /// "the", "a".
    pub determiner: Option<String>,
    /// "APEC's", outermost first.
    pub owners: Vec<Words>,
    /// The noun and what stands before it; in brackets a whole phrase.
    pub core: Core,
    /// The X of "a committee ?X".
    pub letter: Option<String>,
    /// "of APEC".
    pub of: Vec<NounPhrase>,
    /// "that report to CTI".
    pub relatives: Vec<Relative>,
    /// "more than 5", "the highest".
    pub measures: Measures,
    /// "with the most members": what it has.
    pub features: Vec<NounUnit>,
}

/// The middle of a noun unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Core {
    /// Words.
    Words(Words),
    /// A phrase in brackets.
    Brackets(Box<NounPhrase>),
}

impl Default for Core {
    fn default() -> Self {
        Self::Words(Words { span: Span::default(), text: String::new() })
    }
}

/// A clause about a noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relative {
    /// "that report to CTI", "chaired by China".
    Subject(Predicates),
    /// "that SOM1 can produce", "on which they agree": with what stands before "which".
    Object(Option<Words>, Clause),
    /// "whose chair is China".
    Whose(Words, Predicates),
    /// "where officials meet".
    Place(Clause),
    /// Any of these, each of which is several to hold together.
    Any(Vec<Vec<Relative>>),
}

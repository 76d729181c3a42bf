//! What a claim says.

use super::{Citation, Confidence};
use crate::rdf::{Literal, NamedNode, NamedNodeRef, Term, mint, namespace};
use serde::{Deserialize, Serialize};

/// How firmly it is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// It is so.
    #[default]
    Actual,
    /// It can, could or may be so.
    Possible,
    /// It must or shall be so; it is required.
    Necessary,
    /// It should or will be so; it is expected.
    Expected,
}

/// Whether it is said to be so or not to be so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    /// It is.
    #[default]
    Affirmed,
    /// It is not.
    Denied,
}

impl Modality {
    /// Every modality.
    pub const ALL: [Self; 4] = [Self::Actual, Self::Possible, Self::Necessary, Self::Expected];

    /// Its IRI.
    #[must_use]
    pub const fn node(self) -> NamedNodeRef<'static> {
        match self {
            Self::Actual => namespace::ACTUAL,
            Self::Possible => namespace::POSSIBLE,
            Self::Necessary => namespace::NECESSARY,
            Self::Expected => namespace::EXPECTED,
        }
    }

    /// Whether a denial of it with this marker leaves something free and does not forbid it: "need not", "is not required to"
    /// are denials of a necessity, "must not" is the necessity of a denial.
    #[must_use]
    pub fn frees(self, polarity: Polarity, marker: &str) -> bool {
        const WORDS: &[&str] = &["need", "have to", "has to", "had to", "require", "oblige", "obligat", "except"];
        let marker = marker.to_lowercase();
        self == Self::Necessary && polarity == Polarity::Denied && WORDS.iter().any(|word| marker.contains(word))
    }

    /// The modality that an IRI names.
    #[must_use]
    pub fn from_node(node: NamedNodeRef<'_>) -> Option<Self> {
        Self::ALL.into_iter().find(|modality| modality.node() == node)
    }

    /// Its word in the JSON contract.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Possible => "possible",
            Self::Necessary => "necessary",
            Self::Expected => "expected",
        }
    }
}

impl Polarity {
    /// Its IRI.
    #[must_use]
    pub const fn node(self) -> NamedNodeRef<'static> {
        match self {
            Self::Affirmed => namespace::AFFIRMED,
            Self::Denied => namespace::DENIED,
        }
    }

    /// The polarity that an IRI names.
    #[must_use]
    pub fn from_node(node: NamedNodeRef<'_>) -> Option<Self> {
        [Self::Affirmed, Self::Denied].into_iter().find(|polarity| polarity.node() == node)
    }

    /// Its word in the JSON contract.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Affirmed => "affirmed",
            Self::Denied => "denied",
        }
    }
}

/// How a date bounds a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeRelation {
    /// In, on, at or during.
    In,
    /// From then on.
    Since,
    /// Up to then.
    Until,
    /// Earlier than.
    Before,
    /// Later than.
    After,
}

impl TimeRelation {
    /// Every relation.
    pub const ALL: [Self; 5] = [Self::In, Self::Since, Self::Until, Self::Before, Self::After];

    /// The property that ties a claim to the date.
    #[must_use]
    pub const fn node(self) -> NamedNodeRef<'static> {
        match self {
            Self::In => namespace::TIME_IN,
            Self::Since => namespace::TIME_SINCE,
            Self::Until => namespace::TIME_UNTIL,
            Self::Before => namespace::TIME_BEFORE,
            Self::After => namespace::TIME_AFTER,
        }
    }

    /// The word before the date.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Since => "since",
            Self::Until => "until",
            Self::Before => "before",
            Self::After => "after",
        }
    }

    /// Whether what is so bounded by `said` cannot hold at `date`; both may be a year, a month or a day.
    ///
    /// Dates of any precision compare as text: `2024-06` lies within `2024`, and sorts before `2025`.
    #[must_use]
    pub fn leaves_out(self, said: &str, date: &str) -> bool {
        let (within, covers) = (said.starts_with(date), date.starts_with(said));
        match self {
            Self::In => !within && !covers,
            Self::Since => !within && !covers && said > date,
            Self::After => !within && said >= date,
            Self::Until => !within && !covers && said < date,
            Self::Before => !within && said <= date,
        }
    }
}

/// What narrows a claim.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// A date, `2024`, `2024-06` or `2024-06-01`, and how it bounds the claim.
    Time(TimeRelation, String),
    /// A time that is no date, as written ("every year").
    TimeText(String),
    /// A place.
    Place(NamedNode),
    /// A prepositional scope: the preposition and its object ("in", APEC fora).
    Scope(String, NamedNode),
    /// The meeting or body at which the subject acts.
    Venue(NamedNode),
    /// A hedge as written ("normally").
    Hedge(String),
    /// A condition as written ("if …").
    Condition(String),
    /// Whom the text attributes it to.
    Attribution(NamedNode),
}

impl Qualifier {
    /// The property and value that record it on the claim.
    #[must_use]
    pub fn statement(&self) -> (NamedNode, Term) {
        let plain = |text: &str| Term::from(crate::rdf::literal::english(text));
        match self {
            Self::Time(relation, date) => (relation.node().into(), crate::rdf::literal::date(date).into()),
            Self::TimeText(text) => (namespace::TIME_TEXT.into(), plain(text)),
            Self::Place(place) => (namespace::PLACE.into(), place.clone().into()),
            Self::Scope(preposition, object) => (mint::slug(namespace::PREP, preposition), object.clone().into()),
            Self::Venue(venue) => (namespace::VENUE.into(), venue.clone().into()),
            Self::Hedge(text) => (namespace::HEDGE.into(), plain(text)),
            Self::Condition(text) => (namespace::CONDITION.into(), plain(text)),
            Self::Attribution(who) => (namespace::ATTRIBUTED_TO.into(), who.clone().into()),
        }
    }
}

/// A statement that knows where it was said.
///
/// The object is absent for a verb that takes none ("the Forum meets"); it is a literal for a manner
/// ("unilaterally") or a bare number or adjective.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Who or what it is about.
    pub subject: NamedNode,
    /// The relation, `rel:…`.
    pub relation: NamedNode,
    /// What the relation leads to.
    pub object: Option<Term>,
    /// How firmly it is said.
    pub modality: Modality,
    /// Whether it is affirmed or denied.
    pub polarity: Polarity,
    /// The words that mark modality or polarity ("cannot", "should expect"), if any.
    pub marker: Option<String>,
    /// What narrows it, sorted and without doubles.
    pub qualifiers: Vec<Qualifier>,
    /// How sure the reader is of it; none where nobody had to read it out of a sentence.
    pub confidence: Option<Confidence>,
    /// Where it was said; at least one.
    pub citations: Vec<Citation>,
}

impl Claim {
    /// Its IRI: the hash of everything it says. Marker, confidence and citations do not count, so that the same
    /// claim from two sentences is one node.
    #[must_use]
    pub fn node(&self) -> NamedNode {
        let object = self.object.as_ref().map_or_else(String::new, ToString::to_string);
        let mut parts = vec![
            self.subject.as_str().to_owned(),
            self.relation.as_str().to_owned(),
            object,
            self.modality.as_str().to_owned(),
            self.polarity.as_str().to_owned(),
        ];
        for qualifier in &self.qualifiers {
            let (property, value) = qualifier.statement();
            parts.push(property.into_string());
            parts.push(value.to_string());
        }
        mint::hashed(namespace::CLAIM, parts.iter().map(String::as_str))
    }

    /// Whether it is said outright, so that its plain edge holds: affirmed, actual, unconditional,
    /// not attributed and not hedged.
    #[must_use]
    pub fn is_outright(&self) -> bool {
        let narrowing =
            |q: &Qualifier| matches!(q, Qualifier::Condition(_) | Qualifier::Attribution(_) | Qualifier::Hedge(_));
        self.modality == Modality::Actual
            && self.polarity == Polarity::Affirmed
            && !self.qualifiers.iter().any(narrowing)
    }

    /// The object as text, if it is a literal.
    #[must_use]
    pub fn literal(&self) -> Option<&Literal> {
        match &self.object {
            Some(Term::Literal(literal)) => Some(literal),
            _ => None,
        }
    }
}

//! A claim in words, one JSON object, as `ingest --dry-run --format jsonl` prints it.

use super::Wording;
use super::ingested::{Names, words};
use super::name::without_owner;
use crate::claim::{Citation, Claim, Confidence, Modality, Polarity};
use crate::prose::clause::is_light_verb;
use serde::Serialize;
use serde_json::{Map, Value};

/// A claim with labels in place of IRIs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClaimView {
    /// The subject, as its sentence puts it.
    pub subject: String,
    /// What the subject is called, where its sentence calls it otherwise: "River Basin Council" for "RBC".
    #[serde(rename = "subjectName", skip_serializing_if = "Option::is_none")]
    pub subject_name: Option<String>,
    /// The relation, as the text puts it.
    pub relation: String,
    /// The object, as its sentence puts it; empty for a verb that takes none.
    pub object: String,
    /// What the object is called, where its sentence calls it otherwise.
    #[serde(rename = "objectName", skip_serializing_if = "Option::is_none")]
    pub object_name: Option<String>,
    /// How firmly it is said.
    pub modality: Modality,
    /// Whether it is affirmed or denied.
    pub polarity: Polarity,
    /// Whether what is denied is that it must be: "need not", which is no "must not".
    #[serde(skip)]
    pub frees: bool,
    /// How sure the reader is of it, from 0 to 1.
    pub confidence: Option<Confidence>,
    /// Property name to words; to a list of words where there are several.
    pub qualifiers: Map<String, Value>,
    /// Where it was said first.
    pub citation: Citation,
}

impl ClaimView {
    /// The claim in words; none for a claim without a citation.
    #[must_use]
    pub fn new(claim: &Claim, wording: &Wording, names: &Names<'_>) -> Option<Self> {
        let mut qualifiers = Map::new();
        for qualifier in &claim.qualifiers {
            let (property, value) = qualifier.statement();
            let key = property.as_str().rsplit(['#', '/']).next().unwrap_or_default();
            add(&mut qualifiers, key, words(&value, names));
        }
        let named = words(&claim.subject.clone().into(), names);
        let subject = wording.subject.clone().unwrap_or_else(|| named.clone());
        let of_claim = || claim.object.as_ref().map(|object| words(object, names)).unwrap_or_default();
        let object = wording.object.clone().unwrap_or_else(of_claim);
        let other =
            |name: String, said: &str| Some(name).filter(|name| name != said && name.starts_with(char::is_uppercase));
        let (subject_name, object_name) = (other(named.clone(), &subject), other(of_claim(), &object));
        let possessed = possessed(&named, &object).filter(|_| wording.relation == "have").map(str::to_owned);
        Some(Self {
            object_name: object_name.filter(|name| possessed.is_none() && !is_own(name, &object)),
            object: possessed.unwrap_or(object),
            subject,
            subject_name,
            relation: wording.relation.clone(),
            modality: claim.modality,
            polarity: claim.polarity,
            frees: claim.modality.frees(claim.polarity, claim.marker.as_deref().unwrap_or_default()),
            confidence: claim.confidence,
            qualifiers,
            citation: claim.citations.first()?.clone(),
        })
    }

    /// Whether another claim of the sentence is put in the same words, of somebody else who is called so in it: "we" of
    /// several who sign.
    #[must_use]
    pub fn is_same_line(&self, other: &Self) -> bool {
        let words = |view: &Self| (view.subject.clone(), view.relation.clone(), view.object.clone());
        let others = self.subject_name.is_some() && other.subject_name.is_some();
        others
            && self.subject_name != other.subject_name
            && self.citation == other.citation
            && (self.modality, self.polarity) == (other.modality, other.polarity)
            && self.qualifiers == other.qualifiers
            && words(self) == words(other)
    }

    /// Takes in who else is called so.
    pub(super) fn join(&mut self, other: Self) {
        let names: Vec<String> = [self.subject_name.take(), other.subject_name].into_iter().flatten().collect();
        self.subject_name = Some(names.join(" and ")).filter(|names| !names.is_empty());
    }

    /// With an object where something can stand there: of a motion that was approved it is said that it is "approved", of members that
    /// took part that they took "part".
    /// In the graph the verb stays the relation, so that a question can ask who approved it.
    #[must_use]
    pub fn completed(self) -> Self {
        let parts = self.relation.split_once(' ').filter(|_| self.object.is_empty());
        match parts.filter(|(verb, object)| *verb == "be" || is_light_verb(verb, object)) {
            Some((verb, object)) => Self { object: object.to_owned(), relation: verb.to_owned(), ..self },
            None => self,
        }
    }

    /// Its qualifiers on one line: "place: Suva; timeIn: 2024".
    #[must_use]
    pub fn qualifiers_in_words(&self) -> String {
        let words = |value: &Value| match value {
            Value::String(text) => text.clone(),
            Value::Array(texts) => texts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
            other => other.to_string(),
        };
        let lines: Vec<String> =
            self.qualifiers.iter().map(|(name, value)| format!("{name}: {}", words(value))).collect();
        lines.join("; ").split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// What is had, without saying again who has it: "committees" for "APEC's committees" or "committees of APEC".
fn possessed<'a>(owner: &str, object: &'a str) -> Option<&'a str> {
    let after = || object.strip_suffix(owner).map(|rest| rest.strip_suffix("the ").unwrap_or(rest));
    without_owner(object, owner).or_else(|| after().and_then(|rest| rest.strip_suffix(" of ")))
}

/// Whether a name only tells besides whose it is: "Port Council's report" for "report".
fn is_own(name: &str, said: &str) -> bool {
    name.strip_suffix(said).is_some_and(|owner| owner.ends_with("'s ") || owner.ends_with("s' "))
}

fn add(map: &mut Map<String, Value>, key: &str, words: String) {
    match map.get_mut(key) {
        None => {
            map.insert(key.to_owned(), Value::String(words));
        }
        Some(Value::Array(list)) => list.push(Value::String(words)),
        Some(one) => *one = Value::Array(vec![one.take(), Value::String(words)]),
    }
}

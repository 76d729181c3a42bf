//! What an answer is made of, and its JSON.

use super::explain::Owed;
use crate::claim::{Citation, Confidence, Modality, Polarity};
use crate::question::Form;
use crate::rdf::literal::spoken;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use std::time::Duration;

/// The answer to whether something holds. Absence is never "no".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// A claim supports it and none refutes it.
    Yes,
    /// A claim refutes it and none supports it.
    No,
    /// Nothing said bears on it.
    Unknown,
    /// One claim supports it, another refutes it.
    Disputed,
}

impl Verdict {
    /// The verdict as people say it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Yes => "Yes",
            Self::No => "No",
            Self::Disputed => "Disputed",
            Self::Unknown => "Not stated",
        }
    }
}

/// What a cell holds, as SPARQL results name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CellKind {
    /// An IRI.
    Iri,
    /// A number, a date or a text.
    Literal,
    /// A blank node, or nothing: an optional part that is not stated has an empty value.
    Bnode,
}

/// One value of a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Cell {
    /// What it is.
    #[serde(rename = "type")]
    pub kind: CellKind,
    /// The IRI, the lexical form, or the blank node's name.
    pub value: String,
    /// What people call it.
    pub label: String,
}

impl Cell {
    /// What people call it, with dates in ISO 8601 and counts in figures, which programs sort.
    #[must_use]
    pub fn plain(&self) -> String {
        let dated = || self.value.split('/').all(|date| spoken(date) != date);
        // "15 (fifteen members)".
        let in_words = || self.label.strip_prefix(&self.value).is_some_and(|rest| rest.starts_with(" ("));
        if self.kind == CellKind::Literal && in_words() {
            return self.value.clone();
        }
        match self.label.split_once(' ') {
            _ if self.kind != CellKind::Literal || !dated() => self.label.clone(),
            Some((word @ ("since" | "until" | "before" | "after"), _)) => format!("{word} {}", self.value),
            _ => self.value.clone(),
        }
    }
}

/// One line of a table and what it rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Row {
    /// One cell for each column.
    pub cells: Vec<Cell>,
    /// The firmest modality among its claims; absent if no claim says so.
    pub modality: Option<Modality>,
    /// Whether its claims affirm or deny; absent if no claim says so.
    pub polarity: Option<Polarity>,
    /// The text's own word, where it says more than modality and polarity: "will", "need not".
    #[serde(skip)]
    pub word: Option<&'static str>,
    /// How sure the reader was of the least sure of its claims; in JSON only where one was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// Where it was said, by source and place in the text; empty means uncited.
    pub citations: Vec<Citation>,
}

impl Row {
    /// Whether no source says so: the row rests on plain triples alone.
    #[must_use]
    pub fn is_uncited(&self) -> bool {
        self.citations.is_empty()
    }
}

/// One step from what is said to what was asked: a sentence, and where it is said, if it is not a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The step in a sentence.
    pub text: String,
    /// Where it is said; empty for a rule.
    pub citations: Vec<Citation>,
}

/// The answer to a question.
///
/// As JSON it has the members of the design's contract, and `limit`, `derivation`, `notes` and `warnings` where there are any.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The question as written.
    pub question: String,
    /// The question's form.
    pub form: Form,
    /// How it was understood, in English.
    pub reading: String,
    /// Whether it holds; only for forms that ask so.
    pub verdict: Option<Verdict>,
    /// The headings.
    pub columns: Vec<String>,
    /// The table, in the order of its evidence in the text.
    pub rows: Vec<Row>,
    /// The citations of the verdict, the path, the number or the explanation.
    pub citations: Vec<Citation>,
    /// The answer in a sentence, where the form has one.
    pub text: Option<String>,
    /// What the claims behind a verdict are limited to: "if it fails to comply", "but only before July 2026". In JSON only
    /// where they are.
    pub limit: Option<String>,
    /// Why: the steps from what is said to the verdict. In JSON only where there are any.
    pub derivation: Vec<Step>,
    /// The query that was put.
    pub sparql: String,
    /// How long it took; the answer itself knows no clock, its caller sets this.
    pub elapsed: Duration,
    /// What a careful reader should know besides ("it can, but nothing says that it does").
    pub notes: Vec<String>,
    /// What was done to the question although it looked odd: words left aside, names that the graph lacks.
    pub warnings: Vec<String>,
    /// Why nothing was found, as long as nobody has asked for it.
    pub(crate) owed: Option<Box<Owed>>,
}

impl Answer {
    /// What a careful reader should know besides: the warnings, then the notes.
    pub fn remarks(&self) -> impl Iterator<Item = &String> {
        self.warnings.iter().chain(&self.notes)
    }

    /// Whether there is anything: a row, or a verdict other than unknown.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        match self.verdict {
            Some(verdict) => verdict != Verdict::Unknown,
            None => !self.rows.is_empty(),
        }
    }

    fn steps(&self) -> impl Iterator<Item = &Citation> {
        self.derivation.iter().flat_map(|step| &step.citations)
    }

    /// Every citation, of the rows and of the whole, in order.
    pub fn all_citations(&self) -> impl Iterator<Item = &Citation> {
        self.rows.iter().flat_map(|row| &row.citations).chain(&self.citations).chain(self.steps())
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let derived = !self.derivation.is_empty();
        let (noted, warned) = (!self.notes.is_empty(), !self.warnings.is_empty());
        let more = [derived, noted, warned, self.limit.is_some()].into_iter().filter(|told| *told).count();
        let mut object = serializer.serialize_struct("Answer", 10 + more)?;
        object.serialize_field("question", &self.question)?;
        object.serialize_field("reading", &self.reading)?;
        object.serialize_field("form", self.form.as_str())?;
        object.serialize_field("verdict", &self.verdict)?;
        object.serialize_field("columns", &self.columns)?;
        object.serialize_field("rows", &self.rows)?;
        object.serialize_field("citations", &self.citations)?;
        object.serialize_field("text", &self.text)?;
        if let Some(limit) = &self.limit {
            object.serialize_field("limit", limit)?;
        }
        if derived {
            object.serialize_field("derivation", &self.derivation)?;
        }
        if noted {
            object.serialize_field("notes", &self.notes)?;
        }
        if warned {
            object.serialize_field("warnings", &self.warnings)?;
        }
        object.serialize_field("sparql", &self.sparql)?;
        object.serialize_field("elapsed_ms", &milliseconds(self.elapsed))?;
        object.end()
    }
}

/// Milliseconds with one decimal.
fn milliseconds(elapsed: Duration) -> f64 {
    (elapsed.as_secs_f64() * 10_000.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer() -> Answer {
        let citation =
            Citation { source: "t".into(), start: 4, end: 9, quote: "SOM1 …".into(), ..Citation::default() };
        let cell = Cell { kind: CellKind::Iri, value: "x:y".into(), label: "Y".into() };
        let row = Row {
            cells: vec![cell],
            modality: Some(Modality::Possible),
            polarity: Some(Polarity::Affirmed),
            word: None,
            confidence: Some(Confidence::hundredths(87)),
            citations: vec![citation],
        };
        Answer {
            question: "what?".into(),
            form: Form::YesNo,
            reading: "…".into(),
            verdict: Some(Verdict::Disputed),
            columns: vec!["deliverable".into()],
            rows: vec![row],
            citations: vec![],
            text: None,
            limit: Some("but only in May".into()),
            derivation: vec![],
            sparql: "ASK {}".into(),
            elapsed: Duration::from_micros(1_810),
            notes: vec!["seen".into()],
            warnings: vec!["odd".into()],
            owed: None,
        }
    }

    #[test]
    fn json_is_the_contract() {
        let json = serde_json::to_string(&answer()).unwrap();
        let expected = concat!(
            r#"{"question":"what?","reading":"…","form":"yes/no","verdict":"disputed","columns":["deliverable"],"#,
            r#""rows":[{"cells":[{"type":"iri","value":"x:y","label":"Y"}],"modality":"possible","#,
            r#""polarity":"affirmed","confidence":0.87,"citations":[{"source":"t","start":4,"end":9,"quote":"SOM1 …"}]}],"#,
            r#""citations":[],"text":null,"limit":"but only in May","notes":["seen"],"warnings":["odd"],"sparql":"ASK {}","#,
            r#""elapsed_ms":1.8}"#
        );
        assert_eq!(json, expected);
    }

    #[test]
    fn unknown_is_no_answer() {
        assert!(answer().is_answered());
        assert!(!Answer { verdict: Some(Verdict::Unknown), ..answer() }.is_answered());
        assert!(!Answer { verdict: None, rows: vec![], ..answer() }.is_answered());
    }
}

//! How a question is read and put: its words as they were taken, its reading, its query and the engine's plan.

use super::KnowledgeError;
use super::language::Language;
use super::readings::Read;
use crate::answer::{self, Answer, Cell, CellKind, Row};
use crate::lexicon::{Lexicon, Meaning};
use crate::question::{Form, Tag};
use crate::rdf::{NamedNode, namespace};
use crate::store::Endpoint;
use std::time::Duration;

/// How long each stage took.
pub(super) struct Times {
    /// From the text to its readings.
    pub reading: Duration,
    /// From the readings to the answer.
    pub answering: Duration,
}

/// The most meanings of one word that are listed.
const MOST_MEANINGS: usize = 4;

/// The explanation as an answer: a row for each word or name, the plan as its text, the times as notes.
///
/// # Errors
/// [`KnowledgeError`] if the store fails.
pub(super) fn explain(
    chosen: Read,
    graph: &dyn Endpoint,
    language: &Language,
    times: &Times,
) -> Result<Answer, KnowledgeError> {
    let Read { outcome, answer } = chosen;
    let plan = answer::plan(&outcome.reading, graph, &language.rules)?;
    let rows = outcome.tags.iter().map(|tag| row(tag, &language.lexicon)).collect();
    let found = match (answer.verdict, answer.rows.len()) {
        (Some(_), _) => "a verdict".to_owned(),
        (None, 1) => "1 row".to_owned(),
        (None, rows) => format!("{rows} rows"),
    };
    let citations = match answer.all_citations().count() {
        1 => "1 citation".to_owned(),
        citations => format!("{citations} citations"),
    };
    let milliseconds = |time: Duration| format!("{:.1} ms", time.as_secs_f64() * 1000.0);
    let notes = vec![
        format!("form: {}; answered with {found} and {citations}", answer.form.as_str()),
        format!("read in {}, answered in {}", milliseconds(times.reading), milliseconds(times.answering)),
    ];
    Ok(Answer {
        form: Form::Explain,
        verdict: None,
        columns: ["words", "taken as", "meaning"].map(str::to_owned).to_vec(),
        rows,
        citations: vec![],
        text: plan,
        notes,
        owed: None,
        ..answer
    })
}

fn row(tag: &Tag, lexicon: &Lexicon) -> Row {
    let taken = tag.category.unwrap_or("itself");
    let meaning = tag.category.map_or_else(Vec::new, |_| meanings(&tag.text, lexicon));
    let more = meaning.len().saturating_sub(MOST_MEANINGS);
    let mut shown: Vec<String> = meaning.into_iter().take(MOST_MEANINGS).collect();
    if more > 0 {
        shown.push(format!("{more} more"));
    }
    Row { cells: vec![text(&tag.text), text(taken), text(&shown.join(", "))], ..Row::default() }
}

/// Everything that words can mean: things, classes, kinds, and the relations of a verb alone or with a preposition.
fn meanings(words: &str, lexicon: &Lexicon) -> Vec<String> {
    let named = lexicon.named(words).into_iter().map(|entry| match &entry.meaning {
        Meaning::Thing(node) | Meaning::Class(node) | Meaning::Relation(node) => compact(node),
        Meaning::Kind(lemma) => format!("what is called “{lemma}”"),
        Meaning::Quality(quality) => format!("what is {quality}"),
    });
    let mut found: Vec<String> = named.collect();
    let folded = words.to_lowercase();
    let first = folded.split(' ').next().unwrap_or_default();
    for (infinitive, _) in lexicon.verbs().infinitives(first) {
        let phrases = [infinitive.as_str()].into_iter().chain(lexicon.verbs().starting_with(infinitive));
        found.extend(phrases.flat_map(|phrase| lexicon.verbs().relations(phrase)).map(compact));
    }
    let complement = format!("be {folded}");
    found.extend(lexicon.verbs().relations(&complement).iter().map(compact));
    found.sort();
    found.dedup();
    found
}

/// An IRI with the prefix of its namespace, where that has one.
fn compact(node: &NamedNode) -> String {
    let known = namespace::PREFIXES
        .iter()
        .find_map(|(prefix, base)| node.as_str().strip_prefix(base).map(|local| format!("{prefix}:{local}")));
    known.unwrap_or_else(|| format!("<{}>", node.as_str()))
}

fn text(text: &str) -> Cell {
    Cell { kind: CellKind::Literal, value: text.to_owned(), label: text.to_owned() }
}

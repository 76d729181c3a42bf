//! Answers read off the sentences of the sources, where no claim gives one.
//!
//! The sentences are those that claims quote, and those of the texts at hand. They are read again only where they have
//! every word of the question that carries meaning, so that a question costs little however long the sources are.

use super::language::Language;
use super::{Knowledge, KnowledgeError};
use crate::answer::{Answer, Cell, CellKind, Row};
use crate::claim::Citation;
use crate::prose::Reader;
use crate::prose::passage::{Asked, fillers, vocabulary};
use crate::question::Form;
use crate::rdf::{NamedNodeRef, NamedOrBlankNode, Quad, Term, namespace};
use crate::store::{LABEL_PROPERTIES, QuadPattern};
use crate::text::{Source, Span};
use std::collections::{BTreeSet, HashMap};
use std::time::Duration;

/// A graph that quotes more sentences than this is not searched.
const MOST: usize = 20_000;

/// The sentences of the sources of a graph.
#[derive(Default)]
pub(super) struct Passages(Vec<Passage>);

struct Passage {
    citation: Citation,
    /// Every form under which its words can be meant.
    words: BTreeSet<String>,
    /// The words of the names that its claims speak of.
    named: BTreeSet<String>,
}

impl Knowledge {
    /// The answer that the words of a sentence give to a question which no claim answers.
    pub(super) fn by_passages(&self, question: &str, language: &Language) -> Result<Option<Answer>, KnowledgeError> {
        let asking = Source::new("question", question);
        let whole = Span::new(0, question.len());
        let read = Reader::bundled().read_sentence(&asking, whole);
        let Some(asked) = Asked::of(&read).filter(|asked| !asked.words.is_empty()) else { return Ok(None) };
        if language.passages.get().is_none() {
            let found = self.passages()?;
            language.passages.get_or_init(|| found);
        }
        let Some(passages) = language.passages.get() else { return Ok(None) };
        let rows: Vec<Row> = passages.fitting(&asked).flat_map(|passage| passage.rows(&asked)).collect();
        Ok((!rows.is_empty()).then(|| answer(question, rows)))
    }

    /// The sentences that claims quote, and those of the texts at hand that no claim quotes.
    fn passages(&self) -> Result<Passages, KnowledgeError> {
        let of = |predicate| QuadPattern { predicate: Some(predicate), ..QuadPattern::default() };
        let quoted = of(namespace::EXACT.into_owned());
        if self.graph.count(&quoted, MOST + 1).is_none_or(|many| many > MOST) {
            return Ok(Passages::default());
        }
        let mut found: Vec<Passage> = vec![];
        let mut claims: HashMap<NamedOrBlankNode, Vec<NamedOrBlankNode>> = HashMap::new();
        for quad in self.graph.quads(&of(namespace::WAS_QUOTED_FROM.into_owned()))? {
            if let Some(passage) = node(&quad.object) {
                claims.entry(passage).or_default().push(quad.subject);
            }
        }
        let mut places: BTreeSet<(String, usize, usize)> = BTreeSet::new();
        for quad in self.graph.quads(&quoted)? {
            let about = self.quads_of(&quad.subject)?;
            let Some(source) = self.source_of(&about)? else { continue };
            let citation = super::keep::citation(&source, &about);
            places.insert((source, citation.start, citation.end));
            let named = self.named(claims.get(&quad.subject).map(Vec::as_slice).unwrap_or_default())?;
            found.push(Passage::of(citation, named));
        }
        for text in self.texts.values() {
            for span in Reader::spans(&text.source) {
                let Ok(citation) = Citation::new(&text.source, span) else { continue };
                if !places.contains(&(citation.source.clone(), citation.start, citation.end)) {
                    found.push(Passage::of(citation, BTreeSet::new()));
                }
            }
        }
        found.sort_by(|one, other| one.citation.cmp(&other.citation));
        Ok(Passages(found))
    }

    fn quads_of(&self, subject: &NamedOrBlankNode) -> Result<Vec<Quad>, KnowledgeError> {
        Ok(self.graph.quads(&QuadPattern { subject: Some(subject.clone()), ..QuadPattern::default() })?)
    }

    /// The name of the source of a passage.
    fn source_of(&self, passage: &[Quad]) -> Result<Option<String>, KnowledgeError> {
        let derived = passage.iter().find(|quad| quad.predicate.as_ref() == namespace::WAS_DERIVED_FROM);
        let Some(source) = derived.and_then(|quad| node(&quad.object)) else { return Ok(None) };
        Ok(labels(&self.quads_of(&source)?, &[namespace::LABEL]).next())
    }

    /// The words of the names of what claims speak of.
    fn named(&self, claims: &[NamedOrBlankNode]) -> Result<BTreeSet<String>, KnowledgeError> {
        let mut names: Vec<String> = vec![];
        for claim in claims {
            for quad in self.quads_of(claim)? {
                if [namespace::SUBJECT, namespace::OBJECT].contains(&quad.predicate.as_ref())
                    && let Some(thing) = node(&quad.object)
                {
                    names.extend(labels(&self.quads_of(&thing)?, &LABEL_PROPERTIES));
                }
            }
        }
        Ok(vocabulary(names.iter().flat_map(|name| name.split(|c: char| !c.is_alphanumeric() && c != '-'))))
    }
}

fn node(term: &Term) -> Option<NamedOrBlankNode> {
    match term {
        Term::NamedNode(node) => Some(node.clone().into()),
        Term::BlankNode(node) => Some(node.clone().into()),
        _ => None,
    }
}

/// The names that quads give by one of these properties.
fn labels<'a>(quads: &'a [Quad], by: &'a [NamedNodeRef<'a>]) -> impl Iterator<Item = String> + 'a {
    quads.iter().filter_map(|quad| match &quad.object {
        Term::Literal(name) if by.contains(&quad.predicate.as_ref()) => Some(name.value().to_owned()),
        _ => None,
    })
}

impl Passages {
    /// Those that have every word of a question.
    fn fitting<'a>(&'a self, asked: &'a Asked) -> impl Iterator<Item = &'a Passage> {
        let has = |passage: &Passage| {
            asked.words.iter().all(|word| passage.words.contains(word) || passage.named.contains(word))
        };
        self.0.iter().filter(move |passage| has(passage))
    }
}

impl Passage {
    fn of(citation: Citation, named: BTreeSet<String>) -> Self {
        let words = vocabulary(citation.quote.split(|c: char| !c.is_alphanumeric() && c != '-'));
        Self { citation, words, named }
    }

    /// A row for each phrase of it that answers.
    fn rows(&self, asked: &Asked) -> Vec<Row> {
        let source = Source::new(self.citation.source.clone(), self.citation.quote.clone());
        let sentences: Vec<_> = Reader::bundled().sentences(&source).collect();
        let found = sentences.iter().flat_map(|sentence| fillers(asked, &source, sentence, &self.named));
        let cell = |text: String| Cell { kind: CellKind::Literal, value: text.clone(), label: text };
        let row = |text| Row { cells: vec![cell(text)], citations: vec![self.citation.clone()], ..Row::default() };
        found.map(row).collect()
    }
}

/// What is told beside such an answer.
const NOTE: &str = "no claim says this: it is read off the words of the sentence";

fn answer(question: &str, rows: Vec<Row>) -> Answer {
    let bare = question.trim().trim_end_matches(['?', '.', '!', ' ']);
    let first = bare.split_whitespace().next().unwrap_or_default().to_lowercase();
    Answer {
        question: question.to_owned(),
        form: Form::Wh,
        reading: format!("{bare}, by the words of a sentence"),
        verdict: None,
        columns: vec![first],
        rows,
        citations: vec![],
        text: None,
        limit: None,
        derivation: vec![],
        sparql: format!("SELECT ?passage ?quote WHERE {{ ?passage {} ?quote }}", namespace::EXACT),
        elapsed: Duration::ZERO,
        notes: vec![NOTE.to_owned()],
        warnings: vec![],
    }
}

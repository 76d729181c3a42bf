//! The façade: texts and graphs in, answers with citations out.
//!
//! A [`Knowledge`] holds one graph and the texts it was read from. It prints nothing and knows no terminal; the
//! prose model is loaded when the first prose is read, and never for RDF.

mod alike;
mod beginnings;
mod bundled;
mod called;
mod change;
mod check;
mod classes;
mod collection;
mod complete;
mod deeds;
mod definitions;
mod error;
mod example;
mod explain;
mod export;
mod fitting;
mod further;
mod input;
mod keep;
mod language;
mod map;
mod names;
mod nobody;
mod otherwise;
mod passages;
mod places;
mod protocol;
mod reading;
mod readings;
mod review;
mod sieve;
mod starters;
mod statements;
mod take;
mod teach;
#[cfg(test)]
mod tests;
mod texts;
mod timeline;
mod told;
mod tongue;
mod typing;
mod undo;

pub use crate::claim::Confidence;
pub use crate::question::{Typed, Understood};
pub use change::Proposal;
pub use check::{Covered, Finding, Findings, Said};
pub use collection::{removal, replacing, take_in_all};
pub use definitions::Defined;
pub use error::{Blame, KnowledgeError};
pub use input::{Input, InputError, LONGEST_LINE, syntax_of};
pub use keep::{Elsewhere, KnownSource, load_bulk, look, open_kept, open_or_make_kept, remote, sources};
pub use map::{Arrow, Map, Thing, ThingKind};
pub use places::{Lines, Place};
pub use protocol::{
    CancellationToken, Counts, Dataset, Hosts, JSON_LD, QueryResultsFormat, RequestError, ResultFormat, Shown, Stamp,
    Update, gives_graph, query_request, rdf_in, update_request,
};
pub use reading::{ClaimView, Coverage, GATE, Ingested, Intake, Row, Taken, extractions, ingest};
pub use review::{Decision, Held, Honoured, Review, ReviewError};
pub use sieve::NextWords;
pub use take::Receipt;
pub use timeline::{Dated, Timeline};
pub use typing::MOST_COUNTED;

pub use crate::document::PARSER_THREAD;
pub use crate::store::{
    Bulk, Change, Committed, Credentials, Exported, Kept, KeptError, Mistake, Moved, Past, Progress, RdfFormat, Remote,
    RemoteError, Shape, Size,
};
pub use crate::store::{held, held_lately};

use crate::answer::{self, Answer};
use crate::claim::Citation;
use crate::question::{self, AskError, Sentence, Words};
use crate::rdf::Quad;
pub use crate::rdf::Tongue;
use crate::sparql;
use crate::store::{Endpoint, FileKind, Limit, Memory, QuadPattern};
use crate::text::{Diagnostic, Source};
use explain::Times;
use indexmap::IndexMap;
use language::Language;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};
use texts::KeptLines;

/// One graph and the texts it was read from.
///
/// A clone is about the same graph, with the same texts and words; it costs next to nothing.
#[derive(Clone)]
pub struct Knowledge {
    graph: Arc<dyn Endpoint>,
    texts: Arc<IndexMap<String, Text>>,
    /// Made when the first question comes; unmade when the graph grows.
    language: Arc<OnceLock<Language>>,
    /// Those of texts that the graph keeps.
    lines: Arc<KeptLines>,
    /// How long an answer may take.
    timeout: Option<Duration>,
    /// How many bytes an answer may take.
    memory: Option<u64>,
    /// Whether named graphs of files stay named.
    apart: bool,
    /// What takes back the changes that were made, the last one last; none where nobody may want it.
    undoing: Option<Vec<Change>>,
}

/// An answer, and what was done to the question although it looked odd.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The answer.
    pub answer: Answer,
    /// Words left aside, names that the graph lacks; the spans lie in the question.
    pub warnings: Vec<Diagnostic>,
}

/// A text that was read.
#[derive(Clone)]
struct Text {
    source: Arc<Source>,
    lines: Lines,
    /// What reading it left to look at.
    findings: Vec<Finding>,
    /// How much of it became claims; found out when somebody asks where it was not read now.
    coverage: OnceLock<Covered>,
}

impl Knowledge {
    /// An empty graph, in memory.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`] if the store cannot start, which one in memory always can.
    pub fn new() -> Result<Self, KnowledgeError> {
        Ok(Self::about(Box::new(Memory::new())))
    }

    /// What a graph holds, wherever it is kept; what is added later is added there.
    #[must_use]
    pub fn about(graph: Box<dyn Endpoint>) -> Self {
        Self {
            graph: Arc::from(graph),
            texts: Arc::default(),
            language: Arc::default(),
            lines: Arc::default(),
            timeout: None,
            memory: None,
            apart: false,
            undoing: None,
        }
    }

    /// Gives up questions that have no answer after so long.
    pub const fn set_timeout(&mut self, timeout: Option<Duration>) {
        self.timeout = timeout;
    }

    /// Gives up questions whose answer would take more bytes of memory than this, beside what is held already.
    pub const fn set_memory(&mut self, memory: Option<u64>) {
        self.memory = memory;
    }

    /// The same with the limits of another one, and its language.
    #[must_use]
    pub fn like(mut self, other: &Self) -> Self {
        (self.timeout, self.memory) = (other.timeout, other.memory);
        self.speak(other.tongue());
        self
    }

    /// What the inputs say, prose and RDF mixed.
    ///
    /// # Errors
    /// [`KnowledgeError`] at the first input that cannot be read.
    pub fn open(inputs: &[Input]) -> Result<Self, KnowledgeError> {
        let mut knowledge = Self::new()?;
        for input in inputs {
            knowledge.add(input)?;
        }
        Ok(knowledge)
    }

    /// The same, with named graphs kept apart, where questions do not look: for writing it out again.
    ///
    /// # Errors
    /// As [`Knowledge::open`].
    pub fn open_apart(inputs: &[Input]) -> Result<Self, KnowledgeError> {
        let mut knowledge = Self { apart: true, ..Self::new()? };
        for input in inputs {
            knowledge.add(input)?;
        }
        Ok(knowledge)
    }

    /// Adds an input, prose or RDF as its name and content tell; gives the number of new statements.
    ///
    /// # Errors
    /// [`KnowledgeError`] if it cannot be read; then nothing of it is added.
    pub fn add(&mut self, input: &Input) -> Result<usize, KnowledgeError> {
        let (name, bytes) = (input.name(), input.read()?);
        match crate::store::sniff(&name, &bytes) {
            FileKind::Rdf(format) => self.add_rdf(&name, &bytes, format),
            FileKind::Prose => self.add_prose(input::prose(&name, bytes)?),
        }
    }

    /// Adds RDF only; gives the number of new statements.
    ///
    /// # Errors
    /// [`KnowledgeError::NotRdf`] for prose, otherwise as [`Knowledge::add`].
    pub fn load(&mut self, input: &Input) -> Result<usize, KnowledgeError> {
        let (name, bytes) = (input.name(), input.read()?);
        match crate::store::sniff(&name, &bytes) {
            FileKind::Rdf(format) => self.add_rdf(&name, &bytes, format),
            FileKind::Prose => Err(KnowledgeError::NotRdf(name)),
        }
    }

    /// Adds prose only; gives the number of new statements.
    ///
    /// # Errors
    /// [`KnowledgeError::NotProse`] for RDF, otherwise as [`Knowledge::add`].
    pub fn read(&mut self, input: &Input) -> Result<usize, KnowledgeError> {
        self.add_prose(input.prose()?)
    }

    fn add_prose(&mut self, source: Source) -> Result<usize, KnowledgeError> {
        let ingested = ingest(&source)?.held_below(GATE);
        let message = format!("read {}", source.name());
        self.keep_text(source, &ingested);
        self.insert(message, ingested.quads())
    }

    fn keep_text(&mut self, source: Source, ingested: &Ingested) {
        let findings = Finding::of_text(&source, ingested);
        let (lines, source) = (Lines::new(&source), Arc::new(source));
        let text = Text { lines, source, findings, coverage: Covered::of(&ingested.coverage).into() };
        Arc::make_mut(&mut self.texts).insert(text.source.name().to_owned(), text);
    }

    fn insert(&mut self, message: String, quads: Vec<Quad>) -> Result<usize, KnowledgeError> {
        let committed = self.commit(Change { message, insert: quads, remove: vec![] })?;
        Ok(usize::try_from(committed.added).unwrap_or(usize::MAX))
    }

    fn add_rdf(&mut self, name: &str, bytes: &[u8], format: RdfFormat) -> Result<usize, KnowledgeError> {
        let parse = if self.apart { crate::store::parse_all } else { crate::store::parse };
        let quads = parse(name, bytes, format).map_err(|error| {
            let source_text = Box::new(Source::new(name, String::from_utf8_lossy(bytes)));
            KnowledgeError::Load { error, source_text }
        })?;
        self.insert(format!("load {name}"), quads)
    }

    /// Answers a question.
    ///
    /// # Errors
    /// [`KnowledgeError::Question`] if it is not understood, [`KnowledgeError::Endpoint`] if the store fails.
    pub fn ask(&self, question: &str) -> Result<Answered, KnowledgeError> {
        self.ask_reading(question, None)
    }

    /// Answers a question, of several readings the one with this number, from 1, in the order in which
    /// [`AskError::Ambiguous`] lists them.
    ///
    /// # Errors
    /// As [`Knowledge::ask`].
    pub fn ask_reading(&self, question: &str, wanted: Option<usize>) -> Result<Answered, KnowledgeError> {
        if let Some(nobody) = question::of_nobody(question) {
            return self.ask_of_nobody(question, &nobody, wanted);
        }
        let started = Instant::now();
        self.limited();
        if let Sentence::Escape(query) = question::sentence(question) {
            return self.ask_sparql(question, &query, started);
        }
        check_escapes(question)?;
        let language = self.language()?;
        let refused = |error: AskError| {
            let lessons = self.lessons(question, &error, language);
            KnowledgeError::question(question, error).taught(lessons)
        };
        let outcomes = match question::readings(question, &language.lexicon) {
            Ok(outcomes) => outcomes,
            Err(error @ AskError::Unfinished { .. }) => return Err(refused(error)),
            Err(error) => return self.in_other_words(question, language, started)?.ok_or_else(|| refused(error)),
        };
        let reading = started.elapsed();
        let readings = readings::answered(outcomes, self.graph.as_ref(), language)?;
        let chosen = readings::choose(readings, wanted, question).map_err(refused)?;
        let warnings = chosen.outcome.warnings.clone();
        let mut answer = match question::sentence(question) {
            Sentence::Explain(_) => {
                let times = Times { reading, answering: started.elapsed() - reading };
                explain::explain(chosen, self.graph.as_ref(), language, &times)?
            }
            _ => chosen.answer,
        };
        let open = !answer.is_answered() && answer.citations.is_empty() && wanted.is_none();
        if open && let Some(other) = self.in_other_words(question, language, started)? {
            return Ok(other);
        }
        answer = answer::explained(answer, self.graph.as_ref(), &language.rules)?;
        if !answer.is_answered() {
            answer.notes.extend(self.perhaps(question, answer.form, language));
            answer.notes.extend(language.partial());
        }
        language.sound(self.graph.as_ref())?;
        answer.question = question.to_owned();
        answer.warnings = warnings.iter().map(|warning| warning.message.clone()).collect();
        answer.elapsed = started.elapsed();
        Ok(Answered { answer, warnings })
    }

    /// From now on, the graph has as much time as an answer may take.
    fn limited(&self) {
        let limit = self.timeout.map(Limit::of).unwrap_or_default();
        self.graph.limit(self.memory.map_or(limit, |memory| limit.holding(memory)));
    }

    /// Answers a query of the user's.
    fn ask_sparql(&self, question: &str, query: &Words, started: Instant) -> Result<Answered, KnowledgeError> {
        let parsed =
            sparql::parse(&query.text).map_err(|error| KnowledgeError::escape(question, query.span, &error))?;
        let mut answer = answer::answer_query(&parsed, self.graph.as_ref())?;
        answer.question = question.to_owned();
        answer.elapsed = started.elapsed();
        Ok(Answered { answer, warnings: vec![] })
    }

    /// The graph has changed: its words are found out anew.
    fn forget_language(&mut self) {
        (self.language, self.lines) = Default::default();
    }

    fn language(&self) -> Result<&Language, KnowledgeError> {
        if let Some(language) = self.language.get() {
            return Ok(language);
        }
        let language = Language::of(self.graph.as_ref())?;
        Ok(self.language.get_or_init(|| language))
    }

    /// What was not understood, what conflicts, what lacks a source.
    ///
    /// # Errors
    /// [`KnowledgeError::Endpoint`] if the store fails.
    pub fn check(&self) -> Result<Findings, KnowledgeError> {
        let of_texts = self.texts.values().flat_map(|text| &text.findings).cloned().collect();
        let read = self.texts.values().filter_map(|text| text.coverage.get()).filter(|covered| covered.sentences > 0);
        let coverage = read.copied().reduce(Covered::and);
        Ok(check::check(&self.graph.quads(&QuadPattern::default())?, of_texts, coverage))
    }

    /// Where a citation stands.
    #[must_use]
    pub fn place<'a>(&self, citation: &'a Citation) -> Place<'a> {
        let position = match self.texts.get(&citation.source) {
            Some(text) => Some(text.lines.position(citation.start)),
            None => self.lines.of(self.graph.as_ref(), &citation.source).map(|lines| lines.position(citation.start)),
        };
        Place { citation, position }
    }
}

/// Refuses a question with a query in place of a noun that cannot be put.
fn check_escapes(question: &str) -> Result<(), KnowledgeError> {
    question::escapes(question).into_iter().try_for_each(|span| {
        let text = question.get(span.start..span.end).unwrap_or_default();
        let checked = sparql::check(question::query_within(text).unwrap_or_default());
        checked.map_err(|error| KnowledgeError::escape(question, span, &error))
    })
}

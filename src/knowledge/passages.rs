//! Answers read off the sentences of the sources, where no claim gives one.
//!
//! The sentences are those that claims quote, and those that were read without a claim. They are parsed only once a question
//! has their words, so that a question costs little however long the sources are.

use super::language::Language;
use super::{Knowledge, KnowledgeError};
use crate::answer::{Answer, Cell, CellKind, Row, Verdict};
use crate::claim::Citation;
use crate::prose::passage::{Asked, Judgement, Named, Sought, fillers, is_so, sentences, vocabulary};
use crate::prose::{Reader, Sentence};
use crate::question::{Form, is_function_word};
use crate::rdf::{NamedNodeRef, NamedOrBlankNode, Quad, Term, namespace};
use crate::store::{LABEL_PROPERTIES, QuadPattern};
use crate::text::{Source, Span};
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;
use std::time::Duration;

/// A graph that keeps more sentences than this is not searched.
const MOST: usize = 20_000;

/// What things of a graph are called.
type Names = HashMap<NamedOrBlankNode, Vec<String>>;

/// The sentences of the sources of a graph.
#[derive(Default)]
pub(super) struct Passages {
    /// By their place.
    all: Vec<Passage>,
    /// Which of them have a word, or speak of what has it in its name.
    by_word: HashMap<String, Vec<usize>>,
}

struct Passage {
    citation: Citation,
    /// Every form under which its words can be meant.
    words: BTreeSet<String>,
    /// The words of the names that its claims speak of.
    named: Named,
    /// Its sentences, once they are asked of.
    read: OnceLock<Vec<Sentence>>,
}

impl Knowledge {
    /// The answer that the words of a sentence give to a question which no claim answers.
    pub(super) fn by_passages(&self, question: &str, language: &Language) -> Result<Option<Answer>, KnowledgeError> {
        if language.passages.get().is_none() {
            let found = self.passages()?;
            language.passages.get_or_init(|| found);
        }
        let Some(passages) = language.passages.get().filter(|passages| passages.may_answer(question)) else {
            return Ok(None);
        };
        let asking = Source::new("question", question);
        let read = Reader::bundled().read_sentence(&asking, Span::new(0, question.len()));
        let Some(asked) = Asked::of(&read) else { return Ok(None) };
        if asked.sought == Sought::Verdict {
            return Ok(passages.verdict(question, &asked));
        }
        let mut rows: Vec<Row> = vec![];
        for row in passages.fitting(&asked).flat_map(|passage| passage.rows(&asked)) {
            match rows.iter_mut().find(|other| other.cells == row.cells) {
                Some(other) => other.citations.extend(row.citations),
                None => rows.push(row),
            }
        }
        Ok((!rows.is_empty()).then(|| answer(question, rows)))
    }

    /// The sentences that the graph keeps: one of which all claims were taken back is gone, and not read again.
    fn passages(&self) -> Result<Passages, KnowledgeError> {
        let of = |predicate| QuadPattern { predicate: Some(predicate), ..QuadPattern::default() };
        let quoted = of(namespace::EXACT.into_owned());
        if self.graph.count(&quoted, MOST + 1).is_none_or(|many| many > MOST) {
            return Ok(Passages::default());
        }
        let mut found: Vec<Passage> = vec![];
        let mut names = HashMap::new();
        let mut claims: HashMap<NamedOrBlankNode, Vec<NamedOrBlankNode>> = HashMap::new();
        for quad in self.graph.quads(&of(namespace::WAS_QUOTED_FROM.into_owned()))? {
            if let Some(passage) = node(&quad.object) {
                claims.entry(passage).or_default().push(quad.subject);
            }
        }
        for quad in self.graph.quads(&quoted)? {
            let about = self.quads_of(&quad.subject)?;
            let Some(source) = self.source_of(&about, &mut names)? else { continue };
            let citation = super::keep::citation(&source, &about);
            let words = vocabulary(words_of(&citation.quote));
            let quoting = claims.get(&quad.subject).map(Vec::as_slice).unwrap_or_default();
            let named = self.named(quoting, &words, &mut names)?;
            found.push(Passage { citation, words, named, read: OnceLock::new() });
        }
        Ok(Passages::of(found))
    }

    fn quads_of(&self, subject: &NamedOrBlankNode) -> Result<Vec<Quad>, KnowledgeError> {
        Ok(self.graph.quads(&QuadPattern { subject: Some(subject.clone()), ..QuadPattern::default() })?)
    }

    /// The names of something by these properties, looked up once.
    fn names_of<'n>(
        &self,
        thing: NamedOrBlankNode,
        by: &[NamedNodeRef<'_>],
        names: &'n mut Names,
    ) -> Result<&'n [String], KnowledgeError> {
        Ok(match names.entry(thing) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let found = labels(&self.quads_of(new.key())?, by).collect();
                new.insert(found)
            }
        })
    }

    /// The name of the source of a passage.
    fn source_of(&self, passage: &[Quad], names: &mut Names) -> Result<Option<String>, KnowledgeError> {
        let derived = passage.iter().find(|quad| quad.predicate.as_ref() == namespace::WAS_DERIVED_FROM);
        let Some(source) = derived.and_then(|quad| node(&quad.object)) else { return Ok(None) };
        Ok(self.names_of(source, &[namespace::LABEL], names)?.first().cloned())
    }

    /// What claims speak of that no words of their sentence name.
    fn named(
        &self,
        claims: &[NamedOrBlankNode],
        words: &BTreeSet<String>,
        names: &mut Names,
    ) -> Result<Named, KnowledgeError> {
        let (mut subjects, mut objects) = (vec![], vec![]);
        for claim in claims {
            for quad in self.quads_of(claim)? {
                let side = match quad.predicate.as_ref() {
                    namespace::SUBJECT => &mut subjects,
                    namespace::OBJECT => &mut objects,
                    _ => continue,
                };
                let Some(thing) = node(&quad.object) else { continue };
                let names = self.names_of(thing, &LABEL_PROPERTIES, names)?;
                let is_there = names.iter().any(|name| words_of(name).all(|word| words.contains(&word.to_lowercase())));
                let name = vocabulary(names.iter().flat_map(|name| words_of(name)));
                if !is_there && !side.contains(&name) {
                    side.push(name);
                }
            }
        }
        Ok(Named::new(&subjects, &objects))
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
    fn of(mut all: Vec<Passage>) -> Self {
        all.sort_by(|one, other| one.citation.cmp(&other.citation));
        let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, passage) in all.iter().enumerate() {
            let words: BTreeSet<&String> = passage.words.iter().chain(passage.named.words()).collect();
            for word in words {
                by_word.entry(word.clone()).or_default().push(at);
            }
        }
        Self { all, by_word }
    }

    /// Whether some sentence has every word of a question that says something, but for the noun that it may ask by, so
    /// that it is worth the while to read both.
    fn may_answer(&self, question: &str) -> bool {
        let words = words_of(question).map(|word| word.to_lowercase());
        let words: Vec<String> = words.filter(|word| !is_function_word(word)).collect();
        let mut found = vec![0_usize; self.all.len()];
        let mut most = 0;
        for word in &words {
            let forms = vocabulary(std::iter::once(word.as_str()));
            let having: BTreeSet<usize> =
                forms.iter().filter_map(|form| self.by_word.get(form)).flatten().copied().collect();
            for at in having {
                if let Some(count) = found.get_mut(at) {
                    *count += 1;
                    most = most.max(*count);
                }
            }
        }
        most > 0 && most + BESIDE >= words.len()
    }

    /// Those that have every word of a question.
    fn fitting<'a>(&'a self, asked: &'a Asked) -> impl Iterator<Item = &'a Passage> {
        let rarest = asked.words.iter().min_by_key(|word| self.by_word.get(*word).map_or(0, Vec::len));
        let first = rarest.or(Some(&asked.head));
        let having = first.and_then(|word| self.by_word.get(word)).into_iter().flatten();
        let has = |passage: &&Passage| {
            asked.words.iter().all(|word| passage.words.contains(word) || passage.named.contains(word))
        };
        having.filter_map(|at| self.all.get(*at)).filter(has)
    }

    /// What the sentences say to a question whether something is so; disputed where they do not agree.
    fn verdict(&self, question: &str, asked: &Asked) -> Option<Answer> {
        let judged = self.fitting(asked).filter_map(|passage| Some((passage.is_so(asked)?, &passage.citation)));
        let (so, not): (Vec<_>, Vec<_>) = judged.partition(|(judgement, _)| judgement.so);
        let verdict = match (so.is_empty(), not.is_empty()) {
            (true, true) => return None,
            (false, true) => Verdict::Yes,
            (true, false) => Verdict::No,
            (false, false) => Verdict::Disputed,
        };
        let (so, not) = (by_text_first(so), by_text_first(not));
        let told =
            |side: &[(Judgement, &Citation)]| side.first().map(|(_, one)| format!("“{}” ({})", one.quote, one.source));
        let first = so.first().or(not.first()).filter(|_| verdict != Verdict::Disputed);
        let limit = first.and_then(|(judgement, _)| Some(format!("according to {}", judgement.speaker.as_ref()?)));
        let by = limit.as_ref().map(|limit| format!(", {limit}")).unwrap_or_default();
        let quotes: Vec<String> = [told(&so), told(&not)].into_iter().flatten().collect();
        let text = Some(format!("{}{by}: {}", verdict.word(), quotes.join(", but ")));
        let all: Vec<_> = so.into_iter().chain(not).collect();
        let citations = all.into_iter().map(|(_, citation)| citation.clone()).collect();
        let form = Form::YesNo;
        let verdict = Some(verdict);
        Some(Answer { form, verdict, columns: vec![], citations, text, limit, ..answer(question, vec![]) })
    }
}

/// What the text itself says before what somebody is quoted for.
fn by_text_first(mut judged: Vec<(Judgement, &Citation)>) -> Vec<(Judgement, &Citation)> {
    judged.sort_by_key(|(judgement, _)| judgement.speaker.is_some());
    judged
}

impl Passage {
    /// A row for each phrase of it that answers.
    fn rows(&self, asked: &Asked) -> Vec<Row> {
        let source = self.source();
        let found = self.sentences(&source).iter().flat_map(|sentence| fillers(asked, &source, sentence, &self.named));
        let cell = |text: String| Cell { kind: CellKind::Literal, value: text.clone(), label: text };
        let row = |text| Row { cells: vec![cell(text)], citations: vec![self.citation.clone()], ..Row::default() };
        found.map(row).collect()
    }

    /// Whether it says that what is asked is so, or not so.
    fn is_so(&self, asked: &Asked) -> Option<Judgement> {
        let source = self.source();
        self.sentences(&source).iter().find_map(|sentence| is_so(asked, &source, sentence, &self.named))
    }

    fn sentences(&self, source: &Source) -> &[Sentence] {
        self.read.get_or_init(|| sentences(source))
    }

    fn source(&self) -> Source {
        Source::new(self.citation.source.clone(), self.citation.quote.clone())
    }
}

/// The words and numbers of a text.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '–' | '.' | ','));
    parts.map(|word| word.trim_matches(['-', '–', '.', ','])).filter(|word| !word.is_empty())
}

/// How many words of a question need not be in a sentence that answers it: those of a noun after "which", or "anyone".
const BESIDE: usize = 2;

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
        owed: None,
    }
}

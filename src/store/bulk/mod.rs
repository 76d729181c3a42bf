//! Loading RDF in bulk: many files or large ones, in parallel, into one draft.
//!
//! Files of lines are cut into blocks, which are read in parallel and put together in their order, so that the
//! same files give the same draft on any number of cores. Files of other syntaxes are read one on each core.

mod lines;
mod mistake;
mod pool;
mod source;
#[cfg(test)]
mod tests;

pub use mistake::{BulkError, Mistake};

use super::load::Blanks;
use crate::index::Draft;
use crate::rdf::{GraphName, Quad};
use lines::Lines;
use oxigraph::io::{RdfFormat, RdfParseError};
use oxigraph::model::NamedOrBlankNode;
use source::Input;
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes of one block of lines.
const BLOCK: usize = 4 << 20;

/// How files are loaded.
#[derive(Clone, Debug, Default)]
pub struct Bulk {
    /// Leave out what is wrong, and tell of it, instead of loading nothing.
    pub lenient: bool,
    /// Put the statements of named graphs into the default graph.
    pub flat: bool,
    /// What keeps the blank nodes of one load apart from those of others.
    pub salt: String,
    /// How much was read so far, for whoever watches.
    pub progress: Arc<Progress>,
}

/// How far a load has come.
#[derive(Debug, Default)]
pub struct Progress {
    /// Bytes of all files, packed as they are; 0 until it is known, and without those of standard input.
    pub total: AtomicU64,
    /// Bytes read so far.
    pub read: Arc<AtomicU64>,
    /// Statements read so far.
    pub statements: AtomicU64,
}

/// What was loaded.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The statements.
    pub draft: Draft,
    /// The files, by their names as given.
    pub files: Vec<String>,
    /// What was left out because it is wrong, in the order of the files.
    pub mistakes: Vec<Mistake>,
}

/// A part of a load: a block of lines or a whole file.
#[derive(Default)]
struct Part {
    file: usize,
    draft: Draft,
    lines: u64,
    mistakes: Vec<Mistake>,
    failed: Option<io::Error>,
}

/// Something to be read into a part.
enum Task {
    /// Whole lines.
    Lines(usize, RdfFormat, Vec<u8>),
    /// A file of another syntax.
    Whole(usize, RdfFormat, Box<dyn Read + Send>),
}

impl Bulk {
    /// Reads files, folders and standard input (`-`).
    ///
    /// # Errors
    /// [`BulkError`] at the first mistake, unless it is lenient.
    pub fn read(&self, paths: &[PathBuf]) -> Result<Loaded, BulkError> {
        let (inputs, bytes) = source::inputs(paths)?;
        self.progress.total.store(bytes, Ordering::Relaxed);
        let prefixes: Vec<String> = inputs.iter().map(|input| self.blank_prefix(&input.name)).collect();
        let mut loaded = Loaded { files: inputs.iter().map(|input| input.name.clone()).collect(), ..Loaded::default() };
        let mut lines_before = vec![0; inputs.len()];
        pool::run(
            |give| inputs.iter().enumerate().try_for_each(|(file, input)| self.tasks(file, input, give)),
            |task| self.work(task, &inputs, &prefixes),
            |part| self.collect(part, &mut loaded, &mut lines_before),
        )?;
        loaded.draft.terms.sound()?;
        Ok(loaded)
    }

    /// What stands before the names of a file's blank nodes.
    fn blank_prefix(&self, file: &str) -> String {
        Blanks::prefix_of(&format!("{}\0{file}", self.salt))
    }

    /// Hands out what is to be done for one file.
    fn tasks(&self, file: usize, input: &Input, give: &mut dyn FnMut(Task) -> bool) -> Result<(), BulkError> {
        let mut opened = input.open(&self.progress.read)?;
        if !matches!(opened.format, RdfFormat::NTriples | RdfFormat::NQuads) {
            give(Task::Whole(file, opened.format, opened.bytes));
            return Ok(());
        }
        let mut rest = Vec::new();
        loop {
            let mut block = std::mem::take(&mut rest);
            let wanted = (BLOCK - block.len().min(BLOCK / 2)) as u64;
            let read = opened.bytes.by_ref().take(wanted).read_to_end(&mut block);
            let read = read.map_err(BulkError::refused(&input.name))?;
            if read > 0 {
                // The last line may go on in the next block.
                rest = block.split_off(memchr::memrchr(b'\n', &block).map_or(0, |at| at + 1));
            }
            let is_last = read == 0;
            if (!block.is_empty() && !give(Task::Lines(file, opened.format, block))) || is_last {
                return Ok(());
            }
        }
    }

    fn work(&self, task: Task, inputs: &[Input], prefixes: &[String]) -> Part {
        let (file, part) = match task {
            Task::Lines(file, format, block) => {
                let prefix = prefixes.get(file).map_or("", String::as_str);
                let mut lines = Lines::new(format, prefix, self.flat);
                lines.read(&block, self.lenient);
                let Lines { draft, lines, mistakes, .. } = lines;
                (file, Part { file, draft, lines, mistakes, failed: None })
            }
            Task::Whole(file, format, bytes) => {
                let name = inputs.get(file).map_or("", |input| input.name.as_str());
                (file, self.whole(name, prefixes.get(file).map_or("", String::as_str), format, bytes))
            }
        };
        let statements = part.draft.triples.len() + part.draft.quads.len();
        self.progress.statements.fetch_add(statements as u64, Ordering::Relaxed);
        Part { file, ..part }
    }

    /// Reads a file of any syntax by the full parser.
    fn whole(&self, name: &str, prefix: &str, format: RdfFormat, bytes: Box<dyn Read + Send>) -> Part {
        let mut part = Part::default();
        let mut blanks = Blanks::with_prefix(prefix);
        for quad in super::load::parser(name, format).for_reader(bytes) {
            match quad {
                Ok(quad) => self.take(quad, &mut blanks, &mut part.draft),
                Err(RdfParseError::Io(error)) => {
                    part.failed = Some(error);
                    break;
                }
                Err(RdfParseError::Syntax(error)) => {
                    let place = error.location().map(|range| range.start);
                    let (line, column) = place.map_or((1, 1), |place| (place.line + 1, place.column + 1));
                    part.mistakes.push(Mistake::new(line, column, &error.to_string()));
                    if !self.lenient {
                        break;
                    }
                }
            }
        }
        part
    }

    fn take(&self, quad: Quad, blanks: &mut Blanks, draft: &mut Draft) {
        let Quad { subject, predicate, object, graph_name } = blanks.rename_all(quad);
        let terms = &mut draft.terms;
        let triple =
            [terms.term(subject.as_ref().into()), terms.term(predicate.as_ref().into()), terms.term(object.as_ref())];
        let graph = match graph_name {
            GraphName::NamedNode(node) => Some(NamedOrBlankNode::from(node)),
            GraphName::BlankNode(node) => Some(node.into()),
            GraphName::DefaultGraph => None,
        };
        match graph.filter(|_| !self.flat) {
            Some(graph) => {
                let [s, p, o] = triple;
                draft.quads.push([s, p, o, terms.term(graph.as_ref().into())]);
            }
            None => draft.triples.push(triple),
        }
    }

    /// Puts a part to those before it.
    fn collect(&self, mut part: Part, loaded: &mut Loaded, lines_before: &mut [u64]) -> Result<(), BulkError> {
        if let Some(error) = part.failed {
            let file = loaded.files.get(part.file).cloned().unwrap_or_default();
            return Err(BulkError::Refused { file, error });
        }
        let before = lines_before.get_mut(part.file);
        for mistake in &mut part.mistakes {
            mistake.file = loaded.files.get(part.file).cloned().unwrap_or_default();
            mistake.line += before.as_deref().copied().unwrap_or_default();
        }
        if let Some(before) = before {
            *before += part.lines;
        }
        if let (false, Some(first)) = (self.lenient, part.mistakes.first()) {
            return Err(BulkError::Mistake(first.clone()));
        }
        loaded.mistakes.append(&mut part.mistakes);
        if loaded.draft.terms.is_empty() {
            loaded.draft = part.draft
        } else {
            loaded.draft.append(part.draft)
        }
        Ok(())
    }
}

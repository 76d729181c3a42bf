//! `ingest`: the claims of prose, kept in a graph or only printed.

use super::args::Ingest;
use super::claims::Printer;
use super::failure::{Failure, Outcome};
use super::formats::ClaimFormat;
use super::home::open_or_make;
use super::progress;
use super::streams::Streams;
use crate::knowledge::{
    self, Held, Input, InputError, Intake, Kept, KnowledgeError, Lines, Place, Review, Taken, replacing, take_in_all,
};
use crate::show::words::{and, count};
use crate::text::{Diagnostic, Metadata, Source};
use indicatif::ProgressBar;
use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Runs the command.
pub(super) fn run(ingest: &Ingest, graph: Option<&Path>, streams: Streams) -> Result<Outcome, Failure> {
    if graph.is_none() && !ingest.dry_run {
        return Err(keeps_nothing());
    }
    let inputs = inputs(ingest)?;
    if ingest.dry_run && ingest.format == ClaimFormat::Carb {
        let sources = inputs.iter().map(Input::prose).collect::<Result<Vec<Source>, _>>()?;
        return carb(&sources);
    }
    let decided = ingest.review.as_deref().map(decisions).transpose()?;
    let review = decided.as_ref().map(|(name, review)| (name.as_str(), review));
    let metadata = metadata(ingest, &inputs)?;
    let intake = Intake { gate: ingest.gate, review, metadata: &metadata };
    let mut held = Doubts::default();
    let outcome = match graph.filter(|_| !ingest.dry_run) {
        Some(graph) => keep(&inputs, &intake, &mut held, graph, streams)?,
        None => print(ingest.format, &inputs, &intake, &mut held, streams)?,
    };
    if let (Some(file), Some((name, review))) = (&ingest.review, &decided) {
        held.write(file, review)?;
        let open = held.claims.len();
        streams.note(&format!("{name}: {} to decide on, {} decided", count(open, "claim", "claims"), review.decided()));
    }
    Ok(outcome)
}

/// Keeps the claims of each text, which is one commit; what a text said when it was read before is replaced.
fn keep(
    inputs: &[Input],
    intake: &Intake<'_>,
    held: &mut Doubts,
    graph: &Path,
    streams: Streams,
) -> Result<Outcome, Failure> {
    let kept = open_or_make(graph, streams)?;
    let mut total = 0;
    watched(inputs, intake, streams, |taken| {
        total += taken.ingested.claims.len();
        commit(&kept, taken, held, streams)
    })?;
    kept.notes().iter().for_each(|note| streams.note(note));
    Ok(if total > 0 { Outcome::Answered } else { Outcome::Empty })
}

fn commit(kept: &Kept, taken: Taken, held: &mut Doubts, streams: Streams) -> Result<(), Failure> {
    let found = summary(&taken);
    let name = taken.source.name().to_owned();
    taken.honoured.notes.iter().for_each(|note| streams.note(note));
    held.add(&taken);
    let change = replacing(kept, &taken.source, &taken.ingested)?;
    let committed = kept.commit(&change).map_err(KnowledgeError::from)?;
    let number = |number: u64| count(usize::try_from(number).unwrap_or(usize::MAX), "statement", "statements");
    let removed =
        if committed.removed > 0 { format!(", {} removed", number(committed.removed)) } else { String::new() };
    streams.note(&format!("{name}: {found}; {} added{removed}", number(committed.added)));
    Ok(())
}

/// The claims of each text in turn. Every file is read before the first line is written: a broken one leaves nothing
/// half-printed.
fn print(
    format: ClaimFormat,
    inputs: &[Input],
    intake: &Intake<'_>,
    held: &mut Doubts,
    streams: Streams,
) -> Result<Outcome, Failure> {
    let mut all = vec![];
    watched(inputs, intake, streams, |taken| {
        all.push(taken);
        Ok(())
    })?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut printer = Printer::new(format, streams.style(), &mut out);
    for taken in &all {
        let lines = Lines::new(&taken.source);
        for claim in taken.ingested.listed() {
            let place = Place::new(&claim.citation, &lines);
            let place = if all.len() == 1 { place.line_and_column() } else { place.to_string() };
            printer.print(&claim, &place)?;
        }
    }
    printer.finish()?;
    out.flush()?;
    for taken in &all {
        let of = if all.len() == 1 { String::new() } else { format!("{}: ", taken.source.name()) };
        streams.note(&format!("{of}{}", summary(taken)));
        taken.honoured.notes.iter().for_each(|note| streams.note(note));
        held.add(taken);
    }
    let any = all.iter().any(|taken| !taken.ingested.claims.is_empty());
    Ok(if any { Outcome::Answered } else { Outcome::Empty })
}

/// Reads all inputs side by side, with a bar on a terminal that tells how many of several have been read.
fn watched(
    inputs: &[Input],
    intake: &Intake<'_>,
    streams: Streams,
    mut each: impl FnMut(Taken) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let read = AtomicUsize::new(0);
    if inputs.len() < 2 {
        return take_in_all(inputs, intake, &read, each);
    }
    let tell = |bar: &ProgressBar| {
        bar.set_length(inputs.len() as u64);
        bar.set_position(read.load(Ordering::Relaxed) as u64);
    };
    progress::watched(streams, "{bar:30} {pos} of {len} texts read, {eta} left", tell, |bar| {
        take_in_all(inputs, intake, &read, |taken| bar.suspend(|| each(taken)))
    })
}

/// The files named, and those in the folders named.
fn inputs(ingest: &Ingest) -> Result<Vec<Input>, KnowledgeError> {
    let mut inputs = vec![];
    for file in &ingest.files {
        inputs.extend(Input::within(file)?);
    }
    Ok(inputs)
}

/// What the command line tells of the text.
fn metadata(ingest: &Ingest, inputs: &[Input]) -> Result<Metadata, Failure> {
    let told = &ingest.about;
    let metadata = Metadata {
        title: told.title.clone(),
        publisher: told.publisher.clone(),
        author: told.author.clone(),
        date: told.date.clone(),
        url: told.url.clone(),
    };
    let of_one = metadata.title.is_some() || metadata.url.is_some();
    if of_one && inputs.len() > 1 {
        let diagnostic =
            Diagnostic::error("one-text", "a title or an address is that of one text, and here are several")
                .help("name one file, or leave out --title and --url");
        return Err(Failure::wrong(diagnostic));
    }
    Ok(metadata)
}

/// The decisions of a file; none where there is no such file yet.
fn decisions(file: &Path) -> Result<(String, Review), KnowledgeError> {
    let name = file.display().to_string();
    let text = match Input::File(file.to_owned()).read() {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| KnowledgeError::from(InputError::not_text(&name)))?,
        Err(InputError::Missing(_) | InputError::Empty(_)) => String::new(),
        Err(error) => return Err(error.into()),
    };
    let review = Review::parse(&name, &text)?;
    Ok((name, review))
}

/// What was held back from the texts read so far.
#[derive(Default)]
struct Doubts {
    texts: Vec<String>,
    claims: Vec<Held>,
}

impl Doubts {
    fn add(&mut self, taken: &Taken) {
        self.texts.push(taken.source.name().to_owned());
        self.claims.extend(Held::of(&taken.ingested));
    }

    /// Writes the file of decisions anew, beside it first, so that a failure leaves the old one.
    fn write(&self, file: &Path, review: &Review) -> Result<(), Failure> {
        let mut beside = file.as_os_str().to_owned();
        beside.push(".new");
        let beside = Path::new(&beside);
        let written = std::fs::write(beside, review.renewed(&self.texts, &self.claims));
        written.and_then(|()| std::fs::rename(beside, file)).map_err(|error| {
            Failure::failed(Diagnostic::error("review", format!("cannot write {}: {error}", file.display())))
        })
    }
}

/// Sentence, confidence, relation and arguments by tabs, one extraction a line; each line of the texts is a sentence.
fn carb(sources: &[Source]) -> Result<Outcome, Failure> {
    let mut any = false;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for (sentence, rows) in sources.iter().flat_map(knowledge::extractions) {
        for row in rows {
            any = true;
            write!(out, "{sentence}\t{:.3}\t{}", row.confidence, row.relation)?;
            row.arguments.iter().try_for_each(|argument| write!(out, "\t{argument}"))?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(if any { Outcome::Answered } else { Outcome::Empty })
}

/// "57 claims, 3 accepted; 4 held back (--review FILE lists them); 2 passages not understood (rapporteur check shows them)".
fn summary(taken: &Taken) -> String {
    let Taken { ingested, honoured, .. } = taken;
    let mut parts = vec![];
    let decided = [(honoured.accepted, "accepted"), (honoured.rejected, "rejected")];
    let decided = decided.into_iter().filter(|(number, _)| *number > 0);
    let mut claims = vec![count(ingested.claims.len(), "claim", "claims")];
    claims.extend(decided.map(|(number, what)| format!("{number} {what}")));
    parts.push(and(&claims));
    if !ingested.held.is_empty() {
        parts.push(format!("{} held back (--review FILE lists them)", count(ingested.held.len(), "claim", "claims")));
    }
    if !ingested.not_understood.is_empty() {
        let gaps = count(ingested.not_understood.len(), "passage", "passages");
        parts.push(format!("{gaps} not understood (rapporteur check shows them)"));
    }
    parts.join("; ")
}

fn keeps_nothing() -> Failure {
    let diagnostic = Diagnostic::error("nothing-kept", "nothing tells where the claims are to be kept")
        .help("ingest FILE --graph DIR keeps them in that folder, which is made if need be")
        .help("ingest --dry-run FILE prints them");
    Failure::wrong(diagnostic)
}

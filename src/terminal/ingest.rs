//! `ingest`: the claims of prose, kept in a graph or only printed.

use super::args::{ClaimFormat, Ingest};
use super::claims::Printer;
use super::failure::{Failure, Outcome};
use super::open_or_make;
use super::streams::Streams;
use super::words::count;
use crate::knowledge::{self, Change, Input, KnowledgeError, Lines, Place};
use crate::text::{Diagnostic, Source};
use std::io::{self, Write};
use std::path::Path;

/// Runs the command.
pub(super) fn run(ingest: &Ingest, graph: Option<&Path>, streams: Streams) -> Result<Outcome, Failure> {
    match graph {
        _ if ingest.dry_run => {}
        Some(graph) => return keep(ingest, graph, streams),
        None => return Err(keeps_nothing()),
    }
    // Every file is read before the first line is written: a broken one leaves nothing half-printed.
    let inputs = ingest.files.iter().map(|file| Input::from_argument(file));
    let sources = inputs.map(|input| input.prose()).collect::<Result<Vec<Source>, _>>()?;
    if ingest.format == ClaimFormat::Carb {
        return carb(&sources);
    }
    print(ingest, &sources, streams)
}

/// Keeps the claims of each text, which is one commit.
fn keep(ingest: &Ingest, graph: &Path, streams: Streams) -> Result<Outcome, Failure> {
    let inputs: Vec<Input> = ingest.files.iter().map(|file| Input::from_argument(file)).collect();
    let kept = open_or_make(graph, streams)?;
    let mut total = 0;
    for input in &inputs {
        let source = input.prose()?;
        let ingested = knowledge::ingest(&source)?.held_below(ingest.gate);
        let claims = ingested.claims.len();
        let message = format!("read {}", source.name());
        let change = Change { message, insert: ingested.quads(), remove: vec![] };
        let committed = kept.commit(&change).map_err(KnowledgeError::from)?;
        let added = count(usize::try_from(committed.added).unwrap_or(usize::MAX), "statement", "statements");
        let found = summary(claims, ingested.not_understood.len());
        streams.note(&format!("{}: {found}; {added} added", source.name()));
        total += claims;
    }
    kept.notes().iter().for_each(|note| streams.note(note));
    Ok(if total > 0 { Outcome::Answered } else { Outcome::Empty })
}

/// The claims of each text in turn, written as they come.
fn print(ingest: &Ingest, sources: &[Source], streams: Streams) -> Result<Outcome, Failure> {
    let (mut total, mut gaps) = (0, 0);
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut printer = Printer::new(ingest.format, streams.style(), &mut out);
    for source in sources {
        let ingested = knowledge::ingest(source)?.held_below(ingest.gate);
        let lines = Lines::new(source);
        gaps += ingested.not_understood.len();
        for claim in ingested.views() {
            let place = Place::new(&claim.citation, &lines);
            let place = if sources.len() == 1 { place.line_and_column() } else { place.to_string() };
            printer.print(&claim, &place)?;
            total += 1;
        }
    }
    printer.finish()?;
    out.flush()?;
    streams.note(&summary(total, gaps));
    Ok(if total > 0 { Outcome::Answered } else { Outcome::Empty })
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

/// "57 claims; 2 passages not understood (see `rapporteur check`)".
fn summary(claims: usize, gaps: usize) -> String {
    let claims = count(claims, "claim", "claims");
    match gaps {
        0 => claims,
        _ => format!("{claims}; {} not understood (rapporteur check shows them)", count(gaps, "passage", "passages")),
    }
}

fn keeps_nothing() -> Failure {
    let diagnostic = Diagnostic::error("nothing-kept", "nothing tells where the claims are to be kept")
        .help("ingest FILE --graph DIR keeps them in that folder, which is made if need be")
        .help("ingest --dry-run FILE prints them");
    Failure::wrong(diagnostic)
}

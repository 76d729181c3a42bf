//! `load`: RDF into a kept graph.

use super::args::Load;
use super::failure::{Failure, Outcome};
use super::home::{no_graph, open_or_make};
use super::progress;
use super::streams::Streams;
use crate::knowledge::{Bulk, Mistake, Progress, load_bulk};
use crate::show::words::count;
use crate::text::grouped;
use indicatif::ProgressBar;
use std::path::Path;
use std::sync::atomic::Ordering;
use std::time::Instant;

/// How many mistakes are shown; the rest is counted.
const SHOWN: usize = 20;

/// Runs the command.
pub(super) fn run(load: &Load, graph: Option<&Path>, streams: Streams) -> Result<Outcome, Failure> {
    let kept = open_or_make(graph.ok_or_else(|| no_graph("load FILE"))?, streams)?;
    let (started, bulk) = (Instant::now(), Bulk { lenient: load.lenient, flat: load.flat, ..Bulk::default() });
    let loaded = watched(&bulk.progress, streams, || load_bulk(&kept, &load.files, &bulk));
    let (committed, mistakes) = loaded?;
    tell_mistakes(&mistakes, streams);
    let read = usize::try_from(bulk.progress.statements.load(Ordering::Relaxed)).unwrap_or(usize::MAX);
    let rate = (read as f64 / started.elapsed().as_secs_f64().max(0.001)) as usize;
    let added = usize::try_from(committed.added).unwrap_or(usize::MAX);
    let statements = count(added, "statement", "statements");
    streams.note(&format!("{statements} added, {} read, {} a second", grouped(read), grouped(rate)));
    let named = kept.size().named;
    if named > 0 {
        let named = count(named, "statement is", "statements are");
        streams.note(&format!(
            "{named} in named graphs, where questions in English do not look; load --flat puts all into one"
        ));
    }
    Ok(if mistakes.is_empty() { Outcome::Answered } else { Outcome::Empty })
}

/// Loads under a bar on a terminal.
fn watched<T>(progress: &Progress, streams: Streams, work: impl FnOnce() -> T) -> T {
    let tell = |bar: &ProgressBar| {
        let (total, read) = (progress.total.load(Ordering::Relaxed), progress.read.load(Ordering::Relaxed));
        bar.set_length(total.max(read));
        bar.set_position(read);
        bar.set_message(format!("{} statements", grouped(progress.statements.load(Ordering::Relaxed) as usize)));
    };
    let template = "{bar:30} {bytes} of {total_bytes}, {binary_bytes_per_sec}, {eta} left; {msg}";
    progress::watched(streams, template, tell, |_| work())
}

fn tell_mistakes(mistakes: &[Mistake], streams: Streams) {
    for Mistake { file, line, column, message } in mistakes.iter().take(SHOWN) {
        streams.note(&format!("{file}:{line}:{column}: {message}"));
    }
    if !mistakes.is_empty() {
        let all = count(mistakes.len(), "place was", "places were");
        let rest = mistakes.len().saturating_sub(SHOWN);
        let more = if rest > 0 { format!(" ({} of them not shown)", grouped(rest)) } else { String::new() };
        streams.note(&format!("{all} left out{more}"));
    }
}

//! `push` and `pull`: a kept graph to another engine, and from there.

use super::args::Address;
use super::failure::{Failure, Outcome};
use super::home::{Home, no_graph, open_graph, open_or_make};
use super::progress;
use super::streams::Streams;
use crate::knowledge::{KnowledgeError, Moved};
use crate::show::words::count;
use crate::text::grouped;
use indicatif::ProgressBar;
use std::sync::atomic::Ordering;

/// Puts a kept graph into another engine.
pub(super) fn push(to: &Address, home: Home<'_>, streams: Streams) -> Result<Outcome, Failure> {
    let kept = open_graph(home.graph.ok_or_else(|| no_graph("push URL"))?, streams)?;
    let (remote, moved) = (home.remote(&to.url, streams)?, Moved::default());
    let pushed = watched(&moved, streams, || remote.push(&kept, &moved));
    if pushed.is_err() {
        let done = statements(moved.done.load(Ordering::Relaxed));
        streams
            .note(&format!("{done} of {} are there; the same command goes on from there", grouped(kept.size().quads)));
    }
    let pushed = pushed.map_err(KnowledgeError::from)?;
    streams.note(&format!("{} put into {}", statements(pushed), to.url));
    Ok(Outcome::Answered)
}

/// Brings what another engine holds into a kept graph.
pub(super) fn pull(from: &Address, home: Home<'_>, streams: Streams) -> Result<Outcome, Failure> {
    let kept = open_or_make(home.graph.ok_or_else(|| no_graph("pull URL"))?, streams)?;
    let (remote, moved) = (home.remote(&from.url, streams)?, Moved::default());
    let pulled = watched(&moved, streams, || remote.pull(&kept, &moved)).map_err(KnowledgeError::from)?;
    let read = grouped(usize::try_from(moved.done.load(Ordering::Relaxed)).unwrap_or(usize::MAX));
    streams.note(&format!("{} added, {read} read", statements(pulled.added)));
    Ok(Outcome::Answered)
}

fn statements(number: u64) -> String {
    count(usize::try_from(number).unwrap_or(usize::MAX), "statement", "statements")
}

/// Moves statements under a bar on a terminal.
fn watched<T>(moved: &Moved, streams: Streams, work: impl FnOnce() -> T) -> T {
    let tell = |bar: &ProgressBar| {
        let now = moved.done.load(Ordering::Relaxed);
        bar.set_length(moved.total.load(Ordering::Relaxed).max(now));
        bar.set_position(now);
    };
    progress::watched(streams, "{bar:30} {human_pos} of {human_len} statements, {per_sec}, {eta} left", tell, |_| {
        work()
    })
}

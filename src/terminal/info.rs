//! `info`: what a kept graph holds.

use super::args::Info;
use super::failure::{Failure, Outcome};
use super::formats::CheckFormat;
use super::home::{no_graph, open_graph};
use super::streams::Streams;
use crate::knowledge::{Committed, KnowledgeError, KnownSource, Size, sources};
use crate::show::markup::{Line, Page, Piece, Role};
use crate::show::table::Table;
use crate::show::words::count;
use crate::text::grouped;
use serde_json::{Value, json};
use std::path::Path;

/// How many sources and commits people are shown; the rest is counted.
const SHOWN: usize = 20;

/// Runs the command.
pub(super) fn run(info: &Info, graph: Option<&Path>, streams: Streams) -> Result<Outcome, Failure> {
    let kept = open_graph(graph.ok_or_else(|| no_graph("info"))?, streams)?;
    if info.verify {
        kept.verify().map_err(KnowledgeError::from)?;
        streams.note("every byte is as it was written");
    }
    let told = Told { size: kept.size(), sources: sources(&kept)?, commits: kept.commits() };
    match info.format {
        CheckFormat::Table => streams.page(&told.page())?,
        CheckFormat::Json => Streams::write(&(serde_json::to_string_pretty(&told.json())? + "\n"))?,
        CheckFormat::Jsonl => Streams::write(&(told.json().to_string() + "\n"))?,
    }
    Ok(Outcome::Answered)
}

/// What is told.
struct Told {
    size: Size,
    sources: Vec<KnownSource>,
    commits: Vec<Committed>,
}

impl Told {
    fn json(&self) -> Value {
        let Size { quads, named, graphs, terms, pending, index_bytes, journal_bytes } = self.size;
        let source = |source: &KnownSource| json!({"name": source.name, "passages": source.passages});
        let commit = |commit: &Committed| {
            let Committed { number, message, added, removed } = commit;
            json!({"number": number, "message": message, "added": added, "removed": removed})
        };
        json!({
            "statements": quads, "in_named_graphs": named, "named_graphs": graphs, "terms": terms,
            "in_journal": pending, "index_bytes": index_bytes, "journal_bytes": journal_bytes,
            "sources": self.sources.iter().map(source).collect::<Vec<_>>(),
            "commits": self.commits.iter().map(commit).collect::<Vec<_>>(),
        })
    }

    fn page(&self) -> Page {
        let mut page = Page::default();
        let size = &self.size;
        let bytes = |bytes: u64| grouped(usize::try_from(bytes).unwrap_or(usize::MAX));
        let graphs = if size.graphs == 0 {
            String::new()
        } else {
            format!(", {} of them in {}", grouped(size.named), count(size.graphs, "named graph", "named graphs"))
        };
        let quads = count(size.quads, "statement", "statements");
        page.line(Line::default().say(format!("{quads}{graphs}; {}", count(size.terms, "term", "terms"))));
        let (index, journal) = (bytes(size.index_bytes), bytes(size.journal_bytes));
        let pending = count(size.pending, "change", "changes");
        page.line(Line::default().say(format!("index {index} bytes, journal {journal} bytes with {pending} to fold")));
        if !self.sources.is_empty() {
            let row = |source: &KnownSource| vec![piece(Role::Name, &source.name), number(source.passages)];
            let rows = self.sources.iter().take(SHOWN).map(row).collect();
            page.gap().table(Table { headings: headings(["source", "passages"]), rows });
            left_out(&mut page, self.sources.len());
        }
        if !self.commits.is_empty() {
            let row = |commit: &Committed| {
                let changed = |count: u64| number(usize::try_from(count).unwrap_or(usize::MAX));
                let numbered = piece(Role::Plain, &commit.number.to_string());
                vec![numbered, piece(Role::Plain, &commit.message), changed(commit.added), changed(commit.removed)]
            };
            let last = self.commits.iter().rev().take(SHOWN).map(row).collect();
            page.gap().table(Table { headings: headings(["commit", "about", "added", "removed"]), rows: last });
            left_out(&mut page, self.commits.len());
        }
        page
    }
}

fn left_out(page: &mut Page, all: usize) {
    if all > SHOWN {
        page.note(format!("and {} more; --format json lists them all", grouped(all - SHOWN)));
    }
}

fn headings<const N: usize>(names: [&str; N]) -> Vec<String> {
    names.map(str::to_owned).to_vec()
}

fn piece(role: Role, text: &str) -> Piece {
    Piece { role, text: text.to_owned() }
}

fn number(number: usize) -> Piece {
    Piece { role: Role::Plain, text: grouped(number) }
}

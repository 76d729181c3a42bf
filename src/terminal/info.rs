//! `info`: what a kept graph holds, or another engine.

use super::args::Info;
use super::failure::{Failure, Outcome};
use super::formats::CheckFormat;
use super::home::{Home, no_graph, open_graph};
use super::streams::Streams;
use crate::knowledge::{Committed, Elsewhere, KnowledgeError, KnownSource, Size, look, sources};
use crate::show::markup::{Line, Page, Piece, Role};
use crate::show::table::Table;
use crate::show::words::count;
use crate::text::{Diagnostic, grouped};
use serde_json::{Value, json};

/// How many sources and commits people are shown; the rest is counted.
const SHOWN: usize = 20;

/// Runs the command.
pub(super) fn run(info: &Info, home: Home<'_>, streams: Streams) -> Result<Outcome, Failure> {
    if let Some(endpoint) = home.endpoint() {
        return elsewhere(info, home, endpoint, streams);
    }
    let kept = open_graph(home.graph.ok_or_else(|| no_graph("info"))?, streams)?;
    if info.verify {
        kept.verify().map_err(KnowledgeError::from)?;
        streams.note("every byte is as it was written");
    }
    let told = Told { size: kept.size(), sources: sources(&kept)?, commits: kept.commits() };
    write(info.format, &told.json(), &told.page(), streams)
}

/// What another engine holds, as far as it is known here.
fn elsewhere(info: &Info, home: Home<'_>, endpoint: &str, streams: Streams) -> Result<Outcome, Failure> {
    if info.verify {
        let message = "what another engine keeps can only be checked there";
        return Err(Failure::wrong(Diagnostic::error("not-here", message).help("leave --verify out")));
    }
    let Elsewhere { statements, names, partial, sources } = look(&home.remote(endpoint, streams)?)?;
    let sources_told: Vec<Value> = sources.iter().map(source_told).collect();
    let told = json!({"endpoint": endpoint, "statements": statements, "names_made_of": names,
        "names_not_known": partial, "sources": sources_told});
    let mut page = Page::default();
    page.line(Line::default().say(format!("{} at {endpoint}", count(statements, "statement", "statements"))));
    page.line(Line::default().say(match partial {
        Some(partial) => format!("names are known in part: {partial}"),
        None => format!(
            "names are known of {}",
            count(names, "statement of the default graph", "statements of the default graph")
        ),
    }));
    tell_sources(&mut page, &sources);
    write(info.format, &told, &page, streams)
}

fn write(format: CheckFormat, json: &Value, page: &Page, streams: Streams) -> Result<Outcome, Failure> {
    match format {
        CheckFormat::Table => streams.page(page)?,
        CheckFormat::Json => Streams::write(&(serde_json::to_string_pretty(json)? + "\n"))?,
        CheckFormat::Jsonl => Streams::write(&(json.to_string() + "\n"))?,
    }
    Ok(Outcome::Answered)
}

fn source_told(source: &KnownSource) -> Value {
    json!({"name": source.name, "passages": source.passages, "text": source.kept})
}

fn tell_sources(page: &mut Page, sources: &[KnownSource]) {
    if sources.is_empty() {
        return;
    }
    let row = |source: &KnownSource| {
        let text = if source.kept { "kept" } else { "not kept" };
        vec![piece(Role::Name, &source.name), number(source.passages), piece(Role::Plain, text)]
    };
    let rows = sources.iter().take(SHOWN).map(row).collect();
    page.gap().table(Table { headings: headings(["source", "passages", "text"]), rows });
    left_out(page, sources.len());
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
        let commit = |commit: &Committed| {
            let Committed { number, message, added, removed } = commit;
            json!({"number": number, "message": message, "added": added, "removed": removed})
        };
        json!({
            "statements": quads, "in_named_graphs": named, "named_graphs": graphs, "terms": terms,
            "in_journal": pending, "index_bytes": index_bytes, "journal_bytes": journal_bytes,
            "sources": self.sources.iter().map(source_told).collect::<Vec<_>>(),
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
        tell_sources(&mut page, &self.sources);
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

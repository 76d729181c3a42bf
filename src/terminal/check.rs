//! `check`: what was not understood, what conflicts, what lacks a source.

use super::args::{Check, CheckFormat};
use super::failure::{Failure, Outcome};
use super::markup::{Line, Page, Role};
use super::streams::Streams;
use super::words::{and, count};
use super::{note_bundled, open};
use crate::claim::Citation;
use crate::knowledge::{Finding, Findings, Knowledge, Said};
use std::path::Path;

/// How many findings of a kind people are shown; the rest is counted.
const SHOWN: usize = 50;

/// Runs the command.
pub(super) fn run(check: &Check, graph: Option<&Path>, streams: Streams) -> Result<Outcome, Failure> {
    let knowledge = if check.files.is_empty() && graph.is_none() {
        note_bundled(streams);
        Knowledge::bundled_prose()?
    } else {
        open(&check.files, graph, streams)?
    };
    let found = knowledge.check()?;
    match check.format {
        CheckFormat::Table => streams.page(&page(&found, &knowledge))?,
        CheckFormat::Json => Streams::write(&(serde_json::to_string_pretty(&found)? + "\n"))?,
        CheckFormat::Jsonl => Streams::with_stdout(|out| {
            for finding in &found.findings {
                serde_json::to_writer(&mut *out, finding)?;
                writeln!(out)?;
            }
            Ok(())
        })?,
    }
    Ok(if found.findings.is_empty() { Outcome::Answered } else { Outcome::Empty })
}

/// The kinds of findings, in the order in which they are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    NotUnderstood,
    Conflict,
    Uncited,
}

impl Kind {
    const ALL: [Self; 3] = [Self::NotUnderstood, Self::Conflict, Self::Uncited];

    const fn of(finding: &Finding) -> Self {
        match finding {
            Finding::NotUnderstood { .. } => Self::NotUnderstood,
            Finding::Conflict { .. } => Self::Conflict,
            Finding::Uncited { .. } => Self::Uncited,
        }
    }

    fn counted(self, number: usize) -> String {
        match self {
            Self::NotUnderstood => format!("{} not understood", count(number, "passage", "passages")),
            Self::Conflict => count(number, "conflict", "conflicts"),
            Self::Uncited => format!("{} without a source", count(number, "statement", "statements")),
        }
    }
}

fn page(found: &Findings, knowledge: &Knowledge) -> Page {
    let mut page = Page::default();
    let mut totals = vec![];
    for kind in Kind::ALL {
        let of_kind: Vec<&Finding> = found.findings.iter().filter(|finding| Kind::of(finding) == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        totals.push(kind.counted(of_kind.len()));
        page.gap().line(Line::default().with(Role::Heading, kind.counted(of_kind.len())));
        for finding in of_kind.iter().take(SHOWN) {
            show(finding, knowledge, &mut page);
        }
        if let Some(more) = of_kind.len().checked_sub(SHOWN).filter(|&more| more > 0) {
            page.note(format!("{more} more are not shown; --format jsonl lists them all"));
        }
    }
    let read = format!("{} from {}", count(found.claims, "claim", "claims"), count(found.sources, "source", "sources"));
    let result = if totals.is_empty() { "nothing to report".to_owned() } else { and(&totals) };
    page.gap().line(Line::default().say(format!("{read}: {result}")));
    page
}

fn show(finding: &Finding, knowledge: &Knowledge, page: &mut Page) {
    match finding {
        Finding::NotUnderstood { citation } => _ = page.line(quoted(citation, "", knowledge)),
        Finding::Conflict { statement, affirmed, denied } => {
            page.line(said(statement));
            let sides = [("affirmed: ", affirmed), ("denied: ", denied)];
            for (side, citations) in sides {
                citations.iter().for_each(|citation| _ = page.line(quoted(citation, side, knowledge)));
            }
        }
        Finding::Uncited { statement } => _ = page.line(said(statement)),
    }
}

fn said(statement: &Said) -> Line {
    let Said { subject, relation, object } = statement;
    Line::hanging(4).say("  ").with(Role::Name, subject).say(format!(" {relation} ")).with(Role::Name, object)
}

fn quoted(citation: &Citation, side: &str, knowledge: &Knowledge) -> Line {
    let place = knowledge.place(citation).to_string();
    Line::hanging(4)
        .say("  ")
        .with(Role::Place, format!("{place}: "))
        .with(Role::Note, side)
        .with(Role::Quote, format!("“{}”", citation.quote))
}

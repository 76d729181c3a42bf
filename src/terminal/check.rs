//! `check`: what was not understood, what conflicts, what lacks a source.

use super::args::Check;
use super::failure::{Failure, Outcome};
use super::formats::CheckFormat;
use super::home::{Home, note_bundled};
use super::streams::Streams;
use crate::claim::Citation;
use crate::knowledge::{Covered, Finding, Findings, Knowledge, Said};
use crate::show::markup::{Line, Page, Role};
use crate::show::words::{and, count};

/// How many findings of a kind people are shown; the rest is counted.
const SHOWN: usize = 50;

/// Runs the command.
pub(super) fn run(check: &Check, home: Home<'_>, streams: Streams) -> Result<Outcome, Failure> {
    let knowledge = if check.files.is_empty() && home.is_nowhere() {
        note_bundled(streams);
        Knowledge::bundled_prose()?
    } else {
        home.open(&check.files, streams)?
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
    Ok(if found.findings.iter().all(Finding::is_remark) { Outcome::Answered } else { Outcome::Empty })
}

/// The kinds of findings, in the order in which they are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    NotUnderstood,
    Doubtful,
    Conflict,
    Uncited,
    Unclaimed,
    Unused,
    Alike,
}

impl Kind {
    const ALL: [Self; 7] = [
        Self::NotUnderstood,
        Self::Doubtful,
        Self::Conflict,
        Self::Uncited,
        Self::Unclaimed,
        Self::Unused,
        Self::Alike,
    ];

    const fn of(finding: &Finding) -> Self {
        match finding {
            Finding::NotUnderstood { .. } => Self::NotUnderstood,
            Finding::Doubtful { .. } => Self::Doubtful,
            Finding::Unclaimed { .. } => Self::Unclaimed,
            Finding::Unused { .. } => Self::Unused,
            Finding::Alike { .. } => Self::Alike,
            Finding::Conflict { .. } => Self::Conflict,
            Finding::Uncited { .. } => Self::Uncited,
        }
    }

    fn counted(self, number: usize) -> String {
        match self {
            Self::NotUnderstood => format!("{} not understood", count(number, "passage", "passages")),
            Self::Doubtful => format!("{} in doubt", count(number, "claim", "claims")),
            Self::Unclaimed => format!("{} without a claim", count(number, "sentence", "sentences")),
            Self::Unused => format!("{} with words in no claim", count(number, "sentence", "sentences")),
            Self::Alike => count(number, "pair of names that may be one", "pairs of names that may be one"),
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
    if let Some(Covered { sentences, claimed, words, used }) = found.coverage {
        let sentences = format!("{claimed} of {}", count(sentences, "sentence", "sentences"));
        page.line(
            Line::default().say(format!("{sentences} and {used} of {} are in claims", count(words, "word", "words"))),
        );
    }
    page
}

fn show(finding: &Finding, knowledge: &Knowledge, page: &mut Page) {
    match finding {
        Finding::NotUnderstood { citation } | Finding::Unclaimed { citation } => {
            page.line(quoted(citation, "", knowledge));
        }
        Finding::Unused { words, citation } => {
            page.line(Line::hanging(4).say("  ").with(Role::Name, words.join(", ")));
            page.line(quoted(citation, "", knowledge));
        }
        Finding::Doubtful { statement, confidence, held_back, citations } => {
            let held = if *held_back { ", held back" } else { "" };
            page.line(said(statement).with(Role::Note, format!(" ({confidence}{held})")));
            citations.iter().for_each(|citation| _ = page.line(quoted(citation, "", knowledge)));
        }
        Finding::Alike { names: [one, other], reason } => {
            let line = Line::hanging(4).say("  ").with(Role::Name, one).say(" and ").with(Role::Name, other);
            page.line(line.with(Role::Note, format!(": {reason}")));
        }
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

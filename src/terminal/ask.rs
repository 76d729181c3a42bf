//! `ask`: one question, one answer.

use super::Bounds;
use super::args::Ask;
use super::change_page;
use super::failure::{Failure, Outcome};
use super::formats::AnswerFormat;
use super::home::Home;
use super::report::Report;
use super::streams::Streams;
use crate::answer::Answer;
use crate::claim::Citation;
use crate::knowledge::{Answered, Knowledge, Proposal};
use crate::question::{Sentence, sentence};
use crate::show::markup::Page;
use crate::show::{answer_data, answer_html, answer_page};
use crate::text::Diagnostic;
use std::path::Path;

/// Runs the command.
pub(super) fn run(ask: &Ask, home: Home<'_>, bounds: Bounds, streams: Streams) -> Result<Outcome, Failure> {
    if Path::new(&ask.question).is_file() {
        return Err(no_question(&ask.question));
    }
    let mut knowledge = home.open(&ask.files, streams)?;
    bounds.set(&mut knowledge);
    if let Some(proposal) = knowledge.propose(&ask.question)? {
        return change(&mut knowledge, &proposal, ask, home.graph.is_some(), streams);
    }
    if matches!(sentence(&ask.question), Sentence::Definitions) {
        streams.page(&change_page::definitions(&knowledge.definitions()?))?;
        return Ok(Outcome::Answered);
    }
    let Answered { answer, warnings } = knowledge.ask_reading(&ask.question, ask.reading)?;
    let warnings: Vec<Report> =
        warnings.into_iter().map(|warning| Report::of_question(&ask.question, warning)).collect();
    streams.warnings(&warnings);
    match content(&answer, &knowledge, ask.format)? {
        Content::Page(mut page) => {
            if ask.verbose {
                answer_page::particulars(&answer, &mut page);
            }
            streams.page(&page)?;
        }
        Content::Text(text) => Streams::write(&text)?,
    }
    Ok(outcome(&answer))
}

/// An answer in a format.
#[derive(Debug)]
pub(super) enum Content {
    /// For people.
    Page(Page),
    /// For programs and documents.
    Text(String),
}

/// Writes an answer in a format.
pub(super) fn content(answer: &Answer, knowledge: &Knowledge, format: AnswerFormat) -> Result<Content, Failure> {
    let place = |citation: &Citation| knowledge.place(citation).to_string();
    Ok(Content::Text(match format {
        AnswerFormat::Table => return Ok(Content::Page(answer_page::page(answer, place))),
        AnswerFormat::Json => answer_data::json(answer)?,
        AnswerFormat::Jsonl => answer_data::jsonl(answer)?,
        AnswerFormat::Csv => answer_data::separated(answer, b',')?,
        AnswerFormat::Tsv => answer_data::separated(answer, b'\t')?,
        AnswerFormat::Html => answer_html::document(answer, place),
        AnswerFormat::Markdown => answer_data::markdown(answer, place),
    }))
}

/// A sentence that changes the graph: shown, and kept in a kept graph, if it is a word of the user's or a yes was given.
fn change(
    knowledge: &mut Knowledge,
    proposal: &Proposal,
    ask: &Ask,
    is_kept: bool,
    streams: Streams,
) -> Result<Outcome, Failure> {
    let agreed = is_kept && (ask.yes || !proposal.needs_consent);
    if agreed {
        knowledge.apply(proposal)?;
        Streams::write(&streams.style().render(&change_page::kept(proposal)))?;
        return Ok(Outcome::Answered);
    }
    Streams::write(&streams.style().render(&change_page::preview(proposal)))?;
    streams.note(match is_kept {
        true => "nothing is kept yet: --yes keeps it",
        false => "nothing is kept: name a kept graph with --graph, or say it to the REPL",
    });
    Ok(Outcome::Empty)
}

/// Whether a shell is told "answered" or "not stated or empty".
pub(super) fn outcome(answer: &Answer) -> Outcome {
    if answer.is_answered() { Outcome::Answered } else { Outcome::Empty }
}

/// `ask briefing.txt "who chairs APEC?"`: the question comes first.
fn no_question(file: &str) -> Failure {
    let diagnostic = Diagnostic::error("no-question", format!("{file} is a file; the question comes first"))
        .help(format!("rapporteur ask \"…\" {file}"));
    Failure::wrong(diagnostic)
}

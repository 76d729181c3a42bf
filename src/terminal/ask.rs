//! `ask`: one question, one answer.

use super::args::{AnswerFormat, Ask};
use super::failure::{Failure, Outcome};
use super::report::Report;
use super::streams::Streams;
use super::{answer_data, answer_page, change_page, open};
use crate::answer::Answer;
use crate::knowledge::Answered;
use crate::text::Diagnostic;
use std::path::Path;

/// Runs the command.
pub(super) fn run(ask: &Ask, streams: Streams) -> Result<Outcome, Failure> {
    if Path::new(&ask.question).is_file() {
        return Err(no_question(&ask.question));
    }
    let knowledge = open(&ask.files, streams)?;
    if let Some(proposal) = knowledge.propose(&ask.question)? {
        Streams::write(&streams.style().render(&change_page::preview(&proposal)))?;
        streams.note("nothing is kept: say it to the REPL, which keeps it as long as it runs");
        return Ok(Outcome::Empty);
    }
    let Answered { answer, warnings } = knowledge.ask_reading(&ask.question, ask.reading)?;
    let warnings: Vec<Report> =
        warnings.into_iter().map(|warning| Report::of_question(&ask.question, warning)).collect();
    streams.warnings(&warnings);
    let text = match ask.format {
        AnswerFormat::Table => {
            let mut page = answer_page::page(&answer, |citation| knowledge.place(citation).to_string());
            if ask.verbose {
                answer_page::particulars(&answer, &mut page);
            }
            streams.style().render(&page)
        }
        AnswerFormat::Json => answer_data::json(&answer)?,
        AnswerFormat::Jsonl => answer_data::jsonl(&answer)?,
        AnswerFormat::Csv => answer_data::separated(&answer, b',')?,
        AnswerFormat::Tsv => answer_data::separated(&answer, b'\t')?,
        AnswerFormat::Markdown => answer_data::markdown(&answer, |citation| knowledge.place(citation).to_string()),
    };
    Streams::write(&text)?;
    Ok(outcome(&answer))
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

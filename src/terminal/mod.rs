//! The command line: one file per command.
//!
//! A door: arguments in, text and exit status out. Nothing here reads prose or knows a graph.

mod answer_data;
mod answer_page;
mod args;
mod ask;
mod backslash;
mod change_page;
mod check;
mod claims;
mod delimited;
mod emphasis;
mod export;
mod failure;
mod help;
mod helper;
mod history;
mod ingest;
mod markup;
mod modal;
mod repl;
mod report;
mod session;
mod streams;
mod table;
mod words;

use crate::knowledge::{Input, Knowledge};
use args::{Arguments, Command};
use clap::Parser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use failure::{Failure, Outcome};
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use streams::Streams;

/// Runs the command that the arguments of this process name, and gives its exit status: 0 answered, 1 not stated or
/// empty, 2 the question or the command is wrong, 3 a file or store failed.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return refuse(&error),
    };
    let streams = Streams::new(arguments.talk);
    let ended = obey(&arguments, streams);
    if let Some(report) = ended.as_ref().err().and_then(Failure::report) {
        streams.report(report);
    }
    failure::exit_code(&ended)
}

fn obey(arguments: &Arguments, streams: Streams) -> Result<Outcome, Failure> {
    match &arguments.command {
        Some(Command::Ask(ask)) => ask::run(ask, streams),
        Some(Command::Ingest(ingest)) => ingest::run(ingest, streams),
        Some(Command::Check(check)) => check::run(check, streams),
        Some(Command::Export(export)) => export::run(export, streams),
        Some(Command::Help(topic)) => help::run(topic),
        None => repl::run(streams),
    }
}

/// Prints help, version or what is wrong with the command line; only the last is a failure.
fn refuse(error: &clap::Error) -> ExitCode {
    let printed = error.print();
    if let (ErrorKind::InvalidSubcommand, Some(ContextValue::String(word))) =
        (error.kind(), error.get(ContextKind::InvalidSubcommand))
        && word.contains(char::is_whitespace)
    {
        let _ = writeln!(io::stderr(), "\nTo put a question: rapporteur ask \"{word}\"");
    }
    let status = if printed.is_ok() { error.exit_code() } else { 3 };
    ExitCode::from(u8::try_from(status).unwrap_or(2))
}

/// What the files say; the bundled briefing where there are none, which is said.
fn open(files: &[PathBuf], streams: Streams) -> Result<Knowledge, Failure> {
    if files.is_empty() {
        note_bundled(streams);
        return Ok(Knowledge::bundled()?);
    }
    open_files(files)
}

fn note_bundled(streams: Streams) {
    streams.note("no file given: this is about the bundled APEC briefing");
}

fn open_files(files: &[PathBuf]) -> Result<Knowledge, Failure> {
    let inputs: Vec<Input> = files.iter().map(|file| Input::from_argument(file)).collect();
    Ok(Knowledge::open(&inputs)?)
}

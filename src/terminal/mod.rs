//! The command line: one file per command.
//!
//! A door: arguments in, text and exit status out. Nothing here reads prose or knows a graph.

mod args;
mod ask;
mod backslash;
mod change_page;
mod check;
mod claims;
mod compact;
mod export;
mod failure;
mod formats;
mod help;
mod helper;
mod history;
mod info;
mod ingest;
mod install;
mod load;
mod map;
mod remove;
mod repl;
mod report;
mod serve;
mod session;
mod source;
mod streams;

use crate::knowledge::{Input, Kept, Knowledge, KnowledgeError, PARSER_THREAD};
use crate::text::Diagnostic;
use args::{Arguments, Command};
use clap::Parser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use failure::{Failure, Outcome};
use std::io::{self, Write};
use std::panic;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;
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
    quiet_parsers();
    let ended = obey(&arguments, streams);
    if let Some(report) = ended.as_ref().err().and_then(Failure::report) {
        streams.report(report);
    }
    failure::exit_code(&ended)
}

/// Keeps the panics of document parsers from being printed: they are contained, and reported as errors.
fn quiet_parsers() {
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if thread::current().name() != Some(PARSER_THREAD) {
            print(panic);
        }
    }));
}

fn obey(arguments: &Arguments, streams: Streams) -> Result<Outcome, Failure> {
    let (graph, timeout) = (arguments.graph.as_deref(), arguments.timeout);
    match &arguments.command {
        Some(Command::Ask(ask)) => ask::run(ask, graph, timeout, streams),
        Some(Command::Ingest(ingest)) => ingest::run(ingest, graph, streams),
        Some(Command::Check(check)) => check::run(check, graph, streams),
        Some(Command::Map(map)) => map::run(map, graph, streams),
        Some(Command::Export(export)) => export::run(export, graph, streams),
        Some(Command::Load(load)) => load::run(load, graph, streams),
        Some(Command::Remove(remove)) => remove::run(remove, graph, streams),
        Some(Command::Info(info)) => info::run(info, graph, streams),
        Some(Command::Serve(serve)) => serve::run(serve, graph, streams),
        Some(Command::Compact) => compact::run(graph, streams),
        Some(Command::Source(source)) => source::run(source, streams),
        Some(Command::Completions(wanted)) => install::completions(wanted),
        Some(Command::Man(wanted)) => install::manual(wanted, streams),
        Some(Command::Help(topic)) => help::run(topic),
        None => repl::run(graph, timeout, streams),
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

/// What the files say, or the kept graph; the bundled briefing where there is neither, which is said.
fn open(files: &[PathBuf], graph: Option<&Path>, streams: Streams) -> Result<Knowledge, Failure> {
    match (files, graph) {
        ([], None) => {
            note_bundled(streams);
            Ok(Knowledge::bundled()?)
        }
        (files, None) => open_files(files),
        ([], Some(graph)) => Ok(Knowledge::about(Box::new(open_graph(graph, streams)?))),
        (_, Some(_)) => Err(both()),
    }
}

/// A kept graph; what was noticed when it was opened is said.
fn open_graph(graph: &Path, streams: Streams) -> Result<Kept, Failure> {
    let kept = Kept::open(graph).map_err(KnowledgeError::from)?;
    kept.notes().iter().for_each(|note| streams.note(note));
    Ok(kept)
}

/// A kept graph to write to, made if need be.
fn open_or_make(graph: &Path, streams: Streams) -> Result<Kept, Failure> {
    let kept = Kept::open_or_make(graph).map_err(KnowledgeError::from)?;
    kept.notes().iter().for_each(|note| streams.note(note));
    Ok(kept)
}

fn both() -> Failure {
    let diagnostic =
        Diagnostic::error("files-and-graph", "there are files and a kept graph: only one of them can be asked")
            .help("rapporteur ingest FILE --graph DIR (or load, for RDF) adds a file to the graph");
    Failure::wrong(diagnostic)
}

fn no_graph(command: &str) -> Failure {
    let diagnostic = Diagnostic::error("no-graph", format!("{command} needs a kept graph"))
        .help(format!("rapporteur {command} --graph DIR"));
    Failure::wrong(diagnostic)
}

fn note_bundled(streams: Streams) {
    streams.note("no file given: this is about the bundled APEC briefing");
}

fn open_files(files: &[PathBuf]) -> Result<Knowledge, Failure> {
    let inputs: Vec<Input> = files.iter().map(|file| Input::from_argument(file)).collect();
    Ok(Knowledge::open(&inputs)?)
}

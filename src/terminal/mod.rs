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
mod examples;
mod export;
mod failure;
mod formats;
mod help;
mod helper;
mod history;
mod home;
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
mod transfer;

use crate::knowledge::PARSER_THREAD;
use args::{Arguments, Command};
use clap::Parser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use failure::{Failure, Outcome};
use home::Home;
use std::io::{self, Write};
use std::panic;
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
    let (home, timeout) = (Home::of(arguments)?, arguments.timeout);
    match &arguments.command {
        Some(Command::Ask(ask)) => ask::run(ask, home, timeout, streams),
        Some(Command::Ingest(ingest)) => ingest::run(ingest, home.folder("ingest")?, streams),
        Some(Command::Check(check)) => check::run(check, home, streams),
        Some(Command::Map(map)) => map::run(map, home, streams),
        Some(Command::Export(export)) => export::run(export, home, streams),
        Some(Command::Load(load)) => load::run(load, home.folder("load")?, streams),
        Some(Command::Remove(remove)) => remove::run(remove, home.folder("remove")?, streams),
        Some(Command::Info(info)) => info::run(info, home.folder("info")?, streams),
        Some(Command::Push(to)) => transfer::push(to, home, streams),
        Some(Command::Pull(from)) => transfer::pull(from, home, streams),
        Some(Command::Serve(serve)) => serve::run(serve, home, streams),
        Some(Command::Compact) => compact::run(home.folder("compact")?, streams),
        Some(Command::Source(source)) => source::run(source, streams),
        Some(Command::Completions(wanted)) => install::completions(wanted),
        Some(Command::Man(wanted)) => install::manual(wanted, streams),
        Some(Command::Help(topic)) => help::run(topic),
        None => repl::run(home, timeout, streams),
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

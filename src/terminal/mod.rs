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
mod desk;
mod doctor;
mod doings;
mod elsewhere;
mod examples;
mod export;
mod failure;
mod formats;
mod help;
mod helper;
mod home;
mod info;
mod ingest;
mod install;
mod interrupt;
mod load;
mod map;
mod onward;
mod passage;
mod pieces;
mod places;
mod progress;
mod remove;
mod repl;
mod report;
mod resolved;
mod saved;
mod serve;
mod session;
mod settings;
mod source;
mod streams;
mod those;
mod transfer;
mod turns;
mod values;

use crate::knowledge::{Knowledge, PARSER_THREAD};
use args::{Arguments, Command, Talk};
use clap::Parser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use failure::{Failure, Outcome};
use home::Home;
use report::Report;
use settings::Settings;
use std::io::{self, Write};
use std::panic;
use std::path::Path;
use std::process::ExitCode;
use std::thread;
use std::time::Duration;
use streams::Streams;

/// Runs the command that the arguments of this process name, and gives its exit status: 0 answered, 1 not stated or
/// empty, 2 the question or the command is wrong, 3 a file or store failed.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return refuse(&error),
    };
    let (settings, mistake) = settings();
    let streams = Streams::new(arguments.talk, settings.color);
    quiet_parsers();
    if let Some(mistake) = mistake.filter(|_| arguments.reads_settings()) {
        streams.report(&mistake);
        return ExitCode::from(2);
    }
    if let Some(file) = places::missing_settings().filter(|_| arguments.reads_settings()) {
        streams
            .note(&format!("RAPPORTEUR_CONFIG names no file: there is no {}, so that nothing is set", file.display()));
    }
    let ended = obey(&arguments, &settings, streams);
    if let Some(report) = ended.as_ref().err().and_then(Failure::report) {
        streams.report(&report);
    }
    failure::exit_code(&ended)
}

/// What an answer may take.
#[derive(Clone, Copy, Debug)]
struct Bounds {
    time: Option<Duration>,
    memory: Option<u64>,
}

impl Bounds {
    fn set(self, knowledge: &mut Knowledge) {
        knowledge.set_timeout(self.time);
        knowledge.set_memory(self.memory);
    }
}

/// The settings of the user's file, or what is wrong with it.
fn settings() -> (Settings, Option<Report>) {
    let file = places::settings();
    match Settings::of(file.as_deref()) {
        Ok(settings) => (settings, None),
        Err(mistake) => (Settings::default(), Some(mistake.report(&file.unwrap_or_default()))),
    }
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

fn obey(arguments: &Arguments, settings: &Settings, streams: Streams) -> Result<Outcome, Failure> {
    // A kept graph that the settings name is asked where nothing else is named; what changes a graph names its own.
    let set = settings.graph.as_deref().filter(|_| arguments.asks_the_usual());
    let home = Home::of(arguments)?.or_graph(set).or_tongue(settings.language.as_ref());
    let bounds = Bounds { time: arguments.timeout.or(settings.timeout), memory: arguments.memory.or(settings.memory) };
    match &arguments.command {
        Some(Command::Ask(ask)) => ask::run(ask, home, bounds, streams),
        Some(Command::Ingest(ingest)) => ingest::run(ingest, home.folder("ingest")?, streams),
        Some(Command::Check(check)) => check::run(check, home, streams),
        Some(Command::Map(map)) => map::run(map, home, streams),
        Some(Command::Export(export)) => export::run(export, home, streams),
        Some(Command::Load(load)) => load::run(load, home.folder("load")?, streams),
        Some(Command::Remove(remove)) => remove::run(remove, home.folder("remove")?, streams),
        Some(Command::Info(info)) => info::run(info, home, streams),
        Some(Command::Push(to)) => transfer::push(to, home, streams),
        Some(Command::Pull(from)) => transfer::pull(from, home, streams),
        Some(Command::Serve(serve)) => serve::run(serve, home, bounds.memory, settings, streams),
        Some(Command::Compact) => compact::run(home.folder("compact")?, streams),
        Some(Command::Source(source)) => source::run(source, home, streams),
        Some(Command::Completions(wanted)) => install::completions(wanted),
        Some(Command::Man(wanted)) => install::manual(wanted, streams),
        Some(Command::Doctor) => doctor::run(home.folder("doctor")?, streams),
        Some(Command::Help(topic)) => help::run(topic),
        None => {
            let goes_on = settings.keep_going || arguments.keep_going;
            repl::run(home, bounds, &Settings { keep_going: goes_on, ..settings.clone() }, streams)
        }
    }
}

/// What is told of a word that is no command: a question lacks "ask", and so does a file.
fn meant(word: &str) -> Option<String> {
    if word.contains(char::is_whitespace) {
        return Some(format!("To put a question: rapporteur ask \"{word}\""));
    }
    let is_file = Path::new(word).exists();
    is_file.then(|| format!("To put a question to a file: rapporteur ask \"what is …?\" {word}"))
}

/// Prints help, version or what is wrong with the command line; only the last is a failure.
fn refuse(error: &clap::Error) -> ExitCode {
    let (printed, use_stderr) = (error.print(), error.use_stderr());
    if let Err(error) = &printed
        && !use_stderr
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        Streams::new(Talk { color: None, quiet: false }, None).report(&failure::unwritten(error));
    }
    if let (ErrorKind::InvalidSubcommand, Some(ContextValue::String(word))) =
        (error.kind(), error.get(ContextKind::InvalidSubcommand))
        && let Some(meant) = meant(word)
    {
        let _ = writeln!(io::stderr(), "\n{meant}");
    }
    let status = if printed.is_ok() { error.exit_code() } else { 3 };
    ExitCode::from(u8::try_from(status).unwrap_or(2))
}

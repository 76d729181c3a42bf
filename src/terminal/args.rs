//! The command line, as people type it.

use super::examples::{EXPORT_EXAMPLES, LOAD_EXAMPLES, MAP_EXAMPLES, PULL_EXAMPLES, PUSH_EXAMPLES, SERVE_EXAMPLES};
use super::formats::{AnswerFormat, CheckFormat, ClaimFormat, Colour, GraphFormat, MapFormat, SourceFormat};
use super::values::{address, bytes, date, seconds, tongue};
use crate::knowledge::{Confidence, GATE, Tongue};
use clap::{ArgAction, Args, Parser, Subcommand};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

const EXAMPLES: &str = "\
Files are prose (text, Markdown, HTML, Word, PDF, EPUB, mail) or RDF; - is standard input; without
files, the bundled APEC briefing is asked. Without a command, questions are read one by one.

Examples:
  rapporteur ask \"what can SOM1 produce\"                 from the bundled APEC briefing
  rapporteur ask \"who chairs APEC?\" briefing.txt notes.ttl
  rapporteur ask \"which fora report to CTI?\" --format csv minutes.txt > fora.csv
  rapporteur ingest --dry-run briefing.txt               the claims, before they are kept
  rapporteur check briefing.txt                          what was not understood
  rapporteur ingest briefing.txt --graph apec            kept in the folder apec
  rapporteur ask \"who chairs APEC?\" --graph apec
  rapporteur ask \"who chairs APEC?\" --endpoint https://example.org/sparql
  rapporteur                                             ask one question after another
  rapporteur help language                               everything that can be asked and said";

/// Reads institutional prose into cited claims and answers questions about them
#[derive(Debug, Parser)]
#[command(name = "rapporteur", version, after_help = EXAMPLES, max_term_width = 100, subcommand_required = false, disable_help_subcommand = true)]
pub(super) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub talk: Talk,
    /// A folder that keeps a graph: ingest and load write it
    #[arg(long, global = true, value_name = "DIR")]
    pub graph: Option<PathBuf>,
    /// Another engine that is asked by SPARQL instead
    #[arg(long, global = true, value_name = "URL")]
    pub endpoint: Option<String>,
    /// A file that says who asks: "token SECRET" or "user NAME:PASSWORD"
    #[arg(long, global = true, value_name = "FILE")]
    pub credentials: Option<PathBuf>,
    /// Give up a question that has no answer after so long
    #[arg(long, global = true, value_name = "SECONDS", value_parser = seconds)]
    pub timeout: Option<Duration>,
    /// Give up a question whose answer takes more memory (500M, 2G)
    #[arg(long, global = true, value_name = "SIZE", value_parser = bytes)]
    pub memory: Option<u64>,
    /// Ask and answer with names in this language (de), or else in English
    #[arg(long, global = true, value_name = "TAG", value_parser = tongue)]
    pub language: Option<Tongue>,
    /// Go on after a line of a pipe or file that was wrong
    #[arg(long)]
    pub keep_going: bool,
}

impl Arguments {
    /// Whether a graph is asked and the command line names neither a graph nor a file.
    pub(super) fn asks_the_usual(&self) -> bool {
        let files = match &self.command {
            None | Some(Command::Info(_)) => return self.graph.is_none() && self.endpoint.is_none(),
            Some(Command::Ask(ask)) => &ask.files,
            Some(Command::Check(check)) => &check.files,
            Some(Command::Map(map)) => &map.files,
            Some(Command::Export(export)) => &export.files,
            Some(Command::Serve(serve)) => &serve.files,
            Some(_) => return false,
        };
        self.graph.is_none() && self.endpoint.is_none() && files.is_empty()
    }

    /// Whether the command does what settings can change.
    pub(super) const fn reads_settings(&self) -> bool {
        !matches!(&self.command, Some(Command::Help(_) | Command::Man(_) | Command::Completions(_) | Command::Doctor))
    }
}

/// How to talk, for every command.
#[derive(Args, Clone, Copy, Debug)]
pub(super) struct Talk {
    /// Colour: auto (on a terminal without NO_COLOR), always or never
    #[arg(long, global = true, value_name = "WHEN", hide_possible_values = true)]
    pub color: Option<Colour>,
    /// No notes on standard error; errors are still said
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Answer a question from prose and RDF files, read on the fly
    #[command(
        after_help = "Exit status: 0 answered, 1 not stated or empty, 2 question not understood, 3 a file failed."
    )]
    Ask(Ask),
    /// Read prose into claims
    Ingest(Ingest),
    /// Say what was not understood, what conflicts and what lacks a source
    #[command(after_help = "Exit status: 0 nothing to report, 1 something to report, 3 a file failed.")]
    Check(Check),
    /// Draw what stands around an answer: SVG, PNG, DOT or Mermaid
    #[command(after_help = MAP_EXAMPLES)]
    Map(Draw),
    /// Write the graph: RDF in many syntaxes, and formats of networks
    #[command(after_help = EXPORT_EXAMPLES)]
    Export(Export),
    /// Load RDF into a kept graph
    #[command(after_help = LOAD_EXAMPLES)]
    Load(Load),
    /// Take texts away from a kept graph, with what only they said
    Remove(Remove),
    /// Tell what a kept graph holds: size, sources, commits
    Info(Info),
    /// Put a kept graph into another engine, by SPARQL updates
    #[command(after_help = PUSH_EXAMPLES)]
    Push(Address),
    /// Bring what another engine holds into a kept graph, by SPARQL queries
    #[command(after_help = PULL_EXAMPLES)]
    Pull(Address),
    /// Answer over HTTP: a page for people, SPARQL and JSON for programs
    #[command(after_help = SERVE_EXAMPLES)]
    Serve(Serve),
    /// Fold the journal of a kept graph into its index
    Compact,
    /// Print the text of a document, or of a kept graph, that citations count in
    #[command(
        after_help = "Citations count the code points of this text from 0. Exit status: 0, or 3 if the file failed."
    )]
    Source(SourceText),
    /// Say whether everything is there that the program may want
    #[command(
        after_help = "Exit status: 0, or 3 if something fails without which no question is answered. With --graph the graph is verified, too."
    )]
    Doctor,
    /// Print the completions of a shell
    #[command(
        after_help = "Example: rapporteur completions bash > ~/.local/share/bash-completion/completions/rapporteur"
    )]
    Completions(Completions),
    /// Print the manual page, or write one for every command
    Man(Man),
    /// Tell about a command, or print the page of language or settings
    Help(Help),
}

/// `help`.
#[derive(Args, Debug)]
pub(super) struct Help {
    /// A command, language or settings
    pub topic: Option<String>,
}

/// `ask`.
#[derive(Args, Debug)]
pub(super) struct Ask {
    /// The question, such as "can SOM1 adopt binding decisions?"
    pub question: String,
    /// Prose or RDF; - is standard input; none: the bundled briefing
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// How the answer is written
    #[arg(long, value_enum, default_value = "table", value_name = "FORMAT")]
    pub format: AnswerFormat,
    /// Of a question with several readings, take the one with this number
    #[arg(long, value_name = "NUMBER")]
    pub reading: Option<usize>,
    /// Keep what is told or taken back without asking (with --graph)
    #[arg(long)]
    pub yes: bool,
    /// Say also how long it took and what was asked in SPARQL
    #[arg(short, long)]
    pub verbose: bool,
}

/// `ingest`.
#[derive(Args, Debug)]
pub(super) struct Ingest {
    /// Prose, or folders of it; - is standard input
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Print the claims and keep nothing
    #[arg(long, action = ArgAction::SetTrue)]
    pub dry_run: bool,
    /// Hold back claims that are less sure than this, from 0 to 1
    #[arg(long, value_name = "CONFIDENCE", default_value_t = GATE)]
    pub gate: Confidence,
    /// Write the claims held back to this file, and do as it says of them
    #[arg(long, value_name = "FILE")]
    pub review: Option<PathBuf>,
    #[command(flatten)]
    pub about: About,
    /// How the claims are written; carb reads one sentence a line
    #[arg(long, value_enum, default_value = "table", value_name = "FORMAT")]
    pub format: ClaimFormat,
}

/// What is told of a text, in place of what it says of itself.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "About the text")]
pub(super) struct About {
    /// Its title
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// The body that published it
    #[arg(long, value_name = "NAME")]
    pub publisher: Option<String>,
    /// Who wrote it
    #[arg(long, value_name = "NAME")]
    pub author: Option<String>,
    /// When it was issued: 2024, 2024-06 or 2024-06-01
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub date: Option<String>,
    /// Where it was published
    #[arg(long, value_name = "URL", value_parser = address)]
    pub url: Option<String>,
}

/// `remove`.
#[derive(Args, Debug)]
pub(super) struct Remove {
    /// The texts, named as info lists them
    #[arg(value_name = "NAME", required = true)]
    pub names: Vec<String>,
}

/// `load`.
#[derive(Args, Debug)]
pub(super) struct Load {
    /// RDF in any syntax, plain, .gz, .zst or .bz2; folders of it; - is standard input
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Leave out what is wrong, and tell of it, instead of loading nothing
    #[arg(long)]
    pub lenient: bool,
    /// Put named graphs into the default graph, where questions in English look
    #[arg(long)]
    pub flat: bool,
}

/// `info`.
#[derive(Args, Debug)]
pub(super) struct Info {
    /// How it is written
    #[arg(long, value_enum, default_value = "table", value_name = "FORMAT")]
    pub format: CheckFormat,
    /// Read every byte to see whether it is as it was written
    #[arg(long)]
    pub verify: bool,
}

/// `push` and `pull`.
#[derive(Args, Debug)]
pub(super) struct Address {
    /// Where updates (push) or queries (pull) are taken
    #[arg(value_name = "URL")]
    pub url: String,
}

/// `serve`.
#[derive(Args, Debug)]
pub(super) struct Serve {
    /// Prose or RDF; none: the bundled briefing, or what --graph keeps
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Where to listen; 0.0.0.0:7474 lets others in
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7474")]
    pub listen: SocketAddr,
    /// Take SPARQL updates and changes of graphs
    #[arg(long)]
    pub writable: bool,
    /// Who may read and write: lines "read token SECRET" or "write user NAME:PASSWORD"
    #[arg(long, value_name = "FILE")]
    pub access: Option<PathBuf>,
    /// Let pages of this origin ask (the origin of their address, or * for any); can be repeated
    #[arg(long, value_name = "ORIGIN")]
    pub cors: Vec<String>,
    /// Let queries (SERVICE) and updates (LOAD) ask this host, HOST or HOST:PORT; can be repeated [default: none]
    #[arg(long, value_name = "HOST")]
    pub allow_host: Vec<String>,
    /// How long a question or query may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value = "10", value_parser = clap::value_parser!(u32).range(1..=86_400))]
    pub time_limit: u32,
    /// The longest body of a request, in megabytes
    #[arg(long, value_name = "MB", default_value = "16", value_parser = clap::value_parser!(u32).range(1..=4_096))]
    pub body_limit: u32,
    /// The longest result of a query, in megabytes
    #[arg(long, value_name = "MB", default_value = "64", value_parser = clap::value_parser!(u32).range(1..=4_096))]
    pub result_limit: u32,
    /// Requests a second from one client; 0: no limit [default: none on this machine, else 20]
    #[arg(long, value_name = "NUMBER")]
    pub rate_limit: Option<u32>,
    /// Tell each request on standard error
    #[arg(long)]
    pub log: bool,
}

/// `check`.
#[derive(Args, Debug)]
pub(super) struct Check {
    /// Prose or RDF; - is standard input; none: the bundled briefing
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// How the findings are written
    #[arg(long, value_enum, default_value = "table", value_name = "FORMAT")]
    pub format: CheckFormat,
}

/// `map`.
#[derive(Args, Debug)]
pub(super) struct Draw {
    /// The question whose answer is drawn; "all" draws the graph, as far as there is room
    pub question: String,
    /// Prose or RDF; - is standard input; none: the bundled briefing
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Draw when it was so: the dated claims around the answer
    #[arg(long)]
    pub timeline: bool,
    /// Write to this file; its extension tells the format
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// How it is drawn [default: by the extension of -o, else dot]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<MapFormat>,
}

/// `completions`.
#[derive(Args, Debug)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// `man`.
#[derive(Args, Debug)]
pub(super) struct Man {
    /// Write a page for every command into this folder, which is made if need be
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// A folder without the option, so that what would work can be said
    #[arg(hide = true)]
    pub bare: Option<PathBuf>,
}

/// `export`.
#[derive(Args, Debug)]
pub(super) struct Export {
    /// Prose or RDF; - is standard input; none: the bundled briefing
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Only what this question is about
    #[arg(long, value_name = "QUESTION")]
    pub of: Option<String>,
    /// Write to this file; its extension tells the format
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The format [default: by the extension of -o, else turtle]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<GraphFormat>,
}

/// `source`.
#[derive(Args, Debug)]
pub(super) struct SourceText {
    /// A document or plain text; - is standard input. With --graph, a name that info lists
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The text alone, or with a map of what stood where
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT")]
    pub format: SourceFormat,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }
}

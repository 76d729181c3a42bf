//! The commands of a session that are no questions: one table, from which they are read, listed and completed.

use crate::text::nearest;

/// A command, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Backslash {
    /// List the commands.
    Help,
    /// Show the last query.
    Sparql,
    /// Show the last evidence.
    Why,
    /// Show the last citations.
    Cite,
    /// Show a passage within its paragraph.
    Source(usize),
    /// Draw what stands around the last answer, into a file if one is named.
    Map(Option<String>),
    /// Tell when it was so, or draw it into a file.
    Timeline(Option<String>),
    /// Edit a question elsewhere; the last one if nothing is written.
    Edit,
    /// Write answers to a file; to the screen again without one.
    Output(Option<String>),
    /// Do what a file says, line by line.
    Include(String),
    /// Write answers so; tell how they are written without a name.
    Mode(Option<String>),
    /// Tell how long answers take, or no longer.
    Timing(Option<bool>),
    /// Show long answers screen by screen, or no longer.
    Pager(Option<bool>),
    /// Edit lines as vi or Emacs does.
    Editing(String),
    /// Keep the last question under a name.
    Save(String),
    /// List the questions that were kept.
    List,
    /// Ask a question that was kept.
    Run(String),
    /// Ask another kept graph from now on.
    Open(String),
    /// Ask another engine from now on.
    Endpoint(String),
    /// List the graphs, and the sources.
    Graphs,
    /// Add RDF.
    Load(String),
    /// Add prose.
    Ingest(String),
    /// Take the last change back.
    Undo,
    /// Leave.
    Quit,
}

/// How a command takes its argument.
enum Takes {
    Nothing(Backslash),
    Maybe(fn(Option<String>) -> Backslash),
    Text(&'static str, fn(String) -> Backslash),
    Switch(fn(Option<bool>) -> Backslash),
    Number(fn(usize) -> Backslash),
}

/// A command as it is listed.
pub(super) struct Command {
    /// Its name.
    pub name: &'static str,
    /// Other names.
    others: &'static [&'static str],
    /// What stands behind it.
    pub argument: &'static str,
    /// What it does.
    pub what: &'static str,
    takes: Takes,
}

const fn command(name: &'static str, argument: &'static str, what: &'static str, takes: Takes) -> Command {
    called(&[], name, argument, what, takes)
}

const fn called(
    others: &'static [&'static str],
    name: &'static str,
    argument: &'static str,
    what: &'static str,
    takes: Takes,
) -> Command {
    Command { name, others, argument, what, takes }
}

/// Every command, in the order in which help lists them.
pub(super) const COMMANDS: &[Command] = &[
    called(&["\\h", "\\?"], "\\help", "", "this list", Takes::Nothing(Backslash::Help)),
    command("\\why", "", "what the last answer rests on", Takes::Nothing(Backslash::Why)),
    command("\\cite", "", "the citations of the last answer", Takes::Nothing(Backslash::Cite)),
    command("\\source", "N", "the passage of citation N, in its paragraph", Takes::Number(Backslash::Source)),
    command(
        "\\map",
        "[FILE]",
        "what stands around the last answer; .svg, .png, .dot, .mmd",
        Takes::Maybe(Backslash::Map),
    ),
    command("\\timeline", "[FILE]", "when what was answered was so; .svg, .png", Takes::Maybe(Backslash::Timeline)),
    command("\\sparql", "", "the SPARQL of the last answer", Takes::Nothing(Backslash::Sparql)),
    called(
        &["\\edit"],
        "\\e",
        "",
        "edit the last question in $EDITOR and ask what it became",
        Takes::Nothing(Backslash::Edit),
    ),
    command("\\mode", "[FORMAT]", "table, json, jsonl, csv, tsv, markdown or html", Takes::Maybe(Backslash::Mode)),
    command("\\o", "[FILE]", "write answers to a file; alone, to the screen again", Takes::Maybe(Backslash::Output)),
    command("\\i", "FILE", "do what a file says, line by line", Takes::Text("a file", Backslash::Include)),
    command("\\timing", "[on|off]", "tell how long answers take", Takes::Switch(Backslash::Timing)),
    command("\\pager", "[on|off]", "show what is longer than the screen in $PAGER", Takes::Switch(Backslash::Pager)),
    command("\\editing", "vi|emacs", "the keys of the line editor", Takes::Text("vi or emacs", Backslash::Editing)),
    command("\\save", "NAME", "keep the last question under a name", Takes::Text("a name", Backslash::Save)),
    command("\\list", "", "the questions that were kept", Takes::Nothing(Backslash::List)),
    command("\\run", "NAME", "ask a question that was kept", Takes::Text("a name", Backslash::Run)),
    command("\\open", "DIR", "ask another kept graph from now on", Takes::Text("a folder", Backslash::Open)),
    command(
        "\\endpoint",
        "URL",
        "ask another engine by SPARQL from now on",
        Takes::Text("an address", Backslash::Endpoint),
    ),
    command("\\graphs", "", "the graphs that are kept, and the sources", Takes::Nothing(Backslash::Graphs)),
    command("\\load", "FILE", "add an RDF file to what is asked", Takes::Text("a file", Backslash::Load)),
    command("\\ingest", "FILE", "read a prose file and add its claims", Takes::Text("a file", Backslash::Ingest)),
    command(
        "\\undo",
        "",
        "take the last change back; asked twice, one of an earlier session",
        Takes::Nothing(Backslash::Undo),
    ),
    called(&["\\q", "\\exit"], "\\quit", "", "leave (also Ctrl-D)", Takes::Nothing(Backslash::Quit)),
];

/// Why a line that begins with a backslash is no command.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum BackslashError {
    /// No such command: `\sparkle`.
    #[error("no command {name}")]
    Unknown {
        /// As typed.
        name: String,
        /// Commands that look like it.
        near: Vec<&'static str>,
    },
    /// Something is needed: `\load`.
    #[error("{name} needs {what}")]
    Needs {
        /// The command.
        name: &'static str,
        /// What it needs.
        what: &'static str,
    },
    /// Nothing can stand behind it: `\why not`.
    #[error("{0} stands alone")]
    Alone(&'static str),
}

/// The command whose name a line is but for the backslash: "help", "quit".
pub(super) fn bare(line: &str) -> Option<&'static Command> {
    let is_named = |name: &str| name.strip_prefix('\\').is_some_and(|name| name.eq_ignore_ascii_case(line));
    COMMANDS.iter().find(|command| is_named(command.name) || command.others.iter().any(|name| is_named(name)))
}

/// How a command is written, and what it does: "\\source N: the passage of citation N, in its paragraph".
pub(super) fn usage(name: &str) -> Option<String> {
    let Command { name, argument, what, .. } = COMMANDS.iter().find(|command| command.name == name)?;
    Some(if argument.is_empty() { format!("{name}: {what}") } else { format!("{name} {argument}: {what}") })
}

/// Parses a line that begins with a backslash.
pub(super) fn parse(line: &str) -> Result<Backslash, BackslashError> {
    let (name, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let text = Some(rest.trim().trim_matches('"')).filter(|text| !text.is_empty());
    let Some(command) = COMMANDS.iter().find(|command| command.name == name || command.others.contains(&name)) else {
        let near = nearest(name, COMMANDS.iter().map(|command| command.name), 3);
        return Err(BackslashError::Unknown { name: name.to_owned(), near });
    };
    let name = command.name;
    match (&command.takes, text) {
        (Takes::Nothing(what), None) => Ok(what.clone()),
        (Takes::Nothing(_), Some(_)) => Err(BackslashError::Alone(name)),
        (Takes::Maybe(make), text) => Ok(make(text.map(str::to_owned))),
        (Takes::Text(_, make), Some(text)) => Ok(make(text.to_owned())),
        (Takes::Text(what, _), None) => Err(BackslashError::Needs { name, what }),
        (Takes::Switch(make), None) => Ok(make(None)),
        (Takes::Switch(make), Some("on")) => Ok(make(Some(true))),
        (Takes::Switch(make), Some("off")) => Ok(make(Some(false))),
        (Takes::Switch(_), Some(_)) => Err(BackslashError::Needs { name, what: "on or off" }),
        (Takes::Number(make), text) => {
            let number = text.and_then(|text| text.trim_matches(['[', ']']).parse().ok());
            number.map(make).ok_or(BackslashError::Needs { name, what: "the number of a citation" })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_commands() {
        assert_eq!(parse("\\load  a b.ttl "), Ok(Backslash::Load("a b.ttl".to_owned())));
        assert_eq!(parse("\\ingest \"a b.txt\""), Ok(Backslash::Ingest("a b.txt".to_owned())));
        assert_eq!(parse("\\load"), Err(BackslashError::Needs { name: "\\load", what: "a file" }));
        assert_eq!(parse("\\q"), Ok(Backslash::Quit));
        assert_eq!(parse("\\o"), Ok(Backslash::Output(None)));
        assert_eq!(parse("\\source [2]"), Ok(Backslash::Source(2)));
        assert_eq!(parse("\\timing off"), Ok(Backslash::Timing(Some(false))));
        assert_eq!(parse("\\why not"), Err(BackslashError::Alone("\\why")));
        assert_eq!(parse("\\timing soon").unwrap_err().to_string(), "\\timing needs on or off");
        assert_eq!(parse("\\source two").unwrap_err().to_string(), "\\source needs the number of a citation");
    }

    #[test]
    fn what_is_needed_is_shown() {
        assert_eq!(usage("\\source").as_deref(), Some("\\source N: the passage of citation N, in its paragraph"));
        assert_eq!(usage("\\why").as_deref(), Some("\\why: what the last answer rests on"));
    }

    #[test]
    fn near_misses_are_offered() {
        let Err(BackslashError::Unknown { near, .. }) = parse("\\sparqll") else { panic!("it is no command") };
        assert_eq!(near.first(), Some(&"\\sparql"));
    }

    #[test]
    fn names_are_told_apart() {
        let names: Vec<&str> =
            COMMANDS.iter().flat_map(|command| command.others.iter().copied().chain([command.name])).collect();
        let different: std::collections::BTreeSet<&str> = names.iter().copied().collect();
        assert_eq!(names.len(), different.len());
    }
}

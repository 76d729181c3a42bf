//! The commands of a session that are no questions.

use crate::text::nearest;

/// Every command with its argument and what it does, in the order in which help lists them.
pub(super) const COMMANDS: [(&str, &str, &str); 6] = [
    ("\\help", "", "this list"),
    ("\\sparql", "", "the SPARQL of the last answer"),
    ("\\why", "", "what the last answer rests on"),
    ("\\load", "FILE", "add an RDF file to what is asked"),
    ("\\ingest", "FILE", "read a prose file and add its claims"),
    ("\\quit", "", "leave (also Ctrl-D)"),
];

/// A command, parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Backslash {
    /// List the commands.
    Help,
    /// Show the last query.
    Sparql,
    /// Show the last evidence.
    Why,
    /// Add RDF.
    Load(String),
    /// Add prose.
    Ingest(String),
    /// Leave.
    Quit,
}

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
    /// A file is needed: `\load`.
    #[error("{0} needs a file")]
    NoFile(&'static str),
}

/// Parses a line that begins with a backslash.
pub(super) fn parse(line: &str) -> Result<Backslash, BackslashError> {
    let (name, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let file = rest.trim().trim_matches('"');
    let needs_file = |command: &'static str, make: fn(String) -> Backslash| {
        if file.is_empty() { Err(BackslashError::NoFile(command)) } else { Ok(make(file.to_owned())) }
    };
    match name {
        "\\help" | "\\h" | "\\?" => Ok(Backslash::Help),
        "\\sparql" => Ok(Backslash::Sparql),
        "\\why" => Ok(Backslash::Why),
        "\\load" => needs_file("\\load", Backslash::Load),
        "\\ingest" => needs_file("\\ingest", Backslash::Ingest),
        "\\quit" | "\\q" | "\\exit" => Ok(Backslash::Quit),
        _ => {
            let near = nearest(name, COMMANDS.map(|(name, ..)| name), 3);
            Err(BackslashError::Unknown { name: name.to_owned(), near })
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
        assert_eq!(parse("\\load"), Err(BackslashError::NoFile("\\load")));
        assert_eq!(parse("\\q"), Ok(Backslash::Quit));
    }

    #[test]
    fn near_misses_are_offered() {
        let Err(BackslashError::Unknown { near, .. }) = parse("\\sparqll") else { panic!("it is no command") };
        assert_eq!(near.first(), Some(&"\\sparql"));
    }
}

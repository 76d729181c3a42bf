//! What the README shows is what happens: its transcripts, its commands and the examples of its table of forms.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails panics, which is how it says so")]

mod support;

use std::path::Path;
use support::{Scratch, run};

const README: &str = include_str!("../README.md");

/// The lines of every fenced block of this language.
fn blocks(language: &str) -> Vec<Vec<&'static str>> {
    let mut found: Vec<Vec<&str>> = vec![];
    let mut open = None;
    for line in README.lines() {
        match (line.strip_prefix("```"), open) {
            (Some(opened), None) => {
                open = Some(opened);
                found.extend((opened == language).then(Vec::new));
            }
            (Some(_), Some(_)) => open = None,
            (None, Some(inside)) if inside == language => found.last_mut().unwrap().push(line),
            (None, _) => {}
        }
    }
    found
}

/// The arguments of a command line, quotation marks taken off and a comment left out.
fn arguments(line: &str) -> Vec<String> {
    let (mut found, mut quoted) = (vec![String::new()], false);
    for c in line.chars() {
        match c {
            '#' if !quoted => break,
            '"' => quoted = !quoted,
            ' ' if !quoted => found.push(String::new()),
            c => found.last_mut().unwrap().push(c),
        }
    }
    found.retain(|argument| !argument.is_empty());
    found
}

/// A directory with the texts that the README names.
fn checkout(test: &str) -> Scratch {
    let scratch = Scratch::new(test);
    let graphs = Path::new(env!("CARGO_MANIFEST_DIR")).join("graphs");
    std::fs::create_dir_all(scratch.path().join("graphs")).unwrap();
    for entry in std::fs::read_dir(graphs).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), scratch.path().join("graphs").join(entry.file_name())).unwrap();
    }
    scratch
}

#[test]
fn transcripts_are_true() {
    let scratch = checkout("readme-transcripts");
    let transcripts = blocks("console");
    assert!(!transcripts.is_empty());
    for transcript in transcripts {
        let (command, shown) = transcript.split_first().unwrap();
        let arguments = arguments(command.strip_prefix("$ rapporteur").unwrap());
        let ran = run(scratch.path(), &arguments.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(ran.out.trim_end(), shown.join("\n"), "{command}");
    }
}

#[test]
fn commands_work() {
    let scratch = checkout("readme-commands");
    let blocks = blocks("sh").concat();
    let commands = blocks.iter().filter_map(|line| line.strip_prefix("rapporteur"));
    let commands: Vec<Vec<String>> = commands.map(arguments).collect();
    assert!(commands.len() > 3, "{commands:?}");
    for arguments in commands {
        let ran = run(scratch.path(), &arguments.iter().map(String::as_str).collect::<Vec<_>>());
        // What `check` finds to look at it says by its exit code, too.
        let findings = arguments.first().is_some_and(|command| command == "check") && ran.status == Some(1);
        assert!(findings || ran.status == Some(0), "{arguments:?}: {:?} {}", ran.status, ran.err);
    }
    assert!(scratch.path().join("oecd.ttl").is_file(), "export wrote its file");
}

#[test]
fn forms_are_understood() {
    let scratch = checkout("readme-forms");
    let table = README.lines().skip_while(|line| !line.starts_with("| form ")).skip(2);
    let rows = table.take_while(|line| line.starts_with('|')).filter_map(|line| line.trim_matches('|').split_once('|'));
    let examples = rows.flat_map(|(_, examples)| examples.split(" / ")).map(str::trim);
    let examples: Vec<&str> = examples.filter(|example| !example.contains('…')).collect();
    assert!(examples.len() > 15, "{examples:?}");
    for question in examples {
        let ran = run(scratch.path(), &["ask", question]);
        assert!(matches!(ran.status, Some(0 | 1)), "{question}: {}", ran.err);
    }
}

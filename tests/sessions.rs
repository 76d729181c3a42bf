//! Sessions with the REPL as people have them: each block of `tests/sessions/*.md` is one, from its first line to its last.
//!
//! A block opened by "```text NAME" is a file of the session's folder; one opened by "```session" is what is typed (lines
//! with "> " before them) and what is said to it. What is typed is put into the program at once, and all that it says must
//! be what the block says.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails panics, which is how it says so")]

mod support;

use std::path::Path;
use support::{Scratch, run, run_with};

/// The fenced blocks of a page, each with what its fence says.
fn blocks(page: &str) -> Vec<(String, Vec<String>)> {
    let mut found: Vec<(String, Vec<String>)> = vec![];
    let mut open = false;
    for line in page.lines() {
        match (line.strip_prefix("```"), open) {
            (Some(fence), false) => {
                found.push((fence.to_owned(), vec![]));
                open = true;
            }
            (Some(_), true) => open = false,
            (None, true) => found.last_mut().unwrap().1.push(line.to_owned()),
            (None, false) => {}
        }
    }
    found
}

/// What is said, without blank lines, the blanks at line ends, and how long it took.
fn plain<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let timed = |line: &str| line.starts_with("note: read in ");
    lines.map(|line| line.trim_end().to_owned()).filter(|line| !line.is_empty() && !timed(line)).collect()
}

fn check(name: &str) {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/sessions/{name}.md")))
        .unwrap();
    let scratch = Scratch::new(&format!("session-{name}"));
    let mut sessions = 0;
    for (fence, lines) in blocks(&page) {
        if let Some(file) = fence.strip_prefix("text ") {
            scratch.file(file, lines.join("\n") + "\n");
        } else if fence == "session" {
            sessions += 1;
            let typed: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("> ")).collect();
            let ran = run_with(scratch.path(), &["--quiet", "--keep-going"], (typed.join("\n") + "\n").as_bytes());
            let expected = plain(lines.iter().map(String::as_str).filter(|line| !line.starts_with("> ")));
            let (errors, said): (Vec<String>, Vec<String>) =
                expected.into_iter().partition(|line| line.starts_with("error: "));
            let found_errors: Vec<String> =
                plain(ran.err.lines()).into_iter().filter(|line| line.starts_with("error: ")).collect();
            assert_eq!(plain(ran.out.lines()).join("\n"), said.join("\n"), "{name}: {typed:?}\n{}", ran.err);
            assert_eq!(found_errors.join("\n"), errors.join("\n"), "{name}: {typed:?}");
        }
    }
    assert!(sessions > 0, "{name} has no session");
}

#[test]
fn what_is_told_to_a_kept_graph_stays() {
    let scratch = Scratch::new("session-kept");
    scratch.file("reef.txt", "The Lagoon Committee reports to the Reef Council.\n");
    let said = |arguments: &[&str]| run(scratch.path(), &[&["--quiet", "--graph", "kept"], arguments].concat());
    assert_eq!(said(&["ingest", "reef.txt"]).status, Some(0));
    assert_eq!(said(&["ask", "tell: Fiji chairs the Reef Council, by me"]).status, Some(1), "shown, not kept");
    assert_eq!(said(&["ask", "who chairs the Reef Council?"]).status, Some(1));
    assert_eq!(said(&["ask", "--yes", "tell: Fiji chairs the Reef Council, by me"]).status, Some(0));
    assert!(said(&["ask", "who chairs the Reef Council?"]).out.contains("Fiji"));
    assert_eq!(said(&["ask", "X outranks Y if Y reports to X"]).status, Some(0));
    assert!(said(&["ask", "who outranks the Lagoon Committee?"]).out.contains("Reef Council"));
    assert_eq!(said(&["ask", "--yes", "retract: Fiji chairs the Reef Council"]).status, Some(0));
    assert_eq!(said(&["ask", "who chairs the Reef Council?"]).status, Some(1));
}

#[test]
fn what_follows_by_two_rules_names_both() {
    let scratch = Scratch::new("session-rules");
    scratch.file(
        "reef.txt",
        "The Reef Panel is part of the Tide Council. The Tide Council is part of the Sea Assembly.\n",
    );
    let said = |arguments: &[&str]| run(scratch.path(), &[&["--quiet", "--graph", "kept"], arguments].concat());
    assert_eq!(said(&["ingest", "reef.txt"]).status, Some(0));
    assert_eq!(said(&["ask", "X oversees Y if Y is part of X"]).status, Some(0));
    assert_eq!(said(&["ask", "X governs Y if X oversees Z and Z oversees Y"]).status, Some(0));
    let why = said(&["ask", "why does the Sea Assembly govern the Reef Panel?"]).out;
    for rule in ["X governs Y if X oversees Z and Z oversees Y", "X oversees Y if Y is part of X"] {
        assert!(why.contains(rule), "{why}");
    }
    let why = said(&["ask", "why does the Sea Assembly oversee the Tide Council?"]).out;
    assert!(why.contains("X oversees Y") && !why.contains("X governs Y"), "{why}");
}

#[test]
fn what_has_its_source_is_told_without_a_colon() {
    let scratch = Scratch::new("session-colon");
    scratch.file("reef.txt", "The Lagoon Committee reports to the Reef Council.\n");
    let said = |arguments: &[&str]| run(scratch.path(), &[&["--quiet", "--graph", "kept"], arguments].concat());
    assert_eq!(said(&["ingest", "reef.txt"]).status, Some(0));
    assert_eq!(said(&["ask", "--yes", "tell Fiji chairs the Reef Council, by me"]).status, Some(0));
    assert!(said(&["ask", "who chairs the Reef Council?"]).out.contains("Fiji"));
    assert!(said(&["ask", "tell me about the Lagoon Committee"]).out.contains("reports to"));
    let refused = said(&["ask", "tell Fiji leads the Reef Council"]).err;
    assert!(refused.contains("tell: Fiji leads the Reef Council, by me"), "{refused}");
    assert_eq!(said(&["ask", "--yes", "retract Fiji chairs the Reef Council"]).status, Some(0));
    assert_eq!(said(&["ask", "who chairs the Reef Council?"]).status, Some(1));
}

#[test]
fn contexts() {
    check("context");
}

#[test]
fn definitions_and_rules() {
    check("definitions");
}

#[test]
fn tellings() {
    check("tellings");
}

#[test]
fn queries() {
    check("sparql");
}

#[test]
fn reasons() {
    check("why");
}

#[test]
fn the_most_and_the_fewest() {
    check("most");
}

#[test]
fn turns() {
    check("turns");
}

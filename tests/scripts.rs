//! A session that is no terminal: lines of a pipe or a file, as scripts write them. Standard output is data, errors tell the
//! file and the line, and the exit status is that of the worst line.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails panics, which is how it says so")]

mod support;

use support::{Run, Scratch, run, run_with};

fn script(test: &str, arguments: &[&str], lines: &str) -> Run {
    let scratch = Scratch::new(&format!("scripts-{test}"));
    scratch.file("more.txt", "# what the file says\nwho hosted APEC in 2024?\nwho chiars APEC?\n");
    run_with(scratch.path(), arguments, lines.as_bytes())
}

#[test]
fn what_is_said_of_commands_is_no_data() {
    let run = script("data", &[], "\\mode json\n\\timing on\nwho hosted APEC in 2024?\n\\save host\n");
    assert_eq!(run.status, Some(0), "{run:?}");
    let answer: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(answer["rows"][0]["cells"][0]["label"], "Peru");
    for said in ["answers are written as json", "the time is told", "kept as host"] {
        assert!(run.err.contains(said), "{said}\n{}", run.err);
    }
    let quiet = script("quiet", &["--quiet"], "\\mode csv\nwho hosted APEC in 2024?\n");
    assert_eq!(quiet.err, "");
    assert!(quiet.out.starts_with("who,") || quiet.out.starts_with("answer,"), "{}", quiet.out);
}

#[test]
fn errors_tell_the_file_and_the_line() {
    let run = script("place", &["--quiet"], "who hosted APEC in 2024?\n\nwho chiars APEC?\nwho hosts APEC?\n");
    assert_eq!(run.status, Some(2), "{run:?}");
    assert!(run.err.contains("--> standard input:3:5"), "{}", run.err);
    assert_eq!(run.out.matches("I read this as").count(), 1, "{}", run.out);
    let run = script("command", &["--quiet"], "# nothing yet\n\\sparkle\n");
    assert!(run.err.contains("--> standard input:2") && run.err.contains("did you mean \\sparql?"), "{}", run.err);
    let run = script("file", &["--quiet"], "\n\\i more.txt\nwho hosts APEC?\n");
    assert_eq!(run.status, Some(2), "{run:?}");
    assert!(run.err.contains("--> more.txt:3:5"), "{}", run.err);
    assert_eq!(run.out.matches("I read this as").count(), 1, "{}", run.out);
    let run = script("missing", &["--quiet"], "\\load nowhere.ttl\n");
    assert_eq!(run.status, Some(3), "{run:?}");
    assert!(run.err.contains("nowhere.ttl") && run.err.contains("--> standard input:1"), "{}", run.err);
}

#[test]
fn lines_go_on_and_notes_are_passed_over() {
    let lines = "# who it was\nwho hosted APEC \\\nin 2024?\nsparql {\n  SELECT (COUNT(*) AS ?claims)\n  { ?claim a rap:Claim }\n}\n";
    let run = script("go-on", &["--quiet"], lines);
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""));
    assert!(run.out.contains("Peru") && run.out.contains("claims"), "{}", run.out);
    let open = script("open", &["--quiet"], "who hosts APEC?\nsparql {\n  SELECT ?s\n");
    assert_eq!(open.status, Some(2), "{open:?}");
    assert!(open.err.contains("--> standard input:2"), "{}", open.err);
}

#[test]
fn another_graph_is_opened() {
    let scratch = Scratch::new("scripts-open");
    scratch.file("reef.txt", "Fiji chairs the Reef Council.\n");
    assert_eq!(run(scratch.path(), &["ingest", "reef.txt", "--graph", "reef"]).status, Some(0));
    let lines = "who hosted APEC in 2024?\n\\open reef\nwho chairs the Reef Council?\n\\open nowhere\n";
    let run = run_with(scratch.path(), &[], lines.as_bytes());
    assert_eq!(run.status, Some(3), "{run:?}");
    assert!(run.out.contains("Peru") && run.out.contains("Fiji"), "{run:?}");
    assert!(run.err.contains("questions go to reef now") && run.err.contains("nowhere"), "{run:?}");
}

#[test]
fn the_exit_status_is_that_of_the_worst_line() {
    for (lines, status) in [
        ("", 0),
        ("who hosted APEC in 2024?\n", 0),
        ("who chairs APEC?\nwho hosted APEC in 2024?\n", 1),
        ("who hosted APEC in 2024?\n\\quit\nwho chiars APEC?\n", 0),
        ("who chiars APEC?\n", 2),
    ] {
        assert_eq!(script("status", &["--quiet"], lines).status, Some(status), "{lines:?}");
    }
}

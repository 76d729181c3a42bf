//! Claims in doubt: held back, decided on in a file, and honoured by the next reading.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that fails panics, which is how it says so"
)]

mod support;

use serde_json::Value;
use std::fs;
use support::{Run, Scratch, run};

const BRIEF: &str = "Norland chairs the Harbour Council. The Harbour Council cannot adopt binding treaties.\n";

fn ok(scratch: &Scratch, arguments: &[&str]) -> Run {
    let ran = run(scratch.path(), arguments);
    assert_eq!(ran.status, Some(0), "{arguments:?}: {ran:?}");
    ran
}

/// The claims that are taken in, as "subject | relation | object confidence".
fn claims(scratch: &Scratch, more: &[&str]) -> Vec<String> {
    let arguments = [&["ingest", "--dry-run", "--format", "jsonl", "brief.txt"], more].concat();
    let ran = run(scratch.path(), &arguments);
    assert!(matches!(ran.status, Some(0 | 1)), "{ran:?}");
    let claim = |line: &str| {
        let claim: Value = serde_json::from_str(line).unwrap();
        let part = |name: &str| claim[name].as_str().unwrap().to_owned();
        format!("{} | {} | {}", part("subject"), part("relation"), part("object"))
    };
    ran.out.lines().map(claim).collect()
}

fn review(scratch: &Scratch) -> String {
    fs::read_to_string(scratch.path().join("doubts.txt")).unwrap()
}

/// Everything is in doubt at this gate.
const ALL: &[&str] = &["--gate", "1", "--review", "doubts.txt"];

#[test]
fn decisions_make_the_round() {
    let scratch = Scratch::new("review_round");
    scratch.file("brief.txt", BRIEF);
    assert_eq!(claims(&scratch, &["--gate", "0"]).len(), 2);
    assert_eq!(claims(&scratch, ALL), [""; 0]);
    let written = review(&scratch);
    assert!(written.contains("> Norland chairs the Harbour Council.\n# brief.txt\n? "), "{written}");
    assert!(written.contains("| Harbour Council | cannot | adopt | binding treaties |"), "{written}");
    // Nothing decided, nothing changes.
    assert_eq!(claims(&scratch, ALL), [""; 0]);
    assert_eq!(review(&scratch), written);

    let decided: Vec<String> = written
        .lines()
        .map(|line| match line.strip_prefix("? ") {
            Some(rest) if rest.contains("| chair |") => format!("+ {rest}").replace("Norland", "Republic of Norland"),
            Some(rest) => format!("- {rest}"),
            None => line.to_owned(),
        })
        .collect();
    let more = "> The Harbour Council cannot adopt binding treaties.\n+ | Harbour Council | can | adopt | guidelines\n";
    fs::write(scratch.path().join("doubts.txt"), decided.join("\n") + "\n" + more).unwrap();
    let expected = ["Republic of Norland | chair | Harbour Council", "Harbour Council | adopt | guidelines"];
    assert_eq!(claims(&scratch, ALL), expected);
    // The decisions hold whatever the gate, and when the text has moved within its file.
    assert_eq!(claims(&scratch, &["--gate", "0", "--review", "doubts.txt"]), expected);
    scratch.file("brief.txt", format!("Minutes\n\n{}", BRIEF.replace(". The", ".\nThe")));
    assert_eq!(claims(&scratch, ALL), expected);
    assert!(review(&scratch).contains("+ | Harbour Council | can | adopt | guidelines"), "{}", review(&scratch));

    ok(&scratch, &["ingest", "brief.txt", "--graph", "g", "--review", "doubts.txt"]);
    let answer = ok(&scratch, &["ask", "who chairs the Harbour Council?", "--graph", "g", "--format", "json"]);
    let answer: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(answer["rows"][0]["cells"][0]["label"], "Republic of Norland");
    assert_eq!(answer["rows"][0]["confidence"], 1.0);
    assert_eq!(answer["rows"][0]["citations"][0]["quote"], "Norland chairs the Harbour Council.");
}

#[test]
fn a_claim_that_was_taken_in_can_be_rejected() {
    let scratch = Scratch::new("review_reject");
    scratch.file("brief.txt", BRIEF);
    ok(&scratch, &["ingest", "brief.txt", "--graph", "g", "--gate", "0"]);
    claims(&scratch, ALL);
    let rejected = review(&scratch).replace("\n? ", "\n- ");
    fs::write(scratch.path().join("doubts.txt"), rejected).unwrap();
    let ran = run(scratch.path(), &["ingest", "brief.txt", "--graph", "g", "--gate", "0", "--review", "doubts.txt"]);
    assert_eq!(ran.status, Some(1), "{ran:?}");
    assert!(ran.err.contains("0 claims and 2 rejected"), "{}", ran.err);
    assert!(ran.err.contains("removed"), "{}", ran.err);
    let answer = run(scratch.path(), &["ask", "what does Norland chair?", "--graph", "g"]);
    assert!(!answer.out.contains("[1]"), "{}", answer.out);
}

#[test]
fn what_cannot_be_read_is_said_with_its_line() {
    let scratch = Scratch::new("review_wrong");
    scratch.file("brief.txt", BRIEF);
    let above = "> Norland chairs the Harbour Council.\n";
    let cases = [
        ("Norland chairs\n".to_owned(), "line 1: this is neither"),
        (format!("{above}+ Norland | chair\n"), "line 2: a claim is"),
        (format!("{above}+ | Norland | perhaps | chair | Council\n"), "\"perhaps\" is not among stated"),
        ("+ | Norland | stated | chair | Council\n".to_owned(), "there is no sentence (>) above"),
        (format!("{above}+ | | stated | chair | Council\n"), "needs a subject and a relation"),
    ];
    for (text, expected) in cases {
        fs::write(scratch.path().join("doubts.txt"), &text).unwrap();
        let arguments = ["ingest", "--dry-run", "brief.txt", "--review", "doubts.txt"];
        let ran = run(scratch.path(), &arguments);
        assert_eq!(ran.status, Some(3), "{ran:?}");
        assert!(ran.err.contains(expected), "{expected}: {}", ran.err);
        assert_eq!(review(&scratch), text);
    }
}

#[test]
fn a_text_read_anew_takes_its_place_and_can_be_taken_away() {
    let scratch = Scratch::new("review_living");
    scratch.file("brief.txt", BRIEF);
    scratch.file("other.txt", "Norland chairs the Harbour Council. Suva hosts the Reef Forum.\n");
    let export = || ok(&scratch, &["export", "--graph", "g", "--format", "ntriples"]).out;
    ok(&scratch, &["ingest", "other.txt", "--graph", "g", "--gate", "0"]);
    let alone = export();
    ok(&scratch, &["ingest", "brief.txt", "--graph", "g", "--gate", "0"]);
    let both = export();
    assert!(both.contains("binding treaties"));
    ok(&scratch, &["remove", "brief.txt", "--graph", "g"]);
    assert_eq!(export(), alone, "what the other text says stays as it was");
    ok(&scratch, &["ingest", "brief.txt", "--graph", "g", "--gate", "0"]);
    assert_eq!(export(), both);
    scratch.file("brief.txt", "The Harbour Council meets in Suva.\n");
    ok(&scratch, &["ingest", "brief.txt", "--graph", "g", "--gate", "0"]);
    let anew = export();
    assert!(!anew.contains("binding treaties") && anew.contains("meets in Suva"), "{anew}");
    ok(&scratch, &["remove", "brief.txt", "other.txt", "--graph", "g"]);
    assert_eq!(export(), "");
    let ran = run(scratch.path(), &["remove", "brif.txt", "--graph", "g"]);
    assert_eq!(ran.status, Some(2), "{ran:?}");
    assert!(ran.err.contains("nothing in this graph comes from brif.txt"), "{}", ran.err);
}

#[test]
fn folders_are_read_in_order_and_texts_told_about() {
    let scratch = Scratch::new("review_folder");
    fs::create_dir_all(scratch.path().join("texts/more")).unwrap();
    scratch.file("texts/b.txt", BRIEF);
    scratch.file("texts/more/a.md", "# Minutes\n\nSuva hosts the Reef Forum.\n");
    scratch.file("texts/picture.png", "no prose");
    let told = ["--publisher", "Norland Press", "--date", "2024-05"];
    let ran = ok(&scratch, &[&["ingest", "texts", "--graph", "g", "--gate", "0"], told.as_slice()].concat());
    let lines: Vec<&str> = ran.err.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(lines, ["texts/b.txt", "texts/more/a.md"], "{}", ran.err);
    let graph = ok(&scratch, &["export", "--graph", "g"]).out;
    assert!(graph.contains("Norland Press") && graph.contains("\"2024-05\"^^xsd:gYearMonth"), "{graph}");
    for (arguments, expected) in [
        (vec!["ingest", "texts", "--graph", "g", "--title", "Two"], "a title or an address is that of one text"),
        (vec!["ingest", "texts", "--graph", "g", "--date", "May"], "a date is written"),
        (vec!["ingest", "texts", "--graph", "g", "--gate", "2"], "is no number from 0 to 1"),
    ] {
        let ran = run(scratch.path(), &arguments);
        assert_eq!(ran.status, Some(2), "{ran:?}");
        assert!(ran.err.contains(expected), "{expected}: {}", ran.err);
    }
}

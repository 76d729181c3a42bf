//! The command line as people and programs use it: contracts, formats, streams, exit statuses.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that fails panics, which is how it says so"
)]

mod support;

use serde_json::Value;
use std::process::Stdio;
use support::{Run, Scratch, rapporteur, run, run_with};

/// A body of no real world, with characters beyond ASCII before what is cited.
const BRIEF: &str = "The Harbour Council (HC) is a regional forum — “a place to meet”. \
The Harbour Council promotes trade and safety at sea. It can issue guidelines. \
The Harbour Council does not adopt binding treaties. Norland chairs the Harbour Council.\n";

fn scratch(test: &str) -> Scratch {
    let scratch = Scratch::new(test);
    scratch.file("brief.txt", BRIEF);
    scratch
}

fn ask(scratch: &Scratch, question: &str, more: &[&str]) -> Run {
    run(scratch.path(), &[&["ask", question, "brief.txt"], more].concat())
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {run:?}"))
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// Asserts that every citation below `value` quotes the text's code points, and counts them.
fn verbatim(value: &Value, text: &str) -> usize {
    let characters: Vec<char> = text.chars().collect();
    match value {
        Value::Object(object) if object.contains_key("quote") => {
            let at = |key: &str| usize::try_from(object[key].as_u64().unwrap()).unwrap();
            let cited: String = characters[at("start")..at("end")].iter().collect();
            assert_eq!(object["quote"].as_str().unwrap(), cited);
            1
        }
        Value::Object(object) => object.values().map(|value| verbatim(value, text)).sum(),
        Value::Array(values) => values.iter().map(|value| verbatim(value, text)).sum(),
        _ => 0,
    }
}

fn labels(answer: &Value) -> Vec<&str> {
    let rows = answer["rows"].as_array().unwrap();
    rows.iter().map(|row| row["cells"][0]["label"].as_str().unwrap()).collect()
}

#[test]
fn a_table_as_json_keeps_the_contract() {
    let answer = json(&ask(&scratch("json_table"), "what can the Harbour Council issue", &["--format", "json"]));
    let members =
        ["question", "reading", "form", "verdict", "columns", "rows", "citations", "text", "sparql", "elapsed_ms"];
    let mut sorted = members;
    sorted.sort_unstable();
    let mut found = keys(&answer);
    found.sort_unstable();
    assert_eq!(found, sorted);
    assert_eq!(answer["question"], "what can the Harbour Council issue");
    assert_eq!((answer["form"].as_str(), answer["verdict"].is_null()), (Some("wh"), true));
    assert_eq!(labels(&answer), ["guidelines"]);
    let row = &answer["rows"][0];
    assert_eq!((row["modality"].as_str(), row["polarity"].as_str()), (Some("possible"), Some("affirmed")));
    assert_eq!(row["cells"][0]["type"], "iri");
    assert_eq!(row["citations"][0]["source"], "brief.txt");
    assert!(row["citations"][0]["quote"].as_str().unwrap().contains("It can issue guidelines"));
    assert!(verbatim(&answer, BRIEF) > 0);
    assert!(answer["sparql"].as_str().unwrap().contains("SELECT"));
    assert!(answer["elapsed_ms"].as_f64().unwrap() > 0.0);
}

#[test]
fn verdicts_have_exit_statuses() {
    let scratch = scratch("verdicts");
    let rows = [
        ("does Norland chair the Harbour Council?", "yes", 0),
        ("does the Harbour Council adopt binding treaties?", "no", 0),
        ("does the Harbour Council promote guidelines?", "unknown", 1),
    ];
    for (question, verdict, status) in rows {
        let run = ask(&scratch, question, &["--format", "json"]);
        let answer = json(&run);
        assert_eq!((answer["verdict"].as_str(), run.status), (Some(verdict), Some(status)), "{question}");
        assert_eq!(verbatim(&answer, BRIEF) > 0, verdict != "unknown", "{question}");
    }
}

#[test]
fn people_get_verdict_quotation_place_and_reading() {
    let run = ask(&scratch("people"), "does the Harbour Council adopt binding treaties?", &[]);
    assert!(run.out.starts_with("No."), "{}", run.out);
    let column = BRIEF.chars().count() - BRIEF.chars().skip_while(|&c| c != '—').count();
    assert!(column > 0);
    for words in ["The Harbour Council does not adopt binding treaties.", "[1]", "brief.txt:1:", "I read this as: "] {
        assert!(run.out.contains(words), "{words}: {}", run.out);
    }
    assert_eq!((run.err.as_str(), run.status), ("", Some(0)));
}

#[test]
fn unknown_words_are_pointed_at() {
    let run = ask(&scratch("unknown_word"), "what can the Harbor Council isue", &[]);
    assert_eq!((run.status, run.out.as_str()), (Some(2), ""));
    assert!(run.err.starts_with("error: ") && run.err.contains('^'), "{}", run.err);
}

#[test]
fn every_answer_format_is_well_formed() {
    let scratch = scratch("answer_formats");
    let formatted = |format| {
        let run = ask(&scratch, "what does the Harbour Council promote?", &["--format", format]);
        assert_eq!((run.status, run.err.as_str()), (Some(0), ""), "{format}");
        run.out
    };
    let csv = formatted("csv");
    assert!(csv.lines().next().unwrap().ends_with("modality,polarity,source,start,end,quote,further"), "{csv}");
    assert_eq!(csv.lines().count(), 3, "{csv}");
    assert_eq!(formatted("tsv").lines().map(|line| line.matches('\t').count()).collect::<Vec<_>>(), [7; 3]);
    for line in formatted("jsonl").lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        assert_eq!((keys(&row).len(), verbatim(&row, BRIEF)), (5, 1));
    }
    assert!(formatted("markdown").contains("[^1]: “The Harbour Council promotes"), "no footnote");
    assert!(formatted("table").contains("trade"), "no table");
}

#[test]
fn claims_as_lines_keep_the_contract() {
    let scratch = scratch("claims");
    let run = run(scratch.path(), &["ingest", "--dry-run", "--format", "jsonl", "brief.txt"]);
    assert_eq!(run.status, Some(0));
    let claims: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for claim in &claims {
        assert_eq!(keys(claim).len(), 8);
        assert!((0.0..=1.0).contains(&claim["confidence"].as_f64().unwrap()));
        assert_eq!(verbatim(claim, BRIEF), 1);
        assert!(claim["qualifiers"].is_object());
    }
    let says = |subject: &str, relation: &str, object: &str, modality: &str, polarity: &str| {
        claims.iter().any(|claim| {
            let said =
                ["subject", "relation", "object", "modality", "polarity"].map(|key| claim[key].as_str().unwrap());
            said == [subject, relation, object, modality, polarity]
        })
    };
    assert!(says("Harbour Council", "issue", "guidelines", "possible", "affirmed"), "{}", run.out);
    assert!(says("Harbour Council", "adopt", "binding treaties", "actual", "denied"), "{}", run.out);
}

#[test]
fn every_claim_format_is_well_formed() {
    let scratch = scratch("claim_formats");
    let formatted = |format| {
        let run = run(scratch.path(), &["ingest", "--dry-run", "-q", "--format", format, "brief.txt"]);
        assert_eq!((run.status, run.err.as_str()), (Some(0), ""), "{format}");
        run.out
    };
    let lines = formatted("jsonl").lines().count();
    assert_eq!(serde_json::from_str::<Value>(&formatted("json")).unwrap().as_array().unwrap().len(), lines);
    assert_eq!(formatted("csv").lines().count(), lines + 1);
    assert_eq!(formatted("tsv").lines().count(), lines + 1);
    assert_eq!(formatted("markdown").lines().count(), lines + 2);
    assert!(formatted("table").contains("binding treaties"));
}

#[test]
fn extractions_are_one_a_line_by_tabs() {
    let scratch = scratch("carb");
    scratch.file("sentences.txt", "Norland chairs the Council .\nThe Council issued rules in 2020 .\n");
    let run = run(scratch.path(), &["ingest", "--dry-run", "--format", "carb", "sentences.txt"]);
    assert_eq!(run.status, Some(0));
    for line in run.out.lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        assert!(parts.len() >= 4, "{line}");
        assert!(["Norland chairs the Council .", "The Council issued rules in 2020 ."].contains(&parts[0]), "{line}");
        assert!((0.0..=1.0).contains(&parts[1].parse::<f64>().unwrap()), "{line}");
    }
    assert!(run.out.contains("\tchairs\tNorland\tthe Council"), "{}", run.out);
}

#[test]
fn byte_order_marks_and_carriage_returns_keep_positions() {
    let scratch = scratch("bom");
    let text = format!("\u{feff}A line.\r\n\r\n{BRIEF}").replace(". ", ".\r\n");
    scratch.file("windows.txt", &text);
    let run = run(scratch.path(), &["ingest", "--dry-run", "--format", "jsonl", "windows.txt"]);
    let cited: usize = run.out.lines().map(|line| verbatim(&serde_json::from_str(line).unwrap(), &text)).sum();
    assert!(cited > 3, "{run:?}");
    assert!(!run.out.contains("feff") && !run.out.contains('\u{feff}'), "{}", run.out);
}

#[test]
fn standard_input_is_a_file() {
    let scratch = scratch("stdin");
    let run = run_with(
        scratch.path(),
        &["ask", "who chairs the Harbour Council?", "-", "--format", "json"],
        BRIEF.as_bytes(),
    );
    let answer = json(&run);
    assert_eq!(labels(&answer), ["Norland"]);
    assert_eq!(answer["rows"][0]["citations"][0]["source"], "stdin");
}

#[test]
fn prose_and_rdf_are_asked_together() {
    let scratch = scratch("mixed");
    let turtle = "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix x: <http://example.org/> .
        x:bay rdfs:label \"Bay Forum\"@en ; x:chairs x:strait . x:strait rdfs:label \"Strait Council\"@en .
        x:chairs rdfs:label \"chair\"@en .";
    scratch.file("more.ttl", turtle);
    let answer = json(&ask(&scratch, "who chairs the Strait Council?", &["more.ttl", "--format", "json"]));
    assert_eq!(labels(&answer), ["Bay Forum"]);
    assert_eq!(answer["rows"][0]["citations"].as_array().unwrap().len(), 0);
}

#[test]
fn exports_answer_like_the_prose() {
    let scratch = scratch("exports");
    let question = "what does the Harbour Council promote?";
    let expected = json(&ask(&scratch, question, &["--format", "json"]));
    for (flag, file) in
        [("turtle", "a.ttl"), ("ntriples", "a.nt"), ("trig", "a.trig"), ("jsonld", "a.jsonld"), ("rdfxml", "a.rdf")]
    {
        let by_extension = run(scratch.path(), &["export", "brief.txt", "-o", file]);
        assert_eq!((by_extension.status, by_extension.out.as_str()), (Some(0), ""), "{by_extension:?}");
        let written = std::fs::read_to_string(scratch.path().join(file)).unwrap();
        let by_flag = run(scratch.path(), &["export", "brief.txt", "--format", flag]);
        assert_eq!(by_flag.out, written, "{flag}");
        let answer = json(&run(scratch.path(), &["ask", question, file, "--format", "json"]));
        assert_eq!(answer["rows"], expected["rows"], "{flag}");
    }
}

#[test]
fn conflicts_and_gaps_are_reported() {
    let scratch = scratch("check");
    scratch.file("conflict.txt", "The Harbour Council adopts rules. The Harbour Council does not adopt rules.\n");
    let run_check = |arguments: &[&str]| run(scratch.path(), &[&["check"], arguments].concat());
    let found = run_check(&["conflict.txt"]);
    assert_eq!(found.status, Some(1));
    for words in ["1 conflict", "affirmed: “The Harbour Council adopts rules.”", "conflict.txt:1:35", "from 1 source"]
    {
        assert!(found.out.contains(words), "{words}: {}", found.out);
    }
    let findings = json(&run_check(&["conflict.txt", "--format", "json"]));
    assert_eq!(findings["findings"][0]["finding"], "conflict");
    assert_eq!(run_check(&["conflict.txt", "--format", "jsonl"]).out.lines().count(), 1);
    scratch.file("clean.txt", "Norland chairs the Harbour Council.\n");
    let clean = run_check(&["clean.txt"]);
    let nothing = "1 claim from 1 source: nothing to report\n1 of 1 sentence and 4 of 4 words are in claims\n";
    assert_eq!((clean.status, clean.out.as_str()), (Some(0), nothing));
}

#[test]
fn data_and_talk_are_kept_apart() {
    let scratch = scratch("streams");
    let talkative = run(scratch.path(), &["ask", "what is APEC?"]);
    assert!(talkative.err.contains("bundled"), "{talkative:?}");
    assert!(!talkative.out.contains("bundled"));
    let quiet = run(scratch.path(), &["ask", "-q", "what is APEC?"]);
    assert_eq!((quiet.err.as_str(), quiet.out), ("", talkative.out));
}

#[test]
fn names_of_strangers_command_no_terminal() {
    let scratch = scratch("cli-controls");
    let hostile = "Bay\\u001B]0;owned\\u0007 Forum\\u009B2J";
    let graph = format!(
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix x: <http://example.org/> .
        x:bay rdfs:label \"{hostile}\"@en ; x:chairs x:strait . x:strait rdfs:label \"Strait Council\"@en .
        x:chairs rdfs:label \"chair\"@en ."
    );
    scratch.file("bay.ttl", graph);
    scratch.file("bay.txt", "The Strait Council\u{1b}[2J issues \u{7}permits. The Council meets in Oslo.");
    let controls = |text: &str| text.chars().any(|c| c.is_control() && c != '\n');
    for (question, file, name) in [
        ("who chairs the Strait Council?", "bay.ttl", "Forum"),
        ("what does the Strait Council issue?", "bay.txt", "permits"),
    ] {
        for format in ["table", "markdown"] {
            let run = run(scratch.path(), &["ask", question, file, "--format", format]);
            assert!(run.out.contains(name) && !controls(&run.out) && !controls(&run.err), "{run:?}");
        }
        // Values are data: they are kept as they are.
        let run = run(scratch.path(), &["ask", question, file, "--format", "csv"]);
        assert!(run.out.contains('\u{1b}'), "{run:?}");
    }
}

#[test]
fn colour_is_where_it_is_wanted() {
    let scratch = scratch("colour");
    let coloured = |arguments: &[&str], variable: Option<(&str, &str)>| {
        let mut command = rapporteur(scratch.path());
        command.args(["ask", "what does the Harbour Council promote?", "brief.txt"]).args(arguments);
        command.envs(variable).stdin(Stdio::null());
        Run::from(command.output().unwrap()).out.contains('\u{1b}')
    };
    assert!(!coloured(&[], None), "pipes are plain");
    assert!(coloured(&["--color", "always"], None));
    assert!(coloured(&["--color", "always"], Some(("NO_COLOR", "1"))), "what is typed wins");
    assert!(coloured(&[], Some(("CLICOLOR_FORCE", "1"))));
    assert!(!coloured(&[], Some(("NO_COLOR", "1"))));
    assert!(!coloured(&["--color", "never"], Some(("CLICOLOR_FORCE", "1"))));
}

#[test]
fn a_reader_who_leaves_is_no_failure() {
    let scratch = scratch("pipe");
    let mut command = rapporteur(scratch.path());
    let mut child =
        command.arg("export").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let run = Run::from(child.wait_with_output().unwrap());
    assert_eq!(run.status, Some(0), "{run:?}");
    assert!(!run.err.contains("panicked") && !run.err.contains("error"), "{run:?}");
}

#[test]
fn lines_of_standard_input_are_questions() {
    let scratch = scratch("lines");
    let input = "what is APEC?\n\n\\sparql\nwho frobs APEC?\n\\sparkle\n\\quit\nwhat is SOM?\n";
    let stopped = run_with(scratch.path(), &[], input.as_bytes());
    assert_eq!(stopped.status, Some(2));
    assert!(stopped.err.contains("stopped at line 4 of standard input"), "{}", stopped.err);
    assert!(!stopped.err.contains("sparkle"), "{}", stopped.err);
    let run = run_with(scratch.path(), &["--keep-going"], input.as_bytes());
    assert_eq!(run.status, Some(2), "the worst line counts");
    assert_eq!(run.out.matches("I read this as: ").count(), 1, "{}", run.out);
    assert!(run.out.contains("SELECT") || run.out.contains("CONSTRUCT"), "{}", run.out);
    assert!(run.err.contains("did you mean \\sparql?") && run.err.contains("frobs"), "{}", run.err);
}

#[test]
fn help_is_short_and_has_examples() {
    let scratch = scratch("help");
    for arguments in
        [["--help"].as_slice(), &["ask", "--help"], &["ingest", "--help"], &["check", "--help"], &["export", "--help"]]
    {
        let run = run(scratch.path(), arguments);
        assert_eq!((run.status, run.err.as_str()), (Some(0), ""));
        assert!(run.out.lines().count() <= 50, "{} lines: {arguments:?}", run.out.lines().count());
    }
    assert!(run(scratch.path(), &["--help"]).out.contains("Examples:"));
    let misplaced = run(scratch.path(), &["what can SOM1 produce"]);
    assert_eq!(misplaced.status, Some(2));
    assert!(misplaced.err.contains("rapporteur ask \"what can SOM1 produce\""), "{}", misplaced.err);
}

#[test]
fn the_same_text_gives_the_same_bytes() {
    let scratch = scratch("determinism");
    for arguments in [
        ["export", "brief.txt"].as_slice(),
        &["ingest", "--dry-run", "--format", "jsonl", "brief.txt"],
        &["check", "brief.txt"],
    ] {
        assert_eq!(run(scratch.path(), arguments).out, run(scratch.path(), arguments).out, "{arguments:?}");
    }
}

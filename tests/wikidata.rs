//! A graph like Wikidata's, read on the fly and kept: names of properties, classes, statements with their times, and
//! the words of a dictionary.

#![allow(clippy::unwrap_used, reason = "a test that fails panics, which is how it says so")]

#[path = "support/mod.rs"]
mod support;

use serde_json::Value;
use support::{Scratch, rapporteur};

/// Questions with the labels of their answers.
const QUESTIONS: &[(&str, &[&str])] = &[
    ("who is the chairperson of the Bay Forum?", &["Ben Ito"]),
    ("who is the chairperson of the bay assembly?", &["Ben Ito"]),
    ("who was the chairperson of the Bay Forum in 2018?", &["Ada Okoro"]),
    ("who was the chairperson of the Bay Forum in 2019?", &["Ada Okoro", "Ben Ito"]),
    ("who was the chairperson of the Bay Forum before 2015?", &["Cleo Ruiz"]),
    ("who has been the chairperson of the Bay Forum since 2020?", &["Ben Ito"]),
    ("as of 2017, who is the chairperson of the Bay Forum?", &["Ada Okoro"]),
    ("as of 2021, who is the chairperson of the Bay Forum?", &["Ben Ito"]),
    ("which humans are there?", &["Ada Okoro", "Ben Ito", "Cleo Ruiz", "Dan Moss"]),
    ("list organisations", &["Bay Forum"]),
];

/// What a run answers to a question, by the labels of the first column.
fn labels(scratch: &Scratch, question: &str, about: &[&str]) -> Vec<String> {
    let mut command = rapporteur(scratch.path());
    let run = command.args(["ask", "--format", "json", question]).args(about).output().unwrap();
    let answer: Value = serde_json::from_slice(&run.stdout)
        .unwrap_or_else(|_| serde_json::json!({ "rows": [], "refused": String::from_utf8_lossy(&run.stderr) }));
    let first = |row: &Value| row.pointer("/cells/0/label").and_then(Value::as_str).map(str::to_owned);
    let mut labels: Vec<String> =
        answer.get("rows").and_then(Value::as_array).into_iter().flatten().filter_map(first).collect();
    labels.extend(answer.get("refused").and_then(Value::as_str).map(str::to_owned));
    labels.sort();
    labels.dedup();
    labels
}

#[test]
fn statements_with_times_answer() {
    let scratch = Scratch::new("wikidata");
    scratch.file("w.ttl", include_str!("wikidata.ttl"));
    let load = rapporteur(scratch.path()).args(["load", "w.ttl", "--graph", "kept"]).output().unwrap();
    assert!(load.status.success());
    let mut wrong = vec![];
    for (question, expected) in QUESTIONS {
        for about in [&["w.ttl"][..], &["--graph", "kept"]] {
            let found = labels(&scratch, question, about);
            if found != *expected {
                wrong.push(format!("{question} ({about:?}): {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

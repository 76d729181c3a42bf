//! The bundled worlds answer the questions of `tests/questions/*.md`: verdicts, names and quotations.
//!
//! What stands under "Not yet right" is a wall of shame: it must be wrong, so that whoever mends it moves it up.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails panics, which is how it says so")]

use serde_json::Value;
use std::{fs, path::Path, process::Command};

/// One row of a question table.
struct Row {
    question: String,
    expected: Vec<String>,
    quote: String,
}

fn rows(markdown: &str) -> Vec<Row> {
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let table = markdown.lines().filter(|line| line.starts_with('|')).skip(2);
    let row = |line: &str| match cells(line).as_slice() {
        [question, answer, quote] => {
            let expected = answer.split("; ").map(str::to_owned).collect();
            Row { question: question.clone(), expected, quote: quote.clone() }
        }
        other => panic!("a row needs three cells: {other:?}"),
    };
    table.map(row).collect()
}

fn ask(question: &str, source: &Path) -> Value {
    let binary = env!("CARGO_BIN_EXE_rapporteur");
    let run = Command::new(binary).args(["ask", "--format", "json", question]).arg(source).output().unwrap();
    serde_json::from_slice(&run.stdout)
        .unwrap_or_else(|_| serde_json::json!({ "refused": String::from_utf8_lossy(&run.stderr) }))
}

fn strings<'a>(answer: &'a Value, pointer: &[&str]) -> Vec<&'a str> {
    let mut values = vec![answer];
    for key in pointer {
        values = values
            .iter()
            .filter_map(|v| v.get(key))
            .flat_map(|v| v.as_array().map_or(vec![v], |a| a.iter().collect()))
            .collect();
    }
    values.into_iter().filter_map(Value::as_str).collect()
}

/// What is wrong with an answer; nothing if it is right.
fn faults(row: &Row, answer: &Value) -> Vec<String> {
    if let Some(refusal) = answer.get("refused") {
        return vec![format!("refused: {refusal}")];
    }
    let mut shown = strings(answer, &["rows", "cells", "label"]).join(" | ");
    shown = shown
        + " | "
        + &strings(answer, &["rows", "cells", "value"]).join(" | ")
        + " | "
        + &strings(answer, &["text"]).join(" ");
    let quotes = [strings(answer, &["citations", "quote"]), strings(answer, &["rows", "citations", "quote"])]
        .concat()
        .join(" | ");
    let verdict = strings(answer, &["verdict"]).concat();
    let mut faults = vec![];
    for expected in &row.expected {
        let found = |text: &str| shown.to_lowercase().contains(&text.to_lowercase());
        let forbidden = expected.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
        let right = match (expected.as_str(), forbidden) {
            (_, Some(name)) => !found(name),
            ("yes" | "no" | "unknown" | "disputed", None) => verdict == *expected,
            (name, None) => found(name),
        };
        if !right {
            faults.push(format!("expected {expected}; verdict {verdict:?}, shown {shown}"));
        }
    }
    if !quotes.contains(&row.quote) {
        faults.push(format!("no citation quotes {:?}", row.quote));
    }
    faults
}

fn check(world: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join(format!("tests/questions/{world}.md"))).unwrap();
    let source = root.join(format!("graphs/{world}.txt"));
    let (right, shame) = page.split_once("## Not yet right").unwrap_or((&page, ""));
    let mut wrong = vec![];
    for row in &rows(right) {
        let faults = faults(row, &ask(&row.question, &source));
        if !faults.is_empty() {
            wrong.push(format!("{}\n    {}", row.question, faults.join("\n    ")));
        }
    }
    for row in &rows(shame) {
        if faults(row, &ask(&row.question, &source)).is_empty() {
            wrong.push(format!("{}\n    is right now: move it up", row.question));
        }
    }
    assert!(wrong.is_empty(), "{} questions of {world}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn apec() {
    check("apec");
}

#[test]
fn oecd() {
    check("oecd");
}

#[test]
fn imo() {
    check("imo");
}

#[test]
fn african_union() {
    check("african-union");
}

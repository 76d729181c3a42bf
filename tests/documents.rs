//! Documents: what text is read from each, what it claims, and that every citation is found in that text.
//!
//! Beside each document in tests/documents stand its text (`.text`) and its claims (`.claims`). After a change that is
//! meant, `UPDATE_GOLDEN=1 cargo test --test documents` writes them anew.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that fails panics, which is how it says so"
)]

mod support;

use serde_json::Value;
use std::path::{Path, PathBuf};
use support::{Run, Scratch, archive, run};

/// The folder of documents.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents")
}

/// A run that must end well.
fn printed(scratch: &Scratch, arguments: &[&str]) -> String {
    let Run { status, out, err } = run(scratch.path(), arguments);
    assert!(status == Some(0), "{arguments:?}: {err}");
    out
}

/// Compares with a golden file, or writes it.
fn golden(name: &str, found: &str) {
    let path = folder().join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, found).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == found, "{name} should be\n{expected}\nand is\n{found}");
}

/// Checks a document: its text, its claims, its citations.
fn check(name: &str, bytes: &[u8]) {
    let scratch = Scratch::new(&format!("document_{name}"));
    scratch.file(name, bytes);
    let text = printed(&scratch, &["source", name]);
    golden(&format!("{name}.text"), &text);
    golden(&format!("{name}.claims"), &printed(&scratch, &["ingest", "--dry-run", name]));
    let characters: Vec<char> = text.chars().collect();
    let claims = printed(&scratch, &["ingest", "--dry-run", "--format", "jsonl", name]);
    for line in claims.lines() {
        let claim: Value = serde_json::from_str(line).unwrap();
        let citation = &claim["citation"];
        let at = |key: &str| usize::try_from(citation[key].as_u64().unwrap()).unwrap();
        let quoted: String = characters[at("start")..at("end")].iter().collect();
        assert_eq!(quoted, citation["quote"].as_str().unwrap(), "{name}");
    }
}

fn check_file(name: &str) {
    check(name, &std::fs::read(folder().join(name)).unwrap());
}

/// The map of a document.
fn map(name: &str, bytes: &[u8]) -> Value {
    let scratch = Scratch::new(&format!("map_{name}"));
    scratch.file(name, bytes);
    serde_json::from_str(&printed(&scratch, &["source", "--format", "json", name])).unwrap()
}

#[test]
fn markdown() {
    check_file("minutes.md");
}

#[test]
fn html() {
    check_file("forum.html");
}

#[test]
fn word() {
    check("council.docx", &archive::pack(&folder().join("council")));
}

#[test]
fn pdf() {
    check_file("report.pdf");
}

#[test]
fn mail() {
    check_file("letter.eml");
}

#[test]
fn epub() {
    check("book.epub", &archive::pack(&folder().join("book")));
}

#[test]
fn citations_tell_the_page() {
    let scratch = Scratch::new("document_pages");
    scratch.file("report.pdf", std::fs::read(folder().join("report.pdf")).unwrap());
    let answer = printed(&scratch, &["ask", "what does the Tides Committee review?", "report.pdf"]);
    assert!(answer.contains("report.pdf, page 2"), "{answer}");
    let json = printed(&scratch, &["ask", "--format", "json", "can the Council publish guidelines?", "report.pdf"]);
    let answer: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(answer["citations"][0]["page"], 1);
}

#[test]
fn unreadable_documents_end_with_status_3() {
    let scratch = Scratch::new("document_refused");
    scratch.file("locked.pdf", std::fs::read(folder().join("locked.pdf")).unwrap());
    for command in
        [vec!["source", "locked.pdf"], vec!["ask", "what is APEC?", "locked.pdf"], vec!["check", "locked.pdf"]]
    {
        let run = run(scratch.path(), &command);
        assert_eq!((run.status, run.out.as_str()), (Some(3), ""), "{command:?}");
        assert!(run.err.contains("locked.pdf is encrypted") && run.err.contains("qpdf"), "{}", run.err);
    }
}

#[test]
fn documents_say_what_they_are() {
    let of = |name: &str| map(name, &std::fs::read(folder().join(name)).unwrap())["metadata"].clone();
    let minutes = serde_json::json!({
        "title": "Minutes of the Bay Forum", "publisher": "Bay Forum Secretariat", "date": "2024-03-12"
    });
    assert_eq!(of("minutes.md"), minutes);
    let forum = serde_json::json!({
        "title": "About us | Bay Forum", "publisher": "Bay Forum", "date": "2024-06-01",
        "url": "https://bay.example/about"
    });
    assert_eq!(of("forum.html"), forum);
    let letter = serde_json::json!({ "title": "Outcomes of the Council", "author": "Ana Lünd", "date": "2024-06-03" });
    assert_eq!(of("letter.eml"), letter);
    assert_eq!(of("report.pdf")["title"], "Annual review of the Coastal Council");
    let book = map("book.epub", &archive::pack(&folder().join("book")))["metadata"].clone();
    assert_eq!((&book["publisher"], &book["date"]), (&"Mountain Press".into(), &"2023-05".into()));
    let council = map("council.docx", &archive::pack(&folder().join("council")))["metadata"].clone();
    let expected = serde_json::json!({ "title": "Terms of Reference", "author": "Ana Lund", "date": "2024-03-09" });
    assert_eq!(council, expected);
}

#[test]
fn the_map_tells_what_stood_where() {
    let map = map("forum.html", &std::fs::read(folder().join("forum.html")).unwrap());
    let find = |quote: &str| {
        let blocks = map["blocks"].as_array().unwrap();
        blocks.iter().find(|block| block["quote"] == quote).unwrap_or_else(|| panic!("{quote} is no block")).clone()
    };
    assert_eq!(find("Norland")["kind"], "item");
    assert_eq!(find("Norland")["heading"], "About the Bay Forum › Functions");
    assert_eq!(find("Jane Doe")["cell"], "table 1, row 3, Chair");
    assert_eq!(find("Functions")["level"], 2);
}

#[test]
fn what_a_document_says_of_itself_is_kept() {
    let scratch = Scratch::new("document_metadata");
    scratch.file("forum.html", std::fs::read(folder().join("forum.html")).unwrap());
    let turtle = printed(&scratch, &["export", "forum.html"]);
    for part in
        ["dcterms:title", "dcterms:publisher id:bay-forum", "2024-06-01", "dcterms:source <https://bay.example/about>"]
    {
        assert!(turtle.contains(part), "{part} is not in\n{turtle}");
    }
    assert!(turtle.contains("rap:heading \"About the Bay Forum › Functions\""), "{turtle}");
}

#[test]
fn answers_cite_the_place_in_the_document() {
    let scratch = Scratch::new("document_answer");
    scratch.file("council.docx", archive::pack(&folder().join("council")));
    let answer = printed(&scratch, &["ask", "what must the Council monitor?", "council.docx"]);
    assert!(answer.contains("quality of water") && answer.contains("council.docx:"), "{answer}");
    let json = printed(&scratch, &["ask", "--format", "json", "what must the Council monitor?", "council.docx"]);
    let answer: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(answer["rows"][0]["citations"][0]["heading"], "Terms of Reference › Functions");
}

#[test]
fn plain_text_is_printed_as_it_is() {
    let scratch = Scratch::new("document_plain");
    let text = "\u{feff}APEC meets.\r\n  Twice.\n";
    scratch.file("plain.txt", text);
    assert_eq!(printed(&scratch, &["source", "plain.txt"]), text);
}

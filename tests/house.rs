//! The house as it stands: who may import whom, captions, sizes, and where each third-party engine lives.
//!
//! The table below and the one in the architecture (src/lib.md) are the same picture; a change of the house
//! changes both.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that fails panics, which is how it says so"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Each room with the rooms that it may import, ground floor first.
const ROOMS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("rdf", &[]),
    // Bytes to text: what parses documents knows nothing of what is read from them.
    ("document", &["text"]),
    ("claim", &["text", "rdf"]),
    ("lexicon", &["text", "rdf"]),
    ("prose", &["text", "rdf", "claim", "lexicon"]),
    // A reading speaks of modality, polarity and dates in the words of claims.
    ("question", &["text", "rdf", "claim", "lexicon"]),
    ("sparql", &["rdf", "claim", "question"]),
    // Columns and dictionary of a graph, in one file: it knows terms and nothing else of ours.
    ("index", &[]),
    ("store", &["text", "rdf", "claim", "index"]),
    ("paths", &["rdf", "claim", "sparql", "store"]),
    // An answer in a sentence inflects its verbs: "is hosted by".
    ("answer", &["text", "rdf", "claim", "lexicon", "question", "sparql", "store", "paths"]),
    (
        "knowledge",
        &["text", "rdf", "document", "claim", "lexicon", "prose", "question", "sparql", "store", "paths", "answer"],
    ),
    // What both doors show: pages, documents, data, pictures. Claims are printed: it needs the words for them.
    ("show", &["claim", "question", "answer", "knowledge", "text"]),
    ("serve", &["text", "claim", "question", "answer", "knowledge", "show"]),
    // Claims are printed and citations pointed at; `rapporteur serve` opens the other door.
    ("terminal", &["text", "claim", "lexicon", "question", "answer", "knowledge", "show", "serve"]),
];

/// Third-party crates that live in these rooms only.
const ENGINES: &[(&str, &[&str])] = &[
    ("pest", &["question"]),
    ("pest_derive", &["question"]),
    ("petgraph", &["paths"]),
    ("pulp", &["prose"]),
    ("libm", &["prose"]),
    ("spargebra", &["sparql", "store", "paths", "answer"]),
    ("rustyline", &["terminal"]),
    ("clap", &["terminal"]),
    ("ctrlc", &["terminal"]),
    ("terminal_size", &["terminal"]),
    ("clap_complete", &["terminal"]),
    ("clap_mangen", &["terminal"]),
    ("hyper", &["serve"]),
    ("hyper_util", &["serve"]),
    // Widths of a table are reckoned where it is drawn; the terminal asks for its own.
    ("comfy_table", &["show", "terminal"]),
    ("annotate_snippets", &["terminal"]),
    ("anstream", &["show", "terminal"]),
    ("anstyle", &["show", "terminal"]),
    ("csv", &["show"]),
    ("resvg", &["show"]),
    ("axum", &["serve"]),
    ("tower", &["serve"]),
    ("tower_http", &["serve"]),
    ("tokio", &["serve"]),
    ("indicatif", &["terminal"]),
    ("memmap2", &["index"]),
    ("spareval", &["store"]),
    ("flate2", &["document", "store"]),
    ("bzip2", &["store"]),
    ("ruzstd", &["store"]),
    ("crc32fast", &["index", "store"]),
    ("ureq", &["store"]),
    ("strsim", &["text"]),
    ("html5gum", &["document"]),
    ("pulldown_cmark", &["document"]),
    ("quick_xml", &["document"]),
    ("hayro_syntax", &["document"]),
    ("mail_parser", &["document"]),
    ("oxigraph", &["rdf", "sparql", "index", "store", "paths", "answer"]),
];

/// The longest file, in lines.
const LONGEST_FILE: usize = 400;

/// A Rust file of src/: its path below src/, its room, its text.
struct File {
    path: String,
    room: String,
    text: String,
}

fn collect(directory: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn files_under(folder: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths = vec![];
    collect(&root, &mut paths);
    let file = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let path = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        let room = path.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
        File { path, room, text }
    };
    paths.into_iter().map(file).collect()
}

/// The lines of code: comments and documentation aside.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().map(|(number, line)| (number + 1, line.trim_start()));
    lines.filter(|(_, line)| !line.starts_with("//"))
}

/// The names that follow `crate::` in a line, those within braces included.
fn imported(line: &str) -> Vec<&str> {
    let mut names = vec![];
    for (at, _) in line.match_indices("crate::") {
        if line[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '$')) {
            continue;
        }
        let rest = &line[at + "crate::".len()..];
        let group = rest.strip_prefix('{').map(|inner| inner.split('}').next().unwrap_or(inner));
        let first =
            |path: &'_ str| path.trim().find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(path.trim().len());
        match group {
            Some(group) => names.extend(group.split(',').map(|path| &path.trim()[..first(path)])),
            None => names.push(&rest[..first(rest)]),
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_room_is_in_the_table() {
    let table: Vec<&str> = ROOMS.iter().map(|(room, _)| *room).collect();
    let files = files_under("src");
    let strangers = files.iter().filter(|file| !["lib", "main"].contains(&file.room.as_str()));
    assert_none(
        &strangers
            .filter(|file| !table.contains(&file.room.as_str()))
            .map(|file| file.path.clone())
            .collect::<Vec<_>>(),
    );
}

#[test]
fn arrows_point_down() {
    for (floor, (room, below)) in ROOMS.iter().enumerate() {
        let lower: Vec<&str> = ROOMS[..floor].iter().map(|(room, _)| *room).collect();
        assert!(below.iter().all(|name| lower.contains(name)), "{room} imports a room that is not below it");
    }
}

#[test]
fn rooms_import_only_what_the_table_allows() {
    let allowed: BTreeMap<&str, &[&str]> = ROOMS.iter().copied().collect();
    let mut wrong = vec![];
    for file in files_under("src") {
        let Some(rooms) = allowed.get(file.room.as_str()) else { continue };
        for (number, line) in code(&file.text) {
            for name in imported(line) {
                let is_room = allowed.contains_key(name);
                if is_room && name != file.room && !rooms.contains(&name) {
                    wrong.push(format!("src/{}:{number}: {} may not import {name}", file.path, file.room));
                }
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn engines_live_in_their_rooms() {
    let mut wrong = vec![];
    for file in files_under("src") {
        for (number, line) in code(&file.text) {
            for (engine, rooms) in ENGINES {
                let path = format!("{engine}::");
                let used = line
                    .match_indices(&path)
                    .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':')));
                if used && !rooms.contains(&file.room.as_str()) {
                    wrong.push(format!("src/{}:{number}: {engine} lives in {}", file.path, rooms.join(", ")));
                }
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn every_file_opens_with_a_caption() {
    let mut wrong = vec![];
    for folder in ["src", "tests"] {
        for file in files_under(folder) {
            let captioned = file.text.starts_with("//! ") || file.path == "lib.rs";
            if !captioned {
                wrong.push(format!("{folder}/{} has no `//!` caption", file.path));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn no_file_is_too_long() {
    let mut wrong = vec![];
    for folder in ["src", "tests"] {
        for file in files_under(folder) {
            let lines = file.text.lines().count();
            if lines > LONGEST_FILE {
                wrong.push(format!("{folder}/{} has {lines} lines", file.path));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn no_lint_is_silenced_without_a_reason() {
    let mut wrong = vec![];
    for folder in ["src", "tests"] {
        for file in files_under(folder) {
            let lines: Vec<&str> = file.text.lines().collect();
            for (at, line) in lines.iter().enumerate() {
                let silences = ["#[allow(", "#![allow(", "#[expect(", "#![expect("];
                if !silences.iter().any(|silence| line.trim_start().starts_with(silence)) {
                    continue;
                }
                let commented = at > 0 && lines[at - 1].trim_start().starts_with("//");
                let reasoned = lines[at..].iter().take(6).any(|line| line.contains("reason ="));
                if !commented && !reasoned {
                    wrong.push(format!("{folder}/{}:{}: {}", file.path, at + 1, line.trim()));
                }
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn imports_are_read_from_paths_and_groups() {
    assert_eq!(imported("use crate::claim::{Claim, record};"), ["claim"]);
    assert_eq!(imported("use crate::{claim::Claim, text};"), ["claim", "text"]);
    assert_eq!(imported("fn f(at: crate::text::Span) -> crate::rdf::Term {"), ["text", "rdf"]);
    assert_eq!(imported("$crate::text"), [""; 0]);
}

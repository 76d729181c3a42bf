//! Bad input: each case ends in a clear error, the right exit status, nothing on standard output, no panic, in time.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that fails panics, which is how it says so"
)]

mod support;

use std::time::{Duration, Instant};
use support::mutation::{Numbers, mutated};
use support::{Run, Scratch, rapporteur, run, run_with};

/// What no bad input may exceed; a debug build on a busy machine is given more.
const PATIENCE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 30 } else { 2 });

/// A broken file, what is said of it, and why it is refused.
struct BrokenFile {
    name: &'static str,
    bytes: Vec<u8>,
    said: &'static [&'static str],
}

fn broken_files() -> Vec<BrokenFile> {
    let file = |name, bytes: &[u8], said| BrokenFile { name, bytes: bytes.to_vec(), said };
    vec![
        file("empty.txt", b"", &["empty.txt is empty"]),
        file("blank.txt", b" \r\n\t\n", &["blank.txt is empty"]),
        file("mark.txt", "\u{feff}".as_bytes(), &["mark.txt is empty"]),
        file("empty.ttl", b"", &["empty.ttl is empty"]),
        file("latin.txt", b"APEC meets.\nCaf\xE9 talks.\n", &["not UTF-8", "byte 15", "line 2", "0xe9", "iconv"]),
        file("wide.txt", b"\xFF\xFEA\0P\0E\0C\0", &["not UTF-8", "byte 0", "UTF-16"]),
        file("nul.txt", b"APEC meets.\nIt\0 talks.", &["not text", "NUL", "byte 14", "line 2"]),
        file("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", &["not text"]),
        file("wrong.ttl", b"<x:a> <x:b> <x:c> .\n<x:a> <x:b> .\n", &["wrong.ttl:2:13", "Turtle"]),
        file("wrong.nt", b"<x:a> <x:b> oops .\n", &["wrong.nt:1:", "N-Triples"]),
        file(
            "wrong.rdf",
            b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\n<a></b>",
            &["wrong.rdf:"],
        ),
        file("wrong.jsonld", b"{\"@id\": \"x:a\",\n \"x:b\": }", &["wrong.jsonld:2"]),
        file("latin.ttl", b"<x:a> <x:b> \"caf\xE9\" .", &["latin.ttl:1:17", "not UTF-8"]),
    ]
}

/// Asserts that a run failed as it should.
fn refused(run: &Run, status: i32, said: &[&str], what: &str) {
    assert_eq!(run.status, Some(status), "{what}: {run:?}");
    assert_eq!(run.out, "", "{what} printed something");
    assert!(run.err.starts_with("error: ") || run.err.contains("\nerror: "), "{what}: {}", run.err);
    assert!(!run.err.contains("panicked"), "{what}: {}", run.err);
    for words in said {
        assert!(run.err.contains(words), "{what} does not say {words:?}: {}", run.err);
    }
}

#[test]
fn broken_files_are_refused_by_every_command() {
    let scratch = Scratch::new("broken_files");
    for BrokenFile { name, bytes, said } in broken_files() {
        scratch.file(name, bytes);
        let is_prose = name.ends_with(".txt") || name.ends_with(".png");
        let mut commands = vec![vec!["ask", "what is APEC?", name], vec!["check", name], vec!["export", name]];
        if is_prose {
            commands.push(vec!["ingest", "--dry-run", name]);
            commands.push(vec!["ingest", "--dry-run", "--format", "jsonl", name]);
        }
        for command in commands {
            refused(&run(scratch.path(), &command), 3, said, &command.join(" "));
        }
    }
}

#[test]
fn a_broken_file_among_good_ones_leaves_nothing_half_printed() {
    let scratch = Scratch::new("half_printed");
    scratch.file("good.txt", "APEC promotes trade.\n");
    scratch.file("bad.txt", b"\xC3(");
    for format in ["jsonl", "json", "csv", "carb", "table"] {
        let arguments = ["ingest", "--dry-run", "--format", format, "good.txt", "bad.txt"];
        refused(&run(scratch.path(), &arguments), 3, &["bad.txt is not UTF-8"], format);
    }
}

#[test]
fn missing_files_and_directories_are_named() {
    let scratch = Scratch::new("missing");
    std::fs::create_dir(scratch.path().join("folder")).unwrap();
    for command in [["ask", "what is APEC?"].as_slice(), &["check"], &["export"], &["ingest", "--dry-run"]] {
        let with = |file| run(scratch.path(), &[command, &[file]].concat());
        refused(&with("nowhere.txt"), 3, &["no such file: nowhere.txt"], "a missing file");
        // Texts are read from folders, so one without texts is refused for that.
        let said = if command.contains(&"ingest") { "there is no prose in folder" } else { "folder is a directory" };
        refused(&with("folder"), 3, &[said], "a directory");
    }
}

#[test]
fn a_line_without_end_is_refused_at_once() {
    let scratch = Scratch::new("endless");
    scratch.file("endless.txt", "APEC promotes trade. ".repeat(100 << 20 >> 4).get(..100 << 20).unwrap());
    for command in [["ask", "what is APEC?"].as_slice(), &["check"], &["ingest", "--dry-run"]] {
        let started = Instant::now();
        let said = ["line 1 of endless.txt has 104,857,600 bytes without a break"];
        refused(&run(scratch.path(), &[command, &["endless.txt"]].concat()), 3, &said, "an endless line");
        assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
    }
    std::fs::remove_file(scratch.path().join("endless.txt")).unwrap();
}

#[test]
fn broken_standard_input_is_refused() {
    let scratch = Scratch::new("stdin");
    let rows: [(&[u8], &str); 3] =
        [(b"", "stdin is empty"), (b"\xFF", "stdin is not UTF-8"), (b"APEC\0", "stdin is not text")];
    for (bytes, said) in rows {
        refused(&run_with(scratch.path(), &["ask", "what is APEC?", "-"], bytes), 3, &[said], said);
    }
}

#[test]
fn bad_questions_are_refused_in_time() {
    let scratch = Scratch::new("questions");
    scratch.file("world.ttl", WORLD);
    let questions = [
        String::new(),
        "   ".to_owned(),
        "???".to_owned(),
        "… — “”".to_owned(),
        "(".repeat(50_000),
        "what is (".to_owned() + &"(".repeat(10_000),
        format!("which forum {}has members", "that has members ".repeat(6_000)),
        "APEC ".repeat(20_000),
        "x".repeat(100_000),
        "who\0what".to_owned().replace('\0', "\u{1}"),
    ];
    for question in questions {
        let started = Instant::now();
        let shown: String = question.chars().take(40).collect();
        refused(&run(scratch.path(), &["ask", &question, "world.ttl"]), 2, &[], &shown);
        assert!(started.elapsed() < PATIENCE, "{shown}: {:?}", started.elapsed());
    }
}

#[test]
fn mutated_lines_at_the_prompt_do_no_harm() {
    let scratch = Scratch::new("mutated-lines");
    let wells = [
        "what is APEC?",
        "which forums have the most members?",
        "and who are they?",
        "tell: Peru is part of APEC, by me",
        "let \"big\" mean a forum that has a member",
        "sparql { SELECT ?x { ?x a ?class } LIMIT 2 }",
        "how is China connected to Peru within 3 steps?",
        "\\mode json",
        "\\why",
        "\\map",
        "\\source 1",
        "\\cite",
        "\\timing",
        "\\help",
    ];
    let (mut numbers, mut lines) = (Numbers(5), vec![]);
    for number in 0..3_000 {
        let mut line = mutated(wells[number % wells.len()], &mut numbers);
        // What begins with another letter could name a file to write.
        line.retain(|&byte| byte != b'\n' && byte != b'\r');
        let writes = [&b"\\o"[..], b"\\e", b"\\i", b"\\q", b"\\save", b"\\!"];
        if !writes.iter().any(|begin| line.trim_ascii_start().starts_with(begin)) {
            lines.extend(line);
            lines.push(b'\n');
        }
    }
    let text = String::from_utf8_lossy(&lines).into_owned();
    let run = run_with(scratch.path(), &["--keep-going"], text.as_bytes());
    assert!(matches!(run.status, Some(0..=2)), "{:?}", run.status);
    assert!(!run.err.contains("panicked") && !run.out.contains("panicked"), "{}", run.err);
}

#[test]
fn wrong_commands_are_refused() {
    let scratch = Scratch::new("commands");
    scratch.file("world.ttl", WORLD);
    scratch.file("brief.txt", "APEC promotes trade.\n");
    let rows: [(&[&str], i32, &str); 7] = [
        (&["ask"], 2, "QUESTION"),
        (&["ask", "what is APEC?", "--format", "xml"], 2, "xml"),
        (&["frobnicate"], 2, "frobnicate"),
        (&["ingest", "brief.txt"], 2, "--dry-run"),
        (&["ingest", "--dry-run", "world.ttl"], 3, "world.ttl is RDF, not prose"),
        (&["export", "world.ttl", "-o", "world.xyz"], 2, "names no format"),
        (&["export", "world.ttl", "-o", "no/such/folder.ttl"], 3, "cannot write no/such/folder.ttl"),
    ];
    for (arguments, status, said) in rows {
        refused(&run(scratch.path(), arguments), status, &[said], &arguments.join(" "));
    }
}

/// A world in RDF: reading it needs no prose model.
const WORLD: &str = "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix x: <http://example.org/> .
x:apec a x:Forum ; rdfs:label \"APEC\"@en ; x:member x:china, x:peru . x:Forum rdfs:label \"forum\"@en .
x:china rdfs:label \"China\"@en . x:peru rdfs:label \"Peru\"@en . x:member rdfs:label \"have member\"@en .
";

/// What every refusal says besides: what to do next.
#[test]
fn refusals_say_what_would_work() {
    let scratch = Scratch::new("bad-help");
    scratch.file("minutes.txt", "Norland chairs the Harbour Council.\n");
    let here = scratch.path();
    for (arguments, status, help) in [
        (["help", "frob"].as_slice(), 2, "there is help on: ask, ingest,"),
        (&["help", "ingst"], 2, "rapporteur help ingest"),
        (&["ask", "what is APEC?", "minuts.txt"], 3, "did you mean minutes.txt?"),
        (&["load", "nowhere.ttl", "--graph", "g"], 3, "a file is named as seen from the folder"),
        (&["man", "pages"], 2, "rapporteur man -o pages"),
    ] {
        let ran = run(here, arguments);
        assert_eq!(ran.status, Some(status), "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains("help: ") && ran.err.contains(help), "{arguments:?}: {}", ran.err);
    }
    let ran = run_with(here, &[], b"\\source\n");
    assert!(ran.err.contains("help: \\source N: the passage of citation N"), "{}", ran.err);
}

#[test]
fn settings_that_are_missing_are_told() {
    let scratch = Scratch::new("bad-settings");
    let ask = |file: &str, more: &[&str]| -> Run {
        let mut command = rapporteur(scratch.path());
        command.env("RAPPORTEUR_CONFIG", file).args(["ask", "who hosts APEC"]).args(more).output().unwrap().into()
    };
    let missing = ask("nowhere.toml", &[]);
    assert_eq!(missing.status, Some(0), "{}", missing.err);
    assert!(missing.err.contains("RAPPORTEUR_CONFIG names no file: there is no nowhere.toml"), "{}", missing.err);
    assert!(!ask("nowhere.toml", &["--quiet"]).err.contains("RAPPORTEUR_CONFIG"));
    scratch.file("mine.toml", "timing = true\n");
    assert!(!ask("mine.toml", &[]).err.contains("RAPPORTEUR_CONFIG"));
}

/// A full disk, as Linux has one.
#[test]
#[cfg(target_os = "linux")]
fn output_that_cannot_be_written_is_told() {
    let scratch = Scratch::new("bad-output");
    for arguments in [["ask", "who hosts APEC"].as_slice(), &["--help"], &["help", "ask"], &["export"]] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let ran: Run = rapporteur(scratch.path()).args(arguments).stdout(full).output().unwrap().into();
        assert_eq!(ran.status, Some(3), "{arguments:?}: {}", ran.err);
        assert!(
            ran.err.contains("error: cannot write to standard output: No space left"),
            "{arguments:?}: {}",
            ran.err
        );
    }
}

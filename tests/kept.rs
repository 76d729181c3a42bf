//! Kept graphs as people use them: `--graph DIR` from one run to the next, and what happens to it in between.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that fails panics, which is how it says so"
)]

mod support;

use serde_json::Value;
use std::collections::BTreeSet;
use std::process::Stdio;
use std::time::Duration;
use support::{Run, Scratch, rapporteur, run, run_with};

const BRIEF: &str = "Norland chairs the Harbour Council. The Harbour Council cannot adopt binding treaties.\n";
const WORLD: &str = "@prefix x: <http://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
x:bay a x:Forum ; rdfs:label 'Bay Forum'@en ; x:reportsTo x:strait .
x:strait rdfs:label 'Strait Council'@en . x:reportsTo rdfs:label 'report to'@en .\n";

fn scratch(test: &str) -> Scratch {
    let scratch = Scratch::new(test);
    scratch.file("brief.txt", BRIEF);
    scratch.file("world.ttl", WORLD);
    scratch
}

fn ok(scratch: &Scratch, arguments: &[&str]) -> Run {
    let ran = run(scratch.path(), arguments);
    assert_eq!(ran.status, Some(0), "{arguments:?}: {ran:?}");
    ran
}

fn info(scratch: &Scratch) -> Value {
    serde_json::from_str(&ok(scratch, &["info", "--graph", "g", "--format", "json"]).out).unwrap()
}

#[test]
fn what_is_read_is_there_the_next_time() {
    let scratch = scratch("kept_next_time");
    let ran = ok(&scratch, &["ingest", "brief.txt", "--graph", "g"]);
    assert!(ran.err.starts_with("brief.txt: ") && ran.err.contains("statements added"), "{}", ran.err);
    ok(&scratch, &["load", "world.ttl", "--graph", "g"]);
    let answer = ok(&scratch, &["ask", "who chairs the Harbour Council?", "--graph", "g"]);
    assert!(answer.out.contains("Norland") && answer.out.contains("brief.txt"), "{}", answer.out);
    let answer = ok(&scratch, &["ask", "which fora report to the Strait Council?", "--graph", "g"]);
    assert!(answer.out.contains("Bay Forum"), "{}", answer.out);
    let lines = run_with(scratch.path(), &["--graph", "g"], b"who chairs the Harbour Council?\n");
    assert!(lines.out.contains("Norland"), "{lines:?}");
    let before = info(&scratch);
    assert!(ok(&scratch, &["ingest", "brief.txt", "--graph", "g"]).err.contains("0 statements added"));
    assert_eq!(info(&scratch), before);
    assert_eq!(before["sources"][0]["name"], "brief.txt");
    assert_eq!(before["commits"][1]["message"], "load world.ttl");
    let exported = ok(&scratch, &["export", "--graph", "g"]).out;
    ok(&scratch, &["compact", "--graph", "g"]);
    assert_eq!(info(&scratch)["in_journal"], 0);
    assert_eq!(ok(&scratch, &["export", "--graph", "g"]).out, exported);
    ok(&scratch, &["info", "--graph", "g", "--verify"]);
    assert_eq!(run(scratch.path(), &["check", "--graph", "g"]).status, Some(1), "the world has no source");
}

#[test]
fn graphs_that_are_none_are_refused() {
    let scratch = scratch("kept_refused");
    scratch.file("picture.png", "no graph");
    let rows: [(&[&str], i32, &str); 7] = [
        (&["ask", "what is APEC?", "--graph", "nowhere"], 3, "there is no graph at nowhere"),
        (&["ask", "what is APEC?", "--graph", "picture.png"], 3, "picture.png is no kept graph"),
        (&["ask", "what is APEC?", "brief.txt", "--graph", "g"], 2, "only one of them"),
        (&["load", "world.ttl"], 2, "load FILE --graph DIR"),
        (&["ingest", "brief.txt"], 2, "ingest FILE --graph DIR"),
        (&["load", "brief.txt", "--graph", "g"], 3, "brief.txt is no RDF"),
        (&["load", "missing.nt", "--graph", "g"], 3, "no such file: missing.nt"),
    ];
    for (arguments, status, message) in rows {
        let ran = run(scratch.path(), arguments);
        assert_eq!((ran.status, ran.err.contains(message)), (Some(status), true), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn nothing_of_a_failed_load_is_kept() {
    let scratch = scratch("kept_failed_load");
    scratch.file("data.nt", "<http://x/a> <http://x/p> \"1\" .\n<http://x/a> <http://x/p> '2' .\n");
    let ran = run(scratch.path(), &["load", "world.ttl", "data.nt", "--graph", "g"]);
    assert_eq!(ran.status, Some(3));
    assert!(ran.err.contains("data.nt:2:27"), "{}", ran.err);
    assert_eq!(info(&scratch)["statements"], 0);
    let ran = run(scratch.path(), &["load", "data.nt", "--graph", "g", "--lenient"]);
    assert_eq!(ran.status, Some(1));
    assert!(ran.err.contains("data.nt:2:27") && ran.err.contains("1 place was left out"), "{}", ran.err);
    assert_eq!(info(&scratch)["statements"], 1);
}

#[test]
fn named_graphs_are_kept_and_said() {
    let scratch = scratch("kept_named");
    scratch.file("data.trig", "@prefix x: <http://x/> . x:g { x:a x:p x:b } x:a x:p x:c .");
    let ran = ok(&scratch, &["load", "data.trig", "--graph", "g"]);
    assert!(ran.err.contains("1 statement is in named graphs"), "{}", ran.err);
    assert_eq!((info(&scratch)["statements"].as_u64(), info(&scratch)["in_named_graphs"].as_u64()), (Some(2), Some(1)));
    for format in ["trig", "nquads", "jsonld"] {
        let ran = ok(&scratch, &["export", "--graph", "g", "--format", format]);
        assert!(ran.out.contains("http://x/g") && ran.err.is_empty(), "{ran:?}");
    }
    for format in ["turtle", "ntriples", "rdfxml"] {
        let ran = ok(&scratch, &["export", "--graph", "g", "--format", format]);
        assert!(!ran.out.contains("http://x/g"), "{ran:?}");
        assert!(ran.err.starts_with("1 statement of named graphs was left out"), "{ran:?}");
    }
}

#[test]
fn a_damaged_graph_is_an_error() {
    let scratch = scratch("kept_damaged");
    ok(&scratch, &["load", "world.ttl", "--graph", "g"]);
    ok(&scratch, &["compact", "--graph", "g"]);
    let index = scratch.path().join("g/index-1");
    let mut bytes = std::fs::read(&index).unwrap();
    bytes[4100..].iter_mut().for_each(|byte| *byte ^= 1);
    std::fs::write(&index, bytes).unwrap();
    let ran = run(scratch.path(), &["ask", "which fora report to the Strait Council?", "--graph", "g"]);
    assert_eq!((ran.status, ran.out.as_str()), (Some(3), ""));
    assert!(ran.err.contains("index-1 is damaged"), "{}", ran.err);
}

#[test]
fn damaged_names_are_made_again() {
    let scratch = scratch("kept_names");
    ok(&scratch, &["load", "world.ttl", "--graph", "g"]);
    ok(&scratch, &["compact", "--graph", "g"]);
    let question = ["ask", "which fora report to the Strait Council?", "--graph", "g"];
    let right = ok(&scratch, &question).out;
    let names = scratch.path().join("g/names-1");
    let whole = std::fs::read(&names).unwrap();
    for at in (0..whole.len()).step_by(397) {
        let mut other = whole.clone();
        other[at] ^= 0x40;
        std::fs::write(&names, if at % 2 == 0 { &other } else { &other[..at] }).unwrap();
        let ran = run(scratch.path(), &question);
        let said = ran.status == Some(3) && ran.err.contains("names-1 is damaged");
        assert!(said || ran.out == right, "{at}: {ran:?}");
        assert_eq!(ok(&scratch, &question).out, right, "{at}");
    }
}

/// A limit to the length of files is met as a full disk is, in the middle of a write.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_graph_as_it_was() {
    let scratch = scratch("kept_full");
    ok(&scratch, &["load", "world.ttl", "--graph", "g"]);
    let exported = || ok(&scratch, &["export", "--graph", "g", "--format", "ntriples"]).out;
    let before = exported();
    let limited = |arguments: &[&str]| {
        let limit = "trap '' XFSZ; ulimit -f 4; exec \"$0\" \"$@\"";
        let mut command = std::process::Command::new("sh");
        command.args(["-c", limit, env!("CARGO_BIN_EXE_rapporteur")]).args(arguments).current_dir(scratch.path());
        command.output().unwrap()
    };
    // Some go to the journal, many into a new index.
    for (name, count) in [("some.nt", 2_000), ("many.nt", 15_000)] {
        scratch.file(name, (0..count).map(|n| format!("<http://x/{n}> <http://x/p> \"{n}\" .\n")).collect::<String>());
        let ran = limited(&["load", name, "--graph", "g"]);
        assert_eq!(ran.status.code(), Some(3), "{name}: {ran:?}");
        assert!(String::from_utf8_lossy(&ran.stderr).contains("cannot write"), "{ran:?}");
        assert_eq!(exported(), before, "{name}");
    }
    // Names that cannot be kept are made anew every time.
    let ran = limited(&["ask", "which fora report to the Strait Council?", "--graph", "g"]);
    assert!(String::from_utf8_lossy(&ran.stdout).contains("Bay Forum"), "{ran:?}");
    ok(&scratch, &["load", "many.nt", "--graph", "g"]);
    assert_eq!(exported().lines().count(), before.lines().count() + 15_000);
    ok(&scratch, &["info", "--graph", "g", "--verify"]);
}

/// The first question after a load and after a commit finds the names made, or makes those of the commit alone.
#[test]
fn names_are_there_before_they_are_asked_for() {
    let scratch = scratch("kept_prepared");
    let mut many = String::new();
    for n in 0..13_000 {
        many += &format!("<http://x/t{n}> <http://www.w3.org/2000/01/rdf-schema#label> \"Thing number {n}\" .\n");
    }
    many += "<http://x/t5> <http://x/chairs> <http://x/t9> .\n";
    scratch.file("many.nt", many);
    ok(&scratch, &["load", "many.nt", "--graph", "g"]);
    let [base, later] = ["g/names-1", "g/names-1-later"].map(|name| scratch.path().join(name));
    assert!(base.exists() && !later.exists());
    let made = base.metadata().unwrap().modified().unwrap();
    let ask = |question: &str| ok(&scratch, &["ask", question, "--graph", "g", "--format", "csv"]).out;
    assert!(ask("who chairs \"Thing number 9\"?").contains("Thing number 5"));
    let label = "<http://www.w3.org/2000/01/rdf-schema#label>";
    scratch.file("one.nt", format!("<http://x/t9> {label} \"Suva\" . <http://x/new> {label} \"Norland\" .\n"));
    scratch.file("one.ttl", std::fs::read_to_string(scratch.path().join("one.nt")).unwrap());
    ok(&scratch, &["load", "one.ttl", "--graph", "g"]);
    assert!(ask("who chairs Suva?").contains("Thing number 5"));
    assert!(later.exists() && base.metadata().unwrap().modified().unwrap() == made);
    ok(&scratch, &["compact", "--graph", "g"]);
    assert!(scratch.path().join("g/names-2").exists() && !base.exists() && !later.exists());
    assert!(ask("who chairs Suva?").contains("Thing number 5"));
}

/// Where the system tells how much memory a program holds, an answer may be limited to some.
#[cfg(target_os = "linux")]
#[test]
fn a_memory_limit_is_kept() {
    let scratch = scratch("kept_memory");
    let many: String = (0..2_000).map(|n| format!("<http://x/{n}> <http://x/p> \"{n}\" .\n")).collect();
    scratch.file("many.nt", many);
    ok(&scratch, &["load", "many.nt", "--graph", "g"]);
    // One is walked on the columns, the other goes to the evaluator.
    for large in
        ["SELECT ?a ?b ?c ?d { ?a ?p ?b . ?c ?p ?d }", "SELECT ?a ?b ?c ?d { ?a ?p ?b . ?c ?p ?d } ORDER BY STRLEN(?b)"]
    {
        let question = format!("sparql {{ {large} }}");
        for home in [&["--graph", "g"][..], &["many.nt"]] {
            let arguments = [&["ask", &question, "--memory", "60M"], home].concat();
            let ran = run(scratch.path(), &arguments);
            assert_eq!((ran.status, ran.out.as_str()), (Some(3), ""), "{large} {home:?} {}", ran.err);
            assert!(
                ran.err.contains("more memory than the limit of 60 MB") && ran.err.contains("--memory"),
                "{}",
                ran.err
            );
        }
    }
    let small =
        ok(&scratch, &["ask", "sparql { SELECT ?b { <http://x/7> ?p ?b } }", "--graph", "g", "--memory", "60M"]);
    assert!(small.out.contains('7'));
    let ran = run(scratch.path(), &["ask", "sparql { ASK {} }", "--graph", "g", "--memory", "much"]);
    assert!(ran.status == Some(2) && ran.err.contains("500M or 2G"), "{ran:?}");
}

#[test]
fn a_time_limit_is_kept() {
    let scratch = scratch("kept_late");
    scratch.file("many.nt", (0..900).map(|n| format!("<http://x/{n}> <http://x/p> \"{n}\" .\n")).collect::<String>());
    ok(&scratch, &["load", "many.nt", "--graph", "g"]);
    let long = "sparql { SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h } }";
    let ran = run(scratch.path(), &["ask", long, "--graph", "g", "--timeout", "0.2"]);
    assert_eq!((ran.status, ran.out.as_str()), (Some(3), ""));
    assert!(ran.err.contains("within the time limit of 200ms") && ran.err.contains("--timeout"), "{}", ran.err);
    let ran = run(scratch.path(), &["ask", long, "--graph", "g", "--timeout", "soon"]);
    assert!(ran.status == Some(2) && ran.err.contains("a number of seconds"), "{ran:?}");
}

/// Writers that are killed at any moment lose nothing that they had told of, and the graph opens. With `KILLS=500` there
/// are so many of them.
#[test]
fn killed_writers_lose_nothing() {
    let scratch = scratch("kept_killed");
    let mut told: BTreeSet<u64> = BTreeSet::new();
    let kills = std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(80_u64);
    for n in 0..kills {
        let file = scratch.file("one.nt", format!("<http://x/{n}> <http://x/p> \"{n}\" .\n"));
        let arguments: &[&str] =
            if n % 7 == 6 { &["-q", "compact", "--graph", "g"] } else { &["-q", "load", &file, "--graph", "g"] };
        let mut writer = rapporteur(scratch.path()).args(arguments).stdin(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_micros(n * n % 97 * 150));
        // Of its own child only; one that has ended by now was not killed and tells whether it succeeded.
        let _ = writer.kill();
        if writer.wait().unwrap().success() && n % 7 != 6 {
            told.insert(n);
        }
        if n % 10 == 9 && scratch.path().join("g/graph").exists() {
            let exported = ok(&scratch, &["export", "--graph", "g", "--format", "ntriples"]).out;
            let kept: BTreeSet<u64> =
                exported.lines().filter_map(|line| line.split('"').nth(1)?.parse().ok()).collect();
            assert!(told.is_subset(&kept), "{:?}", told.difference(&kept).collect::<Vec<_>>());
            ok(&scratch, &["info", "--graph", "g", "--verify"]);
        }
    }
}

#[test]
fn two_writers_take_turns() {
    let scratch = scratch("kept_turns");
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let file =
                scratch.file(&format!("w{writer}.nt"), format!("<http://x/w{writer}> <http://x/p> \"{writer}\" .\n"));
            let mut command = rapporteur(scratch.path());
            command.args(["-q", "load", &file, "--graph", "g"]).stdin(Stdio::null()).spawn().unwrap()
        })
        .collect();
    for mut writer in writers {
        assert!(writer.wait().unwrap().success());
    }
    assert_eq!(info(&scratch)["statements"], 4);
    assert_eq!(info(&scratch)["commits"].as_array().unwrap().len(), 4);
}

#[test]
fn the_last_commit_is_taken_back_by_a_later_session() {
    let scratch = scratch("kept_undo");
    ok(&scratch, &["ingest", "brief.txt", "--graph", "g"]);
    let before = info(&scratch)["statements"].clone();
    ok(&scratch, &["load", "world.ttl", "--graph", "g"]);
    let undo = |lines: &str| run_with(scratch.path(), &["--graph", "g"], lines.as_bytes());
    let asked = undo("\\undo\n");
    assert!(asked.err.contains("commit 2 (load world.ttl)") && asked.err.contains("once more"), "{asked:?}");
    assert_ne!(info(&scratch)["statements"], before, "it was only asked");
    let between = undo("\\undo\nwho chairs the Harbour Council?\n\\undo\n");
    assert!(!between.err.contains("undo: load"), "{between:?}");
    let undone = undo("\\undo\n\\undo\n");
    assert!(undone.err.contains("undo: load world.ttl"), "{undone:?}");
    assert_eq!(info(&scratch)["statements"], before);
    // What was taken back is passed over: the one before is next.
    assert!(undo("\\undo\n").err.contains("commit 1 (read brief.txt)"));
    ok(&scratch, &["compact", "--graph", "g"]);
    let folded = undo("\\undo\n");
    assert!(folded.status == Some(2) && folded.err.contains("folded into the index"), "{folded:?}");
}

#[test]
fn a_graph_keeps_the_texts_it_was_read_from() {
    let scratch = scratch("kept_texts");
    ok(&scratch, &["ingest", "brief.txt", "--graph", "g"]);
    let text = || ok(&scratch, &["source", "brief.txt", "--graph", "g"]).out;
    std::fs::remove_file(scratch.path().join("brief.txt")).unwrap();
    assert_eq!(text(), BRIEF);
    ok(&scratch, &["compact", "--graph", "g"]);
    assert_eq!(text(), BRIEF);
    let session = b"who chairs the Harbour Council?\n\\source 1\n";
    let shown = run_with(scratch.path(), &["--graph", "g"], session);
    assert!(shown.out.contains("cannot adopt binding treaties"), "what stands around is shown: {shown:?}");
    // Triples alone have no place for it, which is said; what holds named graphs holds it, and gives it back.
    let triples = ok(&scratch, &["export", "--graph", "g"]);
    assert!(!triples.out.contains("rap:text") && triples.err.contains("named graphs were left out"), "{triples:?}");
    ok(&scratch, &["export", "--graph", "g", "--format", "nquads", "-o", "all.nq"]);
    ok(&scratch, &["load", "all.nq", "--graph", "copy"]);
    assert_eq!(ok(&scratch, &["source", "brief.txt", "--graph", "copy"]).out, BRIEF);
    let newer = "The Harbour Council meets in Suva.\n";
    scratch.file("brief.txt", newer);
    ok(&scratch, &["ingest", "brief.txt", "--graph", "g"]);
    assert_eq!(text(), newer);
    for (arguments, expected) in [
        (["source", "brief.txt", "--graph", "g", "--format", "json"].as_slice(), "and not the map"),
        (&["source", "brif.txt", "--graph", "g"], "did you mean brief.txt?"),
    ] {
        let ran = run(scratch.path(), arguments);
        assert!(ran.status == Some(2) && ran.err.contains(expected), "{ran:?}");
    }
    ok(&scratch, &["remove", "brief.txt", "--graph", "g"]);
    assert_eq!(info(&scratch)["statements"], 0);
}

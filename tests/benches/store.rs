//! A kept graph beside oxigraph in memory: sixteen shapes of query on the same graph in the same run.
//!
//! `cargo bench --bench store -- 1000000` takes a graph of a million triples; without a number, of a hundred thousand.
//! Answers are compared before anything is timed. Ratios say how many times faster the kept graph is. With `alone` after
//! the number there is no oxigraph beside it, which takes a gigabyte for three million triples. With
//! `--features rocksdb` there is oxigraph on RocksDB, too.
//!
//! What follows the table is of the kept graph alone: memory, commits of a small document, and the `rapporteur` command
//! from its start to an answer in English, after a load, after a commit, and then.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark that fails panics, which is how it says so"
)]

mod fora;

use fora::BASE;
use rapporteur::knowledge::{load_bulk, open_or_make_kept};
use rapporteur::store::{Bulk, Change, Embedded, Endpoint, Kept, RdfFormat, parse};
use spargebra::{Query, SparqlParser};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// How long one query is repeated.
const LONG: Duration = Duration::from_millis(300);

/// The least and the most repetitions.
const RUNS: (usize, usize) = (3, 500);

const SHAPES: [(&str, &str); 16] = [
    ("point", "SELECT ?p ?o { :f0b3m2014 ?p ?o }"),
    ("two hops", "SELECT ?d ?l { ?m :organizedBy :f0b3 . ?d :producedBy ?m ; rdfs:label ?l }"),
    ("star", "SELECT ?m ?c ?l { ?m a :Meeting ; :hostedBy :economy8 ; :year 2014 ; :heldIn ?c ; rdfs:label ?l }"),
    (
        "type and label",
        "SELECT ?x ?l { ?x a :WorkingGroup ; rdfs:label ?l FILTER(STRSTARTS(STR(?l), \"WorkingGroup 11 on Tr\")) }",
    ),
    ("group by", "SELECT ?e (COUNT(?m) AS ?n) { ?m :hostedBy ?e } GROUP BY ?e"),
    ("closure of one", "SELECT ?x { ?x :partOf+ :f0b0 }"),
    ("closure of all", "SELECT (COUNT(*) AS ?n) { ?x :partOf+ ?y }"),
    ("reachability", "ASK { :f0b41m2013 (:organizedBy|:partOf)+ :f0b0 }"),
    ("top k", "SELECT ?m ?d { ?m a :Meeting ; :startDate ?d } ORDER BY DESC(?d) ?m LIMIT 10"),
    ("label", "SELECT ?x { ?x rdfs:label \"Forum 0 on Trade of Forum 0\"@en }"),
    ("contains", "SELECT ?x ?l { ?x rdfs:label ?l FILTER(CONTAINS(LCASE(STR(?l)), \"roadmap on energy (2014)\")) }"),
    (
        "optional, not exists",
        "SELECT ?m ?l { ?m :hostedBy :economy8 ; :year 2014 OPTIONAL { ?m :chairedBy ?c . ?c rdfs:label ?l }
         FILTER NOT EXISTS { ?d :producedBy ?m } }",
    ),
    (
        "path and join",
        "SELECT DISTINCT ?p { ?b :partOf* :f0b0 . ?post :postIn ?b . ?p :holdsPost ?post ; :represents :economy8 }",
    ),
    ("topic path", "SELECT (COUNT(?d) AS ?n) { ?t :broader* :topic3 . ?d :about ?t }"),
    ("big join", "SELECT (COUNT(*) AS ?n) { ?d :producedBy ?m . ?m :organizedBy ?b . ?b :partOf ?p }"),
    (
        "group over join",
        "SELECT ?t (COUNT(?d) AS ?n) { ?d :about ?t ; :producedBy ?m . ?m :year 2014 }
         GROUP BY ?t ORDER BY DESC(?n) ?t LIMIT 20",
    ),
];

fn main() -> io::Result<()> {
    let triples = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(100_000);
    let alone = std::env::args().any(|argument| argument == "alone");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let measured = measure(triples, alone, &folder);
    std::fs::remove_dir_all(&folder)?;
    measured
}

fn measure(triples: usize, alone: bool, folder: &Path) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let (file, text) = (folder.join("fora.nt"), fora::write(triples));
    std::fs::write(&file, &text)?;
    let count = text.lines().count();
    let rate = |took: Duration| count as f64 / took.as_secs_f64() / 1e6;
    // Once without names, which a store by itself knows nothing of, and once as `rapporteur load` does it.
    let loads = |graph: &str, open: fn(&Path) -> Kept| {
        let kept = open(&folder.join(graph));
        timed(|| load_bulk(&kept, std::slice::from_ref(&file), &Bulk::default()).unwrap()).1
    };
    let kept_in = loads("bare", |folder| Kept::open_or_make(folder).unwrap());
    std::fs::remove_dir_all(folder.join("bare"))?;
    let named_in = loads("graph", |folder| open_or_make_kept(folder).unwrap());
    writeln!(
        out,
        "{count} triples; load, million triples a second: kept and durable {:.2}, with the names gathered {:.2}",
        rate(kept_in),
        rate(named_in)
    )?;
    let resident = resident();
    let (kept, opened) = timed(|| Kept::open(&folder.join("graph")).unwrap());
    let size = kept.size();
    assert_eq!(size.quads, count);
    let bytes = |bytes: f64| bytes / count as f64;
    writeln!(out, "{:.1} bytes a triple on disk; opened in {} µs", bytes(size.index_bytes as f64), opened.as_micros())?;
    let ours = queries(&kept);
    if let (Some(before), Some(after)) = (resident, self::resident()) {
        // What the process held before includes the text; what came after is the index as far as it was looked at, and
        // what the queries needed.
        writeln!(out, "{:.1} bytes a triple resident after the queries", bytes(after.saturating_sub(before) as f64))?;
    }
    let theirs = (!alone).then(|| {
        let (embedded, took) = timed(|| {
            let embedded = Embedded::new().unwrap();
            embedded.insert(parse("fora.nt", text.as_bytes(), RdfFormat::NTriples).unwrap()).unwrap();
            embedded
        });
        (queries(&embedded), took)
    });
    #[cfg(feature = "rocksdb")]
    if !alone {
        rocksdb(&mut out, &text, folder, &ours)?;
    }
    drop(text);
    if let Some((_, took)) = &theirs {
        writeln!(out, "load, million triples a second: oxigraph in memory {:.2}", rate(*took))?;
    }
    compare(&mut out, &ours, theirs.as_ref().map(|(theirs, _)| theirs), "oxigraph")?;
    process(&mut out, &folder.join("graph"), &kept)
}

/// Oxigraph on RocksDB, beside what was measured of the kept graph.
#[cfg(feature = "rocksdb")]
fn rocksdb(out: &mut impl Write, text: &str, folder: &Path, ours: &[Measured]) -> io::Result<()> {
    let (embedded, took) = timed(|| {
        let embedded = Embedded::on_rocksdb(&folder.join("rocksdb")).unwrap();
        embedded.insert(parse("fora.nt", text.as_bytes(), RdfFormat::NTriples).unwrap()).unwrap();
        embedded
    });
    let rate = text.lines().count() as f64 / took.as_secs_f64() / 1e6;
    writeln!(out, "load, million triples a second: oxigraph on RocksDB {rate:.2}")?;
    compare(out, ours, Some(&queries(&embedded)), "RocksDB")
}

/// What a shape came to: its answers, and microseconds.
type Measured = (Vec<String>, f64);

fn queries(graph: &dyn Endpoint) -> Vec<Measured> {
    SHAPES.iter().map(|(_, text)| query(text)).map(|query| (answers(graph, &query), median(graph, &query))).collect()
}

fn compare(out: &mut impl Write, ours: &[Measured], theirs: Option<&Vec<Measured>>, name: &str) -> io::Result<()> {
    let other = format!("{name} µs");
    writeln!(out, "\n{:<22}{:>8}{:>12}{other:>12}{:>8}", "shape", "answers", "kept µs", "ratio")?;
    let mut logs = 0.0;
    for (at, (name, _)) in SHAPES.iter().enumerate() {
        let (answers, took) = &ours[at];
        write!(out, "{name:<22}{:>8}{took:>12.1}", answers.len())?;
        if let Some(theirs) = theirs {
            let (expected, longer) = &theirs[at];
            assert_eq!(answers, expected, "{name}");
            logs += (longer / took).ln();
            write!(out, "{longer:>12.1}{:>8.1}", longer / took)?;
        }
        writeln!(out)?;
    }
    if theirs.is_some() {
        writeln!(out, "{:<22}{:>40.1}", "geometric mean", (logs / SHAPES.len() as f64).exp())?;
    }
    Ok(())
}

/// The command from its start to its end, and commits of one small document.
fn process(out: &mut impl Write, graph: &Path, kept: &Kept) -> io::Result<()> {
    let asked = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
        command.args(["-q", "ask", "what does \"Person 0 of f0b3\" represent?", "--graph"]).arg(graph);
        timed(|| command.output().unwrap())
    };
    let answered = || {
        let (answer, took) = asked();
        let text = String::from_utf8_lossy(&answer.stdout).into_owned();
        assert!(text.contains("economy"), "{text}{}", String::from_utf8_lossy(&answer.stderr));
        took
    };
    let then = || (0..20).map(|_| answered()).min().unwrap_or_default();
    let milliseconds = |took: Duration| took.as_secs_f64() * 1e3;
    let (first, best) = (answered(), then());
    writeln!(
        out,
        "\nask in English, whole process: first {:.1} ms, then at best {:.1} ms",
        milliseconds(first),
        milliseconds(best)
    )?;
    let mut commits: Vec<Duration> = (0..11)
        .map(|n| {
            let text = format!("<{BASE}new{n}> <{BASE}partOf> <{BASE}f0b0> ; <{BASE}year> {n} .");
            let insert = parse("new.ttl", text.as_bytes(), RdfFormat::Turtle).unwrap();
            timed(|| kept.commit(&Change { message: "more".to_owned(), insert, remove: vec![] }).unwrap()).1
        })
        .collect();
    commits.sort();
    writeln!(out, "commit of a small document, durable: {:.2} ms", milliseconds(commits[5]))?;
    let (first, best) = (answered(), then());
    writeln!(
        out,
        "ask in English after commits, whole process: first {:.1} ms, then at best {:.1} ms",
        milliseconds(first),
        milliseconds(best)
    )
}

/// The bytes of memory that this process holds, where the system tells.
fn resident() -> Option<u64> {
    let told = std::fs::read_to_string("/proc/self/statm").ok()?;
    Some(told.split(' ').nth(1)?.parse::<u64>().ok()? * 4096)
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let started = Instant::now();
    let done = work();
    (done, started.elapsed())
}

fn query(text: &str) -> Query {
    let prefixes = format!("PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX : <{BASE}> ");
    SparqlParser::new().parse_query(&(prefixes + text)).unwrap()
}

/// What a query gives, sorted.
fn answers(graph: &dyn Endpoint, query: &Query) -> Vec<String> {
    if let Query::Ask { .. } = query {
        return vec![graph.ask(query).unwrap().to_string()];
    }
    let mut rows: Vec<String> = graph.select(query).unwrap().rows.iter().map(|row| format!("{row:?}")).collect();
    rows.sort();
    rows
}

/// The median of several runs, in microseconds.
fn median(graph: &dyn Endpoint, query: &Query) -> f64 {
    let (started, mut runs) = (Instant::now(), Vec::new());
    while runs.len() < RUNS.0 || (runs.len() < RUNS.1 && started.elapsed() < LONG) {
        let (_, took) = match query {
            Query::Ask { .. } => timed(|| _ = graph.ask(query).unwrap()),
            _ => timed(|| drop(graph.select(query).unwrap())),
        };
        runs.push(took.as_secs_f64() * 1e6);
    }
    runs.sort_by(f64::total_cmp);
    runs[runs.len() / 2]
}

//! A kept graph beside oxigraph in memory: sixteen shapes of query on the same graph in the same run.
//!
//! `cargo bench --bench store -- 1000000` takes a graph of a million triples; without a number, of a hundred thousand.
//! Answers are compared before anything is timed. Ratios say how many times faster the kept graph is.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark that fails panics, which is how it says so"
)]

mod fora;

use fora::BASE;
use rapporteur::knowledge::load_bulk;
use rapporteur::store::{Bulk, Embedded, Endpoint, Kept, RdfFormat, parse};
use spargebra::{Query, SparqlParser};
use std::io::{self, Write};
use std::path::PathBuf;
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
        "SELECT ?x ?l { ?x a :WorkingGroup ; rdfs:label ?l FILTER(STRSTARTS(STR(?l), \"WorkingGroup 14\")) }",
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
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let measured = measure(triples, &folder);
    std::fs::remove_dir_all(&folder)?;
    measured
}

fn measure(triples: usize, folder: &std::path::Path) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let (file, text) = (folder.join("fora.nt"), fora::write(triples));
    std::fs::write(&file, &text)?;
    let (embedded, in_memory) = timed(|| {
        let embedded = Embedded::new().unwrap();
        embedded.insert(parse("fora.nt", text.as_bytes(), RdfFormat::NTriples).unwrap()).unwrap();
        embedded
    });
    let (_, kept_in) = timed(|| {
        let kept = Kept::open_or_make(&folder.join("graph")).unwrap();
        load_bulk(&kept, &[file], &Bulk::default()).unwrap();
        kept.compact().unwrap();
    });
    let (kept, opened) = timed(|| Kept::open(&folder.join("graph")).unwrap());
    let (size, count) = (kept.size(), embedded.len().unwrap());
    assert_eq!(size.quads, count);
    writeln!(out, "{count} triples; {:.1} bytes a triple on disk", size.index_bytes as f64 / count as f64)?;
    let rate = |took: Duration| count as f64 / took.as_secs_f64() / 1e6;
    writeln!(
        out,
        "load, million triples a second: kept and durable {:.2}, oxigraph in memory {:.2}",
        rate(kept_in),
        rate(in_memory)
    )?;
    writeln!(out, "open: {} µs\n", opened.as_micros())?;
    writeln!(out, "{:<22}{:>8}{:>12}{:>12}{:>8}", "shape", "answers", "kept µs", "oxigraph µs", "ratio")?;
    let mut logs = 0.0;
    for (name, text) in SHAPES {
        let query = query(text);
        let answers = answers(&kept, &query);
        assert_eq!(answers, self::answers(&embedded, &query), "{name}");
        let (ours, theirs) = (median(&kept, &query), median(&embedded, &query));
        logs += (theirs / ours).ln();
        writeln!(out, "{name:<22}{:>8}{ours:>12.1}{theirs:>12.1}{:>8.1}", answers.len(), theirs / ours)?;
    }
    writeln!(out, "{:<22}{:>40.1}", "geometric mean", (logs / SHAPES.len() as f64).exp())
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

//! Graphs on their way out: what is written reads back, and the same graph is the same bytes.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails panics, which is how it says so"
)]

mod support;

use support::{Scratch, run, run_with};

fn out(scratch: &Scratch, arguments: &[&str]) -> String {
    let run = run(scratch.path(), arguments);
    assert_eq!(run.status, Some(0), "{arguments:?} {run:?}");
    run.out
}

/// A graph in N-Quads by a small generator of numbers: IRIs, blank nodes, texts, numbers, named graphs.
fn generated(seed: u64) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let texts = ["a", "two\\nlines", "\\\"quoted\\\"", "é \\\\ ß", "", "tab\\t", "\\u0001", "<b>&amp;", "日本"];
    let mut lines = String::new();
    for _ in 0..60 {
        let subject = if next(3) == 0 { format!("_:b{}", next(6)) } else { format!("<http://x/s{}>", next(8)) };
        let text = texts[next(texts.len() as u64) as usize];
        let object = match next(6) {
            0 => format!("_:b{}", next(6)),
            1 => format!("\"{text}\"@en-GB"),
            2 => format!("\"{}\"^^<http://www.w3.org/2001/XMLSchema#integer>", next(100)),
            3 => format!("\"0{}.50\"^^<http://www.w3.org/2001/XMLSchema#decimal>", next(100)),
            4 => format!("<http://x/s{}>", next(8)),
            _ => format!("\"{text}\""),
        };
        let graph = match next(4) {
            0 => "<http://x/g1>".to_owned(),
            1 => "<http://x/g2>".to_owned(),
            2 => format!("_:g{}", next(2)),
            _ => String::new(),
        };
        lines += &format!("{subject} <http://x/p{}> {object} {graph} .\n", next(5));
    }
    lines
}

#[test]
fn what_is_written_reads_back_as_the_same_graph() {
    let scratch = Scratch::new("export-round");
    for seed in 1..=12 {
        // What XML and JSON cannot hold is told, and no round trip.
        scratch.file("a.nq", generated(seed));
        let canonical = out(&scratch, &["export", "a.nq", "--format", "canonical"]);
        assert!(canonical.lines().count() > 30, "{canonical}");
        for (format, name) in [("nquads", "b.nq"), ("trig", "b.trig"), ("jsonld", "b.jsonld")] {
            out(&scratch, &["export", "a.nq", "--format", format, "-o", name]);
            let again = out(&scratch, &["export", name, "--format", "canonical"]);
            assert_eq!(again, canonical, "{seed} {format}");
        }
        scratch.file("c.nq", canonical.lines().rev().map(|line| format!("{line}\n")).collect::<String>());
        assert_eq!(out(&scratch, &["export", "c.nq", "--format", "canonical"]), canonical, "{seed}");
    }
}

#[test]
fn named_graphs_of_files_are_kept() {
    let scratch = Scratch::new("export-named");
    scratch.file("a.trig", "<http://x/a> <http://x/p> 1 . <http://x/g> { <http://x/a> <http://x/p> 2 }");
    let trig = out(&scratch, &["export", "a.trig", "--format", "trig"]);
    assert!(trig.contains("<http://x/g> {"), "{trig}");
    let turtle = run(scratch.path(), &["export", "a.trig"]);
    assert!(turtle.err.contains("1 statement of named graphs was left out"), "{turtle:?}");
    // A question about files sees all of them.
    let asked =
        run(scratch.path(), &["ask", "sparql { SELECT ?o { ?s <http://x/p> ?o } }", "a.trig", "--format", "csv"]);
    assert_eq!(asked.out.lines().count(), 3, "{asked:?}");
}

#[test]
fn a_question_is_written_as_a_network_and_as_triples() {
    let scratch = Scratch::new("export-of");
    let of =
        |format: &str| out(&scratch, &["export", "--of", "which committees report to the SOM?", "--format", format]);
    let graphml = of("graphml");
    assert!(graphml.contains("<data key=\"label\">Economic Committee</data>"), "{graphml}");
    assert!(graphml.contains("attr.name=\"modality\""));
    let cytoscape: serde_json::Value = serde_json::from_str(&of("cytoscape")).unwrap();
    assert!(cytoscape["elements"]["edges"].as_array().unwrap().len() > 1);
    let table = of("csv");
    assert!(table.starts_with("from,relation,to,modality,polarity,from_iri,to_iri\n"), "{table}");
    assert!(table.contains("Economic Committee,report to,"), "{table}");
    assert!(of("turtle").contains("rel:report-to id:senior-officials-meeting"));
    let whole = run(scratch.path(), &["export", "--of", "what is APEC?", "--format", "nanopub"]);
    assert!(whole.status == Some(2) && whole.err.contains("graphml"), "{whole:?}");
}

#[test]
fn claims_are_written_as_others_write_them() {
    let scratch = Scratch::new("export-claims");
    let prose =
        "The Bay Forum does not impose sanctions. The Bay Forum promotes trade. The Bay Forum may adopt reports.";
    let written = |format: &str| {
        let run = run_with(scratch.path(), &["export", "-", "--format", format], prose.as_bytes());
        assert_eq!(run.status, Some(0), "{run:?}");
        run.out
    };
    let owl = written("owl");
    assert_eq!(owl.matches("owl:NegativePropertyAssertion").count(), 1, "{owl}");
    assert_eq!(written("rdf12").matches("rdf:reifies <<( ").count(), 3);
    let nanopub = written("nanopub");
    assert_eq!(nanopub.matches("a <http://www.nanopub.org/nschema#Nanopublication>").count(), 3, "{nanopub}");
    scratch.file("claims.trig", nanopub);
    assert!(out(&scratch, &["export", "claims.trig", "--format", "canonical"]).contains("oa#exact"));
}

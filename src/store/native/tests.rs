//! Answers on the columns are those of the evaluator, on graphs by chance, folded or not.

use super::*;
use crate::rdf::Quad;
use crate::store::limit::{Limit, Until};
use crate::store::{Change, Embedded, Endpoint, Kept, RdfFormat, parse};
use spargebra::SparqlParser;
use std::fmt::Write;
use std::path::PathBuf;

/// Queries that are answered on the columns.
const UNDERSTOOD: &[&str] = &[
    "SELECT ?p ?o { :n1 ?p ?o }",
    "SELECT ?s ?p { ?s ?p :n2 }",
    "SELECT * { ?s ?p ?o }",
    "SELECT ?s { ?s :p ?s }",
    "SELECT ?s ?o { ?s :p ?o . ?o :q ?s }",
    "SELECT ?a ?c { ?a :p ?b . ?b :p ?c . ?c :q ?d }",
    "SELECT ?a { ?a :p ?b ; :q ?c ; :value 3 }",
    "SELECT DISTINCT ?b { ?a :p ?b ; :q ?c }",
    "SELECT ?x { ?x :p+ :n3 }",
    "SELECT ?x { :n3 :p* ?x }",
    "SELECT ?x ?y { ?x :p+ ?y }",
    "SELECT ?x { ?x :p+ ?x }",
    "SELECT ?x { :n0 (:p|^:q)+ ?x }",
    "SELECT ?x { :n0 (^:p)?/(:q|:p)* ?x }",
    "SELECT ?x { :n0 :p|:q ?x }",
    "SELECT ?x { :n0 (:p/:q)+ ?x }",
    "SELECT ?x ?y { ?x :p? ?y . ?x :value 2 }",
    "SELECT ?x { <x:unknown> :p* ?x }",
    "SELECT ?x { ?x :p :n1 OPTIONAL { ?x :q ?y } }",
    "SELECT ?x ?y ?z { ?x :p :n1 OPTIONAL { ?x :q ?y . ?y :value ?z } }",
    "SELECT ?x ?y { ?x :p :n1 OPTIONAL { ?x :q ?y } FILTER(!BOUND(?y) || ?y != :n2) }",
    "SELECT ?x ?y ?z { ?x :p :n1 OPTIONAL { ?x :q ?y } OPTIONAL { ?x :value ?z } }",
    "SELECT ?x ?v { { ?x :p ?v } UNION { ?x :q ?v } UNION { VALUES ?x { :n1 :n2 } } }",
    "SELECT ?x ?w { { ?x :p ?v } UNION { ?x :q ?w } ?x :value ?n }",
    "SELECT ?x ?w { VALUES (?x ?w) { (:n1 UNDEF) (:n2 :n3) (UNDEF :n4) } ?x :p ?w }",
    "SELECT ?x { { SELECT ?x { ?x :p ?y . ?y :q ?z } } ?x :q ?y }",
    "SELECT ?x { ?x :p ?y FILTER NOT EXISTS { ?y :q ?z } }",
    "SELECT ?x { ?x :p ?y FILTER EXISTS { ?y :p ?z FILTER(?z != :n1) } }",
    "SELECT ?x { { ?x :p ?y FILTER NOT EXISTS { ?x :q ?z } } ?x :value ?z }",
    "SELECT ?x { { ?x :p ?y FILTER(?z = :n1) } ?x :q ?z }",
    "SELECT ?x { ?x :value ?n FILTER(?n > 2 && ?n <= 4) }",
    "SELECT ?x { ?x :value ?n FILTER(?n IN (1, 4)) }",
    "SELECT ?x ?y { ?x ?p ?y FILTER(isIRI(?y) && ?p IN (:p, :value)) }",
    "SELECT ?x ?y { ?x :value ?v OPTIONAL { ?x :q ?y } FILTER(!isIRI(?y) || ?v = 3) }",
    "SELECT ?x ?y { ?x :p ?y FILTER(?x != ?y && !(?y = :n2)) }",
    "SELECT ?x ?y { ?x :p ?y FILTER(SAMETERM(?x, ?y)) }",
    "SELECT ?x ?l { ?x :label ?l FILTER(CONTAINS(LCASE(STR(?l)), \"node 1\")) }",
    "SELECT ?x ?l { ?x :label ?l FILTER(STRSTARTS(STR(?l), \"Node 1\")) }",
    "SELECT ?x ?l { ?x :label ?l FILTER(STRENDS(STR(?l), \"e 7\")) }",
    "SELECT ?x ?l { ?x :label ?l FILTER(CONTAINS(CONCAT(\" \", LCASE(STR(?l))), \" é\")) }",
    "SELECT ?x { ?x :label \"Node 3\"@en }",
    "SELECT (COUNT(*) AS ?n) { ?x :p ?y }",
    "SELECT (COUNT(*) AS ?n) { ?x :nothing ?y }",
    "SELECT (COUNT(?y) AS ?n) { ?x :value ?v OPTIONAL { ?x :q ?y } }",
    "SELECT (COUNT(DISTINCT ?y) AS ?n) { ?x :p ?y }",
    "SELECT (COUNT(*) AS ?n) { ?x :p+ ?y }",
    "SELECT (COUNT(*) AS ?n) { ?a :p ?b . ?b :q ?c . ?c :p ?d }",
    "SELECT ?y (COUNT(?x) AS ?n) { ?x :p ?y } GROUP BY ?y",
    "SELECT ?y (COUNT(?x) AS ?n) (COUNT(DISTINCT ?z) AS ?m) { ?x :p ?y ; :q ?z } GROUP BY ?y",
    "SELECT ?z (COUNT(?x) AS ?n) { ?x :p ?y ; :value 3 . ?y :q ?z } GROUP BY ?z",
    "SELECT ?z (COUNT(?x) AS ?n) { ?x :nothing ?z } GROUP BY ?z",
    "SELECT ?x (COUNT(?d) AS ?n) { ?x :p* :n3 . ?d :q ?x } GROUP BY ?x",
];

/// Queries with an order that leaves nothing to chance.
const SORTED: &[&str] = &[
    "SELECT ?x ?n { ?x :value ?n } ORDER BY DESC(?n) ?x LIMIT 3",
    "SELECT ?x ?d { ?x :date ?d } ORDER BY DESC(?d) ?x LIMIT 4 OFFSET 2",
    "SELECT ?x ?l { ?x :label ?l } ORDER BY ?l ?x",
    "SELECT DISTINCT ?y { ?x :p ?y } ORDER BY ?y LIMIT 5",
    "SELECT ?x ?y { ?x :value ?n OPTIONAL { ?x :q ?y } } ORDER BY ?y ?x ?n",
    "SELECT ?y (COUNT(?x) AS ?n) { ?x :p ?y } GROUP BY ?y ORDER BY DESC(?n) ?y LIMIT 4",
];

/// Queries that only the evaluator understands.
const BEYOND: &[&str] = &[
    "SELECT ?x { ?x :p* ?y }",
    "SELECT ?x { ?x !:p ?y }",
    "SELECT ?x { ?x :p ?y MINUS { ?x :q ?y } }",
    "SELECT (SUM(?n) AS ?s) { ?x :value ?n }",
    "SELECT ?x { ?x :p ?y FILTER(REGEX(STR(?y), \"1\")) }",
    "SELECT ?x { ?x :p ?y BIND(?y AS ?z) }",
    "SELECT ?x { GRAPH ?g { ?x :p ?y } }",
    "SELECT ?x { ?x :decimal ?n FILTER(?n > 1.5) }",
    "SELECT ?x { ?x :p ?y { ?x :q ?z OPTIONAL { ?z :q ?y } } }",
];

fn graph(seed: u32, from: u32, to: u32) -> Vec<Quad> {
    let mut state = seed;
    let mut chance = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 10) % below
    };
    let mut turtle = "@prefix : <http://x/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n".to_owned();
    for n in from..to {
        for _ in 0..chance(4) {
            let (predicate, other) = (["p", "q"][chance(2) as usize], chance(14));
            writeln!(turtle, ":n{n} :{predicate} :n{other} .").unwrap();
        }
        let (value, tail) = (chance(6), ["", "@en", "@de"][chance(3) as usize]);
        writeln!(turtle, ":n{n} :value {value} ; :label \"Node {n}\"{tail}, \"É{n} {value}\" .").unwrap();
        writeln!(turtle, ":n{n} :date \"20{:02}-03-{:02}\"^^xsd:date ; :decimal {value}.5 .", 10 + value, 1 + n)
            .unwrap();
    }
    parse("chance.ttl", turtle.as_bytes(), RdfFormat::Turtle).unwrap()
}

fn query(text: &str) -> Query {
    SparqlParser::new().parse_query(&format!("PREFIX : <http://x/> {text}")).unwrap()
}

fn shown(found: &Solutions) -> Vec<String> {
    found.rows.iter().map(|row| format!("{row:?}")).collect()
}

/// A kept graph, some of it in the journal if `pending`, and the same in memory.
fn worlds(name: &str, seed: u32, pending: bool) -> (Kept, Embedded) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/tmp/native").join(name);
    _ = std::fs::remove_dir_all(&path);
    let (kept, memory) = (Kept::open_or_make(&path).unwrap(), Embedded::new().unwrap());
    let (first, second) = (graph(seed, 0, 9), graph(seed + 1, 9, 14));
    let removed: Vec<Quad> = first.iter().step_by(7).cloned().collect();
    let changes = [(first, vec![]), (second, if pending { removed } else { vec![] })];
    for (at, (insert, remove)) in changes.into_iter().enumerate() {
        let change = Change { message: String::new(), insert, remove };
        kept.commit(&change).unwrap();
        Endpoint::commit(&memory, change).unwrap();
        if at == 0 || !pending {
            kept.compact().unwrap();
        }
    }
    (kept, memory)
}

fn check(name: &str, seed: u32, pending: bool) {
    let (kept, memory) = worlds(name, seed, pending);
    let snapshot = kept.snapshot();
    let native = |text: &str| select(&View::new(&snapshot), &query(text), &Until::default()).unwrap();
    for text in UNDERSTOOD.iter().chain(SORTED) {
        let expected = memory.select(&query(text)).unwrap();
        let found = native(text).unwrap_or_else(|| panic!("{text} is not understood"));
        assert_eq!(found.variables, expected.variables, "{text}");
        let (mut found, mut expected) = (shown(&found), shown(&expected));
        if UNDERSTOOD.contains(text) {
            found.sort();
            expected.sort();
        }
        assert_eq!(found, expected, "{text} (seed {seed})");
    }
    for text in BEYOND {
        assert_eq!(native(text), None, "{text}");
        kept.select(&query(text)).unwrap();
    }
    for text in ["ASK { :n0 (:p|:q)+ :n3 }", "ASK { ?x :value 9 }", "ASK { ?x :p ?y . ?y :q ?x }"] {
        let native = ask(&View::new(&snapshot), &query(text), &Until::default()).unwrap();
        assert_eq!(native, Some(memory.ask(&query(text)).unwrap()), "{text}");
    }
}

#[test]
fn folded_graphs_answer_as_the_evaluator_does() {
    (0..12).for_each(|seed| check("folded", seed * 77, false));
}

#[test]
fn graphs_with_a_journal_answer_as_the_evaluator_does() {
    (0..12).for_each(|seed| check("journal", seed * 131 + 5, true));
}

#[test]
fn rows_without_an_order_are_cut_off() {
    let (kept, memory) = worlds("cut", 3, false);
    for text in ["SELECT ?x { ?x :p ?y } LIMIT 3", "SELECT DISTINCT ?x { ?x :p ?y } LIMIT 2 OFFSET 1"] {
        let all = text.split(" LIMIT").next().unwrap();
        let whole = shown(&memory.select(&query(all)).unwrap());
        let (found, expected) = (kept.select(&query(text)).unwrap(), memory.select(&query(text)).unwrap());
        assert_eq!(found.rows.len(), expected.rows.len());
        assert!(shown(&found).iter().all(|row| whole.contains(row)), "{text}");
    }
}

#[test]
fn time_that_is_over_is_said() {
    let (kept, _) = worlds("late", 9, false);
    let long = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h . ?i ?t ?j . ?k ?u ?l }";
    kept.limit(Limit::of(std::time::Duration::from_millis(20)));
    let late = kept.select(&query(long));
    assert!(matches!(late, Err(EndpointError::TimedOut { .. })), "{late:?}");
    kept.limit(Limit::default());
    assert_eq!(kept.select(&query("SELECT ?x { ?x :value ?n }")).unwrap().rows.len(), 14);
}

#[test]
fn an_evaluator_is_told_when_time_is_over() {
    let (kept, memory) = worlds("told", 4, false);
    let beyond = "SELECT (SUM(?n) AS ?s) { ?x :value ?n }";
    for graph in [&kept as &dyn Endpoint, &memory] {
        graph.limit(Limit::of(std::time::Duration::from_nanos(1)));
        let late = graph.select(&query(beyond));
        assert!(matches!(late, Ok(_) | Err(EndpointError::TimedOut { .. })), "{late:?}");
        graph.limit(Limit::of(std::time::Duration::from_secs(600)));
        assert_eq!(graph.select(&query(beyond)).unwrap().rows.len(), 1);
    }
}

//! Kept graphs: what is committed stays, whatever happens to the writer or to the files.

use super::*;
use crate::rdf::GraphName;
use crate::store::{Embedded, Endpoint, QuadPattern, RdfFormat, parse};
use oxigraph::model::NamedNode;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

pub(super) fn folder(test: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/tmp/kept").join(test);
    _ = fs::remove_dir_all(&path);
    path
}

pub(super) fn quads(turtle: &str) -> Vec<Quad> {
    parse("t.ttl", turtle.as_bytes(), RdfFormat::Turtle).unwrap()
}

pub(super) fn insert(kept: &Kept, turtle: &str) -> Committed {
    kept.commit(&Change { message: "more".to_owned(), insert: quads(turtle), remove: vec![] }).unwrap()
}

pub(super) fn listed(kept: &Kept) -> BTreeSet<String> {
    let snapshot = kept.snapshot();
    let all = snapshot.quads([None; 4]).map(|quad| snapshot.quad(quad).unwrap().to_string()).collect();
    snapshot.sound().unwrap();
    all
}

#[test]
fn commits_stay() {
    let path = folder("stay");
    assert!(matches!(Kept::open(&path), Err(KeptError::Missing(_))));
    let kept = Kept::open_or_make(&path).unwrap();
    assert_eq!(insert(&kept, "<x:a> <x:p> <x:b>, 1, 'one'@en .").added, 3);
    assert_eq!(insert(&kept, "<x:a> <x:p> <x:b> .").number, 0);
    let remove = quads("<x:a> <x:p> 1, 2 .");
    let committed = kept.commit(&Change { message: "less".to_owned(), insert: vec![], remove }).unwrap();
    assert_eq!((committed.number, committed.added, committed.removed), (2, 0, 1));
    let again = Kept::open(&path).unwrap();
    assert_eq!((listed(&again), again.commits(), again.notes()), (listed(&kept), kept.commits(), vec![]));
    assert!(again.compact().unwrap() && !again.compact().unwrap());
    let folded = Kept::open(&path).unwrap();
    assert_eq!((listed(&folded), folded.commits()), (listed(&kept), kept.commits()));
    assert_eq!(folded.size(), Size { pending: 0, ..folded.size() });
}

/// Changes by chance, on a kept graph and on a plain set.
#[test]
fn a_kept_graph_is_the_set_of_its_quads() {
    let path = folder("set");
    let (mut state, mut expected) = (5_u32, BTreeSet::new());
    let mut chance = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    let mut some = |count: u32| -> Vec<Quad> {
        let mut node = |below: u32| NamedNode::new_unchecked(format!("http://x/{}", chance(below)));
        let mut quad = |_| {
            let (s, p, o, g) = (node(6), node(3), node(9), node(4));
            let graph = if g.as_str().ends_with('0') { GraphName::from(g) } else { GraphName::DefaultGraph };
            Quad::new(s, p, o, graph)
        };
        (0..count).map(&mut quad).collect()
    };
    let mut kept = Kept::open_or_make(&path).unwrap();
    for round in 0..60 {
        let change = Change { message: format!("round {round}"), insert: some(9), remove: some(14) };
        change.remove.iter().for_each(|quad| _ = expected.remove(&quad.to_string()));
        expected.extend(change.insert.iter().map(ToString::to_string));
        kept.commit(&change).unwrap();
        assert_eq!((listed(&kept), kept.snapshot().len()), (expected.clone(), expected.len()), "{round}");
        match round % 7 {
            3 => kept = Kept::open(&path).unwrap(),
            5 => _ = kept.compact().unwrap(),
            _ => {}
        }
    }
}

#[test]
fn many_statements_are_one_commit() {
    let path = folder("many");
    let kept = Kept::open_or_make(&path).unwrap();
    insert(&kept, "<x:a> <x:p> <x:b> .");
    let mut batch = crate::index::Draft::default();
    for n in 0..FOLD_AT {
        let mut node = |n: usize| batch.terms.iri(format!("http://x/{n}").as_bytes());
        let triple = [node(n), node(n % 7), node(n / 3)];
        batch.triples.push(triple);
    }
    let committed = kept.load("load many", batch).unwrap();
    assert_eq!((committed.number, committed.added), (2, FOLD_AT as u64));
    let again = Kept::open(&path).unwrap();
    assert_eq!((again.snapshot().len(), again.commits().len()), (FOLD_AT + 1, 2));
    assert_eq!(again.snapshot().pending(), 0);
    assert!(listed(&again).contains("<x:a> <x:p> <x:b>"));
}

#[test]
fn a_torn_tail_is_cut_back_and_said() {
    let path = folder("torn");
    let kept = Kept::open_or_make(&path).unwrap();
    insert(&kept, "<x:a> <x:p> <x:b> .");
    let (before, end) = (listed(&kept), kept.size().journal_bytes as usize);
    insert(&kept, "<x:a> <x:p> <x:c>, <x:d>, <x:e> .");
    let journal = path.join("journal-0");
    let whole = fs::read(&journal).unwrap();
    for length in end + 1..whole.len() {
        fs::write(&journal, &whole[..length]).unwrap();
        let again = Kept::open(&path).unwrap();
        assert_eq!((listed(&again), again.notes().len()), (before.clone(), 1), "{length}");
    }
    fs::write(&journal, [&whole[..end], &[0; 500]].concat()).unwrap();
    let again = Kept::open(&path).unwrap();
    assert_eq!(again.notes().len(), 1);
    assert_eq!(insert(&again, "<x:f> <x:p> <x:g> .").number, 2);
    let after = Kept::open(&path).unwrap();
    assert_eq!((listed(&after).len(), after.notes()), (2, vec![]));
}

#[test]
fn bits_that_flip_are_found() {
    let path = folder("flip");
    let kept = Kept::open_or_make(&path).unwrap();
    insert(&kept, "<x:a> <x:p> <x:b>, 'some text that is kept' .");
    kept.compact().unwrap();
    insert(&kept, "<x:a> <x:p> <x:c> .");
    insert(&kept, "<x:a> <x:p> <x:d> .");
    let right = listed(&kept);
    drop(kept);
    for name in ["journal-1", "graph", "index-1"] {
        let whole = fs::read(path.join(name)).unwrap();
        let step = (whole.len() / 300).max(1);
        for at in (0..whole.len()).step_by(step) {
            let mut other = whole.clone();
            other[at] ^= 0x10;
            fs::write(path.join(name), &other).unwrap();
            let Ok(again) = Kept::open(&path) else { continue };
            let snapshot = again.snapshot();
            let found: BTreeSet<String> =
                snapshot.quads([None; 4]).filter_map(|quad| Some(snapshot.quad(quad)?.to_string())).collect();
            assert!(found == right || snapshot.sound().is_err(), "{name} {at}");
        }
        fs::write(path.join(name), &whole).unwrap();
    }
    assert_eq!(listed(&Kept::open(&path).unwrap()), right);
}

#[test]
fn what_is_no_graph_is_left_alone() {
    let path = folder("other");
    fs::create_dir_all(&path).unwrap();
    fs::write(path.join("holiday.jpg"), "x").unwrap();
    assert!(matches!(Kept::open_or_make(&path), Err(KeptError::NoGraph(_))));
    assert!(matches!(Kept::open(&path.join("holiday.jpg")), Err(KeptError::NoGraph(_))));
    fs::remove_file(path.join("holiday.jpg")).unwrap();
    Kept::open_or_make(&path).unwrap();
    fs::write(path.join("graph"), "rapporteur graph 7\n").unwrap();
    assert!(matches!(Kept::open_or_make(&path), Err(KeptError::Newer { found: 7, .. })));
    fs::remove_file(path.join("graph")).unwrap();
    fs::write(path.join("index-1"), "x").unwrap();
    assert!(matches!(Kept::open_or_make(&path), Err(KeptError::NoGraph(_))));
}

#[test]
fn writers_take_turns_and_lose_nothing() {
    let path = folder("turns");
    Kept::open_or_make(&path).unwrap();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let path = &path;
            scope.spawn(move || {
                let kept = Kept::open(path).unwrap();
                for n in 0..12 {
                    insert(&kept, &format!("<x:w{writer}> <x:p> <x:n{n}>, {n} ."));
                    if n == 6 {
                        kept.compact().unwrap();
                    }
                }
            });
        }
    });
    let kept = Kept::open(&path).unwrap();
    let numbers: Vec<u64> = kept.commits().iter().map(|commit| commit.number).collect();
    assert_eq!((listed(&kept).len(), numbers), (96, (1..=48).collect()));
}

/// A journal that has grown is folded while others go on; what they commit meanwhile is in the new journal.
#[test]
fn a_long_journal_is_folded_beside_other_work() {
    let path = folder("beside");
    let kept = Kept::open_or_make(&path).unwrap();
    insert(&kept, "<x:a> <x:p> <x:b>, <x:c> .");
    let node = |n: usize| NamedNode::new_unchecked(format!("http://x/{n}"));
    let quad = |n: usize| Quad::new(node(n), node(n % 7), node(n / 3), GraphName::DefaultGraph);
    let many = Change { message: "many".to_owned(), insert: (0..FOLD_AT).map(quad).collect(), remove: vec![] };
    kept.commit(&many).unwrap();
    insert(&kept, "<x:new> <x:p> 'while it is folded'@en .");
    kept.commit(&Change { message: "less".to_owned(), insert: vec![], remove: quads("<x:a> <x:p> <x:c> .") }).unwrap();
    let (right, commits) = (listed(&kept), kept.commits());
    assert_eq!((right.len(), commits.len()), (FOLD_AT + 2, 4));
    drop(kept);
    let again = Kept::open(&path).unwrap();
    assert!(again.snapshot().pending() < 3, "{}", again.snapshot().pending());
    assert_eq!((listed(&again), again.commits(), again.notes()), (right, commits, vec![]));
    let names: Vec<_> = fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 5, "graph, index, journal and two locks: {names:?}");
}

#[test]
fn readers_keep_what_they_opened() {
    let path = folder("readers");
    let writer = Kept::open_or_make(&path).unwrap();
    insert(&writer, "<x:a> <x:p> <x:b> .");
    writer.compact().unwrap();
    let reader = Kept::open(&path).unwrap();
    insert(&writer, "<x:a> <x:p> <x:c> .");
    writer.compact().unwrap();
    assert_eq!((listed(&reader).len(), listed(&writer).len()), (1, 2));
}

#[test]
fn queries_are_answered_as_in_memory() {
    let path = folder("queries");
    let kept = Kept::open_or_make(&path).unwrap();
    let memory = Embedded::new().unwrap();
    let first = "<x:a> <x:p> <x:b>, <x:c>, 4 ; <x:q> '2024-01-02'^^<http://www.w3.org/2001/XMLSchema#date> . <x:b> <x:p> <x:c>, 2.5 .";
    for (turtle, fold) in [(first, true), ("<x:c> <x:p> <x:d>, 'five'@en, 7 ; <x:q> 3 .", false)] {
        insert(&kept, turtle);
        memory.insert(quads(turtle)).unwrap();
        if fold {
            kept.compact().unwrap();
        }
    }
    let queries = [
        "SELECT * { ?s ?p ?o }",
        "SELECT ?x { <x:a> <x:p>+ ?x }",
        "SELECT (SUM(?n) AS ?sum) (COUNT(*) AS ?c) { ?s ?p ?n FILTER(isNumeric(?n)) }",
        "SELECT ?s { ?s <x:q> ?d FILTER(?d > '2023-12-31'^^<http://www.w3.org/2001/XMLSchema#date>) }",
        "SELECT ?o { <x:c> <x:p> ?o FILTER(STR(?o) = 'five') }",
        "SELECT ?x { VALUES ?x { <x:unknown> 99 'new' } }",
        "SELECT ?s { ?s <x:p> 2.5 }",
        "SELECT ?s ?o { ?s <x:p> ?o . FILTER NOT EXISTS { ?o <x:p> ?z } }",
    ];
    for text in queries {
        let query = spargebra::SparqlParser::new().parse_query(text).unwrap();
        let [one, other] = [kept.select(&query).unwrap(), memory.select(&query).unwrap()].map(|mut found| {
            found.rows.sort_by_cached_key(|row| format!("{row:?}"));
            found
        });
        assert_eq!(one, other, "{text}");
    }
    assert_eq!(kept.quads(&QuadPattern::default()).unwrap().len(), memory.len().unwrap());
}

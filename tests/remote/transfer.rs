//! Whole graphs to other engines, and from there.

use crate::support::astray::{endpoint, send};
use crate::support::http::Server;
use crate::support::{Run, Scratch, run};
use std::sync::atomic::Ordering;

const GRAPHS: &str = "@prefix x: <http://x/> .
    x:a x:knows [ x:name \"Ada\\n\"@en ; x:near x:a ] ; x:size 3 , \"1e0\"^^<http://www.w3.org/2001/XMLSchema#double> .
    x:g { x:a x:says \"in a graph\" . [] x:says x:a } x:h { x:a x:says 'in another' }";

fn ok(scratch: &Scratch, arguments: &[&str]) -> Run {
    let run = run(scratch.path(), arguments);
    assert_eq!(run.status, Some(0), "{arguments:?} {run:?}");
    run
}

/// A graph without the names of its blank nodes.
fn statements(scratch: &Scratch, graph: &str) -> Vec<String> {
    let text = ok(scratch, &["export", "--graph", graph, "--format", "nquads"]).out;
    let without = |word: &str| if word.starts_with("_:") { "_".to_owned() } else { word.to_owned() };
    let mut lines: Vec<String> =
        text.lines().map(|line| line.split(' ').map(without).collect::<Vec<_>>().join(" ")).collect();
    lines.sort();
    lines
}

#[test]
fn a_graph_goes_there_and_comes_back() {
    let scratch = Scratch::new("remote-transfer");
    scratch.file("here.trig", GRAPHS);
    scratch.file("one.ttl", "<http://x/first> <http://x/was> <http://x/there> .");
    ok(&scratch, &["load", "here.trig", "--graph", "here"]);
    ok(&scratch, &["load", "one.ttl", "--graph", "there"]);
    let server = Server::start(scratch.path(), &["--graph", "there", "--writable"]);
    let (update, query) = (format!("http://{}/update", server.address), format!("http://{}/sparql", server.address));
    for _ in 0..2 {
        // The second time changes nothing.
        let pushed = ok(&scratch, &["push", &update, "--graph", "here"]);
        assert!(pushed.err.contains("8 statements put into"), "{pushed:?}");
    }
    let pulled = ok(&scratch, &["pull", &query, "--graph", "back"]);
    assert!(pulled.err.contains("9 statements added"), "{pulled:?}");
    let mut expected = statements(&scratch, "here");
    expected.push("<http://x/first> <http://x/was> <http://x/there> .".to_owned());
    expected.sort();
    assert_eq!(statements(&scratch, "back"), expected);
    assert!(ok(&scratch, &["pull", &query, "--graph", "back"]).err.contains("0 statements added, 9 read"));
    let refused = run(scratch.path(), &["push", &format!("http://{}/", server.address), "--graph", "here"]);
    assert!(refused.status == Some(3) && refused.err.contains("SPARQL updates"), "{refused:?}");
    assert_eq!(run(scratch.path(), &["push", &update]).status, Some(2));
}

#[test]
fn what_was_interrupted_goes_on_where_it_was() {
    let scratch = Scratch::new("remote-resumed");
    let lines: String =
        (0..12_000).map(|number| format!("<http://x/s> <http://x/p> <http://x/{number}> .\n")).collect();
    scratch.file("many.nt", lines);
    ok(&scratch, &["load", "many.nt", "--graph", "g"]);
    let (address, count) = endpoint(|number, _, stream| match number {
        1 => send(stream, "500 Oh", "", "no room"),
        _ => send(stream, "204 No Content", "", ""),
    });
    let broken = run(scratch.path(), &["push", &address, "--graph", "g"]);
    assert_eq!(broken.status, Some(3), "{broken:?}");
    assert!(broken.err.contains("5,000 statements of 12,000 are there"), "{broken:?}");
    assert!(ok(&scratch, &["push", &address, "--graph", "g"]).err.contains("7,000 statements put"));
    assert_eq!(count.load(Ordering::SeqCst), 4);
    // A graph that has changed since goes whole.
    scratch.file("more.nt", "<http://x/s> <http://x/p> <http://x/more> .\n");
    ok(&scratch, &["load", "more.nt", "--graph", "g"]);
    assert!(ok(&scratch, &["push", &address, "--graph", "g"]).err.contains("12,001 statements put"));
}

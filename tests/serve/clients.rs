//! Clients that are not ours: curl, and SPARQLWrapper and rdflib of Python, which `tests/clients/install.sh` brings. Passed
//! over, loudly, where they are missing and cannot be had.

use super::support::Scratch;
use super::support::http::Server;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};

/// What a program says; nothing, which is told, where it cannot be started or lacks what it needs.
fn run(program: &str, arguments: &[&str]) -> Option<Output> {
    let said = Command::new(program).args(arguments).output();
    let output = said.ok().filter(|output| output.status.code() != Some(77));
    if output.is_none() {
        // Past the test runner, which keeps what tests that pass have said.
        _ = writeln!(
            std::io::stderr(),
            "SKIPPED: {program} or what it needs is missing here, so that it asked nothing"
        );
    }
    output
}

fn said(output: &Output) -> String {
    let [out, err] = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    assert!(output.status.success(), "{out}{err}");
    out
}

/// The Python that has the clients, brought if need be.
fn python() -> String {
    if let Ok(named) = std::env::var("RAPPORTEUR_PYTHON") {
        return named;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // What it says of a missing network or venv is not wanted: that the clients are missing is told below.
    _ = Command::new("bash").arg(root.join("tests/clients/install.sh")).output();
    root.join("target/clients/bin/python").to_string_lossy().into_owned()
}

/// Asks by SPARQLWrapper and reads a graph by rdflib; 77 where they are not installed.
const PYTHON: &str = r#"
import sys
try:
    from SPARQLWrapper import SPARQLWrapper, JSON, XML, POST, TURTLE
    import rdflib
    from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore
except ImportError:
    sys.exit(77)
at = sys.argv[1]
query = "SELECT ?o { <http://x/s> <http://x/p> ?o } ORDER BY ?o"
ask = SPARQLWrapper(at + "/sparql", updateEndpoint=at + "/update")
ask.setQuery(query)
ask.setReturnFormat(JSON)
print([row["o"]["value"] for row in ask.query().convert()["results"]["bindings"]])
ask.setReturnFormat(XML)
print(ask.query().convert().getElementsByTagName("uri").length)
ask.setQuery("CONSTRUCT WHERE { ?s ?p ?o }")
ask.setReturnFormat(TURTLE)
print(len(rdflib.Graph().parse(data=ask.query().convert(), format="turtle")))
ask.setMethod(POST)
ask.setQuery("INSERT DATA { <http://x/s> <http://x/p> <http://x/new> }")
ask.query()
store = SPARQLUpdateStore(at + "/sparql", at + "/update")
graph = rdflib.Graph(store)
print(sorted(str(o) for o in graph.objects(rdflib.URIRef("http://x/s"), rdflib.URIRef("http://x/p"))))
named = rdflib.Graph(store, identifier=rdflib.URIRef("http://x/g"))
named.add((rdflib.URIRef("http://x/s"), rdflib.URIRef("http://x/q"), rdflib.Literal("é")))
print([str(o) for o in rdflib.Graph().parse(at + "/graph?graph=http%3A%2F%2Fx%2Fg", format="turtle").objects()])
"#;

#[test]
fn clients_of_others_ask_and_change() {
    let scratch = Scratch::new("serve-clients");
    scratch.file("world.ttl", "<http://x/s> <http://x/p> <http://x/a>, <http://x/b> .");
    let server = Server::start(scratch.path(), &["--writable", "world.ttl"]);
    let at = format!("http://{}", server.address);
    if let Some(output) = run(&python(), &["-W", "ignore", "-c", PYTHON, &at]) {
        let lines: Vec<String> = said(&output).lines().map(str::to_owned).collect();
        let expected =
            ["['http://x/a', 'http://x/b']", "2", "2", "['http://x/a', 'http://x/b', 'http://x/new']", "['é']"];
        assert_eq!(lines, expected);
    }
    let query = "query=SELECT * { <http://x/s> <http://x/p> ?o } ORDER BY ?o LIMIT 1";
    let asked = ["-sS", "--fail", "-H", "accept: text/csv", "--data-urlencode", query, &format!("{at}/sparql")];
    if let Some(output) = run("curl", &asked) {
        assert_eq!(said(&output), "o\r\nhttp://x/a\r\n");
        let compressed = ["-sS", "--fail", "--compressed", "-I", &format!("{at}/ask?question=what+is+s")];
        let output = run("curl", &compressed).unwrap();
        assert!(output.status.code().is_some_and(|code| code == 0 || code == 22), "{output:?}");
    }
}

//! The W3C's tests of the SPARQL 1.1 Protocol, case by case under their names, in requests of our own.
//!
//! All 34 cases of the suite are here: 18 of queries and updates that must be answered, 16 of what must be refused. None is
//! left out. What a case wants to find in graphs is put there before it, since no graph is fetched from another host.

use super::support::http::{Response, Server, encoded};
use super::support::{Scratch, run};

const FORM: &str = "application/x-www-form-urlencoded";
const QUERY: &str = "application/sparql-query";
const UPDATE: &str = "application/sparql-update";
/// A graph that the cases write to.
const TOLD: &str = "http://bodies.example/told";

/// What must come back.
#[derive(Clone, Copy, Debug)]
enum Expected {
    /// Any success.
    Done,
    /// A boolean, true, in JSON or XML.
    True,
    /// A table in JSON, XML, CSV or TSV.
    Table,
    /// A graph in some syntax of RDF.
    Graph,
    /// A refusal that blames the request.
    Refused,
}
use Expected::{Done, Graph, Refused, Table, True};

/// A request, and what must come back.
struct Step {
    method: &'static str,
    /// The query of the address, without its question mark.
    fields: String,
    media_type: &'static str,
    body: Vec<u8>,
    expected: Expected,
}

/// A request of a kind that POSTs.
fn post(fields: &str, media_type: &'static str, body: &str, expected: Expected) -> Step {
    Step { method: "POST", fields: fields.to_owned(), media_type, body: body.as_bytes().to_vec(), expected }
}

fn get(fields: &str, expected: Expected) -> Step {
    Step { method: "GET", fields: fields.to_owned(), media_type: "", body: vec![], expected }
}

/// The name of one of three graphs, of which each says that it lists a body.
fn graph(number: usize) -> String {
    format!("http://bodies.example/list{number}")
}

fn field(name: &str, value: &str) -> String {
    format!("{name}={}", encoded(value))
}

/// Fields of one name for some of the graphs.
fn graphs(name: &str, numbers: &[usize]) -> String {
    numbers.iter().map(|&number| field(name, &graph(number))).collect::<Vec<_>>().join("&")
}

/// The pattern that a graph of a number fulfils.
fn lists(number: usize) -> String {
    format!("<http://bodies.example/{number}> <http://bodies.example/is> ?what{number}")
}

fn in_graph(number: usize) -> String {
    format!("GRAPH ?g{number} {{ {} }}", lists(number))
}

fn ask(patterns: &[String]) -> String {
    format!("ASK {{ {} }}", patterns.join(" . "))
}

/// A query in the text of the request, which asks about a dataset.
fn asked(dataset: &str, query: &str) -> Vec<Step> {
    vec![post(dataset, QUERY, query, True)]
}

/// An update about a dataset, and what must and must not be in the graph of the cases afterwards.
fn told(dataset: &str, body: &str, holds: &str, lacks: &str) -> Vec<Step> {
    let all: String =
        (1..=3).map(|n| format!("GRAPH <{}> {{ {} }} ", graph(n), lists(n).replace("?what", "2"))).collect();
    let update = format!("DROP ALL ; INSERT DATA {{ {all} }} ; {body}");
    let found = format!("ASK {{ GRAPH <{TOLD}> {{ {holds} }} FILTER NOT EXISTS {{ GRAPH <{TOLD}> {{ {lacks} }} }} }}");
    vec![post(dataset, UPDATE, &update, Done), post("", QUERY, &found, True)]
}

fn is_told(number: usize) -> String {
    format!("<http://bodies.example/{number}> <http://bodies.example/told> ?how{number}")
}

/// What must be answered: queries.
fn queries() -> Vec<(&'static str, Vec<Step>)> {
    let (default, named) = ("default-graph-uri", "named-graph-uri");
    let none = field(default, "http://bodies.example/none");
    let (both, both_named) = (ask(&[lists(1), lists(2)]), ask(&[in_graph(1), in_graph(2)]));
    let full = ask(&[lists(3), in_graph(1), in_graph(2)]);
    let whole = field("query", "ASK {}");
    vec![
        ("query_get", vec![get(&format!("{whole}&{none}"), True)]),
        ("query_post_form", vec![post(&none, FORM, &whole, True)]),
        ("query_post_direct", asked("", "ASK {}")),
        (
            "query_dataset_default_graphs_get",
            vec![get(&format!("{}&{}", field("query", &both), graphs(default, &[1, 2])), True)],
        ),
        ("query_dataset_default_graphs_post", asked(&graphs(default, &[1, 2]), &both)),
        (
            "query_dataset_named_graphs_get",
            vec![get(&format!("{}&{}", field("query", &both_named), graphs(named, &[1, 2])), True)],
        ),
        ("query_dataset_named_graphs_post", asked(&graphs(named, &[1, 2]), &both_named)),
        ("query_dataset_full", asked(&format!("{}&{}", graphs(default, &[3]), graphs(named, &[1, 2])), &full)),
        // What the query says of its dataset does not count where the request says something of it.
        (
            "query_multiple_dataset",
            asked(&graphs(named, &[1, 2]), &both_named.replacen("ASK", &format!("ASK FROM <{}>", graph(3)), 1)),
        ),
        ("query_content_type_select", vec![post(&none, QUERY, "SELECT (2 AS ?number) {}", Table)]),
        ("query_content_type_ask", vec![post(&none, QUERY, "ASK {}", True)]),
        ("query_content_type_describe", vec![post(&none, QUERY, "DESCRIBE <http://bodies.example/1>", Graph)]),
        ("query_content_type_construct", vec![post(&none, QUERY, "CONSTRUCT { <a> <b> 2 } WHERE {}", Graph)]),
    ]
}

/// What must be done: updates.
fn updates() -> Vec<(&'static str, Vec<Step>)> {
    let (using, named) = ("using-graph-uri", "using-named-graph-uri");
    let tell = |what: &str| {
        format!("INSERT {{ GRAPH <{TOLD}> {{ ?s <http://bodies.example/told> ?how }} }} WHERE {{ {what} }}")
    };
    let plain = "?s <http://bodies.example/is> ?w BIND (\"plain\" AS ?how)";
    let within = "GRAPH ?g { ?s <http://bodies.example/is> ?w } BIND (?g AS ?how)";
    let either = tell(&format!("{{ {plain} }} UNION {{ {within} }}"));
    let holds = [is_told(1), is_told(2)].join(" . ");
    let one_each = format!(
        "<http://bodies.example/1> <http://bodies.example/told> \"plain\" . \
         <http://bodies.example/2> <http://bodies.example/told> <{}>",
        graph(2)
    );
    let base =
        format!("INSERT DATA {{ GRAPH <{TOLD}> {{ <http://bodies.example/1> <http://bodies.example/told> <x> }} }}");
    let resolved = format!("ASK {{ GRAPH <{TOLD}> {{ ?s ?p ?o FILTER (ISIRI(?o) && STR(?o) != \"x\") }} }}");
    let clear_base = format!("CLEAR SILENT GRAPH <{TOLD}> ; {base}");
    vec![
        ("update_post_form", vec![post("", FORM, &field("update", "CLEAR ALL"), Done)]),
        ("update_post_direct", vec![post("", UPDATE, "CLEAR ALL", Done)]),
        ("update_dataset_default_graph", told(&graphs(using, &[1]), &tell(plain), &is_told(1), &is_told(2))),
        ("update_dataset_default_graphs", told(&graphs(using, &[1, 2]), &tell(plain), &holds, &is_told(3))),
        ("update_dataset_named_graphs", told(&graphs(named, &[1, 2]), &tell(within), &holds, &is_told(3))),
        (
            "update_dataset_full",
            told(&format!("{}&{}", graphs(using, &[1]), graphs(named, &[2])), &either, &one_each, &is_told(3)),
        ),
        ("update_base_uri", vec![post("", UPDATE, &clear_base, Done), post("", QUERY, &resolved, True)]),
    ]
}

/// What must be refused.
fn refusals() -> Vec<(&'static str, Vec<Step>)> {
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let in_utf16 = |media_type, text| vec![Step { body: utf16(text), ..post("", media_type, "", Refused) }];
    let (query, update) = (field("query", "ASK {}"), field("update", "CLEAR NAMED"));
    let put = Step { method: "PUT", media_type: FORM, ..get(&query, Refused) };
    let two = format!("{query}&{}", field("query", "SELECT * {}"));
    let two_updates = format!("{update}&{}", field("update", "CLEAR DEFAULT"));
    let own = format!("WITH <{TOLD}> DELETE {{ ?s ?p 1 }} INSERT {{ ?s ?p 2 }} WHERE {{ ?s ?p 1 }}");
    vec![
        ("bad_query_method", vec![put]),
        ("bad_multiple_queries", vec![get(&two, Refused)]),
        ("bad_query_wrong_media_type", vec![post("", "text/plain", "ASK {}", Refused)]),
        ("bad_query_missing_form_type", vec![post("", "", &query, Refused)]),
        ("bad_query_missing_direct_type", vec![post("", "", "ASK {}", Refused)]),
        ("bad_query_non_utf8", in_utf16("application/sparql-query; charset=UTF-16", "ASK {}")),
        ("bad_query_syntax", vec![get(&field("query", "ASK {"), Refused)]),
        ("bad_update_get", vec![get(&update, Refused)]),
        ("bad_multiple_updates", vec![post("", FORM, &two_updates, Refused)]),
        ("bad_update_wrong_media_type", vec![post("", "text/plain", "CLEAR NAMED", Refused)]),
        ("bad_update_missing_form_type", vec![post("", "", &update, Refused)]),
        ("bad_update_non_utf8", in_utf16("application/sparql-update; charset=UTF-16", "CLEAR NAMED")),
        ("bad_update_syntax", vec![post("", FORM, &field("update", "CLEAR XYZ"), Refused)]),
        ("bad_update_dataset_conflict", vec![post(&graphs("using-named-graph-uri", &[1]), UPDATE, &own, Refused)]),
    ]
}

fn check_response(name: &str, response: &Response, expected: Expected) {
    let media_type = response.header("content-type").split(';').next().unwrap_or_default().to_owned();
    let told = format!("{name}: {} {media_type} {}", response.status, String::from_utf8_lossy(&response.body));
    let succeeded = (200..400).contains(&response.status);
    let is_of = |known: &[&str]| known.iter().any(|end| media_type.ends_with(end));
    let fits = match expected {
        Done => succeeded,
        True => succeeded && media_type == "application/sparql-results+json" && response.json()["boolean"] == true,
        Table => succeeded && is_of(&["results+json", "results+xml", "/csv", "/tab-separated-values"]),
        Graph => succeeded && is_of(&["/turtle", "/rdf+xml", "/n-triples", "/ld+json"]),
        Refused => (400..500).contains(&response.status),
    };
    assert!(fits, "{told}");
}

fn check(test: &str, kept: bool) {
    let scratch = Scratch::new(test);
    scratch.file("world.ttl", "<http://bodies.example/0> <http://bodies.example/is> 0 .");
    if kept {
        let loaded = run(scratch.path(), &["load", "world.ttl", "--graph", "kept"]);
        assert_eq!(loaded.status, Some(0), "{loaded:?}");
    }
    let arguments: &[&str] = if kept { &["--writable", "--graph", "kept"] } else { &["--writable", "world.ttl"] };
    let server = Server::start(scratch.path(), arguments);
    let all: Vec<_> = queries().into_iter().chain(updates()).chain(refusals()).collect();
    let names: std::collections::BTreeSet<&str> = all.iter().map(|(name, _)| *name).collect();
    assert_eq!((names.len(), all.len()), (34, 34), "every case of the suite, once");
    for (name, steps) in all {
        for number in 1..=3 {
            let body = format!("{} .", lists(number).replace("?what", "2"));
            let target = format!("/graph?{}", field("graph", &graph(number)));
            let put = server.request("PUT", &target, &[("content-type", "text/turtle")], body.as_bytes());
            assert!([201, 204].contains(&put.status), "{}", put.text());
        }
        for step in steps {
            let target = if step.fields.is_empty() { "/sparql".to_owned() } else { format!("/sparql?{}", step.fields) };
            let typed = [("content-type", step.media_type)];
            let headers = if step.media_type.is_empty() { &[][..] } else { &typed[..] };
            check_response(name, &server.request(step.method, &target, headers, &step.body), step.expected);
        }
    }
}

#[test]
fn every_case_holds_in_memory() {
    check("serve-w3c-memory", false);
}

#[test]
fn every_case_holds_on_a_kept_graph() {
    check("serve-w3c-kept", true);
}

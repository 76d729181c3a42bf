//! The SPARQL 1.1 Protocol beyond the W3C's own cases (`w3c.rs`): every way to ask each thing, problems as people are told
//! them, sequences of updates, tags and descriptions.

use super::support::Scratch;
use super::support::http::{Response, Server, encoded};

const FORM: &str = "application/x-www-form-urlencoded";
const QUERY: &str = "application/sparql-query";
const UPDATE: &str = "application/sparql-update";

/// A writable server with three named graphs, one statement each, on a kept graph or in memory.
fn writable(test: &str, kept: bool) -> (Scratch, Server) {
    let scratch = Scratch::new(test);
    let graph = "<http://x/s> <http://x/p> <http://x/default> .";
    scratch.file("world.ttl", graph);
    if kept {
        let loaded = super::support::run(scratch.path(), &["load", "world.ttl", "--graph", "kept"]);
        assert_eq!(loaded.status, Some(0), "{loaded:?}");
    }
    let arguments: &[&str] = if kept { &["--writable", "--graph", "kept"] } else { &["--writable", "world.ttl"] };
    let server = Server::start(scratch.path(), arguments);
    for name in ["a", "b", "c"] {
        let body = format!("<http://x/s> <http://x/p> <http://x/{name}> .");
        let target = format!("/graph?graph={}", encoded(&format!("http://g/{name}")));
        let response = server.request("PUT", &target, &[("content-type", "text/turtle")], body.as_bytes());
        assert_eq!(response.status, 201);
    }
    (scratch, server)
}

fn boolean(response: &Response) -> bool {
    assert_eq!(response.status, 200, "{}", response.text());
    response.json()["boolean"].as_bool().unwrap()
}

fn asks(server: &Server, pattern: &str) -> bool {
    boolean(&server.get(&format!("/sparql?query={}", encoded(&format!("ASK {{ {pattern} }}")))))
}

fn check_queries(server: &Server) {
    let all = encoded("ASK {}");
    for (name, response) in [
        ("query_get", server.get(&format!("/sparql?query={all}"))),
        ("query_post_form", server.post("/sparql", FORM, format!("query={all}").as_bytes())),
        ("query_post_direct", server.post("/sparql", QUERY, b"ASK {}")),
    ] {
        assert!(boolean(&response), "{name}");
        assert_eq!(response.header("content-type"), "application/sparql-results+json", "{name}");
    }
    for (name, query, accept, expected) in [
        ("query_content_type_select", "SELECT (1 AS ?x) {}", "", "application/sparql-results+json"),
        ("select as XML", "SELECT (1 AS ?x) {}", "application/sparql-results+xml", "application/sparql-results+xml"),
        ("select as CSV", "SELECT (1 AS ?x) {}", "text/csv", "text/csv"),
        ("select as TSV", "SELECT (1 AS ?x) {}", "text/tab-separated-values", "text/tab-separated-values"),
        ("query_content_type_ask", "ASK {}", "application/sparql-results+xml", "application/sparql-results+xml"),
        ("query_content_type_describe", "DESCRIBE <http://x/s>", "text/turtle", "text/turtle"),
        (
            "query_content_type_construct",
            "CONSTRUCT WHERE { ?s ?p ?o }",
            "application/n-triples",
            "application/n-triples",
        ),
        ("construct as RDF/XML", "CONSTRUCT WHERE { ?s ?p ?o }", "application/rdf+xml", "application/rdf+xml"),
        ("construct as JSON-LD", "CONSTRUCT WHERE { ?s ?p ?o }", "application/ld+json", "application/ld+json"),
    ] {
        let response = server.get_with(&format!("/sparql?query={}", encoded(query)), &[("accept", accept)]);
        assert_eq!(response.status, 200, "{name}");
        assert_eq!(response.header("content-type").split(';').next(), Some(expected), "{name}");
    }
}

/// Datasets of queries: what is in the default graph, what can be named.
fn check_datasets(server: &Server) {
    let default = |name: &str| format!("default-graph-uri={}", encoded(&format!("http://g/{name}")));
    let named = |name: &str| format!("named-graph-uri={}", encoded(&format!("http://g/{name}")));
    let cases = [
        ("query_dataset_default_graph", "ASK { ?s ?p <http://x/a> }", default("a"), true),
        ("its own default graph is hidden", "ASK { ?s ?p <http://x/default> }", default("a"), false),
        (
            "query_dataset_default_graphs",
            "ASK { ?s ?p <http://x/a>, <http://x/b> }",
            default("a") + "&" + &default("b"),
            true,
        ),
        ("query_dataset_named_graphs", "ASK { GRAPH ?g { ?s ?p <http://x/a> } }", named("a") + "&" + &named("b"), true),
        (
            "what is not named is hidden",
            "ASK { GRAPH ?g { ?s ?p <http://x/c> } }",
            named("a") + "&" + &named("b"),
            false,
        ),
        (
            "query_dataset_full",
            "ASK { ?s ?p <http://x/a> GRAPH <http://g/b> { ?s ?p <http://x/b> } }",
            default("a") + "&" + &named("b"),
            true,
        ),
        ("query_multiple_dataset", "ASK FROM <http://g/a> { ?s ?p <http://x/b> }", default("b"), true),
        ("without parameters", "ASK { GRAPH <http://g/c> { ?s ?p <http://x/c> } }", String::new(), true),
    ];
    for (name, query, dataset, expected) in cases {
        let by_get = server.get(&format!("/sparql?query={}&{dataset}", encoded(query)));
        let by_form = server.post("/sparql", FORM, format!("query={}&{dataset}", encoded(query)).as_bytes());
        let direct = server.post(&format!("/sparql?{dataset}"), QUERY, query.as_bytes());
        assert_eq!([by_get, by_form, direct].map(|response| boolean(&response)), [expected; 3], "{name}");
    }
}

fn check_bad_requests(server: &Server) {
    let put = server.request("PUT", "/sparql?query=ASK%20%7B%7D", &[], b"");
    let utf16: Vec<u8> = "query=ASK {}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let using = "using-graph-uri=http%3A%2F%2Fg%2Fa";
    let own = encoded("DELETE { ?s ?p ?o } USING <http://g/b> WHERE { ?s ?p ?o }");
    for (name, response, status) in [
        ("bad_query_method", put, 405),
        ("bad_query_missing_direct_type", server.request("POST", "/sparql", &[], b"ASK {}"), 415),
        ("bad_query_missing_form_type", server.request("POST", "/sparql", &[], b"query=ASK%20%7B%7D"), 415),
        ("bad_query_wrong_media_type", server.post("/sparql", "text/plain", b"ASK {}"), 415),
        ("bad_query_non_utf8", server.post("/sparql", &format!("{QUERY}; charset=UTF-16"), &utf16), 415),
        ("bytes that are not UTF-8", server.post("/sparql", QUERY, b"ASK { ?s ?p '\xFF' }"), 400),
        ("bad_query_syntax", server.get("/sparql?query=ASK%20%7B"), 400),
        ("bad_multiple_queries", server.get("/sparql?query=ASK%20%7B%7D&query=ASK%20%7B%7D"), 400),
        ("a query and an update", server.post("/sparql", FORM, b"query=ASK%20%7B%7D&update=CLEAR%20ALL"), 400),
        ("bad_update_get", server.get("/sparql?update=CLEAR%20ALL"), 405),
        ("bad_update_missing_form_type", server.request("POST", "/update", &[], b"update=CLEAR%20ALL"), 415),
        ("bad_update_wrong_media_type", server.post("/update", "text/plain", b"CLEAR ALL"), 415),
        ("bad_update_non_utf8", server.post("/update", &format!("{UPDATE}; charset=UTF-16"), &utf16), 415),
        ("bad_update_syntax", server.post("/update", UPDATE, b"CLEAR"), 400),
        ("bad_multiple_updates", server.post("/update", FORM, b"update=CLEAR%20ALL&update=CLEAR%20ALL"), 400),
        ("bad_update_dataset_conflict", server.post("/update", FORM, format!("update={own}&{using}").as_bytes()), 400),
        ("a graph that is no IRI", server.get("/sparql?query=ASK%20%7B%7D&default-graph-uri=x"), 400),
        ("nothing to accept", server.get_with("/sparql?query=ASK%20%7B%7D", &[("accept", "image/png")]), 406),
    ] {
        assert_eq!(response.status, status, "{name}: {}", response.text());
        assert_eq!(response.header("content-type"), "application/problem+json", "{name}");
    }
    let problem = server.get(&format!("/sparql?query={}", encoded("SELECT *\n{ ?s ?p }"))).json();
    assert_eq!(
        (problem["labels"][0]["line"].as_u64(), problem["labels"][0]["column"].as_u64()),
        (Some(2), Some(10)),
        "{problem}"
    );
    assert!(asks(server, "?s ?p <http://x/default>"), "nothing was changed");
}

fn check_updates(server: &Server) {
    let insert = |name: &str| format!("INSERT DATA {{ <http://x/s> <http://x/q> <http://x/{name}> }}");
    let form = format!("update={}", encoded(&insert("form")));
    assert_eq!(server.post("/update", FORM, form.as_bytes()).status, 204, "update_post_form");
    assert_eq!(server.post("/update", UPDATE, insert("direct").as_bytes()).status, 204, "update_post_direct");
    assert_eq!(server.post("/sparql", UPDATE, insert("endpoint").as_bytes()).status, 204);
    assert!(asks(server, "<http://x/s> <http://x/q> <http://x/form>, <http://x/direct>, <http://x/endpoint>"));
    let relative = "INSERT DATA { GRAPH <http://g/base> { <http://x/s> <http://x/p> <relative> } }";
    assert_eq!(server.post("/update", UPDATE, relative.as_bytes()).status, 204, "update_base_uri");
    assert!(asks(server, &format!("GRAPH <http://g/base> {{ ?s ?p <http://{}/relative> }}", server.address)));
    let copy = "INSERT { GRAPH <http://g/copy> { ?s <http://x/copied> ?o } } WHERE { ?s <http://x/p> ?o }";
    let named = "INSERT { GRAPH <http://g/copy> { ?s <http://x/named> ?o } } WHERE { GRAPH ?g { ?s <http://x/p> ?o } }";
    let using = |kind: &str, name: &str| format!("{kind}={}", encoded(&format!("http://g/{name}")));
    for (name, update, dataset, pattern) in [
        ("update_dataset_default_graph", copy, using("using-graph-uri", "a"), "?s <http://x/copied> <http://x/a>"),
        (
            "update_dataset_default_graphs",
            copy,
            using("using-graph-uri", "b") + "&" + &using("using-graph-uri", "c"),
            "?s <http://x/copied> <http://x/b>, <http://x/c>",
        ),
        ("update_dataset_named_graphs", named, using("using-named-graph-uri", "b"), "?s <http://x/named> <http://x/b>"),
    ] {
        assert_eq!(server.post(&format!("/update?{dataset}"), UPDATE, update.as_bytes()).status, 204, "{name}");
        assert!(asks(server, &format!("GRAPH <http://g/copy> {{ {pattern} }}")), "{name}");
    }
    let other = "?s ?p <http://x/default>";
    assert!(!asks(server, &format!("GRAPH <http://g/copy> {{ {other} }}")), "what was not named was not copied");
    check_sequences(server);
}

/// Operations of one update see each other, and are made all or none.
fn check_sequences(server: &Server) {
    let sequence = "INSERT DATA { <http://x/1> <http://x/next> <http://x/2> } ;
        INSERT { ?b <http://x/after> ?a } WHERE { ?a <http://x/next> ?b } ;
        DELETE WHERE { <http://x/1> <http://x/next> ?b }";
    assert_eq!(server.post("/update", UPDATE, sequence.as_bytes()).status, 204);
    assert!(asks(server, "<http://x/2> <http://x/after> <http://x/1>") && !asks(server, "?s <http://x/next> ?o"));
    let fails = "INSERT DATA { <http://x/half> <http://x/p> 1 } ; LOAD <http://example.org/data.ttl>";
    let refused = server.post("/update", UPDATE, fails.as_bytes());
    assert_eq!((refused.status, refused.json()["code"].as_str()), (403, Some("host-not-allowed")));
    assert!(!asks(server, "<http://x/half> ?p ?o"));
    let moved =
        "INSERT DATA { GRAPH <http://g/m> { <http://x/s> <http://x/p> 1 } } ; MOVE <http://g/m> TO <http://g/n>";
    assert_eq!(server.post("/update", UPDATE, moved.as_bytes()).status, 204);
    assert!(asks(server, "GRAPH <http://g/n> { ?s ?p 1 }") && !asks(server, "GRAPH <http://g/m> { ?s ?p ?o }"));
    assert_eq!(server.post("/update", UPDATE, b"CLEAR NAMED").status, 204);
    assert!(!asks(server, "GRAPH ?g { ?s ?p ?o }") && asks(server, "?s ?p ?o"));
    let service =
        server.get(&format!("/sparql?query={}", encoded("ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")));
    assert_eq!(service.status, 403, "no other host is asked: {}", service.text());
}

fn check(test: &str, kept: bool) {
    let (_scratch, server) = writable(test, kept);
    check_queries(&server);
    check_datasets(&server);
    check_bad_requests(&server);
    check_updates(&server);
}

#[test]
fn the_protocol_holds_in_memory() {
    check("serve-protocol-memory", false);
}

#[test]
fn the_protocol_holds_on_a_kept_graph() {
    check("serve-protocol-kept", true);
}

#[test]
fn the_service_describes_itself() {
    let (_scratch, server) = writable("serve-description", false);
    let turtle = server.get("/sparql");
    assert_eq!((turtle.status, turtle.header("content-type")), (200, "text/turtle"));
    assert!(turtle.text().contains("sd:SPARQL11Update"), "{}", turtle.text());
    let triples = server.get_with("/sparql", &[("accept", "application/n-triples")]);
    assert!(triples.text().contains("sparql-service-description#name> <http://g/c>"), "{}", triples.text());
    // Every syntax of RDF that is served and taken is told of.
    let not_acceptable = server.get_with("/graph?default", &[("accept", "image/png")]).json();
    let served = not_acceptable["help"][0].as_str().unwrap().to_owned();
    for (media_type, name) in [
        ("text/turtle", "Turtle"),
        ("application/n-triples", "N-Triples"),
        ("application/rdf+xml", "RDF_XML"),
        ("application/ld+json", "JSON-LD"),
        ("application/trig", "TriG"),
        ("application/n-quads", "N-Quads"),
        ("text/n3", "N3"),
    ] {
        assert!(served.contains(media_type), "{served}");
        for property in ["inputFormat", "resultFormat"] {
            let line = format!("{property}> <http://www.w3.org/ns/formats/{name}> .");
            assert!(triples.text().contains(&line), "{line}");
        }
    }
    let endpoint =
        format!("<http://{0}/sparql> <http://www.w3.org/ns/sparql-service-description#endpoint>", server.address);
    assert!(triples.text().contains(&endpoint), "{}", triples.text());
}

#[test]
fn browsers_are_shown_results() {
    let (_scratch, server) = writable("serve-result-pages", false);
    let browser = ("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
    let ask = |query: &str, accept| server.get_with(&format!("/sparql?query={}", encoded(query)), &[accept]);
    let page = ask("SELECT * { ?s ?p ?o }", browser);
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    assert!(page.text().contains(">s</th><th scope=\"col\">p</th><th scope=\"col\">o</th>"), "{}", page.text());
    assert!(page.text().contains("<a href=\"http://x/default\">http://x/default</a>"), "{}", page.text());
    assert!(ask("ASK { ?s ?p ?o }", browser).text().contains("<p>true</p>"));
    let graph = ask("CONSTRUCT WHERE { ?s ?p ?o }", browser);
    assert_eq!((graph.status, graph.header("content-type")), (200, "text/plain; charset=utf-8"));
    assert!(graph.text().contains("<http://x/default>"), "{}", graph.text());
    assert_eq!(ask("SELECT * { ?s ?p ?o }", ("accept", "image/png")).status, 406);
}

#[test]
fn results_have_tags_unless_they_vary() {
    let (_scratch, server) = writable("serve-tags", false);
    let target = format!("/sparql?query={}", encoded("SELECT * { ?s ?p ?o }"));
    let first = server.get(&target);
    let tag = first.header("etag").to_owned();
    assert_eq!(server.get_with(&target, &[("if-none-match", &tag)]).status, 304);
    assert_eq!(server.post("/update", UPDATE, b"INSERT DATA { <http://x/new> <http://x/p> 1 }").status, 204);
    let changed = server.get_with(&target, &[("if-none-match", &tag)]);
    assert_eq!((changed.status, changed.header("etag") != tag), (200, true));
    let varies = server.get(&format!("/sparql?query={}", encoded("SELECT (RAND() AS ?x) {}")));
    assert_eq!(varies.header("etag"), "");
}

//! Hostile bodies for the doors that change something, clients that do not read, and what one user must not learn of another.

use super::support::Scratch;
use super::support::http::{Server, encoded};
use super::support::mutation::{Numbers, mutated};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// Bodies that are well, with where they go and as what.
const BODIES: &[(&str, &str, &str, &str)] = &[
    (
        "POST",
        "/update",
        "application/sparql-update",
        "PREFIX x: <http://x/> DELETE { ?s x:p ?o } INSERT { ?s x:q ?o, \"é\"@fr, 1.5 } WHERE { ?s x:p ?o OPTIONAL { ?o x:r* ?z } }",
    ),
    (
        "POST",
        "/update",
        "application/x-www-form-urlencoded",
        "update=INSERT+DATA+%7B+%3Chttp%3A%2F%2Fx%2Fs%3E+%3Chttp%3A%2F%2Fx%2Fp%3E+1+%7D&using-graph-uri=http%3A%2F%2Fx%2Fg",
    ),
    (
        "PUT",
        "/graph?graph=http%3A%2F%2Fx%2Fg",
        "text/turtle",
        "@prefix x: <http://x/> . x:s x:p \"a\"@en, [ x:q ( 1 2 ) ] .",
    ),
    (
        "POST",
        "/graph?default",
        "application/ld+json",
        "{\"@id\": \"http://x/s\", \"http://x/p\": [{\"@value\": \"é\"}, 2]}",
    ),
    (
        "POST",
        "/graph?default",
        "application/rdf+xml",
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:x=\"http://x/\"><rdf:Description rdf:about=\"http://x/s\"><x:p>a</x:p></rdf:Description></rdf:RDF>",
    ),
    (
        "POST",
        "/ingest?name=notes.txt",
        "text/plain",
        "The Council reports to the Forum. It does not adopt treaties in 2024.",
    ),
    (
        "POST",
        "/ingest?name=notes.html",
        "text/html",
        "<h1>Council</h1><p>The Council <b>reports</b> to the Forum.</p><script>x()</script>",
    ),
    ("POST", "/ask", "application/json", "{\"question\": \"who reports to the Forum?\", \"reading\": 1}"),
];

#[test]
fn mutated_bodies_do_no_harm() {
    let scratch = Scratch::new("serve-mutated-bodies");
    scratch.file("world.ttl", "<http://x/s> <http://x/p> <http://x/a> .");
    let server = Server::start(scratch.path(), &["--writable", "--time-limit", "5", "world.ttl"]);
    let mut numbers = Numbers(11);
    for number in 0..3_000 {
        let (method, target, media_type, body) = BODIES[number % BODIES.len()];
        let body = mutated(body, &mut numbers);
        let response = server.request(method, target, &[("content-type", media_type)], &body);
        let text = String::from_utf8_lossy(&response.body);
        let told = text.contains("panicked") || text.contains("src/") || text.contains(".rs:");
        assert!(response.status != 500 && !told, "{method} {target} {:?}: {text}", String::from_utf8_lossy(&body));
    }
    assert_eq!(server.get("/health").status, 200);
    assert_eq!(server.get(&format!("/sparql?query={}", encoded("ASK { ?s ?p ?o }"))).status, 200);
}

#[test]
fn clients_that_do_not_read_keep_nobody_waiting() {
    let scratch = Scratch::new("serve-unread");
    let triples: String = (0..20_000).map(|n| format!("<http://x/{n}> <http://x/p> \"{n:0100}\" .\n")).collect();
    scratch.file("world.nt", triples);
    let server = Server::start(scratch.path(), &["world.nt"]);
    let query = encoded("SELECT * { ?s ?p ?o }");
    let deaf: Vec<TcpStream> = (0..40)
        .map(|_| {
            let mut stream = TcpStream::connect(&server.address).unwrap();
            let host = &server.address;
            write!(stream, "GET /sparql?query={query} HTTP/1.1\r\nhost: {host}\r\n\r\n").unwrap();
            stream
        })
        .collect();
    // While their queries are worked on, the service may be busy; afterwards they hold nothing that others need.
    let began = Instant::now();
    let asked = || server.get(&format!("/sparql?query={}", encoded("ASK { <http://x/7> ?p ?o }")));
    let mut one = asked();
    while one.status == 503 && began.elapsed() < Duration::from_secs(30) {
        std::thread::sleep(Duration::from_millis(500));
        one = asked();
    }
    assert_eq!(one.status, 200, "{}", one.text());
    drop(deaf);
    assert_eq!(server.get("/health").status, 200);
}

#[test]
fn nobody_is_told_what_was_answered_to_another() {
    let scratch = Scratch::new("serve-apart");
    scratch.file("who", "read token hush\nwrite token louder\n");
    let server = Server::start(scratch.path(), &["--access", "who"]);
    let target = format!("/ask?question={}", encoded("what is APEC?"));
    let known = server.get_with(&target, &[("authorization", "Bearer hush")]);
    assert_eq!(known.status, 200);
    let tag = known.header("etag").to_owned();
    assert!(!tag.is_empty());
    // Neither the answer nor that it is still the same.
    for headers in [vec![], vec![("if-none-match", tag.as_str())], vec![("authorization", "Bearer hus")]] {
        let refused = server.get_with(&target, &headers);
        assert!(refused.status == 401 && !refused.text().contains("APEC"), "{}", refused.text());
    }
    // Answers go back in the order of the questions, each to its own connection.
    std::thread::scope(|scope| {
        for name in ["APEC", "SOM1", "OES", "CTI"] {
            let (server, host) = (&server, &server.address);
            scope.spawn(move || {
                let mut stream = TcpStream::connect(host).unwrap();
                stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
                let ask = |name: &str, last: &str| {
                    let question = encoded(&format!("what is {name}?"));
                    format!("GET /ask?question={question} HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer hush\r\n{last}\r\n")
                };
                let both = ask(name, "") + &ask("the SOM", "connection: close\r\n");
                stream.write_all(both.as_bytes()).unwrap();
                let mut told = String::new();
                stream.read_to_string(&mut told).unwrap();
                let asked = [format!("\"question\":\"what is {name}?\""), "\"question\":\"what is the SOM?\"".to_owned()];
                let told = told.replace("\": ", "\":");
                let at = asked.each_ref().map(|question| told.find(question.as_str()));
                assert!(at[0].is_some() && at[1] > at[0], "{told}");
                assert_eq!(told.matches("\"question\":").count(), 2, "{}", server.address);
            });
        }
    });
}

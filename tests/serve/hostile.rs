//! Requests that nobody means well: the server answers something, goes on, and tells nothing of itself.

use super::support::Scratch;
use super::support::http::{Server, encoded};
use super::support::mutation::{Numbers, mutated};
use std::io::Write;
use std::net::TcpStream;

/// Requests that are well, each of another kind.
fn requests(address: &str) -> Vec<String> {
    let head = format!("host: {address}\r\nconnection: close\r\n");
    let query = encoded("SELECT * { ?s ?p ?o } LIMIT 1");
    let json = "{\"question\": \"what is APEC?\"}";
    vec![
        format!(
            "GET /ask?question=what%20can%20SOM1%20produce&detail=true HTTP/1.1\r\n{head}accept: text/html\r\n\r\n"
        ),
        format!(
            "POST /ask HTTP/1.1\r\n{head}content-type: application/json\r\ncontent-length: {}\r\n\r\n{json}",
            json.len()
        ),
        format!(
            "GET /sparql?query={query}&default-graph-uri=http%3A%2F%2Fx HTTP/1.1\r\n{head}if-none-match: W/\"x\"\r\n\r\n"
        ),
        format!("GET /complete?q=who%20chairs HTTP/1.1\r\n{head}accept-encoding: gzip\r\n\r\n"),
        format!(
            "PUT /graph?graph=http%3A%2F%2Fx HTTP/1.1\r\n{head}authorization: Basic eDp5\r\ncontent-length: 3\r\n\r\nabc"
        ),
        format!("GET /source?name=apec.txt HTTP/1.1\r\n{head}origin: http://x\r\n\r\n"),
    ]
}

#[test]
fn mutated_requests_do_no_harm() {
    let scratch = Scratch::new("serve-mutated");
    let server = Server::start(scratch.path(), &["--time-limit", "5"]);
    let (wells, mut numbers) = (requests(&server.address), Numbers(7));
    for number in 0..10_000 {
        let request = mutated(&wells[number % wells.len()], &mut numbers);
        let mut stream = TcpStream::connect(&server.address).unwrap();
        _ = stream.write_all(&request);
        // What is half a request is waited for by the server, not by this test.
        _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = vec![];
        _ = std::io::Read::read_to_end(&mut stream, &mut answer);
        let answer = String::from_utf8_lossy(&answer);
        // A mutation may well make it a request of HTTP/1.0, which is answered in kind.
        assert!(answer.is_empty() || answer.starts_with("HTTP/1."), "{request:?}: {answer}");
        let failed = answer.lines().next().is_some_and(|status| status.contains(" 500 "));
        assert!(!answer.contains("panicked") && !answer.contains("src/") && !failed, "{answer}");
    }
    assert_eq!(server.get("/health").status, 200);
}

#[test]
fn deep_and_long_requests_end() {
    let scratch = Scratch::new("serve-deep");
    let server = Server::start(scratch.path(), &["--time-limit", "20"]);
    let nested = |open: &str, close: &str, times: usize| format!("{}{}", open.repeat(times), close.repeat(times));
    let queries = [
        format!("ASK {}", nested("{", "}", 100_000)),
        format!("ASK {{ FILTER({}true) }}", "!".repeat(50_000)),
        format!("ASK {{ FILTER(1{}) }}", " + 1".repeat(20_000)),
        format!("ASK {{ ?s {}<x:p>{} ?o }}", "(".repeat(50_000), ")".repeat(50_000)),
        format!("ASK {{ ?s {}<x:p> ?o }}", "^".repeat(50_000)),
        format!("ASK {{ {} }}", "OPTIONAL { ?s ?p ?o } ".repeat(2_000)),
        format!("ASK {{ {}{{}} }}", "{} UNION ".repeat(5_000)),
        format!("# {}", "x".repeat(1 << 20)),
    ];
    for query in queries {
        let response = server.post("/sparql", "application/sparql-query", query.as_bytes());
        assert!([200, 400, 503].contains(&response.status), "{}: {}", &query[..40], response.status);
        assert_eq!(server.get("/health").status, 200, "{}", &query[..40]);
    }
    for question in
        [nested("(", ")", 900), "who ".repeat(900), "\"".repeat(1_000), "not ".repeat(900), "é".repeat(1_900)]
    {
        let response = server.get(&format!("/ask?question={}", encoded(&question)));
        assert!([200, 400, 503].contains(&response.status), "{}: {}", &question[..10], response.status);
    }
    let long = server.get(&format!("/ask?question={}", "x".repeat(5_000)));
    assert_eq!(long.json()["code"], "long-question");
    let head = server
        .raw(format!("GET / HTTP/1.1\r\nhost: {}\r\nx: {}\r\n\r\n", server.address, "x".repeat(1 << 20)).as_bytes());
    assert!(head.is_empty() || head.starts_with(b"HTTP/1.1 4"), "{:?}", String::from_utf8_lossy(&head));
}

#[test]
fn slow_clients_keep_nobody_else_waiting() {
    let scratch = Scratch::new("serve-slow");
    let server = Server::start(scratch.path(), &[]);
    let slow: Vec<TcpStream> = (0..200)
        .map(|_| {
            let mut stream = TcpStream::connect(&server.address).unwrap();
            stream.write_all(b"POST /ask HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/plain\r\ncontent-length: 9\r\n\r\nwhat").unwrap();
            stream
        })
        .collect();
    let response = server.get(&format!("/ask?question={}", encoded("what is APEC?")));
    assert_eq!(response.status, 200);
    drop(slow);
}

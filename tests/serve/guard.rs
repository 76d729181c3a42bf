//! Who may do what, and how much.

use super::support::Scratch;
use super::support::http::{Server, encoded};
use std::io::Write;
use std::net::TcpStream;
use std::time::Duration;

const UPDATE: &str = "application/sparql-update";
const INSERT: &[u8] = b"INSERT DATA { <http://x/s> <http://x/p> 1 }";

#[test]
fn it_is_read_only_by_default() {
    let scratch = Scratch::new("serve-read-only");
    let server = Server::start(scratch.path(), &[]);
    let update = server.post("/update", UPDATE, INSERT);
    assert_eq!((update.status, update.json()["code"].as_str()), (403, Some("read-only")));
    let put = server.request("PUT", "/graph?default", &[("content-type", "text/turtle")], b"");
    let delete = server.request("DELETE", "/graph?default", &[], b"");
    assert_eq!((put.status, delete.status), (403, 403));
}

#[test]
fn rights_to_read_and_to_write_are_apart() {
    let scratch = Scratch::new("serve-rights");
    scratch.file("who", "# who may what\nread token r\nwrite user ada:lovelace\n");
    let environment = [("RAPPORTEUR_WRITE_TOKEN", "w")];
    let server = Server::start_with(scratch.path(), &["--writable", "--access", "who"], &environment);
    // "ada:lovelace" and "ada:babbage" in Base64.
    let rows = [
        ("", 401, 401),
        ("Bearer wrong", 401, 401),
        ("Bearer r", 200, 403),
        ("Bearer w", 200, 204),
        ("Basic YWRhOmxvdmVsYWNl", 200, 204),
        ("Basic YWRhOmJhYmJhZ2U=", 401, 401),
    ];
    for (authorization, reads, writes) in rows {
        let headers = [("authorization", authorization)];
        let target = format!("/ask?question={}", encoded("what is APEC?"));
        assert_eq!(server.get_with(&target, &headers).status, reads, "{authorization}");
        let headers = [("authorization", authorization), ("content-type", UPDATE)];
        assert_eq!(server.request("POST", "/update", &headers, INSERT).status, writes, "{authorization}");
    }
    let refused = server.get("/");
    let challenge = refused.header("www-authenticate");
    assert!(challenge.starts_with("Basic ") && challenge.contains(", Bearer "), "{challenge}");
    assert_eq!((server.get("/health").status, server.get("/metrics").status), (200, 401));
}

#[test]
fn requests_are_logged_without_secrets() {
    let scratch = Scratch::new("serve-log");
    let server = Server::start_with(scratch.path(), &["--log"], &[("RAPPORTEUR_READ_TOKEN", "hush")]);
    let headers = [("authorization", "Bearer hush")];
    assert_eq!(server.get_with("/ask?question=what+is+APEC", &headers).status, 200);
    assert_eq!(server.get("/sources?x=%0A").status, 401);
    let line = server.says(&[" 127.0.0.1 GET /ask?question=what+is+APEC 200 ", "ms"]);
    assert!(line.starts_with("20") && line.contains('Z') && !line.contains("hush"), "{line}");
    let bytes: Option<u64> = line.split(' ').nth(5).and_then(|bytes| bytes.parse().ok());
    assert!(bytes > Some(100), "{line}");
    server.says(&[" GET /sources?x=%0A 401 "]);
}

#[test]
fn pages_of_others_may_not_change_the_graph() {
    let scratch = Scratch::new("serve-origins");
    let server = Server::start(scratch.path(), &["--writable"]);
    let own = format!("http://{}", server.address);
    for (origin, status) in [("http://example.org", 403), ("null", 403), (own.as_str(), 204)] {
        let headers = [("origin", origin), ("content-type", UPDATE)];
        assert_eq!(server.request("POST", "/update", &headers, INSERT).status, status, "{origin}");
    }
    let rebound = server.get_with("/ask?question=x", &[("host", "example.org")]);
    assert_eq!((rebound.status, rebound.json()["code"].as_str()), (421, Some("host")));
}

#[test]
fn browsers_are_told_who_may_ask() {
    let scratch = Scratch::new("serve-cors");
    let closed = Server::start(scratch.path(), &[]);
    let open = Server::start(scratch.path(), &["--cors", "https://example.org"]);
    let header = "access-control-allow-origin";
    let origin = [("origin", "https://example.org")];
    assert_eq!(closed.get_with("/health", &origin).header(header), "");
    assert_eq!(open.get_with("/health", &origin).header(header), "https://example.org");
    assert_eq!(open.get_with("/health", &[("origin", "https://other.org")]).header(header), "");
    let asked =
        [origin[0], ("access-control-request-method", "POST"), ("access-control-request-headers", "content-type")];
    let preflight = open.request("OPTIONS", "/sparql", &asked, b"");
    assert_eq!((preflight.status, preflight.header(header)), (200, "https://example.org"));
    assert!(preflight.header("access-control-allow-methods").contains("POST"));
}

#[test]
fn what_takes_too_long_is_stopped() {
    let scratch = Scratch::new("serve-time");
    let server = Server::start(scratch.path(), &["--time-limit", "1"]);
    let endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";
    let response = server.get(&format!("/sparql?query={}", encoded(endless)));
    assert_eq!((response.status, response.json()["code"].as_str()), (503, Some("time-limit")));
    assert_eq!(server.get("/health").status, 200);
    assert!(server.get("/metrics").text().lines().any(|line| line == "rapporteur_stopped_total 1"));
}

#[test]
fn who_hangs_up_is_counted_and_logged() {
    let scratch = Scratch::new("serve-gone");
    let server = Server::start(scratch.path(), &["--log", "--time-limit", "60"]);
    let opened = |count: &str| {
        let line = format!("rapporteur_open_requests {count}");
        (0..400).any(|_| {
            std::thread::sleep(Duration::from_millis(25));
            server.get("/metrics").text().lines().any(|found| found == line)
        })
    };
    let endless = encoded("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }");
    let mut client = TcpStream::connect(&server.address).unwrap();
    write!(client, "GET /sparql?query={endless} HTTP/1.1\r\nhost: {}\r\n\r\n", server.address).unwrap();
    assert!(opened("2"), "the query and the question for this are being answered");
    drop(client);
    server.says(&[" GET /sparql?query=SELECT", " 499 - "]);
    assert!(opened("1"));
    let counted = "rapporteur_requests_total{route=\"sparql\",status=\"499\"} 1";
    assert!(server.get("/metrics").text().lines().any(|line| line == counted));
}

#[test]
fn what_was_stopped_keeps_nobody_waiting() {
    let scratch = Scratch::new("serve-stopped");
    let server = Server::start(scratch.path(), &["--time-limit", "2"]);
    let sorted = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f";
    let queries = (0..6).map(|n| format!("/sparql?query={}", encoded(&format!("{sorted} #{n}"))));
    let targets: Vec<String> = queries.chain(["/ask?question=who+hosts+APEC".to_owned()]).collect();
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let server = &server;
        let asked: Vec<_> = targets.iter().map(|target| scope.spawn(move || server.get(target).status)).collect();
        asked.into_iter().map(|asked| asked.join().unwrap()).collect()
    });
    assert_eq!(statuses, [503, 503, 503, 503, 503, 503, 200]);
    // Every place is free again, as soon as what they held is given back.
    let target = format!("/sparql?query={}", encoded("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"));
    let counted = (0..15).map(|_| server.get(&target).status).find(|status| *status == 200);
    assert_eq!(counted, Some(200));
}

#[test]
fn bodies_and_results_are_bounded() {
    let scratch = Scratch::new("serve-bounds");
    let server = Server::start(scratch.path(), &["--body-limit", "1", "--result-limit", "1"]);
    let long = vec![b' '; (1 << 20) + 1];
    assert_eq!(server.post("/sparql", "application/sparql-query", &long).status, 413);
    let product = "SELECT * { ?a ?b ?c . ?d ?e ?f }";
    let response = server.get(&format!("/sparql?query={}", encoded(product)));
    assert_eq!(
        (response.status, response.json()["code"].as_str()),
        (400, Some("sparql-refused")),
        "{}",
        response.text()
    );
}

#[test]
fn a_client_may_ask_so_often() {
    let scratch = Scratch::new("serve-rate");
    let server = Server::start(scratch.path(), &["--rate-limit", "2"]);
    let statuses: Vec<u16> = (0..40).map(|_| server.get("/health").status).collect();
    assert_eq!((statuses[0], statuses[9]), (200, 200));
    assert!(statuses.contains(&429), "{statuses:?}");
}

#[test]
fn what_cannot_be_served_is_told() {
    let scratch = Scratch::new("serve-refusals");
    scratch.file("who", "read key x");
    for (arguments, status, part) in [
        (["--listen", "0.0.0.0:0", "--writable"].as_slice(), 2, "anybody could change the graph"),
        (&["--listen", "192.0.2.1:80"], 3, "cannot listen on 192.0.2.1:80"),
        (&["--listen", "here"], 2, "--listen"),
        (&["--access", "who"], 3, "line 1 is no credential"),
        (&["--access", "nowhere"], 3, "nowhere"),
        (&["nowhere.txt"], 3, "no such file"),
    ] {
        let ran = super::support::run(scratch.path(), &[&["serve"], arguments].concat());
        assert_eq!(ran.status, Some(status), "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(part), "{arguments:?}: {}", ran.err);
    }
}

//! The Graph Store Protocol.

use super::support::Scratch;
use super::support::http::{Server, encoded};

const TURTLE: (&str, &str) = ("content-type", "text/turtle");

fn server(test: &str) -> (Scratch, Server) {
    let scratch = Scratch::new(test);
    scratch.file("world.ttl", "<http://x/s> <http://x/p> <http://x/o> .");
    let server = Server::start(scratch.path(), &["world.ttl", "--writable"]);
    (scratch, server)
}

fn named(name: &str) -> String {
    format!("/graph?graph={}", encoded(&format!("http://g/{name}")))
}

#[test]
fn graphs_come_grow_and_go() {
    let (_scratch, server) = server("serve-graphs");
    let target = named("one");
    let put = |body: &[u8]| server.request("PUT", &target, &[TURTLE], body).status;
    let lines = || {
        let found = server.get_with(&target, &[("accept", "application/n-triples")]);
        (found.status, found.text().lines().filter(|line| line.contains("http://x/")).count())
    };
    assert_eq!(server.get(&target).status, 404);
    assert_eq!(put(b"<http://x/a> <http://x/p> 1, 2 ."), 201);
    assert_eq!(lines(), (200, 2));
    assert_eq!(server.request("POST", &target, &[TURTLE], b"<http://x/a> <http://x/p> 2, 3 .").status, 204);
    assert_eq!(lines(), (200, 3));
    assert_eq!(put(b"<http://x/b> <http://x/p> [ <http://x/q> 1 ] ."), 204);
    assert_eq!(lines(), (200, 2));
    let json = br#"{"@id": "http://x/c", "http://x/p": "x"}"#;
    let posted = server.request("POST", &named("two"), &[("content-type", "application/ld+json")], json);
    assert_eq!(posted.status, 201, "{}", posted.text());
    assert_eq!(server.request("DELETE", &target, &[], b"").status, 204);
    assert_eq!(server.request("DELETE", &target, &[], b"").status, 404);
    assert_eq!(server.get(&named("two")).status, 200);
    assert!(server.get("/graph?default").text().contains("http://x/o"));
    assert_eq!(server.request("DELETE", "/graph?default", &[], b"").status, 204);
    assert!(!server.get("/graph?default").text().contains("http://x/o"));
}

#[test]
fn mistakes_change_nothing() {
    let (_scratch, server) = server("serve-graphs-mistakes");
    let target = named("one");
    assert_eq!(server.request("PUT", &target, &[TURTLE], b"<http://x/a> <http://x/p> 1 .").status, 201);
    let wrong = server.request("PUT", &target, &[TURTLE], b"<http://x/a> <http://x/p> .");
    assert_eq!((wrong.status, wrong.json()["labels"][0]["line"].as_u64()), (400, Some(1)), "{}", wrong.text());
    for (method, target, media_type, status) in [
        ("PUT", target.as_str(), "text/html", 415),
        ("PATCH", target.as_str(), "text/turtle", 405),
        ("PUT", "/graph", "text/turtle", 400),
        ("PUT", "/graph?default&graph=http%3A%2F%2Fg%2Fone", "text/turtle", 400),
        ("PUT", "/graph?graph=relative", "text/turtle", 400),
    ] {
        let response =
            server.request(method, target, &[("content-type", media_type)], b"<http://x/z> <http://x/p> 1 .");
        assert_eq!(response.status, status, "{method} {target}: {}", response.text());
    }
    assert!(server.get(&target).text().contains("http://x/a"));
}

#[test]
fn changes_can_be_made_to_a_known_state_alone() {
    let (_scratch, server) = server("serve-graphs-tags");
    let target = named("one");
    let put = |headers: &[(&str, &str)]| {
        server.request("PUT", &target, &[&[TURTLE], headers].concat(), b"<http://x/a> <http://x/p> 1 .").status
    };
    assert_eq!(put(&[("if-match", "*")]), 412);
    assert_eq!(put(&[("if-none-match", "*")]), 201);
    assert_eq!(put(&[("if-none-match", "*")]), 412);
    let tag = server.get(&target).header("etag").to_owned();
    assert_eq!(server.get_with(&target, &[("if-none-match", &tag)]).status, 304);
    assert!(tag.starts_with('"'), "{tag}");
    assert_eq!(put(&[("if-match", &format!("W/{tag}"))]), 412, "a weak tag is the same as none");
    assert_eq!(put(&[("if-match", &tag)]), 204);
    assert_eq!(put(&[("if-match", &tag)]), 412);
    // Compressed it is another representation, whose tag is as good.
    let triples: String = (0..200).map(|number| format!("<http://x/a> <http://x/p> {number} .\n")).collect();
    assert_eq!(server.request("PUT", &target, &[TURTLE], triples.as_bytes()).status, 204);
    let packed = server.get_with(&target, &[("accept", "text/n3"), ("accept-encoding", "gzip")]);
    let tag = packed.header("etag").to_owned();
    assert!(packed.header("content-encoding") == "gzip" && tag.ends_with("-gzip\""), "{tag}");
    assert_eq!(server.get_with(&target, &[("accept", "text/n3"), ("if-none-match", &tag)]).status, 304);
    assert_eq!(put(&[("if-match", &tag)]), 204);
}

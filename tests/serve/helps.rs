//! Every refusal says what to do next.

use super::support::Scratch;
use super::support::http::{Response, Server, encoded};

fn helped(response: &Response, status: u16, code: &str, part: &str) {
    let problem = response.json();
    assert_eq!((response.status, problem["code"].as_str()), (status, Some(code)), "{problem}");
    let help = problem["help"][0].as_str().unwrap_or_else(|| panic!("no help: {problem}"));
    assert!(help.contains(part), "{problem}");
}

#[test]
fn who_may_not_is_told_how() {
    let scratch = Scratch::new("serve-help-rights");
    scratch.file("who", "read token r\nwrite token w\n");
    let server = Server::start(scratch.path(), &["--writable", "--access", "who"]);
    helped(&server.get("/"), 401, "unauthorized", "Authorization: Bearer TOKEN");
    let headers = [("authorization", "Bearer r"), ("content-type", "application/sparql-update")];
    helped(&server.request("POST", "/update", &headers, b"CLEAR ALL"), 403, "no-right", "given out for writing");
    scratch.file("users", "read user ada:lovelace\n");
    let server = Server::start(scratch.path(), &["--access", "users"]);
    helped(&server.get("/"), 401, "unauthorized", "curl -u NAME:PASSWORD");
    let server = Server::start(scratch.path(), &["--writable"]);
    let headers = [("origin", "http://example.org"), ("content-type", "application/sparql-update")];
    helped(&server.request("POST", "/update", &headers, b"CLEAR ALL"), 403, "foreign-origin", "page of this service");
}

#[test]
fn what_is_wrong_is_told_with_what_would_work() {
    let scratch = Scratch::new("serve-help");
    let server = Server::start(scratch.path(), &["--writable"]);
    let missing = server.get("/graph?graph=http%3A%2F%2Fg%2Fone");
    helped(&missing, 404, "no-such-graph", "/sparql?query=");
    let listed = missing.json()["help"][0].as_str().unwrap().split(' ').next().unwrap().to_owned();
    assert_eq!(server.get(&listed).status, 200, "{listed}");
    let headers = [("content-type", "text/turtle"), ("if-match", "\"old\"")];
    let put = |headers: &[(&str, &str)]| server.request("PUT", "/graph?default", headers, b"");
    helped(&put(&headers), 412, "precondition", "GET the graph again");
    let headers = [("content-type", "text/turtle"), ("if-match", "W/\"old\"")];
    helped(&put(&headers), 412, "precondition", "strong tags");
    helped(&server.get("/sparql?query=ASK+{}&query=ASK+{}"), 400, "several-queries", "one after the other");
    let long = server.get(&format!("/ask?question={}", encoded(&"who ".repeat(1_001))));
    helped(&long, 400, "long-question", "several questions");
}

#[test]
fn who_asks_too_often_is_told_when_to_ask_again() {
    let scratch = Scratch::new("serve-help-rate");
    let server = Server::start(scratch.path(), &["--rate-limit", "1"]);
    let refused = (0..40).map(|_| server.get("/health")).find(|response| response.status == 429).unwrap();
    helped(&refused, 429, "too-often", &format!("in {} s", refused.header("retry-after")));
}

//! Endpoints that hang, lie, break off, send too much, lead astray or are busy.

use crate::support::astray::{endpoint, send};
use crate::support::{Run, Scratch, run};
use std::io::Write;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

const JSON: &str = "content-type: application/sparql-results+json\r\n";

fn ask(scratch: &Scratch, endpoint: &str, more: &[&str]) -> Run {
    run(scratch.path(), &[&["ask", "sparql { ASK { ?s ?p ?o } }", "--endpoint", endpoint], more].concat())
}

#[track_caller]
fn fails(run: &Run, with: &str) {
    assert!(run.status == Some(3) && run.err.contains(with) && run.out.is_empty(), "{run:?}");
}

#[test]
fn a_silent_endpoint_is_left() {
    let scratch = Scratch::new("remote-silent");
    let (address, _) = endpoint(|_, _, _| std::thread::sleep(Duration::from_secs(30)));
    let begun = Instant::now();
    fails(&ask(&scratch, &address, &["--timeout", "1"]), "within the time limit");
    assert!(begun.elapsed() < Duration::from_secs(10));
    let (address, _) = endpoint(|_, _, stream| {
        _ = write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n{JSON}\r\n{{\"head\":");
        std::thread::sleep(Duration::from_secs(30));
    });
    fails(&ask(&scratch, &address, &["--timeout", "1"]), "within the time limit");
}

#[test]
fn what_is_no_table_is_told() {
    let scratch = Scratch::new("remote-lies");
    let (page, _) = endpoint(|_, _, stream| send(stream, "200 OK", "content-type: text/html\r\n", "<html>hello"));
    fails(&ask(&scratch, &page, &[]), "answered with text/html");
    let (liar, _) = endpoint(|_, _, stream| send(stream, "200 OK", JSON, "<html>hello"));
    fails(&ask(&scratch, &liar, &[]), "cannot be read as SPARQL Results in JSON");
    let (half, _) = endpoint(|_, _, stream| send(stream, "200 OK", JSON, "{\"head\":{},\"boo"));
    fails(&ask(&scratch, &half, &[]), "cannot be read as SPARQL Results in JSON");
    let (broken, _) = endpoint(|_, _, stream| {
        _ = write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n{JSON}\r\n{{\"head\":{{}},");
    });
    fails(&ask(&scratch, &broken, &[]), "broke off after");
}

#[test]
fn what_is_too_long_is_not_read_to_its_end() {
    let scratch = Scratch::new("remote-long");
    let (address, _) = endpoint(|_, _, stream| {
        _ = write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: 4294967296\r\n{JSON}\r\n");
        let spaces = vec![b' '; 1 << 20];
        while stream.write_all(&spaces).is_ok() {}
    });
    fails(&ask(&scratch, &address, &[]), "is longer than");
}

#[test]
fn a_busy_endpoint_is_asked_again() {
    let scratch = Scratch::new("remote-busy");
    let (address, count) = endpoint(|number, _, stream| match number {
        0 => send(stream, "503 Service Unavailable", "retry-after: 0\r\n", ""),
        1 => send(stream, "429 Too Many Requests", "", ""),
        _ => send(stream, "200 OK", JSON, "{\"head\":{},\"boolean\":true}"),
    });
    let asked = ask(&scratch, &address, &[]);
    assert_eq!((asked.status, count.load(Ordering::SeqCst)), (Some(0), 3), "{asked:?}");
    let (address, count) = endpoint(|_, _, stream| send(stream, "503 Busy", "retry-after: 0\r\n", ""));
    fails(&ask(&scratch, &address, &[]), "too busy 5 times");
    assert_eq!(count.load(Ordering::SeqCst), 5);
    let (address, _) = endpoint(|_, _, stream| send(stream, "503 Busy", "retry-after: 3600\r\n", ""));
    fails(&ask(&scratch, &address, &["--timeout", "2"]), "too busy 1 times");
}

#[test]
fn credentials_go_to_no_other_host() {
    let scratch = Scratch::new("remote-redirect");
    scratch.file("who", "token secret");
    let (other, told) = endpoint(|_, _, stream| send(stream, "200 OK", JSON, "{\"head\":{},\"boolean\":true}"));
    let (here, _) = endpoint(move |_, head, stream| match head.starts_with("GET /sparql") {
        true => send(stream, "307 Temporary Redirect", &format!("location: {other}\r\n"), ""),
        false => send(stream, "302 Found", "location: /around\r\n", ""),
    });
    fails(&ask(&scratch, &here, &["--credentials", "who"]), "leads to");
    assert_eq!(told.load(Ordering::SeqCst), 0);
    assert_eq!(ask(&scratch, &here, &[]).status, Some(0));
    fails(&ask(&scratch, &here.replace("/sparql", "/around"), &[]), "leads on and on");
}

#[test]
fn what_an_endpoint_says_of_an_error_is_repeated() {
    let scratch = Scratch::new("remote-refusal");
    let (address, _) = endpoint(|_, _, stream| send(stream, "400 Bad Request", "", "\nno such function\nat line 1"));
    fails(&ask(&scratch, &address, &[]), "status 400: no such function");
    let (address, _) = endpoint(|_, _, stream| send(stream, "404 Not Found", "", "<html>"));
    fails(&ask(&scratch, &address, &[]), "the address must be that of SPARQL queries");
}

#[test]
fn long_queries_go_by_post() {
    let scratch = Scratch::new("remote-post");
    let (address, _) = endpoint(|_, head, stream| {
        let is_post = head.starts_with("POST /sparql HTTP");
        send(stream, "200 OK", JSON, &format!("{{\"head\":{{}},\"boolean\":{is_post}}}"));
    });
    assert!(ask(&scratch, &address, &[]).out.to_lowercase().contains("no"));
    let long = format!("sparql {{ ASK {{ {} }} }}", "?s ?p \"some words\" . ".repeat(200));
    let asked = run(scratch.path(), &["ask", &long, "--endpoint", &address]);
    assert!(asked.out.to_lowercase().contains("yes"), "{asked:?}");
}

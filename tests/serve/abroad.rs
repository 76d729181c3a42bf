//! SERVICE and LOAD: hosts that were allowed by name are asked, and no other, whatever they lead to.

use super::support::Scratch;
use super::support::astray::{endpoint, send};
use super::support::http::{Response, Server, encoded};
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

const UPDATE: &str = "application/sparql-update";
const CSV: &[(&str, &str)] = &[("accept", "text/csv")];

/// What one of two servers holds.
const HERE: &str = "<http://x/apec> <http://x/chair> <http://x/peru> .";
const THERE: &str = "<http://x/peru> <http://x/capital> \"Lima\" . _:b0 <http://x/of> <http://x/peru> .";

/// A server with other data, and one that may ask it, or may not.
fn two(scratch: &Scratch, more: &[&str], is_allowed: bool) -> (Server, Server) {
    scratch.file("here.nt", HERE);
    scratch.file("there.ttl", THERE);
    let there = Server::start(scratch.path(), &["there.ttl"]);
    let mut arguments = vec!["here.nt"];
    arguments.extend(more);
    if is_allowed {
        arguments.extend(["--allow-host", &there.address]);
    }
    let here = Server::start(scratch.path(), &arguments);
    (here, there)
}

fn select(server: &Server, query: &str) -> Response {
    server.get_with(&format!("/sparql?query={}", encoded(query)), CSV)
}

fn capitals(there: &str, silent: &str) -> String {
    format!(
        "SELECT ?who ?city {{ <http://x/apec> <http://x/chair> ?who
            SERVICE {silent} <http://{there}/sparql> {{ ?who <http://x/capital> ?city }} }}"
    )
}

/// Asserts that a host was not asked, and that the answer tells how it could be.
#[track_caller]
fn refused(response: &Response) {
    let problem = response.json();
    assert_eq!((response.status, problem["code"].as_str()), (403, Some("host-not-allowed")), "{problem}");
    assert!(problem["help"].to_string().contains("--allow-host"), "{problem}");
}

#[test]
fn no_host_is_asked_that_was_not_allowed() {
    let scratch = Scratch::new("serve-abroad-refused");
    let (here, there) = two(&scratch, &["--writable", "--allow-host", "example.org"], false);
    refused(&select(&here, &capitals(&there.address, "")));
    refused(&here.post("/update", UPDATE, format!("LOAD <http://{}/graph?default>", there.address).as_bytes()));
    let question = format!("sparql {{ SELECT ?s {{ SERVICE <http://{}/sparql> {{ ?s ?p ?o }} }} }}", there.address);
    refused(&here.get(&format!("/ask?question={}", encoded(&question))));
    let insert = format!("INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <http://{}/sparql> {{ ?s ?p ?o }} }}", there.address);
    refused(&here.post("/update", UPDATE, insert.as_bytes()));
    // Whoever says SILENT wants to go on without.
    assert_eq!(select(&here, &capitals(&there.address, "SILENT")).text(), "who,city\r\nhttp://x/peru,\r\n");
    let asked = there.get("/metrics").text().to_owned();
    assert!(!asked.contains("sparql\"} 1"), "{asked}");
}

#[test]
fn a_host_that_was_allowed_is_asked() {
    let scratch = Scratch::new("serve-abroad-asked");
    let (here, there) = two(&scratch, &[], true);
    assert_eq!(select(&here, &capitals(&there.address, "")).text(), "who,city\r\nhttp://x/peru,Lima\r\n");
    let question = format!(
        "sparql {{ SELECT ?city {{ SERVICE <http://{}/sparql> {{ ?s <http://x/capital> ?city }} }} }}",
        there.address
    );
    let answer = here.get(&format!("/ask?question={}", encoded(&question)));
    assert!(answer.text().contains("Lima"), "{}", answer.text());
}

fn check_updates(test: &str, kept: bool) {
    let scratch = Scratch::new(test);
    let (here, there) = match kept {
        false => two(&scratch, &["--writable"], true),
        true => {
            scratch.file("there.ttl", THERE);
            let there = Server::start(scratch.path(), &["there.ttl"]);
            scratch.file("here.nt", HERE);
            assert_eq!(super::support::run(scratch.path(), &["load", "here.nt", "--graph", "kept"]).status, Some(0));
            let arguments = ["--graph", "kept", "--writable", "--allow-host", &there.address];
            (Server::start(scratch.path(), &arguments), there)
        }
    };
    let update = |text: &str| here.post("/update", UPDATE, text.as_bytes());
    let at = &there.address;
    assert_eq!(update(&format!("LOAD <http://{at}/graph?default> INTO GRAPH <http://x/g>")).status, 204);
    let loaded = select(&here, "SELECT (COUNT(*) AS ?n) { GRAPH <http://x/g> { ?s ?p ?o } }");
    assert_eq!(loaded.text(), "n\r\n2\r\n");
    let insert = format!(
        "INSERT {{ ?who <http://x/city> ?city }} WHERE {{ SERVICE <http://{at}/sparql> {{ ?who <http://x/capital> ?city }} }}"
    );
    assert_eq!(update(&insert).status, 204);
    assert_eq!(select(&here, "SELECT ?c { ?s <http://x/city> ?c }").text(), "c\r\nLima\r\n");
    // What is no RDF is not loaded, and nothing of the update is made.
    let half = update(&format!("INSERT DATA {{ <http://x/half> <http://x/p> 1 }} ; LOAD <http://{at}/>"));
    assert_eq!((half.status, half.json()["code"].as_str()), (502, Some("other-host")), "{}", half.text());
    assert_eq!(select(&here, "SELECT ?o { <http://x/half> ?p ?o }").text(), "o\r\n");
    assert_eq!(
        update(&format!("LOAD SILENT <http://{at}/> ; INSERT DATA {{ <http://x/rest> a <http://x/C> }}")).status,
        204
    );
    assert_eq!(select(&here, "SELECT ?s { ?s a <http://x/C> }").text(), "s\r\nhttp://x/rest\r\n");
}

#[test]
fn updates_load_and_ask_in_memory() {
    check_updates("serve-abroad-memory", false);
}

#[test]
fn updates_load_and_ask_on_a_kept_graph() {
    check_updates("serve-abroad-kept", true);
}

#[test]
fn a_host_that_was_allowed_leads_to_no_other() {
    let scratch = Scratch::new("serve-abroad-astray");
    scratch.file("here.nt", HERE);
    let (other, told) =
        endpoint(|_, _, stream| send(stream, "200 OK", "content-type: text/turtle\r\n", "<x:a> <x:b> 1 ."));
    let (leader, _) = endpoint(move |_, _, stream| {
        send(stream, "307 Temporary Redirect", &format!("location: {other}\r\n"), "");
    });
    let leader = leader.strip_prefix("http://").unwrap().strip_suffix("/sparql").unwrap();
    let server = Server::start(scratch.path(), &["here.nt", "--writable", "--allow-host", leader]);
    refused(&select(&server, &capitals(leader, "")));
    refused(&server.post("/update", UPDATE, format!("LOAD <http://{leader}/sparql>").as_bytes()));
    assert_eq!(told.load(Ordering::SeqCst), 0);
    for other in ["file:///etc/passwd", "ftp://example.org/x", "urn:x"] {
        let response = server.post("/update", UPDATE, format!("LOAD <{other}>").as_bytes());
        assert!(response.status == 403 && !response.text().contains("root:"), "{}", response.text());
    }
}

#[test]
fn no_request_asks_others_without_end() {
    let scratch = Scratch::new("serve-abroad-often");
    let (here, there) = two(&scratch, &["--writable"], true);
    let loads: Vec<String> = (0..40).map(|_| format!("LOAD SILENT <http://{}/graph?default>", there.address)).collect();
    let response = here.post("/update", UPDATE, loads.join(" ; ").as_bytes());
    assert_eq!((response.status, response.json()["code"].as_str()), (502, Some("other-host")), "{}", response.text());
    assert!(response.text().contains("more than 32 times"), "{}", response.text());
    let metrics = there.get("/metrics").text().to_owned();
    assert!(metrics.contains("{route=\"graph\",status=\"200\"} 32"), "{metrics}");
    assert_eq!(select(&here, "SELECT ?o { <http://x/peru> ?p ?o }").text(), "o\r\n", "nothing of it was made");
}

#[test]
fn a_host_that_hangs_or_pours_holds_nobody_up() {
    let scratch = Scratch::new("serve-abroad-slow");
    scratch.file("here.nt", HERE);
    let (silent, _) = endpoint(|_, _, _| std::thread::sleep(Duration::from_secs(30)));
    let (pouring, _) = endpoint(|_, _, stream| {
        use std::io::Write;
        _ = write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: 4294967296\r\ncontent-type: text/turtle\r\n\r\n");
        let spaces = vec![b' '; 1 << 20];
        while stream.write_all(&spaces).is_ok() {}
    });
    let host = |address: &str| address.strip_prefix("http://").unwrap().strip_suffix("/sparql").unwrap().to_owned();
    let (silent, pouring) = (host(&silent), host(&pouring));
    let arguments = ["here.nt", "--writable", "--time-limit", "2", "--allow-host", &silent, "--allow-host", &pouring];
    let server = Server::start(scratch.path(), &arguments);
    let begun = Instant::now();
    std::thread::scope(|scope| {
        let waiting =
            scope.spawn(|| server.post("/update", UPDATE, format!("LOAD <http://{silent}/sparql>").as_bytes()));
        let asking = scope.spawn(|| select(&server, &capitals(&silent, "")));
        std::thread::sleep(Duration::from_millis(300));
        // Others are answered while an update waits for its document.
        assert_eq!(select(&server, "SELECT ?o { <http://x/apec> ?p ?o }").text(), "o\r\nhttp://x/peru\r\n");
        assert!(begun.elapsed() < Duration::from_millis(1_900));
        for slow in [waiting, asking] {
            let response = slow.join().unwrap();
            assert!([502, 503].contains(&response.status), "{}", response.text());
        }
    });
    assert!(begun.elapsed() < Duration::from_secs(15));
    let too_much = server.post("/update", UPDATE, format!("LOAD <http://{pouring}/sparql>").as_bytes());
    assert!([502, 503].contains(&too_much.status), "{}", too_much.text());
    assert_eq!(server.get("/health").status, 200);
}

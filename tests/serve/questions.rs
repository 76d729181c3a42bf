//! `/ask` and what belongs to it.

use super::support::http::{Server, encoded, send};
use super::support::{Scratch, run};

const QUESTION: &str = "what can SOM1 produce";

fn ask(question: &str) -> String {
    format!("/ask?question={}", encoded(question))
}

fn bundled(test: &str) -> (Scratch, Server) {
    let scratch = Scratch::new(test);
    let server = Server::start(scratch.path(), &[]);
    (scratch, server)
}

#[test]
fn the_json_is_that_of_the_command_line() {
    let (scratch, server) = bundled("serve-json");
    let said = run(scratch.path(), &["ask", QUESTION, "--format", "json"]).out;
    let mut said: serde_json::Value = serde_json::from_str(&said).unwrap();
    let response = server.get(&ask(QUESTION));
    let mut served = response.json();
    assert_eq!((response.status, response.header("content-type")), (200, "application/json"));
    for answer in [&mut said, &mut served] {
        answer["elapsed_ms"] = 0.into();
    }
    assert_eq!(said, served);
}

#[test]
fn a_question_can_be_sent_in_many_ways() {
    let (_scratch, server) = bundled("serve-ways");
    let expected = server.get(&ask(QUESTION)).json()["rows"].clone();
    assert!(!expected.as_array().unwrap().is_empty());
    let form = format!("q={}", encoded(QUESTION));
    let json = format!("{{\"question\": \"{QUESTION}\"}}");
    for (media_type, body) in [
        ("application/x-www-form-urlencoded", form.as_str()),
        ("application/json", json.as_str()),
        ("application/json; charset=utf-8", json.as_str()),
        ("text/plain", QUESTION),
    ] {
        let response = server.post("/ask", media_type, body.as_bytes());
        assert_eq!(response.json()["rows"], expected, "{media_type}");
    }
}

#[test]
fn every_form_tells_what_was_left_aside() {
    let (_scratch, server) = bundled("serve-aside");
    for form in ["json", "html", "markdown", "plain", "csv", "tsv"] {
        let response = server.get(&format!("{}&format={form}", ask("does China really host APEC?")));
        assert!(response.text().contains("“really” is left aside"), "{form}: {}", response.text());
    }
}

#[test]
fn the_form_is_negotiated() {
    let (_scratch, server) = bundled("serve-forms");
    let rows = [
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8", "<h1>what can SOM1 produce</h1>"),
        ("text/markdown", "text/markdown; charset=utf-8", "[^1]"),
        ("text/plain", "text/plain; charset=utf-8", "I read this as:"),
        ("text/csv", "text/csv; charset=utf-8", "modality,polarity,source"),
        ("*/*", "application/json", "\"rows\""),
    ];
    for (accept, media_type, part) in rows {
        let response = server.get_with(&ask(QUESTION), &[("accept", accept)]);
        assert_eq!((response.status, response.header("content-type")), (200, media_type), "{accept}");
        assert!(response.text().contains(part), "{accept}: {}", response.text());
    }
    assert_eq!(server.get_with(&ask(QUESTION), &[("accept", "image/png")]).status, 406);
    assert!(server.get(&(ask(QUESTION) + "&format=tsv")).text().contains("modality\tpolarity"));
}

#[test]
fn mistakes_are_pointed_at() {
    let (_scratch, server) = bundled("serve-mistakes");
    let response = server.get(&ask("who chiars APEC"));
    assert_eq!((response.status, response.header("content-type")), (400, "application/problem+json"));
    let problem = response.json();
    assert_eq!(problem["labels"][0]["start"], 4, "{problem}");
    assert!(problem["help"].to_string().contains("chair"), "{problem}");
    for (target, code) in [
        ("/ask", "no-question"),
        ("/ask?question=", "no-question"),
        ("/ask?question=x&format=pdf", "format"),
        ("/ask?question=x&colour=red", "parameter"),
        ("/ask?question=x&reading=first", "reading"),
        ("/ask?question=%FF", "not-utf-8"),
    ] {
        let response = server.get(target);
        assert_eq!((response.status, response.json()["code"].as_str()), (400, Some(code)), "{target}");
    }
    let change = server.get(&ask("tell: SOM1 takes place in Suva, by me"));
    assert_eq!((change.status, change.json()["code"].as_str()), (400, Some("change")));
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let (_scratch, server) = bundled("serve-etag");
    let first = server.get(&ask(QUESTION));
    let tag = first.header("etag");
    assert!(tag.starts_with("W/\""), "{tag}");
    let again = server.get_with(&ask(QUESTION), &[("if-none-match", tag)]);
    assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, tag));
    assert_eq!(server.get_with(&ask("what is APEC?"), &[("if-none-match", tag)]).status, 200);
    let head = server.request("HEAD", &ask(QUESTION), &[], b"");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), first.body.len().to_string());
}

#[test]
fn answers_are_compressed_for_those_who_want_it() {
    let (_scratch, server) = bundled("serve-gzip");
    let response = server.get_with(&ask(QUESTION), &[("accept-encoding", "gzip")]);
    assert_eq!(response.header("content-encoding"), "gzip");
    assert_eq!(response.body[..2], [0x1f, 0x8b]);
    assert!(response.headers.iter().any(|(name, value)| name == "vary" && value.contains("accept-encoding")));
}

#[test]
fn completions_and_sources() {
    let (_scratch, server) = bundled("serve-complete");
    let found = server.get("/complete?q=what+can+SOM1+pro").json();
    let first = found["candidates"].as_array().unwrap().iter().find(|one| one["text"] == "produce").unwrap();
    assert_eq!((first["start"].as_u64(), first["kind"].as_str()), (Some(14), Some("verb")));
    let sources = server.get("/sources").json();
    assert_eq!((sources[0]["name"].as_str(), sources[0]["text"].as_bool()), (Some("apec.txt"), Some(true)));
    let text = server.get("/source?name=apec.txt").json();
    let characters: Vec<char> = text["text"].as_str().unwrap().chars().collect();
    let answer = server.get(&ask(QUESTION)).json();
    let citation = &answer["rows"][0]["citations"][0];
    let at = |key: &str| usize::try_from(citation[key].as_u64().unwrap()).unwrap();
    let quote: String = characters[at("start")..at("end")].iter().collect();
    assert_eq!(citation["quote"].as_str(), Some(quote.as_str()));
    assert_eq!(server.get("/source?name=/etc/passwd").status, 404);
}

#[test]
fn what_is_said_about_the_service() {
    let (_scratch, server) = bundled("serve-about");
    assert_eq!(server.get("/health").json()["status"], "ok");
    assert!(server.get("/.well-known/void").text().contains("void:triples"));
    assert_eq!(server.get("/openapi.json").json()["openapi"], "3.1.0");
    server.get(&ask(QUESTION));
    server.get(&ask(QUESTION));
    let metrics = server.get("/metrics");
    for line in ["rapporteur_requests_total{route=\"ask\",status=\"200\"} 2", "rapporteur_answers_remembered_total 1"] {
        assert!(metrics.text().lines().any(|found| found == line), "{line}\n{}", metrics.text());
    }
}

#[test]
fn files_and_kept_graphs_are_served() {
    let scratch = Scratch::new("serve-worlds");
    scratch.file("brief.txt", "The Harbour Council can issue guidelines. Norland chairs the Harbour Council.\n");
    let by_file = Server::start(scratch.path(), &["brief.txt"]);
    assert_eq!(run(scratch.path(), &["ingest", "brief.txt", "--graph", "kept"]).status, Some(0));
    let by_graph = Server::start(scratch.path(), &["--graph", "kept"]);
    for server in [&by_file, &by_graph] {
        let answer = server.get(&ask("who chairs the Harbour Council?")).json();
        assert_eq!(answer["rows"][0]["cells"][0]["label"], "Norland", "{answer}");
    }
    let text = by_file.get("/source?name=brief.txt").json()["text"].clone();
    assert!(text.is_string());
    assert_eq!(by_graph.get("/source?name=brief.txt").json()["text"], text, "a graph keeps what it was read from");
    assert_eq!(by_graph.get("/sources").json()[0]["text"], true);
    // A graph of triples alone has the passages.
    assert_eq!(run(scratch.path(), &["export", "--graph", "kept", "-o", "triples.ttl"]).status, Some(0));
    let by_triples = Server::start(scratch.path(), &["triples.ttl"]);
    let passages = by_triples.get("/source?name=brief.txt").json()["passages"].clone();
    assert_eq!(passages.as_array().unwrap().len(), 2, "{passages}");
    assert_eq!(by_triples.get("/sources").json()[0]["text"], false);
}

#[test]
fn what_others_commit_is_taken_up() {
    let scratch = Scratch::new("serve-others");
    scratch.file("one.txt", "Norland chairs the Harbour Council.\n");
    scratch.file("two.txt", "Sudland chairs the River Council.\n");
    assert_eq!(run(scratch.path(), &["ingest", "one.txt", "--graph", "kept"]).status, Some(0));
    let server = Server::start(scratch.path(), &["--graph", "kept"]);
    assert_eq!(server.get(&ask("who chairs the River Council?")).status, 400);
    assert_eq!(run(scratch.path(), &["ingest", "two.txt", "--graph", "kept"]).status, Some(0));
    // It looks every second; a slow machine may need several.
    let found = (0..60).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(500));
        server.get(&ask("who chairs the River Council?")).status == 200
    });
    assert!(found);
}

#[test]
fn it_stops_when_it_is_asked_to() {
    let (_scratch, server) = bundled("serve-stop");
    assert_eq!(server.get("/health").status, 200);
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn what_was_begun_is_ended_before_it_stops() {
    let scratch = Scratch::new("serve-stop-gently");
    let server = Server::start(scratch.path(), &["--time-limit", "3"]);
    let endless = encoded("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }");
    let address = server.address.clone();
    let waiting = std::thread::spawn(move || send(&address, "GET", &format!("/sparql?query={endless}"), &[], b""));
    while !server.get("/metrics").text().contains("rapporteur_open_requests 2") {
        assert!(!waiting.is_finished(), "it was to take its time");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    assert_eq!(server.stop(), Some(0));
    let response = waiting.join().unwrap();
    assert_eq!((response.status, response.json()["code"].as_str()), (503, Some("time-limit")));
}

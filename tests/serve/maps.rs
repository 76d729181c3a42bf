//! Maps and timelines over HTTP, and documents that are read into the graph.

use super::support::Scratch;
use super::support::http::{Server, encoded};

#[test]
fn answers_are_drawn() {
    let scratch = Scratch::new("serve-maps");
    let server = Server::start(scratch.path(), &[]);
    let at = |rest: &str| format!("/map?question={}{rest}", encoded("who hosts APEC?"));
    let drawn = server.get(&at("")).json();
    assert!(drawn["things"].as_array().unwrap().iter().any(|thing| thing["label"] == "Peru" && thing["asked"] == true));
    assert!(drawn["arrows"].as_array().unwrap().iter().any(|arrow| arrow["words"] == "host"));
    for (accept, beginning) in
        [("image/svg+xml", "<svg"), ("text/vnd.graphviz", "digraph"), ("text/vnd.mermaid", "flowchart")]
    {
        let response = server.get_with(&at(""), &[("accept", accept)]);
        assert!(response.text().starts_with(beginning), "{accept}");
        assert_eq!(response.header("content-type").split(';').next(), Some(accept));
    }
    let dated = server.get(&at("&view=timeline&format=json")).json();
    assert!(dated.as_array().unwrap().iter().any(|one| one.as_str().unwrap().starts_with("Peru: host")), "{dated}");
    assert!(server.get(&at("&view=timeline&format=svg")).text().contains("2024"));
    assert!(server.get("/map?format=svg").text().starts_with("<svg"), "the whole graph");
    assert_eq!(server.get("/map?question=who+chiars+APEC").json()["code"], "unknown-verb");
    assert_eq!(server.get(&at("&format=gif")).json()["code"], "format");
    assert_eq!(server.get(&at("&view=sideways")).json()["code"], "view");
    assert_eq!(server.get(&at("&veiw=timeline")).json()["code"], "parameter");
    for view in ["map", "timeline"] {
        let picture = server.get_with(&at(&format!("&view={view}")), &[("accept", "image/png")]);
        assert_eq!(
            (picture.header("content-type"), picture.body.get(1..4)),
            ("image/png", Some(&b"PNG"[..])),
            "{view}"
        );
    }
}

#[test]
fn documents_are_read_into_a_kept_graph_and_in_memory() {
    for kept in [true, false] {
        let scratch = Scratch::new(if kept { "serve-ingest-kept" } else { "serve-ingest" });
        scratch.file("reef.txt", "The Lagoon Committee reports to the Reef Council.\n");
        if kept {
            let read = super::support::run(scratch.path(), &["ingest", "reef.txt", "--graph", "kept"]);
            assert_eq!(read.status, Some(0), "{read:?}");
        }
        let arguments: &[&str] = if kept { &["--writable", "--graph", "kept"] } else { &["--writable", "reef.txt"] };
        let server = Server::start(scratch.path(), arguments);
        assert_eq!(server.get("/about").json()["writable"], true);
        let text = "Fiji chairs the Reef Council. Tuvalu hosted the Reef Council in 2023.";
        let taken = server.post("/ingest?name=folder%2Fnotice.txt", "text/plain", text.as_bytes());
        assert_eq!(taken.status, 200, "{}", taken.text());
        assert!(taken.json()["claims"].as_u64() >= Some(2), "{}", taken.text());
        let asked = server.get(&format!("/ask?question={}", encoded("who chairs the Reef Council?"))).json();
        assert_eq!(asked["rows"][0]["cells"][0]["label"], "Fiji", "{asked}");
        assert_eq!(asked["rows"][0]["citations"][0]["source"], "notice.txt");
        let shown = server.get("/source?name=notice.txt").json();
        assert_eq!(shown["text"], text);
        let sources = server.get("/sources").json();
        let notice = sources.as_array().unwrap().iter().find(|source| source["name"] == "notice.txt").unwrap();
        assert_eq!(notice["coverage"]["sentences"], 2, "{sources}");
        // The same name again takes its own place.
        let again = server.post("/ingest?name=notice.txt", "text/plain", b"Samoa chairs the Reef Council.");
        assert!(again.json()["removed"].as_u64() > Some(0), "{}", again.text());
        let asked = server.get(&format!("/ask?question={}", encoded("who chairs the Reef Council?"))).json();
        assert_eq!(asked["rows"].as_array().unwrap().len(), 1, "{asked}");
        let wrong = server.post("/ingest?name=a.txt", "text/plain", b"\0\0\0");
        assert_eq!((wrong.status, wrong.json()["code"].as_str()), (400, Some("binary-file")), "{}", wrong.text());
        assert_eq!(server.post("/ingest", "text/plain", b"x").json()["code"], "no-name");
    }
}

#[test]
fn nobody_adds_documents_where_it_is_not_allowed() {
    let scratch = Scratch::new("serve-ingest-closed");
    let server = Server::start(scratch.path(), &[]);
    assert_eq!(server.get("/about").json()["writable"], false);
    assert_eq!(server.post("/ingest?name=a.txt", "text/plain", b"Fiji chairs it.").status, 403);
}

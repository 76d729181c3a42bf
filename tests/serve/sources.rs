//! The texts that are cited, as visitors are told of them: names, titles, places, how much of each became claims.

use super::support::http::{Server, encoded};
use super::support::{Scratch, run};
use serde_json::Value;

const TEXT: &str = "A council of ports.\n\nNorland chairs the Harbour Council. The council can issue guidelines.\n";
const PAGE: &str = "<html><head><title>Minutes of the Reef Board</title></head><body>\
    <p>Sudland hosts the Reef Board.</p></body></html>";

/// A graph into which two files were read, each named by its whole path.
fn kept(scratch: &Scratch) -> Server {
    std::fs::create_dir(scratch.path().join("private")).unwrap();
    for (name, text) in [("private/minutes.txt", TEXT), ("private/board.html", PAGE)] {
        scratch.file(name, text);
        let whole = scratch.path().join(name).display().to_string();
        let ran = run(scratch.path(), &["ingest", &whole, "--graph", "kept"]);
        assert_eq!(ran.status, Some(0), "{}", ran.err);
    }
    Server::start(scratch.path(), &["--graph", "kept", "--writable"])
}

fn ask(server: &Server, question: &str) -> Value {
    server.get(&format!("/ask?question={}&detail=true", encoded(question))).json()
}

fn coverage(server: &Server, name: &str) -> Value {
    let sources = server.get("/sources").json();
    let found = sources.as_array().unwrap().iter().find(|source| source["name"] == name);
    found.unwrap_or_else(|| panic!("{name}: {sources}"))["coverage"].clone()
}

#[test]
fn coverage_is_kept_with_the_text() {
    let scratch = Scratch::new("serve-coverage");
    let bundled = Server::start(scratch.path(), &[]);
    let covered = coverage(&bundled, "apec.txt");
    let count = |name: &str| covered[name].as_u64().unwrap();
    assert!(count("sentences") >= count("claimed") && count("claimed") > 10, "{covered}");
    assert!(count("words") >= count("used") && count("used") > 50, "{covered}");

    let server = kept(&scratch);
    // "A council of ports." is a sentence of which nothing is claimed.
    let covered = coverage(&server, "minutes.txt");
    assert_eq!((covered["sentences"].as_u64(), covered["claimed"].as_u64()), (Some(3), Some(2)), "{covered}");
    let dropped = server.post("/ingest?name=new.txt", "text/plain", b"Westland hosts the River Council.");
    assert_eq!(dropped.status, 200, "{}", dropped.text());
    let before = coverage(&server, "new.txt");
    assert_eq!(before["claimed"].as_u64(), Some(1), "{before}");
    drop(server);
    let again = Server::start(scratch.path(), &["--graph", "kept"]);
    assert_eq!(coverage(&again, "new.txt"), before, "it outlives the service");
    // What was read is taken away as a whole.
    drop(again);
    assert_eq!(run(scratch.path(), &["remove", "new.txt", "--graph", "kept"]).status, Some(0));
    assert_eq!(run(scratch.path(), &["export", "--graph", "kept", "-o", "kept.nq"]).status, Some(0));
    let quads = std::fs::read_to_string(scratch.path().join("kept.nq")).unwrap();
    assert!(!quads.contains("new.txt") && quads.matches("claimedSentences").count() == 2, "{quads}");
}

#[test]
fn paths_of_the_machine_are_not_told() {
    let scratch = Scratch::new("serve-paths");
    let server = kept(&scratch);
    let answer = ask(&server, "who chairs the Harbour Council?");
    assert_eq!(answer["footnotes"][0]["source"], "minutes.txt", "{answer}");
    assert_eq!(answer["footnotes"][0]["place"], "minutes.txt:3:1", "the text is kept, and its lines are known");
    // A text that says what it is called is called so.
    let titled = ask(&server, "who hosts the Reef Board?");
    assert_eq!(titled["footnotes"][0]["source"], "board.html", "{titled}");
    assert_eq!(titled["footnotes"][0]["place"], "Minutes of the Reef Board, line 1");
    let sources = server.get("/sources");
    assert_eq!(sources.json()[0]["title"], "Minutes of the Reef Board", "{}", sources.text());
    let text = server.get("/source?name=minutes.txt");
    assert_eq!((text.json()["source"].as_str(), text.json()["text"].as_str()), (Some("minutes.txt"), Some(TEXT)));
    let mut told = vec![sources.text().to_owned(), answer.to_string(), text.text().to_owned()];
    for format in ["json", "html", "markdown", "plain", "csv", "tsv"] {
        let target = format!("/ask?question={}&format={format}", encoded("who chairs the Harbour Council?"));
        told.push(server.get(&target).text().to_owned());
    }
    assert!(told.iter().all(|told| told.contains("minutes.txt") && !told.contains("private")), "{told:?}");
}

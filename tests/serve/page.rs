//! The page as a browser receives it: what it may do, and that nothing that was read can be markup.

use super::chaired;
use super::support::Scratch;
use super::support::http::{Server, encoded};

#[test]
fn the_page_may_do_little() {
    let scratch = Scratch::new("serve-page");
    let server = Server::start(scratch.path(), &[]);
    let page = server.get("/");
    let policy = page.header("content-security-policy");
    for part in ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"] {
        assert!(policy.contains(part), "{policy}");
    }
    assert!(!policy.contains("unsafe"), "{policy}");
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    let mut weight = page.body.len();
    for part in page.text().split('"').filter(|part| part.starts_with("/assets/")) {
        let asset = server.get(part);
        assert_eq!(asset.status, 200, "{part}");
        weight += asset.body.len();
    }
    assert!(weight < 150_000, "{weight}");
    assert_eq!(server.get("/assets/..%2f..%2fCargo.toml").status, 404);
}

#[test]
fn hostile_labels_and_sources_stay_text() {
    let scratch = Scratch::new("serve-hostile-labels");
    let hostile = "<img src=x onerror=alert(1)>";
    scratch.file("<b>world.ttl", chaired(hostile));
    let server = Server::start(scratch.path(), &["<b>world.ttl"]);
    let question = encoded("what does the Bay Forum chair?");
    let page = server.get_with(&format!("/ask?question={question}"), &[("accept", "text/html")]);
    assert_eq!(page.status, 200);
    assert!(page.text().contains("&lt;img src=x"), "{}", page.text());
    assert!(!page.text().contains("<img"), "{}", page.text());
    let json = server.get(&format!("/ask?question={question}"));
    assert_eq!(json.header("content-type"), "application/json");
    let reflected = server.get_with(&format!("/ask?question={}", encoded(hostile)), &[("accept", "text/html")]);
    assert_eq!(reflected.header("content-type"), "application/problem+json");
}

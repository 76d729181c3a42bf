//! The page leads on: from an answer to the next question, from a refusal to what would work, by pointer and on a phone.

use super::support::Scratch;
use super::support::http::{Server, encoded};
use super::support::webdriver::Browser;
use serde_json::json;

fn asked(server: &Server, question: &str) -> String {
    format!("http://{}/?q={}", server.address, encoded(question))
}

#[test]
fn what_is_shown_leads_on() {
    let Some(browser) = Browser::start() else { return };
    let scratch = Scratch::new("serve-onward");
    let server = Server::start(scratch.path(), &[]);
    browser.go(&format!("http://{}/", server.address));
    browser.wait("document.querySelectorAll('#begin button').length > 2");
    browser.click("#begin button");
    browser.wait("document.querySelectorAll('#answer tbody tr').length > 3");
    assert_eq!(browser.script("return document.querySelector('#begin').hidden"), json!(true));
    browser.go(&asked(&server, "who hosts APEC?"));
    browser.wait("document.querySelector('#answer td a')");
    browser.click("#answer td a");
    browser.wait("document.querySelector('#answer h2')?.textContent.startsWith('what is ')");
    browser.wait("document.querySelectorAll('#answer tbody tr').length > 1");
    // A thing that is linked to has an answer of its own; relations and claims are none.
    let links = "return [...document.querySelectorAll('#answer td:first-child a')].length";
    assert_eq!(browser.script(links), json!(0));
    browser.go(&asked(&server, "who chiars APEC"));
    browser.wait("document.querySelector('#answer .help button')");
    browser.click("#answer .help button");
    browser.wait("document.querySelector('#answer h2')?.textContent === 'who chair APEC'");
    // The note of an empty answer offers another question, too.
    browser.click("#answer .faint button");
    browser.wait("document.querySelector('#answer h2')?.textContent === 'tell me about APEC'");
}

#[test]
fn answers_and_maps_can_be_kept() {
    let Some(browser) = Browser::start() else { return };
    let scratch = Scratch::new("serve-onward-keep");
    let server = Server::start(scratch.path(), &[]);
    browser.go(&asked(&server, "who hosts APEC?"));
    browser.wait("document.querySelectorAll('#answer .keep a').length === 4");
    browser
        .script("[...document.querySelectorAll('#answer summary')].find((one) => one.textContent === 'Map').click()");
    browser.wait("document.querySelectorAll('#answer .map .keep a').length === 2");
    let places = browser
        .script("return [...document.querySelectorAll('#answer .keep a')].map((one) => one.getAttribute('href'))");
    let kept: Vec<String> = places
        .as_array()
        .unwrap()
        .iter()
        .map(|place| {
            let response = server.get(place.as_str().unwrap());
            assert_eq!(response.status, 200, "{place}");
            response.header("content-type").split(';').next().unwrap_or_default().to_owned()
        })
        .collect();
    assert_eq!(kept, ["text/html", "text/markdown", "text/csv", "application/json", "image/svg+xml", "image/png"]);
    let narrow = "return document.querySelector('#answer .map svg').getBoundingClientRect().width <= innerWidth";
    assert_eq!(browser.script(narrow), json!(false));
    browser.click("#answer .map .keep button");
    assert_eq!(browser.script(narrow), json!(true));
    browser.click("#answer .map .keep button");
    // What was asked about stands in view, and words of quotations are marked.
    let seen = "const [wide, thing] = ['.map .scroll', '.map .asked'].map((one) => document.querySelector(`#answer ${one}`).getBoundingClientRect());
        return thing.right > wide.left && thing.left < wide.right";
    assert_eq!(browser.script(seen), json!(true));
    assert_eq!(browser.script("return document.querySelector('#answer blockquote mark').textContent"), "China");
}

#[test]
fn verdicts_are_sentences() {
    let Some(browser) = Browser::start() else { return };
    let scratch = Scratch::new("serve-onward-verdict");
    scratch.file("reef.txt", "The Reef Council can adopt treaties. The Reef Council cannot adopt treaties.\n");
    scratch.file("bay.txt", "The Reef Council cannot impose sanctions.\n");
    let server = Server::start(scratch.path(), &["reef.txt", "bay.txt"]);
    let said = "return document.querySelector('#answer .verdict').textContent.replace(/\\s+/g, ' ')";
    for (question, verdict, sentence) in [
        (
            "can the Reef Council impose sanctions?",
            "no",
            "No. It is denied that the Reef Council can impose sanctions. [1]",
        ),
        (
            "can the Reef Council adopt treaties?",
            "disputed",
            "Disputed. It is said that the Reef Council can adopt treaties, and it is denied. [1][2]",
        ),
    ] {
        browser.go(&asked(&server, question));
        browser.wait(&format!("document.querySelector('#answer strong.{verdict}')"));
        assert_eq!(browser.script(said), sentence);
    }
    assert_eq!(
        browser.script("return document.querySelectorAll('#answer tbody tr').length"),
        json!(2),
        "for and against"
    );
}

#[test]
fn a_phone_shows_where_it_was_said() {
    let Some(browser) = Browser::start() else { return };
    let scratch = Scratch::new("serve-onward-phone");
    let server = Server::start(scratch.path(), &[]);
    let phone = json!({ "width": 360, "height": 640, "deviceScaleFactor": 1, "mobile": true });
    browser.devtools("Emulation.setDeviceMetricsOverride", &phone);
    for question in
        ["what is APEC?", "how is Casey Mace connected to SOM1?", "can the host economy impose binding decisions?"]
    {
        browser.go(&asked(&server, question));
        browser.wait("document.querySelector('#answer .cite')");
        let beyond = "return [...document.querySelectorAll('#answer .cite, #answer td, #answer p')]
            .filter((one) => one.getBoundingClientRect().right > 360).map((one) => one.outerHTML)";
        assert_eq!(browser.script(beyond), json!([]), "{question}");
        assert_eq!(browser.script("return document.documentElement.scrollWidth <= 360"), json!(true), "{question}");
    }
    let ring = "document.querySelector('#answer').focus(); return getComputedStyle(document.querySelector('#answer')).outlineStyle";
    assert_eq!(browser.script(ring), "none", "what is read is no control");
}

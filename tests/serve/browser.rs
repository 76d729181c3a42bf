//! The page in a real browser: by keyboard, by pointer, in the dark, on a phone. Passed over, loudly, where there is none.

use super::support::Scratch;
use super::support::http::{Server, encoded};
use super::support::webdriver::Browser;
use serde_json::json;

const ENTER: char = '\u{e007}';
const DOWN: char = '\u{e015}';
const ESCAPE: char = '\u{e00c}';

/// The texts whose contrast with what is behind them is below 4.5 (WCAG 2.1, 1.4.3).
const FAINT: &str = "
    const light = (colour) => {
      const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255);
      const linear = parts.map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    };
    const behind = (element) => {
      for (let at = element; at; at = at.parentElement) {
        const colour = getComputedStyle(at).backgroundColor;
        if (colour !== 'rgba(0, 0, 0, 0)') return colour;
      }
      return 'rgb(255, 255, 255)';
    };
    const own = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    return [...document.querySelectorAll('body *')].filter((element) => {
      if (!own(element) || !element.checkVisibility()) return false;
      const pair = [light(getComputedStyle(element).color), light(behind(element))].sort((a, b) => b - a);
      return (pair[0] + 0.05) / (pair[1] + 0.05) < 4.5;
    }).map((element) => element.outerHTML.slice(0, 80));";

/// Controls without a name for those who hear the page.
const NAMELESS: &str = "
    return [...document.querySelectorAll('input, button, a[href], summary, [role=region], dialog')].filter((element) =>
      !(element.textContent.trim() || element.getAttribute('aria-label') || element.getAttribute('aria-labelledby')
        || element.labels?.length)).map((element) => element.outerHTML);";

const STRANGERS: &str = "
    return performance.getEntriesByType('resource').map((entry) => entry.name)
      .filter((name) => new URL(name).origin !== location.origin);";

#[test]
fn a_question_is_asked_by_keyboard_and_its_source_opened() {
    let Some(browser) = Browser::start() else { return };
    let scratch = Scratch::new("serve-browser");
    let server = Server::start(scratch.path(), &[]);
    browser.go(&format!("http://{}/", server.address));
    browser.wait("document.querySelector('#question')");
    browser.keys("/what can SOM1 prod");
    browser.wait("document.activeElement.id === 'question' && document.querySelector('[role=option]')");
    browser
        .wait("[...document.querySelectorAll('[role=option]')].some((one) => one.textContent.startsWith('produce'))");
    browser.keys(&DOWN.to_string());
    browser.wait("document.querySelector('#question').getAttribute('aria-activedescendant') === 'candidate-0'");
    browser.keys(&format!("{ENTER}"));
    browser.wait("document.querySelector('#question').value.startsWith('what can SOM1 produce')");
    browser.keys(&format!("{ESCAPE}{ENTER}"));
    browser.wait("document.querySelectorAll('#answer tbody tr').length > 1");
    let address = browser.script("return location.search");
    assert_eq!(address, "?q=what+can+SOM1+produce");
    assert_eq!(browser.script("return document.activeElement.id"), "answer");
    browser.click("#answer .cite");
    browser.wait("document.querySelector('#source mark')");
    let quote = browser.script("return document.querySelector('#answer blockquote').textContent");
    assert_eq!(browser.script("return document.querySelector('#source mark').textContent"), quote);
    let seen = "const [mark, text] = ['#source mark', '#source-text'].map((one) => document.querySelector(one).getBoundingClientRect());
        return mark.top >= text.top && mark.bottom <= text.bottom";
    assert_eq!(browser.script(seen), true);
    browser.keys(&ESCAPE.to_string());
    browser.wait("!document.querySelector('#source').open");
    browser.click("#answer details:last-of-type summary");
    browser.wait("document.querySelector('#answer pre')?.textContent.includes('SELECT')");
    browser.click("#answer details summary");
    browser.wait("document.querySelectorAll('#answer details tbody tr').length > 1");
    browser.click("#sources summary");
    browser.wait("document.querySelector('#sources button')?.textContent === 'apec.txt'");
    assert_eq!(browser.script(STRANGERS), json!([]));
    assert_eq!(browser.script(NAMELESS), json!([]));
}

#[test]
fn addresses_lead_back_to_answers() {
    let Some(browser) = Browser::start() else { return };
    let scratch = Scratch::new("serve-browser-links");
    let server = Server::start(scratch.path(), &[]);
    let at = |question: &str| format!("http://{}/?q={}", server.address, encoded(question));
    browser.go(&at("can the host economy impose binding decisions?"));
    browser.wait("document.querySelector('#answer strong.no')");
    browser.go(&at("who chiars APEC"));
    browser.wait("document.querySelector('#answer [role=alert]')");
    assert_eq!(browser.script("return document.querySelector('#answer mark').textContent"), "chiars");
    browser.script("history.back()");
    browser.wait("document.querySelector('#answer strong.no')");
}

#[test]
fn it_is_legible_in_the_dark_and_on_a_phone() {
    let Some(browser) = Browser::start() else { return };
    let scratch = Scratch::new("serve-browser-looks");
    let server = Server::start(scratch.path(), &[]);
    for scheme in ["light", "dark"] {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        browser.devtools("Emulation.setEmulatedMedia", &features);
        browser.go(&format!("http://{}/?q={}", server.address, encoded("what can SOM1 produce")));
        browser.wait("document.querySelectorAll('#answer tbody tr').length > 1");
        assert_eq!(browser.script(FAINT), json!([]), "{scheme}");
    }
    let phone = json!({ "width": 360, "height": 640, "deviceScaleFactor": 1, "mobile": true });
    browser.devtools("Emulation.setDeviceMetricsOverride", &phone);
    assert_eq!(browser.script("return document.documentElement.scrollWidth <= 360"), true);
    if let Some(folder) = std::env::var_os("RAPPORTEUR_PICTURES") {
        std::fs::write(std::path::Path::new(&folder).join("phone.base64"), browser.picture()).unwrap();
    }
}

#[test]
fn what_is_hostile_is_shown_as_it_is_written() {
    let Some(browser) = Browser::start() else { return };
    let scratch = Scratch::new("serve-browser-hostile");
    let hostile = "<img src=x onerror=window.hurt=1><script>window.hurt=1</script>";
    let graph = format!(
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix x: <http://example.org/> .
        x:bay rdfs:label \"Bay Forum\"@en ; x:chairs x:strait . x:strait rdfs:label \"{hostile}\"@en .
        x:chairs rdfs:label \"chair\"@en ."
    );
    scratch.file("world.ttl", graph);
    let server = Server::start(scratch.path(), &["world.ttl"]);
    browser.go(&format!("http://{}/?q={}", server.address, encoded("what does the Bay Forum chair?")));
    browser.wait("document.querySelector('#answer td')");
    assert_eq!(browser.script("return document.querySelector('#answer td').textContent"), hostile);
    browser.go(&format!("http://{}/?q={}", server.address, encoded(hostile)));
    browser.wait("document.querySelector('#answer [role=alert]')");
    assert_eq!(
        browser.script("return [window.hurt ?? null, document.querySelectorAll('img, main script').length]"),
        json!([null, 0])
    );
}

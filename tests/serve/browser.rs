//! The page in a real browser: by keyboard, by pointer, in the dark, on a phone. Passed over, loudly, where there is none.

use super::chaired;
use super::support::Scratch;
use super::support::http::{Server, encoded};
use super::support::webdriver::Browser;
use serde_json::json;

const ENTER: char = '\u{e007}';
const TAB: char = '\u{e004}';
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
    let unfold =
        "[...document.querySelectorAll('#answer summary')].find((one) => one.textContent.startsWith('How')).click()";
    browser.script(unfold);
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
    // What stands below an answer is not seen before it, and what a question lacks at its end is told.
    let below = "return getComputedStyle(document.querySelector('#welcome')).visibility";
    assert_eq!(browser.script(below), "visible");
    browser.script("document.body.classList.add('waiting')");
    assert_eq!(browser.script(below), "hidden");
    browser.go(&format!("http://{}/?q=who", server.address));
    browser.wait("document.querySelector('#answer [role=alert] + p mark')");
    assert_eq!(browser.script(below), "visible");
    assert!(browser.script("return document.querySelector('#answer p .faint').textContent").to_string().len() > 10);
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
    scratch.file("world.ttl", chaired(hostile));
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

#[test]
fn the_map_is_walked_by_pointer_and_by_keyboard() {
    let Some(browser) = Browser::start() else { return };
    let scratch = Scratch::new("serve-browser-map");
    let server = Server::start(scratch.path(), &[]);
    browser.go(&format!("http://{}/?q={}", server.address, encoded("who hosts APEC?")));
    browser.wait("[...document.querySelectorAll('#answer summary')].some((one) => one.textContent === 'Map')");
    browser
        .script("[...document.querySelectorAll('#answer summary')].find((one) => one.textContent === 'Map').click()");
    browser.wait("document.querySelectorAll('#answer .map a').length > 3");
    let overlapping = "
        const boxes = [...document.querySelectorAll('#answer .map a > :is(rect, polygon)'), ...document.querySelectorAll('#answer .map .words')]
          .map((one) => one.getBoundingClientRect());
        const meet = (one, other) => one.left < other.right - 2 && other.left < one.right - 2 && one.top < other.bottom - 2 && other.top < one.bottom - 2;
        return boxes.filter((one, at) => boxes.slice(0, at).some((other) => meet(one, other))).length";
    assert_eq!(browser.script(overlapping), json!(0), "names and words stand on each other");
    browser.script("document.querySelector('#answer .map a[aria-label=Peru]').focus()");
    browser.keys(&ENTER.to_string());
    browser.wait("document.querySelector('#answer h2')?.textContent === 'what is Peru?' && document.querySelector('#answer .map figcaption a')");
    assert_eq!(browser.script("return location.search"), "?q=what+is+Peru%3F");
    let picture = browser.script("return document.querySelector('#answer .map figcaption a').href");
    assert!(picture.as_str().unwrap().contains("/map?question=what+is+Peru"), "{picture}");
    browser.script("history.back()");
    browser.wait("document.querySelector('#answer h2')?.textContent === 'who hosts APEC?'");
    browser.script(
        "[...document.querySelectorAll('#answer summary')].find((one) => one.textContent === 'Timeline').click()",
    );
    browser.wait("document.querySelector('#answer img')?.naturalWidth > 300");
    assert_eq!(browser.script(NAMELESS), json!([]));
    assert_eq!(browser.script(FAINT), json!([]));
}

#[test]
fn documents_are_added_where_the_service_takes_them() {
    let Some(browser) = Browser::start() else { return };
    let scratch = Scratch::new("serve-browser-documents");
    scratch.file("reef.txt", "The Lagoon Committee reports to the Reef Council.\n");
    let server = Server::start(scratch.path(), &["--writable", "reef.txt"]);
    browser.go(&format!("http://{}/", server.address));
    browser.wait("!document.querySelector('#documents-here').hidden");
    browser.click("#sources summary");
    browser.wait("document.querySelector('#sources meter')");
    let drop = "
        const files = new DataTransfer();
        files.items.add(new File(['Fiji chairs the Reef Council.'], '<i>notice.txt'));
        document.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));";
    browser.script(drop);
    browser.wait("document.querySelector('#documents-here li')?.textContent.includes('1 claim in 1 sentence')");
    browser.wait("document.querySelectorAll('#sources li').length === 2");
    assert_eq!(browser.script("return document.querySelectorAll('main i').length"), json!(0));
    browser.script("document.querySelector('#question').focus()");
    browser.keys("who chairs the Reef Council?");
    browser.keys(&format!("{ESCAPE}{ENTER}"));
    browser.wait("document.querySelector('#answer td')?.textContent === 'Fiji'");
    assert_eq!(browser.script(NAMELESS), json!([]));
    assert_eq!(browser.script(FAINT), json!([]));
}

#[test]
fn the_tab_key_goes_through_the_page_in_the_order_that_is_seen() {
    let Some(browser) = Browser::start() else { return };
    let scratch = Scratch::new("serve-browser-order");
    let server = Server::start(scratch.path(), &[]);
    browser.go(&format!("http://{}/?q={}", server.address, encoded("who hosts APEC?")));
    browser.wait("document.querySelectorAll('#answer tbody tr').length > 1");
    browser.script("document.activeElement.blur(); window.getSelection().removeAllRanges()");
    browser.script("document.querySelector('.skip').focus()");
    let mut tops = vec![];
    for _ in 0..12 {
        let place = "const at = document.activeElement.getBoundingClientRect(); return [at.top + scrollY, at.left]";
        let place = browser.script(place);
        let ringed = "const style = getComputedStyle(document.activeElement); return style.outlineStyle !== 'none' || document.activeElement.matches('.skip, input')";
        assert_eq!(browser.script(ringed), json!(true), "what has the focus is not to be seen");
        tops.push(place[0].as_f64().unwrap());
        browser.keys(&TAB.to_string());
    }
    let back = tops.windows(2).skip(1).filter(|pair| pair[1] < pair[0] - 40.0).count();
    assert_eq!(back, 0, "{tops:?}");
    let headings = browser.script("return [...document.querySelectorAll('h1, h2')].filter((one) => one.checkVisibility()).map((one) => one.tagName)");
    assert_eq!(headings[0], "H1");
    let about = "return [document.documentElement.lang, document.title.length > 0, document.querySelectorAll('main').length, document.querySelectorAll('[id]').length === new Set([...document.querySelectorAll('[id]')].map((one) => one.id)).size]";
    assert_eq!(browser.script(about), json!(["en", true, 1, true]));
    let small = "return [...document.querySelectorAll('body > header button, summary')].filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 24).map((one) => one.textContent)";
    assert_eq!(browser.script(small), json!([]), "too small to be hit (WCAG 2.2, 2.5.8)");
}

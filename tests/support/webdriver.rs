//! A browser without a window, driven in the WebDriver protocol (W3C) by Chromium's own driver.

#![allow(clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics, which is how it says so")]
#![allow(dead_code, reason = "each suite is a crate of its own and uses a part of this")]

use super::http::send;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// How often a condition is looked at before a test gives up, and how long between two looks.
const LOOKS: usize = 400;
const PAUSE: Duration = Duration::from_millis(50);

/// A browser that runs as long as this is kept.
pub struct Browser {
    driver: Child,
    address: String,
    session: String,
}

fn program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .find(|file| file.is_file())
}

impl Browser {
    /// Starts a browser; where there is none it says so, loudly, and the test is passed over.
    pub fn start() -> Option<Self> {
        let found = program(&["chromedriver"]).zip(program(&["chromium", "chromium-browser", "google-chrome"]));
        let Some((driver, browser)) = found else {
            // Past the test runner, which keeps what tests that pass have said.
            _ = writeln!(
                std::io::stderr(),
                "SKIPPED: no chromium and chromedriver on this machine, so that the page was tried in no browser"
            );
            return None;
        };
        let mut command = Command::new(driver);
        let mut driver = command.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        let port = lines.find_map(|line| {
            let line = line.unwrap();
            Some(line.strip_suffix('.')?.rsplit_once("successfully on port ")?.1.to_owned())
        });
        std::thread::spawn(move || lines.for_each(drop));
        let address = format!("127.0.0.1:{}", port.unwrap());
        let arguments =
            ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--window-size=1000,900"];
        let options = json!({ "binary": browser, "args": arguments });
        let wanted = json!({ "capabilities": { "alwaysMatch": { "goog:chromeOptions": options } } });
        let mut browser = Self { driver, address, session: String::new() };
        browser.session = browser.post("/session", &wanted)["sessionId"].as_str().unwrap().to_owned();
        Some(browser)
    }

    fn post(&self, target: &str, body: &Value) -> Value {
        let headers = [("content-type", "application/json")];
        let response = send(&self.address, "POST", target, &headers, body.to_string().as_bytes());
        assert_eq!(response.status, 200, "{target} {body}: {}", response.text());
        response.json()["value"].clone()
    }

    fn command(&self, name: &str, body: &Value) -> Value {
        self.post(&format!("/session/{}/{name}", self.session), body)
    }

    /// Goes to an address.
    pub fn go(&self, address: &str) {
        self.command("url", &json!({ "url": address }));
    }

    /// What a script returns.
    pub fn script(&self, script: &str) -> Value {
        self.command("execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// Waits until a script returns something that is true.
    pub fn wait(&self, script: &str) {
        for _ in 0..LOOKS {
            if self.script(&format!("return Boolean({script})")) == Value::Bool(true) {
                return;
            }
            std::thread::sleep(PAUSE);
        }
        panic!("never: {script}\n{}", self.script("return document.body.innerText"));
    }

    /// Presses keys one after the other.
    pub fn keys(&self, text: &str) {
        let press = |c: char| [json!({ "type": "keyDown", "value": c }), json!({ "type": "keyUp", "value": c })];
        let keys: Vec<Value> = text.chars().flat_map(press).collect();
        self.command("actions", &json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": keys }] }));
    }

    /// Clicks on the first element that a selector finds.
    pub fn click(&self, selector: &str) {
        let middle = format!(
            "document.querySelector({}).scrollIntoView({{ block: 'center', behavior: 'instant' }})",
            json!(selector)
        );
        self.script(&middle);
        let found = self.command("element", &json!({ "using": "css selector", "value": selector }));
        let element = found.as_object().unwrap().values().next().unwrap().as_str().unwrap().to_owned();
        self.command(&format!("element/{element}/click"), &json!({}));
    }

    /// Asks the browser itself (Chrome DevTools Protocol).
    pub fn devtools(&self, name: &str, parameters: &Value) -> Value {
        self.command("goog/cdp/execute", &json!({ "cmd": name, "params": parameters }))
    }

    /// What is to be seen, as a PNG in Base64.
    pub fn picture(&self) -> String {
        let target = format!("/session/{}/screenshot", self.session);
        send(&self.address, "GET", &target, &[], b"").json()["value"].as_str().unwrap().to_owned()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            _ = send(&self.address, "DELETE", &format!("/session/{}", self.session), &[], b"");
        }
        _ = self.driver.kill();
        _ = self.driver.wait();
    }
}

//! A server of this crate and a client that says exactly what a test wants, byte for byte.

#![allow(clippy::indexing_slicing, clippy::panic, reason = "a test that fails panics, which is how it says so")]
#![allow(dead_code, reason = "each suite is a crate of its own and uses a part of this")]

use super::rapporteur;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A server that runs as long as this is kept.
pub struct Server {
    child: Child,
    /// Where it listens: "127.0.0.1:40000".
    pub address: String,
    /// What it says besides.
    said: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Starts `rapporteur serve` with these arguments in a directory, on a free port.
    pub fn start(directory: &Path, arguments: &[&str]) -> Self {
        Self::start_with(directory, arguments, &[])
    }

    /// The same, with variables of the environment.
    pub fn start_with(directory: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let mut command = rapporteur(directory);
        command.args(["serve", "--listen", "127.0.0.1:0"]).args(arguments).envs(environment.iter().copied());
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let address = lines.find_map(|line| Some(line.unwrap().strip_prefix("listening on http://")?.to_owned()));
        // What it says besides is read, so that it never waits for a reader.
        let said = Arc::new(Mutex::new(vec![]));
        let kept = Arc::clone(&said);
        std::thread::spawn(move || lines.for_each(|line| kept.lock().unwrap().extend(line.ok())));
        Self { child, address: address.unwrap(), said }
    }

    /// Waits for a line of what it says that holds all of these words.
    pub fn says(&self, words: &[&str]) -> String {
        for _ in 0..400 {
            let said = self.said.lock().unwrap();
            if let Some(line) = said.iter().find(|line| words.iter().all(|word| line.contains(word))) {
                return line.clone();
            }
            drop(said);
            std::thread::sleep(Duration::from_millis(25));
        }
        panic!("never: {words:?}\n{:?}", self.said.lock().unwrap());
    }

    /// Asks it to stop, and gives its exit status.
    pub fn stop(mut self) -> Option<i32> {
        let status = std::process::Command::new("kill").arg(self.child.id().to_string()).status().unwrap();
        assert!(status.success());
        self.child.wait().unwrap().code()
    }

    /// A GET.
    pub fn get(&self, target: &str) -> Response {
        self.request("GET", target, &[], b"")
    }

    /// A GET with headers.
    pub fn get_with(&self, target: &str, headers: &[(&str, &str)]) -> Response {
        self.request("GET", target, headers, b"")
    }

    /// A POST of a body of this type.
    pub fn post(&self, target: &str, media_type: &str, body: &[u8]) -> Response {
        self.request("POST", target, &[("content-type", media_type)], body)
    }

    /// A request.
    pub fn request(&self, method: &str, target: &str, headers: &[(&str, &str)], body: &[u8]) -> Response {
        send(&self.address, method, target, headers, body)
    }

    /// Whatever comes back for these bytes.
    pub fn raw(&self, bytes: &[u8]) -> Vec<u8> {
        raw(&self.address, bytes)
    }
}

/// A request to any server.
pub fn send(address: &str, method: &str, target: &str, headers: &[(&str, &str)], body: &[u8]) -> Response {
    let mut head = format!("{method} {target} HTTP/1.1\r\nconnection: close\r\n");
    if !headers.iter().any(|(name, _)| *name == "host") {
        head += &format!("host: {address}\r\n");
    }
    headers.iter().for_each(|(name, value)| head += &format!("{name}: {value}\r\n"));
    if !body.is_empty() || ["POST", "PUT"].contains(&method) {
        head += &format!("content-length: {}\r\n", body.len());
    }
    Response::parse(&raw(address, &[head.as_bytes(), b"\r\n", body].concat()))
}

fn raw(address: &str, bytes: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    // A server may answer and close before it has read all.
    _ = stream.write_all(bytes);
    let (mut answer, mut more) = (vec![], [0; 16_384]);
    while !is_whole(&answer) {
        match stream.read(&mut more) {
            Ok(read) if read > 0 => answer.extend_from_slice(&more[..read]),
            _ => break,
        }
    }
    answer
}

/// Whether a response is there as far as it tells its length; not every server closes when it is asked to.
fn is_whole(answer: &[u8]) -> bool {
    let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") else { return false };
    let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse::<usize>().ok());
    length.is_some_and(|length| answer.len() >= end + 4 + length)
}

impl Drop for Server {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

/// What a server answered.
#[derive(Debug)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// The headers, their names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body, put together from its chunks.
    pub body: Vec<u8>,
}

impl Response {
    fn parse(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let end = end.unwrap_or_else(|| panic!("no response: {:?}", String::from_utf8_lossy(bytes)));
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.split("\r\n");
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let header = |line: &str| {
            let (name, value) = line.split_once(':').unwrap();
            (name.to_lowercase(), value.trim().to_owned())
        };
        let headers: Vec<(String, String)> = lines.map(header).collect();
        let chunked = headers.iter().any(|(name, value)| name == "transfer-encoding" && value == "chunked");
        let body = &bytes[end + 4..];
        Self { status, headers, body: if chunked { unchunked(body) } else { body.to_vec() } }
    }

    /// A header, empty if there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }
}

fn unchunked(mut body: &[u8]) -> Vec<u8> {
    let mut whole = vec![];
    while let Some(end) = body.windows(2).position(|two| two == b"\r\n") {
        let length = usize::from_str_radix(std::str::from_utf8(&body[..end]).unwrap(), 16).unwrap();
        whole.extend_from_slice(&body[end + 2..end + 2 + length]);
        body = &body[(end + 4 + length).min(body.len())..];
    }
    whole
}

/// A text as the value of a field in an address.
pub fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

//! Other engines, where they are installed: OXIGRAPH names the program of oxigraph's server.

use crate::support::{Scratch, rapporteur, run};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Questions of every form, about the bundled briefing.
pub(super) const QUESTIONS: &[&str] = &[
    "what can SOM1 produce",
    "can SOM1 adopt binding decisions?",
    "how many members does APEC have?",
    "list officials with their office and their economy if any",
    "how many committees report to each body?",
    "which committees report to the SOM as a graph?",
    "which body has the most members?",
    "does CTI have more members than APEC?",
    "what is APEC?",
    "how is Casey Mace connected to SOM1?",
    "why can't the host economy impose binding decisions?",
    "as of 2024-06-01, who hosts APEC?",
    "which sparql { ?x a rap:Forum } report to the SOM?",
    "does every committee report to a body?",
];

/// An answer without the time it took.
pub(super) fn answer(directory: &Path, question: &str, endpoint: Option<&str>) -> serde_json::Value {
    let mut command = rapporteur(directory);
    command.env("XDG_CACHE_HOME", directory.join("cache")).args(["ask", question, "--format", "json"]);
    if let Some(endpoint) = endpoint {
        command.args(["--endpoint", endpoint]);
    }
    let output = command.output().unwrap();
    let mut answer: serde_json::Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{question}: {}", String::from_utf8_lossy(&output.stderr)));
    answer.as_object_mut().unwrap().remove("elapsed_ms");
    answer
}

#[test]
fn oxigraph_gives_the_same_answers() {
    let Some(program) = std::env::var_os("OXIGRAPH") else {
        eprintln!(
            "SKIPPED: OXIGRAPH does not name oxigraph's program (pip install oxigraph, or cargo install oxigraph-cli)"
        );
        return;
    };
    let scratch = Scratch::new("remote-oxigraph");
    assert_eq!(run(scratch.path(), &["export", "-o", "apec.nt"]).status, Some(0));
    let at = |arguments: &[&str]| {
        let mut command = Command::new(&program);
        command.current_dir(scratch.path()).args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    assert!(at(&["load", "--location", "data", "--file", "apec.nt"]).status().unwrap().success());
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let address = format!("127.0.0.1:{port}");
    let mut server = at(&["serve-read-only", "--location", "data", "--bind", &address]).spawn().unwrap();
    let begun = std::time::Instant::now();
    while TcpStream::connect(&address).is_err() && begun.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(50));
    }
    let endpoint = format!("http://{address}/query");
    let different: Vec<&str> = QUESTIONS
        .iter()
        .copied()
        .filter(|question| answer(scratch.path(), question, Some(&endpoint)) != answer(scratch.path(), question, None))
        .collect();
    server.kill().unwrap();
    server.wait().unwrap();
    assert!(different.is_empty(), "{different:?}");
}

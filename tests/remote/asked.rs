//! A graph behind `rapporteur serve`.

use super::engines::{QUESTIONS, answer};
use crate::support::http::Server;
use crate::support::{Run, Scratch, rapporteur, run};
use rapporteur::knowledge::{Credentials, Knowledge};
use std::path::Path;
use std::time::{Duration, Instant};

/// Runs the binary with a cache of its own.
fn cached(directory: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
    let mut command = rapporteur(directory);
    command.env("XDG_CACHE_HOME", directory.join("cache")).envs(environment.iter().copied());
    command.args(arguments).output().unwrap().into()
}

#[test]
fn an_endpoint_answers_as_files_do() {
    let scratch = Scratch::new("remote-serve");
    let server = Server::start(scratch.path(), &[]);
    let endpoint = format!("http://{}/sparql", server.address);
    for question in QUESTIONS {
        // The first time names are fetched, the second time they are at hand.
        let here = answer(scratch.path(), question, None);
        assert_eq!(answer(scratch.path(), question, Some(&endpoint)), here, "{question}");
        assert_eq!(answer(scratch.path(), question, Some(&endpoint)), here, "{question}");
    }
    let folder = scratch.path().join("cache/rapporteur/endpoints");
    let endpoints: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(endpoints.len(), 1, "{endpoints:?}");
    assert_eq!(std::fs::read_dir(endpoints.first().unwrap()).unwrap().count(), 1);
}

#[test]
fn names_are_fetched_again_when_the_graph_has_changed() {
    let scratch = Scratch::new("remote-changed");
    scratch.file("a.ttl", "<http://x/Bay_Forum> <http://x/chairs> <http://x/Strait_Council> .");
    scratch.file("b.ttl", "<http://x/Norland> <http://x/chairs> <http://x/Bay_Forum> .");
    assert_eq!(run(scratch.path(), &["load", "a.ttl", "--graph", "g"]).status, Some(0));
    let server = Server::start(scratch.path(), &["--graph", "g"]);
    let endpoint = format!("http://{}/sparql", server.address);
    let ask = |question: &str| cached(scratch.path(), &["ask", question, "--endpoint", &endpoint], &[]);
    assert!(ask("who chairs the Strait Council?").out.contains("Bay Forum"));
    assert_eq!(ask("what does Norland chair?").status, Some(2));
    assert_eq!(run(scratch.path(), &["load", "b.ttl", "--graph", "g"]).status, Some(0));
    // The server looks at its folder about once a second.
    let begun = Instant::now();
    let mut asked = ask("what does Norland chair?");
    while asked.status != Some(0) && begun.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(200));
        asked = ask("what does Norland chair?");
    }
    assert!(asked.out.contains("Bay Forum"), "{asked:?}");
}

#[test]
fn every_command_that_asks_can_ask_an_endpoint() {
    let scratch = Scratch::new("remote-commands");
    let server = Server::start(scratch.path(), &[]);
    let endpoint = format!("http://{}/sparql", server.address);
    let both = |arguments: &[&str]| {
        let remote: Vec<&str> = arguments.iter().copied().chain(["--endpoint", &endpoint]).collect();
        (run(scratch.path(), arguments).out, cached(scratch.path(), &remote, &[]).out)
    };
    for arguments in [
        &["export", "--format", "ntriples"][..],
        &["map", "what can SOM1 produce"],
        &["map", "all"],
        &["ask", "explain who hosts APEC", "--format", "csv"],
        &["ask", "which bodies are most connected?", "--format", "csv"],
        &["ask", "what are the 3 shortest paths from APEC to China?", "--format", "csv"],
    ] {
        let (here, there) = both(arguments);
        assert_eq!(there, here, "{arguments:?}");
        assert!(!there.is_empty(), "{arguments:?}");
    }
    let checked = cached(scratch.path(), &["check", "--endpoint", &endpoint], &[]);
    assert!(checked.out.contains("claims from 1 source"), "{checked:?}");
    let told = cached(scratch.path(), &["info", "--endpoint", &endpoint], &[]);
    assert!(told.out.contains(" statements at http://") && told.out.contains("apec.txt"), "{told:?}");
}

/// Of a graph that is too large to be fetched whole, names and examples are fetched, and what is not known is told.
#[test]
fn names_of_a_large_endpoint_are_fetched_in_part() {
    let scratch = Scratch::new("remote-part");
    let server = Server::start(scratch.path(), &[]);
    let endpoint = format!("http://{}/sparql", server.address);
    let about = |whole: u64, folder: &str| {
        let remote = rapporteur::knowledge::remote(&endpoint, Credentials::default()).unwrap();
        let remote = remote.caching(Some(scratch.path().join(folder))).fetching(whole);
        Knowledge::about(Box::new(remote))
    };
    let (all, part) = (about(1_000_000, "all"), about(500, "part"));
    let question = "who hosted APEC in 2024?";
    let answers = [&all, &part].map(|knowledge| knowledge.ask(question).unwrap().answer.rows);
    assert!(answers[0] == answers[1] && answers[0][0].cells[0].label == "Peru", "{answers:?}");
    let notes =
        [&all, &part].map(|knowledge| knowledge.ask("who hosted APEC in 1924?").unwrap().answer.notes.join(" "));
    assert!(notes[1].contains("other names are not known") && !notes[0].contains("other names"), "{notes:?}");
}

#[test]
fn what_changes_is_refused_before_anything_is_sent() {
    let scratch = Scratch::new("remote-refused");
    let nowhere = "http://127.0.0.1:9/sparql";
    scratch.file("a.ttl", "<http://x/a> <http://x/b> <http://x/c> .");
    for arguments in
        [&["load", "a.ttl"][..], &["compact"], &["info", "--verify"], &["remove", "a"], &["ask", "who?", "a.ttl"]]
    {
        let refused = run(scratch.path(), &[arguments, &["--endpoint", nowhere]].concat());
        assert_eq!(refused.status, Some(2), "{arguments:?} {refused:?}");
    }
    let both = run(scratch.path(), &["ask", "who?", "--graph", "g", "--endpoint", nowhere]);
    assert!(both.status == Some(2) && both.err.contains("only one of them"), "{both:?}");
    let gone = run(scratch.path(), &["ask", "who chairs APEC?", "--endpoint", nowhere]);
    assert!(gone.status == Some(3) && gone.err.contains("cannot be reached"), "{gone:?}");
}

#[test]
fn credentials_come_from_the_environment_or_a_file() {
    let scratch = Scratch::new("remote-credentials");
    scratch.file("who", "read token abc\nread user ada:engine\n");
    scratch.file("ada", "user ada:engine\n");
    scratch.file("eve", "token guess\n");
    let server = Server::start(scratch.path(), &["--access", "who"]);
    let endpoint = format!("http://{}/sparql", server.address);
    let ask = |more: &[&str], environment: &[(&str, &str)]| {
        let arguments = [&["ask", "who hosted APEC in 2024?", "--endpoint", &endpoint], more].concat();
        cached(scratch.path(), &arguments, environment)
    };
    let unknown = ask(&[], &[]);
    assert!(unknown.status == Some(3) && unknown.err.contains("RAPPORTEUR_ENDPOINT_TOKEN"), "{unknown:?}");
    let guessed = ask(&["--credentials", "eve"], &[]);
    assert!(guessed.status == Some(3) && guessed.err.contains("are the credentials right"), "{guessed:?}");
    for (more, environment) in [
        (&[][..], &[("RAPPORTEUR_ENDPOINT_TOKEN", "abc")][..]),
        (&[], &[("RAPPORTEUR_ENDPOINT_USER", "ada:engine")]),
        (&["--credentials", "ada"], &[]),
    ] {
        let known = ask(more, environment);
        assert!(known.status == Some(0) && known.out.contains("Peru"), "{known:?}");
    }
}

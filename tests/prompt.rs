//! The prompt in a real pseudo-terminal, which util-linux's `script` makes. Passed over, loudly, where there is none.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails panics, which is how it says so")]

mod support;

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use support::Scratch;

/// How long something may take to appear on the screen of a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(60);

/// A prompt on a terminal of its own.
struct Prompt {
    child: Child,
    keys: ChildStdin,
    screen: Arc<Mutex<String>>,
    /// What was looked at already.
    seen: usize,
}

impl Prompt {
    /// Starts a prompt in a folder; nothing where there is no `script`.
    fn start(folder: &Path, arguments: &str) -> Option<Self> {
        let program = env!("CARGO_BIN_EXE_rapporteur");
        let mut command = Command::new("script");
        // In place of the shell, which some shells let an interruption end as well.
        command.args(["-qfec", &format!("stty cols 100 rows 40; exec {program} {arguments}"), "/dev/null"]);
        command.current_dir(folder).env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder);
        command.env("TERM", "xterm").env_remove("NO_COLOR").env("PAGER", "cat");
        // An editor that leaves a question as it is.
        command.env_remove("VISUAL").env("EDITOR", "true");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let Ok(mut child) = command.spawn() else {
            // Past the test runner, which keeps what tests that pass have said.
            _ = writeln!(
                std::io::stderr(),
                "SKIPPED: no util-linux script here, so that the prompt was tried on no terminal"
            );
            return None;
        };
        let (keys, mut out) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let screen = Arc::new(Mutex::new(String::new()));
        let written = Arc::clone(&screen);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = out.read(&mut bytes) {
                let text = String::from_utf8_lossy(bytes.get(..read).unwrap_or_default()).into_owned();
                written.lock().unwrap().push_str(&text);
            }
        });
        let mut prompt = Self { child, keys, screen, seen: 0 };
        prompt.wait("rapporteur> ");
        Some(prompt)
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Waits until something new is on the screen, colours aside.
    fn wait(&mut self, text: &str) {
        assert!(self.appears(text, PATIENCE), "never: {text}\n{}", self.latest());
    }

    /// Whether something new comes on the screen within a time.
    fn appears(&mut self, text: &str, within: Duration) -> bool {
        let began = Instant::now();
        while !self.latest().contains(text) {
            if began.elapsed() > within {
                return false;
            }
            std::thread::sleep(Duration::from_millis(30));
        }
        self.seen = self.screen.lock().unwrap().len();
        true
    }

    /// What came on the screen since it was looked at.
    fn latest(&self) -> String {
        plain(self.screen.lock().unwrap().get(self.seen..).unwrap_or_default())
    }

    /// Presses keys every few seconds until something is on the screen: on a busy machine the first may come too early.
    fn insist(&mut self, keys: &str, text: &str) {
        let began = Instant::now();
        loop {
            self.press(keys);
            if self.appears(text, Duration::from_secs(3)) {
                return;
            }
            assert!(began.elapsed() < PATIENCE, "never: {text}\n{}", self.latest());
        }
    }

    /// Types a line, and waits for what is said.
    fn line(&mut self, line: &str, said: &str) {
        self.press(&format!("{line}\r"));
        self.wait(said);
    }

    /// Presses Ctrl-D until the session is over: between two lines the terminal itself takes it.
    fn end(mut self) -> Option<i32> {
        let began = Instant::now();
        loop {
            // A session that is over reads no more keys.
            _ = self.keys.write_all(b"\x04");
            std::thread::sleep(Duration::from_millis(300));
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            assert!(began.elapsed() < PATIENCE, "the session does not end");
        }
    }
}

/// A text of a terminal without its sequences.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(c) = letters.next() {
        if c == '\u{1b}' {
            if letters.next() == Some('[') {
                letters.by_ref().find(|c| c.is_ascii_alphabetic());
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[test]
fn words_are_completed_with_what_they_are_and_how_many() {
    let scratch = Scratch::new("prompt-completion");
    let Some(mut prompt) = Prompt::start(scratch.path(), "") else { return };
    prompt.press("who h\t\t");
    prompt.wait("hosts  verb ");
    prompt.press("\u{15}");
    prompt.press("\\timi\t");
    prompt.wait("\\timing");
    prompt.press("\u{15}");
    assert_eq!(prompt.end(), Some(0));
}

#[test]
fn questions_are_read_while_they_are_typed_and_go_on_over_turns() {
    let scratch = Scratch::new("prompt-turns");
    let Some(mut prompt) = Prompt::start(scratch.path(), "") else { return };
    prompt.press("who hosted APEC");
    prompt.wait("— who hosts APEC");
    prompt.line("", "I read this as: who hosts APEC");
    prompt.line("which of those are economies?", "those 4 that are economies");
    prompt.line("\\source 1", "apec.txt:");
    prompt.line("\\map", "──");
    prompt.line("\\save hosts", "kept as hosts");
    // Typed ahead of the answers.
    prompt.press("who chairs SOM?\r\\save chairs\r\\timeline\r");
    prompt.wait("kept as chairs");
    prompt.line("\\run hosts", "economies");
    prompt.line("\\timeline", "in 2024");
    prompt.line("\\undo", "nothing was changed");
    prompt.line("\\frobnicate", "no command");
    // A question that is interrupted while it is typed is no question.
    prompt.press("who chairs\u{3}");
    prompt.wait("rapporteur> ");
    std::thread::sleep(Duration::from_secs(1));
    prompt.line("\\list", "hosts");
    assert_eq!(prompt.end(), Some(0));
    let history = std::fs::read_to_string(scratch.path().join("rapporteur/history.txt")).unwrap();
    assert!(history.contains("who hosted APEC"), "{history}");
    let Some(mut again) = Prompt::start(scratch.path(), "") else { return };
    again.press("\u{12}hosted");
    again.wait("who hosted APEC");
    again.press("\u{7}\u{15}");
    again.line("\\run hosts", "economies");
    assert_eq!(again.end(), Some(0));
}

#[test]
fn a_question_that_was_left_as_it_was_is_not_asked_again() {
    let scratch = Scratch::new("prompt-edit");
    let Some(mut prompt) = Prompt::start(scratch.path(), "") else { return };
    prompt.line("who hosted APEC in 2024?", "I read this as: who hosts APEC in 2024");
    prompt.line("\\e", "nothing was changed");
    prompt.line("how many are they?", "1: ");
    assert!(!prompt.latest().contains("who hosts APEC in 2024"), "{}", prompt.latest());
    assert_eq!(prompt.end(), Some(0));
}

#[test]
fn a_question_is_given_up_and_the_session_goes_on() {
    let scratch = Scratch::new("prompt-interrupt");
    let Some(mut prompt) = Prompt::start(scratch.path(), "") else { return };
    prompt.press("sparql { SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?i) } }\r");
    std::thread::sleep(Duration::from_secs(1));
    prompt.insist("\u{3}", "the question was given up");
    prompt.line("who hosted APEC in 2024?", "Peru");
    assert_eq!(prompt.end(), Some(0));
}

#[test]
fn turns_are_completed_and_keys_are_those_of_vi() {
    let scratch = Scratch::new("prompt-keys");
    let Some(mut prompt) = Prompt::start(scratch.path(), "") else { return };
    prompt.line("who hosts APEC?", "I read this as");
    prompt.press("and who c\t\t");
    prompt.wait("chairs  verb ");
    prompt.press("\u{15}");
    prompt.line("\\editing vi", "rapporteur> ");
    prompt.press("who hosts APEC?");
    std::thread::sleep(Duration::from_millis(500));
    prompt.press("\u{1b}");
    std::thread::sleep(Duration::from_secs(1));
    // To the beginning, and another first word.
    prompt.press("0cwwhat\r");
    prompt.wait("I read this as: what hosts APEC");
    assert_eq!(prompt.end(), Some(0));
}

#[test]
fn what_was_asked_is_kept_however_the_session_ends() {
    let scratch = Scratch::new("prompt-history");
    let Some(mut prompt) = Prompt::start(scratch.path(), "") else { return };
    prompt.line("who hosted APEC in 2024?", "I read this as");
    let kept = std::fs::read_to_string(scratch.path().join("rapporteur/history.txt")).unwrap();
    assert!(kept.contains("who hosted APEC in 2024?"), "{kept}");
    prompt.child.kill().unwrap();
    prompt.child.wait().unwrap();
}

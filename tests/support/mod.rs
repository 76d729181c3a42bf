//! Running the binary, for the suites of the command line.

#![allow(dead_code, reason = "each suite is a crate of its own and uses a part of this")]

pub mod archive;
pub mod astray;
pub mod http;
pub mod mutation;
pub mod webdriver;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A directory of one test, empty at its start.
pub struct Scratch(PathBuf);

impl Scratch {
    /// The directory for the test of that name.
    pub fn new(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// Writes a file there.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        std::fs::write(self.0.join(name), bytes).unwrap();
        name.to_owned()
    }

    /// The directory.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

/// What a run printed and how it ended.
#[derive(Debug)]
pub struct Run {
    /// The exit status; `None` after a signal.
    pub status: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// The binary, in a clean environment.
pub fn rapporteur(directory: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    command.current_dir(directory);
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "RAPPORTEUR_CONFIG"] {
        command.env_remove(variable);
    }
    // Neither the settings nor the history of whoever runs the tests.
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("home");
    command.env("XDG_CONFIG_HOME", &home).env("XDG_DATA_HOME", &home);
    command
}

/// Runs the binary in `directory` with these arguments and nothing on standard input.
pub fn run(directory: &Path, arguments: &[&str]) -> Run {
    rapporteur(directory).args(arguments).stdin(Stdio::null()).output().unwrap().into()
}

/// Runs the binary with `input` on standard input.
pub fn run_with(directory: &Path, arguments: &[&str], input: &[u8]) -> Run {
    let mut command = rapporteur(directory);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    std::thread::scope(|scope| {
        // A child that stops reading early closes the pipe, which is its right.
        scope.spawn(move || _ = stdin.write_all(input));
        child.wait_with_output().unwrap().into()
    })
}

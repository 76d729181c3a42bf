//! Other programs that have the terminal for a while: the pager and the editor.

use super::failure::Failure;
use super::interrupt;
use crate::text::Diagnostic;
use std::env;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// The variables that name a pager and an editor, the first that is set counts.
const PAGERS: &[&str] = &["RAPPORTEUR_PAGER", "PAGER"];
const EDITORS: &[&str] = &["VISUAL", "EDITOR"];

/// The program that shows what is long.
pub(super) fn pager() -> Option<String> {
    named(PAGERS, "less").map(|command| command.get_program().to_string_lossy().into_owned())
}

/// The program that edits.
pub(super) fn editor() -> Option<String> {
    named(EDITORS, "vi").map(|command| command.get_program().to_string_lossy().into_owned())
}

/// Whether a program can be started by its name.
pub(super) fn is_there(program: &str) -> bool {
    let folders = env::var_os("PATH").unwrap_or_default();
    Path::new(program).is_file() || env::split_paths(&folders).any(|folder| folder.join(program).is_file())
}

/// Shows a text screen by screen, in `RAPPORTEUR_PAGER`, `PAGER` or less; gives whether that could be done.
pub(super) fn page(text: &str) -> bool {
    let Some(mut command) = named(PAGERS, "less") else { return false };
    if env::var_os("LESS").is_none() {
        // Colours as they are, no pager for what fits after all, and the text stays on the screen.
        command.env("LESS", "RFX");
    }
    interrupt::elsewhere(|| {
        let Ok(mut child) = command.stdin(Stdio::piped()).spawn() else { return false };
        if let Some(mut input) = child.stdin.take() {
            // Whoever has read enough leaves before the end.
            let _ = input.write_all(text.as_bytes());
        }
        child.wait().is_ok_and(|status| status.code() != Some(127))
    })
}

/// Lets a text be edited in `VISUAL`, `EDITOR` or vi, and gives what it was made.
///
/// # Errors
/// A [`Failure`] if there is no such program or it fails.
pub(super) fn edit(text: &str) -> Result<String, Failure> {
    let failed =
        |reason: String| Failure::failed(Diagnostic::error("editor", reason).help("set EDITOR to one that is there"));
    let path = env::temp_dir().join(format!("rapporteur-{}.txt", std::process::id()));
    std::fs::write(&path, format!("{text}\n"))?;
    let mut command = named(EDITORS, "vi").ok_or_else(|| failed("EDITOR is empty".to_owned()))?;
    let program = command.get_program().to_string_lossy().into_owned();
    let status = interrupt::elsewhere(|| command.arg(&path).status());
    let edited = std::fs::read_to_string(&path);
    // What cannot be removed does no harm where temporary files are.
    let _ = std::fs::remove_file(&path);
    match status {
        Ok(status) if status.success() => Ok(edited?),
        Ok(status) => Err(failed(format!("{program} ended with {status}"))),
        Err(error) => Err(failed(format!("{program} does not start: {error}"))),
    }
}

/// The program that the first of these variables names, with its arguments; none if it names none on purpose.
fn named(variables: &[&str], otherwise: &str) -> Option<Command> {
    let wanted = variables.iter().find_map(|name| env::var(name).ok()).unwrap_or_else(|| otherwise.to_owned());
    let mut words = wanted.split_whitespace();
    let mut command = Command::new(words.next()?);
    command.args(words);
    Some(command)
}

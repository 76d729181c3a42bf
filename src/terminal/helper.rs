//! Line editing: completion, hints, colour, and lines that go on.

use super::backslash::COMMANDS;
use super::session::Session;
use rustyline::completion::{Completer, FilenameCompleter, Pair};
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::Hinter;
use rustyline::history::SearchDirection;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{Context, Helper};
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

/// How hints and commands look.
const FAINT: anstyle::Style = anstyle::Style::new().dimmed();
const COMMAND: anstyle::Style = anstyle::Style::new().bold();

/// What the line editor asks for help.
pub(super) struct LineHelper {
    session: Rc<RefCell<Session>>,
    files: FilenameCompleter,
}

impl LineHelper {
    /// A helper that knows what the session knows.
    pub(super) fn new(session: Rc<RefCell<Session>>) -> Self {
        Self { session, files: FilenameCompleter::new() }
    }

    /// Where the words begin that may be completed, and what may stand from there on.
    fn words(&self, before: &str) -> (usize, Vec<String>) {
        if before.starts_with('\\') {
            let commands = COMMANDS.iter().map(|(name, ..)| (*name).to_owned());
            return (0, commands.filter(|name| name.starts_with(before)).collect());
        }
        let found = self.session.try_borrow().map(|session| session.completions(before)).unwrap_or_default();
        from_one_place(before, &found)
    }
}

/// Completions that begin at different bytes of `before`, all from the first of these on.
fn from_one_place(before: &str, found: &[(usize, String)]) -> (usize, Vec<String>) {
    let first = found.iter().map(|&(start, _)| start).min().unwrap_or(before.len());
    let whole = |(start, text): &(usize, String)| before.get(first..*start).unwrap_or_default().to_owned() + text;
    (first, found.iter().map(whole).collect())
}

impl Helper for LineHelper {}

impl Completer for LineHelper {
    type Candidate = Pair;

    fn complete(&self, line: &str, at: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<Pair>)> {
        let before = line.get(..at).unwrap_or(line);
        if before.starts_with("\\load ") || before.starts_with("\\ingest ") {
            return self.files.complete_path(line, at);
        }
        let (start, words) = self.words(before);
        let pair = |word: String| Pair { display: word.clone(), replacement: word + " " };
        Ok((start, words.into_iter().map(pair).collect()))
    }
}

impl Hinter for LineHelper {
    type Hint = String;

    /// The rest of the last line that began so, else of the only word that may come.
    fn hint(&self, line: &str, at: usize, context: &Context<'_>) -> Option<String> {
        if line.trim().is_empty() || at < line.len() {
            return None;
        }
        let last = context.history_index().saturating_sub(1);
        let earlier = context.history().starts_with(line, last, SearchDirection::Reverse).ok().flatten();
        if let Some(found) = earlier.filter(|found| found.entry != line) {
            let rest = found.entry.get(line.len()..).and_then(|rest| rest.lines().next());
            return rest.filter(|rest| !rest.is_empty()).map(str::to_owned);
        }
        let (start, words) = self.words(line);
        let typed = line.get(start..).filter(|typed| !typed.is_empty())?;
        match words.as_slice() {
            [only] => only.get(typed.len()..).filter(|rest| !rest.is_empty()).map(str::to_owned),
            _ => None,
        }
    }
}

impl Highlighter for LineHelper {
    fn highlight<'l>(&self, line: &'l str, _: usize) -> Cow<'l, str> {
        if !line.starts_with('\\') {
            return Cow::Borrowed(line);
        }
        let (command, rest) = line.split_at(line.find(char::is_whitespace).unwrap_or(line.len()));
        Cow::Owned(format!("{COMMAND}{command}{COMMAND:#}{rest}"))
    }

    fn highlight_char(&self, line: &str, _: usize, kind: CmdKind) -> bool {
        line.starts_with('\\') && !matches!(kind, CmdKind::MoveCursor)
    }

    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        Cow::Owned(format!("{FAINT}{hint}{FAINT:#}"))
    }
}

impl Validator for LineHelper {
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        let goes_on = goes_on(context.input());
        Ok(if goes_on { ValidationResult::Incomplete } else { ValidationResult::Valid(None) })
    }
}

/// Whether more is to come: an open bracket or quotation, or a backslash at the end.
fn goes_on(input: &str) -> bool {
    if input.starts_with('\\') {
        return false;
    }
    let count = |wanted: char| input.chars().filter(|&c| c == wanted).count();
    let opened =
        [('(', ')'), ('{', '}'), ('[', ']'), ('“', '”')].iter().any(|&(open, close)| count(open) > count(close));
    opened || count('"') % 2 == 1 || input.ends_with('\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn completions_start_together() {
        let found = [(4, "chairs".to_owned()), (0, "who chaired".to_owned())];
        assert_eq!(from_one_place("who cha", &found), (0, vec!["who chairs".to_owned(), "who chaired".to_owned()]));
        assert_eq!(from_one_place("who", &[]), (3, vec![]));
    }

    #[test]
    fn open_lines_go_on() {
        let open = ["what (can", "who said \"so", "who said “so", "what can \\", "sparql {"];
        let closed = ["what can SOM1 produce", "the host’s role (if any)", "\\load \"a", "who isn't a member", ")"];
        assert!(open.into_iter().all(goes_on));
        assert!(!closed.into_iter().any(goes_on));
    }
}

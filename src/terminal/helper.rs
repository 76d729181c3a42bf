//! Line editing: completion, hints, colour, and lines that go on.

use super::backslash::COMMANDS;
use super::formats::AnswerFormat;
use super::session::{Candidate, Session, counted};
use super::settings::Keys;
use crate::knowledge::{Typed, Understood};
use crate::show::words::harmless;
use anstyle::{AnsiColor, Effects, Style};
use clap::ValueEnum;
use rustyline::completion::{Completer, FilenameCompleter, Pair};
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::{Hint, Hinter};
use rustyline::history::SearchDirection;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{CompletionType, Context, Helper};
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

/// How hints and commands look.
const FAINT: Style = Style::new().dimmed();
const COMMAND: Style = Style::new().bold();
/// Commands whose argument is a file.
const WITH_FILE: &[&str] = &["\\load ", "\\ingest ", "\\i ", "\\o ", "\\map ", "\\timeline ", "\\open "];
/// What stands between a candidate and what it is.
const GAP: &str = "  ";
/// Longer questions are not read while somebody types them.
const LONGEST: usize = 300;

/// What the line editor asks for help.
pub(super) struct LineHelper {
    session: Rc<RefCell<Session>>,
    files: FilenameCompleter,
    colour: bool,
    /// The line that was looked at last, and what was understood of it: it is asked for more than once a keystroke.
    last: RefCell<(String, Typed)>,
}

/// What stands faintly behind the cursor.
pub(super) struct LineHint {
    shown: String,
    /// What a key takes of it.
    taken: Option<String>,
}

impl Hint for LineHint {
    fn display(&self) -> &str {
        &self.shown
    }

    fn completion(&self) -> Option<&str> {
        self.taken.as_deref()
    }
}

impl LineHelper {
    /// A helper that knows what the session knows.
    pub(super) fn new(session: Rc<RefCell<Session>>, colour: bool) -> Self {
        Self { session, files: FilenameCompleter::new(), colour, last: RefCell::default() }
    }

    /// What is understood of a line.
    fn typed(&self, line: &str) -> Typed {
        let mut last = self.last.borrow_mut();
        if last.0 != line {
            let typed = self.session.try_borrow().map(|session| session.typed(line)).unwrap_or_default();
            *last = (line.to_owned(), typed);
        }
        last.1.clone()
    }

    /// Where the words begin that may be completed, and what may stand from there on.
    fn words(&self, before: &str) -> (usize, Vec<Pair>) {
        if before.starts_with('\\') {
            return self.command_words(before);
        }
        let found = self.session.try_borrow().map(|session| session.completions(before)).unwrap_or_default();
        from_one_place(before, &found)
    }

    fn command_words(&self, before: &str) -> (usize, Vec<Pair>) {
        let pair = |word: &str, what: &str| Pair { display: shown(word, what), replacement: format!("{word} ") };
        let Some((command, argument)) = before.split_once(' ') else {
            let fits = COMMANDS.iter().filter(|command| command.name.starts_with(before));
            return (0, fits.map(|command| pair(command.name, command.what)).collect());
        };
        let names: Vec<String> = match command {
            "\\mode" => {
                let value = |format: &AnswerFormat| format.to_possible_value().map(|value| value.get_name().to_owned());
                AnswerFormat::value_variants().iter().filter_map(value).collect()
            }
            "\\editing" => Keys::NAMES.map(str::to_owned).to_vec(),
            "\\timing" | "\\pager" => vec!["on".to_owned(), "off".to_owned()],
            "\\run" => self.session.try_borrow().map(|session| session.names()).unwrap_or_default(),
            _ => vec![],
        };
        let fits = names.iter().filter(|name| name.starts_with(argument));
        (before.len() - argument.len(), fits.map(|name| pair(name, "")).collect())
    }

    /// The rest of the last line that began so.
    fn earlier(line: &str, context: &Context<'_>) -> Option<String> {
        let last = context.history_index().saturating_sub(1);
        let found = context.history().starts_with(line, last, SearchDirection::Reverse).ok().flatten()?;
        let rest = found.entry.get(line.len()..).and_then(|rest| rest.lines().next());
        rest.filter(|rest| !rest.is_empty()).map(str::to_owned)
    }
}

/// A candidate with what it is behind it.
fn shown(text: &str, what: &str) -> String {
    let text = harmless(text);
    if what.is_empty() { text.into_owned() } else { format!("{text}{GAP}{what}") }
}

/// What a candidate is, and how much there is of it: "verb, 12"; nothing for words of the grammar.
fn told(candidate: &Candidate) -> String {
    let kind = if candidate.kind == "word" { "" } else { candidate.kind };
    match candidate.count {
        Some(count) => format!("{kind} {}", counted(count)),
        None => kind.to_owned(),
    }
}

/// Completions that begin at different bytes of `before`, all from the first of these on.
fn from_one_place(before: &str, found: &[Candidate]) -> (usize, Vec<Pair>) {
    let first = found.iter().map(|candidate| candidate.start).min().unwrap_or(before.len());
    let pair = |candidate: &Candidate| {
        let whole = before.get(first..candidate.start).unwrap_or_default().to_owned() + &candidate.text;
        Pair { display: shown(&whole, &told(candidate)), replacement: whole + " " }
    };
    (first, found.iter().map(pair).collect())
}

impl Helper for LineHelper {}

impl Completer for LineHelper {
    type Candidate = Pair;

    fn complete(&self, line: &str, at: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<Pair>)> {
        let before = line.get(..at).unwrap_or(line);
        if WITH_FILE.iter().any(|command| before.starts_with(command)) {
            return self.files.complete_path(line, at);
        }
        Ok(self.words(before))
    }
}

impl Hinter for LineHelper {
    type Hint = LineHint;

    /// How the question would be read, if it is whole; else the rest of the last line that began so.
    fn hint(&self, line: &str, at: usize, context: &Context<'_>) -> Option<LineHint> {
        if line.trim().is_empty() || at < line.len() || line.len() > LONGEST {
            return None;
        }
        let reading = if line.starts_with('\\') { None } else { self.typed(line).reading };
        if let Some(reading) = reading {
            return Some(LineHint { shown: format!("{GAP}— {reading}"), taken: None });
        }
        let rest = Self::earlier(line, context)?;
        Some(LineHint { shown: rest.clone(), taken: Some(rest) })
    }
}

/// How words look by what they are taken for; legible on dark and on light.
const fn look(kind: Understood) -> Style {
    match kind {
        Understood::Grammar => Style::new(),
        Understood::Name => Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Cyan))),
        Understood::Noun => Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Green))),
        Understood::Quality => Style::new().effects(Effects::ITALIC),
        Understood::Verb => Style::new().effects(Effects::BOLD),
        Understood::Value => Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Magenta))),
        Understood::Unknown => {
            Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red))).effects(Effects::UNDERLINE)
        }
    }
}

impl Highlighter for LineHelper {
    fn highlight<'l>(&self, line: &'l str, at: usize) -> Cow<'l, str> {
        if !self.colour || line.len() > LONGEST {
            return Cow::Borrowed(line);
        }
        if line.starts_with('\\') {
            let (command, rest) = line.split_at(line.find(char::is_whitespace).unwrap_or(line.len()));
            return Cow::Owned(format!("{COMMAND}{command}{COMMAND:#}{rest}"));
        }
        let mut out = String::new();
        let mut done = 0;
        for (span, kind) in self.typed(line).words {
            // The word that is being typed may become one that is known.
            let is_begun = kind == Understood::Unknown && span.end == at;
            let (Some(before), Some(word)) = (line.get(done..span.start), line.get(span.start..span.end)) else {
                break;
            };
            let style = if is_begun { Style::new() } else { look(kind) };
            out.push_str(&format!("{before}{style}{word}{style:#}"));
            done = span.end;
        }
        out.push_str(line.get(done..).unwrap_or_default());
        Cow::Owned(out)
    }

    fn highlight_char(&self, _: &str, _: usize, kind: CmdKind) -> bool {
        self.colour && !matches!(kind, CmdKind::MoveCursor)
    }

    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        if self.colour { Cow::Owned(format!("{FAINT}{hint}{FAINT:#}")) } else { Cow::Borrowed(hint) }
    }

    fn highlight_candidate<'c>(&self, candidate: &'c str, _: CompletionType) -> Cow<'c, str> {
        match candidate.rsplit_once(GAP).filter(|_| self.colour) {
            Some((text, what)) => Cow::Owned(format!("{text}{GAP}{FAINT}{what}{FAINT:#}")),
            None => Cow::Borrowed(candidate),
        }
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
    fn completions_start_together_and_tell_what_they_are() {
        let candidate = |start, text: &str, kind, count| Candidate { start, text: text.to_owned(), kind, count };
        let found = [candidate(4, "chairs", "verb", Some(12)), candidate(0, "who chaired", "word", None)];
        let (start, pairs) = from_one_place("who cha", &found);
        let shown: Vec<(&str, &str)> =
            pairs.iter().map(|pair| (pair.display.as_str(), pair.replacement.as_str())).collect();
        assert_eq!((start, shown), (0, vec![("who chairs  verb 12", "who chairs "), ("who chaired", "who chaired ")]));
        assert_eq!(from_one_place("who", &[]).0, 3);
    }

    #[test]
    fn open_lines_go_on() {
        let open = ["what (can", "who said \"so", "who said “so", "what can \\", "sparql {"];
        let closed = ["what can SOM1 produce", "the host’s role (if any)", "\\load \"a", "who isn't a member", ")"];
        assert!(open.into_iter().all(goes_on));
        assert!(!closed.into_iter().any(goes_on));
    }
}

//! Where the replies of a session go: to the screen, screen by screen, or to a file; and what else only a door can do.

use super::ask::Content;
use super::failure::{Failure, Outcome};
use super::session::{Door, Reply, Session};
use super::settings::{Keys, Settings};
use super::streams::Streams;
use super::{elsewhere, failure};
use crate::text::{Diagnostic, nearest};
use std::cell::RefCell;
use std::fs::File;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};

/// How deep files may name files whose lines are done.
const DEEPEST: usize = 8;

/// Where replies go.
pub(super) struct Desk {
    /// The streams of this run.
    pub streams: Streams,
    /// The keys of the line editor, if they are to change.
    pub keys: Option<Keys>,
    /// Whether a person watches, who is shown what is long screen by screen.
    paged: bool,
    talks: bool,
    /// Whether lines go on after one that was wrong.
    goes_on: bool,
    output: Option<(PathBuf, File)>,
    depth: usize,
    /// The file and the line that is done.
    place: Option<(String, usize)>,
}

impl Desk {
    /// A desk; `talks` if somebody types, rather than a file or a pipe.
    pub(super) fn new(streams: Streams, settings: &Settings, talks: bool) -> Self {
        let goes_on = settings.keep_going;
        Self {
            streams,
            keys: None,
            paged: settings.pager && talks,
            talks,
            goes_on,
            output: None,
            depth: 0,
            place: None,
        }
    }

    /// Answers each line of standard input.
    pub(super) fn pipe(mut self, session: Session) -> Result<Outcome, Failure> {
        let lines = io::stdin().lock().lines();
        self.lines(lines, "standard input", &RefCell::new(session)).map(|(outcome, _)| outcome)
    }

    /// Does what lines say, and stops at the first that is wrong, of which the line is told, unless it is to go on. Gives
    /// how it ended, and whether the end was asked for.
    fn lines(
        &mut self,
        lines: impl Iterator<Item = io::Result<String>>,
        name: &str,
        session: &RefCell<Session>,
    ) -> Result<(Outcome, bool), Failure> {
        let mut worst = Outcome::Answered;
        for sentence in sentences(lines) {
            let (number, text) = sentence.map_err(|error| unreadable(name, &error))?;
            let reply = session.borrow_mut().line(&text);
            if matches!(reply, Reply::Quit) {
                return Ok((worst, true));
            }
            let before = self.place.replace((name.to_owned(), number));
            let said = self.say(reply, session);
            self.place = before;
            let outcome = said?;
            worst = worst.max(outcome);
            if outcome >= Outcome::Wrong && !self.goes_on {
                self.streams.note(&format!("stopped at line {number} of {name}; --keep-going goes on"));
                break;
            }
        }
        Ok((worst, false))
    }

    /// Gives a reply: what is to be read to the screen or the file, problems to standard error.
    pub(super) fn say(&mut self, reply: Reply, session: &RefCell<Session>) -> Result<Outcome, Failure> {
        match reply {
            Reply::Answer(content, outcome, warnings) => {
                self.streams.warnings(&warnings);
                self.content(content)?;
                if let Some(took) = session.borrow().took() {
                    self.streams.note(&format!("{:.1} ms", took.as_secs_f64() * 1_000.0));
                }
                Ok(outcome)
            }
            Reply::Page(page) => self.content(Content::Page(page)).map(|()| Outcome::Answered),
            Reply::Said(text) => {
                self.streams.note(&text);
                Ok(Outcome::Answered)
            }
            Reply::Problem(failure) => self.problem(failure),
            Reply::Door(door) => match self.open(door, session) {
                Ok(outcome) => Ok(outcome),
                Err(failure) => self.problem(failure),
            },
            Reply::Silence | Reply::Quit => Ok(Outcome::Answered),
        }
    }

    fn problem(&self, failure: Failure) -> Result<Outcome, Failure> {
        let (report, outcome) = match failure {
            Failure::Output(error) => return Err(Failure::Output(error)),
            Failure::Wrong(report) => (report, Outcome::Wrong),
            Failure::Failed(report) => (report, Outcome::Failed),
        };
        match &self.place {
            Some((file, line)) => self.streams.report(&report.at(file, *line)),
            None => self.streams.report(&report),
        }
        Ok(outcome)
    }

    /// Writes what is to be read.
    fn content(&mut self, content: Content) -> Result<(), Failure> {
        let to_file = self.output.is_some();
        let text = match content {
            Content::Page(mut page) => {
                page.gap();
                if to_file { self.streams.plain().render(&page) } else { self.streams.style().render(&page) }
            }
            Content::Text(text) => text,
        };
        if let Some((path, file)) = &mut self.output {
            return file.write_all(text.as_bytes()).map_err(|error| Failure::unwritable(path, &error));
        }
        if self.paged && self.streams.is_longer_than_the_screen(&text) && elsewhere::page(&text) {
            return Ok(());
        }
        Ok(Streams::write(&text)?)
    }

    fn open(&mut self, door: Door, session: &RefCell<Session>) -> Result<Outcome, Failure> {
        match door {
            Door::Output(None) => {
                self.output = None;
                self.streams.note("answers go to the screen again");
            }
            Door::Output(Some(path)) => {
                let path = PathBuf::from(path);
                let file = File::create(&path).map_err(|error| Failure::unwritable(&path, &error))?;
                self.streams.note(&format!("answers go to {} from now on", path.display()));
                self.output = Some((path, file));
            }
            Door::Pager(wanted) => {
                self.paged = wanted.unwrap_or(!self.paged) && self.talks;
                let now = if self.paged { "screen by screen" } else { "at once" };
                self.streams.note(&format!("long answers are shown {now}"));
            }
            Door::Editing(keys) => self.keys = Some(keys_of(&keys)?),
            Door::Include(path) => return self.include(Path::new(&path), session),
            Door::Edit(question) => {
                if !self.talks {
                    return Err(failure::refused("no-terminal", "\\e needs a terminal"));
                }
                let edited = elsewhere::edit(&question)?;
                let line = edited.trim();
                if line == question.trim() {
                    self.streams.note("nothing was changed, and nothing is asked again");
                } else if !line.is_empty() {
                    self.streams.note(line);
                    let reply = session.borrow_mut().line(line);
                    return self.say(reply, session);
                }
            }
        }
        Ok(Outcome::Answered)
    }

    fn include(&mut self, path: &Path, session: &RefCell<Session>) -> Result<Outcome, Failure> {
        let name = path.display().to_string();
        if self.depth >= DEEPEST {
            return Err(failure::refused("deep-file", &format!("{name} is named by files that name each other")));
        }
        let file = File::open(path).map_err(|error| unreadable(&name, &error))?;
        self.depth += 1;
        let done = self.lines(io::BufReader::new(file).lines(), &name, session);
        self.depth -= 1;
        done.map(|(outcome, _)| outcome)
    }
}

/// Lines as sentences, each with the number of its first line: what begins with `#` is passed over, and a line goes on
/// after a backslash at its end and within braces.
fn sentences(lines: impl Iterator<Item = io::Result<String>>) -> impl Iterator<Item = io::Result<(usize, String)>> {
    let mut lines = lines.zip(1..);
    std::iter::from_fn(move || {
        let mut begun: Option<(usize, String)> = None;
        for (line, number) in lines.by_ref() {
            let line = match line {
                Ok(line) => line,
                Err(error) => return Some(Err(error)),
            };
            let sentence = match begun {
                None if line.trim_start().starts_with('#') => continue,
                None => (number, line),
                Some((first, before)) => (first, before + "\n" + &line),
            };
            if !goes_on(&sentence.1) {
                return Some(Ok(sentence));
            }
            begun = Some(sentence);
        }
        begun.map(Ok)
    })
}

/// Whether more is to come than what stands in these lines.
fn goes_on(text: &str) -> bool {
    let count = |wanted: char| text.chars().filter(|&c| c == wanted).count();
    !text.starts_with('\\') && (text.ends_with('\\') || count('{') > count('}'))
}

/// The keys of an editor by its name.
fn keys_of(name: &str) -> Result<Keys, Failure> {
    Keys::named(name).ok_or_else(|| {
        let near = nearest(name, Keys::NAMES, 1);
        let help = near.first().map_or("vi or emacs".to_owned(), |near| format!("did you mean {near}?"));
        Failure::wrong(Diagnostic::error("no-such-keys", format!("there are no keys of {name}")).help(help))
    })
}

fn unreadable(name: &str, error: &io::Error) -> Failure {
    Failure::failed(Diagnostic::error("unreadable-file", format!("cannot read {name}: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_sentences_unless_they_go_on() {
        let text = "# first\nwho hosts \\\nAPEC?\n\nsparql {\n  SELECT ?s { ?s ?p ?o }\n}\n\\why\nsparql { # open";
        let found: Vec<(usize, String)> =
            sentences(text.lines().map(|line| Ok(line.to_owned()))).map(Result::unwrap).collect();
        let told: Vec<(usize, &str)> = found.iter().map(|(line, text)| (*line, text.as_str())).collect();
        let expected = [
            (2, "who hosts \\\nAPEC?"),
            (4, ""),
            (5, "sparql {\n  SELECT ?s { ?s ?p ?o }\n}"),
            (8, "\\why"),
            (9, "sparql { # open"),
        ];
        assert_eq!(told, expected);
    }
}

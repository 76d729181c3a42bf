//! The read-eval-print loop: questions typed by people, or line by line from a pipe.

use super::failure::{Failure, Outcome};
use super::helper::LineHelper;
use super::history;
use super::home::Home;
use super::session::{Reply, Session};
use super::streams::Streams;
use crate::text::Diagnostic;
use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{ColorMode, CompletionType, Config, Editor};
use std::cell::RefCell;
use std::io::{self, BufRead, IsTerminal};
use std::rc::Rc;
use std::time::Duration;

/// What stands before the cursor.
const PROMPT: &str = "rapporteur> ";

/// A line editor with this project's helper.
type LineEditor = Editor<LineHelper, FileHistory>;

/// Runs the loop: with line editing on a terminal, otherwise over the lines of standard input.
pub(super) fn run(home: Home<'_>, timeout: Option<Duration>, streams: Streams) -> Result<Outcome, Failure> {
    let mut knowledge = home.open(&[], streams)?;
    knowledge.set_timeout(timeout);
    let session = Session::new(knowledge);
    if io::stdin().is_terminal() { converse(session, streams) } else { answer_lines(session, streams) }
}

/// Answers each line of standard input. A line that is wrong ends nothing but is remembered in the exit status.
fn answer_lines(mut session: Session, streams: Streams) -> Result<Outcome, Failure> {
    let mut worst = Outcome::Answered;
    for line in io::stdin().lock().lines() {
        let reply = session.line(&line.map_err(|error| unreadable(&error))?);
        if matches!(reply, Reply::Quit) {
            break;
        }
        worst = worst.max(say(reply, streams)?);
    }
    Ok(worst)
}

/// Talks with a person until they leave; no error ends it.
fn converse(session: Session, streams: Streams) -> Result<Outcome, Failure> {
    let session = Rc::new(RefCell::new(session));
    let mut editor = editor(&session, streams).map_err(|error| no_terminal(&error))?;
    let history = history::file();
    if let Some(file) = &history {
        // The first session has no history yet.
        let _ = editor.load_history(file);
    }
    streams.note("Ask a question in English; \\help lists the commands, Ctrl-D leaves.");
    loop {
        match editor.readline(PROMPT) {
            Ok(line) => {
                // A history that cannot be kept is no reason to stop.
                let _ = editor.add_history_entry(line.trim_end());
                let reply = session.borrow_mut().line(&line);
                if matches!(reply, Reply::Quit) {
                    break;
                }
                say(reply, streams)?;
            }
            Err(ReadlineError::Interrupted) => {}
            Err(ReadlineError::Eof) => break,
            Err(error) => return Err(no_terminal(&error)),
        }
    }
    if let Some(file) = &history {
        // As above: the answers were given, which is what counts.
        let _ = editor.append_history(file);
    }
    Ok(Outcome::Answered)
}

fn editor(session: &Rc<RefCell<Session>>, streams: Streams) -> rustyline::Result<LineEditor> {
    let colour = if streams.style().colour { ColorMode::Enabled } else { ColorMode::Disabled };
    let config = Config::builder()
        .completion_type(CompletionType::List)
        .history_ignore_dups(true)?
        .history_ignore_space(true)
        .color_mode(colour)
        .build();
    let mut editor = LineEditor::with_config(config)?;
    editor.set_helper(Some(LineHelper::new(Rc::clone(session))));
    Ok(editor)
}

/// Writes a reply: pages to standard output, problems to standard error.
fn say(reply: Reply, streams: Streams) -> Result<Outcome, Failure> {
    match reply {
        Reply::Answer(mut page, outcome, warnings) => {
            streams.warnings(&warnings);
            streams.page(page.gap())?;
            Ok(outcome)
        }
        Reply::Page(mut page) => {
            streams.page(page.gap())?;
            Ok(Outcome::Answered)
        }
        Reply::Problem(Failure::Output(error)) => Err(Failure::Output(error)),
        Reply::Problem(Failure::Wrong(report)) => {
            streams.report(&report);
            Ok(Outcome::Wrong)
        }
        Reply::Problem(Failure::Failed(report)) => {
            streams.report(&report);
            Ok(Outcome::Failed)
        }
        Reply::Silence | Reply::Quit => Ok(Outcome::Answered),
    }
}

fn unreadable(error: &io::Error) -> Failure {
    Failure::failed(Diagnostic::error("standard-input", format!("cannot read standard input: {error}")))
}

fn no_terminal(error: &ReadlineError) -> Failure {
    Failure::failed(Diagnostic::error("terminal", format!("the terminal failed: {error}")))
}

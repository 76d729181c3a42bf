//! The read-eval-print loop: questions typed by people, or line by line from a pipe.

use super::Bounds;
use super::desk::Desk;
use super::failure::{Failure, Outcome};
use super::helper::LineHelper;
use super::home::Home;
use super::saved::Saved;
use super::session::{Reply, Session};
use super::settings::{Keys, Settings};
use super::streams::Streams;
use super::{interrupt, places};
use crate::text::Diagnostic;
use rustyline::config::Configurer;
use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{ColorMode, CompletionType, Config, EditMode, Editor};
use std::cell::RefCell;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::rc::Rc;

/// What stands before the cursor.
const PROMPT: &str = "rapporteur> ";

/// A line editor with this project's helper.
type LineEditor = Editor<LineHelper, FileHistory>;

/// Runs the loop: with line editing on a terminal, otherwise over the lines of standard input.
pub(super) fn run(home: Home<'_>, bounds: Bounds, settings: &Settings, streams: Streams) -> Result<Outcome, Failure> {
    let mut knowledge = home.open(&[], streams)?;
    let graph = home.place();
    bounds.set(&mut knowledge);
    let talks = io::stdin().is_terminal();
    let mut session = Session::new(knowledge, Saved::of(places::file("questions", graph)));
    session.mode = settings.mode;
    session.timing = settings.timing;
    let desk = Desk::new(streams, settings, talks);
    if talks { converse(session, desk, graph, settings) } else { desk.pipe(session) }
}

/// Talks with a person until they leave; no error ends it.
fn converse(session: Session, mut desk: Desk, graph: Option<&Path>, settings: &Settings) -> Result<Outcome, Failure> {
    let session = Rc::new(RefCell::new(session));
    let mut editor = editor(&session, desk.streams, settings).map_err(|error| no_terminal(&error))?;
    let history = places::file("history", graph);
    if let Some(file) = &history {
        // The first session has no history yet.
        let _ = editor.load_history(file);
    }
    interrupt::watch();
    interrupt::talk();
    desk.streams.note("Ask a question in English; \\help lists the commands, Ctrl-D leaves.");
    loop {
        match editor.readline(PROMPT) {
            Ok(line) => {
                // A history that cannot be kept is no reason to stop; it is kept at once, however the session ends.
                let _ = editor.add_history_entry(line.trim_end());
                if let Some(file) = &history {
                    let _ = editor.append_history(file);
                }
                let reply = interrupt::working(|| session.borrow_mut().line(&line));
                if matches!(reply, Reply::Quit) {
                    break;
                }
                desk.say(reply, &session)?;
                if let Some(keys) = desk.keys.take() {
                    editor.set_edit_mode(edit_mode(keys));
                }
            }
            Err(ReadlineError::Interrupted) => {}
            Err(ReadlineError::Eof) => break,
            Err(error) => return Err(no_terminal(&error)),
        }
    }
    Ok(Outcome::Answered)
}

fn editor(session: &Rc<RefCell<Session>>, streams: Streams, settings: &Settings) -> rustyline::Result<LineEditor> {
    let colour = streams.style().colour;
    let config = Config::builder()
        .completion_type(CompletionType::List)
        .history_ignore_dups(true)?
        .history_ignore_space(true)
        .edit_mode(edit_mode(settings.editing))
        .color_mode(if colour { ColorMode::Enabled } else { ColorMode::Disabled })
        .build();
    let mut editor = LineEditor::with_config(config)?;
    editor.set_helper(Some(LineHelper::new(Rc::clone(session), colour)));
    Ok(editor)
}

const fn edit_mode(keys: Keys) -> EditMode {
    match keys {
        Keys::Vi => EditMode::Vi,
        Keys::Emacs => EditMode::Emacs,
    }
}

fn no_terminal(error: &ReadlineError) -> Failure {
    Failure::failed(Diagnostic::error("terminal", format!("the terminal failed: {error}")))
}

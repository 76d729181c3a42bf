//! A session: what has been answered, and what one line does to it. It knows no terminal.

use super::ask::{Content, content, outcome};
use super::backslash;
use super::backslash::{Backslash, BackslashError, Command, bare, usage};
use super::change_page;
use super::failure::{Failure, Outcome};
use super::formats::AnswerFormat;
use super::interrupt;
use super::report::Report;
use super::resolved::Resolved;
use super::saved::Saved;
use super::turns::{Turn, lacking, opened};
use crate::answer::Answer;
use crate::claim::Citation;
use crate::knowledge::{Answered, Knowledge, MOST_COUNTED, Proposal, Typed};
use crate::question::{Completion, Sentence, sentence};
use crate::show::answer_page;
use crate::show::markup::Page;
use crate::text::{Diagnostic, Span};
use std::time::Duration;

/// What a question with several readings is refused for.
const AMBIGUOUS: &str = "ambiguous-question";

/// What a line is answered with.
#[derive(Debug)]
pub(super) enum Reply {
    /// An answer.
    Answer(Content, Outcome, Vec<Report>),
    /// Something else to read.
    Page(Page),
    /// What is said of something that was done.
    Said(String),
    /// What is wrong; the session goes on.
    Problem(Failure),
    /// Something that only the door can do.
    Door(Door),
    /// Nothing: an empty line.
    Silence,
    /// The end was asked for.
    Quit,
}

/// What a session leaves to whoever talks with the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Door {
    /// Write answers to a file, or to the screen again.
    Output(Option<String>),
    /// Do what a file says.
    Include(String),
    /// Let this question be edited, and ask it then.
    Edit(String),
    /// Show long answers screen by screen, or no longer.
    Pager(Option<bool>),
    /// The keys of this editor from now on.
    Editing(String),
}

/// A candidate for what comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// The byte of the question from which it replaces what is written.
    pub start: usize,
    /// The word or name.
    pub text: String,
    /// What it is.
    pub kind: &'static str,
    /// How much the graph has of it.
    pub count: Option<usize>,
}

/// A graph that is asked one question after another, and the last answer.
pub(super) struct Session {
    pub(super) knowledge: Knowledge,
    pub(super) last: Option<Answer>,
    pub(super) saved: Saved,
    /// How answers are written.
    pub(super) mode: AnswerFormat,
    /// Whether the time that answers take is told.
    pub(super) timing: bool,
    /// What the last answer spoke of.
    turn: Turn,
    /// The last question, if it has several readings and none was chosen.
    open: Option<String>,
    /// What was proposed and waits for a yes.
    pending: Option<Proposal>,
    /// The number of a commit of an earlier session that is taken back if that is asked for again.
    pub(super) undoing: Option<u64>,
}

impl Session {
    /// A session about what is known; it may grow by `\load` and `\ingest`.
    pub(super) fn new(mut knowledge: Knowledge, saved: Saved) -> Self {
        knowledge.remember_changes();
        let (mode, timing, turn) = (AnswerFormat::Table, false, Turn::default());
        Self { knowledge, last: None, saved, mode, timing, turn, open: None, pending: None, undoing: None }
    }

    /// Asks something else from now on: what was answered before is over.
    pub(super) fn ask_of(&mut self, mut knowledge: Knowledge) {
        knowledge.remember_changes();
        let saved = std::mem::replace(&mut self.saved, Saved::of(None));
        *self = Self { mode: self.mode, timing: self.timing, ..Self::new(knowledge, saved) };
    }

    /// Answers a line: a question, or a command that begins with a backslash.
    pub(super) fn line(&mut self, line: &str) -> Reply {
        let line = unfolded(line);
        let line = line.trim();
        if line.is_empty() {
            return Reply::Silence;
        }
        if line != "\\undo" {
            self.undoing = None;
        }
        let replied = if line.starts_with('\\') { self.command(line) } else { self.say(line) };
        replied.unwrap_or_else(Reply::Problem)
    }

    /// What may come next, those first with which the question has an answer.
    pub(super) fn completions(&self, question: &str) -> Vec<Candidate> {
        let meant = self.meant(question);
        // What is put in the place of "it" stands before the word that is typed: places count from the end.
        let behind = |start: usize| question.len().checked_sub(meant.len() - start);
        let candidate = |completion: Completion| {
            Some(Candidate {
                count: self.knowledge.counted(&completion),
                start: behind(completion.start)?,
                text: completion.text,
                kind: completion.hint,
            })
        };
        self.knowledge.completions(&meant).into_iter().filter_map(candidate).collect()
    }

    /// A question as far as it is typed, with what "it" stands for where that is one thing, and without the "and" before it.
    fn meant(&self, question: &str) -> String {
        // The last word may not be whole.
        let whole = question.rfind(char::is_whitespace).map_or("", |at| question.get(..=at).unwrap_or_default());
        let begun = question.get(whole.len()..).unwrap_or_default();
        match self.turn.resolve(whole.trim_end(), &self.knowledge).first() {
            Some(one) if one.put.is_none() && !one.question.ends_with('?') => format!("{} {begun}", one.question),
            _ => opened(question).to_owned(),
        }
    }

    /// What is understood of a question as far as it is typed.
    pub(super) fn typed(&self, question: &str) -> Typed {
        let opened = opened(question);
        let before = question.len() - opened.len();
        let mut typed = self.knowledge.typed(opened);
        for (span, _) in &mut typed.words {
            *span = Span::new(before + span.start, before + span.end);
        }
        // What "it" stands for is told where it can stand for one thing only.
        if typed.reading.is_none()
            && let [one] = self.turn.resolve(question, &self.knowledge).as_slice()
            && one.put.is_none()
        {
            typed.reading = self.knowledge.typed(&one.question).reading;
        }
        typed
    }

    /// The names under which questions are kept.
    pub(super) fn names(&self) -> Vec<String> {
        self.saved.all().iter().map(|(name, _)| name.clone()).collect()
    }

    /// How long the last answer took, if that is to be told.
    pub(super) fn took(&self) -> Option<Duration> {
        self.last.as_ref().filter(|_| self.timing).map(|answer| answer.elapsed)
    }

    /// A sentence: the number of a reading, "cite", or a question.
    fn say(&mut self, line: &str) -> Result<Reply, Failure> {
        let (open, pending) = (self.open.take(), self.pending.take());
        if let Some(proposal) = pending {
            match line.trim_end_matches(['.', '!']).to_lowercase().as_str() {
                "yes" | "y" => return self.keep(&proposal),
                "no" | "n" => return Ok(Reply::Page(change_page::left())),
                _ => {}
            }
        }
        if let (Some(question), Ok(number)) = (open, line.trim_end_matches('.').parse()) {
            return self.ask(&question, Some(number));
        }
        match sentence(line) {
            Sentence::Cite => self.command("\\cite"),
            _ if is_why(line) => self.command("\\why"),
            Sentence::Definitions => Ok(Reply::Page(change_page::definitions(&self.knowledge.definitions()?))),
            Sentence::Question(_) => match bare(line).filter(|_| !self.knowledge.is_answered(line)) {
                Some(command) => Err(no_question(line, command)),
                None => self.ask_in_turn(line),
            },
            Sentence::Explain(_) | Sentence::Escape(_) => self.ask(line, None),
            _ => self.change(line),
        }
    }

    /// A sentence that changes the graph: shown first if it is a claim, made at once if it is a word of the user's.
    fn change(&mut self, line: &str) -> Result<Reply, Failure> {
        let Some(proposal) = self.knowledge.propose(line)? else { return self.ask(line, None) };
        if !proposal.needs_consent {
            return self.keep(&proposal);
        }
        let page = change_page::proposal(&proposal);
        self.pending = Some(proposal);
        Ok(Reply::Page(page))
    }

    fn keep(&mut self, proposal: &Proposal) -> Result<Reply, Failure> {
        self.knowledge.apply(proposal)?;
        Ok(Reply::Page(change_page::kept(proposal)))
    }

    /// A question that may speak of what the turn before spoke of: the first of its meanings that has an answer, else the
    /// first that is understood.
    fn ask_in_turn(&mut self, line: &str) -> Result<Reply, Failure> {
        let meant = self.turn.resolve(line, &self.knowledge);
        let mut understood: Option<(Answered, &Resolved)> = None;
        for one in &meant {
            match self.answer(&one.question, None) {
                Ok(answered) if answered.answer.is_answered() => {
                    understood = Some((answered, one));
                    break;
                }
                Ok(answered) => _ = understood.get_or_insert((answered, one)),
                Err(_) => {}
            }
        }
        let Some((mut answered, one)) = understood else { return self.ask_alone(line, meant.first()) };
        let answer = &mut answered.answer;
        answer.reading = one.named(&answer.reading);
        answer.notes = answer.notes.iter().map(|note| one.noted(note)).collect();
        answer.text = answer.text.as_deref().map(|text| one.noted(text));
        let question = one.question.clone();
        self.answered(&question, answered)
    }

    /// A question as it stands. If it is not understood, that is told of what it was taken for, or what it lacks is.
    fn ask_alone(&mut self, line: &str, taken_for: Option<&Resolved>) -> Result<Reply, Failure> {
        match (self.ask(line, None), taken_for) {
            (Err(Failure::Wrong(_)), Some(one)) if one.put.is_none() => self.ask(&one.question, None),
            (Err(Failure::Wrong(report)), None) => match lacking(line) {
                Some(lacking) => Err(Failure::Wrong(Box::new(Report::of_question(line, lacking)))),
                None => Err(Failure::Wrong(greeted(line, report))),
            },
            (asked, _) => asked,
        }
    }

    pub(super) fn ask(&mut self, question: &str, reading: Option<usize>) -> Result<Reply, Failure> {
        let answered = self.answer(question, reading);
        if let Err(Failure::Wrong(report)) = &answered
            && report.diagnostic.code == AMBIGUOUS
        {
            self.open = Some(question.to_owned());
        }
        self.answered(question, answered?)
    }

    /// An answer, unless it is interrupted.
    fn answer(&self, question: &str, reading: Option<usize>) -> Result<Answered, Failure> {
        interrupt::during(|stop| {
            let answered = self.knowledge.stoppable(stop).ask_reading(question, reading);
            if answered.is_err() && stop.is_cancelled() {
                return Err(Failure::wrong(Diagnostic::error("interrupted", "the question was given up")));
            }
            Ok(answered?)
        })
    }

    fn answered(&mut self, question: &str, answered: Answered) -> Result<Reply, Failure> {
        let Answered { answer, warnings } = answered;
        let warnings = warnings.into_iter().map(|warning| Report::of_question(question, warning)).collect();
        let content = content(&answer, &self.knowledge, self.mode)?;
        let outcome = outcome(&answer);
        self.turn = std::mem::take(&mut self.turn).next(&answer, &self.knowledge);
        self.last = Some(answer);
        Ok(Reply::Answer(content, outcome, warnings))
    }

    /// The last answer, of which a command speaks.
    pub(super) fn last(&self) -> Result<&Answer, Failure> {
        let nothing = || Failure::wrong(Diagnostic::error("no-answer", "nothing has been answered yet"));
        self.last.as_ref().ok_or_else(nothing)
    }

    fn command(&mut self, line: &str) -> Result<Reply, Failure> {
        let command = backslash::parse(line).map_err(|error| wrong(&error))?;
        self.obey(command)
    }

    /// Where a citation stands.
    fn place(&self) -> impl Fn(&Citation) -> String {
        |citation| self.knowledge.place(citation).to_string()
    }

    /// What comes after a command: what the door must do is a door's, everything else is done.
    fn obey(&mut self, command: Backslash) -> Result<Reply, Failure> {
        let door = match command {
            Backslash::Quit => return Ok(Reply::Quit),
            Backslash::Run(name) => {
                let question = self.saved.question(&name).map(str::to_owned);
                return self.say(&question.ok_or_else(|| self.no_question(&name))?);
            }
            Backslash::Output(file) => Door::Output(file),
            Backslash::Include(file) => Door::Include(file),
            Backslash::Pager(wanted) => Door::Pager(wanted),
            Backslash::Editing(keys) => Door::Editing(keys),
            Backslash::Edit => Door::Edit(self.last.as_ref().map(|answer| answer.question.clone()).unwrap_or_default()),
            Backslash::Why => return Ok(Reply::Page(answer_page::grounds(self.last()?, self.place()))),
            Backslash::Cite => return Ok(Reply::Page(answer_page::citations(self.last()?, self.place()))),
            other => return self.does(other),
        };
        Ok(Reply::Door(door))
    }
}

/// That a command lacks its backslash.
fn no_question(line: &str, command: &Command) -> Failure {
    let help = format!("{} {}", command.name, command.argument);
    let help = format!("write {}: {}", help.trim_end(), command.what);
    Failure::wrong(Diagnostic::error("no-question", format!("“{line}” is a command, and no question")).help(help))
}

/// What is wrong with a question; who says one word that nothing is known of may want to know what can be said.
fn greeted(line: &str, mut report: Box<Report>) -> Box<Report> {
    if !line.contains(char::is_whitespace) && report.diagnostic.help.is_empty() {
        report.diagnostic.help.push("\\help lists questions to begin with".to_owned());
    }
    report
}

/// "why?", alone, asks for the grounds of the last answer.
fn is_why(line: &str) -> bool {
    ["why", "why not"].contains(&line.trim_end_matches(['?', ' ']).to_lowercase().as_str())
}

/// The line with its continuations joined: a backslash at the end of a line is no word.
fn unfolded(line: &str) -> String {
    line.replace("\\\r\n", " ").replace("\\\n", " ").replace('\n', " ")
}

fn wrong(error: &BackslashError) -> Failure {
    let mut diagnostic = Diagnostic::error("unknown-command", error.to_string());
    diagnostic.help = match error {
        BackslashError::Unknown { near, .. } if near.is_empty() => vec!["\\help lists the commands".to_owned()],
        BackslashError::Unknown { near, .. } => near.iter().map(|name| format!("did you mean {name}?")).collect(),
        BackslashError::Needs { name, .. } | BackslashError::Alone(name) => usage(name).into_iter().collect(),
    };
    Failure::wrong(diagnostic)
}

/// "12", or "1000+" where nobody counted further.
pub(super) fn counted(count: usize) -> String {
    if count >= MOST_COUNTED { format!("{MOST_COUNTED}+") } else { count.to_string() }
}

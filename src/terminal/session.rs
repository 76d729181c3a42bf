//! The engine of the REPL: a line in, a reply out. It knows no terminal.

use super::ask::outcome;
use super::backslash::{self, Backslash, BackslashError, COMMANDS};
use super::change_page;
use super::failure::{Failure, Outcome};
use super::report::Report;
use crate::answer::Answer;
use crate::claim::Citation;
use crate::knowledge::{Answered, Input, Knowledge, KnowledgeError, Proposal};
use crate::question::{AskError, Sentence, sentence};
use crate::show::answer_page;
use crate::show::markup::{Line, Page, Piece, Role};
use crate::show::table::Table;
use crate::show::words::count;
use crate::text::Diagnostic;
use std::path::Path;

/// What a line is answered with.
#[derive(Debug)]
pub(super) enum Reply {
    /// An answer, as a page.
    Answer(Page, Outcome, Vec<Report>),
    /// Something else to read.
    Page(Page),
    /// What is wrong; the session goes on.
    Problem(Failure),
    /// Nothing: an empty line.
    Silence,
    /// The end was asked for.
    Quit,
}

/// A graph that is asked one question after another, and the last answer.
pub(super) struct Session {
    knowledge: Knowledge,
    last: Option<Answer>,
    /// The last question, if it has several readings and none was chosen.
    open: Option<String>,
    /// What was proposed and waits for a yes.
    pending: Option<Proposal>,
}

impl Session {
    /// A session about what is known; it may grow by `\load` and `\ingest`.
    pub(super) const fn new(knowledge: Knowledge) -> Self {
        Self { knowledge, last: None, open: None, pending: None }
    }

    /// Answers a line: a question, or a command that begins with a backslash.
    pub(super) fn line(&mut self, line: &str) -> Reply {
        let line = unfolded(line);
        let line = line.trim();
        if line.is_empty() {
            return Reply::Silence;
        }
        let replied = if line.starts_with('\\') { self.command(line) } else { self.say(line) };
        replied.unwrap_or_else(Reply::Problem)
    }

    /// The words that may come next, each with the byte of the question from which it replaces what is written.
    pub(super) fn completions(&self, question: &str) -> Vec<(usize, String)> {
        let found = self.knowledge.completions(question).into_iter();
        found.map(|completion| (completion.start, completion.text)).collect()
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
            Sentence::Cite => {
                let place = |citation: &Citation| self.knowledge.place(citation).to_string();
                Ok(Reply::Page(answer_page::citations(self.last()?, place)))
            }
            _ if is_why(line) => self.command("\\why"),
            Sentence::Definitions => Ok(Reply::Page(change_page::definitions(&self.knowledge.definitions()?))),
            Sentence::Question(_) | Sentence::Explain(_) | Sentence::Escape(_) => self.ask(line, None),
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

    fn ask(&mut self, question: &str, reading: Option<usize>) -> Result<Reply, Failure> {
        let answered = self.knowledge.ask_reading(question, reading);
        if let Err(KnowledgeError::Question { error: AskError::Ambiguous { .. }, .. }) = &answered {
            self.open = Some(question.to_owned());
        }
        let Answered { answer, warnings } = answered?;
        let warnings = warnings.into_iter().map(|warning| Report::of_question(question, warning)).collect();
        let page = answer_page::page(&answer, |citation| self.knowledge.place(citation).to_string());
        let outcome = outcome(&answer);
        self.last = Some(answer);
        Ok(Reply::Answer(page, outcome, warnings))
    }

    fn command(&mut self, line: &str) -> Result<Reply, Failure> {
        let page = match backslash::parse(line).map_err(|error| wrong(&error))? {
            Backslash::Quit => return Ok(Reply::Quit),
            Backslash::Help => help(),
            Backslash::Sparql => {
                let mut page = Page::default();
                page.verbatim(&self.last()?.sparql);
                page
            }
            Backslash::Why => answer_page::grounds(self.last()?, |citation| self.knowledge.place(citation).to_string()),
            Backslash::Load(file) => self.grow(&file, Knowledge::load)?,
            Backslash::Ingest(file) => self.grow(&file, Knowledge::read)?,
        };
        Ok(Reply::Page(page))
    }

    fn last(&self) -> Result<&Answer, Failure> {
        let nothing = || Failure::wrong(Diagnostic::error("no-answer", "nothing has been answered yet"));
        self.last.as_ref().ok_or_else(nothing)
    }

    fn grow<E: Into<Failure>>(
        &mut self,
        file: &str,
        add: impl FnOnce(&mut Knowledge, &Input) -> Result<usize, E>,
    ) -> Result<Page, Failure> {
        let added = add(&mut self.knowledge, &Input::File(Path::new(file).to_owned())).map_err(Into::into)?;
        let mut page = Page::default();
        page.line(Line::default().say(format!("{} added from {file}", count(added, "statement", "statements"))));
        Ok(page)
    }
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
    if let BackslashError::Unknown { near, .. } = error {
        let offers: Vec<String> = near.iter().map(|name| format!("did you mean {name}?")).collect();
        diagnostic.help = if offers.is_empty() { vec!["\\help lists the commands".to_owned()] } else { offers };
    }
    Failure::wrong(diagnostic)
}

/// The commands, and what to type besides.
fn help() -> Page {
    let piece = |role, text: String| Piece { role, text };
    let row = |(name, argument, what): (&str, &str, &str)| {
        vec![piece(Role::Name, format!("{name} {argument}").trim().to_owned()), piece(Role::Plain, what.to_owned())]
    };
    let mut page = Page::default();
    page.line(Line::hanging(4).say("Type a question in English, such as: "));
    for example in [
        "what can SOM1 produce",
        "can SOM1 adopt binding decisions?",
        "as of 2024, who hosts APEC?",
        "explain who hosts APEC",
    ] {
        page.line(Line::default().say("    ").with(Role::Reading, example));
    }
    page.gap().table(Table {
        headings: vec!["command".to_owned(), "what it does".to_owned()],
        rows: COMMANDS.map(row).to_vec(),
    });
    page.gap().note("“cite” gives the citations of the last answer, “why?” what it rests on");
    page.note("rapporteur help language prints everything that can be asked and said");
    page.note("Tab completes a word; a question goes on after an open bracket or a backslash at the end of a line");
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::show::markup::Style;

    fn session() -> Session {
        Session::new(Knowledge::new().unwrap())
    }

    fn page(reply: Reply) -> String {
        match reply {
            Reply::Answer(page, ..) | Reply::Page(page) => Style::default().render(&page),
            other => panic!("{other:?}"),
        }
    }

    fn problem(reply: Reply) -> Box<Report> {
        match reply {
            Reply::Problem(Failure::Wrong(report) | Failure::Failed(report)) => report,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn help_lists_every_command() {
        let help = page(session().line("\\help"));
        assert!(COMMANDS.iter().all(|(name, ..)| help.contains(name)), "{help}");
    }

    #[test]
    fn lines_that_are_no_questions() {
        let mut session = session();
        assert!(matches!(session.line("  \n "), Reply::Silence));
        assert!(matches!(session.line(" \\quit "), Reply::Quit));
        assert_eq!(problem(session.line("\\sparql")).diagnostic.code, "no-answer");
        assert_eq!(problem(session.line("\\sparqk")).diagnostic.help, ["did you mean \\sparql?"]);
        assert_eq!(problem(session.line("\\frobnicate")).diagnostic.help, ["\\help lists the commands"]);
        assert_eq!(problem(session.line("\\load")).diagnostic.message, "\\load needs a file");
        assert_eq!(problem(session.line("\\load nowhere.ttl")).diagnostic.code, "missing-file");
    }

    #[test]
    fn continued_lines_are_one() {
        assert_eq!(unfolded("what can \\\nSOM1\nproduce"), "what can  SOM1 produce");
    }
}

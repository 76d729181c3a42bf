//! What the commands of a session give to read.

use super::backslash::{Backslash, COMMANDS};
use super::failure::Failure;
use super::formats::{AnswerFormat, MapFormat};
use super::home::Home;
use super::session::{Reply, Session};
use super::{map, passage};
use crate::claim::Citation;
use crate::knowledge::{Committed, Input, Knowledge, open_kept};
use crate::show::markup::{Line, Page, Piece, Role};
use crate::show::table::Table;
use crate::show::timeline;
use crate::show::words::count;
use crate::text::{Diagnostic, nearest};
use clap::ValueEnum;
use indexmap::IndexSet;
use std::path::Path;

/// The named graphs with their sizes.
const GRAPHS: &str = "sparql { SELECT ?graph (COUNT(*) AS ?statements) WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph ORDER BY ?graph }";

impl Session {
    /// Does what a command says, and gives what is to be read or said of it.
    pub(super) fn does(&mut self, command: Backslash) -> Result<Reply, Failure> {
        match command {
            Backslash::Sparql => {
                let mut page = Page::default();
                page.verbatim(&self.last()?.sparql);
                Ok(Reply::Page(page))
            }
            Backslash::Source(number) => self.passage(number).map(Reply::Page),
            Backslash::Map(file) => self.map(file.as_deref()),
            Backslash::Timeline(file) => self.timeline(file.as_deref()),
            Backslash::Mode(name) => self.change_mode(name.as_deref()),
            Backslash::Timing(wanted) => {
                self.timing = wanted.unwrap_or(!self.timing);
                Ok(said(if self.timing { "the time is told" } else { "the time is no longer told" }))
            }
            Backslash::Save(name) => self.save(&name),
            Backslash::List => Ok(self.list()),
            Backslash::Open(folder) => {
                let kept = open_kept(Path::new(&folder))?;
                let noted: String = kept.notes().iter().map(|note| format!("\n{note}")).collect();
                self.turn_to(Knowledge::about(Box::new(kept)), &folder, &noted)
            }
            Backslash::Endpoint(address) => self.turn_to(Home::at(&address)?, &address, ""),
            Backslash::Graphs => self.graphs().map(Reply::Page),
            Backslash::Load(file) => self.grow(&file, Knowledge::load),
            Backslash::Ingest(file) => self.grow(&file, Knowledge::read),
            Backslash::Undo => self.undo(),
            _ => Ok(Reply::Page(self.help())),
        }
    }

    /// The commands, with questions to begin with; of a graph that has none at hand, forms of questions.
    fn help(&self) -> Page {
        let mut starters = self.knowledge.starters().unwrap_or_default();
        if starters.is_empty() {
            starters.extend(["what is …?", "who chairs …?", "can … adopt …?"].map(str::to_owned));
        }
        let first = starters.first().map(|first| format!("explain {first}"));
        starters.extend(first);
        help(&starters)
    }

    /// Asks something else from now on, within the same limits.
    fn turn_to(&mut self, knowledge: Knowledge, name: &str, noted: &str) -> Result<Reply, Failure> {
        let knowledge = knowledge.like(&self.knowledge);
        knowledge.prepare()?;
        self.ask_of(knowledge);
        Ok(said(&format!("questions go to {name} now{noted}")))
    }

    /// The passage of a footnote, in its paragraph.
    fn passage(&self, number: usize) -> Result<Page, Failure> {
        let answer = self.last()?;
        let footnotes: IndexSet<&Citation> = answer.all_citations().collect();
        let citation = number.checked_sub(1).and_then(|at| footnotes.get_index(at)).ok_or_else(|| {
            let there = count(footnotes.len(), "citation", "citations");
            let message = format!("the last answer has {there}, and none with the number {number}");
            Failure::wrong(Diagnostic::error("no-citation", message))
        })?;
        Ok(passage::page(&self.knowledge, citation)?)
    }

    /// The answer's surroundings: told in lines, or drawn into a file.
    fn map(&self, file: Option<&str>) -> Result<Reply, Failure> {
        let found = self.knowledge.map_of(self.last()?)?;
        let Some(file) = file else { return Ok(Reply::Page(crate::show::map::page(&found))) };
        let format = MapFormat::of_file(Path::new(file))?;
        map::write(&map::drawn(&found, format)?, Path::new(file))?;
        let what = count(found.things.len(), "thing", "things");
        Ok(said(&format!("{what} and {} drawn in {file}", count(found.arrows.len(), "arrow", "arrows"))))
    }

    /// When it was so: told in lines, or drawn into a file.
    fn timeline(&self, file: Option<&str>) -> Result<Reply, Failure> {
        let found = self.knowledge.timeline_of(self.last()?)?;
        if found.dated.is_empty() {
            return Ok(said("Nothing of it is dated."));
        }
        if let Some(file) = file {
            let format = MapFormat::of_file(Path::new(file))?;
            map::write(&map::dated(&found, format)?, Path::new(file))?;
            return Ok(said(&format!("{} drawn in {file}", count(found.dated.len(), "claim", "claims"))));
        }
        let mut page = Page::default();
        for line in timeline::sentences(&found) {
            page.line(Line::hanging(4).say(line));
        }
        Ok(Reply::Page(page))
    }

    fn change_mode(&mut self, name: Option<&str>) -> Result<Reply, Failure> {
        let name_of = |format: &AnswerFormat| format.to_possible_value().map(|value| value.get_name().to_owned());
        let names: Vec<String> = AnswerFormat::value_variants().iter().filter_map(name_of).collect();
        if let Some(name) = name {
            self.mode = AnswerFormat::from_str(name, true).map_err(|_| {
                let near = nearest(name, names.iter().map(String::as_str), 1);
                let help = near.first().map_or_else(|| names.join(", "), |near| format!("did you mean {near}?"));
                Failure::wrong(Diagnostic::error("no-format", format!("there is no format {name}")).help(help))
            })?;
        }
        Ok(said(&format!("answers are written as {}", name_of(&self.mode).unwrap_or_default())))
    }

    fn save(&mut self, name: &str) -> Result<Reply, Failure> {
        let question = self.last()?.question.clone();
        self.saved.keep(name, &question)?;
        Ok(said(&format!("kept as {name}: {question}")))
    }

    fn list(&self) -> Reply {
        let all = self.saved.all();
        if all.is_empty() {
            return said("no question was kept; \\save NAME keeps the last one");
        }
        let piece = |role, text: &String| Piece { role, text: text.clone() };
        let rows = all.iter().map(|(name, question)| vec![piece(Role::Name, name), piece(Role::Plain, question)]);
        let mut page = Page::default();
        page.table(Table { headings: vec!["name".to_owned(), "question".to_owned()], rows: rows.collect() });
        Reply::Page(page)
    }

    /// No question was kept under this name; others that look like it were.
    pub(super) fn no_question(&self, name: &str) -> Failure {
        let names = self.saved.all().iter().map(|(name, _)| name.as_str());
        let diagnostic = Diagnostic::error("no-saved-question", format!("no question was kept as {name}"));
        Failure::wrong(match nearest(name, names, 1).first() {
            Some(near) => diagnostic.help(format!("did you mean {near}?")),
            None => diagnostic.help("\\list lists those that were"),
        })
    }

    fn graphs(&self) -> Result<Page, Failure> {
        let named = self.knowledge.ask(GRAPHS)?.answer;
        let all = self.knowledge.len()?;
        let mut rows = vec![];
        let mut within = 0;
        for row in &named.rows {
            let [graph, size] = [0, 1].map(|at| row.cells.get(at).map(|cell| cell.value.clone()).unwrap_or_default());
            within += size.parse::<usize>().unwrap_or_default();
            rows.push(vec![Piece { role: Role::Name, text: graph }, Piece { role: Role::Plain, text: size }]);
        }
        let default = Piece { role: Role::Plain, text: "the default graph, where questions look".to_owned() };
        let size = Piece { role: Role::Plain, text: all.saturating_sub(within).to_string() };
        rows.insert(0, vec![default, size]);
        let mut page = Page::default();
        page.table(Table { headings: vec!["graph".to_owned(), "statements".to_owned()], rows });
        let sources = self.knowledge.sources()?;
        if !sources.is_empty() {
            let row = |source: &crate::knowledge::KnownSource| {
                let passages = source.passages.to_string();
                vec![Piece { role: Role::Name, text: source.name.clone() }, Piece { role: Role::Plain, text: passages }]
            };
            let headings = vec!["source".to_owned(), "passages".to_owned()];
            page.gap().table(Table { headings, rows: sources.iter().map(row).collect() });
        }
        Ok(page)
    }

    fn grow<E: Into<Failure>>(
        &mut self,
        file: &str,
        add: impl FnOnce(&mut Knowledge, &Input) -> Result<usize, E>,
    ) -> Result<Reply, Failure> {
        let added = add(&mut self.knowledge, &Input::File(Path::new(file).to_owned())).map_err(Into::into)?;
        Ok(said(&format!("{} added from {file}", count(added, "statement", "statements"))))
    }

    /// Takes the last change of the session back; then, if that is asked for once more, the last commit before it.
    fn undo(&mut self) -> Result<Reply, Failure> {
        if let Some(undone) = self.knowledge.undo()? {
            return Ok(told_undone(&undone));
        }
        let Some(past) = self.knowledge.last_commit()? else {
            let nothing = Diagnostic::error("nothing-to-undo", "nothing was changed in this session");
            return Err(Failure::wrong(nothing));
        };
        let Committed { number, message, added, removed } = &past.commit;
        let what = format!("commit {number} ({message})");
        if past.back.is_none() {
            let folded = format!("{what} was folded into the index, where it is no longer told from others");
            let folded = Diagnostic::error("folded", folded).help("rapporteur remove NAME takes away what a text said");
            return Err(Failure::wrong(folded));
        }
        if self.undoing.take() != Some(*number) {
            self.undoing = Some(*number);
            let size = format!("{added} statements added, {removed} removed");
            return Ok(said(&format!("{what} is of an earlier session: {size}; \\undo once more takes it back")));
        }
        let undone = self.knowledge.undo_past(&past)?.unwrap_or_default();
        Ok(told_undone(&undone))
    }
}

fn told_undone(undone: &Committed) -> Reply {
    let [added, removed] = [undone.added, undone.removed].map(|n| usize::try_from(n).unwrap_or(usize::MAX));
    let removed = format!("{} removed", count(removed, "statement", "statements"));
    let added = if added > 0 { format!(", {added} back") } else { String::new() };
    said(&format!("{}: {removed}{added}", undone.message))
}

/// What is said of something that was done: it is no data.
fn said(text: &str) -> Reply {
    Reply::Said(text.to_owned())
}

/// The commands, and what to type besides; `starters` are questions about this graph.
fn help(starters: &[String]) -> Page {
    let piece = |role, text: String| Piece { role, text };
    let row = |command: &super::backslash::Command| {
        let name = format!("{} {}", command.name, command.argument).trim().to_owned();
        vec![piece(Role::Name, name), piece(Role::Plain, command.what.to_owned())]
    };
    let mut page = Page::default();
    page.line(Line::hanging(4).say("Type a question in English, such as: "));
    for example in starters {
        page.line(Line::default().say("    ").with(Role::Reading, example));
    }
    page.gap().table(Table {
        headings: vec!["command".to_owned(), "what it does".to_owned()],
        rows: COMMANDS.iter().map(row).collect(),
    });
    page.gap().note("“it”, “they”, “those” stand for what was just answered or named: “and who chairs it?”");
    page.note("“cite” gives the citations of the last answer, “why?” what it rests on");
    page.note("rapporteur help language prints everything that can be asked and said");
    page.note("Tab completes a word; Ctrl-R searches earlier questions; Ctrl-C gives up a question");
    page.note("a question goes on after an open bracket or a backslash at the end of a line");
    page.note("in a file or a pipe, lines that begin with # are passed over, and “{” goes on to its “}”");
    page
}

#[cfg(test)]
mod tests {
    use super::super::ask::Content;
    use super::super::failure::Outcome;
    use super::super::report::Report;
    use super::super::saved::Saved;
    use super::super::session::Door;
    use super::*;
    use crate::show::markup::Style;

    fn session() -> Session {
        Session::new(Knowledge::bundled().unwrap(), Saved::of(None))
    }

    fn page(reply: Reply) -> String {
        match reply {
            Reply::Answer(Content::Page(page), ..) | Reply::Page(page) => Style::default().render(&page),
            Reply::Answer(Content::Text(text), ..) => text,
            Reply::Said(text) => text + "\n",
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
        assert!(COMMANDS.iter().all(|command| help.contains(command.name)), "{help}");
    }

    #[test]
    fn lines_that_are_no_questions() {
        let mut session = session();
        assert!(matches!(session.line("  \n "), Reply::Silence));
        assert!(matches!(session.line(" \\quit "), Reply::Quit));
        assert_eq!(problem(session.line("\\sparql")).diagnostic.code, "no-answer");
        assert_eq!(problem(session.line("\\sparqk")).diagnostic.help, ["did you mean \\sparql?"]);
        assert_eq!(problem(session.line("\\frobnicate")).diagnostic.help, ["\\help lists the commands"]);
        assert_eq!(problem(session.line("help")).diagnostic.help, ["write \\help: this list"]);
        assert_eq!(problem(session.line("Quit")).diagnostic.code, "no-question");
        assert_eq!(problem(session.line("hello")).diagnostic.help, ["\\help lists questions to begin with"]);
        assert_eq!(problem(session.line("\\load")).diagnostic.message, "\\load needs a file");
        assert_eq!(problem(session.line("\\load nowhere.ttl")).diagnostic.code, "missing-file");
        assert_eq!(problem(session.line("\\undo")).diagnostic.code, "nothing-to-undo");
        assert!(matches!(session.line("\\o a.txt"), Reply::Door(Door::Output(Some(_)))));
    }

    #[test]
    fn continued_lines_are_one() {
        assert!(page(session().line("who \\\nhosts\nAPEC?")).contains("Peru"));
    }

    #[test]
    fn turns_speak_of_turns() {
        let mut session = session();
        let Reply::Answer(_, Outcome::Answered, _) = session.line("who hosts APEC?") else { panic!("it is known") };
        let shown = page(session.line("and which of those are economies?"));
        assert!(shown.contains("Peru") && shown.contains("those 4 that are economies"), "{shown}");
        assert!(!shown.contains("VALUES"), "{shown}");
        session.line("who hosts APEC?");
        assert!(page(session.line("how many are they?")).starts_with("4: "));
        let shown = page(session.line("what about 2024?"));
        assert!(shown.contains("Peru") && shown.contains("who hosts APEC in 2024"), "{shown}");
        session.line("who chairs the SOM?");
        let lacking = session.line("who hosts it?");
        assert!(page(lacking).contains("who hosts SOM"));
        session.line("who hosts APEC?");
        let begun = |line: &str| -> Vec<(usize, String)> {
            session.completions(line).into_iter().map(|one| (one.start, one.text)).collect()
        };
        let named = begun("who chaired APEC in ").into_iter().map(|(start, text)| (start - 2, text));
        assert_eq!(begun("who chaired it in "), named.collect::<Vec<_>>());
        assert_eq!(session.typed("and who chairs it?").reading.as_deref(), Some("who chairs APEC"));
        assert_eq!(session.typed("which of those are econ").reading, None);
    }

    #[test]
    fn modes_change_how_answers_are_written() {
        let mut session = session();
        assert_eq!(page(session.line("\\mode")), "answers are written as table\n");
        assert_eq!(problem(session.line("\\mode jason")).diagnostic.help, ["did you mean json?"]);
        assert_eq!(page(session.line("\\mode csv")), "answers are written as csv\n");
        assert!(page(session.line("who hosts APEC?")).starts_with("who,"), "csv");
    }

    #[test]
    fn passages_stand_in_their_paragraph() {
        let mut session = session();
        session.line("who hosted APEC in 2024?");
        let shown = page(session.line("\\source 1"));
        assert!(shown.contains("Peru hosted APEC in 2024.") && shown.contains("Republic of Korea hosted"), "{shown}");
        assert_eq!(problem(session.line("\\source 9")).diagnostic.code, "no-citation");
    }

    #[test]
    fn questions_are_kept_under_names() {
        let mut session = session();
        assert_eq!(problem(session.line("\\save hosts")).diagnostic.code, "no-answer");
        session.line("who hosts APEC?");
        assert_eq!(page(session.line("\\save hosts")), "kept as hosts: who hosts APEC?\n");
        assert!(page(session.line("\\list")).contains("hosts"));
        assert!(page(session.line("\\run hosts")).contains("Peru"));
        assert_eq!(problem(session.line("\\run host")).diagnostic.help, ["did you mean hosts?"]);
    }
}

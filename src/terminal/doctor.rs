//! `doctor`: whether everything is there that the program may want, and what to do where it is not.

use super::failure::{Failure, Outcome};
use super::settings::Settings;
use super::streams::Streams;
use super::{elsewhere, places};
use crate::knowledge::{Kept, Knowledge, KnowledgeError};
use crate::show::markup::{Line, Page, Piece, Role};
use crate::show::png;
use crate::show::table::Table;
use crate::text::grouped;
use std::io::{self, IsTerminal};
use std::net::TcpListener;
use std::path::Path;
use std::time::Instant;

/// Where `serve` listens if nothing is said.
const ADDRESS: &str = "127.0.0.1:7474";
const QUESTION: &str = "who hosted APEC in 2024?";

/// What was found out about one thing.
struct Finding {
    what: &'static str,
    found: Result<String, String>,
    /// What would help; nothing is wrong without it that the program cannot do without.
    help: &'static str,
    /// Whether the program cannot do its work without it.
    needed: bool,
}

/// Runs the command.
pub(super) fn run(graph: Option<&Path>, streams: Streams) -> Result<Outcome, Failure> {
    let mut findings = vec![program(), settings(), data(), terminal(streams)];
    findings.extend(["pager", "editor"].map(beside));
    findings.extend([reader(), answers(), fonts(), port()]);
    findings.extend(graph.map(kept));
    let rows = findings.iter().map(row).collect();
    let mut page = Page::default();
    page.table(Table { headings: vec![String::new(), "what".to_owned(), "found".to_owned()], rows });
    for finding in findings.iter().filter(|finding| finding.found.is_err()) {
        page.gap().line(Line::hanging(4).with(Role::Name, finding.what).say(format!(": {}", finding.help)));
    }
    streams.page(&page)?;
    let fails = findings.iter().any(|finding| finding.found.is_err() && finding.needed);
    Ok(if fails { Outcome::Failed } else { Outcome::Answered })
}

fn row(finding: &Finding) -> Vec<Piece> {
    let (mark, role, text) = match &finding.found {
        Ok(found) => ("ok", Role::Plain, found),
        Err(found) if finding.needed => ("fails", Role::Verdict, found),
        Err(found) => ("lacks", Role::Verdict, found),
    };
    let piece = |role, text: &str| Piece { role, text: text.to_owned() };
    vec![piece(role, mark), piece(Role::Name, finding.what), piece(Role::Plain, text)]
}

fn program() -> Finding {
    let found =
        format!("rapporteur {} for {} on {}", env!("CARGO_PKG_VERSION"), std::env::consts::OS, std::env::consts::ARCH);
    Finding { what: "program", found: Ok(found), help: "", needed: true }
}

fn settings() -> Finding {
    let file = places::settings();
    let name = || file.as_ref().map_or_else(|| "no place for them".to_owned(), |file| file.display().to_string());
    let found = match Settings::of(file.as_deref()) {
        Ok(_) if file.as_ref().is_some_and(|file| file.exists()) => Ok(name()),
        Ok(_) => Ok(format!("none; they would stand in {}", name())),
        Err(mistake) => Err(format!("{}:{}: {}", name(), mistake.line, mistake.message)),
    };
    Finding { what: "settings", found, help: "rapporteur help settings lists the keys", needed: true }
}

fn data() -> Finding {
    let found = places::file("history", None).ok_or("no folder for history and kept questions");
    let found = found.and_then(|file| {
        let folder = file.parent().unwrap_or(&file).to_owned();
        let probe = folder.join(format!("probe-{}", std::process::id()));
        std::fs::write(&probe, "")
            .and_then(|()| std::fs::remove_file(&probe))
            .map_err(|_| "the folder for history cannot be written")?;
        Ok(folder.display().to_string())
    });
    let help = "set XDG_DATA_HOME to a folder that can be written";
    Finding { what: "data", found: found.map_err(str::to_owned), help, needed: false }
}

fn terminal(streams: Streams) -> Finding {
    let style = streams.style();
    let colours = if style.colour { "with colours" } else { "without colours" };
    let found = match style.width {
        Some(width) => format!("{width} columns, {colours}"),
        None if io::stdout().is_terminal() => format!("of unknown width, {colours}"),
        None => format!("none: a pipe or a file, {colours}"),
    };
    Finding { what: "terminal", found: Ok(found), help: "", needed: false }
}

/// The pager and the editor.
fn beside(what: &'static str) -> Finding {
    let program = if what == "pager" { elsewhere::pager() } else { elsewhere::editor() };
    let found = match program {
        Some(name) if elsewhere::is_there(&name) => Ok(name),
        Some(name) => Err(format!("{name} is not there")),
        None => Ok("none, on purpose".to_owned()),
    };
    let help = if what == "pager" { "set PAGER, or \\pager off" } else { "set EDITOR to one that is there, for \\e" };
    Finding { what, found, help, needed: false }
}

fn reader() -> Finding {
    let began = Instant::now();
    let source = crate::text::Source::new("doctor", "Peru hosted APEC in 2024.");
    let found = match crate::knowledge::ingest(&source) {
        Ok(ingested) if !ingested.claims.is_empty() => Ok(format!("a sentence in {} ms", began.elapsed().as_millis())),
        Ok(_) => Err("it makes no claim of a plain sentence".to_owned()),
        Err(error) => Err(error.to_string()),
    };
    Finding { what: "reader", found, help: "the program is damaged: install it again", needed: true }
}

fn answers() -> Finding {
    let began = Instant::now();
    let answered = Knowledge::bundled().and_then(|knowledge| knowledge.ask(QUESTION));
    let found = match answered {
        Ok(answered) if answered.answer.is_answered() => {
            Ok(format!("the bundled briefing in {} ms", began.elapsed().as_millis()))
        }
        Ok(_) => Err("the bundled briefing does not answer".to_owned()),
        Err(error) => Err(error.diagnostic().message),
    };
    Finding { what: "answers", found, help: "the program is damaged: install it again", needed: true }
}

fn fonts() -> Finding {
    let found = png::typeface().ok_or_else(|| "no font".to_owned());
    Finding { what: "pictures", found, help: "PNG needs a font, such as DejaVu; SVG needs none here", needed: false }
}

fn port() -> Finding {
    let found = match TcpListener::bind(ADDRESS) {
        Ok(_) => Ok(format!("{ADDRESS} is free")),
        Err(error) => Err(format!("{ADDRESS}: {error}")),
    };
    Finding { what: "serve", found, help: "rapporteur serve --listen 127.0.0.1:0 takes any free port", needed: false }
}

fn kept(graph: &Path) -> Finding {
    let opened = Kept::open(graph).and_then(|kept| kept.verify().map(|()| kept));
    let found = match opened {
        Ok(kept) => {
            let notes = kept.notes();
            let size = format!("{} statements, every byte as it was written", grouped(kept.size().quads));
            Ok(if notes.is_empty() { size } else { format!("{size}; {}", notes.join("; ")) })
        }
        Err(error) => Err(KnowledgeError::from(error).diagnostic().message),
    };
    Finding { what: "graph", found, help: "load or ingest it anew from its sources", needed: true }
}

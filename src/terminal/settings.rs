//! The file of settings: lines `key = value`, each key documented here once, from where help, doctor and errors take it.

use super::formats::{AnswerFormat, Colour};
use super::report::Report;
use crate::knowledge::{Hosts, Tongue};
use crate::text::{Diagnostic, nearest};
use clap::ValueEnum;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Every key, what may stand behind it, what it does.
pub(super) const KEYS: &[(&str, &str, &str)] = &[
    ("graph", "DIR", "the kept graph that is asked where neither --graph nor a file is given"),
    ("timeout", "SECONDS", "give up a question that has no answer after so long"),
    ("memory", "SIZE", "give up a question whose answer takes more than this, such as 500M or 2G"),
    ("language", "TAG, such as en or de", "the language of the names that are asked with and shown"),
    ("color", "auto, always or never", "when to colour"),
    ("mode", "table, json, jsonl, csv, tsv, markdown or html", "how answers are written at the prompt"),
    ("timing", "true or false", "tell at the prompt how long answers take"),
    ("pager", "true or false", "show what is longer than the screen in $PAGER"),
    ("editing", "emacs or vi", "the keys of the line editor"),
    ("allow-host", "HOST, or several with commas between", "other hosts that serve lets queries and updates ask"),
    ("keep-going", "true or false", "go on after a line of a pipe or file that was wrong"),
];

/// The keys of a line editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keys {
    /// Those of Emacs.
    Emacs,
    /// Those of vi.
    Vi,
}

impl Keys {
    /// Their names.
    pub(super) const NAMES: [&'static str; 2] = ["emacs", "vi"];

    /// The keys of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "emacs" => Some(Self::Emacs),
            "vi" | "vim" => Some(Self::Vi),
            _ => None,
        }
    }
}

/// What is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Settings {
    /// The kept graph to ask.
    pub graph: Option<PathBuf>,
    /// How long a question may take.
    pub timeout: Option<Duration>,
    /// How many bytes an answer may take.
    pub memory: Option<u64>,
    /// The language of names.
    pub language: Option<Tongue>,
    /// When to colour.
    pub color: Option<Colour>,
    /// How answers are written at the prompt.
    pub mode: AnswerFormat,
    /// Whether the time is told at the prompt.
    pub timing: bool,
    /// Whether long answers are shown screen by screen.
    pub pager: bool,
    /// The keys of the line editor.
    pub editing: Keys,
    /// Other hosts that `serve` lets queries and updates ask.
    pub allow_host: Vec<String>,
    /// Whether lines go on after one that was wrong.
    pub keep_going: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            graph: None,
            timeout: None,
            memory: None,
            language: None,
            color: None,
            mode: AnswerFormat::Table,
            timing: false,
            pager: true,
            editing: Keys::Emacs,
            allow_host: vec![],
            keep_going: false,
        }
    }
}

/// What is wrong with a line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mistake {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// What would work.
    pub help: String,
}

impl Mistake {
    /// What is said of it.
    pub(super) fn report(self, file: &Path) -> Report {
        let place = if self.line > 0 { format!(":{}", self.line) } else { String::new() };
        let diagnostic = Diagnostic::error("settings", format!("{}{place}: {}", file.display(), self.message));
        Report::new(if self.help.is_empty() { diagnostic } else { diagnostic.help(self.help) }, None)
    }
}

impl Settings {
    /// Reads a file of settings; nothing is set where there is none.
    ///
    /// # Errors
    /// The first [`Mistake`].
    pub(super) fn of(file: Option<&Path>) -> Result<Self, Mistake> {
        match file.map(std::fs::read_to_string) {
            Some(Ok(text)) => Self::read(&text),
            Some(Err(error)) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(Mistake { line: 0, message: format!("it cannot be read: {error}"), help: String::new() })
            }
            _ => Ok(Self::default()),
        }
    }

    /// Reads settings.
    fn read(text: &str) -> Result<Self, Mistake> {
        let mut settings = Self::default();
        for (line, number) in text.lines().zip(1..) {
            let told = line.split_once(" #").map_or(line, |(told, _)| told).trim();
            if told.is_empty() || told.starts_with('#') {
                continue;
            }
            let wrong = |message: String, help: String| Mistake { line: number, message, help };
            let (key, value) = told.split_once('=').ok_or_else(|| {
                wrong("this is no setting".to_owned(), "a line is for instance: timing = true".into())
            })?;
            let (key, value) = (key.trim(), value.trim().trim_matches('"'));
            let Some((_, values, _)) = KEYS.iter().find(|(known, ..)| *known == key) else {
                let near = nearest(key, KEYS.iter().map(|(key, ..)| *key), 1);
                let all = || KEYS.iter().map(|(key, ..)| *key).collect::<Vec<_>>().join(", ");
                let help = near
                    .first()
                    .map_or_else(|| format!("there are: {}", all()), |near| format!("did you mean {near}?"));
                return Err(wrong(format!("there is no setting {key}"), help));
            };
            settings
                .set(key, value)
                .ok_or_else(|| wrong(format!("{key} cannot be {value}"), format!("{key} = {values}")))?;
        }
        Ok(settings)
    }

    /// Sets one key; none if it cannot have this value.
    fn set(&mut self, key: &str, value: &str) -> Option<()> {
        let switch = || match value {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        };
        match key {
            "graph" => self.graph = Some(home(value)),
            "timeout" => self.timeout = Some(super::values::seconds(value).ok()?),
            "memory" => self.memory = Some(super::values::bytes(value).ok()?),
            "language" => self.language = Some(Tongue::of(value)?),
            "color" => self.color = Some(Colour::from_str(value, false).ok()?),
            "mode" => self.mode = AnswerFormat::from_str(value, false).ok()?,
            "timing" => self.timing = switch()?,
            "pager" => self.pager = switch()?,
            "editing" => self.editing = Keys::named(value)?,
            "allow-host" => {
                let hosts: Vec<String> = value.split(',').map(|host| host.trim().to_owned()).collect();
                Hosts::named(&hosts).ok()?;
                self.allow_host = hosts;
            }
            "keep-going" => self.keep_going = switch()?,
            _ => return None,
        }
        Some(())
    }
}

/// A path, with `~/` for the home directory.
fn home(path: &str) -> PathBuf {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    match (path.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(path),
    }
}

/// The keys on a page, as `help settings` prints them.
pub(super) fn page(file: Option<&Path>) -> String {
    let mut text = String::from("The file of settings has lines such as: timing = true   # with notes behind them\n");
    if let Some(file) = file {
        text += &format!("It is {}, or what RAPPORTEUR_CONFIG names.\n", file.display());
    }
    text += "What the command line says comes first. There are:\n\n";
    for (key, values, what) in KEYS {
        text += &format!("  {key:<12}{what}\n{:14}{values}\n", "");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_documented_key_is_read() {
        let told = crate::knowledge::held().is_some();
        // Where the system does not tell what is held, nothing can be limited by it.
        let memory = if told { "memory = 2G" } else { "# memory = 2G" };
        let text = "# mine\ngraph = \"/data/apec\"\ntimeout = 2.5\nlanguage = de\ncolor = never # here\nmode = csv\ntiming = true\n\
            pager = false\nediting = vi\nallow-host = example.org, localhost:7878\nkeep-going = true\n";
        let text = format!("{text}{memory}\n");
        let settings = Settings::read(&text).unwrap();
        assert_eq!(settings.memory, told.then_some(2 << 30));
        assert_eq!((settings.mode, settings.editing, settings.pager), (AnswerFormat::Csv, Keys::Vi, false));
        assert!(settings.timing && settings.keep_going && settings.graph.is_some() && settings.timeout.is_some());
        assert_eq!(settings.allow_host, ["example.org", "localhost:7878"]);
        assert!(KEYS.iter().all(|(key, ..)| text.contains(key)));
    }

    #[test]
    fn mistakes_tell_their_line_and_what_would_work() {
        let wrong = |text| Settings::read(text).unwrap_err();
        assert_eq!(wrong("\ntimign = true").help, "did you mean timing?");
        assert_eq!(wrong("mode = jason").message, "mode cannot be jason");
        assert_eq!(wrong("\n\nsomething").line, 3);
        assert_eq!(wrong("allow-host = *.org").message, "allow-host cannot be *.org");
        assert_eq!(wrong("pager = yes").help, "pager = true or false");
    }
}

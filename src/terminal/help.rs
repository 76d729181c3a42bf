//! `help`: of a command, or the page of the language.

use super::args::{Arguments, Help};
use super::failure::{Failure, Outcome};
use super::streams::Streams;
use super::{places, settings};
use crate::question::reference;
use crate::text::{Diagnostic, nearest};
use clap::CommandFactory;

/// The topics that are no commands.
const LANGUAGE: &str = "language";
const SETTINGS: &str = "settings";

/// Runs the command.
pub(super) fn run(help: &Help) -> Result<Outcome, Failure> {
    let mut whole = Arguments::command();
    let text = match help.topic.as_deref() {
        None => whole.render_long_help().to_string(),
        Some(LANGUAGE) => reference::PAGE.to_owned(),
        Some(SETTINGS) => settings::page(places::settings().as_deref()),
        Some(topic) => {
            let names: Vec<String> = whole.get_subcommands().map(|one| one.get_name().to_owned()).collect();
            match whole.find_subcommand_mut(topic) {
                Some(command) => command.render_long_help().to_string(),
                None => return Err(no_topic(topic, &names)),
            }
        }
    };
    Streams::write(&text)?;
    Ok(Outcome::Answered)
}

fn no_topic(topic: &str, commands: &[String]) -> Failure {
    let topics = commands.iter().map(String::as_str).chain([LANGUAGE, SETTINGS]);
    let diagnostic = Diagnostic::error("no-topic", format!("there is no help on {topic}"));
    let near = nearest(topic, topics.clone(), 2);
    if near.is_empty() {
        let all: Vec<&str> = topics.filter(|&topic| topic != "help").collect();
        return Failure::wrong(diagnostic.help(format!("there is help on: {}", all.join(", "))));
    }
    Failure::wrong(
        near.into_iter().fold(diagnostic, |diagnostic, name| diagnostic.help(format!("rapporteur help {name}"))),
    )
}

//! `completions` and `man`: what a shell and `man` know of the command line, made from its own definition.

use super::args::{Arguments, Completions, Man};
use super::failure::{Failure, Outcome};
use super::streams::Streams;
use crate::text::Diagnostic;
use clap::{Command, CommandFactory};
use std::io;

/// The name of the program.
const NAME: &str = "rapporteur";

/// Prints the completions of a shell.
pub(super) fn completions(wanted: &Completions) -> Result<Outcome, Failure> {
    let mut text = vec![];
    clap_complete::generate(wanted.shell, &mut Arguments::command(), NAME, &mut text);
    Streams::with_stdout(|out| out.write_all(&text))?;
    Ok(Outcome::Answered)
}

/// Prints the manual page of the program, or writes one for it and for each command.
pub(super) fn manual(wanted: &Man, streams: Streams) -> Result<Outcome, Failure> {
    if let Some(folder) = &wanted.bare {
        let message = "the folder of the pages stands behind -o";
        let help = format!("rapporteur man -o {}", folder.display());
        return Err(Failure::wrong(Diagnostic::error("bare-folder", message).help(help)));
    }
    let whole = Arguments::command();
    let Some(folder) = &wanted.output else {
        let text = page(whole)?;
        Streams::with_stdout(|out| out.write_all(&text))?;
        return Ok(Outcome::Answered);
    };
    std::fs::create_dir_all(folder).map_err(|error| Failure::unwritable(folder, &error))?;
    clap_mangen::generate_to(whole, folder).map_err(|error| Failure::unwritable(folder, &error))?;
    streams.note(&format!("man -M and MANPATH find them in {} if it is named man1", folder.display()));
    Ok(Outcome::Answered)
}

fn page(command: Command) -> io::Result<Vec<u8>> {
    let mut text = vec![];
    clap_mangen::Man::new(command).render(&mut text)?;
    Ok(text)
}

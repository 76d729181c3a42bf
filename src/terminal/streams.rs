//! Standard output is data, standard error is talk.

use super::args::Talk;
use super::formats::Colour;
use super::report::Report;
use crate::show::markup::{Page, Style};
use crate::show::words::harmless;
use anstream::{AutoStream, ColorChoice};
use std::io::{self, IsTerminal, Write};

/// Columns of a diagnostic where the terminal does not tell its own.
const DIAGNOSTIC_WIDTH: usize = 100;

/// The codes of warnings that change no answer: the graph lacks a name, or has nothing for another reading.
const IDLE: &[&str] = &["not-mentioned", "other-reading"];

/// A terminal that tells fewer columns than this (some tell none) is written to as if it were a pipe.
const NARROWEST: usize = 20;

/// The streams of one run, and how to write to them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Streams {
    colour: Colour,
    quiet: bool,
}

impl Streams {
    /// Streams as the command line asks for.
    pub(super) fn new(talk: Talk, set: Option<Colour>) -> Self {
        Self { colour: talk.color.or(set).unwrap_or(Colour::Auto), quiet: talk.quiet }
    }

    /// How pages look in a file.
    pub(super) fn plain(self) -> Style {
        Style { colour: self.colour == Colour::Always, width: None }
    }

    /// Whether a text has more lines than the screen that it is to stand on.
    pub(super) fn is_longer_than_the_screen(self, text: &str) -> bool {
        let rows = terminal_size::terminal_size().map(|(_, height)| usize::from(height.0));
        io::stdout().is_terminal() && rows.is_some_and(|rows| text.lines().count() >= rows)
    }

    /// How pages look on standard output: wrapped on a terminal only.
    pub(super) fn style(self) -> Style {
        let stdout = io::stdout();
        Style { colour: self.colours(&stdout), width: stdout.is_terminal().then(terminal_width).flatten() }
    }

    /// Writes text to standard output as it is.
    pub(super) fn write(text: &str) -> io::Result<()> {
        Self::with_stdout(|out| out.write_all(text.as_bytes()))
    }

    /// Writes to standard output through a buffer, and flushes it.
    pub(super) fn with_stdout(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        write(&mut out)?;
        out.flush()
    }

    /// Writes a page to standard output.
    pub(super) fn page(self, page: &Page) -> io::Result<()> {
        Self::write(&self.style().render(page))
    }

    /// Says something on standard error, unless told to be quiet. Nobody listening is no failure.
    pub(super) fn note(self, text: &str) {
        if !self.quiet {
            let _ = writeln!(io::stderr(), "{}", harmless(text));
        }
    }

    /// Whether somebody watches who may be shown how far something has come.
    pub(super) fn shows_progress(self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }

    /// Draws a report on standard error.
    pub(super) fn report(self, report: &Report) {
        let colour = self.colours(&io::stderr());
        let drawn = match terminal_width().filter(|_| io::stderr().is_terminal()) {
            Some(width) => report.draw_within(colour, width),
            None => report.draw(colour, DIAGNOSTIC_WIDTH),
        };
        let _ = io::stderr().write_all(drawn.as_bytes());
    }

    /// Draws what is odd about a question on standard error. However quiet, what was done to the question is told, without
    /// which the answer would be taken for one to the whole of it; that the graph lacks a name changes no answer.
    pub(super) fn warnings(self, warnings: &[Report]) {
        let changes = |warning: &&Report| !IDLE.contains(&warning.diagnostic.code);
        warnings.iter().filter(|warning| !self.quiet || changes(warning)).for_each(|warning| self.report(warning));
    }

    fn colours(self, stream: &impl anstream::stream::RawStream) -> bool {
        match self.colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => AutoStream::choice(stream) != ColorChoice::Never,
        }
    }
}

/// The terminal's columns, if there is a terminal and it tells a width to write in.
fn terminal_width() -> Option<usize> {
    comfy_table::Table::new().width().map(usize::from).filter(|&width| width >= NARROWEST)
}

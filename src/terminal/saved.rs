//! Questions that are kept under a name, a line each: the name, a tab, the question.

use std::fs;
use std::io;
use std::path::PathBuf;

/// The questions of one graph.
#[derive(Debug)]
pub(super) struct Saved {
    file: Option<PathBuf>,
    /// Names with their questions, in the order in which they were first kept.
    all: Vec<(String, String)>,
}

impl Saved {
    /// The questions that a file has; none if there is no file yet.
    pub(super) fn of(file: Option<PathBuf>) -> Self {
        let text = file.as_ref().and_then(|file| fs::read_to_string(file).ok()).unwrap_or_default();
        let pair = |line: &str| line.split_once('\t').map(|(name, question)| (name.to_owned(), question.to_owned()));
        Self { file, all: text.lines().filter_map(pair).collect() }
    }

    /// Keeps a question under a name, in the place of another of that name.
    ///
    /// # Errors
    /// The system's, if the file cannot be written.
    pub(super) fn keep(&mut self, name: &str, question: &str) -> io::Result<()> {
        let [name, question] = [name, question].map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
        match self.all.iter_mut().find(|(known, _)| *known == name) {
            Some(found) => found.1 = question,
            None => self.all.push((name, question)),
        }
        let Some(file) = &self.file else { return Ok(()) };
        let text: String = self.all.iter().map(|(name, question)| format!("{name}\t{question}\n")).collect();
        fs::write(file, text)
    }

    /// The question of a name.
    pub(super) fn question(&self, name: &str) -> Option<&str> {
        self.all.iter().find(|(known, _)| known == name).map(|(_, question)| question.as_str())
    }

    /// All of them.
    pub(super) fn all(&self) -> &[(String, String)] {
        &self.all
    }
}

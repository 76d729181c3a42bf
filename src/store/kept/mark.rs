//! Small texts beside a graph that hold for one of its states.

use super::Kept;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::PathBuf;

/// How their files are called, before what they are about.
const NAME: &str = "mark-";

impl Kept {
    /// What was noted about something, if the graph is as it was then.
    #[must_use]
    pub fn mark(&self, about: &str) -> Option<String> {
        let text = fs::read_to_string(self.mark_file(about)).ok()?;
        let (state, rest) = text.split_once('\n')?;
        (state == self.state_name()).then(|| rest.to_owned())
    }

    /// Notes something about the present state, or forgets what was noted. Where nothing can be written, nothing is noted.
    pub fn set_mark(&self, about: &str, text: Option<&str>) {
        let file = self.mark_file(about);
        let new = file.with_extension(format!("{}.new", std::process::id()));
        _ = match text {
            Some(text) => {
                fs::write(&new, format!("{}\n{text}", self.state_name())).and_then(|()| fs::rename(&new, &file))
            }
            None => fs::remove_file(&file),
        };
    }

    fn state_name(&self) -> String {
        let state = self.state();
        format!("{} {}", state.current.identity, state.end)
    }

    fn mark_file(&self, about: &str) -> PathBuf {
        let hex: String = Sha256::digest(about.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        self.folder.path().join(format!("{NAME}{hex}"))
    }
}

//! The language of the names that a graph is asked with and that are shown.

use super::{Knowledge, Tongue};
use std::sync::Arc;

impl Knowledge {
    /// Looks for names of this language and shows them, and others where a thing has none of it.
    pub fn speak(&mut self, tongue: Tongue) {
        self.graph.speak(tongue);
        self.language = Arc::default();
    }

    /// The language of names.
    #[must_use]
    pub fn tongue(&self) -> Tongue {
        self.graph.tongue()
    }
}

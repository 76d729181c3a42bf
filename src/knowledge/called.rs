//! What the things of a graph are called, for queries that would list many names that they may have.

use crate::lexicon::{Found, Lexicon};
use crate::sparql::Names;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The most sets of names of which is kept in mind which of them there are.
const MOST: usize = 256;

/// The names of a lexicon.
#[derive(Debug)]
pub(super) struct Called {
    lexicon: Arc<Lexicon>,
    known: Found<BTreeSet<String>, Arc<BTreeSet<String>>, MOST>,
}

impl Called {
    pub(super) fn by(lexicon: &Arc<Lexicon>) -> Arc<Self> {
        Arc::new(Self { lexicon: Arc::clone(lexicon), known: Found::default() })
    }
}

impl Names for Called {
    fn written(&self, names: BTreeSet<String>) -> Arc<BTreeSet<String>> {
        let is_written = |name: &&String| self.lexicon.is_written(name);
        let find = |names: &BTreeSet<String>| Arc::new(names.iter().filter(is_written).cloned().collect());
        self.known.or(names, find, |_| true)
    }
}

#[cfg(test)]
mod tests {
    use crate::knowledge::Knowledge;
    use crate::text::Source;

    #[test]
    fn posts_are_listed_by_the_names_that_there_are() {
        let mut knowledge = Knowledge::new().unwrap();
        let text = "Ana Roe is the chair of the Harbour Board. The Harbour Board owns two piers.";
        knowledge.add_prose(Source::new("harbour.txt", text)).unwrap();
        let answer = knowledge.ask("who chairs the Harbour Board?").unwrap().answer;
        assert_eq!(answer.rows[0].cells[0].label, "Ana Roe");
        assert!(answer.sparql.contains("\"chair of the Harbour Board\""), "{}", answer.sparql);
        assert!(!answer.sparql.contains("Harbour Board's Chair"), "{}", answer.sparql);
    }
}

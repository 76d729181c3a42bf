//! Distributional classes of words: words that stand in like contexts, so that what is learnt of one helps with
//! another that the treebanks lack (after Koo, Carreras and Collins 2008).

use crate::prose::model::{Table, characters};
use crate::prose::tagger::plain;

/// The class of each word of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Classes {
    table: Table,
}

impl Classes {
    /// Reads a list: a line a class, its words separated by blanks; an empty line ends a group of classes. Lines
    /// that begin with `#` are comments.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let (mut class, mut group) = (0, 1);
        let mut entries = Vec::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if line.trim().is_empty() {
                group += 1;
                continue;
            }
            class += 1;
            let words = line.split_whitespace().map(|word| characters(plain(word)));
            entries.extend(words.map(|hash| (hash, group << 16 | class)));
        }
        entries.sort_unstable();
        entries.dedup_by_key(|(hash, _)| *hash);
        Self { table: Table::new(&entries) }
    }

    /// The classes as the model keeps them.
    pub(super) fn table(&self) -> &Table {
        &self.table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_classes_and_paragraphs_groups() {
        let classes = Classes::read("# two groups\nadopt approve\nadopts Approves\n\ntreaty\n");
        let find = |word: &str| classes.table().find(characters(plain(word)));
        assert_eq!(find("approve"), Some(1 << 16 | 1));
        assert_eq!(find("approves"), Some(1 << 16 | 2));
        assert_eq!(find("Treaty"), Some(2 << 16 | 3));
        assert_eq!(find("convention"), None);
    }
}

//! The names of the sources that claims were read from: file names, addresses, titles.

use crate::rdf::NamedNode;
use std::collections::BTreeMap;

/// Sources by their names.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    names: BTreeMap<String, NamedNode>,
}

impl Sources {
    /// Sources with each of their names.
    #[must_use]
    pub fn new(names: impl IntoIterator<Item = (String, NamedNode)>) -> Self {
        Self { names: names.into_iter().collect() }
    }

    /// The sources of this name: letter case, the folders before a file's name and its extension may be left out.
    #[must_use]
    pub fn called(&self, name: &str) -> Vec<NamedNode> {
        let asked = folded(name);
        let fits = |known: &str| {
            let known = folded(known);
            let file = known.rsplit(['/', '\\']).next().unwrap_or(&known).to_owned();
            let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem).to_owned();
            [known, file, stem].contains(&asked)
        };
        let mut found: Vec<NamedNode> =
            self.names.iter().filter(|(known, _)| fits(known)).map(|(_, source)| source.clone()).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Every name, in alphabetical order.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        self.names.keys().map(String::as_str).collect()
    }
}

/// Lower case, without an article before.
fn folded(name: &str) -> String {
    let name = name.trim().to_lowercase();
    name.strip_prefix("the ").map_or_else(|| name.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_extensions_may_be_left_out() {
        let node = NamedNode::new_unchecked("x:a");
        let sources = Sources::new([("graphs/Briefing.txt".to_owned(), node.clone())]);
        for name in ["graphs/briefing.txt", "briefing.txt", "the Briefing"] {
            assert_eq!(sources.called(name), std::slice::from_ref(&node), "{name}");
        }
        assert!(sources.called("brief").is_empty());
    }
}

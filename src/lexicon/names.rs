//! Names by their words: exact names, and names that say more or less.

use super::token::{Token, normal, tokens};
use crate::rdf::NamedNode;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Words after which a name's head has been said ("commitments to …", "Bureau of …").
static AFTER_HEAD: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| words(include_str!("after_head.txt")));
/// Words that make something else of a thing: a deputy secretary is no secretary.
static PRIVATIVES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| words(include_str!("privatives.txt")));

fn words(file: &'static str) -> FxHashSet<&'static str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

/// Whether a word, in its normal form, ends a name's head.
pub(super) fn is_after_head(word: &str) -> bool {
    AFTER_HEAD.contains(word)
}

/// A name taken apart: its head noun and the other words, each by its normal form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Shape {
    /// The head noun ("guideline" in "best-practice guidelines for ports").
    pub head: String,
    /// The words that narrow it, sorted.
    pub modifiers: Vec<String>,
}

impl Shape {
    /// Takes a name apart; none for a name without words.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let tokens = tokens(name);
        let words: Vec<Option<String>> = tokens.iter().map(normal).collect();
        Self::of_tokens(&tokens, &words)
    }

    /// Takes a name apart that is cut into tokens, each with its normal form.
    pub(super) fn of_tokens<W: AsRef<str>>(tokens: &[Token<'_>], words: &[Option<W>]) -> Option<Self> {
        let (head, modifiers) = parts(tokens, words)?;
        Some(Self { head: head.to_owned(), modifiers: modifiers.into_iter().map(str::to_owned).collect() })
    }

    /// Whether it says all that `other` says, and more: "legally binding treaties" against "treaties".
    #[must_use]
    pub fn narrows(&self, other: &Self) -> bool {
        let contains_all = || other.modifiers.iter().all(|word| self.modifiers.binary_search(word).is_ok());
        let more = || self.modifiers.iter().filter(|word| other.modifiers.binary_search(word).is_err());
        self.head == other.head
            && self.modifiers.len() > other.modifiers.len()
            && contains_all()
            && !more().any(|word| PRIVATIVES.contains(&word.as_str()))
    }
}

/// The head noun of a name that is cut into tokens, each with its normal form, and the words that narrow it, sorted.
pub(super) fn parts<'a, W: AsRef<str>>(
    tokens: &[Token<'_>],
    words: &'a [Option<W>],
) -> Option<(&'a str, Vec<&'a str>)> {
    let mut all: Vec<&str> = vec![];
    let mut head = None;
    for (token, word) in tokens.iter().zip(words) {
        let word = word.as_ref().map(AsRef::as_ref);
        let ends_head = token.text == "," || word.is_some_and(|word| AFTER_HEAD.contains(word));
        if ends_head && head.is_none() && !all.is_empty() {
            head = Some(all.len() - 1);
        }
        all.extend(word);
    }
    let head = all.get(head.unwrap_or(all.len().checked_sub(1)?)).copied()?;
    let at = all.iter().position(|word| *word == head)?;
    all.remove(at);
    all.retain(|word| !AFTER_HEAD.contains(word));
    all.sort_unstable();
    all.dedup();
    Some((head, all))
}

/// The shapes of many names, found by their head.
#[derive(Clone, Debug, Default)]
pub struct Shapes {
    by_head: FxHashMap<String, Vec<(Shape, NamedNode)>>,
}

impl Shapes {
    /// Learns the name of a thing.
    pub fn insert(&mut self, shape: Shape, thing: &NamedNode) {
        match self.by_head.get_mut(&shape.head) {
            Some(known) => known.push((shape, thing.clone())),
            None => {
                self.by_head.insert(shape.head.clone(), vec![(shape, thing.clone())]);
            }
        }
    }

    /// Whether some name has this head noun.
    #[must_use]
    pub fn has_head(&self, head: &str) -> bool {
        self.by_head.contains_key(head)
    }

    /// The things whose names say more than `shape`.
    #[must_use]
    pub fn narrower(&self, shape: &Shape) -> Vec<NamedNode> {
        self.all(shape, |other| other.narrows(shape))
    }

    /// The things whose names say less than `shape`.
    #[must_use]
    pub fn broader(&self, shape: &Shape) -> Vec<NamedNode> {
        self.all(shape, |other| shape.narrows(other))
    }

    /// The things whose names are these words in another order.
    #[must_use]
    pub fn same(&self, shape: &Shape) -> Vec<NamedNode> {
        self.all(shape, |other| shape == other)
    }

    /// The things whose names have this head and, among other words, this one.
    #[must_use]
    pub fn with_modifier(&self, head: &str, modifier: &str) -> Vec<NamedNode> {
        let shape = Shape { head: head.to_owned(), modifiers: vec![] };
        self.all(&shape, |other| other.modifiers.iter().any(|word| word == modifier))
    }

    fn all(&self, shape: &Shape, fits: impl Fn(&Shape) -> bool) -> Vec<NamedNode> {
        let candidates = self.by_head.get(&shape.head).into_iter().flatten();
        let mut found: Vec<NamedNode> =
            candidates.filter(|(other, _)| fits(other)).map(|(_, thing)| thing.clone()).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn narrows(narrow: &str, wide: &str) -> bool {
        Shape::of(narrow).unwrap().narrows(&Shape::of(wide).unwrap())
    }

    #[test]
    fn a_name_that_says_more_is_narrower() {
        assert!(narrows("the year’s APEC meetings", "the APEC meetings"));
        assert!(narrows("commitments to reduce marine litter", "commitments"));
        assert!(narrows("legally binding treaties", "treaty"));
        assert!(!narrows("non-binding deliverables", "binding deliverables"));
        assert!(!narrows("deputy secretary", "secretary"));
        assert!(!narrows("treaty bodies", "treaty"));
    }
}

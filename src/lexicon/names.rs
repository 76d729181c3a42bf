//! Names by their words: exact names, and names that say more or less.

use super::denote::is_title;
use super::morphology::{WordClass, lemma};
use super::token::{Token, normal, tokens};
use crate::rdf::NamedNode;
use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
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

    /// The shapes with the same head and fewer of its words: every selection of them but the whole.
    pub(super) fn selections(&self) -> impl Iterator<Item = Self> {
        let whole = 1_usize << self.modifiers.len();
        let selected = |chosen: usize| {
            let words = self.modifiers.iter().enumerate().filter(move |(at, _)| chosen >> at & 1 == 1);
            Self { head: self.head.clone(), modifiers: words.map(|(_, word)| word.clone()).collect() }
        };
        (0..whole - 1).map(selected)
    }
}

/// The head noun of a name that is cut into tokens, each with its normal form, and the words that narrow it, sorted.
pub(super) fn parts<'a, W: AsRef<str>>(
    tokens: &[Token<'_>],
    words: &'a [Option<W>],
) -> Option<(&'a str, Vec<&'a str>)> {
    let mut all: Vec<&str> = vec![];
    let (mut head, mut owned) = (None, 0);
    for (at, (token, word)) in tokens.iter().zip(words).enumerate() {
        let word = word.as_ref().map(AsRef::as_ref);
        let ends_head = token.text == "," || word.is_some_and(|word| AFTER_HEAD.contains(word));
        if ends_head && head.is_none() && all.len() > owned {
            head = Some(all.len() - 1);
        }
        if token.is_possessive() && is_owner(tokens, at) {
            (head, owned) = (None, all.len());
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

/// Whether a name stands whole before a possessive mark, and a noun behind it: "Federation of Map Libraries' secretariat".
fn is_owner(tokens: &[Token<'_>], mark: usize) -> bool {
    let capital = |token: &Token<'_>| token.text.starts_with(char::is_uppercase);
    let before = tokens.get(..mark).unwrap_or_default();
    let name =
        before.last().is_some_and(capital) && before.iter().find(|token| !token.is_determiner()).is_some_and(capital);
    name && tokens.get(mark + 1).is_some_and(|next| next.text.starts_with(char::is_lowercase))
}

/// Given names, each with the pronoun by which nearly everybody who bears it is called.
static GIVEN_NAMES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = include_str!("../../grammar/given-names.tsv").lines().filter(|line| !line.starts_with('#'));
    let rows = rows.filter_map(|row| row.split_once('\t'));
    rows.flat_map(|(pronoun, names)| names.split(' ').map(move |name| (name, pronoun))).collect()
});

/// "he" or "she", if a word is a given name whose bearers are called so nearly everywhere.
#[must_use]
pub fn pronoun_of_given_name(word: &str) -> Option<&'static str> {
    GIVEN_NAMES.get(word).copied()
}

/// The head noun of a name, if it is written in the plural.
#[must_use]
pub fn plural_head(name: &str) -> Option<Token<'_>> {
    let shape = Shape::of(name).filter(|_| !is_of_a_person(name))?;
    let is_head = |token: &Token<'_>| normal(token).as_deref() == Some(shape.head.as_str());
    // "programme" is spelt otherwise and no plural.
    let inflected = |token: &Token<'_>| lemma(&token.folded(), WordClass::Noun) != token.folded();
    tokens(name).into_iter().find(is_head).filter(|token| token.folded() != shape.head && inflected(token))
}

/// Whether a name opens as those of people do, whose last names may end as plurals: "Ms Santos", "Oscar Reyes".
fn is_of_a_person(name: &str) -> bool {
    let all = tokens(name);
    let Some(first) = all.iter().find(|token| token.is_word() && !token.is_determiner()) else { return false };
    let alone = all.iter().filter(|token| token.is_word()).count() < 2;
    !alone && (is_title(first.text) || GIVEN_NAMES.contains_key(first.text)) && !name.contains(" of ")
}

/// The most words of a name of which every selection is looked up.
pub(super) const MOST_SELECTED: usize = 10;

/// The shapes of many names, found by their words: thousands of names may share a head.
#[derive(Clone, Debug, Default)]
pub struct Shapes {
    /// Each shape with the things that have a name of it.
    things: IndexMap<Shape, Vec<NamedNode>, FxBuildHasher>,
    by_head: FxHashMap<String, Headed>,
}

/// The places of the shapes with one head.
#[derive(Clone, Debug, Default)]
struct Headed {
    all: Vec<usize>,
    by_word: FxHashMap<String, Vec<usize>>,
}

impl Shapes {
    /// Learns the name of a thing.
    pub fn insert(&mut self, shape: Shape, thing: &NamedNode) {
        if let Some(known) = self.things.get_mut(&shape) {
            known.push(thing.clone());
            return;
        }
        let place = self.things.len();
        if !self.by_head.contains_key(&shape.head) {
            self.by_head.insert(shape.head.clone(), Headed::default());
        }
        if let Some(headed) = self.by_head.get_mut(&shape.head) {
            headed.insert(&shape.modifiers, place);
        }
        self.things.insert(shape, vec![thing.clone()]);
    }

    /// How many different shapes have this head noun.
    #[must_use]
    pub fn with_head(&self, head: &str) -> usize {
        self.by_head.get(head).map_or(0, |headed| headed.all.len())
    }

    /// The things whose names say more than `shape`.
    #[must_use]
    pub fn narrower(&self, shape: &Shape) -> Vec<NamedNode> {
        self.among(self.worded(&shape.head, &shape.modifiers), |other| other.narrows(shape))
    }

    /// The things whose names say less than `shape`.
    #[must_use]
    pub fn broader(&self, shape: &Shape) -> Vec<NamedNode> {
        let all = self.worded(&shape.head, &[]);
        let few = shape.modifiers.len() > MOST_SELECTED || all.len() < 1 << shape.modifiers.len();
        if few {
            return self.among(all, |other| shape.narrows(other));
        }
        let selected = shape.selections().filter(|other| shape.narrows(other));
        distinct(selected.filter_map(|other| self.things.get(&other)).flatten())
    }

    /// The things whose names are these words in another order.
    #[must_use]
    pub fn same(&self, shape: &Shape) -> Vec<NamedNode> {
        distinct(self.things.get(shape).into_iter().flatten())
    }

    /// The things whose names have this head and, among other words, this one.
    #[must_use]
    pub fn with_modifier(&self, head: &str, modifier: &str) -> Vec<NamedNode> {
        self.among(self.worded(head, &[modifier.to_owned()]), |_| true)
    }

    /// The places of the shapes with this head and the rarest of these words; without words, of all with this head.
    fn worded(&self, head: &str, words: &[String]) -> &[usize] {
        let Some(headed) = self.by_head.get(head) else { return &[] };
        let with = |word: &String| headed.by_word.get(word).map_or(&[][..], Vec::as_slice);
        words.iter().map(with).min_by_key(|places| places.len()).unwrap_or(&headed.all)
    }

    fn among(&self, places: &[usize], fits: impl Fn(&Shape) -> bool) -> Vec<NamedNode> {
        let shapes = places.iter().filter_map(|&place| self.things.get_index(place));
        distinct(shapes.filter(|(shape, _)| fits(shape)).flat_map(|(_, things)| things))
    }
}

impl Headed {
    fn insert(&mut self, words: &[String], place: usize) {
        self.all.push(place);
        for word in words {
            match self.by_word.get_mut(word) {
                Some(known) => known.push(place),
                None => _ = self.by_word.insert(word.clone(), vec![place]),
            }
        }
    }
}

/// Things in the order of their names, each once.
fn distinct<'a>(things: impl Iterator<Item = &'a NamedNode>) -> Vec<NamedNode> {
    let mut found: Vec<NamedNode> = things.cloned().collect();
    found.sort_unstable();
    found.dedup();
    found
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
        assert!(narrows("Federation of Map Libraries' secretariat", "secretariat"));
        assert!(narrows("meeting of members' delegates", "meeting"));
    }

    #[test]
    fn names_are_found_by_their_words_as_by_going_through_all() {
        let names = ["treaty", "trade treaty", "binding trade treaty", "binding treaty", "treaty body", "trade body"];
        let things: Vec<(Shape, NamedNode)> =
            names.iter().map(|name| (Shape::of(name).unwrap(), crate::rdf::mint::slug("id:", name))).collect();
        let mut shapes = Shapes::default();
        things.iter().for_each(|(shape, thing)| shapes.insert(shape.clone(), thing));
        let going_through = |fits: &dyn Fn(&Shape) -> bool| {
            distinct(things.iter().filter(|(shape, _)| fits(shape)).map(|(_, thing)| thing))
        };
        for asked in names.iter().chain(&["binding trade treaties of the bay", "non-binding treaty", "council"]) {
            let asked = Shape::of(asked).unwrap();
            assert_eq!(shapes.narrower(&asked), going_through(&|other| other.narrows(&asked)), "{asked:?}");
            assert_eq!(shapes.broader(&asked), going_through(&|other| asked.narrows(other)), "{asked:?}");
            assert_eq!(shapes.same(&asked), going_through(&|other| asked == *other), "{asked:?}");
        }
        assert_eq!(shapes.with_modifier("treaty", "binding").len(), 2);
    }
}

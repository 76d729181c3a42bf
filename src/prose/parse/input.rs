//! A tagged sentence as the parser's features see it.
//!
//! Punctuation is no part of the tree that is searched for: a mark is a trait of the gap between two words (after Ma,
//! Zhang and Zhu 2014). That shortens the parser's way and keeps commas from standing between words that belong
//! together.

use super::NONE;
use super::marks::is_mark;
use crate::prose::Tag;
use crate::prose::tagger::Word;

/// The values of a word that is not there.
const ABSENT: Atoms = Atoms { word: 3, tag: 3, suffix: 3, class: 3, group: 3 };

/// The values of the artificial root, which stands after the last word.
const ROOT: Atoms = Atoms { word: 1, tag: 1, suffix: 1, class: 1, group: 1 };

#[derive(Clone, Copy, Debug)]
struct Atoms {
    word: u64,
    tag: u64,
    suffix: u64,
    /// Its distributional class; for a word without one, the hash of its ending.
    class: u64,
    group: u64,
}

impl Atoms {
    fn new(word: &Word, tag: Tag) -> Self {
        let suffix = word.suffix[2];
        let class = if word.class == 0 { suffix } else { word.class };
        Self { word: word.lower, tag: number(tag), suffix, class, group: word.group }
    }
}

/// How much of each kind stands before a place: six kinds of marks, conjunctions, finite verbs.
type Counts = [u16; Kind::FiniteVerb as usize + 1];

/// What is counted between words.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Comma,
    Dash,
    Stop,
    OpenBracket,
    CloseBracket,
    Quote,
    Conjunction,
    FiniteVerb,
}

/// The words of a sentence without its punctuation and, after them, the artificial root. Outside of these every
/// value is one of absence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Input {
    atoms: Vec<Atoms>,
    /// For each word its place in the sentence, punctuation counted.
    places: Vec<usize>,
    /// For each word the next one, itself included, that can carry a phrase.
    landings: Vec<usize>,
    /// What stands before each word and before the root, the gap before it included.
    before: Vec<Counts>,
    /// What stands up to each word, itself included.
    through: Vec<Counts>,
}

impl Input {
    /// The input of these words, tagged so. If there is nothing but punctuation, that counts as words.
    pub(crate) fn new(words: &[Word], tags: &[Tag]) -> Self {
        let only_marks = tags.iter().copied().all(is_mark);
        let mut input = Self::default();
        let mut kept = vec![];
        let mut counts = Counts::default();
        for (place, (word, &tag)) in words.iter().zip(tags).enumerate() {
            let is_word = only_marks || !is_mark(tag);
            if is_word {
                input.atoms.push(Atoms::new(word, tag));
                input.places.push(place);
                kept.push(tag);
                input.before.push(counts);
            }
            if let Some(count) = kind(word, tag).and_then(|kind| counts.get_mut(kind as usize)) {
                *count = count.saturating_add(1);
            }
            if is_word {
                input.through.push(counts);
            }
        }
        input.before.push(counts);
        input.atoms.push(ROOT);
        input.landings = landings(&kept);
        input
    }

    /// How many words there are; also the place of the root.
    pub(crate) fn len(&self) -> usize {
        self.places.len()
    }

    /// For each word its place in the sentence, punctuation counted.
    pub(crate) fn places(&self) -> &[usize] {
        &self.places
    }

    #[inline]
    fn atoms(&self, at: usize) -> &Atoms {
        self.atoms.get(at).unwrap_or(&ABSENT)
    }

    #[inline]
    pub(super) fn word(&self, at: usize) -> u64 {
        self.atoms(at).word
    }

    #[inline]
    pub(super) fn tag(&self, at: usize) -> u64 {
        self.atoms(at).tag
    }

    #[inline]
    pub(super) fn suffix(&self, at: usize) -> u64 {
        self.atoms(at).suffix
    }

    #[inline]
    pub(super) fn class(&self, at: usize) -> u64 {
        self.atoms(at).class
    }

    #[inline]
    pub(super) fn group(&self, at: usize) -> u64 {
        self.atoms(at).group
    }

    /// Whether a word is a preposition or a conjunction, which lead to another word.
    #[inline]
    pub(super) fn leads_on(&self, at: usize) -> bool {
        [Tag::In, Tag::To, Tag::Cc].iter().any(|&tag| self.tag(at) == number(tag))
    }

    /// The first word after `at` that can carry a phrase: of a preposition its noun, of a conjunction what it joins.
    #[inline]
    pub(super) fn landing(&self, at: usize) -> usize {
        self.landings.get(at.saturating_add(1)).copied().unwrap_or(NONE)
    }

    /// Which kinds stand between two words, as a set of bits; 0 also if either is absent.
    #[inline]
    pub(super) fn between(&self, left: usize, right: usize) -> u64 {
        let (Some(from), Some(to)) = (self.through.get(left), self.before.get(right)) else { return 0 };
        let differences = from.iter().zip(to);
        differences.rev().fold(0, |set, (before, after)| set << 1 | u64::from(after > before))
    }

    /// Whether a bracket around `left` closes before `right`.
    #[inline]
    pub(super) fn leaves_bracket(&self, left: usize, right: usize) -> bool {
        let (Some(from), Some(to)) = (self.through.get(left), self.before.get(right)) else { return false };
        let [_, _, _, open, close, ..] = *from;
        let [_, _, _, open_later, close_later, ..] = *to;
        close_later.saturating_sub(close) > open_later.saturating_sub(open)
    }

    /// Which marks stand just before a word.
    #[inline]
    pub(super) fn gap(&self, at: usize) -> u64 {
        self.between(at.wrapping_sub(1), at)
    }
}

/// For each word the next one, itself included, that is a verb, a pronoun, or the last of a run of nouns.
fn landings(tags: &[Tag]) -> Vec<usize> {
    let mut landings = vec![NONE; tags.len()];
    let mut landing = NONE;
    let mut noun_follows = false;
    for (at, (&tag, slot)) in tags.iter().zip(&mut landings).enumerate().rev() {
        let carries = tag.is_verb() || matches!(tag, Tag::Prp | Tag::Md | Tag::Cd | Tag::Ex) || tag.is_noun();
        if carries && !(noun_follows && (tag.is_noun() || tag == Tag::Cd)) {
            landing = at;
        }
        noun_follows = tag.is_noun();
        *slot = landing;
    }
    landings
}

/// The value of a tag in features, apart from other small numbers.
#[inline]
const fn number(tag: Tag) -> u64 {
    tag as u64 + 300
}

/// The kind a token counts as in what lies between words.
fn kind(word: &Word, tag: Tag) -> Option<Kind> {
    match tag {
        Tag::Comma => Some(Kind::Comma),
        Tag::Colon if word.is_dash => Some(Kind::Dash),
        Tag::Colon | Tag::Period => Some(Kind::Stop),
        Tag::OpenBracket => Some(Kind::OpenBracket),
        Tag::CloseBracket => Some(Kind::CloseBracket),
        Tag::OpenQuote | Tag::CloseQuote | Tag::Nfp => Some(Kind::Quote),
        Tag::Cc => Some(Kind::Conjunction),
        tag if tag.is_finite() => Some(Kind::FiniteVerb),
        _ => None,
    }
}

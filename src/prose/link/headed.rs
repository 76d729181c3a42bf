//! "The Agency", where the heading names it in full, or where something is said to be an agency.

use super::acronym::Definition;
use super::classify;
use super::name::{self, Determiner, Name, render};
use super::reference::Resolver;
use super::registry::{Registry, Thing};
use crate::prose::clause::WordClass;
use crate::prose::{Phrase, Sentence, Tag, Token};
use rustc_hash::FxHashMap;

/// A heading stands within this many lines from the start.
const OPENING: usize = 3;

/// Words that make another post or body of a name: the Deputy Director is not the Director.
const RANKS: [&str; 10] =
    ["deputy", "vice", "assistant", "associate", "under", "acting", "former", "interim", "sub", "joint"];

/// What the text tells of bodies that it calls by one word later.
#[derive(Debug, Default)]
pub struct Headed {
    /// The names of bodies in the headings, in the order of the text.
    names: Vec<Name>,
    /// What is said to be a body of a kind: the Coast Fund for "agency".
    kinds: FxHashMap<String, Vec<Thing>>,
}

impl Headed {
    /// Takes note of the bodies that a heading names.
    pub fn meet(&mut self, sentence: &Sentence, number: usize) {
        if number <= OPENING && !sentence.tokens.iter().any(tells) {
            self.names.extend(bodies(sentence));
        }
    }

    /// Takes note that something is said to be a body of that kind.
    pub fn tell(&mut self, kind: &str, thing: Thing) {
        let told = self.kinds.entry(kind.to_owned()).or_default();
        if !told.contains(&thing) {
            told.push(thing);
        }
    }
}

impl Resolver<'_> {
    /// The things whose names have that noun and all those words and more.
    pub(super) fn longer_names(&self, name: &Name) -> Vec<Thing> {
        let words: Vec<&str> = name.words().collect();
        let is_longer = |thing: &&Thing| {
            self.registry.entry(**thing).is_some_and(|entry| {
                let longer: Vec<&str> = entry.key.split('-').collect();
                let ranked = longer.iter().any(|word| RANKS.contains(word) && !words.contains(word));
                // "the Board", after "a board of the Inland Ports Authority": a description is no longer name.
                let named = entry.entity.names().iter().any(|other| has_capitalised(other, &name.head));
                // "The Ministers" are several: not the Minister of Health.
                let one = name.plural && !classify::is_of_several(&entry.entity.label);
                longer.len() > words.len() && named && !ranked && !one && words.iter().all(|word| longer.contains(word))
            })
        };
        self.registry.with_head(&name.head).iter().filter(is_longer).copied().collect()
    }

    /// The one body that a definite noun can mean if no name in the text before has that noun: the one in the heading, or the
    /// one that was said to be of that kind.
    pub(super) fn headed(&mut self, name: &Name) -> Option<Thing> {
        let fits =
            |other: &&Name| other.head == name.head && name.words().all(|word| other.words().any(|own| own == word));
        let mut named = self.headed.names.iter().filter(fits);
        let heading = named.next().filter(|first| named.all(|other| other.key == first.key)).cloned();
        if let Some(heading) = heading {
            return Some(self.registry.intern(&heading));
        }
        match self.headed.kinds.get(&name.key)?.as_slice() {
            [thing] => Some(*thing),
            _ => None,
        }
    }
}

/// The long forms of what a text defines, by their heads: the place of each among the definitions, and it as compared. A
/// text is asked for them with every definite noun, so that they are not gone through one by one.
#[derive(Debug, Default)]
pub struct LongForms {
    by_head: FxHashMap<String, Vec<(usize, String)>>,
}

impl LongForms {
    /// Those of these definitions.
    #[must_use]
    pub fn new(definitions: &[Definition]) -> Self {
        let mut by_head: FxHashMap<String, Vec<(usize, String)>> = FxHashMap::default();
        for (at, definition) in definitions.iter().enumerate() {
            let head = classify::head_of(&definition.long).to_lowercase();
            by_head.entry(head).or_default().push((at, name::key(&definition.long)));
        }
        Self { by_head }
    }

    /// The definitions whose long forms have the head of a name and all its words, in the order of the text.
    fn with_words_of(&self, name: &Name) -> impl Iterator<Item = usize> {
        let has_all = |key: &str| name.words().all(|word| key.split('-').any(|part| part == word));
        let same_head = self.by_head.get(&name.head).into_iter().flatten();
        same_head.filter(move |(_, key)| has_all(key)).map(|&(at, _)| at)
    }
}

impl Registry<'_> {
    /// The one thing that the text has defined before a place under a name with this head and all these words.
    pub fn defined_before(&mut self, name: &Name, place: usize) -> Option<Thing> {
        let fits = self.long_forms.with_words_of(name).filter_map(|at| self.definitions.get(at));
        let mut found: Vec<&String> =
            fits.filter(|definition| definition.place < place).map(|definition| &definition.long).collect();
        found.dedup();
        let &[long] = found.as_slice() else { return None };
        let long = Name::of_series(long);
        Some(self.intern(&long))
    }
}

/// Whether a name has that word with a capital, in the singular or plural.
fn has_capitalised(name: &str, word: &str) -> bool {
    let same = |part: &str| part.starts_with(char::is_uppercase) && name::singular(part) == word;
    name.split([' ', '-']).any(same)
}

/// Whether a line that has this word tells something: it is no heading.
fn tells(token: &Token) -> bool {
    matches!(token.tag, Tag::Vbd | Tag::Vbp | Tag::Vbz | Tag::Md) || token.form == "."
}

/// The names of bodies in a heading: runs of capitalised words that end with what bodies are called by.
fn bodies(sentence: &Sentence) -> Vec<Name> {
    let part = |token: &Token| {
        let named = token.tag.is_noun() || token.tag.is_adjective();
        named && token.form.starts_with(char::is_uppercase) && token.form.chars().any(char::is_lowercase)
    };
    let mut found = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    for at in 0..=sentence.tokens.len() {
        if sentence.token(at).is_some_and(part) {
            run.push(at);
            continue;
        }
        let tokens = std::mem::take(&mut run);
        let Some(&head) = tokens.last().filter(|_| tokens.len() > 1) else { continue };
        let body = sentence.token(head).is_some_and(|token| WordClass::Body.contains(&token.lower()));
        let phrase = Phrase { head, tokens, reworded: None };
        let name = Name::of(sentence, &phrase, None).filter(|_| body);
        found.extend(name.map(|name| Name {
            label: render(sentence, &phrase.tokens),
            proper: true,
            determiner: Determiner::Definite,
            ..name
        }));
    }
    found
}

//! The lexicon proper: from words to everything they can mean.

use super::book::{Book, Key};
use super::meant::{Meanings, Meant};
use super::names::{Shape, Shapes, is_after_head};
use super::recall::{Recall, Written};
use super::sources::Sources;
use super::token::{Token, normal, normal_words, tokens};
use super::verbs::{Verbs, opens_with_verb};
use super::{Entry, Meaning, Vocabulary};
use crate::rdf::{NamedNode, namespace};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

/// Marks that stand within names ("John F. Kennedy", "Melbourne, Florida").
const IN_NAMES: &[&str] = &[".", ",", ":", "!", "/", "+", "(", ")"];

/// The most words that a name is looked up by.
pub(super) const LONGEST_NAME: usize = 24;

/// Normal forms found before: names share their words.
#[derive(Default)]
pub(super) struct Memo {
    normal: FxHashMap<String, Option<Rc<str>>>,
}

impl Memo {
    pub(super) fn normal(&mut self, token: &Token<'_>) -> Option<Rc<str>> {
        if let Some(known) = self.normal.get(token.text) {
            return known.clone();
        }
        let found: Option<Rc<str>> = normal(token).map(Into::into);
        self.normal.insert(token.text.to_owned(), found.clone());
        found
    }
}

/// Every word of a graph with all that it can mean.
///
/// Names are compared by their words: letter case, hyphens, articles, possessive marks and plurals do not count.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    pub(super) entries: Vec<Entry>,
    names: FxHashMap<String, Vec<usize>>,
    longest: usize,
    pub(super) words: FxHashMap<String, usize>,
    preferred: FxHashMap<NamedNode, usize>,
    of_things: FxHashMap<NamedNode, Vec<usize>>,
    pub(super) shapes: Shapes,
    /// The things that the graph tells to be of a kind.
    pub(super) kinds: FxHashMap<String, FxHashSet<NamedNode>>,
    verbs: Verbs,
    vocabulary: Vocabulary,
    /// The classes and relations that the graph itself speaks of; unknown where nobody has told.
    present: Option<FxHashSet<NamedNode>>,
    sources: Sources,
    meanings: Meanings,
    book: Option<Arc<dyn Book>>,
    pub(super) recall: Recall,
}

impl Lexicon {
    /// A lexicon of these entries. Their order does not matter, save that among equals the first preferred name is shown.
    pub fn from_entries(entries: impl IntoIterator<Item = Entry>) -> Self {
        let (mut lexicon, mut memo) = (Self::default(), Memo::default());
        for entry in entries {
            lexicon.insert(entry, &mut memo);
        }
        lexicon
    }

    /// With what a vocabulary says of its classes and relations.
    #[must_use]
    pub fn with_vocabulary(mut self, vocabulary: Vocabulary) -> Self {
        self.vocabulary = vocabulary;
        self
    }

    /// With the classes and relations that the graph itself speaks of, apart from those of the vocabulary.
    #[must_use]
    pub fn with_present(mut self, nodes: impl IntoIterator<Item = NamedNode>) -> Self {
        self.present = Some(nodes.into_iter().collect());
        self.recall = Recall::default();
        self
    }

    /// With names of things that are kept in a book, besides those of the entries.
    #[must_use]
    pub fn with_book(mut self, book: Arc<dyn Book>) -> Self {
        self.longest = LONGEST_NAME;
        self.book = Some(book);
        self.recall = Recall::default();
        self
    }

    pub(super) fn book(&self) -> Option<&dyn Book> {
        self.book.as_deref()
    }

    /// Whether the graph itself speaks of a class or relation.
    #[must_use]
    pub fn is_present(&self, node: &NamedNode) -> bool {
        self.present.as_ref().is_none_or(|present| present.contains(node))
    }

    /// With the names of the sources of its graph.
    #[must_use]
    pub fn with_sources(mut self, sources: Sources) -> Self {
        self.sources = sources;
        self
    }

    /// With the words that users defined.
    #[must_use]
    pub fn with_meanings(mut self, meanings: Meanings) -> Self {
        self.meanings = meanings;
        self
    }

    /// What a word means that a user defined.
    #[must_use]
    pub fn meant(&self, word: &str) -> Option<&Meant> {
        self.meanings.of(word)
    }

    /// The sources of a name or title.
    #[must_use]
    pub fn sources_called(&self, name: &str) -> Vec<NamedNode> {
        self.sources.called(name)
    }

    /// The names of all sources, in alphabetical order.
    #[must_use]
    pub fn source_names(&self) -> Vec<&str> {
        self.sources.names()
    }

    fn insert(&mut self, entry: Entry, memo: &mut Memo) {
        let at = self.entries.len();
        let tokens = tokens(&entry.form);
        let words: Vec<Option<Rc<str>>> = tokens.iter().map(|token| memo.normal(token)).collect();
        match &entry.meaning {
            Meaning::Relation(relation) => self.verbs.insert(&entry.form, relation),
            Meaning::Thing(thing) => {
                self.of_things.entry(thing.clone()).or_default().push(at);
                if let Some(shape) = Shape::of_tokens(&tokens, &words) {
                    self.shapes.insert(shape, thing);
                }
            }
            _ => {}
        }
        // The relations of a foreign graph are called by nouns, its own ones by verbs.
        let is_verb = match &entry.meaning {
            Meaning::Relation(relation) => {
                relation.as_str().starts_with(namespace::REL) || opens_with_verb(&entry.form)
            }
            _ => false,
        };
        self.insert_name(words.into_iter().flatten().collect(), is_verb, at);
        if let Some(node) = entry.meaning.node() {
            let known = self.preferred.get(node).and_then(|&known| self.entries.get(known));
            if known.is_none_or(|known| entry.preferred && !known.preferred) {
                self.preferred.insert(node.clone(), at);
            }
        }
        self.entries.push(entry);
    }

    fn insert_name(&mut self, words: Vec<Rc<str>>, is_verb: bool, at: usize) {
        if !is_verb && !words.is_empty() && words.len() <= LONGEST_NAME {
            self.longest = self.longest.max(words.len());
            self.names.entry(words.join(" ")).or_default().push(at);
        }
        for word in words {
            if !self.words.contains_key(&*word) {
                self.words.insert(word.to_string(), at);
            }
        }
    }

    /// The name to show for a thing, class or relation.
    #[must_use]
    pub fn label(&self, node: &NamedNode) -> Option<Cow<'_, str>> {
        let known =
            self.preferred.get(node).and_then(|&at| self.entries.get(at)).map(|entry| entry.form.as_str().into());
        known.or_else(|| self.book()?.names_of(node).into_iter().next().map(|entry| entry.form.into()))
    }

    /// Every name of a thing.
    #[must_use]
    pub fn names_of(&self, thing: &NamedNode) -> Vec<Cow<'_, str>> {
        let places = self.of_things.get(thing).map_or(&[][..], Vec::as_slice);
        let known = places.iter().filter_map(|&at| self.entries.get(at)).map(|entry| entry.form.as_str().into());
        let booked = self.book().map_or_else(Vec::new, |book| book.names_of(thing));
        known.chain(booked.into_iter().map(|entry| entry.form.into())).collect()
    }

    /// The things that bear exactly this name.
    #[must_use]
    pub fn exactly(&self, name: &str) -> Vec<NamedNode> {
        self.named(name).iter().filter_map(|entry| entry.thing().cloned()).collect()
    }

    /// The first two things whose names begin with this phrase and go on with what tells more of them ("with …"), of the
    /// first so many names that say more than the phrase: whoever asks wants the only one, if it is the only one.
    #[must_use]
    pub fn some_going_on(&self, phrase: &str, most: usize) -> Vec<NamedNode> {
        if self.book().is_none() {
            return self.found_going_on(phrase, most);
        }
        self.recall.going_on.list((phrase.to_owned(), most), |(phrase, most)| self.found_going_on(phrase, *most))
    }

    fn found_going_on(&self, phrase: &str, most: usize) -> Vec<NamedNode> {
        let words = normal_words(phrase);
        let goes_on = |thing: &NamedNode| {
            self.names_of(thing).iter().any(|name| {
                let name = normal_words(name);
                name.strip_prefix(words.as_slice()).is_some_and(|rest| rest.first().is_some_and(|w| is_after_head(w)))
            })
        };
        let Some(shape) = Shape::of(phrase) else { return vec![] };
        self.some_narrower(&shape, most).into_iter().filter(goes_on).take(2).collect()
    }

    /// What a vocabulary says of classes and relations.
    #[must_use]
    pub const fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The relation phrases.
    #[must_use]
    pub const fn verbs(&self) -> &Verbs {
        &self.verbs
    }

    /// The phrases in the infinitive, such as can stand as a verb or after "is", of relations that the graph has.
    #[must_use]
    pub fn present_phrases(&self) -> &BTreeSet<String> {
        self.recall.phrases.get_or_init(|| {
            let is_present =
                |phrase: &str| self.verbs.relations(phrase).iter().any(|relation| self.is_present(relation));
            let known = |phrase: &str| !phrase.contains(' ') && self.vocabulary.has_verb(phrase);
            self.verbs.spoken(known).into_iter().filter(|phrase| is_present(phrase)).map(str::to_owned).collect()
        })
    }

    /// The entries with exactly this name. An acronym ("WHO") does not answer to a word ("who") if the word has
    /// meanings of its own.
    #[must_use]
    pub fn named(&self, name: &str) -> Vec<Cow<'_, Entry>> {
        let written = self.recall.written.or(name.to_owned(), |name| Arc::new(Written::of(name)), |_| true);
        let mut found = self.entries_of(&written.key);
        if let (true, Some(single)) = (found.is_empty(), &written.single) {
            found = self.entries_of(single);
        }
        let is_acronym = |entry: &Cow<'_, Entry>| tokens(&entry.form).iter().any(Token::is_acronym);
        // The head noun of a name may be an acronym itself, which makes it no word.
        let is_word = |entry: &Cow<'_, Entry>| !is_acronym(entry) && !matches!(entry.meaning, Meaning::Kind(_));
        if found.len() > 1 && !written.acronym && found.iter().any(is_word) {
            found.retain(|entry| !is_acronym(entry));
        }
        found
    }

    /// Whether something is called exactly so, letter by letter.
    #[must_use]
    pub fn is_written(&self, name: &str) -> bool {
        let found = self.entries_of(&normal_words(name).join(" "));
        found.iter().any(|entry| entry.form == name)
    }

    fn entries_of(&self, key: &str) -> Vec<Cow<'_, Entry>> {
        let places = self.names.get(key).map_or(&[][..], Vec::as_slice);
        let booked = self.booked_name(key).into_iter().map(Cow::Owned);
        booked.chain(places.iter().filter_map(|&at| self.entries.get(at)).map(Cow::Borrowed)).collect()
    }

    fn has_name(&self, key: &str) -> bool {
        self.names.contains_key(key) || self.is_booked(Key::Name(key.to_owned()))
    }

    pub(super) fn has_word(&self, word: &str) -> bool {
        self.words.contains_key(word) || self.is_booked(Key::Word(word.to_owned()))
    }

    /// How many of these tokens, from the first, can make up a name: every length, longest first.
    #[must_use]
    pub fn name_lengths(&self, tokens: &[Token<'_>]) -> Vec<usize> {
        let normal: Vec<Option<String>> = tokens.iter().map(normal).collect();
        self.name_lengths_of(tokens, &normal)
    }

    /// The same of tokens whose normal forms are known, as far as they are.
    #[must_use]
    pub fn name_lengths_of(&self, tokens: &[Token<'_>], normal: &[Option<String>]) -> Vec<usize> {
        let (mut lengths, mut key, mut words, mut opened) = (vec![], String::new(), 0, false);
        for (at, token) in tokens.iter().enumerate() {
            let goes_on = token.is_word() || token.is_possessive() || at > 0 && IN_NAMES.contains(&token.text);
            if words == self.longest || !goes_on {
                break;
            }
            if IN_NAMES.contains(&token.text) {
                opened |= token.text == "(";
                continue;
            }
            let Some(word) = normal.get(at).and_then(Option::as_deref) else { continue };
            words += 1;
            if words > 1 {
                key.push(' ');
            }
            key.push_str(word);
            let alone = || words == 1 && self.has_name(&token.folded());
            if self.has_name(&key) || alone() {
                lengths.push(at + 1);
                // The bracket or full stop at the end of a name belongs to it.
                let closes = tokens.get(at + 1).is_some_and(|next| next.text == "." || next.text == ")" && opened);
                lengths.extend(closes.then_some(at + 2));
            }
        }
        lengths.reverse();
        lengths
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thing(form: &str) -> Entry {
        let node = crate::rdf::mint::slug("id:", form);
        Entry { form: form.to_owned(), meaning: Meaning::Thing(node), preferred: true }
    }

    fn lexicon() -> Lexicon {
        Lexicon::from_entries(
            [
                "APEC",
                "year’s APEC meetings",
                "ministerial meetings",
                "SOMs",
                "WHO",
                "best‑practice guidelines",
                "Leaders' Retreat",
            ]
            .map(thing),
        )
    }

    #[test]
    fn finds_names_by_their_words() {
        let lexicon = lexicon();
        for (phrase, exactly, narrower) in [
            ("apec", 1, 0),
            ("the APEC meetings", 0, 1),
            ("meetings", 0, 2),
            ("SOM", 1, 0),
            ("the Leaders’ Retreat", 1, 0),
            ("leaders retreat", 1, 0),
            ("guideline", 0, 1),
            ("binding guidelines", 0, 0),
        ] {
            let found = lexicon.things(phrase);
            assert_eq!((found.exactly.len(), found.narrower.len()), (exactly, narrower), "{phrase}");
        }
        assert_eq!(lexicon.things("binding best-practice guidelines").broader.len(), 1);
    }

    #[test]
    fn the_longest_name_comes_first() {
        let tokens = tokens("the year's APEC meetings report");
        assert_eq!(lexicon().name_lengths(&tokens), [5]);
        assert_eq!(lexicon().name_lengths(&tokens[3..]), [1]);
    }

    #[test]
    fn near_words_come_from_names_and_their_words() {
        assert_eq!(lexicon().near("guidlines").first().map(String::as_str), Some("guideline"));
    }

    #[test]
    fn fifty_thousand_entries_are_learnt_at_once() {
        let entries: Vec<Entry> = (0..50_000).map(|n| thing(&format!("Committee {n} on Regional Fisheries"))).collect();
        let start = std::time::Instant::now();
        let lexicon = Lexicon::from_entries(entries);
        println!("{:?}", start.elapsed());
        assert_eq!(lexicon.things("committee 77 on regional fisheries").exactly.len(), 1);
    }
}

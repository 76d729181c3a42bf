//! "Councillor Moss" is a councillor, however the parser takes the two words.

use super::linker::{Linker, Statement};
use super::name::{Name, singular};
use super::referents::Referents;
use crate::lexicon::pronoun_of_given_name;
use crate::prose::clause::{Tree, WordClass, is_courtesy_title, names_person};
use crate::prose::{Construction, Deprel, Extraction, Object, Phrase, Sentence, Sign, Signs, Tag};
use rustc_hash::{FxHashMap, FxHashSet};

/// So many people with the same word before their names show that it is no name.
const SEVERAL: usize = 3;

/// The titles that a text gives to people, in lower case: words for people before names that it uses as nouns, too ("two
/// councillors"), or gives to several.
#[must_use]
pub fn titles(text: &str) -> FxHashSet<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |word: &&str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned();
    let nouns: FxHashSet<String> = words
        .iter()
        .map(bare)
        .filter(|word| word.starts_with(char::is_lowercase))
        .map(|word| singular(&word))
        .collect();
    let mut bearers: FxHashMap<String, FxHashSet<String>> = FxHashMap::default();
    for (title, name) in words.iter().zip(words.iter().skip(1)) {
        let capital = |word: &str| word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase);
        let called = capital(title) && title.chars().all(char::is_alphabetic) && capital(name);
        if called && names_person(&title.to_lowercase()) && pronoun_of_given_name(title).is_none() {
            bearers.entry(title.to_lowercase()).or_default().insert(bare(name));
        }
    }
    let is_title = |(title, names): &(String, FxHashSet<String>)| nouns.contains(title) || names.len() >= SEVERAL;
    bearers.into_iter().filter(is_title).map(|(title, _)| title).collect()
}

impl Linker<'_> {
    /// What the sentence says besides its extractions: of others what was said before, of people what they are called.
    pub(super) fn besides(&mut self, sentence: &Sentence, referents: &Referents) -> Vec<Statement> {
        let mut found = self.repeated(sentence);
        for title in 0..sentence.tokens.len() {
            found.extend(self.called_by(sentence, title, referents));
        }
        found
    }

    /// That the bearer of a name is what the first word of it says, where the parser takes both for one name.
    fn called_by(&mut self, sentence: &Sentence, title: usize, referents: &Referents) -> Option<Statement> {
        let tree = Tree { sentence };
        let name = title + 1;
        let proper = |at: usize| tree.tag(at) == Tag::Nnp && tree.is_capitalised(at);
        let one_name = tree.relation(name) == Deprel::Flat && tree.head(name) == Some(title);
        let bare = tree.children(title).iter().all(|&child| child > title || tree.relation(child) == Deprel::Case);
        if !one_name || !bare || !proper(title) || !proper(name) || !self.titles.contains(&*tree.lower(title)) {
            return None;
        }
        let bearer = *referents.at_head(title)?.first()?;
        let called = Name::of(sentence, &Phrase { head: title, tokens: vec![title], reworded: None }, None)?;
        let registry = &mut self.resolver.registry;
        let object = registry.intern(&called);
        registry.learn_title(bearer, object);
        let mut said = Statement::plain(bearer, "be", self.term(object));
        said.wording.signs = Signs::default().with(Sign::Apposition).with(Sign::NamedSubject);
        Some(said)
    }
}

/// Whether it only says that somebody is "Mr" or "Commander".
#[must_use]
pub fn is_courtesy(sentence: &Sentence, extraction: &Extraction) -> bool {
    let title = |&at: &usize| {
        let word = sentence.token(at);
        let capital = |form: &str| form.starts_with(char::is_uppercase);
        word.is_some_and(|token| {
            is_courtesy_title(&token.form) || (capital(&token.form) && WordClass::Rank.contains(&token.lower()))
        })
    };
    let Some(Object::Thing(phrase)) = &extraction.object else { return false };
    extraction.construction == Construction::Apposition && phrase.tokens.iter().all(title) && phrase.tokens.len() < 3
}

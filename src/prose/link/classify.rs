//! What a name shows about its bearer, by the vocabulary: class, kind, whether it may be a person's.

use super::name::{Determiner, Name, singular};
use super::registry::Registry;
use crate::claim::Claim;
use crate::lexicon::Vocabulary;
use crate::prose::clause::is_courtesy_title;
use crate::rdf::{NamedNode, Term, namespace};

/// The classes that the head noun of a name shows, the longest known noun first: "working group" before "group".
#[must_use]
pub fn by_name(vocabulary: &Vocabulary, name: &Name) -> Vec<NamedNode> {
    let mut classes = of_words(vocabulary, &head_words(name));
    if classes.is_empty() && name.proper {
        classes = vocabulary.classes(&capitalised(&name.head)).to_vec();
    }
    if classes.is_empty() {
        classes = of_unit(vocabulary, &name.label);
    }
    classes.sort();
    classes.dedup();
    classes
}

/// "Ms Ana Roe", "Dr Lind".
#[must_use]
pub fn has_form_of_address(name: &str) -> bool {
    let mut words = name.split(' ');
    let address = words.next().is_some_and(is_courtesy_title);
    address && words.next().is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// "EUR 3.2 million", "€400": what stands before a number tells what it is a number of.
fn of_unit(vocabulary: &Vocabulary, label: &str) -> Vec<NamedNode> {
    let unit = label.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default().trim();
    if unit.is_empty() || unit.len() == label.len() { vec![] } else { vocabulary.classes(unit).to_vec() }
}

/// The words up to and with the head: what follows "of" or another preposition narrows the head and is left out.
fn head_words(name: &Name) -> Vec<String> {
    let words: Vec<&str> = name.label.split(' ').collect();
    let end = words.iter().position(|word| is_linking(word)).unwrap_or(words.len());
    let mut words: Vec<String> = words.iter().take(end).map(|word| (*word).to_owned()).collect();
    if let Some(last) = words.last_mut() {
        *last = if last.starts_with(char::is_uppercase) { capitalised(&singular(last)) } else { singular(last) };
    }
    words
}

fn is_linking(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "of" | "for" | "on" | "to" | "in" | "at" | "with" | "from" | "by" | "among" | "between" | "within"
    )
}

fn of_words(vocabulary: &Vocabulary, words: &[String]) -> Vec<NamedNode> {
    let tails = (words.len().saturating_sub(3)..words.len()).filter_map(|start| words.get(start..));
    let mut found = tails.map(|tail| {
        let written = tail.join(" ");
        let capital = vocabulary.classes(&written);
        if capital.is_empty() { vocabulary.classes(&written.to_lowercase()) } else { capital }
    });
    found.find(|classes| !classes.is_empty()).map(<[_]>::to_vec).unwrap_or_default()
}

/// The head noun of a name given as a string, in the singular and lower case.
#[must_use]
pub fn head_of(name: &str) -> String {
    let named = up_to_preposition(name);
    named.rsplit(' ').next().map(singular).unwrap_or_default()
}

/// Whether a name given as a string has its head at the end, in the plural.
#[must_use]
pub fn is_plural(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
    !name.split(' ').any(is_linking) && singular(&last) != last
}

/// A name given as a string up to the preposition after its head noun: "annual budget" of "annual budget of the League".
#[must_use]
pub fn up_to_preposition(name: &str) -> String {
    let words = name.split(' ').take_while(|word| !is_linking(word));
    words.collect::<Vec<_>>().join(" ")
}

/// Whether the head of a name given as a string is in the plural: "Ministers of Energy".
#[must_use]
pub fn is_of_several(name: &str) -> bool {
    is_plural(&up_to_preposition(name))
}

/// A word with a capital.
pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The lemma of the head noun: always for common nouns, for names only where the noun is one of the vocabulary or
/// stands with an article ("the Troika").
#[must_use]
pub fn kind(vocabulary: &Vocabulary, name: &Name) -> Option<String> {
    let common = !name.proper || name.plural || name.determiner != Determiner::Bare;
    let known = || !by_name(vocabulary, name).is_empty();
    // A former chair is no chair.
    let former = name.qualities.iter().any(|word| word == "former");
    let word = !former && !name.head.is_empty() && name.head.chars().all(|c| c.is_alphabetic() || c == '-');
    (word && (common || known())).then(|| name.head.clone())
}

/// Whether a name has the shape of a person's: two to four capitalised words without article or class noun.
#[must_use]
pub fn is_person_like(name: &Name, classes: &[NamedNode]) -> bool {
    let words: Vec<&str> = name.label.split(' ').collect();
    let capitalised = |word: &&str| {
        let letters = word.chars().filter(|c| c.is_alphabetic());
        word.starts_with(char::is_uppercase) && (letters.clone().any(char::is_lowercase) || letters.count() == 1)
    };
    let bare = name.determiner == Determiner::Bare && !name.plural && name.proper;
    let person = classes.iter().any(|class| class.as_ref() == namespace::PERSON);
    person || (bare && classes.is_empty() && (2..=4).contains(&words.len()) && words.iter().all(capitalised))
}

/// Adds classes, sorted and without doubles.
pub fn add(classes: &mut Vec<NamedNode>, more: Vec<NamedNode>) {
    classes.extend(more);
    classes.sort();
    classes.dedup();
}

/// Gives the things that nothing else classified the class that the vocabulary wants at that end of a relation.
pub fn by_relations<'c>(registry: &mut Registry<'_>, claims: impl Iterator<Item = &'c Claim>) {
    let vocabulary = registry.vocabulary();
    for claim in claims.filter(|claim| claim.is_outright()) {
        let subject = vocabulary.domain(&claim.relation).map(|class| (claim.subject.clone(), class));
        let object = match &claim.object {
            Some(Term::NamedNode(object)) => vocabulary.range(&claim.relation).map(|class| (object.clone(), class)),
            _ => None,
        };
        for (node, class) in subject.into_iter().chain(object) {
            registry.classify_if_unknown(&node, class);
        }
    }
}

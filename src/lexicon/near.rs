//! Words and names that look like another.

use super::book::Key;
use super::lookup::Lexicon;
use super::token::{Token, normal, normal_words, tokens};
use super::verbs::is_noun;
use super::{Entry, Meaning};
use crate::rdf::{NamedNode, namespace};
use crate::text::nearest;
use std::collections::BTreeSet;

/// So many names are read to find one that looks like a word.
const FEW: usize = 2000;
/// Of a longer book, names with these many first letters, and not more than so many of them.
const BEGINNING: usize = 3;
const MOST_READ: usize = 500;

impl Lexicon {
    /// At most three words or names that look like `word`, best first.
    #[must_use]
    pub fn near(&self, word: &str) -> Vec<String> {
        let letters = word.chars().count();
        let begun = word.to_lowercase();
        let begins = |form: &str| letters > 2 && form.to_lowercase().starts_with(&begun);
        let own = letter_set(word);
        let alike = |form: &str| form.chars().count().abs_diff(letters) <= 2.max(letters / 3) && shares(own, form);
        let mut forms: Vec<String> = vec![];
        let mut add = |form: &str| {
            if alike(form) || begins(form) {
                forms.push(form.to_owned());
            }
        };
        self.entries.iter().for_each(|entry| add(&entry.form));
        match self.book() {
            Some(book) if book.len() <= FEW => book.each(&mut |entry| {
                add(&entry.form);
                entry.form.split_whitespace().filter(|word| word.len() > 3).for_each(&mut add);
            }),
            Some(_) => self.near_in_book(&begun).iter().for_each(|form| add(form)),
            None => {}
        }
        self.verbs().all().into_iter().for_each(&mut add);
        self.words.keys().filter(|word| word.len() > 3).for_each(|word| add(word));
        forms.sort_by_cached_key(|form| (form.to_lowercase(), form.clone()));
        forms.dedup_by_key(|form| form.to_lowercase());
        nearest(word, forms.iter().map(String::as_str), 3).into_iter().map(str::to_owned).collect()
    }

    /// Of a book that is too long to be read: the words that are one slip of the finger away, and the first names that begin
    /// like it.
    fn near_in_book(&self, word: &str) -> Vec<String> {
        let Some(book) = self.book() else { return vec![] };
        let mut forms: Vec<String> = slips(word).iter().filter_map(|slip| self.spelt_in_book(slip)).collect();
        let beginning: String = word.chars().take(BEGINNING).collect();
        let mut seen = 0;
        book.beginning(&beginning, &mut |entry| {
            forms.push(entry.form);
            seen += 1;
            seen < MOST_READ
        });
        forms
    }

    /// A word of some name in the book, as it is spelt there.
    fn spelt_in_book(&self, word: &str) -> Option<String> {
        let [word] = <[String; 1]>::try_from(normal_words(word)).ok()?;
        let book = self.book()?;
        let places = book.worded(Key::Word(word.clone()).short());
        places.filter_map(|place| book.entry(place)).find_map(|entry| {
            let tokens = tokens(&entry.form);
            let is = |token: &Token<'_>| normal(token).is_some_and(|normal| normal == word);
            tokens.into_iter().find(is).map(|token| token.text.to_owned())
        })
    }

    /// The entries whose form begins so (in lower case): all that are no names of the book, and at most so many of those.
    #[must_use]
    pub fn beginning(&self, beginning: &str, most: usize) -> Vec<Entry> {
        let begins = |entry: &&Entry| {
            let mut letters = entry.form.chars().flat_map(char::to_lowercase);
            beginning.chars().all(|wanted| letters.next() == Some(wanted))
        };
        let mut found: Vec<Entry> = self.entries.iter().filter(begins).cloned().collect();
        if let Some(book) = self.book() {
            let enough = found.len() + most;
            book.beginning(beginning, &mut |entry| {
                found.push(entry);
                found.len() < enough
            });
        }
        found
    }

    /// Whether a word occurs in some name.
    #[must_use]
    pub fn knows(&self, token: &Token<'_>) -> bool {
        self.knows_as(normal(token).as_deref(), token)
    }

    /// The same of a word whose normal form is known.
    #[must_use]
    pub fn knows_as(&self, normal: Option<&str>, token: &Token<'_>) -> bool {
        normal.is_none_or(|word| self.has_word(word) || self.has_word(&token.folded()))
    }

    /// Every form of a relation.
    #[must_use]
    pub fn forms_of(&self, relation: &NamedNode) -> Vec<String> {
        let of = |entry: &&Entry| matches!(&entry.meaning, Meaning::Relation(node) if node == relation);
        self.entries.iter().filter(of).map(|entry| entry.form.clone()).collect()
    }

    /// Whether a relation of another graph, of which the graph at hand has statements, is called so by a noun.
    #[must_use]
    pub fn is_called_by_noun(&self, relation: &NamedNode, form: &str) -> bool {
        !relation.as_str().starts_with(namespace::REL) && self.is_present(relation) && is_noun(form)
    }

    /// Shows every form: those of the entries in their order, then those of the book.
    pub fn each_form(&self, see: &mut dyn FnMut(&Entry)) {
        self.entries.iter().for_each(&mut *see);
        if let Some(book) = self.book() {
            book.each(&mut |entry| see(&entry));
        }
    }
}

/// The letters of a word, a bit for each of the alphabet.
fn letter_set(word: &str) -> u32 {
    let letters = word.bytes().filter(u8::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase() - b'a');
    letters.fold(0, |set, letter| set | 1 << letter)
}

/// Whether a form has at least half of the letters, so that it is worth being compared.
fn shares(own: u32, form: &str) -> bool {
    2 * (own & letter_set(form)).count_ones() >= own.count_ones()
}

/// What a word may have been before a slip of the finger: one letter exchanged, missing, too much or wrong.
fn slips(word: &str) -> BTreeSet<String> {
    let letters: Vec<char> = word.chars().collect();
    let alphabet: BTreeSet<char> = ('a'..='z').chain(letters.iter().copied()).collect();
    let mut all = BTreeSet::new();
    for at in 0..=letters.len() {
        let (before, after) = letters.split_at(at);
        let mut put = |middle: &[char], after: &[char]| {
            all.insert(before.iter().chain(middle).chain(after).collect::<String>());
        };
        alphabet.iter().for_each(|letter| put(&[*letter], after));
        if let [_, rest @ ..] = after {
            put(&[], rest);
            alphabet.iter().for_each(|letter| put(&[*letter], rest));
        }
        if let [one, other, rest @ ..] = after {
            put(&[*other, *one], rest);
        }
    }
    all.remove(word);
    all
}

#[cfg(test)]
mod tests {
    use super::slips;

    #[test]
    fn a_slip_is_one_letter() {
        let all = slips("vally");
        assert!(["valley", "ally", "rally", "vlaly", "valy"].iter().all(|word| all.contains(*word)));
        assert!(!all.contains("vally") && !all.contains("valleys"));
    }
}

//! A sentence's tree, seen the way clause analysis asks about it.

use super::words::names_person;
use crate::prose::{Deprel, Sentence, Tag};
use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

/// A sentence with total look-ups: past the end there is punctuation that depends on nothing.
#[derive(Clone, Copy, Debug)]
pub struct Tree<'a> {
    /// The sentence.
    pub sentence: &'a Sentence,
}

impl<'a> Tree<'a> {
    /// How many tokens there are.
    #[must_use]
    pub fn len(self) -> usize {
        self.sentence.tokens.len()
    }

    /// The part of speech of a token.
    #[must_use]
    pub fn tag(self, at: usize) -> Tag {
        self.sentence.token(at).map_or(Tag::Nfp, |token| token.tag)
    }

    /// The relation of a token to its head.
    #[must_use]
    pub fn relation(self, at: usize) -> Deprel {
        self.sentence.token(at).map_or(Deprel::Dep, |token| token.relation)
    }

    /// The relation without its subtype.
    #[must_use]
    pub fn base(self, at: usize) -> Deprel {
        self.relation(at).base()
    }

    /// The head of a token.
    #[must_use]
    pub fn head(self, at: usize) -> Option<usize> {
        self.sentence.token(at).and_then(|token| token.head)
    }

    /// The dictionary form.
    #[must_use]
    pub fn lemma(self, at: usize) -> &'a str {
        self.sentence.token(at).map_or("", |token| token.lemma.as_str())
    }

    /// Whether a verb is marked by "to".
    #[must_use]
    pub fn has_to(self, at: usize) -> bool {
        self.children_by(at, &[Deprel::Mark]).any(|mark| self.is(mark, "to"))
    }

    /// Whether "only" or "solely" narrows a noun.
    #[must_use]
    pub fn has_only(self, noun: usize) -> bool {
        self.children_by(noun, &[Deprel::Advmod]).any(|word| self.is_any(word, &["only", "solely"]))
    }

    /// Whether a word is a name, capitalised.
    #[must_use]
    pub fn is_name(self, at: usize) -> bool {
        self.tag(at).is_proper() && self.is_capitalised(at)
    }

    /// The normalised form.
    #[must_use]
    pub fn form(self, at: usize) -> &'a str {
        self.sentence.token(at).map_or("", |token| token.form.as_str())
    }

    /// The form in lower case; most words are written so.
    #[must_use]
    pub fn lower(self, at: usize) -> Cow<'a, str> {
        lower(self.form(at))
    }

    /// Whether the token is that word, whatever its capitals.
    #[must_use]
    pub fn is(self, at: usize, word: &str) -> bool {
        self.form(at).eq_ignore_ascii_case(word)
    }

    /// Whether the token is one of those words, whatever its capitals.
    #[must_use]
    pub fn is_any(self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(at, word))
    }

    /// The dependents of a token, in the order of the text.
    #[must_use]
    pub fn children(self, at: usize) -> &'a [usize] {
        self.sentence.children(at)
    }

    /// The dependents by one of these relations, subtypes told apart.
    pub fn children_by<'w>(self, at: usize, wanted: &'w [Deprel]) -> impl Iterator<Item = usize> + use<'a, 'w> {
        self.children(at).iter().copied().filter(move |&child| wanted.contains(&self.relation(child)))
    }

    /// The first dependent by one of these relations.
    #[must_use]
    pub fn child(self, at: usize, wanted: &[Deprel]) -> Option<usize> {
        self.children_by(at, wanted).next()
    }

    /// Whether there is a dependent by one of these relations.
    #[must_use]
    pub fn has(self, at: usize, wanted: &[Deprel]) -> bool {
        self.child(at, wanted).is_some()
    }

    /// The token and all below it that can be reached while `enters(parent, child)` holds, in the order of the text.
    #[must_use]
    pub fn reach(self, at: usize, enters: impl Fn(usize, usize) -> bool) -> Vec<usize> {
        let mut found = vec![at];
        let mut next = 0;
        while let Some(&node) = found.get(next) {
            found.extend(self.children(node).iter().copied().filter(|&child| enters(node, child)));
            next += 1;
        }
        found.sort_unstable();
        found
    }

    /// Whether a noun looks like one for people: "directors".
    #[must_use]
    pub fn names_person(self, at: usize) -> bool {
        names_person(&lower(self.lemma(at)))
    }

    /// The preposition of a noun: its case markers before it, joined ("according to"); empty if there is none.
    #[must_use]
    pub fn preposition(self, at: usize) -> Preposition<'a> {
        let mut cases = self.cases(at);
        let words = match (cases.next(), cases.next()) {
            (None, _) => Cow::Borrowed(""),
            (Some(only), None) if !self.has(only, &[Deprel::Fixed]) => self.lower(only),
            _ => {
                let words: Vec<Cow<'_, str>> =
                    self.preposition_tokens(at).into_iter().map(|word| self.lower(word)).collect();
                Cow::Owned(words.join(" "))
            }
        };
        Preposition(words)
    }

    /// The case markers before a noun.
    fn cases(self, at: usize) -> impl Iterator<Item = usize> + use<'a> {
        self.children_by(at, &[Deprel::Case]).filter(move |&case| case < at && self.tag(case) != Tag::Pos)
    }

    /// The tokens of the preposition of a noun.
    #[must_use]
    pub fn preposition_tokens(self, at: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for case in self.cases(at) {
            found.push(case);
            found.extend(self.children_by(case, &[Deprel::Fixed]));
        }
        found.sort_unstable();
        found
    }

    /// Whether a token is a relative pronoun or other wh-word that stands for an antecedent.
    #[must_use]
    pub fn is_relative_pronoun(self, at: usize) -> bool {
        if self.is(at, "that") {
            let before_verb = self.head(at).is_some_and(|head| head > at);
            let argument = matches!(self.base(at), Deprel::Nsubj | Deprel::Obj | Deprel::Iobj | Deprel::Obl);
            return before_verb && argument && self.tag(at) != Tag::Dt;
        }
        self.tag(at).is_wh() && self.tag(at) != Tag::Wrb && !self.is_any(at, &["what", "whatever", "whoever"])
    }

    /// Whether the next token follows without a space.
    #[must_use]
    pub fn is_glued(self, at: usize) -> bool {
        let pair = self.sentence.token(at).zip(self.sentence.token(at + 1));
        pair.is_some_and(|(token, next)| token.span.end == next.span.start)
    }

    /// Whether a word is written with a capital.
    #[must_use]
    pub fn is_capitalised(self, at: usize) -> bool {
        self.form(at).chars().next().is_some_and(char::is_uppercase)
    }
}

/// The words of a preposition in lower case; empty if there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preposition<'a>(Cow<'a, str>);

impl Preposition<'_> {
    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Preposition<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Preposition<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PartialEq<str> for Preposition<'_> {
    fn eq(&self, other: &str) -> bool {
        *self.0 == *other
    }
}

impl PartialEq<&str> for Preposition<'_> {
    fn eq(&self, other: &&str) -> bool {
        *self.0 == **other
    }
}

/// A word in lower case, itself if it is written so.
pub fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

//! Names: what a phrase calls a thing, as it is shown and as it is compared.
//!
//! Shown: without determiners, hyphens and apostrophes plain. Compared: lower case, the head in the singular, without
//! possessive endings, so that "APEC's committees" and "the APEC committee" compare equal.

use super::gazetteer::Gazetteer;
use crate::lexicon::morphology::{self, WordClass};
use crate::prose::clause::{is_courtesy_title, lower};
use crate::prose::{Deprel, Phrase, Sentence, Tag, Token};
use crate::rdf::{mint, namespace};
use std::borrow::Cow;

/// What a phrase calls a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// As it is shown.
    pub label: String,
    /// As it is compared.
    pub key: String,
    /// The head noun in the singular, lower case.
    pub head: String,
    /// Whether the head is capitalised.
    pub proper: bool,
    /// Whether the head is in the plural.
    pub plural: bool,
    /// How the phrase is determined.
    pub determiner: Determiner,
    /// Adjectives and participles that modify the head.
    pub qualities: Vec<String>,
    /// The number in it.
    pub quantity: Option<i64>,
    /// Whether "Mr", "Dr." or the like stands before it.
    pub titled: bool,
}

/// How a noun phrase is determined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Determiner {
    /// "the", or a possessor.
    Definite,
    /// "this", "that", "these", "those".
    Demonstrative,
    /// "a", "some", "any" and the like.
    Indefinite,
    /// None.
    Bare,
}

/// The key of a name given as a string: lower case, words joined by single hyphens.
#[must_use]
pub fn key(name: &str) -> String {
    let plain = plain(name);
    let plain = plain.strip_prefix("the ").or_else(|| plain.strip_prefix("The ")).unwrap_or(&plain);
    mint::local_name(plain.strip_suffix("'s").unwrap_or(plain))
}

/// Without possessive endings before a word, and with "and" for its sign; most names are so already.
fn plain(name: &str) -> Cow<'_, str> {
    if name.bytes().all(|byte| byte.is_ascii() && !matches!(byte, b'\'' | b'&')) {
        return Cow::Borrowed(name);
    }
    Cow::Owned(name.replace('’', "'").replace("'s ", " ").replace('&', " and "))
}

/// The singular of a noun, lower case.
#[must_use]
pub fn singular(noun: &str) -> String {
    morphology::lemma(&noun.to_lowercase(), WordClass::Noun)
}

/// Text of tokens with the spaces of the source; gaps are one space.
#[must_use]
pub fn render(sentence: &Sentence, tokens: &[usize]) -> String {
    let mut text = String::new();
    let mut end = None;
    for token in tokens.iter().filter_map(|&at| sentence.token(at)) {
        let glued = end == Some(token.span.start) || matches!(token.tag, Tag::Comma | Tag::Pos | Tag::CloseBracket);
        if !text.is_empty() && !glued {
            text.push(' ');
        }
        text.push_str(&token.form);
        end = Some(token.span.end);
    }
    if text.contains('’') { text.replace('’', "'") } else { text }
}

impl Name {
    /// What is compared of it, parted before its last word: "leila" and "haddad-moreau" of "Leila Haddad-Moreau".
    #[must_use]
    pub fn surname(&self) -> Option<(&str, &str)> {
        let last = key(self.label.rsplit(' ').next()?);
        let before = self.key.strip_suffix(last.as_str()).filter(|before| before.is_empty() || before.ends_with('-'));
        match before {
            Some(before) if !last.is_empty() => {
                let (_, surname) = self.key.split_at_checked(before.len())?;
                Some((before.trim_end_matches('-'), surname))
            }
            _ => self.key.rsplit_once('-'),
        }
        .filter(|(before, _)| !before.is_empty())
    }

    /// The name that a phrase gives, with `possessor` in place of a possessive pronoun.
    #[must_use]
    pub fn of(sentence: &Sentence, phrase: &Phrase, possessor: Option<&str>) -> Option<Self> {
        let head = sentence.token(phrase.head)?;
        let shown = shown_tokens(sentence, &phrase.tokens);
        let label = match (&phrase.reworded, possessor) {
            (Some(words), _) => words.clone(),
            (None, Some(owner)) => format!("{} {}", genitive(owner), render(sentence, &shown)),
            (None, None) => title(sentence, phrase) + &written(sentence, &shown),
        };
        let opening = phrase.head == 0 && !head.tag.is_proper() && Gazetteer::bundled().find(&head.form).is_none();
        let proper = head.form.starts_with(char::is_uppercase) && !opening;
        Some(Self {
            key: compared(sentence, phrase, &shown, possessor)?,
            label,
            head: phrase.reworded.as_deref().map_or_else(|| head_noun(head), super::classify::head_of),
            proper,
            plural: head.tag.is_plural() || phrase.reworded.is_some(),
            determiner: determiner(sentence, phrase),
            qualities: qualities(sentence, phrase, &shown),
            quantity: quantity(sentence, phrase),
            titled: is_titled(sentence, phrase),
        })
    }

    /// The name of a series of meetings, as its sessions give it.
    #[must_use]
    pub fn of_series(series: &str) -> Self {
        Self {
            label: series.to_owned(),
            key: key(series),
            head: super::classify::head_of(series),
            proper: true,
            plural: false,
            determiner: Determiner::Definite,
            qualities: vec![],
            quantity: None,
            titled: false,
        }
    }

    /// Whoever wrote a source, where it does not say who that is.
    #[must_use]
    pub fn of_authors(source: &str) -> Self {
        let label = format!("authors of {source}");
        Self { key: key(&label), label, head: "author".to_owned(), proper: false, plural: true, ..Self::of_series("") }
    }

    /// The key split into words.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.key.split('-')
    }
}

/// Whether a label is a name through and through: "one minister from each Party" is none.
#[must_use]
pub fn is_name(label: &str) -> bool {
    let particle =
        |word: &str| matches!(word, "de" | "da" | "di" | "van" | "von" | "der" | "den" | "al" | "bin" | "el" | "la");
    label.split(' ').all(|word| !word.starts_with(char::is_lowercase) || particle(word))
}

/// A name that says whose its bearer is, without saying it: "work" of "the members' work".
#[must_use]
pub fn without_owner<'a>(name: &'a str, owner: &str) -> Option<&'a str> {
    name.strip_prefix(&genitive(owner))?.strip_prefix(' ')
}

/// "the members'", "the Board's".
fn genitive(owner: &str) -> String {
    if owner.ends_with('s') { format!("{owner}'") } else { format!("{owner}'s") }
}

/// The form of address before a name ("Mr "), which is shown and not compared.
fn title(sentence: &Sentence, phrase: &Phrase) -> String {
    let proper = sentence.token(phrase.head).is_some_and(|token| token.tag.is_proper());
    let words = phrase.tokens.iter().filter_map(|&at| sentence.token(at)).skip_while(|token| is_dropped(token));
    let titles: Vec<&str> = words.map(|token| token.form.as_str()).take_while(|form| is_courtesy_title(form)).collect();
    if !proper || titles.is_empty() || titles.len() == phrase.tokens.len() {
        return String::new();
    }
    titles.join(" ") + " "
}

/// A name without the forms of address before it, if it has any.
#[must_use]
pub fn untitled(label: &str) -> Option<String> {
    let mut rest = label;
    while let Some((_, after)) = rest.split_once(' ').filter(|(first, _)| is_courtesy_title(first)) {
        rest = after;
    }
    (rest != label).then(|| rest.to_owned())
}

/// The tokens as shown; a common noun loses the capital that it has only for opening the sentence.
fn written(sentence: &Sentence, shown: &[usize]) -> String {
    let text = render(sentence, shown);
    let first = shown.first().filter(|&&at| at == 0).and_then(|&at| sentence.token(at));
    let common = first.filter(|token| {
        let inner_capital = token.form.chars().skip(1).any(char::is_uppercase);
        matches!(token.tag, Tag::Nn | Tag::Nns | Tag::Dt)
            && !inner_capital
            && Gazetteer::bundled().find(&text).is_none()
    });
    match common {
        Some(token) => text.replacen(&token.form, &token.lower(), 1),
        None => text,
    }
}

fn head_noun(head: &Token) -> String {
    match head.tag {
        Tag::Nn | Tag::Nns => head.lemma.to_lowercase(),
        Tag::Nnps => singular(&head.form),
        _ => head.lower(),
    }
}

/// Determiners, except the demonstratives, and what introduces an example.
fn is_dropped(token: &Token) -> bool {
    match token.tag {
        // "no more than 6 per cent" is not "more than 6 per cent".
        Tag::Dt if token.is("no") && token.relation == Deprel::Advmod => false,
        Tag::Dt | Tag::Pdt => !is_demonstrative(token),
        Tag::PrpPoss | Tag::WpPoss => true,
        _ => ["e.g.", "i.e.", "viz."].iter().any(|word| token.is(word)),
    }
}

fn is_demonstrative(token: &Token) -> bool {
    ["this", "that", "these", "those"].iter().any(|word| token.is(word))
}

fn is_titled(sentence: &Sentence, phrase: &Phrase) -> bool {
    let mut words = phrase.tokens.iter().filter_map(|&at| sentence.token(at));
    phrase.tokens.len() > 1 && words.any(|token| is_courtesy_title(&token.form))
}

fn shown_tokens(sentence: &Sentence, tokens: &[usize]) -> Vec<usize> {
    let dropped = |at: &usize| {
        sentence.token(*at).is_some_and(|token| {
            is_dropped(token) || token.tag.is_punctuation() || (tokens.len() > 1 && is_courtesy_title(&token.form))
        })
    };
    let lead = tokens.iter().take_while(|at| dropped(at)).count();
    // "his or her duties".
    let pronoun = |at: usize| sentence.token(at).is_some_and(|token| token.tag == Tag::PrpPoss);
    let linking = |at: usize| at > 0 && pronoun(at - 1) && sentence.token(at).is_some_and(|token| token.tag == Tag::Cc);
    let outer = tokens.iter().skip(lead).copied().filter(|&at| !linking(at));
    // "contracts **whose** value exceeds a million" keep the word.
    outer.filter(|&at| !pronoun(at)).collect()
}

fn compared(sentence: &Sentence, phrase: &Phrase, shown: &[usize], possessor: Option<&str>) -> Option<String> {
    let mut words = String::new();
    let mut add = |word: &str| {
        if !words.is_empty() && !word.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    };
    if let Some(owner) = possessor {
        add(&key(owner));
    }
    if let Some(text) = &phrase.reworded {
        let (rest, last) = text.rsplit_once(' ').unwrap_or(("", text));
        add(&key(rest));
        add(&singular(last));
    } else {
        shown.iter().filter_map(|&at| word(sentence, phrase, at)).for_each(|word| add(&word));
    }
    Some(key(&words)).filter(|key| !key.is_empty())
}

fn word<'a>(sentence: &'a Sentence, phrase: &Phrase, at: usize) -> Option<Cow<'a, str>> {
    let token = sentence.token(at)?;
    match token.tag {
        Tag::Dt | Tag::Pdt | Tag::Pos => None,
        tag if tag.is_punctuation() && tag != Tag::Hyph => None,
        _ if is_dropped(token) => None,
        _ if at == phrase.head => Some(head_noun(token).into()),
        _ => Some(lower(&token.form)),
    }
}

fn determiner(sentence: &Sentence, phrase: &Phrase) -> Determiner {
    let first = phrase.tokens.iter().filter_map(|&at| sentence.token(at)).find(|token| token.tag != Tag::Pdt);
    let possessed = sentence.children(phrase.head).iter().any(|&child| {
        phrase.tokens.contains(&child) && sentence.token(child).is_some_and(|token| token.relation == Deprel::NmodPoss)
    });
    match first {
        Some(token) if is_demonstrative(token) && token.tag == Tag::Dt => Determiner::Demonstrative,
        Some(token) if token.tag == Tag::PrpPoss || token.is("the") || possessed => Determiner::Definite,
        Some(token) if token.tag == Tag::Dt => Determiner::Indefinite,
        _ => Determiner::Bare,
    }
}

/// Adjectives of the head, each also with the adverb before it ("legally binding"), in the order of the text.
fn qualities(sentence: &Sentence, phrase: &Phrase, shown: &[usize]) -> Vec<String> {
    let mut found = Vec::new();
    let mut pending = vec![phrase.head];
    while let Some(at) = pending.pop() {
        for &child in sentence.children(at).iter().filter(|child| shown.contains(child)) {
            let Some(token) = sentence.token(child) else { continue };
            let modifies = token.relation == Deprel::Amod || (at != phrase.head && token.relation == Deprel::Conj);
            if modifies && !token.tag.is_noun() {
                found.push(token.lower());
                found.extend(with_adverb(sentence, child, token));
                pending.push(child);
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

fn with_adverb(sentence: &Sentence, at: usize, token: &Token) -> Option<String> {
    let before = at.checked_sub(1)?;
    let adverb = sentence.token(before).filter(|adverb| adverb.tag.is_adverb() && adverb.head == Some(at))?;
    Some(format!("{} {}", adverb.lower(), token.lower()))
}

fn quantity(sentence: &Sentence, phrase: &Phrase) -> Option<i64> {
    if let Some(words) = &phrase.reworded {
        return words.split(' ').find_map(crate::prose::numeral::cardinal);
    }
    let numbers = sentence.children(phrase.head).iter().filter(|child| phrase.tokens.contains(child));
    let mut numbers =
        numbers.filter_map(|&child| sentence.token(child)).filter(|token| token.relation == Deprel::Nummod);
    numbers.find_map(|token| crate::prose::numeral::cardinal(&token.form))
}

/// The local name of a thing with that key.
#[must_use]
pub fn node(key: &str) -> crate::rdf::NamedNode {
    mint::slug(namespace::ID, key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_forget_capitals_hyphens_and_possession() {
        assert_eq!(key("the State Department’s Office of Trade"), "state-department-office-of-trade");
        assert_eq!(key("U.S."), "us");
        assert_eq!(key("Ports & Customs"), key("ports and customs"));
        assert_eq!(key("Senior Officials' Meeting"), "senior-officials-meeting");
    }
}

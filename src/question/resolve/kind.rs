//! Common nouns: classes, head nouns, names that others are said to be; with adjectives and names before them.

use super::Resolver;
use crate::lexicon::morphology::{WordClass, lemma};
use crate::lexicon::{Meaning, Part, normal_words, tokens};
use crate::question::error::AskError;
use crate::question::escape::is_escape;
use crate::question::reading::{Condition, Noun, Operand};
use crate::question::say::verb::is_plural;
use crate::question::syntax::{NounPhrase, Words};
use crate::rdf::{NamedNode, namespace};
use crate::text::Span;

impl Resolver<'_> {
    /// That a thing is of a kind: a class, a head noun, a name; with adjectives and names before the noun.
    pub fn kind(&mut self, operand: &Operand, words: &Words) -> Result<Vec<Condition>, AskError> {
        if let Operand::Variable(variable) = operand {
            self.nouns.insert(*variable, words.text.clone());
        }
        if let Some(defined) = self.defined(operand, &words.text, Part::Noun) {
            return Ok(vec![defined?]);
        }
        if let Some(noun) = self.noun(&words.text, words.span) {
            return Ok(vec![Condition::Kind(operand.clone(), noun)]);
        }
        for (head, modifiers) in splits(words) {
            let defined = self.defined(operand, &head.text, Part::Noun).transpose()?;
            let kind = || self.noun(&head.text, head.span).map(|noun| Condition::Kind(operand.clone(), noun));
            let Some(kind) = defined.or_else(kind) else { continue };
            let mut conditions = vec![kind];
            // "films starring X" is no X where "starring" is a relation.
            let relates = each_word(&modifiers).iter().skip(1).any(|word| self.property(&word.text).is_some());
            self.cost += if relates { 3 } else { 0 };
            // "whose committees APEC leads": no APEC of committees.
            let first = modifiers.text.split(' ').next().unwrap_or_default();
            let several = first.starts_with(char::is_lowercase) && is_plural(first);
            self.cost += if several && head.text.starts_with(char::is_uppercase) { 3 } else { 0 };
            conditions.extend(self.modifiers(operand, &modifiers)?);
            return Ok(conditions);
        }
        self.check_known(words)?;
        let message = format!("nothing here is called “{}”", words.text);
        self.warn("not-mentioned", message, words.span, "not in the graph");
        // "films starring X" is no name of a kind where "starring" is a relation.
        let relates = each_word(words).iter().skip(1).any(|word| self.property(&word.text).is_some());
        self.cost += if relates { 3 } else { 1 };
        let noun =
            Noun { label: singular_label(&words.text), classes: vec![], kinds: vec![], told: None, things: vec![] };
        Ok(vec![Condition::Kind(operand.clone(), noun)])
    }

    fn modifiers(&mut self, operand: &Operand, words: &Words) -> Result<Vec<Condition>, AskError> {
        if self.lexicon.named(&words.text).iter().any(|entry| entry.thing().is_some()) {
            let of = self.of();
            return self.owned(operand, &[NounPhrase::from_words(words.clone())], &of);
        }
        let mut conditions = vec![];
        if let Some(defined) = self.defined(operand, &words.text, Part::Adjective) {
            return Ok(vec![defined?]);
        }
        for word in each_word(words) {
            if word.text.eq_ignore_ascii_case("other") {
                self.warn("word-ignored", "“other” is left aside".to_owned(), word.span, "not looked up");
                continue;
            }
            if let Some(defined) = self.defined(operand, &word.text, Part::Adjective) {
                conditions.push(defined?);
                continue;
            }
            self.check_known(&word)?;
            conditions.push(Condition::Quality(operand.clone(), word.text.to_lowercase()));
        }
        Ok(conditions)
    }

    /// The common noun; none if nothing is called so.
    fn noun(&mut self, text: &str, span: Span) -> Option<Noun> {
        let unnamed = |noun: &Noun| noun.classes.is_empty() && noun.kinds.is_empty() && noun.things.is_empty();
        let mut noun = self.unknown.noun(text, || self.found_noun(text));
        if self.widens
            && unnamed(&noun)
            && let [lemma] = normal_words(text).as_slice()
        {
            noun.classes = self.wider_class(lemma, span);
            noun.classes.sort_unstable();
            noun.classes.dedup();
        }
        (!unnamed(&noun)).then_some(noun)
    }

    fn found_noun(&self, text: &str) -> Noun {
        let mut noun = Noun { label: singular_label(text), classes: vec![], kinds: vec![], told: None, things: vec![] };
        for entry in self.lexicon.named(text) {
            match &entry.meaning {
                Meaning::Class(class) => noun.classes.push(class.clone()),
                Meaning::Kind(kind) => noun.kinds.push(kind.clone()),
                _ => {}
            }
        }
        let single = normal_words(text).join(" ");
        noun.classes.retain(|class| !self.is_loosely(&single, class));
        self.add_called(&mut noun, text, &single);
        // What nothing but a name is known of may be a class: it is no instance of itself.
        let entries = self.lexicon.named(text);
        let twofold = entries.iter().filter(|entry| entry.thing().is_none()).filter_map(|entry| entry.meaning.node());
        let twofold: Vec<&NamedNode> = twofold.collect();
        noun.things.retain(|thing| !twofold.contains(&thing));
        if let [lemma] = normal_words(text).as_slice() {
            if self.lexicon.has_head(lemma) {
                noun.kinds.push(lemma.clone());
            }
            noun.things.extend(self.states_by_role(lemma));
        }
        for nodes in [&mut noun.classes, &mut noun.things] {
            nodes.sort_unstable();
            nodes.dedup();
        }
        noun.kinds.sort_unstable();
        noun.kinds.dedup();
        noun
    }

    /// Adds the things that are called by a noun, whatever else their names say. Very many are not listed, but told by
    /// their kind.
    fn add_called(&self, noun: &mut Noun, text: &str, single: &str) {
        match self.lexicon.untold(single).filter(|_| !self.unknown.is_hasty()) {
            Some(untold) => {
                noun.told = Some(single.to_owned());
                noun.things = self.lexicon.called(text);
                noun.things.extend(untold.iter().cloned());
            }
            None => {
                let found = self.denoted(text);
                noun.things = [found.exactly, found.narrower].concat();
            }
        }
    }

    /// Whether a noun is but one of those by which a class is known: an agency is an organisation, but not every
    /// organisation is an agency.
    fn is_loosely(&self, noun: &str, class: &NamedNode) -> bool {
        let vocabulary = self.lexicon.vocabulary();
        vocabulary.class_called(noun) != Some(class) && vocabulary.classes(noun).contains(class)
    }

    /// "member states" are members, as "host economies" are hosts.
    fn states_by_role(&self, role: &str) -> Vec<NamedNode> {
        let heads = self.lexicon.vocabulary().nouns_of(namespace::ECONOMY);
        heads.flat_map(|head| self.lexicon.with_modifier(head, role)).collect()
    }

    /// The class of what a noun shows, where nothing in the graph is called by it ("city").
    fn wider_class(&mut self, lemma: &str, span: Span) -> Vec<NamedNode> {
        // A bank is called a bank, but neither a city nor an official shows in its name what it is.
        let nameless = [namespace::PLACE_CLASS, namespace::PERSON, namespace::POST, namespace::TOPIC];
        let is_told =
            |class: &NamedNode| nameless.iter().any(|wide| self.lexicon.vocabulary().is_within(class.as_ref(), *wide));
        let classes = self.lexicon.vocabulary().classes(lemma).iter().filter(|class| is_told(class)).cloned();
        let classes: Vec<NamedNode> = classes.collect();
        let labels: Vec<&str> = classes.iter().filter_map(|class| self.lexicon.vocabulary().label(class)).collect();
        let wider = labels.join(" or ");
        if !wider.is_empty() && wider != lemma {
            let message = format!("nothing here is called “{lemma}”; it is read as {wider}");
            self.warn("wider-noun", message, span, "read more widely");
        }
        classes
    }
}

/// A noun in the singular, its case kept.
#[must_use]
pub fn singular_label(text: &str) -> String {
    if is_escape(text) {
        return "answer".to_owned();
    }
    let text = text.trim_matches(['"', '“', '”', '«', '»']);
    let Some(last) = tokens(text).into_iter().rfind(|token| token.is_word()) else { return text.to_owned() };
    let before = text.get(..last.span.start).unwrap_or_default();
    let after = text.get(last.span.end..).unwrap_or_default();
    let single = if last.is_acronym() {
        last.text.strip_suffix('s').unwrap_or(last.text).to_owned()
    } else {
        keep_case(last.text)
    };
    format!("{before}{single}{after}")
}

fn keep_case(word: &str) -> String {
    let single = lemma(word, WordClass::Noun);
    let upper = word.starts_with(char::is_uppercase);
    let mut letters = single.chars();
    match letters.next() {
        Some(first) if upper => first.to_uppercase().chain(letters).collect(),
        _ => single,
    }
}

/// Each way to take the last words as the head and the others as what stands before it, the longest head first.
fn splits(words: &Words) -> Vec<(Words, Words)> {
    let starts: Vec<usize> = tokens(&words.text).iter().filter(|token| token.is_word()).map(|t| t.span.start).collect();
    let split = |&at: &usize| {
        let (before, head) = words.text.split_at_checked(at)?;
        let before = before.trim_end_matches(|c: char| c.is_whitespace() || crate::lexicon::is_hyphen(c));
        let modifiers =
            Words { span: Span::new(words.span.start, words.span.start + before.len()), text: before.to_owned() };
        let head = Words { span: Span::new(words.span.start + at, words.span.end), text: head.to_owned() };
        Some((head, modifiers))
    };
    starts.iter().skip(1).filter_map(split).collect()
}

fn each_word(words: &Words) -> Vec<Words> {
    let word = |token: crate::lexicon::Token<'_>| Words {
        span: token.span.shift(words.span.start),
        text: token.text.to_owned(),
    };
    tokens(&words.text).into_iter().filter(|token| token.is_word()).map(word).collect()
}

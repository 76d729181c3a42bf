//! Bracketed descriptions of a role: "the host economy (China, via Guangzhou for SOM1)".

use super::linker::Statement;
use super::predication::Predication;
use super::reference::Resolver;
use super::referents::Referents;
use crate::prose::{Deprel, Extraction, Object, Phrase, Sentence, Tag};

/// A noun with a role, and what the bracket after it says of who fills it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// The head of the noun before the bracket.
    head: usize,
    /// The tokens of the phrase before the bracket.
    noun: Vec<usize>,
    /// The tokens inside the brackets.
    open: usize,
    close: usize,
    /// The name first in the bracket.
    name: Vec<usize>,
    /// What follows: preposition and the tokens of its noun.
    additions: Vec<(usize, Vec<usize>)>,
}

/// The descriptions of a sentence: a bracket that opens with a name and goes on with prepositional phrases.
#[must_use]
pub fn descriptions(sentence: &Sentence) -> Vec<Description> {
    let brackets = (0..sentence.tokens.len()).filter(|&at| is(sentence, at, Tag::OpenBracket));
    brackets.filter_map(|open| description(sentence, open)).collect()
}

fn is(sentence: &Sentence, at: usize, tag: Tag) -> bool {
    sentence.token(at).is_some_and(|token| token.tag == tag)
}

fn description(sentence: &Sentence, open: usize) -> Option<Description> {
    let close = (open + 1..sentence.tokens.len()).find(|&at| is(sentence, at, Tag::CloseBracket))?;
    let head = open.checked_sub(1)?;
    let noun = noun_before(sentence, head)?;
    let is_preposition = |at: &usize| is(sentence, *at, Tag::In);
    let first = (open + 1..close).find(is_preposition)?;
    let name: Vec<usize> = (open + 1..first).filter(|&at| !is(sentence, at, Tag::Comma)).collect();
    let proper = |at: &usize| sentence.token(*at).is_some_and(|token| token.form.starts_with(char::is_uppercase));
    let mut additions: Vec<(usize, Vec<usize>)> = Vec::new();
    for at in first..close {
        if is_preposition(&at) {
            additions.push((at, vec![]));
        } else if let Some((_, tokens)) = additions.last_mut().filter(|_| !is(sentence, at, Tag::Comma)) {
            tokens.push(at);
        }
    }
    let plain = additions.iter().all(|(_, tokens)| tokens.last().is_some_and(proper) && tokens.len() <= 6);
    let named = !name.is_empty() && name.iter().all(proper);
    (plain && named).then_some(Description { head, noun, open, close, name, additions })
}

/// The common noun right before the bracket, with what stands before it in its phrase.
fn noun_before(sentence: &Sentence, head: usize) -> Option<Vec<usize>> {
    sentence.token(head).filter(|token| token.tag == Tag::Nn)?;
    let inner = [Deprel::Det, Deprel::Amod, Deprel::Compound, Deprel::NmodPoss, Deprel::Nummod];
    let is_inner = |at: &usize| {
        sentence
            .token(*at)
            .is_some_and(|token| inner.contains(&token.relation) || token.tag == Tag::Dt || token.tag.is_adjective())
    };
    let start = (0..head).rev().take_while(is_inner).last().unwrap_or(head);
    Some((start..=head).collect())
}

impl Description {
    /// Whether an extraction only says what this description says.
    #[must_use]
    pub fn covers(&self, extraction: &Extraction) -> bool {
        let inside = |phrase: &Phrase| phrase.tokens.iter().all(|&at| self.open < at && at < self.close);
        match &extraction.object {
            Some(Object::Thing(object) | Object::Text(object)) => {
                inside(object) && (inside(&extraction.subject) || extraction.subject.head == self.head)
            }
            None => false,
        }
    }

    /// What the bracket says: who fills the role, where, and for which meeting.
    pub fn statements(
        &self,
        sentence: &Sentence,
        resolver: &mut Resolver<'_>,
        predication: &Predication,
        referents: &Referents,
    ) -> Vec<Statement> {
        let role = match referents.at_head(self.head) {
            Some(things) => things.clone(),
            None => self.resolve(sentence, resolver, self.head, &self.noun).into_iter().collect(),
        };
        let name = self.name.last().and_then(|&head| self.resolve(sentence, resolver, head, &self.name));
        let Some(name) = name else { return vec![] };
        let role = predication.compatible(sentence, self.head, role, name, &resolver.registry, referents);
        let &[role] = role.as_slice() else { return vec![] };
        resolver.registry.learn_identity(role, name);
        let mut found = Vec::new();
        let term = |resolver: &Resolver<'_>, thing| resolver.registry.node(thing).map(|node| node.clone().into());
        found.push(Statement::plain(role, "be", term(resolver, name)));
        let mut place = None;
        for (preposition, tokens) in &self.additions {
            let Some(thing) = tokens.last().and_then(|&head| self.resolve(sentence, resolver, head, tokens)) else {
                continue;
            };
            let Some(word) = sentence.token(*preposition).map(|token| token.lower()) else { continue };
            match word.as_str() {
                "for" => {
                    if let Some(place) = place {
                        found.push(Statement::plain(place, "for", term(resolver, thing)));
                        found.push(Statement::plain(thing, "be held in", term(resolver, place)));
                    }
                    found.push(Statement::plain(name, "host", term(resolver, thing)));
                }
                _ => {
                    found.push(Statement::plain(name, &word, term(resolver, thing)));
                    place = Some(thing);
                }
            }
        }
        found
    }

    fn resolve(
        &self,
        sentence: &Sentence,
        resolver: &mut Resolver<'_>,
        head: usize,
        tokens: &[usize],
    ) -> Option<usize> {
        let phrase = Phrase { head, tokens: tokens.to_vec(), reworded: None };
        resolver.resolve(sentence, &phrase).first().copied()
    }
}

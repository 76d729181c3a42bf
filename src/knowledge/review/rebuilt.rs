//! Claims from the words of a person: corrected, or written anew below a sentence.

use super::{Worded, one_line};
use crate::claim::{Citation, Claim, Confidence};
use crate::knowledge::ClaimView;
use crate::lexicon::Vocabulary;
use crate::prose::link::{Entity, Wording};
use crate::rdf::{NamedNode, Term, literal, mint, namespace};
use crate::text::{Source, Span};
use std::collections::BTreeMap;

/// Finds what words name: things of the text first, then new ones.
pub(super) struct Rebuilder<'a> {
    source: &'a Source,
    vocabulary: &'a Vocabulary,
    things: BTreeMap<String, NamedNode>,
    new: Vec<Entity>,
    relations: BTreeMap<NamedNode, String>,
}

impl<'a> Rebuilder<'a> {
    /// Over the things of a text.
    pub(super) fn new(source: &'a Source, vocabulary: &'a Vocabulary, entities: &[Entity]) -> Self {
        let mut things = BTreeMap::new();
        for entity in entities {
            for name in entity.names() {
                things.entry(name.to_lowercase()).or_insert_with(|| entity.node.clone());
            }
        }
        Self { source, vocabulary, things, new: vec![], relations: BTreeMap::new() }
    }

    /// Things and relations that the text did not have.
    pub(super) fn learnt(self) -> (Vec<Entity>, BTreeMap<NamedNode, String>) {
        (self.new, self.relations)
    }

    /// A claim as somebody corrected it: what was left as it was means what it meant.
    pub(super) fn corrected(&mut self, claim: &Claim, view: &ClaimView, worded: &Worded) -> (Claim, Wording) {
        let subject = if worded.subject == view.subject { claim.subject.clone() } else { self.thing(&worded.subject) };
        let relation =
            if worded.relation == view.relation { claim.relation.clone() } else { self.relation(&worded.relation) };
        let object = match &claim.object {
            object if worded.object == view.object => object.clone(),
            Some(Term::Literal(_)) if !worded.object.is_empty() => Some(literal::english(&worded.object).into()),
            _ => self.object(&worded.object),
        };
        let qualifiers = if worded.qualifiers.is_empty() { vec![] } else { claim.qualifiers.clone() };
        let marker =
            claim.marker.clone().filter(|_| (worded.modality, worded.polarity) == (view.modality, view.polarity));
        let (modality, polarity) = (worded.modality, worded.polarity);
        let confidence = Some(Confidence::CERTAIN);
        let citations = claim.citations.clone();
        let claim = Claim { subject, relation, object, modality, polarity, marker, qualifiers, confidence, citations };
        (claim, wording(worded))
    }

    /// A claim that somebody wrote below a sentence.
    pub(super) fn written(&mut self, worded: &Worded, citation: Citation) -> (Claim, Wording) {
        let claim = Claim {
            subject: self.thing(&worded.subject),
            relation: self.relation(&worded.relation),
            object: self.object(&worded.object),
            modality: worded.modality,
            polarity: worded.polarity,
            marker: None,
            qualifiers: vec![],
            confidence: Some(Confidence::CERTAIN),
            citations: vec![citation],
        };
        (claim, wording(worded))
    }

    fn object(&mut self, words: &str) -> Option<Term> {
        (!words.is_empty()).then(|| self.thing(words).into())
    }

    fn thing(&mut self, words: &str) -> NamedNode {
        let (source, new) = (self.source, &mut self.new);
        let make = || {
            let node = mint::slug(namespace::ID, words);
            // The name as the text writes it, if it does.
            let label =
                find(source.text(), words).map_or_else(|| words.to_owned(), |span| one_line(source.slice(span)));
            new.push(Entity::new(node.clone(), label));
            node
        };
        self.things.entry(words.to_lowercase()).or_insert_with(make).clone()
    }

    fn relation(&mut self, phrase: &str) -> NamedNode {
        let known = self.vocabulary.relation(phrase).cloned();
        let relation = known.unwrap_or_else(|| mint::slug(namespace::REL, phrase));
        let label = self.vocabulary.label(&relation).unwrap_or(phrase).to_owned();
        self.relations.entry(relation.clone()).or_insert(label);
        relation
    }
}

fn wording(worded: &Worded) -> Wording {
    Wording {
        subject: Some(worded.subject.clone()),
        object: (!worded.object.is_empty()).then(|| worded.object.clone()),
        ..Wording::plain(&worded.relation)
    }
}

/// The citation of a sentence that stands in a text, however it is broken into lines there.
pub(super) fn quoted_in(source: &Source, quote: &str) -> Option<Citation> {
    Citation::new(source, find(source.text(), quote)?).ok()
}

/// Where words stand in a text, with any white space for a space.
fn find(text: &str, words: &str) -> Option<Span> {
    let mut wanted = words.split_whitespace();
    let first = wanted.next()?;
    let rest: Vec<&str> = wanted.collect();
    text.match_indices(first).find_map(|(start, _)| {
        let mut end = start + first.len();
        for word in &rest {
            let after = text.get(end..)?;
            let gap = after.len() - after.trim_start().len();
            let is_next = gap > 0 && after.trim_start().starts_with(word);
            if !is_next {
                return None;
            }
            end += gap + word.len();
        }
        Some(Span::new(start, end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_found_across_lines() {
        let text = "A forum.\nThe Forum\n  meets yearly. The Forum met.";
        assert_eq!(find(text, "The Forum meets yearly."), Some(Span::new(9, 34)));
        assert_eq!(find(text, "The Forum met."), Some(Span::new(35, 49)));
        assert_eq!(find(text, "The Forum meets daily."), None);
        assert_eq!(find(text, ""), None);
    }
}

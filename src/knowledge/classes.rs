//! What things are, as far as a turn needs it that asks the same of another one of their kind.

use super::Knowledge;
use crate::lexicon::{Entry, Meaning, normal_words};
use crate::rdf::{NamedNode, Term, namespace};
use crate::store::QuadPattern;
use std::collections::BTreeSet;

impl Knowledge {
    /// The classes of what is called so, and the nouns that tell what it is; none where nothing tells it. What is called a
    /// meeting is a body as well, as the meeting of officials that has a chair all year.
    #[must_use]
    pub fn classes_of(&self, name: &str) -> BTreeSet<String> {
        let Ok(language) = self.language() else { return BTreeSet::new() };
        let things = language.lexicon.exactly(name);
        let mut classes: BTreeSet<String> = things.into_iter().flat_map(|thing| self.classes(&thing)).collect();
        let body = namespace::ORGANISATION.into_owned();
        let bodies = language.rules.narrower_classes(&body);
        let meets =
            |class: &String| class == namespace::MEETING.as_str() || bodies.iter().any(|body| body.as_str() == class);
        if classes.iter().any(meets) {
            classes.insert(body.into_string());
        }
        classes
    }

    /// Whether what has a name is called by a noun, too: by its class, its kind or its own name.
    #[must_use]
    pub fn is_called(&self, name: &str, noun: &str) -> bool {
        let Ok(language) = self.language() else { return false };
        let classes = self.classes_of(name);
        let meant = language.lexicon.named(noun);
        let is = |entry: &Entry| match &entry.meaning {
            Meaning::Class(class) => classes.contains(class.as_str()),
            Meaning::Kind(kind) => classes.contains(kind),
            _ => false,
        };
        normal_words(name) == normal_words(noun) || meant.iter().any(|entry| is(entry))
    }

    fn classes(&self, thing: &NamedNode) -> Vec<String> {
        let of = |predicate| {
            let subject = Some(thing.clone().into());
            self.graph.quads(&QuadPattern { subject, predicate: Some(predicate), object: None }).unwrap_or_default()
        };
        let told = [namespace::TYPE, namespace::INSTANCE_OF, namespace::KIND].map(|told| of(told.into_owned()));
        let class = |object: Term| match object {
            Term::NamedNode(class) => Some(class.into_string()),
            Term::Literal(noun) => Some(noun.value().to_owned()),
            Term::BlankNode(_) => None,
        };
        told.into_iter().flatten().filter_map(|quad| class(quad.object)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Source;

    #[test]
    fn what_things_are_is_told_by_class_and_noun() {
        let mut knowledge = Knowledge::new().unwrap();
        let text = "The Harbour Board reports to the Reef Council. The Tide Board is based in Samoa.";
        knowledge.add_prose(Source::new("reef.txt", text)).unwrap();
        let [board, other, country] = ["Harbour Board", "Tide Board", "Samoa"].map(|name| knowledge.classes_of(name));
        assert!(board.contains("board") && !board.is_disjoint(&other), "{board:?} {other:?}");
        assert!(!country.is_empty() && board.is_disjoint(&country), "{board:?} {country:?}");
        assert!(knowledge.classes_of("Nobody Known").is_empty());
        assert!(knowledge.is_called("Harbour Board", "boards") && !knowledge.is_called("Samoa", "boards"));
    }
}

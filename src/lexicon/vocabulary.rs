//! The vocabulary graph as prose needs it: which nouns show which class, which phrases name which relation.

use crate::rdf::{NamedNode, NamedNodeRef, NamedOrBlankNode, ParseTurtleError, Quad, Term, namespace, parse_turtle};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// The built-in vocabulary, in Turtle.
pub const BUILT_IN: &str = include_str!("../../graphs/vocabulary.ttl");

/// Classes and relations with their words.
///
/// A noun or phrase maps to what the graph says, never to what this type knows: it knows no word itself.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    nouns: BTreeMap<String, Vec<NamedNode>>,
    /// The head nouns that show each class, in alphabetical order.
    heads: BTreeMap<NamedNode, BTreeSet<String>>,
    relations: BTreeMap<String, NamedNode>,
    classes: BTreeMap<String, NamedNode>,
    labels: BTreeMap<NamedNode, String>,
    wider: FxHashMap<String, Vec<NamedNode>>,
    disjoint: BTreeMap<NamedNode, Vec<NamedNode>>,
    holders: BTreeMap<NamedNode, NamedNode>,
    domains: BTreeMap<NamedNode, NamedNode>,
    ranges: BTreeMap<NamedNode, NamedNode>,
    answers: BTreeMap<String, Vec<NamedNode>>,
    posts: BTreeMap<String, Vec<NamedNode>>,
    seats: BTreeMap<String, Vec<NamedNode>>,
}

impl Vocabulary {
    /// The built-in vocabulary.
    ///
    /// # Errors
    /// [`ParseTurtleError`] if the file under graphs/ is broken; a test keeps it sound.
    pub fn built_in() -> Result<Self, ParseTurtleError> {
        Ok(Self::from_quads(&parse_turtle(BUILT_IN)?))
    }

    /// The classes and relations that these quads define. The first meaning of a phrase wins.
    #[must_use]
    pub fn from_quads(quads: &[Quad]) -> Self {
        let mut vocabulary = Self::default();
        for quad in quads {
            if let NamedOrBlankNode::NamedNode(subject) = &quad.subject {
                vocabulary.learn(subject, quad.predicate.as_ref(), &quad.object);
            }
        }
        vocabulary
    }

    fn learn(&mut self, subject: &NamedNode, property: NamedNodeRef<'_>, object: &Term) {
        match object {
            Term::Literal(word) => self.learn_word(subject, property, word.value()),
            Term::NamedNode(object) => self.learn_link(subject, property, object),
            _ => {}
        }
    }

    fn learn_word(&mut self, subject: &NamedNode, property: NamedNodeRef<'_>, word: &str) {
        if property == namespace::NOUN {
            self.nouns.entry(word.to_owned()).or_default().push(subject.clone());
            self.heads.entry(subject.clone()).or_default().insert(word.to_owned());
        }
        if property == namespace::ANSWERS {
            self.answers.entry(word.to_owned()).or_default().push(subject.clone());
        }
        if property == namespace::FROM_POST {
            self.posts.entry(word.to_owned()).or_default().push(subject.clone());
        }
        if property == namespace::FROM_SEAT {
            self.seats.entry(word.to_owned()).or_default().push(subject.clone());
        }
        if property == namespace::LABEL {
            self.labels.insert(subject.clone(), word.to_owned());
        }
        if property == namespace::LABEL || property == namespace::ALT_LABEL {
            let names = if is_relation(subject) { &mut self.relations } else { &mut self.classes };
            names.entry(word.to_owned()).or_insert_with(|| subject.clone());
        }
    }

    fn learn_link(&mut self, subject: &NamedNode, property: NamedNodeRef<'_>, object: &NamedNode) {
        let single = match property {
            namespace::HOLDER => Some(&mut self.holders),
            namespace::DOMAIN => Some(&mut self.domains),
            namespace::RANGE => Some(&mut self.ranges),
            _ => None,
        };
        if let Some(map) = single {
            map.insert(subject.clone(), object.clone());
        } else if property == namespace::DISJOINT_WITH {
            self.disjoint.entry(subject.clone()).or_default().push(object.clone());
            self.disjoint.entry(object.clone()).or_default().push(subject.clone());
        } else if property == namespace::SUB_CLASS_OF || property == namespace::SUB_PROPERTY_OF {
            self.wider.entry(subject.as_str().to_owned()).or_default().push(object.clone());
        }
    }

    /// The classes that a head noun shows: a lemma, or several words ending in it; exactly as the graph writes it.
    #[must_use]
    pub fn classes(&self, noun: &str) -> &[NamedNode] {
        self.nouns.get(noun).map_or(&[], Vec::as_slice)
    }

    /// The head nouns that show a class.
    pub fn nouns_of(&self, class: NamedNodeRef<'_>) -> impl Iterator<Item = &str> {
        self.heads.get(&class.into_owned()).into_iter().flatten().map(String::as_str)
    }

    /// The relations that answer a question word ("where", "when") or that a word stands for ("of").
    #[must_use]
    pub fn answering(&self, word: &str) -> &[NamedNode] {
        self.answers.get(word).map_or(&[], Vec::as_slice)
    }

    /// The relations that whoever holds a post of this name has to what has the post.
    #[must_use]
    pub fn of_post(&self, noun: &str) -> &[NamedNode] {
        self.posts.get(noun).map_or(&[], Vec::as_slice)
    }

    /// The relations that a thing has to the place of what is called so and is its own: "headquarters".
    #[must_use]
    pub fn of_seat(&self, noun: &str) -> &[NamedNode] {
        self.seats.get(noun).map_or(&[], Vec::as_slice)
    }

    /// The class that a common noun names ("forum", "body"): its label or another label of it.
    #[must_use]
    pub fn class_called(&self, noun: &str) -> Option<&NamedNode> {
        self.classes.get(noun)
    }

    /// The common nouns that name classes.
    pub fn class_names(&self) -> impl Iterator<Item = &str> {
        self.classes.keys().map(String::as_str)
    }

    /// The relation that a phrase in the infinitive names.
    #[must_use]
    pub fn relation(&self, phrase: &str) -> Option<&NamedNode> {
        self.relations.get(phrase)
    }

    /// Whether some relation's name opens with this verb.
    #[must_use]
    pub fn has_verb(&self, infinitive: &str) -> bool {
        let opens = |phrase: &String| {
            phrase.strip_prefix(infinitive).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        self.relations.range(infinitive.to_owned()..).next().is_some_and(|(phrase, _)| opens(phrase))
    }

    /// The preferred name of a class or relation.
    #[must_use]
    pub fn label(&self, node: &NamedNode) -> Option<&str> {
        self.labels.get(node).map(String::as_str)
    }

    /// Whether `narrow` is `wide` or a narrower class or relation.
    #[must_use]
    pub fn is_within(&self, narrow: NamedNodeRef<'_>, wide: NamedNodeRef<'_>) -> bool {
        narrow == wide
            || self.wider.get(narrow.as_str()).into_iter().flatten().any(|up| self.is_within(up.as_ref(), wide))
    }

    /// Whether nothing can belong to both classes.
    #[must_use]
    pub fn are_disjoint(&self, one: NamedNodeRef<'_>, other: NamedNodeRef<'_>) -> bool {
        self.disjoint
            .iter()
            .filter(|(class, _)| self.is_within(one, class.as_ref()))
            .any(|(_, apart)| apart.iter().any(|class| self.is_within(other, class.as_ref())))
    }

    /// The class of those who hold a post of this class.
    #[must_use]
    pub fn holder(&self, class: &NamedNode) -> Option<&NamedNode> {
        self.holders.get(class)
    }

    /// The class of a relation's subjects.
    #[must_use]
    pub fn domain(&self, relation: &NamedNode) -> Option<&NamedNode> {
        self.domains.get(relation)
    }

    /// The class of a relation's objects.
    #[must_use]
    pub fn range(&self, relation: &NamedNode) -> Option<&NamedNode> {
        self.ranges.get(relation)
    }
}

fn is_relation(node: &NamedNode) -> bool {
    node.as_str().starts_with(namespace::REL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_vocabulary_is_sound() {
        let vocabulary = Vocabulary::built_in().unwrap();
        assert_eq!(vocabulary.classes("guideline"), [namespace::DELIVERABLE.into_owned()]);
        assert_eq!(vocabulary.relation("be held in").unwrap().as_ref(), namespace::HELD_IN);
        assert!(vocabulary.is_within(namespace::SESSION_OF, namespace::PART_OF));
        assert!(vocabulary.is_within(namespace::FORUM, namespace::ORGANISATION));
        assert!(!vocabulary.is_within(namespace::ORGANISATION, namespace::FORUM));
        assert!(vocabulary.are_disjoint(namespace::FORUM, namespace::PERSON));
        assert!(!vocabulary.are_disjoint(namespace::POST, namespace::PERSON));
        assert_eq!(vocabulary.holder(&namespace::POST.into_owned()).unwrap().as_ref(), namespace::PERSON);
    }

    #[test]
    fn no_relation_phrase_names_two_relations() {
        let mut seen = BTreeMap::new();
        for quad in parse_turtle(BUILT_IN).unwrap() {
            let (NamedOrBlankNode::NamedNode(subject), Term::Literal(word)) = (&quad.subject, &quad.object) else {
                continue;
            };
            let names = [namespace::LABEL, namespace::ALT_LABEL].contains(&quad.predicate.as_ref());
            if names && is_relation(subject) {
                let other = seen.insert(word.value().to_owned(), subject.clone());
                assert_eq!(other, None, "{word} names two relations");
            }
        }
    }
}

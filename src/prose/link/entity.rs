//! A thing that the text speaks of, with its names and what they show about it.

use crate::claim::record::quad;
use crate::lexicon::Vocabulary;
use crate::rdf::{NamedNode, NamedNodeRef, Quad, literal, namespace};

/// A thing spoken of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its IRI, a slug of its name.
    pub node: NamedNode,
    /// The name to show, as first written, without determiners.
    pub label: String,
    /// Other names in this text and in the table of aliases, in the order found.
    pub alternatives: Vec<String>,
    /// Its classes by the vocabulary, sorted.
    pub classes: Vec<NamedNode>,
    /// The lemma of the head noun ("committee"); none for the name of a person or a place of unknown kind.
    pub kind: Option<String>,
    /// The adjectives in its name ("non-binding"), sorted.
    pub qualities: Vec<String>,
    /// The number in its name ("21 members").
    pub quantity: Option<i64>,
    /// Its number in a series (1 for SOM1).
    pub ordinal: Option<i64>,
    /// Things that the text says are the same one, sorted.
    pub same_as: Vec<NamedNode>,
}

impl Entity {
    /// A thing of that name about which nothing more is known.
    #[must_use]
    pub const fn new(node: NamedNode, label: String) -> Self {
        Self {
            node,
            label,
            alternatives: vec![],
            classes: vec![],
            kind: None,
            qualities: vec![],
            quantity: None,
            ordinal: None,
            same_as: vec![],
        }
    }

    /// Every name of it, the one to show first.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        std::iter::once(&self.label).chain(&self.alternatives).cloned().collect()
    }

    /// Whether one of its classes is that class, or within it.
    #[must_use]
    pub fn is_a(&self, class: NamedNodeRef<'_>, vocabulary: &Vocabulary) -> bool {
        self.classes.iter().any(|own| vocabulary.is_within(own.as_ref(), class))
    }

    /// Its names, classes and qualities as quads, and both directions of what it is the same as.
    #[must_use]
    pub fn quads(&self) -> Vec<Quad> {
        let text = |property, words: &str| quad(&self.node, property, literal::english(words));
        let number = |property, number| quad(&self.node, property, literal::integer(number));
        let mut out = vec![text(namespace::LABEL, &self.label)];
        out.extend(self.alternatives.iter().map(|name| text(namespace::ALT_LABEL, name)));
        out.extend(self.classes.iter().map(|class| quad(&self.node, namespace::TYPE, class.clone())));
        out.extend(self.kind.iter().map(|kind| text(namespace::KIND, kind)));
        out.extend(self.qualities.iter().map(|quality| text(namespace::QUALITY, quality)));
        out.extend(self.quantity.map(|quantity| number(namespace::QUANTITY, quantity)));
        out.extend(self.ordinal.map(|ordinal| number(namespace::ORDINAL, ordinal)));
        for same in &self.same_as {
            out.push(quad(&self.node, namespace::SAME_AS, same.clone()));
            out.push(quad(same, namespace::SAME_AS, self.node.clone()));
        }
        out
    }
}

//! Names that stand in a dictionary: OntoLex entries with their forms and what they name.

use crate::rdf::{NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term, namespace};
use std::collections::{BTreeMap, BTreeSet};

/// Properties that lead from an entry to a form, the form to show first.
pub(super) const FORMS: [NamedNodeRef<'static>; 3] =
    [namespace::CANONICAL_FORM, namespace::LEXICAL_FORM, namespace::OTHER_FORM];

/// The entries of a dictionary as far as they have been seen.
#[derive(Debug, Default)]
pub(super) struct Words {
    forms: BTreeMap<String, Vec<String>>,
    written: BTreeMap<String, Vec<Term>>,
    senses: BTreeMap<String, Vec<String>>,
    named: BTreeMap<String, Vec<NamedNode>>,
}

impl Words {
    /// Takes notice of what a quad says of an entry, a form or a sense. The words of users are told otherwise.
    pub(super) fn see(&mut self, quad: &Quad) {
        let predicate = quad.predicate.as_ref();
        // Most quads say nothing of words, so that nothing is written out for them.
        let subject = || quad.subject.to_string();
        match &quad.object {
            Term::Literal(_) if predicate == namespace::WRITTEN_REP => {
                self.written.entry(subject()).or_default().push(quad.object.clone());
            }
            object if FORMS.contains(&predicate) => {
                self.forms.entry(subject()).or_default().push(object.to_string());
            }
            object if predicate == namespace::LEXICAL_SENSE => {
                self.senses.entry(subject()).or_default().push(object.to_string());
            }
            Term::NamedNode(node) if predicate == namespace::DENOTES || predicate == namespace::REFERENCE => {
                self.named.entry(subject()).or_default().push(node.clone());
            }
            entry if predicate == namespace::IS_DENOTED_BY => {
                if let NamedOrBlankNode::NamedNode(node) = &quad.subject {
                    self.named.entry(entry.to_string()).or_default().push(node.clone());
                }
            }
            _ => {}
        }
    }

    /// The entries, forms and senses, as they are written: words, and no things of the world.
    pub(super) fn nodes(&self) -> BTreeSet<String> {
        let leading = [&self.forms, &self.senses].into_iter().flat_map(|words| words.keys());
        let led_to = [&self.forms, &self.senses].into_iter().flat_map(|words| words.values().flatten());
        leading.chain(led_to).chain(self.written.keys()).cloned().collect()
    }

    /// Each node with each of its written forms.
    pub(super) fn names(self) -> Vec<(NamedNode, Term)> {
        let none = vec![];
        let mut names = vec![];
        for (entry, forms) in &self.forms {
            let senses = self.senses.get(entry).unwrap_or(&none);
            let nodes: Vec<&NamedNode> =
                [entry].into_iter().chain(senses).filter_map(|word| self.named.get(word)).flatten().collect();
            let written: Vec<&Term> = forms.iter().filter_map(|form| self.written.get(form)).flatten().collect();
            names.extend(nodes.iter().flat_map(|node| written.iter().map(|form| ((*node).clone(), (*form).clone()))));
        }
        names
    }
}

//! Names of nodes as they are kept, by numbers, and their words.

use super::kept::Snapshot;
use super::labels::{Named, unwritten};
use crate::index::Id;
use crate::rdf::{NamedNode, Term};
use std::borrow::Cow;

/// Stands where a name is not written but made of the words of an IRI.
pub const UNWRITTEN: Id = Id::MAX;

/// What sort of thing a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// One thing.
    Thing,
    /// A class.
    Class,
    /// A relation.
    Relation,
}

/// A name of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Naming {
    /// What it names.
    pub sort: Sort,
    /// The literal in which it is written, or [`UNWRITTEN`].
    pub form: Id,
    /// Whether it is the name to show.
    pub preferred: bool,
}

/// The texts of names.
#[derive(Clone, Copy, Debug)]
pub struct Texts<'a>(pub &'a Snapshot);

impl<'a> Texts<'a> {
    /// The words of a name.
    #[must_use]
    pub fn form(self, node: Id, naming: &Naming) -> Cow<'a, str> {
        if naming.form != UNWRITTEN {
            return self.literal(naming.form).map(|(form, _)| form).unwrap_or_default();
        }
        let node = NamedNode::new_unchecked(self.iri(node).unwrap_or_default());
        let named = if naming.sort == Sort::Thing { Named::Thing(node.clone()) } else { Named::Class(node.clone()) };
        unwritten(&node, named).into()
    }

    /// The IRI of a node that is one.
    #[must_use]
    pub fn iri(self, node: Id) -> Option<String> {
        if let Some(token) = self.0.index().and_then(|index| index.token(node)) {
            return token.is_name().then(|| [token.affix, token.text].concat());
        }
        match self.0.term(node)? {
            Term::NamedNode(node) => Some(node.into_string()),
            _ => None,
        }
    }

    /// The words of a literal, and the tag of their language.
    pub(super) fn literal(self, id: Id) -> Option<(Cow<'a, str>, Option<Cow<'a, str>>)> {
        if let Some(token) = self.0.index().and_then(|index| index.token(id)).filter(|token| token.is_string()) {
            return Some((words(token.text), (!token.affix.is_empty()).then(|| token.affix.into())));
        }
        match self.0.term(id)? {
            Term::Literal(literal) => {
                let tag = literal.language().map(|tag| tag.to_owned().into());
                Some((words(literal.value()).into_owned().into(), tag))
            }
            _ => None,
        }
    }
}

/// The words of a text with one space between.
fn words(text: &str) -> Cow<'_, str> {
    let is_plain = text.is_ascii()
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && !text.bytes().any(|byte| byte < b' ')
        && !text.contains("  ");
    if is_plain { text.into() } else { text.split_whitespace().collect::<Vec<_>>().join(" ").into() }
}

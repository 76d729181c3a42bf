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

    /// The words of a literal, and whether they are in another language than English.
    pub(super) fn literal(self, id: Id) -> Option<(Cow<'a, str>, bool)> {
        let is_foreign = |tag: &str| !tag.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("en"));
        if let Some(token) = self.0.index().and_then(|index| index.token(id)).filter(|token| token.is_string()) {
            return Some((words(token.text), !token.affix.is_empty() && is_foreign(token.affix)));
        }
        match self.0.term(id)? {
            Term::Literal(literal) => {
                Some((words(literal.value()).into_owned().into(), literal.language().is_some_and(is_foreign)))
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

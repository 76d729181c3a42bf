//! A tree that conjuncts may still move in.

use super::is_conjunct;
use crate::prose::{Deprel, Tag};

/// A sentence with its tags and a tree.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft<'a> {
    forms: &'a [&'a str],
    tags: &'a [Tag],
    heads: Vec<Option<usize>>,
    relations: &'a [Deprel],
}

impl<'a> Draft<'a> {
    /// A sentence as long as its tags, heads and relations.
    pub(crate) fn new(forms: &'a [&'a str], tags: &'a [Tag], heads: &[Option<usize>], relations: &'a [Deprel]) -> Self {
        Self { forms, tags, heads: heads.to_vec(), relations }
    }

    /// How many tokens there are.
    pub(crate) fn len(&self) -> usize {
        self.heads.len()
    }

    /// The letters of a token; none past the end.
    pub(crate) fn form(&self, at: usize) -> &'a str {
        self.forms.get(at).copied().unwrap_or_default()
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.form(at).eq_ignore_ascii_case(word))
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().unwrap_or(Tag::Nfp)
    }

    /// The head of a token; none for the root.
    pub(crate) fn head(&self, at: usize) -> Option<usize> {
        self.heads.get(at).copied().flatten()
    }

    pub(super) fn relation(&self, at: usize) -> Deprel {
        self.relations.get(at).copied().unwrap_or(Deprel::Dep)
    }

    /// The dependents of a token, in the order of the text.
    pub(super) fn children(&self, at: usize) -> impl Iterator<Item = usize> {
        self.heads.iter().enumerate().filter(move |&(_, &head)| head == Some(at)).map(|(child, _)| child)
    }

    /// Whether a token has a dependent by that relation.
    pub(super) fn has(&self, at: usize, relation: Deprel) -> bool {
        self.children(at).any(|child| self.relation(child) == relation)
    }

    /// The first token of the phrase of a token.
    pub(super) fn start(&self, at: usize) -> usize {
        let mut start = at;
        // What hangs on a token to its left begins where the leftmost of these begins.
        while let Some(child) = self.children(start).next().filter(|&child| child < start) {
            start = child;
        }
        start
    }

    /// Whether a token is a noun joined to a noun.
    pub(crate) fn is_joined_noun(&self, at: usize) -> bool {
        let noun = |at: usize| self.tag(at).is_noun();
        is_conjunct(self.relation(at)) && noun(at) && self.head(at).is_some_and(noun)
    }

    /// The noun that opens the list that a noun is of.
    pub(crate) fn first_of_list(&self, at: usize) -> usize {
        let mut first = at;
        while let Some(head) = self.head(first).filter(|&head| is_conjunct(self.relation(first)) && head < first) {
            first = head;
        }
        first
    }

    /// Joins a conjunct to another noun.
    pub(super) fn join(&mut self, conjunct: usize, noun: usize) {
        if let Some(head) = self.heads.get_mut(conjunct) {
            *head = Some(noun);
        }
    }
}

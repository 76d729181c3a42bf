//! A parsed sentence: its tokens and the tree over them.

use super::{Tag, Token};
use crate::text::Span;

/// Tokens in the order of the text, and a dependency tree over them.
///
/// Every head is an index of `tokens` and there is exactly one root; a sentence is never empty. The children of
/// each token are indexed once, when the sentence is made, so the tree is walked down as cheaply as up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From the first byte of the first token to the last byte of the last one.
    pub span: Span,
    /// The tokens.
    pub tokens: Vec<Token>,
    /// Where the children of token `i` begin in `children`; one longer than `tokens`.
    starts: Vec<usize>,
    /// The children of every token, in the order of the text.
    children: Vec<usize>,
    /// The first and the last word of the phrase of every token; none of one that is but a mark.
    ends: Vec<Option<(usize, usize)>>,
}

impl Sentence {
    /// The sentence of these tokens, whose heads and relations are set.
    #[must_use]
    pub fn new(tokens: Vec<Token>) -> Self {
        let span = match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::default(),
        };
        let mut arcs: Vec<(usize, usize)> =
            tokens.iter().enumerate().filter_map(|(child, token)| Some((token.head?, child))).collect();
        arcs.sort_unstable();
        let starts = (0..=tokens.len()).map(|head| arcs.partition_point(|arc| arc.0 < head)).collect();
        let children = arcs.into_iter().map(|(_, child)| child).collect();
        let ends = ends(&tokens);
        Self { span, tokens, starts, children, ends }
    }

    /// The token at `at`, if there is one.
    #[must_use]
    pub fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The dependents of the token at `at`, in the order of the text; none past the end.
    #[must_use]
    pub fn children(&self, at: usize) -> &[usize] {
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&start), Some(&end)) => self.children.get(start..end).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The first and the last word of the token at `at` and all below it, full stops, commas and colons left out; none
    /// if there is no other.
    #[must_use]
    pub fn ends(&self, at: usize) -> Option<(usize, usize)> {
        self.ends.get(at).copied().flatten()
    }

    /// The head of the sentence.
    #[must_use]
    pub fn root(&self) -> Option<usize> {
        self.tokens.iter().position(|token| token.head.is_none())
    }

    /// The token at `at` and all below it, in the order of the text.
    #[must_use]
    pub fn subtree(&self, at: usize) -> Vec<usize> {
        let mut found = vec![at];
        let mut next = 0;
        while let Some(&node) = found.get(next) {
            found.extend_from_slice(self.children(node));
            next += 1;
        }
        found.sort_unstable();
        found
    }
}

/// The first and the last word of every phrase.
fn ends(tokens: &[Token]) -> Vec<Option<(usize, usize)>> {
    let is_word = |at: &usize| {
        !matches!(tokens.get(*at).map(|token| token.tag), None | Some(Tag::Comma | Tag::Colon | Tag::Period))
    };
    let first = first_met(tokens, (0..tokens.len()).filter(is_word));
    let last = first_met(tokens, (0..tokens.len()).rev().filter(is_word));
    first.into_iter().zip(last).map(|(first, last)| first.zip(last)).collect()
}

/// For the phrase of every token the first of these words that is in it.
fn first_met(tokens: &[Token], words: impl Iterator<Item = usize>) -> Vec<Option<usize>> {
    let mut found = vec![None; tokens.len()];
    for word in words {
        let mut next = Some(word);
        // A phrase in which a word was met is within others in which it was.
        while let Some(slot) = next.and_then(|at| found.get_mut(at)).filter(|slot| slot.is_none()) {
            *slot = Some(word);
            next = next.and_then(|at| tokens.get(at)?.head);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::{Deprel, Margins, Tag};

    fn token(at: usize, head: Option<usize>) -> Token {
        let relation = if head.is_none() { Deprel::Root } else { Deprel::Dep };
        let span = Span::new(at * 2, at * 2 + 1);
        let margins = Margins::default();
        Token { span, form: "x".into(), lemma: "x".into(), tag: Tag::Nn, head, relation, margins }
    }

    #[test]
    fn children_and_subtrees_come_in_the_order_of_the_text() {
        let heads = [Some(1), None, Some(4), Some(4), Some(1)];
        let sentence = Sentence::new(heads.into_iter().enumerate().map(|(at, head)| token(at, head)).collect());
        assert_eq!(sentence.root(), Some(1));
        assert_eq!(sentence.children(1), [0, 4]);
        assert_eq!(sentence.subtree(4), [2, 3, 4]);
        assert_eq!([4, 1, 3].map(|at| sentence.ends(at)), [Some((2, 4)), Some((0, 4)), Some((3, 3))]);
        assert_eq!(sentence.children(9), [0usize; 0]);
        assert_eq!(sentence.span, Span::new(0, 9));
    }
}

//! A parsed sentence: its tokens and the tree over them.

use super::Token;
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
        Self { span, tokens, starts, children }
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
        assert_eq!(sentence.children(9), [0usize; 0]);
        assert_eq!(sentence.span, Span::new(0, 9));
    }
}

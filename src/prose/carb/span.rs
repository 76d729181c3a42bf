//! Phrases as the text has them, coordination and modifiers included.

use crate::prose::clause::{Analysis, Tree};
use crate::prose::{Deprel, Tag};
use crate::text::Source;

/// Clausal dependents that are no part of a phrase.
const OUTER: [Deprel; 5] = [Deprel::AclRelcl, Deprel::Appos, Deprel::Parataxis, Deprel::Discourse, Deprel::Vocative];

/// A noun phrase without its own preposition, relative clauses and appositions.
pub fn phrase(analysis: &Analysis<'_>, head: usize) -> Vec<usize> {
    let tree = analysis.tree;
    let enters = |parent: usize, child: usize| {
        let own_case = parent == head && is_own_case(tree, head, child);
        let finite_conjunct =
            tree.relation(child) == Deprel::Conj && analysis.is_predicate(child) && !analysis.is_predicate(parent);
        let preconjunction = parent == head && tree.relation(child) == Deprel::CcPreconj;
        !OUTER.contains(&tree.relation(child)) && !own_case && !finite_conjunct && !preconjunction
    };
    trimmed(tree, tree.reach(head, enters))
}

/// A noun phrase without what makes it a predicate: "a forum" of "it is a forum, as he said".
pub fn predicate_phrase(analysis: &Analysis<'_>, head: usize, copula: usize, relation: &[usize]) -> Vec<usize> {
    let tree = analysis.tree;
    let clausal = [
        Deprel::Nsubj,
        Deprel::NsubjPass,
        Deprel::Csubj,
        Deprel::Cop,
        Deprel::Aux,
        Deprel::Expl,
        Deprel::Mark,
        Deprel::Advcl,
        Deprel::AdvclRelcl,
        Deprel::Punct,
        Deprel::Ccomp,
        Deprel::Obl,
        Deprel::OblUnmarked,
    ];
    let enters = |parent: usize, child: usize| {
        let of_clause = parent == head
            && (clausal.contains(&tree.relation(child))
                || relation.contains(&child)
                || is_own_case(tree, head, child)
                || (tree.relation(child) == Deprel::Conj && analysis.is_predicate(child))
                || (tree.relation(child) == Deprel::Advmod && child < copula));
        !of_clause && !OUTER.contains(&tree.relation(child))
    };
    trimmed(tree, tree.reach(head, enters))
}

/// The noun that a relative clause or participle modifies, bare of clauses.
pub fn antecedent(analysis: &Analysis<'_>, head: usize) -> Vec<usize> {
    let tree = analysis.tree;
    let clausal = [
        Deprel::Nsubj,
        Deprel::NsubjPass,
        Deprel::Cop,
        Deprel::Aux,
        Deprel::AuxPass,
        Deprel::Expl,
        Deprel::Mark,
        Deprel::Advcl,
        Deprel::Acl,
        Deprel::Punct,
        Deprel::Ccomp,
        Deprel::Xcomp,
        Deprel::Obl,
        Deprel::Obj,
        Deprel::Conj,
        Deprel::Cc,
        Deprel::Advmod,
    ];
    let enters = |parent: usize, child: usize| {
        let of_clause = parent == head && (clausal.contains(&tree.relation(child)) || is_own_case(tree, head, child));
        !of_clause && !OUTER.contains(&tree.relation(child))
    };
    trimmed(tree, tree.reach(head, enters))
}

/// One conjunct: without the others, and without the clauses that hang on it.
pub fn conjunct(analysis: &Analysis<'_>, head: usize) -> Vec<usize> {
    let tree = analysis.tree;
    let clausal = [Deprel::Conj, Deprel::Cc, Deprel::Punct, Deprel::Nsubj, Deprel::Cop, Deprel::Advcl, Deprel::Mark];
    let enters = |parent: usize, child: usize| {
        let outer = parent == head && (clausal.contains(&tree.relation(child)) || is_own_case(tree, head, child));
        !outer && !OUTER.contains(&tree.relation(child))
    };
    trimmed(tree, tree.reach(head, enters))
}

/// Everything below a token.
pub fn clause(tree: Tree<'_>, head: usize) -> Vec<usize> {
    trimmed(tree, tree.sentence.subtree(head))
}

fn is_own_case(tree: Tree<'_>, head: usize, child: usize) -> bool {
    tree.relation(child) == Deprel::Case && child < head && tree.tag(child) != Tag::Pos
}

/// Without punctuation and conjunctions at the ends, and without brackets that do not match.
fn trimmed(tree: Tree<'_>, mut tokens: Vec<usize>) -> Vec<usize> {
    let is_edge = |at: usize| {
        matches!(tree.tag(at), Tag::Comma | Tag::Period | Tag::Colon | Tag::OpenQuote | Tag::CloseQuote | Tag::Cc)
            && !tree.is_any(at, &["both", "either"])
    };
    while tokens.last().is_some_and(|&at| is_edge(at)) {
        tokens.pop();
    }
    let lead = tokens.iter().take_while(|&&at| is_edge(at)).count();
    tokens.drain(..lead);
    let count = |tag: Tag| tokens.iter().filter(|&&at| tree.tag(at) == tag).count();
    if count(Tag::OpenBracket) != count(Tag::CloseBracket) {
        tokens.retain(|&at| !matches!(tree.tag(at), Tag::OpenBracket | Tag::CloseBracket));
    }
    tokens
}

/// The words of the tokens, as they are written.
pub fn text(source: &Source, tree: Tree<'_>, tokens: &[usize]) -> String {
    let written = tokens.iter().filter_map(|&at| tree.sentence.token(at)).map(|token| source.slice(token.span));
    written.collect::<Vec<&str>>().join(" ")
}

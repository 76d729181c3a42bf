//! Which tokens head a clause.

use super::Tree;
use crate::prose::{Deprel, Tag};

/// The tokens of the tree, heads before their dependents.
#[must_use]
pub fn top_down(tree: Tree<'_>) -> Vec<usize> {
    let mut order: Vec<usize> = tree.sentence.root().into_iter().collect();
    let mut next = 0;
    while let Some(&at) = order.get(next) {
        order.extend_from_slice(tree.children(at));
        next += 1;
    }
    order
}

/// For every token, whether it is the predicate of a clause: a verb in a clausal relation, or a word with a copula.
#[must_use]
pub fn predicates(tree: Tree<'_>, order: &[usize]) -> Vec<bool> {
    let mut found = vec![false; tree.len()];
    for &at in order {
        let joins_one = tree.head(at).is_some_and(|head| found.get(head) == Some(&true));
        if let Some(slot) = found.get_mut(at) {
            *slot = is_predicate(tree, at, joins_one);
        }
    }
    found
}

fn is_predicate(tree: Tree<'_>, at: usize, joins_one: bool) -> bool {
    if tree.has(at, &[Deprel::Cop]) {
        return true;
    }
    let verbal = tree.tag(at).is_verb() || tree.tag(at) == Tag::Md;
    let finite = tree.tag(at).is_finite() || tree.has(at, &[Deprel::Aux, Deprel::AuxPass]);
    match tree.relation(at) {
        Deprel::Root | Deprel::Ccomp | Deprel::AclRelcl | Deprel::AdvclRelcl | Deprel::Advcl | Deprel::Acl => {
            verbal || has_subject(tree, at)
        }
        Deprel::Parataxis | Deprel::Dep | Deprel::List | Deprel::Appos => finite || has_subject(tree, at),
        Deprel::Conj => (verbal && (joins_one || finite)) || has_subject(tree, at),
        Deprel::Xcomp | Deprel::Csubj | Deprel::CsubjPass => verbal,
        _ => verbal && has_subject(tree, at),
    }
}

fn has_subject(tree: Tree<'_>, at: usize) -> bool {
    tree.has(at, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj, Deprel::CsubjPass, Deprel::Expl])
}

//! What a clause says of its subject: a relation and what it leads to.

use super::relation::Relation;
use crate::prose::clause::{Tree, denying_determiner};
use crate::prose::{Construction, Deprel, Object, Sign};

/// What a relation leads to, and whether that alone is denied.
pub(super) struct Goal {
    pub(super) relation: Relation,
    pub(super) object: Option<Object>,
    pub(super) denied: Option<usize>,
    pub(super) scoped: bool,
    pub(super) construction: Construction,
    pub(super) sign: Sign,
}

impl Goal {
    /// Whether it is joined to what stands before it by "but", or by "and" with no more than a part of it: "no gift to A **and only
    /// a small one** to B".
    pub(super) fn is_contrasted(&self, tree: Tree<'_>) -> bool {
        let Some(head) = self.object.as_ref().map(|object| object.phrase().head) else { return false };
        let but = tree.children_by(head, &[Deprel::Cc]).any(|cc| tree.is(cc, "but"));
        but || tree.relation(head) == Deprel::Conj && self.has_own_only(tree, head)
    }

    /// "and **only** a small one".
    fn has_own_only(&self, tree: Tree<'_>, head: usize) -> bool {
        tree.children_by(head, &[Deprel::Cc]).any(|cc| tree.is(cc, "and") && tree.is(cc + 1, "only"))
    }

    /// "no gift to A and only a small one **to B**": whether what is joined so has a phrase of its own with that preposition.
    pub(super) fn has_its_own(&self, tree: Tree<'_>, preposition: &str) -> bool {
        let head = self.object.as_ref().map(|object| object.phrase().head).filter(|_| self.is_contrasted(tree));
        let mut to = head.into_iter().flat_map(|head| tree.children_by(head, &[Deprel::Nmod]));
        to.any(|noun| tree.preposition(noun) == preposition)
    }
}

/// "pays **no** gift **to members**, and only a small one to others": the word that denies what a phrase was told with, before
/// what is joined to it.
pub(super) fn denied_with(tree: Tree<'_>, phrase: usize) -> Option<usize> {
    let above = tree.head(phrase)?;
    let beside = tree.child(above, &[Deprel::Obj]).filter(|&given| given < phrase);
    let given = if tree.relation(above) == Deprel::Obj { Some(above) } else { beside }?;
    let second = tree.children_by(given, &[Deprel::Conj]).find(|&second| second > phrase)?;
    let no = denying_determiner(tree, given).or(Some(given).filter(|&given| tree.is(given, "nothing")));
    no.filter(|_| denying_determiner(tree, second).is_none())
}

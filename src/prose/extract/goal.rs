//! What a clause says of its subject: a relation and what it leads to.

use super::relation::Relation;
use crate::prose::clause::Tree;
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
    /// Whether it is joined to what stands before it by "but".
    pub(super) fn is_contrasted(&self, tree: Tree<'_>) -> bool {
        let head = self.object.as_ref().map(|object| object.phrase().head);
        head.is_some_and(|head| tree.children_by(head, &[Deprel::Cc]).any(|cc| tree.is(cc, "but")))
    }
}

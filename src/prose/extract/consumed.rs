//! Clauses that say nothing on their own.

use super::{naming, time};
use crate::prose::Deprel;
use crate::prose::clause::{Analysis, Clause, Role, WordClass, asks};

/// Whether the clause only carries an infinitive that says it all: "can be **expected** to agree".
pub fn is_consumed(analysis: &Analysis<'_>, clause: &Clause) -> bool {
    let tree = analysis.tree;
    let aside = tree.relation(clause.head) == Deprel::Parataxis
        && WordClass::Speech.contains(tree.lemma(clause.head))
        && !clause.arguments.iter().any(|argument| matches!(argument.role, Role::Content | Role::Object));
    let carries = |&below: &usize| {
        let control = analysis.clause_at(below).and_then(|found| found.control);
        // "authorised but **not required** to close it" hangs on the one and is told of the other.
        let joined = tree.relation(below) == Deprel::Xcomp && tree.head(below) == Some(clause.head);
        control.is_some_and(|control| !control.by_object && (control.governor == clause.head || joined))
    };
    let joined = || tree.children_by(clause.head, &[Deprel::Conj]).flat_map(|verb| tree.children(verb));
    // "was appointed **in 2021** to lead the office", "was asked **by the Board** to pay": when and by whom is told of the bidding.
    let agent = || clause.arguments.iter().any(|argument| argument.role == Role::Agent);
    let told = clause.passive
        && asks(tree, clause.head)
        && (agent() || time::moments(analysis, clause).iter().any(|moment| !moment.preposition.is_empty()));
    let objects = tree.children_by(clause.head, &[Deprel::Obj]);
    let on_object = |object: usize| tree.children_by(object, &[Deprel::Acl]).any(|below| carries(&below));
    aside
        || naming::is_alias_marker(tree, clause.head)
        || !told && tree.children(clause.head).iter().chain(joined()).any(carries)
        || objects.into_iter().any(on_object)
}

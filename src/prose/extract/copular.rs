//! What a copula says: "is a forum", "is open to members", "is a member of the Board".

use super::goal::Goal;
use super::qualifier;
use super::relation::{self, Relation};
use super::statement::Statement;
use crate::prose::Deprel;
use crate::prose::clause::{Argument, Role, WordClass, complex_preposition};

impl Statement<'_, '_> {
    /// "be" before a noun phrase; "be open" before an adjective's preposition, "be delegate" before a noun's.
    pub(super) fn copular_relation(&self, preposition: &str) -> Relation {
        let tree = self.analysis.tree;
        let head = self.clause.head;
        let adjective = tree.tag(head).is_adjective() || tree.tag(head).is_verb();
        let adjective = adjective && !tree.has(head, &[Deprel::Det, Deprel::NmodPoss]);
        let of_noun = matches!(preposition, "to" | "for" | "of" | "with");
        if relation::is_infinitive(tree, head) {
            return self.relation.clone();
        }
        if adjective || of_noun { self.relation.with(&tree.lower(head), &[head]) } else { self.relation.clone() }
    }

    pub(super) fn predicate(&self, argument: &Argument) -> Vec<Goal> {
        let tree = self.analysis.tree;
        let head = argument.head;
        // "is **in charge of** the archives".
        if let Some((of, words)) = complex_preposition(tree, head, &argument.preposition) {
            let mut tokens = tree.preposition_tokens(head);
            tokens.push(head);
            tokens.extend(tree.preposition_tokens(of));
            return self.things(of, self.relation.with(&words, &tokens), true);
        }
        if !argument.preposition.is_empty() {
            let tokens = tree.preposition_tokens(head);
            return self.things(head, self.relation.with(&argument.preposition, &tokens), true);
        }
        let leads_on = self.clause.arguments.iter().any(|other| qualifier::is_scope(self.analysis, self.clause, other));
        let acts = relation::is_infinitive(tree, head);
        if acts && (leads_on || self.clause.arguments.iter().any(|other| other.role == Role::Object)) {
            return Vec::new();
        }
        // "were concerned **that it failed**": said whole by what they were concerned about.
        let leads_on =
            leads_on || self.clause.arguments.iter().any(|other| matches!(other.role, Role::Content | Role::Object));
        if tree.tag(head).is_adjective() && leads_on && !tree.has(head, &[Deprel::Det, Deprel::NmodPoss]) {
            Vec::new()
        } else {
            let goals = self.things(head, self.relation.clone(), true);
            goals.into_iter().flat_map(|goal| self.belonging(goal)).collect()
        }
    }

    /// "is **a member of** the Board", "is **part of** the Ministry": a relation to the whole.
    fn belonging(&self, goal: Goal) -> Vec<Goal> {
        let tree = self.analysis.tree;
        let Some(noun) = goal.object.as_ref().map(|object| object.phrase().head) else { return vec![goal] };
        let whole = tree.children_by(noun, &[Deprel::Nmod, Deprel::Obl]).find(|&other| tree.preposition(other) == "of");
        let relational = WordClass::Relational.contains(&tree.lower(noun));
        let bare = tree.children(noun).iter().all(|&child| {
            let article = tree.relation(child) == Deprel::Det && tree.is_any(child, &["a", "an", "the"]);
            child > noun || article || ![Deprel::Det, Deprel::Amod, Deprel::Compound].contains(&tree.relation(child))
        });
        let Some(whole) = whole.filter(|_| relational && bare) else { return vec![goal] };
        let article = if tree.is(noun, "part") { "" } else { "a " };
        let mut tokens = vec![noun];
        tokens.extend(tree.preposition_tokens(whole));
        let relation = self.relation.with(&format!("{article}{} of", tree.lower(noun)), &tokens);
        let mut found = self.things(whole, relation, true);
        for other in &mut found {
            other.denied = goal.denied;
        }
        found
    }
}

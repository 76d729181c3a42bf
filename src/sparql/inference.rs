//! What else says so: by the rules of the vocabulary, and by plain edges.

use super::compile::Compiler;
use super::operand::{Role, same, tied};
use super::pattern::{self, Step};
use super::rules::Directed;
use super::statement::{Asked, ends};
use super::value;
use crate::claim::{Modality, Polarity};
use crate::question::{Operand, Restriction, Statement};
use crate::rdf::{NamedNode, NamedNodeRef, mint, namespace};
use spargebra::algebra::{GraphPattern, PropertyPathExpression};
use std::collections::BTreeSet;

/// Verbs after which something is expected.
const PROMISES: &[&str] = &[
    "agree",
    "plan",
    "decide",
    "intend",
    "promise",
    "pledge",
    "commit",
    "undertake",
    "expect",
    "schedule",
    "resolve",
    "vow",
];
/// Verbs of being free to do something: who may decide to do it may do it.
const CHOICES: &[&str] = &["decide", "choose", "elect", "resolve", "agree", "opt"];

impl Compiler<'_> {
    /// Claims of any relation whose preposition entails this one: to formulate policy on oceans is to cover
    /// them, whether the text ties "on oceans" to the formulating or to the policy.
    pub(super) fn scoped(&mut self, asked: &Asked<'_>) -> Vec<GraphPattern> {
        let statement = asked.statement;
        let prepositions: BTreeSet<String> =
            straight(statement).iter().flat_map(|relation| self.rules.from_scope(relation)).cloned().collect();
        let Some(object) = statement.object.as_ref().filter(|_| !prepositions.is_empty()) else { return vec![] };
        let slugs = |base| prepositions.iter().map(|word| mint::slug(base, word)).collect::<Vec<NamedNode>>();
        let (scopes, relations) = (slugs(namespace::PREP), slugs(namespace::REL));
        let scopes: Vec<NamedNodeRef<'_>> = scopes.iter().map(NamedNode::as_ref).collect();
        let nothing = BTreeSet::new();
        let mut acts = self.filled(asked, &statement.subject, Role::Subject, &nothing, &[namespace::SUBJECT]);
        acts.extend(self.mood(asked));
        acts.extend(self.restrictions(asked));
        let by_itself = self.filled(asked, object, Role::Object, &nothing, &scopes);
        let matter = self.fresh("matter");
        let what = pattern::triple(asked.claim.clone(), namespace::OBJECT.into_owned(), matter.clone());
        let said = self.description();
        let (node, ties) = self.end(asked.polarity, object, Role::Object, &nothing);
        let on = [
            self.predicate(&said, &relations),
            pattern::triple(said.clone(), namespace::SUBJECT.into_owned(), matter),
            pattern::triple(said.clone(), namespace::OBJECT.into_owned(), node),
            pattern::triple(said, namespace::POLARITY.into_owned(), Polarity::Affirmed.node().into_owned()),
        ];
        let of_its_object = [what].into_iter().chain(on).chain(ties);
        vec![
            pattern::join(acts.iter().cloned().chain(by_itself)),
            pattern::join(acts.iter().cloned().chain(of_its_object)),
        ]
    }

    /// What others expect or receive from the subject: it has the relation to that.
    pub(super) fn expected_of(&mut self, asked: &Asked<'_>) -> Option<GraphPattern> {
        let statement = asked.statement;
        let straight = straight(statement);
        let origins: BTreeSet<NamedNode> =
            straight.iter().flat_map(|relation| self.rules.from_origin(relation)).collect();
        let object = statement.object.as_ref().filter(|_| !origins.is_empty())?;
        let passes: BTreeSet<NamedNode> =
            straight.iter().flat_map(|relation| self.rules.passes_along(relation)).collect();
        let from = mint::slug(namespace::PREP, "from");
        let origins: Vec<NamedNode> = origins.into_iter().collect();
        let mut parts = vec![self.predicate(asked.claim, &origins)];
        parts.extend(self.filled(asked, &statement.subject, Role::Subject, &passes, &[from.as_ref()]));
        parts.extend(self.filled(asked, object, Role::Object, &BTreeSet::new(), &[namespace::OBJECT]));
        parts.extend(self.mood(asked));
        parts.extend(self.restrictions(asked));
        Some(pattern::join(parts))
    }

    /// "meet … in Suva", where the text's relation is "meet in" and its object Suva.
    pub(super) fn verb_with_preposition(
        &mut self,
        asked: &Asked<'_>,
        relations: &BTreeSet<Directed>,
    ) -> Vec<GraphPattern> {
        let statement = asked.statement;
        if statement.object.is_some() {
            return vec![];
        }
        let mut branches = Vec::new();
        for (at, restriction) in statement.restrictions.iter().enumerate() {
            let Restriction::Scope(preposition, operand) = restriction else { continue };
            let named = |(relation, _): &Directed| mint::slug(namespace::REL, &verb_phrase(relation, preposition));
            let verbs: Vec<NamedNode> =
                relations.iter().filter(|(relation, inverse)| !inverse && is_own(relation)).map(named).collect();
            if verbs.is_empty() {
                continue;
            }
            let nothing = BTreeSet::new();
            let mut parts = vec![self.predicate(asked.claim, &verbs)];
            parts.extend(self.filled(asked, &statement.subject, Role::Subject, &nothing, &[namespace::SUBJECT]));
            parts.extend(self.filled(asked, operand, Role::Object, &nothing, &[namespace::OBJECT]));
            parts.extend(self.mood(asked));
            let mut others = statement.clone();
            others.restrictions.remove(at);
            parts.extend(self.restrictions(&Asked {
                statement: &others,
                modalities: asked.modalities.clone(),
                ..*asked
            }));
            branches.push(pattern::join(parts));
        }
        branches
    }

    /// "will the meeting be held", over "the Board agreed to hold the meeting": what is agreed, planned or promised is
    /// expected. "Can the Board meet in private", over "the Board may decide to meet in private".
    pub(super) fn promised(&mut self, asked: &Asked<'_>) -> Vec<GraphPattern> {
        let statement = asked.statement;
        let mut own = statement.predicate.senses.iter().any(|sense| !sense.inverse && is_own(&sense.relation));
        let leads = match statement.modality {
            Modality::Expected => PROMISES,
            Modality::Possible => CHOICES,
            _ => return vec![],
        };
        let free = statement.modality == Modality::Possible;
        own |= free && statement.predicate.senses.is_empty();
        if !own || statement.predicate.label.starts_with("be ") {
            return vec![];
        }
        let verb = &statement.predicate.label;
        let mut branches = vec![self.led_to_by(asked, leads, verb, statement.object.as_ref(), &statement.restrictions)];
        let beside = statement.restrictions.split_first().filter(|_| free && statement.object.is_none());
        if let Some((Restriction::Scope(preposition, operand), rest)) = beside {
            branches.push(self.led_to_by(asked, leads, &format!("{verb} {preposition}"), Some(operand), rest));
        }
        branches
    }

    /// The claims that somebody decides, promises or is free to do something.
    fn led_to_by(
        &mut self,
        asked: &Asked<'_>,
        leads: &[&str],
        verb: &str,
        object: Option<&Operand>,
        restrictions: &[Restriction],
    ) -> GraphPattern {
        let relations = leads.iter().map(|lead| mint::slug(namespace::REL, &format!("{lead} to {verb}")));
        let relations: Vec<NamedNode> = relations.collect();
        let nothing = BTreeSet::new();
        let mut parts = vec![self.predicate(asked.claim, &relations)];
        parts.extend(self.filled(asked, &asked.statement.subject, Role::Subject, &nothing, &[namespace::SUBJECT]));
        if let Some(object) = object {
            parts.extend(self.filled(asked, object, Role::Object, &nothing, &[namespace::OBJECT]));
        }
        // Who decided to do it once need not be free to.
        let modalities =
            if asked.statement.modality == Modality::Possible { &[Modality::Possible][..] } else { &asked.modalities };
        let led = Asked { modalities: modalities.to_vec(), ..*asked };
        parts.extend(self.mood(&led));
        let narrowed = Statement { restrictions: restrictions.to_vec(), ..asked.statement.clone() };
        parts.extend(self.restrictions(&Asked { statement: &narrowed, ..led }));
        pattern::join(parts)
    }

    /// Plain edges that no claim covers, such as those of a foreign graph.
    pub(super) fn edges(&mut self, asked: &Asked<'_>, relations: &BTreeSet<Directed>) -> Vec<GraphPattern> {
        let statement = asked.statement;
        let unsourced = self.context.origins.is_empty();
        if !unsourced || !asked.modalities.contains(&Modality::Actual) || !statement.restrictions.is_empty() {
            return vec![];
        }
        let mut branches: Vec<GraphPattern> = self.instances(asked, relations).into_iter().collect();
        for inverse in [false, true] {
            let plain = relations.iter().filter(|(relation, i)| {
                *i == inverse && self.rules.has_uncited_edges(relation) && !self.is_told_by_statements(relation)
            });
            let plain: Vec<NamedNode> = plain.map(|(relation, _)| relation.clone()).collect();
            if !plain.is_empty() {
                branches.push(self.plain(asked, &plain, inverse));
                branches.extend(self.plain_text(asked, &plain, inverse));
            }
        }
        branches
    }

    /// "is a forum" as a statement: the class itself or a narrower one.
    fn instances(&mut self, asked: &Asked<'_>, relations: &BTreeSet<Directed>) -> Option<GraphPattern> {
        let Some(Operand::Things(classes)) = &asked.statement.object else { return None };
        if !relations.contains(&(namespace::TYPE.into_owned(), false)) {
            return None;
        }
        let (node, mut parts) = self.end(asked.polarity, &asked.statement.subject, Role::Subject, &BTreeSet::new());
        parts.push(self.instance(&node, &classes.exactly));
        Some(pattern::join(parts))
    }

    fn plain(&mut self, asked: &Asked<'_>, relations: &[NamedNode], inverse: bool) -> GraphPattern {
        let (subject, object) = ends(asked.statement, inverse);
        let nothing = BTreeSet::new();
        let mut parts = Vec::new();
        let mut term = |compiler: &mut Self, operand: Option<&Operand>, role| match operand {
            Some(operand) => {
                let (node, ties) = compiler.end(asked.polarity, operand, role, &nothing);
                parts.extend(ties);
                node
            }
            None => compiler.fresh("node").into(),
        };
        let (subject, object) = (term(self, subject, Role::Subject), term(self, object, Role::Object));
        let (relation, claim) = (self.fresh("relation"), self.fresh("claim"));
        parts.push(pattern::values(&relation, pattern::ground(relations)));
        parts.push(pattern::triple(subject.clone(), relation.clone(), object.clone()));
        let said = pattern::join([
            pattern::triple(claim.clone(), namespace::SUBJECT.into_owned(), subject),
            pattern::triple(claim.clone(), namespace::PREDICATE.into_owned(), relation),
            pattern::triple(claim, namespace::OBJECT.into_owned(), object),
        ]);
        pattern::filter(pattern::join(parts), pattern::not_exists(said))
    }

    /// Plain edges that lead to the name of what is asked with, where a graph writes "Fiji" and not the thing.
    fn plain_text(&mut self, asked: &Asked<'_>, relations: &[NamedNode], inverse: bool) -> Option<GraphPattern> {
        let (subject, object) = ends(asked.statement, inverse);
        let Some(Operand::Things(things)) = object else { return None };
        let subject = subject.filter(|_| value::leads_to_text(self.rules, relations))?;
        let (node, mut parts) = self.end(asked.polarity, subject, Role::Subject, &BTreeSet::new());
        let (relation, text) = (self.fresh("relation"), self.fresh("text"));
        parts.push(pattern::values(&relation, pattern::ground(relations)));
        parts.push(pattern::values(&text, value::as_text(things)));
        parts.push(pattern::triple(node, relation, text));
        Some(pattern::join(parts))
    }

    /// Claims on a walk from the subject to the object over any number of these relations.
    pub(super) fn walks(&mut self, asked: &Asked<'_>, relations: &BTreeSet<Directed>) -> Vec<GraphPattern> {
        let Some(object) = &asked.statement.object else { return vec![] };
        let steps: Vec<Step> = relations.iter().cloned().chain(same()).collect();
        let (from, before) = self.start(asked.polarity, &asked.statement.subject, Role::Subject);
        let (to, after) = self.start(asked.polarity, object, Role::Object);
        let mut branches = Vec::new();
        for inverse in [false, true] {
            let members: Vec<NamedNode> =
                relations.iter().filter(|(_, i)| *i == inverse).map(|(relation, _)| relation.clone()).collect();
            if members.is_empty() {
                continue;
            }
            let (near, far) = (self.fresh("node"), self.fresh("node"));
            let (said_of, said) = if inverse { (&far, &near) } else { (&near, &far) };
            let to_near = before.iter().cloned().chain(pattern::walk(from.clone(), &steps, near.clone()));
            let from_far = after.iter().cloned().chain(pattern::walk(far.clone(), &steps, to.clone()));
            let mut parts = tied(&asked.statement.subject, &near, to_near.collect());
            parts.extend(tied(object, &far, from_far.collect()));
            parts.push(self.predicate(asked.claim, &members));
            parts.push(pattern::triple(asked.claim.clone(), namespace::SUBJECT.into_owned(), said_of.clone()));
            parts.push(pattern::triple(asked.claim.clone(), namespace::OBJECT.into_owned(), said.clone()));
            parts.extend(self.mood(asked));
            parts.extend(self.restrictions(asked));
            branches.push(pattern::join(parts));
        }
        // An edge does not say when or where it holds.
        let is_bare = self.context.origins.is_empty() && asked.statement.restrictions.is_empty();
        if is_bare && relations.iter().any(|(relation, _)| self.rules.has_uncited_edges(relation)) {
            let walk = pattern::any_step(&steps).map(|step| PropertyPathExpression::OneOrMore(Box::new(step)));
            let walk = walk.map(|walk| pattern::path(from, walk, to));
            branches.push(pattern::join(before.into_iter().chain(after).chain(walk)));
        }
        branches
    }

    /// "where was it hosted": where it was held.
    pub(super) fn placed(&mut self, asked: &Asked<'_>) -> Vec<GraphPattern> {
        let statement = asked.statement;
        let told: BTreeSet<NamedNode> =
            straight(statement).iter().flat_map(|relation| self.rules.placed_by(relation)).collect();
        let Some(object) = statement.object.as_ref().filter(|_| !told.is_empty()) else { return vec![] };
        let told: Vec<NamedNode> = told.into_iter().collect();
        let mut branches = Vec::new();
        for restriction in &statement.restrictions {
            let Restriction::Where(variable) = restriction else { continue };
            let nothing = BTreeSet::new();
            let mut parts = vec![self.predicate(asked.claim, &told)];
            parts.extend(self.filled(asked, object, Role::Subject, &nothing, &[namespace::SUBJECT]));
            let place = Operand::Variable(*variable);
            parts.extend(self.filled(asked, &place, Role::Object, &nothing, &[namespace::OBJECT]));
            parts.extend(self.mood(asked));
            branches.push(pattern::join(parts));
        }
        branches
    }
}

/// The relations asked for in their own direction.
pub(super) fn straight(statement: &Statement) -> Vec<NamedNode> {
    let senses = statement.predicate.senses.iter().filter(|sense| !sense.inverse);
    senses.map(|sense| sense.relation.clone()).collect()
}

pub(super) fn is_own(relation: &NamedNode) -> bool {
    relation.as_str().starts_with(namespace::REL)
}

fn verb_phrase(relation: &NamedNode, preposition: &str) -> String {
    let verb = relation.as_str().strip_prefix(namespace::REL).unwrap_or_default();
    format!("{verb} {preposition}")
}

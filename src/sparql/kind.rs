//! Kinds and qualities as graph patterns.

use super::compile::Compiler;
use super::operand::{Role, same};
use super::otherwise::{is_text, test_text};
use super::pattern::{self, Step};
use super::value::and;
use crate::claim::Polarity;
use crate::question::{Noun, Operand, Things};
use crate::rdf::{NamedNode, NamedNodeRef, namespace};
use spargebra::algebra::{Function, GraphPattern, PropertyPathExpression};
use spargebra::term::{GroundTerm, TermPattern, Variable};
use std::collections::BTreeSet;

impl Compiler<'_> {
    /// The operand is one of those, by class, by the head of its name, or by what is said of it.
    pub(super) fn kind(&mut self, operand: &Operand, noun: &Noun, claim: &Variable) -> GraphPattern {
        let (node, mut parts) = self.end(Polarity::Affirmed, operand, Role::Object, &BTreeSet::new());
        let mut branches = Vec::new();
        if !noun.classes.is_empty() {
            branches.push(self.instance(&node, &noun.classes));
        }
        if !noun.kinds.is_empty() {
            let words = noun.kinds.iter().flat_map(|kind| pattern::text(kind)).collect();
            branches.push(self.has_one(&node, &namespace::KIND.into_owned(), words));
        }
        if noun.told.is_some() || !noun.things.is_empty() {
            branches.push(self.said_to_be(&node, noun, Polarity::Affirmed, claim));
            branches.push(self.named_among(&node, noun, claim));
            // In a text "guidelines" are guidelines; in another graph a thing is no instance of its name.
            let own = noun.things.iter().filter(|thing| thing.as_str().starts_with(namespace::ID));
            if let TermPattern::Variable(itself) = &node {
                branches.push(pattern::values(itself, pattern::ground(own)));
            }
        }
        parts.push(pattern::union(branches));
        self.then(pattern::join(parts), claim)
    }

    /// What is denied of it: that it is one of those.
    pub(super) fn not_of_kind(&mut self, operand: &Operand, noun: &Noun, claim: &Variable) -> GraphPattern {
        let (node, mut parts) = self.end(Polarity::Denied, operand, Role::Object, &BTreeSet::new());
        let other = self.fresh("node");
        let mut branches = vec![];
        if !noun.classes.is_empty() {
            branches.push(self.instance(&other.clone().into(), &noun.classes));
        }
        if !noun.kinds.is_empty() {
            let words = noun.kinds.iter().flat_map(|kind| pattern::text(kind)).collect();
            branches.push(self.has_one(&other.clone().into(), &namespace::KIND.into_owned(), words));
        }
        if !noun.things.is_empty() {
            branches.push(pattern::values(&other, pattern::ground(&noun.things)));
        }
        parts.push(self.claim_of(claim, &node, &namespace::BE.into_owned(), &other.into(), Polarity::Denied));
        parts.push(pattern::union(branches));
        self.then(pattern::join(parts), claim)
    }

    /// The operand has that adjective in its name, or is said to be so.
    pub(super) fn quality(
        &mut self,
        operand: &Operand,
        adjective: &str,
        polarity: Polarity,
        claim: &Variable,
    ) -> GraphPattern {
        let (node, mut parts) = self.end(Polarity::Affirmed, operand, Role::Object, &BTreeSet::new());
        let variable = self.fresh("quality");
        let said = pattern::join([
            pattern::values(&variable, pattern::text(adjective)),
            self.claim_of(claim, &node, &namespace::BE.into_owned(), &variable.into(), polarity),
        ]);
        // "legally binding" is binding.
        let how = self.fresh("quality");
        let closer = self.claim_of(claim, &node, &namespace::BE.into_owned(), &how.clone().into(), polarity);
        let ends = test_text(Function::StrEnds, &how, &format!("ly {adjective}"));
        let closer = pattern::filter(closer, and(is_text(&how), ends));
        let named = match polarity {
            Polarity::Affirmed => pattern::text(adjective),
            Polarity::Denied => pattern::text(&opposite(adjective)),
        };
        let judged = self.is_judged(claim);
        let has = self.named_so(operand, &node, named, judged);
        parts.push(pattern::union([has, said, closer]));
        self.then(pattern::join(parts), claim)
    }

    /// What has a quality in its name. Where that is judged, it is only what is called exactly so: "binding decisions" are
    /// binding by their name, which tells neither that decisions are nor that there are any.
    fn named_so(
        &mut self,
        operand: &Operand,
        node: &TermPattern,
        words: Vec<GroundTerm>,
        judged: bool,
    ) -> GraphPattern {
        let property = namespace::QUALITY.into_owned();
        match operand {
            Operand::Variable(_) if judged => pattern::union([]),
            Operand::Things(things) if judged && !things.narrower.is_empty() => {
                let itself = Operand::Things(Things { narrower: vec![], ..things.clone() });
                let (itself, mut parts) = self.end(Polarity::Affirmed, &itself, Role::Object, &BTreeSet::new());
                parts.push(self.has_one(&itself, &property, words));
                pattern::join(parts)
            }
            _ => self.has_one(node, &property, words),
        }
    }

    /// An instance of one of these classes or of a narrower one. What the rules know of classes is spelt out; what the
    /// graph itself says is left to the engine.
    pub(super) fn instance(&mut self, node: &TermPattern, classes: &[NamedNode]) -> GraphPattern {
        let mut path = down(namespace::TYPE, namespace::SUB_CLASS_OF);
        if self.rules.has_uncited_edges(&namespace::INSTANCE_OF.into_owned()) {
            let other = down(namespace::INSTANCE_OF, namespace::SUBCLASS_OF);
            path = PropertyPathExpression::Alternative(Box::new(path), Box::new(other));
        }
        let all: BTreeSet<NamedNode> = classes.iter().flat_map(|class| self.rules.narrower_classes(class)).collect();
        if let (1, Some(only)) = (all.len(), all.first()) {
            return pattern::path(node.clone(), path, only.clone());
        }
        let class = self.fresh("class");
        let choice = pattern::values(&class, pattern::ground(&all));
        let instance = pattern::path(node.clone(), path, class);
        pattern::join([choice, instance])
    }

    fn has_one(&mut self, node: &TermPattern, property: &NamedNode, words: Vec<GroundTerm>) -> GraphPattern {
        let word = self.fresh("word");
        let has = pattern::triple(node.clone(), property.clone(), word.clone());
        pattern::join([pattern::values(&word, words), has])
    }

    /// The things that are called by a noun: those listed, and those told by their kind.
    fn called(&mut self, thing: &Variable, noun: &Noun) -> GraphPattern {
        let listed = pattern::values(thing, pattern::ground(&noun.things));
        let mut told =
            |kind: &String| self.has_one(&thing.clone().into(), &namespace::KIND.into_owned(), pattern::text(kind));
        let told = noun.told.as_ref().map(&mut told);
        pattern::union([listed].into_iter().chain(told))
    }

    fn said_to_be(&mut self, node: &TermPattern, noun: &Noun, polarity: Polarity, claim: &Variable) -> GraphPattern {
        let (thing, other) = (self.fresh("thing"), self.fresh("node"));
        let choice = self.called(&thing, noun);
        let is = self.claim_of(claim, node, &namespace::BE.into_owned(), &other.clone().into(), polarity);
        let steps: Vec<Step> = same().into_iter().chain([(namespace::BE.into_owned(), false)]).collect();
        let walk = [choice].into_iter().chain(pattern::walk(other.clone(), &steps, thing)).collect();
        pattern::join([pattern::once(&other, walk), is])
    }

    fn named_among(&mut self, node: &TermPattern, noun: &Noun, claim: &Variable) -> GraphPattern {
        let (thing, group) = (self.fresh("thing"), self.fresh("group"));
        let choice = self.called(&thing, noun);
        let walk = [choice].into_iter().chain(pattern::walk(group.clone(), &same(), thing)).collect();
        let examples = self.rules.example_relations();
        let mut named = |relation| self.claim_of(claim, &group.clone().into(), relation, node, Polarity::Affirmed);
        let branches: Vec<GraphPattern> = examples.iter().map(&mut named).collect();
        pattern::join([pattern::once(&group, walk), pattern::union(branches)])
    }
    /// A claim with these parts.
    fn claim_of(
        &mut self,
        claim: &Variable,
        subject: &TermPattern,
        relation: &NamedNode,
        object: &TermPattern,
        polarity: Polarity,
    ) -> GraphPattern {
        let parts = [
            pattern::triple(claim.clone(), namespace::SUBJECT.into_owned(), subject.clone()),
            pattern::triple(claim.clone(), namespace::PREDICATE.into_owned(), relation.clone()),
            pattern::triple(claim.clone(), namespace::OBJECT.into_owned(), object.clone()),
            pattern::triple(claim.clone(), namespace::POLARITY.into_owned(), polarity.node().into_owned()),
        ];
        pattern::join(parts.into_iter().chain(self.in_context(claim)))
    }
}

/// From instances to classes, by one property, and to wider ones by another.
fn down(instance: NamedNodeRef<'_>, wider: NamedNodeRef<'_>) -> PropertyPathExpression {
    let wider = PropertyPathExpression::ZeroOrMore(Box::new(wider.into_owned().into()));
    PropertyPathExpression::Sequence(Box::new(instance.into_owned().into()), Box::new(wider))
}

/// The adjective that says the contrary: "binding" and "non-binding".
fn opposite(adjective: &str) -> String {
    adjective.strip_prefix("non-").map_or_else(|| format!("non-{adjective}"), str::to_owned)
}

//! What stands in a claim for what a question names.

use super::compile::Compiler;
use super::pattern::{self, Step};
use super::statement::Asked;
use crate::claim::Polarity;
use crate::question::{Operand, Things};
use crate::rdf::{NamedNode, NamedNodeRef, namespace};
use oxigraph::model::vocab::xsd;
use spargebra::algebra::{GraphPattern, PropertyPathExpression};
use spargebra::term::{TermPattern, Variable};
use std::collections::BTreeSet;

/// Which part of a claim an operand fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Subject,
    Object,
}

impl Compiler<'_> {
    /// The operand stands, by name or by what follows for it, where the claim has one of `properties`.
    pub(super) fn filled(
        &mut self,
        asked: &Asked<'_>,
        operand: &Operand,
        role: Role,
        passes: &BTreeSet<NamedNode>,
        properties: &[NamedNodeRef<'_>],
    ) -> Vec<GraphPattern> {
        if let Some(said) = self.in_these_words(asked, operand, properties) {
            return vec![said];
        }
        let (node, mut parts) = self.end(asked.polarity, operand, role, passes);
        let path = match properties {
            [property] => Some(PropertyPathExpression::NamedNode(property.into_owned())),
            several => pattern::one_of(several),
        };
        let has = path.map(|path| match path {
            PropertyPathExpression::NamedNode(property) => pattern::triple(asked.claim.clone(), property, node),
            path => pattern::path(asked.claim.clone(), path, node),
        });
        let at = if matches!(operand, Operand::Variable(_)) { 0 } else { parts.len() };
        parts.splice(at..at, has);
        parts
    }

    /// The term that a claim has for an operand, and what ties the two.
    pub(super) fn end(
        &mut self,
        polarity: Polarity,
        operand: &Operand,
        role: Role,
        passes: &BTreeSet<NamedNode>,
    ) -> (TermPattern, Vec<GraphPattern>) {
        let steps = self.steps(operand, role, passes);
        let (start, mut parts) = self.start(polarity, operand, role);
        let node = self.fresh("node");
        let walk = match operand {
            Operand::Things(things) if role == Role::Subject => {
                let back = (things.holder || names_one(&things.label)).then_some(namespace::BE);
                let groups = |step: &Step| step.1 && self.rules.example_relations().contains(&step.0);
                let (groups, own): (Vec<Step>, Vec<Step>) = steps.into_iter().partition(groups);
                pattern::to_subject(start.clone(), (&own, &groups), back, node.clone())
            }
            _ => pattern::walk(start.clone(), &steps, node.clone()),
        };
        let Some(walk) = walk else { return (start, parts) };
        parts.push(walk);
        let parts = tied(operand, &node, parts);
        (node.into(), parts)
    }

    /// The operand as it was named.
    pub(super) fn start(
        &mut self,
        polarity: Polarity,
        operand: &Operand,
        role: Role,
    ) -> (TermPattern, Vec<GraphPattern>) {
        match operand {
            Operand::Variable(variable) => (self.variable(*variable).into(), vec![]),
            Operand::Literal(literal) if literal.datatype() == xsd::STRING => {
                let variable = self.fresh("text");
                let choice = pattern::values(&variable, pattern::text(literal.value()));
                (variable.into(), vec![choice])
            }
            Operand::Literal(literal) => (literal.clone().into(), vec![]),
            Operand::Things(things) => match denoted(things, polarity, role).as_slice() {
                [thing] => (thing.clone().into(), vec![]),
                several => {
                    let variable = self.fresh("thing");
                    let choice = pattern::values(&variable, pattern::ground(several));
                    (variable.into(), vec![choice])
                }
            },
        }
    }

    /// What may lie between an operand and the node of a claim that holds for it.
    ///
    /// A thing has other names, is named among a group, is an instance of what it is said to be, and takes
    /// part in what it passes along from. A variable stands for what is said and for the examples of it;
    /// only if it is joined with another statement, for other names and inheritance too.
    fn steps(&self, operand: &Operand, role: Role, passes: &BTreeSet<NamedNode>) -> Vec<Step> {
        let joined = match operand {
            Operand::Variable(variable) => self.is_joined(*variable),
            Operand::Things(_) => true,
            Operand::Literal(_) => return vec![],
        };
        let mut steps: Vec<Step> =
            self.rules.example_relations().iter().map(|relation| (relation.clone(), true)).collect();
        if joined {
            steps.extend(same());
        }
        if role == Role::Subject && joined {
            steps.extend(passes.iter().map(|relation| (relation.clone(), false)));
            if matches!(operand, Operand::Things(_)) {
                steps.push((namespace::BE.into_owned(), false));
            }
        }
        steps
    }
}

/// What ties a node to an operand; walks from what is named are put for themselves.
pub(super) fn tied(operand: &Operand, node: &Variable, parts: Vec<GraphPattern>) -> Vec<GraphPattern> {
    match operand {
        Operand::Things(_) => vec![pattern::once(node, parts)],
        Operand::Variable(_) | Operand::Literal(_) => parts,
    }
}

/// Names of one thing lead to each other.
pub(super) fn same() -> [Step; 2] {
    [(namespace::SAME_AS.into_owned(), false), (namespace::SAME_AS.into_owned(), true)]
}

/// The things of that phrase that a claim may be about.
fn denoted(things: &Things, polarity: Polarity, role: Role) -> Vec<NamedNode> {
    let more = match (polarity, role) {
        (Polarity::Denied, _) => &things.broader[..],
        (Polarity::Affirmed, Role::Subject) if !things.exactly.is_empty() => &[],
        (Polarity::Affirmed, _) => &things.narrower[..],
    };
    let all: BTreeSet<&NamedNode> = things.exactly.iter().chain(more).collect();
    all.into_iter().cloned().collect()
}

/// Whether a phrase names one thing and not a kind: then what is said to be it is it ("the host is Tonga").
fn names_one(phrase: &str) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let plural = phrase.ends_with('s') && !phrase.ends_with("ss") && !phrase.ends_with("us");
    !plural && phrase.split_whitespace().filter(|word| !matches!(*word, "The" | "A" | "An")).any(capital)
}

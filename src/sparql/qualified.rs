//! Statement nodes: what a graph like Wikidata says of a relation, with the times at which it holds.
//!
//! There an edge (`wdt:P488`) tells what holds now. What held when is told by nodes: `p:P488` leads to a statement,
//! `ps:P488` from it to the value, `pq:P580` and others to its times.

use super::compile::Compiler;
use super::operand::Role;
use super::pattern;
use super::properties::Qualified;
use super::restriction::{self, Dates};
use super::rules::{Directed, Rules};
use super::statement::{Asked, ends};
use crate::claim::{Modality, TimeRelation};
use crate::question::Restriction;
use crate::rdf::{NamedNode, NamedNodeRef, namespace};
use spargebra::algebra::GraphPattern;
use std::collections::BTreeSet;

impl Rules {
    /// The statement nodes of a relation: as they are declared, or by the names that Wikidata gives them.
    pub(super) fn qualified(&self, relation: &NamedNode) -> Option<Qualified> {
        self.properties.of(relation).filter(|found| self.has_uncited_edges(&found.value))
    }
}

/// The qualifiers for the times of a statement.
fn qualifier(relation: TimeRelation) -> NamedNodeRef<'static> {
    match relation {
        TimeRelation::In => namespace::POINT_IN_TIME,
        TimeRelation::Since => namespace::START_TIME,
        TimeRelation::Until => namespace::END_TIME,
        TimeRelation::Before => namespace::LATEST_DATE,
        TimeRelation::After => namespace::EARLIEST_DATE,
    }
}

impl Compiler<'_> {
    /// Whether a relation is asked for as of a date and has statements that tell when.
    pub(super) fn is_told_by_statements(&self, relation: &NamedNode) -> bool {
        self.context.as_of.is_some() && self.rules.qualified(relation).is_some()
    }

    /// Statements with a time that say so.
    pub(super) fn dated_statements(&mut self, asked: &Asked<'_>, relations: &BTreeSet<Directed>) -> Vec<GraphPattern> {
        let restrictions = &asked.statement.restrictions;
        let is_dated = !restrictions.is_empty() || self.context.as_of.is_some();
        let of_time = |one: &Restriction| matches!(one, Restriction::Time(..) | Restriction::When(_));
        let can_be = self.context.origins.is_empty() && asked.modalities.contains(&Modality::Actual);
        if !is_dated || !can_be || !restrictions.iter().all(of_time) {
            return vec![];
        }
        let found =
            relations.iter().filter_map(|(relation, inverse)| Some((self.rules.qualified(relation)?, *inverse)));
        let found: Vec<(Qualified, bool)> = found.collect();
        found.into_iter().map(|(qualified, inverse)| self.told_when(asked, &qualified, inverse)).collect()
    }

    fn told_when(&mut self, asked: &Asked<'_>, qualified: &Qualified, inverse: bool) -> GraphPattern {
        let (subject, object) = ends(asked.statement, inverse);
        let (statement, mut parts) = (self.fresh("statement"), vec![]);
        for (operand, role) in [(subject, Role::Subject), (object, Role::Object)] {
            let node = match operand {
                Some(operand) => {
                    let (node, ties) = self.end(asked.polarity, operand, role, &BTreeSet::new());
                    parts.extend(ties);
                    node
                }
                None => self.fresh("node").into(),
            };
            parts.push(match role {
                Role::Subject => pattern::triple(node, qualified.claim.clone(), statement.clone()),
                Role::Object => pattern::triple(statement.clone(), qualified.value.clone(), node),
            });
        }
        let dates = Dates { node: &statement, property: qualifier, spans: true };
        for restriction in &asked.statement.restrictions {
            match restriction {
                Restriction::Time(relation, date) => parts.push(restriction::time(self, dates, *relation, date)),
                Restriction::When(variable) => {
                    let all = [TimeRelation::In, TimeRelation::Since, TimeRelation::Until].map(qualifier);
                    let when = self.variable(*variable);
                    let times = pattern::one_of(&all).map(|path| pattern::path(statement.clone(), path, when));
                    parts.extend(times);
                }
                Restriction::Where(_) | Restriction::HowMuch(_) | Restriction::Scope(..) => {}
            }
        }
        let rank = (namespace::RANK.into_owned(), namespace::DEPRECATED_RANK.into_owned());
        let void = pattern::triple(statement.clone(), rank.0, rank.1);
        let mut whole = pattern::filter(pattern::join(parts), pattern::not_exists(void));
        if let Some(date) = &self.context.as_of {
            let elsewhen = self.elsewhen(dates, date);
            whole = pattern::filter(whole, pattern::not_exists(elsewhen));
        }
        whole
    }
}

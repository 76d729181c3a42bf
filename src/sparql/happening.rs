//! What happened: the claims of a time or a place, whatever their relation.

use super::compile::Compiler;
use super::operand::Role;
use super::statement::Asked;
use super::{pattern, restriction};
use crate::claim::TimeRelation;
use crate::question::{Operand, Restriction};
use crate::rdf::{Literal, namespace};
use spargebra::algebra::GraphPattern;
use spargebra::term::Variable;
use std::collections::BTreeSet;

impl Compiler<'_> {
    /// Claims of any relation, with what narrows them.
    pub(super) fn anything(&mut self, asked: &Asked<'_>) -> Option<GraphPattern> {
        let statement = asked.statement;
        if !statement.predicate.is_anything() {
            return None;
        }
        let nothing = BTreeSet::new();
        let mut parts: Vec<GraphPattern> = vec![];
        for one in &statement.restrictions {
            parts.push(match one {
                Restriction::Time(TimeRelation::In, date) if !date.starts_with('-') => {
                    self.dated_within(asked.claim, date)
                }
                one => restriction::pattern(self, asked.claim, asked.polarity, one),
            });
        }
        parts.extend(self.filled(asked, &statement.subject, Role::Subject, &nothing, &[namespace::SUBJECT]));
        parts.extend(self.mood(asked));
        let mut said = pattern::join(parts);
        if let Some(Operand::Variable(variable)) = statement.object {
            let object = self.variable(variable);
            let leads = pattern::triple(asked.claim.clone(), namespace::OBJECT.into_owned(), object);
            said = pattern::optional(said, leads);
        }
        Some(self.then(said, asked.claim))
    }

    /// A date of the claim lies within a year, a month or a day: what holds for longer did not happen then.
    fn dated_within(&mut self, claim: &Variable, date: &str) -> GraphPattern {
        let time = self.fresh("time");
        let has = restriction::of_any_date(claim, time.clone());
        let literal = Literal::new_simple_literal(date).into();
        pattern::filter(has, restriction::starts(restriction::text_of(&time), literal))
    }
}

//! "The same … as": two things of which one and the same is said.

use super::verb::Frame;
use super::{Resolver, join, statement};
use crate::question::error::AskError;
use crate::question::reading::{Condition, Operand, Predicate};
use crate::question::syntax::NounPhrase;

impl Resolver<'_> {
    /// "report to the same body as the CTI": another one that reports to what the CTI reports to.
    pub(super) fn say_same(
        &mut self,
        frame: &Frame<'_>,
        subject: &Operand,
        predicate: &Predicate,
        noun: &NounPhrase,
    ) -> Result<Condition, AskError> {
        let mut plain = noun.clone();
        let other = plain.each.iter_mut().find_map(|unit| unit.measures.same.take()).flatten();
        let Some(other) = other else {
            let span = noun.each.first().map(|unit| unit.span).unwrap_or_default();
            return Err(AskError::NothingCompared { span });
        };
        let mut conditions = vec![];
        let shared = self.noun_phrase(&plain)?.each;
        for denoted in &shared {
            let said = statement(subject.clone(), predicate.clone(), Some(denoted.operand.clone()));
            conditions.push(self.qualified(frame, said)?);
            conditions.extend(denoted.conditions.iter().cloned());
        }
        let others = self.noun_phrase(&other)?;
        let mut each = vec![];
        for one in others.each {
            let mut also = vec![];
            for denoted in &shared {
                let said = statement(one.operand.clone(), predicate.clone(), Some(denoted.operand.clone()));
                also.push(self.qualified(frame, said)?);
            }
            also.extend(one.conditions);
            if matches!(subject, Operand::Variable(_)) {
                also.push(Condition::Not(Box::new(Condition::Same(subject.clone(), one.operand))));
            }
            each.push(join(false, also));
        }
        conditions.push(join(others.any, each));
        Ok(join(false, conditions))
    }
}

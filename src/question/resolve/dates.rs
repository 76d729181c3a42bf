//! "In 2024 or 2025": what is said at one of several dates, said once for each.

use super::{Missing, Resolver, join};
use crate::question::error::AskError;
use crate::question::reading::deny::deny;
use crate::question::reading::{Condition, Operand};
use crate::question::syntax::{Predicate, Qualifier, Words};

impl Resolver<'_> {
    /// What is said of a subject, at one of the dates where there are several.
    pub(super) fn predicate_at(
        &mut self,
        subject: &Operand,
        written: &Predicate,
        missing: Option<&Missing>,
        fronted: Option<&Words>,
    ) -> Result<Condition, AskError> {
        let Some(apart) = at_each_date(written) else { return self.predicate(subject, written, missing, fronted) };
        let each: Result<Vec<_>, _> = apart.iter().map(|one| self.predicate(subject, one, missing, fronted)).collect();
        // "not in 2024 or 2025": in neither.
        Ok(match written.negated {
            true => join(false, each?.into_iter().map(deny).collect()),
            false => join(true, each?),
        })
    }
}

/// The same at each of the dates of which one is enough, none of them denied; none if it has no such choice.
fn at_each_date(written: &Predicate) -> Option<Vec<Predicate>> {
    let (at, dates) = written.qualifiers.iter().enumerate().find_map(|(at, one)| match one {
        Qualifier::AnyTime(dates) => Some((at, dates.clone())),
        _ => None,
    })?;
    let with = |(relation, date)| {
        let mut one = Predicate { negated: false, ..written.clone() };
        one.qualifiers.splice(at..=at, [Qualifier::Time(relation, date)]);
        one
    };
    Some(dates.into_iter().map(with).collect())
}

//! Relative clauses: what must hold of what a noun stands for.

use super::{Missing, Resolver, join};
use crate::question::error::AskError;
use crate::question::reading::{Condition, Operand, Statement};
use crate::question::say::speaks_of;
use crate::question::syntax::{NounUnit, Predicates, Relative};

impl Resolver<'_> {
    /// All that the clauses about a noun say of a thing.
    pub(super) fn relatives(&mut self, operand: &Operand, unit: &NounUnit) -> Result<Vec<Condition>, AskError> {
        unit.relatives.iter().map(|relative| self.relative(operand, relative)).collect()
    }

    fn relative(&mut self, operand: &Operand, relative: &Relative) -> Result<Condition, AskError> {
        // "a birth place that is not their death place": whoever has it, not the place.
        let possessor = if self.value_of(operand).is_some() { self.possessor.clone() } else { Some(operand.clone()) };
        let outer = std::mem::replace(&mut self.possessor, possessor);
        // "more libraries than the trust that it advises": whoever the clause around it is about.
        let subject = self.antecedent.clone().map(Operand::Things).or_else(|| outer.clone());
        let it = self.it.clone();
        self.it = it.clone().or(subject);
        let said = self.relative_clause(operand, relative);
        (self.possessor, self.it) = (outer, it);
        said.map(collapsed)
    }

    /// What is said of what is asked for, to which "their" refers: "which mayors were born in their city".
    pub(super) fn predicates_of(&mut self, operand: &Operand, said: &Predicates) -> Result<Condition, AskError> {
        let outer = self.possessor.replace(operand.clone());
        let said = self.predicates(operand, said, None, None);
        self.possessor = outer;
        said
    }

    fn relative_clause(&mut self, operand: &Operand, relative: &Relative) -> Result<Condition, AskError> {
        match relative {
            Relative::Any(groups) => {
                let mut each = vec![];
                for group in groups {
                    let all: Result<Vec<_>, _> = group.iter().map(|one| self.relative(operand, one)).collect();
                    each.push(join(false, all?));
                }
                Ok(join(true, each))
            }
            Relative::Subject(predicates) => self.predicates(operand, predicates, None, None),
            Relative::Object(preposition, clause) => {
                self.with_gap(clause, &Missing::Thing(operand.clone()), preposition.as_ref())
            }
            Relative::Whose(words, predicates) => {
                let owned = Operand::Variable(self.fresh());
                let mut conditions = self.belongs(operand.clone(), &owned, words)?;
                conditions.push(self.predicates(&owned, predicates, None, None)?);
                Ok(join(false, conditions))
            }
            Relative::Place(clause) => match operand {
                Operand::Variable(variable) => self.clause(clause, Some(&Missing::Where(*variable))),
                _ => self.clause(clause, None),
            },
        }
    }
}

/// A value that is said to be something is put for itself: "whose capital is Suva" as "with the capital Suva".
fn collapsed(condition: Condition) -> Condition {
    let Condition::All(all) = &condition else { return condition };
    let found = all.iter().enumerate().find_map(|(at, one)| match one {
        Condition::Same(Operand::Variable(variable), other) if !matches!(other, Operand::Variable(_)) => {
            Some((at, *variable, other.clone()))
        }
        _ => None,
    });
    let Some((at, variable, other)) = found else { return condition };
    let speaking = all.iter().filter(|one| speaks_of(one, variable)).count();
    let stated = all.iter().position(
        |one| matches!(one, Condition::Statement(said) if said.object_is(variable) && said.predicate.is_foreign()),
    );
    let Some(stated) = stated.filter(|_| speaking == 2) else { return condition };
    let put = |(place, one): (usize, &Condition)| match one {
        _ if place == at => None,
        Condition::Statement(said) if place == stated => {
            Some(Condition::Statement(Statement { object: Some(other.clone()), ..said.clone() }))
        }
        one => Some(one.clone()),
    };
    join(false, all.iter().enumerate().filter_map(put).collect())
}

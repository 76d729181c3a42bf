//! "Does any committee meet in Suva?" where nothing is said of "any committee": whether there is one that does.

use super::Resolver;
use crate::claim::Modality;
use crate::question::error::AskError;
use crate::question::reading::{Condition, Form, Operand, Reading};
use crate::question::syntax::{Clause, Clauses, Core, NounUnit};

/// What marks a noun that is asked for as whatever is called so.
const LETTER: &str = "one";

impl Resolver<'_> {
    /// Whether it is so; where that is not known, whether there is one of which it is.
    pub(super) fn whether(&mut self, clauses: &Clauses) -> Result<Reading, AskError> {
        let instead = self.whether_one(clauses).map(Box::new);
        self.judged(Form::YesNo, clauses).map(|reading| Reading { instead, ..reading })
    }

    /// Whether there is one of what the subject of a question is called; none where it names one thing.
    fn whether_one(&self, clauses: &Clauses) -> Option<Reading> {
        if self.unknown.is_hasty() || self.letters.is_some() || !clauses.each.iter().any(has_indefinite) {
            return None;
        }
        let mut each = clauses.each.clone();
        for clause in each.iter_mut().filter(|clause| has_indefinite(clause)) {
            let units = clause.subject.iter_mut().flat_map(|subject| &mut subject.each);
            for (at, unit) in units.enumerate() {
                unit.letter = Some(format!("{LETTER}{at}"));
                (unit.quantifier, unit.determiner) = (None, None);
            }
        }
        let clauses = Clauses { each, any: clauses.any };
        let mut aside = Resolver { lenient: true, ..Resolver::new(self.lexicon, self.unknown, false) };
        let reading = aside.judged(Form::YesNo, &clauses).ok()?;
        let known = !aside.warnings.iter().any(|warning| warning.code == "not-mentioned");
        (known && reading.body.parts().first().is_some_and(is_done)).then_some(reading)
    }
}

/// "Any committee", "an economy", with nothing else said of it.
fn has_indefinite(clause: &Clause) -> bool {
    clause.subject.as_ref().and_then(|subject| subject.single()).is_some_and(is_indefinite)
}

fn is_indefinite(unit: &NounUnit) -> bool {
    let any = unit.quantifier.as_ref().is_some_and(|word| ["any", "some"].contains(&word.text.to_lowercase().as_str()));
    let one = unit.determiner.as_deref().is_some_and(|word| ["a", "an"].contains(&word));
    let plain = unit.letter.is_none() && matches!(unit.core, Core::Words(_)) && !unit.measures.any();
    plain && (any || one)
}

/// Whether it asks what somebody does: what one can do, others may not, and what one is, others are not.
fn is_done(condition: &Condition) -> bool {
    match condition {
        Condition::Statement(said) => {
            said.modality == Modality::Actual && !said.predicate.is_being() && is_asked(&said.subject)
        }
        _ => false,
    }
}

const fn is_asked(operand: &Operand) -> bool {
    matches!(operand, Operand::Variable(_))
}

/// What is judged comes before what things are: "is there a body that meets" asks whether one meets.
pub(super) fn with_statements_first(condition: Condition) -> Condition {
    let describes = |one: &Condition| {
        matches!(one, Condition::Kind(Operand::Variable(_), _) | Condition::Quality(Operand::Variable(_), _))
    };
    match condition {
        Condition::All(mut all) => {
            all.sort_by_key(describes);
            Condition::All(all)
        }
        Condition::Any(any) => Condition::Any(any.into_iter().map(with_statements_first).collect()),
        other => other,
    }
}

//! Letters that stand for the same thing wherever they stand: "a committee ?X that advises whoever chairs ?X".

use super::noun::Denoted;
use super::{Resolver, join};
use crate::question::error::AskError;
use crate::question::reading::{Condition, Form, Operand, Reading, Variable};
use crate::question::syntax::{self, Asks, Core, NounUnit};

impl Resolver<'_> {
    /// What a unit with a letter denotes; none if it has none.
    pub(super) fn lettered(&mut self, unit: &NounUnit) -> Result<Option<Denoted>, AskError> {
        let Some(letter) = letter_of(unit) else { return Ok(None) };
        let known = self.called.get(&letter).copied();
        let variable = known.unwrap_or_else(|| self.fresh());
        let operand = Operand::Variable(variable);
        let conditions = self.such(&operand, unit)?;
        Ok(Some(Denoted { operand, conditions, negated: false, quantity: None }))
    }

    /// From here on the letter of a unit stands for this.
    pub(super) fn call(&mut self, operand: &Operand, unit: &NounUnit) {
        if let (Some(letter), Operand::Variable(variable)) = (letter_of(unit), operand) {
            self.called.entry(letter).or_insert(*variable);
        }
    }

    /// An answer with what is shown beside it: "…, and their chair if any".
    pub(super) fn beside(&mut self, asks: &Asks, columns: &[syntax::Column]) -> Result<Reading, AskError> {
        let mut reading = self.ungrouped(asks)?;
        let Some(first) = reading.columns.first().map(|column| column.variable) else { return Ok(reading) };
        let mut conditions = vec![std::mem::replace(&mut reading.body, Condition::All(vec![]))];
        for column in columns {
            conditions.push(self.column(&Operand::Variable(first), column, &mut reading.columns)?);
        }
        reading.body = join(false, conditions);
        reading.form = Form::List;
        Ok(reading)
    }
}

/// The letter of a unit: after its noun, or alone.
fn letter_of(unit: &NounUnit) -> Option<String> {
    unit.letter.clone().or_else(|| is_letter(unit).then(|| unit.whole.trim_start_matches('?').to_owned()))
}

/// Whether a unit is a letter and nothing else.
pub(super) fn is_letter(unit: &NounUnit) -> bool {
    matches!(&unit.core, Core::Words(words) if words.text.starts_with('?'))
}

/// The letters of a reading, each with what it stands for.
pub(super) fn letters(
    called: std::collections::BTreeMap<String, Variable>,
) -> std::collections::BTreeMap<Variable, String> {
    called.into_iter().map(|(letter, variable)| (variable, letter)).collect()
}

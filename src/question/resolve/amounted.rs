//! "Is the quota more than 70,000 tonnes?": what something amounts to is named whole, with its bound, and never without it.

use super::verb::Frame;
use super::{Resolver, statement};
use crate::question::error::AskError;
use crate::question::reading::{Condition, Operand, Things};
use crate::question::syntax::value::{Against, Compared, Comparison};
use crate::question::syntax::{NounPhrase, NounUnit};
use crate::question::words::bound::bounded;

impl Resolver<'_> {
    /// That something named is so much, of a unit with an amount before it.
    pub(super) fn is_so_much(&mut self, frame: &Frame<'_>, unit: &NounUnit) -> Result<Option<Condition>, AskError> {
        let bare = unit.of.is_empty() && unit.owners.is_empty() && unit.relatives.is_empty();
        // "more than $3 million" is one word to the grammar.
        let apart =
            |told: &str| bounded(told).is_some_and(|told| told.comparison != Comparison::Equal || told.is_money());
        match &unit.measures.amount {
            _ if !bare => Ok(None),
            Some(amount) => self.amounts_to(frame, format!("{} {}", amount.words.text, unit.whole)),
            None if apart(&unit.whole) => self.amounts_to(frame, unit.whole.clone()),
            None => Ok(None),
        }
    }

    /// "is more than 5 per cent", "is over $3 million", where nothing tells a measure by which to compare.
    pub(super) fn compares_amounts(
        &mut self,
        frame: &Frame<'_>,
        compared: &Compared,
    ) -> Result<Option<Condition>, AskError> {
        let much = match &compared.against {
            Against::Noun(noun) => NounPhrase::single(noun).map(|unit| unit.whole.clone()),
            Against::Number(digits, Some(unit)) => Some(format!("{digits} {}", unit.text)),
            _ => None,
        };
        let Some(much) = much else { return Ok(None) };
        let bound = match (&compared.degree, compared.comparison) {
            (Some(degree), _) => format!("{} than", degree.text.to_lowercase()),
            (None, Comparison::AtLeast) => "at least".to_owned(),
            (None, Comparison::AtMost) => "at most".to_owned(),
            (None, Comparison::More) => "more than".to_owned(),
            (None, Comparison::Less) => "less than".to_owned(),
            (None, Comparison::Equal) => "exactly".to_owned(),
        };
        let is_bound = |amount: &str| bounded(amount).is_some_and(|told| told.comparison != Comparison::Equal);
        let amount = format!("{bound} {much}");
        if compared.degree.is_some() && !is_bound(&amount) {
            return Ok(None);
        }
        self.amounts_to(frame, amount)
    }

    /// That something named is an amount, if it is one; of whatever is called by a longer name nothing is asked.
    fn amounts_to(&mut self, frame: &Frame<'_>, amount: String) -> Result<Option<Condition>, AskError> {
        let named = matches!(frame.subject, Operand::Things(_));
        if !(self.lenient && named) || bounded(&amount).is_none() {
            return Ok(None);
        }
        let exactly = self.lexicon.called(&amount);
        let (names, narrower, broader) = (vec![], vec![], vec![]);
        let things = Things { label: amount, exactly, names, narrower, holder: false, broader };
        let be = self.be();
        self.qualified(frame, statement(frame.subject.clone(), be, Some(Operand::Things(things)))).map(Some)
    }
}

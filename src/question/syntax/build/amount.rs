//! Numbers for each of some things, orders and texts of the syntax tree.

use super::noun::bare_unit;
use super::{Builder, all, child};
use crate::question::syntax::parse::Rule;
use crate::question::syntax::value::Function;
use crate::question::syntax::{Asks, NounUnit, Order, Qualifier, Verb, Words};
use crate::question::words::degree::number;
use pest::iterators::Pair;

impl Builder<'_> {
    /// What is asked, with "for each committee" before it and "per year" behind it.
    #[must_use]
    pub(super) fn grouped(&self, pair: &Pair<'_, Rule>, asks: Asks) -> Asks {
        let units = |rule| -> Vec<NounUnit> {
            all(pair, rule).iter().filter_map(|group| Some(bare_unit(self, &child(group, Rule::bare_unit)?))).collect()
        };
        let (lead, per) = (units(Rule::lead), units(Rule::per));
        if lead.is_empty() && per.is_empty() { asks } else { Asks::Grouped { asks: Box::new(asks), lead, per } }
    }

    /// "the average population of cities".
    pub(super) fn amount_question(&self, pair: &Pair<'_, Rule>) -> Option<Asks> {
        let function = match self.spelling(&child(pair, Rule::aggregate)?).split(' ').next()? {
            "average" => Function::Average,
            "minimum" => Function::Least,
            "maximum" => Function::Greatest,
            _ => Function::Sum,
        };
        let what = Box::new(bare_unit(self, &child(pair, Rule::bare_unit)?));
        let qualifiers: Vec<Qualifier> = all(pair, Rule::qualifier).iter().flat_map(|q| self.qualifier(q)).collect();
        let number = child(pair, Rule::number_of).is_some();
        Some(self.grouped(pair, Asks::Amount { function, number, what, qualifiers }))
    }

    /// "by population, descending, the first five"; what stands after "by" may act instead.
    pub(super) fn order(&self, pair: &Pair<'_, Rule>) -> Option<Order> {
        let ordering = child(pair, Rule::ordering)?;
        let by = child(&ordering, Rule::nominal).map(|noun| self.words_of(&noun));
        let word = child(&ordering, Rule::order_word).map(|word| self.spelling(&word)).unwrap_or_default();
        let direction = child(&ordering, Rule::direction).map(|word| self.spelling(&word)).unwrap_or_default();
        let mut descending = direction_of(&word).or_else(|| direction_of(&direction));
        let mut take = None;
        if let Some(some) = child(&ordering, Rule::so_many) {
            take = child(&some, Rule::NUMBER).and_then(|digits| self.digits(&digits)?.parse().ok());
            match child(&some, Rule::SUPERLATIVE).map(|word| self.spelling(&word)).unwrap_or_default().as_str() {
                "last" => descending = Some(!descending.unwrap_or(false)),
                "first" | "" => {}
                _ => descending = descending.or(Some(true)),
            }
        }
        let plainly = child(&ordering, Rule::by_word).map(|by| self.words_of(&by));
        Some(Order { words: self.words_of(&ordering), by, plainly, descending, take })
    }

    fn digits(&self, pair: &Pair<'_, Rule>) -> Option<String> {
        number(self.words.get(self.tagged.words(pair))?).map(|(number, _)| number)
    }

    /// "contains “trade”".
    pub(super) fn text(&self, pair: &Pair<'_, Rule>) -> Option<Verb> {
        let verb: Words = self.words_of(&child(pair, Rule::text_verb)?);
        Some(Verb::Text(verb, self.words_of(&child(pair, Rule::NOUN)?)))
    }
}

/// Whether words of order go down; none where they do not say.
fn direction_of(words: &str) -> Option<bool> {
    let has = |any: &[&str]| any.iter().any(|word| words.contains(word));
    match words {
        "desc" => return Some(true),
        "asc" => return Some(false),
        _ => {}
    }
    match (
        has(&["descending", "decreasing", "largest first", "highest first", "latest first"]),
        has(&["ascending", "increasing", "smallest first", "lowest first", "earliest first"]),
    ) {
        (true, _) => Some(true),
        (false, true) => Some(false),
        (false, false) => None,
    }
}

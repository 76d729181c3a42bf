//! Questions about the network of all that is said.

use super::noun::noun_phrase;
use super::{Builder, all, child};
use crate::question::syntax::parse::Rule;
use crate::question::syntax::value::Tied;
use crate::question::syntax::{Asks, Core, NounPhrase};
use crate::text::Span;
use pest::iterators::Pair;

impl Builder<'_> {
    /// "which committees are most connected", "what is connected to SOM1", "is everything connected".
    pub(super) fn network(&self, pair: &Pair<'_, Rule>) -> Option<Asks> {
        let of = |inner: &Pair<'_, Rule>| child(inner, Rule::bare_noun_phrase).map(|noun| noun_phrase(self, &noun));
        let none = Asks::Network { tied: Tied::Parts, of: None, ends: vec![], within: None, take: None };
        if let Some(centre) = child(pair, Rule::centre) {
            let mut of = of(&centre);
            let take = self.whole_number(&centre).or_else(|| of.as_mut().and_then(taken_off));
            return Some(Asks::Network { tied: Tied::Most, of, ends: vec![], within: None, take });
        }
        let Some(reach) = child(pair, Rule::reach) else { return Some(none) };
        let tied = if child(&reach, Rule::not).is_some() { Tied::NotTo } else { Tied::To };
        let ends = all(&reach, Rule::noun_phrase).iter().map(|noun| noun_phrase(self, noun)).collect();
        let within = child(&reach, Rule::within).and_then(|within| self.whole_number(&within));
        Some(Asks::Network { tied, of: of(&reach), ends, within, take: None })
    }

    /// The number that stands in a pair.
    pub(super) fn whole_number(&self, pair: &Pair<'_, Rule>) -> Option<usize> {
        self.spelling(&child(pair, Rule::NUMBER)?).parse().ok()
    }
}

/// The number before a noun, "2" of "2 bodies", which is taken off it.
fn taken_off(noun: &mut NounPhrase) -> Option<usize> {
    let [unit] = noun.each.as_mut_slice() else { return None };
    let Core::Words(words) = &mut unit.core else { return None };
    let (number, rest) = words.text.split_once(' ')?;
    let (take, length) = (number.parse().ok()?, number.len() + 1);
    let rest = rest.to_owned();
    words.span = Span::new(words.span.start + length, words.span.end);
    unit.whole = unit.whole.get(length..).unwrap_or_default().to_owned();
    words.text = rest;
    Some(take)
}

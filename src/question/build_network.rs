//! Questions about the network of all that is said.

use super::build::{Builder, all, child};
use super::build_noun::noun_phrase;
use super::parse::Rule;
use super::syntax::Asks;
use super::syntax_value::Tied;
use pest::iterators::Pair;

impl Builder<'_> {
    /// "which committees are most connected", "what is connected to SOM1", "is everything connected".
    pub(super) fn network(&self, pair: &Pair<'_, Rule>) -> Option<Asks> {
        let of = |inner: &Pair<'_, Rule>| child(inner, Rule::bare_noun_phrase).map(|noun| noun_phrase(self, &noun));
        let none = Asks::Network { tied: Tied::Parts, of: None, ends: vec![], within: None, take: None };
        if let Some(centre) = child(pair, Rule::centre) {
            let take = self.whole_number(&centre);
            return Some(Asks::Network { tied: Tied::Most, of: of(&centre), ends: vec![], within: None, take });
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

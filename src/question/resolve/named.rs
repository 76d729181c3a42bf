//! What a noun phrase names as a whole: a thing, several, or the text of a clause.

use super::Resolver;
use super::noun::things;
use crate::lexicon::Denotation;
use crate::question::escape::query_of;
use crate::question::reading::{Operand, Things};
use crate::question::say::verb::is_plural;
use crate::question::syntax::{Core, NounUnit};
use crate::rdf::{Literal, NamedNode, namespace};

/// So many things are few.
const FEW: usize = 4;

impl Resolver<'_> {
    /// The thing that a unit names as a whole, with "of" and owner; none if it must be described.
    pub fn named_thing(&mut self, unit: &NounUnit) -> Option<Things> {
        let Core::Words(_) = &unit.core else { return None };
        let is_described = !(unit.relatives.is_empty() && unit.features.is_empty()) || unit.measures.any();
        if is_described || unit.letter.is_some() || query_of(unit).is_some() || self.is_defined(unit) {
            return None;
        }
        let composed = !(unit.owners.is_empty() && unit.of.is_empty());
        let mut exactly = self.lexicon.called(&unit.whole);
        if composed && exactly.is_empty() {
            exactly = self.called_otherwise(unit);
        }
        // Thousands of names may say more than a noun, so that they are not looked at where they do not count.
        if exactly.is_empty() && (composed || self.is_class(unit)) {
            return None;
        }
        let mut found = Denotation { exactly, ..self.denoted(&unit.whole) };
        self.in_its_number(&unit.whole, &mut found);
        let fits = !found.exactly.is_empty() || !composed && !found.narrower.is_empty() && !self.is_class(unit);
        fits.then(|| self.with_names(things(unit, found)))
    }

    /// "the ministers" are not the one who is called "Minister", where others are called ministers.
    fn in_its_number(&self, phrase: &str, found: &mut Denotation) {
        let plural = |thing: &NamedNode| self.lexicon.names_of(thing).iter().any(|name| is_plural(name));
        let post = |name: &str| name.starts_with(char::is_uppercase) && !is_plural(name);
        let one = |thing: &NamedNode| self.lexicon.names_of(thing).iter().all(|name| post(name));
        let several = is_plural(phrase) && phrase.starts_with(char::is_lowercase) && !found.exactly.is_empty();
        if several && found.exactly.iter().all(one) && found.narrower.iter().any(plural) {
            found.exactly.clear();
        }
    }

    /// With what the things are called besides.
    fn with_names(&self, mut things: Things) -> Things {
        if things.exactly.len() <= FEW {
            let names = things.exactly.iter().flat_map(|thing| self.lexicon.names_of(thing));
            things.names = names.map(std::borrow::Cow::into_owned).take(2 * FEW).collect();
        }
        things
    }

    /// "that the backlog remained a problem", "to close the bank": a text that has these words.
    pub(super) fn content(unit: &NounUnit) -> Option<Operand> {
        let Core::Words(words) = &unit.core else { return None };
        let opens = ["that ", "to "]
            .iter()
            .any(|opening| words.text.get(..opening.len()).is_some_and(|start| start.eq_ignore_ascii_case(opening)));
        let bare = unit.determiner.is_none() && unit.quantifier.is_none() && unit.owners.is_empty();
        let text = Literal::new_typed_literal(words.text.as_str(), namespace::WORDS);
        (opens && bare).then_some(Operand::Literal(text))
    }
}

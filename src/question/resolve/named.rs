//! What a noun phrase names as a whole: a thing, several, or the text of a clause.

use super::Resolver;
use super::noun::things;
use crate::lexicon::{Denotation, Meaning};
use crate::question::escape::query_of;
use crate::question::reading::{Operand, Things};
use crate::question::say::verb::is_plural;
use crate::question::syntax::{Core, NounUnit};
use crate::rdf::{Literal, NamedNode, namespace};

/// So many things are few.
const FEW: usize = 4;
/// Of so many names none is meant in particular.
const MANY: usize = 64;

/// Whether a name is written with capitals: "Seabed Authority".
fn is_proper(name: &str) -> bool {
    let small = ["of", "the", "and", "for", "on", "in", "to", "de", "la", "du"];
    let mut words = name.split_whitespace().filter(|word| !small.contains(word)).peekable();
    words.peek().is_some() && words.all(|word| word.starts_with(char::is_uppercase)) && name.contains(' ')
}

/// Whether a name is another one with whose it is: "the company's shares".
fn is_owned(name: &str, short: &str) -> bool {
    let owned = name.rsplit_once("'s ").or_else(|| name.rsplit_once("’s ")).or_else(|| name.rsplit_once("s' "));
    owned.is_some_and(|(_, owned)| owned.eq_ignore_ascii_case(short))
}

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
        // "the Authority", with its capital, is a name although an authority is a body.
        let capital = unit.determiner.as_deref() == Some("the") && unit.whole.starts_with(char::is_uppercase);
        // Thousands of names may say more than a noun, so that they are not looked at where they do not count.
        if exactly.is_empty() && (composed || self.is_class(unit) && !capital) {
            return None;
        }
        let mut found = Denotation { exactly, ..self.denoted(&unit.whole) };
        self.in_its_number(&unit.whole, &mut found);
        if !composed {
            self.called_in_full(unit, &mut found);
        }
        let fits = !found.exactly.is_empty() || !composed && !found.narrower.is_empty() && !self.is_class(unit);
        let holder = unit.determiner.as_deref() == Some("the") && self.is_office(&unit.whole);
        fits.then(|| Things { holder, ..self.with_names(things(unit, found)) })
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

    /// "the fire station" is "the old fire station" where no other is spoken of; "the Authority" is "the Seabed Authority",
    /// "the shares" are "the company's shares", and "Roe" is "Councillor Roe".
    fn called_in_full(&self, unit: &NounUnit, found: &mut Denotation) {
        if found.narrower.len() > MANY {
            return;
        }
        let names = |thing: &NamedNode| -> Vec<String> {
            self.lexicon.names_of(thing).into_iter().map(std::borrow::Cow::into_owned).collect()
        };
        let some = |fits: &dyn Fn(&str) -> bool| -> Vec<NamedNode> {
            let narrower = found.narrower.iter();
            narrower.filter(|thing| names(thing).iter().any(|name| fits(name))).cloned().collect()
        };
        let is_full =
            |things: &[NamedNode]| things.iter().any(|thing| names(thing).iter().any(|name| name.contains(' ')));
        let meant = match unit.determiner.as_deref() {
            None if unit.whole.starts_with(char::is_uppercase) => some(&|name| self.is_with_role(name, &unit.whole)),
            Some("the") if is_plural(&unit.whole) => some(&|name| is_owned(name, &unit.whole)),
            // "the Board" is "the Board of Directors".
            Some("the") if found.narrower.len() == 1 && !is_full(&found.exactly) => found.narrower.clone(),
            Some("the") => {
                let proper = some(&is_proper);
                if is_full(&found.exactly) || proper.len() != 1 {
                    some(&|name| is_owned(name, &unit.whole))
                } else {
                    proper
                }
            }
            _ => vec![],
        };
        let one = unit.determiner.is_none() || meant.len() == 1;
        for thing in meant.into_iter().filter(|_| one) {
            found.narrower.retain(|other| *other != thing);
            found.exactly.push(thing);
        }
        found.exactly.sort_unstable();
        found.exactly.dedup();
    }

    /// "Councillor Roe" is Roe: what stands before the name is an office.
    fn is_with_role(&self, name: &str, short: &str) -> bool {
        let Some(role) = name.strip_suffix(short).map(str::trim_end) else { return false };
        let nouns = crate::lexicon::normal_words(role);
        let known = |noun: &String| self.is_office(noun) || role.starts_with(char::is_uppercase) && self.is_role(noun);
        matches!(nouns.as_slice(), [noun] if known(noun)) && !self.is_common(short)
    }

    /// Whether a noun in the singular says what somebody is: "judge".
    fn is_office(&self, noun: &str) -> bool {
        let vocabulary = self.lexicon.vocabulary();
        let office = |class: &NamedNode| {
            [namespace::POST, namespace::PERSON].iter().any(|wide| vocabulary.is_within(class.as_ref(), *wide))
        };
        let words = crate::lexicon::normal_words(noun);
        !is_plural(noun) && words.last().is_some_and(|head| vocabulary.classes(head).iter().any(office))
    }

    /// Whether a word is a common noun of the graph.
    fn is_common(&self, word: &str) -> bool {
        let common = |meaning: &Meaning| matches!(meaning, Meaning::Kind(_) | Meaning::Class(_));
        self.lexicon.named(word).iter().any(|entry| common(&entry.meaning))
    }

    /// Whether people are said to be it: the graph has it as a name of its own, and as a common noun or the title of others.
    fn is_role(&self, noun: &str) -> bool {
        !self.lexicon.exactly(noun).is_empty()
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

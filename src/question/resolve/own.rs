//! What belongs to somebody, however the text puts it: "its budget", "the OECD's members", "members of the OECD".

use super::Resolver;
use super::noun::Group;
use crate::lexicon::{Entry, Meaning, normal_words};
use crate::question::error::AskError;
use crate::question::reading::{Operand, Things};
use crate::question::syntax::{Core, NounPhrase, NounUnit, Words};
use crate::rdf::NamedNode;
use std::borrow::Cow;

/// Words for what belongs to the subject.
const OWN: &[&str] = &["its", "their", "his", "her"];

impl Resolver<'_> {
    /// Who or what a clause is about. A common noun in the plural stands also for the only things that the text calls
    /// so and tells more of: "organizations" for "organizations with consultative status".
    pub fn subject(&mut self, noun: &NounPhrase) -> Result<Group, AskError> {
        let mut group = self.counted_phrase(noun)?;
        if let (Some(unit), [denoted]) = (noun.single(), group.each.as_mut_slice())
            && let (Operand::Things(things), true) = (&mut denoted.operand, self.is_common_plural(unit))
            && let [only] = self.going_on(&unit.whole).as_slice()
        {
            things.narrower.retain(|thing| thing != only);
            things.exactly.push(only.clone());
        }
        Ok(group)
    }

    fn is_common_plural(&self, unit: &NounUnit) -> bool {
        let common = unit.determiner.is_none() && !unit.whole.chars().any(char::is_uppercase);
        common && self.is_plural(&NounPhrase { any: false, each: vec![unit.clone()] })
    }

    /// "its" stands for this from here on.
    pub fn refer_to(&mut self, operand: &Operand) {
        self.antecedent = match operand {
            Operand::Things(things) => Some(things.clone()),
            Operand::Variable(_) | Operand::Literal(_) => None,
        };
    }

    /// "its treaties": the thing that is called so as the subject's, or simply so.
    pub fn own_thing(&mut self, unit: &NounUnit) -> Option<Things> {
        let own = unit.determiner.as_deref().is_some_and(|word| OWN.contains(&word));
        let antecedent = self.antecedent.clone().filter(|_| own && unit.owners.is_empty() && unit.of.is_empty())?;
        let mut found = self.owned_by(&antecedent.exactly, &unit.whole);
        if found.is_empty() {
            return None;
        }
        found.extend(self.lexicon.called(&unit.whole));
        found.sort_unstable();
        found.dedup();
        let label = format!("{} {}", unit.determiner.clone().unwrap_or_default(), unit.whole);
        Some(Things { label, exactly: found, names: vec![], narrower: vec![], holder: false, broader: vec![] })
    }

    /// What is called "the owner's …" or "… of the owner" by any of the owner's names.
    fn owned_by(&self, owners: &[NamedNode], owned: &str) -> Vec<NamedNode> {
        let mut found: Vec<NamedNode> = vec![];
        for name in owners.iter().flat_map(|owner| self.lexicon.names_of(owner)) {
            for phrase in [format!("{name}'s {owned}"), format!("{owned} of {name}"), format!("{name} {owned}")] {
                found.extend(self.lexicon.exactly(&phrase));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What belongs to whoever is called so; of a surname that nobody has alone, to the only bearer of it who has such a thing.
    fn owned_by_called(&self, name: &str, owned: &str) -> Vec<NamedNode> {
        let found = self.denoted(name);
        if !found.exactly.is_empty() || !name.starts_with(char::is_uppercase) || name.contains(' ') {
            return self.owned_by(&found.exactly, owned);
        }
        let bears =
            |full: &str| full.strip_suffix(name).is_some_and(|first| first.ends_with(' ') && !first.contains("'s "));
        let bearers = found.narrower.iter().filter(|thing| self.lexicon.names_of(thing).iter().any(|full| bears(full)));
        let mut all: Vec<Vec<NamedNode>> =
            bearers.map(|bearer| self.owned_by(std::slice::from_ref(bearer), owned)).collect();
        all.retain(|owned| !owned.is_empty());
        all.dedup();
        if let [own] = all.as_slice() { own.clone() } else { vec![] }
    }

    /// "the OECD's members" where the text has another name of the OECD, or "members of the OECD", or says more of the
    /// only ones that it calls so.
    pub fn called_otherwise(&self, unit: &NounUnit) -> Vec<NamedNode> {
        let Core::Words(Words { text: owned, .. }) = &unit.core else { return vec![] };
        let mut longer = self.going_on(&unit.whole);
        if longer.len() > 1 {
            // What belongs to it is another thing: "the Ministers of Energy of the Forum's last meeting".
            let owned = |name: &str| name.contains("'s ") || name.contains("’s ") || name.contains("s' ");
            longer.retain(|thing| self.lexicon.names_of(thing).iter().any(|name| !owned(name)));
        }
        if let [only] = longer.as_slice() {
            return vec![only.clone()];
        }
        match (unit.owners.as_slice(), unit.of.as_slice()) {
            ([owner], []) => self.owned_by_called(&owner.text, owned),
            ([], [of]) => match of.single() {
                Some(owner) if owner.relatives.is_empty() => self.owned_by_called(&owner.whole, owned),
                _ => vec![],
            },
            _ => vec![],
        }
    }

    /// Whether a noun names a class of posts: somebody has an office by being something.
    pub fn is_post(&self, words: &Words) -> bool {
        let holds = |entry: &Cow<'_, Entry>| match &entry.meaning {
            Meaning::Class(class) => self.lexicon.vocabulary().holder(class).is_some(),
            _ => false,
        };
        self.lexicon.named(&normal_words(&words.text).join(" ")).iter().any(holds)
    }
}
